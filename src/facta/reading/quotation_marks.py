"""Quotation marks: which stretches of a text stand between them.

Every style is read: “…”, "…", «…», »…«, ‹…›, 「…」, 『…』, „…“, „…”, ‘…’, '…', ``…'', ''…'' and what a wrong decoding
makes of them; and turns that a dash opens ("— It is safe, — said Marr.").
Apostrophes are told from single marks by what stands beside them. Pairing stays inside a paragraph; a mark that is
never closed ends at the comma before "she said", at the paragraph's end, or before the next mark that opens.
"""

import re
from dataclasses import dataclass, field, replace

from facta.model.document import Document
from facta.model.passage import Span
from facta.model.sentence import Quotation

_MARK = re.compile(
    r"â€œ|â€\x9d|â€(?!™|˜|“|”|¦)|â€˜|â€™|&(?:quot|ldquo|rdquo|laquo|raquo|#34|#39|apos);"
    r"|``|''|’’|‘‘|,,(?=[^\W\d_])|<<|>>|[\"“”„‟«»‹›「」『』‘’‚'`]"
)
_DOUBLE_OPEN = frozenset({"“", "„", "‟", "``", "‘‘", ",,", "â€œ", "&ldquo;", "「", "『"})
_DOUBLE_CLOSE = frozenset({"”", "’’", "â€\x9d", "â€", "&rdquo;", "」", "』"})
_DOUBLE_EITHER = frozenset({'"', "''", "&quot;", "&#34;"})
_GUILLEMETS = frozenset({"«", "»", "<<", ">>", "&laquo;", "&raquo;"})
_ANGLES = frozenset({"‹", "›"})
_SINGLE = frozenset({"‘", "’", "‚", "'", "`", "â€˜", "â€™", "&#39;", "&apos;"})
_ELISION = re.compile(r"\d\ds?\b|(?:em|tis|twas|til|cause|n|bout|round|cuz)\b", re.IGNORECASE)
_OPENING_LEFT = frozenset("([{<—–-/“\"«„‘'…:")


_NEVER_FIRST = frozenset(",;!?)")
_FULL_STOP = re.compile(r"\.(?!\.)")
_NAME = r"(?:[A-Z][\w’'.-]*\s){1,4}"
_SAID = r"(?:said|says|added|adds|told|wrote|recalled|explained|insisted|replied|asked)\b"
_CUE = re.compile(
    rf",\s*(?:[—–]\s*)?(?=(?:{_NAME}|(?:he|she|they|it)\s|the\s(?:\w+\s){{1,3}}){_SAID}|{_SAID}\s(?:[A-Z]|the\s|a\s|he\s|she\s))"
)
"""The comma before "said Marr" or "she said", which ends a quotation that nothing closes."""
_DASH_OPENS = re.compile(r"[—–]\s*(?=[A-Z])")
_DASH_AGAIN = re.compile(r"[.,]\s+[—–]\s*(?=\w)")


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    start: int
    inner: int
    style: str
    level: int


@dataclass(slots=True)
class _Pairing:
    """The marks of one paragraph while they are paired."""

    text: str
    paragraph: Span
    marks: list[Span]
    waiting: list[_Open] = field(default_factory=list[_Open])
    found: list[Quotation] = field(default_factory=list[Quotation])
    _surplus: list[int] = field(default_factory=list[int])

    def open(self, mark: Span, style: str) -> None:
        self.waiting.append(_Open(mark.start, mark.end, style, len(self.waiting)))

    def close(self, mark: Span, style: str) -> bool:
        """Pair `mark` with the last waiting mark of `style`; those opened after it stay unclosed."""
        at = next((n for n in range(len(self.waiting) - 1, -1, -1) if self.waiting[n].style == style), None)
        if at is None:
            return False
        for left in self.waiting[at + 1 :]:
            self.end_unclosed(left, mark.start)
        self.record(self.waiting[at], mark.end, mark.start, closed=True)
        del self.waiting[at:]
        return True

    def record(self, mark: _Open, end: int, inner_end: int, closed: bool) -> None:
        if inner_end > mark.inner:
            self.found.append(
                Quotation(Span(mark.start, end), Span(mark.inner, inner_end), mark.level, closed, continues=False)
            )

    def end_unclosed(self, mark: _Open, end: int) -> None:
        while end > mark.inner and self.text[end - 1].isspace():
            end -= 1
        if mark.style != "single":  # a lone single mark is an apostrophe
            self.record(mark, end, end, closed=False)

    def finish(self) -> list[Quotation]:
        for mark in self.waiting:
            end = self.paragraph.end
            cue = _CUE.search(self.text, mark.inner, end) if mark.level == 0 else None
            self.end_unclosed(mark, end if cue is None else cue.start() + 1)
        return self.found

    def closing_after(self, number: int) -> int:
        """How many more double marks close than open behind mark `number`."""
        if not self._surplus:
            self._surplus = [0]
            for mark in reversed(self.marks):
                step = _closes_double(self.text, mark) - _opens_double(self.text, mark)
                self._surplus.append(self._surplus[-1] + step)
            self._surplus.reverse()
        return self._surplus[number + 1]

    def is_waiting(self, style: str) -> bool:
        return any(mark.style == style for mark in self.waiting)


