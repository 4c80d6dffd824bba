"""Saved readings to linked ones: lines of JSON in, the same lines with what holds across reports out.

In: lines as `facta read` prints them, or that have already been linked. Out: one line a report with `parties[].entity`,
`acts[].incident` and `matters[].across` added, sorted by the report's path, and a last line with what belongs to no
single report. Only the report's text and the fields present are looked at; whatever else a line holds is kept.
With an index (link_index.py) a line that was linked before is neither taken apart nor looked into again.
Elsewhere: which lines can be used (link_lines.py).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facta.codebook.codebook import load_codebook
from facta.engine.link_index import KnownReport, LinkIndex, NoIndex, Slots, index_beside, line_digest
from facta.engine.link_lines import BrokenLine, KnownLine, ReadLine, Row, UsableLine, lines_read, once_each, read_of
from facta.linking.briefing import brief_of
from facta.linking.pile import Pile, across_texts
from facta.publishing.record_json import ACROSS, linkable, with_links

LINKED = ("parties", "acts", "matters")
HELD = "\x01"
"""Stands in a line for an id that is still to come; no line holds it bare, since JSON escapes it."""


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
        fresh = [read_of(line) for line in lines]
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
