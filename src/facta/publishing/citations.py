"""Citations: every entry on a page leads to its passage in the page of its report.

A citation that is shown (`cite`) is remembered, so that a public dossier holds exactly the passages that its first
page cites, each with its sentence.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from facta.model.document import Document
from facta.model.passage import Span
from facta.model.record import Coverage, Reading, Record

MAX_NAME = 48


@dataclass(frozen=True, slots=True)
class Cite:
    """A passage as a page shows it.

    href: from the dossier's root to the place in the report's page. text: the words, white space run together.
    report: publisher and day. part: what the passage is to its finding, or "".
    """

    href: str
    text: str
    report: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """A passage, and the place on the first page that rests on it."""

    span: Span
    anchor: str
    words: str


def anchor_of(span: Span) -> str:
    """The id of the mark that begins a passage."""
    return f"p-{span[0]}-{span[1]}"


class Citations:
    """Links into the report pages of one dossier, and the passages cited so far.

    public: only cited passages are shown. withheld: ids of documents whose address is not given, for the original
    names a masked person.
    """

    def __init__(
        self, record: Record, pages: dict[str, str], public: bool = False, withheld: frozenset[str] = frozenset()
    ) -> None:
        self.record = record
        self.withheld = withheld
        self.public = public
        self.pages = pages
        self.cited: dict[str, set[Span]] = {}
        self.weighty: dict[str, set[Span]] = {}
        self.backs: dict[str, list[Back]] = {}
        self._joined: dict[str, tuple[int, tuple[Span, ...]]] = {}

    def cite(self, document: str, span: Span, part: str = "", weighty: bool = False) -> Cite:
        """The passage at `span`, which from now on is shown in the report's page; marked there where it is weighty."""
        if weighty:
            self.weighty.setdefault(document, set()).add(Span(*span))
        self.cited.setdefault(document, set()).add(Span(*span))
        text = self.record.reading_of[document].document.text[span[0] : span[1]]
        return Cite(self.href(document, span), one_line(text), self.report(document), part)

    def lead_back(self, document: str, span: Span, anchor: str, words: str) -> None:
        """Let the passage at `span` lead back to what cites it on the first page."""
        back = Back(Span(*span), anchor, words)
        held = self.backs.setdefault(document, [])
        if back not in held:
            held.append(back)

    def href(self, document: str, span: Span | None = None) -> str:
        """Address of a report's page, or of a place in it."""
        return self.pages[document] + (f"#{anchor_of(span)}" if span is not None else "")

    def place(self, document: str, span: Span) -> str:
        """Address of a passage that is not cited by itself: in a public dossier it may not be shown."""
        shown = not self.public or self.shows(self.record.reading_of[document], span)
        return self.href(document, span if shown else None)

    def shows(self, reading: Reading, span: Span) -> bool:
        """Whether the whole of a passage stands in the report's page."""
        return not self.public or any(sentence.covers(span) for sentence in self.shown(reading))

    def address(self, document: Document) -> str | None:
        """Address of the original, or None where there is none to give."""
        return None if document.id in self.withheld else document.url

    def report(self, document: str) -> str:
        """Publisher and day of a report, in short."""
        return report_line(self.record.reading_of[document].document)

    def shown(self, reading: Reading) -> tuple[Span, ...]:
        """The sentences of a report in which a cited passage stands, in text order, joined where they touch."""
        cited = sorted(self.cited.get(reading.document.id, ()))
        known, joined_then = self._joined.get(reading.document.id, (-1, ()))
        if known == len(cited):
            return joined_then
        sentences = sorted({*(s for s in reading.sentences if any(s.overlaps(c) for c in cited)), *cited})
        joined: list[Span] = []
        for span in sentences:
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._joined[reading.document.id] = len(cited), tuple(joined)
        return tuple(joined)


def report_line(document: Document) -> str:
    """Publisher and day: "Tervan Courier, 2024-05-03"; without a publisher the title, cut where it is long."""
    name = document.publisher or one_line(document.title or "") or document.source
    name = name if len(name) <= MAX_NAME else name[:MAX_NAME].rsplit(" ", 1)[0] + " …"
    return f"{name}, {document.published or 'no date'}"


def in_short(coverage: Coverage) -> str:
    """What was looked at, without the publishers, which the page has told: "in these 12 reports, up to 2024-05-02"."""
    reports = "in this 1 report" if coverage.reports == 1 else f"in these {coverage.reports} reports"
    return reports + (f", up to {coverage.last}" if coverage.last else "")


def one_line(text: str) -> str:
    """`text` with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def safe_url(url: str | None) -> str | None:
    """`url` where a browser may follow it: http or https, a host, no blanks, brackets or control characters."""
    if not url or re.search(r"[\s<>\"'`\[\]{}\\^|\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