def quotations_of(document: Document, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """The quotations of `document`, outermost and nested, in text order."""
    text = document.text
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        quotations = _paired(text, paragraph)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if quotations and following is not None and _MARK.match(text, following.start):
            quotations = [
                replace(q, continues=True) if not q.closed and q.level == 0 and q.span.end == paragraph.end else q
                for q in quotations
            ]
        found.extend(quotations)
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _dash_turn(text: str, paragraph: Span) -> list[Quotation]:
    """ "— It is safe, — said Marr. — We stay.": the words of a turn that a dash opens, up to and after who said them.

    Only where a comma and somebody's saying follow, so that a list with dashes is none.
    """
    opening = _DASH_OPENS.match(text, paragraph.start, paragraph.end)
    cue = _CUE.search(text, opening.end(), paragraph.end) if opening is not None else None
    if opening is None or cue is None or _MARK.search(text, paragraph.start, cue.start()):
        return []
    pieces = [Span(opening.end(), cue.start() + 1)]
    if again := _DASH_AGAIN.search(text, cue.end(), paragraph.end):
        pieces.append(Span(again.end(), paragraph.end))
    return [Quotation(piece, piece, 0, closed=False, continues=False) for piece in pieces]


def _paired(text: str, paragraph: Span) -> list[Quotation]:
    if turn := _dash_turn(text, paragraph):
        return turn
    marks = [Span(*match.span()) for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    pairing = _Pairing(text, paragraph, marks)
    for number, mark in enumerate(marks):
        _place(pairing, number, mark)
    return pairing.finish()


def _place(pairing: _Pairing, number: int, mark: Span) -> None:
    shape = pairing.text[mark.start : mark.end]
    if shape in _SINGLE:
        _place_single(pairing, number, mark)
    elif shape in _GUILLEMETS:
        _place_either(pairing, number, mark, "guillemet")
    elif shape in _ANGLES:
        _place_either(pairing, number, mark, "angle")
    elif shape in _DOUBLE_OPEN:
        if shape in "“‟" and pairing.waiting and _looks_closing(pairing.text, mark):
            # „so“ closes with the mark that opens elsewhere; so do two “ typed alike
            pairing.close(mark, "double")
        else:
            _open_double(pairing, number, mark)
    elif shape in _DOUBLE_CLOSE:
        if not pairing.close(mark, "double") and _looks_opening(pairing.text, mark):
            pairing.open(mark, "double")
    elif shape in _DOUBLE_EITHER:
        _place_either(pairing, number, mark, "double")


def _place_either(pairing: _Pairing, number: int, mark: Span, style: str) -> None:
    """A mark that opens and closes alike: what stands beside it decides, else whether one waits."""
    opening = _looks_opening(pairing.text, mark) and not _looks_closing(pairing.text, mark)
    if not pairing.is_waiting(style):
        pairing.open(mark, style)
    elif opening and style == "double":
        _open_double(pairing, number, mark)
    elif opening:
        pairing.open(mark, style)
    else:
        pairing.close(mark, style)


def _open_double(pairing: _Pairing, number: int, mark: Span) -> None:
    """Open inside one that waits where enough marks close later; else the waiting one was never closed."""
    if pairing.is_waiting("double"):
        waiting = sum(1 for w in pairing.waiting if w.style == "double")
        if pairing.closing_after(number) <= waiting:
            for left in pairing.waiting:
                pairing.end_unclosed(left, mark.start)
            pairing.waiting.clear()
    pairing.open(mark, "double")


def _closes_double(text: str, mark: Span) -> bool:
    shape = text[mark.start : mark.end]
    return shape in _DOUBLE_CLOSE or (shape in _DOUBLE_EITHER | {"“"} and _looks_closing(text, mark))


def _opens_double(text: str, mark: Span) -> bool:
    shape = text[mark.start : mark.end]
    if shape in _DOUBLE_OPEN:
        return not (shape == "“" and _looks_closing(text, mark))
    return shape in _DOUBLE_EITHER and _looks_opening(text, mark) and not _looks_closing(text, mark)


def _place_single(pairing: _Pairing, number: int, mark: Span) -> None:
    text = pairing.text
    if pairing.is_waiting("single") and _single_closes(text, mark):
        if not (_is_plural_possessive(text, mark) and _another_single_closes(pairing, number)):
            pairing.close(mark, "single")
    elif _single_opens(text, mark) and not pairing.is_waiting("single") and _another_single_closes(pairing, number):
        pairing.open(mark, "single")


def _single_opens(text: str, mark: Span) -> bool:
    return (
        text[mark.start : mark.end] not in {"’", "â€™"}
        and _looks_opening(text, mark)
        and not _ELISION.match(text, mark.end)
    )


def _single_closes(text: str, mark: Span) -> bool:
    after = text[mark.end : mark.end + 1]
    before = text[mark.start - 1 : mark.start]
    return bool(before) and not before.isspace() and not after.isalnum()


def _is_plural_possessive(text: str, mark: Span) -> bool:
    return text[mark.start - 1 : mark.start] in "sS" and re.match(r"\s\w", text[mark.end : mark.end + 2]) is not None


def _another_single_closes(pairing: _Pairing, number: int) -> bool:
    rest = pairing.marks[number + 1 :]
    return any(pairing.text[m.start : m.end] in _SINGLE and _single_closes(pairing.text, m) for m in rest)


def _looks_opening(text: str, mark: Span) -> bool:
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    after = text[mark.end : mark.end + 1]
    if not after or after.isspace() or after in _NEVER_FIRST or _FULL_STOP.match(text, mark.end):
        return False
    return not before or before.isspace() or before in _OPENING_LEFT


def _looks_closing(text: str, mark: Span) -> bool:
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    after = text[mark.end : mark.end + 1]
    return bool(before) and not before.isspace() and (not after or not after.isalnum())
