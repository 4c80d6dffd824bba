"""Saved readings to linked ones: lines of JSON in, the same lines with what holds across reports out.

In: lines as `facta read` prints them, or that have already been linked. Out: one line a report with `parties[].entity`,
`acts[].incident` and `matters[].across` added, sorted by the report's path, and a last line with what belongs to no
single report. Only the report's text and the fields present are looked at; whatever else a line holds is kept.
"""

import codecs
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facta.codebook.codebook import load_codebook
from facta.linking.link import link
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json
from facta.publishing.record_json import ACROSS, across_row, joined, matters_by_stage

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


def lines_read(content: bytes, name: str) -> Iterator[ReadLine | BrokenLine]:
    """What the lines of the file `name` hold; empty lines and the last line of a linked file are passed over."""
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if not line.strip():
            continue
        found = _line_read(line, f"{name}, line {number}")
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


def once_each(lines: Sequence[ReadLine]) -> tuple[list[ReadLine], list[BrokenLine]]:
    """The lines, each report once and sorted by path; and those left out for telling of one report otherwise.

    Of two lines on one report that differ, the one whose JSON sorts first is kept, whatever their order.
    """
    kept: dict[str, ReadLine] = {}
    left_out: list[BrokenLine] = []
    for line in sorted(lines, key=lambda line: (line.reading.document.source, line.reading.document.id)):
        earlier = kept.setdefault(line.reading.document.id, line)
        if earlier is line or earlier.reading == line.reading:
            continue
        first, second = sorted((earlier, line), key=lambda one: (_plain(one.row), one.place))
        kept[line.reading.document.id] = first
        left_out.append(BrokenLine(second.place, f"another reading of {line.reading.document.source} ({first.place})"))
    return list(kept.values()), left_out


def _plain(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


def linked_lines(lines: Sequence[ReadLine], codebooks: Sequence[Path] = ()) -> Iterator[str]:
    """The linked pile, one JSON object a line, the last one about the pile."""
    record = link([line.reading for line in lines], load_codebook(codebooks))
    row_of = {line.reading.document.id: line.row for line in lines}
    across = matters_by_stage(record)
    for reading in record.readings:
        yield _dumped(joined(row_of[reading.document.id], reading.document.id, record, across))
    yield _dumped(across_row(record))


def _dumped(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
