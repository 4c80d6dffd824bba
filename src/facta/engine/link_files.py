"""Saved readings to linked ones: lines of JSON in, the same lines with what holds across reports out.

In: lines as `facta read` prints them, or that have already been linked. Out: one line a report with `parties[].entity`,
`acts[].incident` and `matters[].across` added, sorted by the report's path, and a last line with what belongs to no
single report. Only the report's text and the fields present are looked at; whatever else a line holds is kept.
With an index (link_index.py) a line that was linked before is neither taken apart nor looked into again.
"""

import codecs
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from facta.codebook.codebook import load_codebook
from facta.engine.link_index import KnownReport, LinkIndex, NoIndex, Slots, index_beside, line_digest
from facta.linking.briefing import brief_of
from facta.linking.pile import Pile, across_texts
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json
from facta.publishing.record_json import ACROSS, linkable, with_links

type Row = dict[str, Any]

LOOKED_AT = ("document", "parties", "acts", "matters", "sentences")
LINKED = ("parties", "acts", "matters")
HELD = "\x01"
"""Stands in a line for an id that is still to come; no line holds it bare, since JSON escapes it."""


@dataclass(frozen=True)
class BrokenLine:
    """A line that could not be used: where it stands, and what was found."""

    place: str
    found: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found}; the line was left out"


@dataclass(frozen=True)
class ReadLine:
    """A usable line: the row as given, and the reading that linking looks at."""

    place: str
    row: Row
    reading: Reading

    @property
    def source(self) -> str:
        """The path of the report."""
        return self.reading.document.source

    @property
    def document(self) -> str:
        """The id of the report."""
        return self.reading.document.id


@dataclass(frozen=True)
class KnownLine:
    """A line that stood in a linked pile, as it stands there; its digest, and the report that it is of."""

    place: str
    line: memoryview
    digest: bytes
    report: KnownReport

    @property
    def source(self) -> str:
        """The path of the report."""
        return self.report.source

    @property
    def document(self) -> str:
        """The id of the report."""
        return self.report.id

    @cached_property
    def read(self) -> ReadLine:
        """The line taken apart after all."""
        found = _line_read(bytes(self.line), self.place)
        if not isinstance(found, ReadLine):
            raise TypeError(f"{self.place}: a line of the index is no reading")
        return found


type UsableLine = ReadLine | KnownLine


def lines_read(content: bytes, name: str, index: LinkIndex | None = None) -> Iterator[UsableLine | BrokenLine]:
    """What the lines of the file `name` hold; empty lines and the last line of a linked file are passed over."""
    for number, line in enumerate(_divided(content.removeprefix(codecs.BOM_UTF8)), 1):
        place = f"{name}, line {number}"
        if index is not None and index.holds_a_pile:
            digest = line_digest(line)
            if digest in index.lines:
                yield KnownLine(place, line, digest, index.lines[digest])
                continue
        text = bytes(line)
        found = None if not text or text.isspace() else _line_read(text, place)
        if found is not None:
            yield found


def _divided(content: bytes) -> Iterator[memoryview]:
    """The lines, without what ends them; nothing is copied."""
    whole = memoryview(content)
    at = 0
    while (end := content.find(b"\n", at)) >= 0:
        yield whole[at:end]
        at = end + 1
    yield whole[at:]


def _line_read(line: bytes, place: str) -> ReadLine | BrokenLine | None:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as problem:
        return BrokenLine(place, f"not JSON ({problem})")
    document: Any = row.get("document") if isinstance(row, dict) else None
    if not isinstance(document, dict):
        return BrokenLine(place, 'no reading: "document" is missing; give lines that facta read printed')
    fields: Row = document
    if fields.get("id") == ACROSS:
        return None
    if not isinstance(fields.get("id"), str) or not isinstance(fields.get("text"), str):
        return BrokenLine(place, 'no reading: "document" needs "id" and "text"')
    known = {"source": fields["id"], **{name: value for name, value in fields.items() if value is not None}}
    looked_at: Row = {name: row[name] for name in LOOKED_AT if row.get(name) is not None} | {"document": known}
    try:
        reading = reading_from_json(looked_at)
    except KeyError as problem:
        return BrokenLine(place, f"a field is missing: {problem}")
    except (TypeError, ValueError, AttributeError) as problem:
        return BrokenLine(place, f"a field has the wrong form ({problem})")
    outside = _outside(reading)
    return BrokenLine(place, outside) if outside else ReadLine(place, row, reading)


