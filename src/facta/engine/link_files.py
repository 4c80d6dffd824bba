"""Saved readings to linked ones: lines of JSON in, the same lines with what holds across reports out.

In: lines as `facta read` prints them, or that have already been linked. Out: one line a report with `parties[].entity`,
`acts[].incident` and `matters[].across` added, sorted by the report's path, and a last line with what belongs to no
single report. Only the report's text and the fields present are looked at; whatever else a line holds is kept.
With an index (link_index.py) a line that was linked before is neither taken apart nor looked into again.
"""

import codecs
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from facta.codebook.codebook import load_codebook
from facta.codebook.vocabulary import Vocabulary
from facta.engine.link_index import LinkIndex, NoIndex, Slots, index_beside, line_digest
from facta.linking.brief import Brief
from facta.linking.briefing import brief_of
from facta.linking.link import link_briefs
from facta.model.record import Reading, Record
from facta.publishing.reading_json import reading_from_json
from facta.publishing.record_json import ACROSS, across_row, linkable, links_of, matters_by_stage, with_links

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
    """A line that stood in a linked pile, as it stands there: its brief, and where its ids are."""

    place: str
    line: bytes
    brief: Brief
    slots: Slots

    @property
    def source(self) -> str:
        """The path of the report."""
        return self.brief.document.source

    @property
    def document(self) -> str:
        """The id of the report."""
        return self.brief.document.id

    @cached_property
    def read(self) -> ReadLine:
        """The line taken apart after all."""
        found = _line_read(self.line, self.place)
        if not isinstance(found, ReadLine):
            raise TypeError(f"{self.place}: a line of the index is no reading")
        return found


type UsableLine = ReadLine | KnownLine


def lines_read(content: bytes, name: str, index: LinkIndex | None = None) -> Iterator[UsableLine | BrokenLine]:
    """What the lines of the file `name` hold; empty lines and the last line of a linked file are passed over."""
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        known = index.line(line) if index is not None else None
        if known is not None:
            yield KnownLine(place, line, *known)
            continue
        found = _line_read(line, place)
        if found is not None:
            yield found


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
    often = [line.read if isinstance(line, KnownLine) else line for line in lines if told[line.document] > 1]
    kept: dict[str, ReadLine] = {}
    left_out: list[BrokenLine] = []
    for line in sorted(often, key=_place_in_order):
        earlier = kept.setdefault(line.document, line)
        if earlier is line or earlier.reading == line.reading:
            continue
        first, second = sorted((earlier, line), key=lambda one: (_plain(one.row), one.place))
        kept[line.document] = first
        left_out.append(BrokenLine(second.place, f"another reading of {line.source} ({first.place})"))
    return sorted([*once, *kept.values()], key=_place_in_order), left_out


def _place_in_order(line: UsableLine) -> tuple[str, str]:
    return line.source, line.document


def _plain(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


@dataclass(frozen=True)
class LinkedPile:
    """A linked pile: its lines, which may be gone through once, lines that were left out, and what was found."""

    lines: Iterator[str]
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
    opened = LinkIndex.opened([index_beside(path) for path in beside], codebooks)
    index = opened if keep or opened.holds_a_pile else None
    try:
        return _linked_pile(contents, codebooks, index)
    except NoIndex:
        return _linked_pile(contents, codebooks, LinkIndex(codebooks) if keep else None)


def _linked_pile(
    contents: Sequence[tuple[str, bytes]], codebooks: Sequence[Path], index: LinkIndex | None
) -> LinkedPile:
    found = [line for name, content in contents for line in lines_read(content, name, index)]
    kept, twice = once_each([line for line in found if not isinstance(line, BrokenLine)])
    broken = (*(line for line in found if isinstance(line, BrokenLine)), *twice)
    return LinkedPile(linked_lines(kept, codebooks, index), broken, len(kept), index)


def linked_lines(
    lines: Sequence[UsableLine], codebooks: Sequence[Path] = (), index: LinkIndex | None = None
) -> Iterator[str]:
    """The linked pile, one JSON object a line, the last one about the pile; `index` learns what was found.

    Raises NoIndex at once, or not at all.
    """
    codebook = load_codebook(codebooks)
    briefs = [_brief(line, codebook, index) for line in lines]
    return _lines(lines, briefs, link_briefs(briefs, codebook, index), index)


def _lines(
    lines: Sequence[UsableLine], briefs: Sequence[Brief], record: Record, index: LinkIndex | None
) -> Iterator[str]:
    across = matters_by_stage(record)
    for line, brief in zip(lines, briefs, strict=True):
        linked = line.slots.linkable if isinstance(line, KnownLine) else linkable(line.row, line.document)
        links = links_of(linked, record, across)
        places: tuple[int, ...] | None
        if isinstance(line, KnownLine) and links == line.slots.links:
            text, places = line.line, line.slots.places
        else:
            ids = ["null" if id is None else f'"{id}"' for id in links]
            text, places = _spliced(line, ids) if isinstance(line, KnownLine) else _filled(line.row, ids)
        if index is not None and places is not None:
            index.keep_line(line_digest(text), brief.key, Slots(linked, links, places))
        yield text.decode() + "\n"
    yield _dumped(across_row(record)) + "\n"


def _brief(line: UsableLine, codebook: Vocabulary, index: LinkIndex | None) -> Brief:
    if isinstance(line, KnownLine):
        return line.brief
    brief = brief_of(line.reading, codebook)
    return brief if index is None else index.keep_brief(brief)


def _filled(row: Row, ids: list[str]) -> tuple[bytes, tuple[int, ...] | None]:
    """The row as a line with these ids, and where each begins; None where that cannot be told."""
    held = with_links(row, [HELD] * len(ids))
    parts = [_bytes(part) for part in _dumped(held).split(_dumped(HELD))]
    if len(parts) != len(ids) + 1 or [name for name in held if name in LINKED] != [n for n in LINKED if n in held]:
        return _bytes(_dumped(with_links(row, map(json.loads, ids)))), None
    return _joined(parts, ids)


def _spliced(known: KnownLine, ids: list[str]) -> tuple[bytes, tuple[int, ...] | None]:
    """The line with other ids, and where each begins."""
    line, places = known.line, known.slots.places
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
