"""The lines of saved readings: which are readings, which a linked pile knows already, and which cannot be used.

In: the bytes of files, and an index where there is one. Out: lines, each report once, and what was left out and why.
Elsewhere: how they are linked and given back (link_files.py).
"""

import codecs
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any, NamedTuple

from facta.engine.link_index import KnownReport, LinkIndex, line_digest
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json
from facta.publishing.record_json import ACROSS, with_links

type Row = dict[str, Any]

LOOKED_AT = ("document", "parties", "acts", "matters", "sentences")


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
    wrong = _malformed(reading) or _outside(reading)
    return BrokenLine(place, wrong) if wrong else ReadLine(place, row, reading)


def _malformed(reading: Reading) -> str:
    """What stands in place of a text that is sorted or compared, in words; empty where all are texts."""
    wrong = ((what, value) for what, value in _texts(reading) if value is not None and not isinstance(value, str))
    return next((f"a field has the wrong form ({what} is {value!r}, expected a text)" for what, value in wrong), "")


def _texts(reading: Reading) -> Iterator[tuple[str, object]]:
    document = reading.document
    yield from (("source", document.source), ("digest", document.digest))
    yield from (("publisher", document.publisher), ("published", document.published))
    for party in reading.parties:
        yield from (("the id of a party", party.id), ("the name of a party", party.name), ("a sector", party.sector))
        yield from (("one of the names of a party", name) for name in (*party.names, *party.titles))
    for act in reading.acts:
        yield from (("the id of an act", act.id), ("the type of an act", act.type))


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

    Of two lines on one report that differ in more than what linking adds, the one whose JSON sorts first is kept,
    whatever their order.
    """
    told = Counter(line.document for line in lines)
    once: list[UsableLine] = [line for line in lines if told[line.document] == 1]
    often: dict[str, list[UsableLine]] = {}
    for line in lines:
        if told[line.document] > 1:
            often.setdefault(line.document, []).append(line)
    left_out: list[BrokenLine] = []
    for some in often.values():
        (said, first), *others = sorted(((_said(line), line) for line in some), key=_in_preference)
        once.append(first)
        left_out += [
            BrokenLine(line.place, f"another reading of {line.source} ({first.place})")
            for each, line in others
            if each.plain != said.plain
        ]
    return sorted(once, key=_place_in_order), left_out


class _Said(NamedTuple):
    """What a line says, without what linking adds. plain: its fields sorted; as_given: in the order of the line."""

    plain: str
    as_given: str


def _said(line: UsableLine) -> _Said:
    row = with_links(read_of(line).row, repeat(None))
    return _Said(json.dumps(row, sort_keys=True), json.dumps(row))


def _in_preference(one: tuple[_Said, UsableLine]) -> tuple[_Said, bool, str]:
    """By what is said; of the same, a line that an index knows first."""
    said, line = one
    return said, isinstance(line, ReadLine), line.place


def read_of(line: UsableLine) -> ReadLine:
    """The line taken apart, whether it is known or not."""
    return line.read if isinstance(line, KnownLine) else line


def _place_in_order(line: UsableLine) -> tuple[str, str]:
    return line.source, line.document