def _outside(reading: Reading) -> str:
    """What a reading cites that does not lie in its text, in words; empty where all does."""
    end = len(reading.document.text)
    cited = [(f"act {act.id}", span) for act in reading.acts for span in (act.trigger, act.passage)]
    cited += [(f"party {party.id}", span) for party in reading.parties for span in party.mentions]
    for what, span in cited:
        if not 0 <= span.start <= span.end <= end:
            return f"{what} cites characters {span.start}–{span.end}, but the text has {end}"
    return ""


def once_each(lines: Sequence[UsableLine]) -> tuple[list[UsableLine], list[BrokenLine]]:
    """The lines, each report once and sorted by path; and those left out for telling of one report otherwise.

    Of two lines on one report that differ, the one whose JSON sorts first is kept, whatever their order.
    """
    told = Counter(line.document for line in lines)
    once: list[UsableLine] = [line for line in lines if told[line.document] == 1]
    often = [line for line in lines if told[line.document] > 1]
    kept: dict[str, UsableLine] = {}
    left_out: list[BrokenLine] = []
    for line in sorted(often, key=_place_in_order):
        earlier = kept.setdefault(line.document, line)
        if earlier is line or _read(earlier).reading == _read(line).reading:
            continue
        first, second = sorted((earlier, line), key=lambda one: (_plain(_read(one).row), one.place))
        kept[line.document] = first
        left_out.append(BrokenLine(second.place, f"another reading of {line.source} ({first.place})"))
    return sorted([*once, *kept.values()], key=_place_in_order), left_out


def _read(line: UsableLine) -> ReadLine:
    return line.read if isinstance(line, KnownLine) else line


def _place_in_order(line: UsableLine) -> tuple[str, str]:
    return line.source, line.document


def _plain(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


@dataclass(frozen=True)
class LinkedPile:
    """A linked pile: its lines, which may be gone through once, lines that were left out, and what was found."""

    lines: Iterator[bytes | memoryview]
    broken: tuple[BrokenLine, ...]
    reports: int
    index: LinkIndex | None


def linked_pile(
    contents: Sequence[tuple[str, bytes]],
    codebooks: Sequence[Path] = (),
    beside: Sequence[Path] = (),
    *,
    keep: bool = False,
) -> LinkedPile:
    """The pile whose lines the files hold (name and bytes), linked.

    beside: files whose indexes may be used. keep: whether an index will be written.
    """
    index = LinkIndex.opened([index_beside(path) for path in beside], codebooks)
    found = [line for name, content in contents for line in lines_read(content, name, index)]
    lines, twice = once_each([line for line in found if not isinstance(line, BrokenLine)])
    broken = (*(line for line in found if isinstance(line, BrokenLine)), *twice)
    try:
        texts = linked_lines(lines, codebooks, index, keep=keep)
    except NoIndex:
        index.forget()
        texts = linked_lines(lines, codebooks, index, keep=keep)
    return LinkedPile(texts, broken, len(lines), index if keep or index.holds_a_pile else None)


def linked_lines(
    lines: Sequence[UsableLine], codebooks: Sequence[Path] = (), index: LinkIndex | None = None, *, keep: bool = False
) -> Iterator[bytes | memoryview]:
    """The linked pile, one JSON object a line, the last one about the pile; `index` learns what was found.

    Raises NoIndex at once, or not at all.
    """
    index = index or LinkIndex(codebooks)
    fresh = [line for line in lines if isinstance(line, ReadLine)]
    if not _only_grown(lines, fresh, index):
        index.forget()
    if not index.holds_a_pile:
        fresh = [_read(line) for line in lines]
    codebook = load_codebook(codebooks)
    pile = index.pile(codebooks, keeps=keep or index.holds_a_pile)
    changed = pile.add([brief_of(line.reading, codebook) for line in fresh]) if fresh else set[str]()
    spliced: dict[bytes, bytes] = {}
    for line in lines if index.holds_a_pile else ():
        if isinstance(line, KnownLine) and line.document in changed:
            _splice(line, pile, index, spliced)
    across = _across(pile)
    keeping = index if keep else None
    return _texts(lines if index.holds_a_pile else fresh, pile, spliced, across, keeping)


def _only_grown(lines: Sequence[UsableLine], fresh: Sequence[ReadLine], index: LinkIndex) -> bool:
    """Whether all lines of the index are there, and no other reading of their reports."""
    known = {report.id for report in index.lines.values()}
    there = sum(isinstance(line, KnownLine) for line in lines)
    return there == len(index.lines) and not any(line.document in known for line in fresh)


def _splice(line: KnownLine, pile: Pile, index: LinkIndex, spliced: dict[bytes, bytes]) -> None:
    """Put a line of the pile, where its ids are others now, among those `spliced`, by its digest."""
    slots = index.slots(line.digest)
    one = slots.linkable
    links = pile.links(one.parties, one.acts, one.matters)
    if links != slots.links:
        text, places = _with_other_ids(bytes(line.line), slots.places, _ids(links))
        spliced[line.digest] = text
        index.keep_line(line_digest(text), line.report, Slots(one, links, places), line.digest)


def _texts(
    lines: Sequence[UsableLine], pile: Pile, spliced: Mapping[bytes, bytes], across: str, index: LinkIndex | None
) -> Iterator[bytes | memoryview]:
    for line in lines:
        if isinstance(line, KnownLine):
            yield spliced.get(line.digest, line.line)
            yield b"\n"
            continue
        one = linkable(line.row, line.document)
        links = pile.links(one.parties, one.acts, one.matters)
        text, places = _filled(line.row, _ids(links))
        if index is not None and places is not None:
            index.keep_line(line_digest(text), KnownReport(line.document, line.source), Slots(one, links, places))
        yield text + b"\n"
    yield _bytes(across) + b"\n"


def _across(pile: Pile) -> str:
    """The last line; see `across_row`."""
    head = _dumped({"id": ACROSS, "source": ACROSS, **pile.coverage()})
    lists = ",".join(f'"{name}":[{",".join(rows)}]' for name, rows in across_texts(pile.shelf))
    return f'{{"document":{head},{lists},"same_text":{_dumped(pile.same_text())},"rejected_pairs":[]}}'


def _ids(links: Sequence[str | None]) -> list[str]:
    return ["null" if id is None else f'"{id}"' for id in links]


def _filled(row: Row, ids: list[str]) -> tuple[bytes, tuple[int, ...] | None]:
    """The row as a line with these ids, and where each begins; None where that cannot be told."""
    held = with_links(row, [HELD] * len(ids))
    parts = [_bytes(part) for part in _dumped(held).split(_dumped(HELD))]
    if len(parts) != len(ids) + 1 or [name for name in held if name in LINKED] != [n for n in LINKED if n in held]:
        return _bytes(_dumped(with_links(row, map(json.loads, ids)))), None
    return _joined(parts, ids)


def _with_other_ids(line: bytes, places: Sequence[int], ids: list[str]) -> tuple[bytes, tuple[int, ...]]:
    """The line with other ids, and where each begins."""
    ends = [at + 4 if line.startswith(b"null", at) else line.index(b'"', at + 1) + 1 for at in places]
    parts = [line[end:begin] for end, begin in zip((0, *ends), (*places, len(line)), strict=True)]
    return _joined(parts, ids)


def _joined(parts: list[bytes], ids: list[str]) -> tuple[bytes, tuple[int, ...]]:
    found: list[bytes] = [parts[0]]
    places: list[int] = []
    at = len(parts[0])
    for part, id in zip(parts[1:], ids, strict=True):
        places.append(at)
        found += (id.encode(), part)
        at += len(id) + len(part)
    return b"".join(found), tuple(places)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
