"""What in a text is not the article, or not running text: each stretch marked with the rule that says so.

Precision first: a paragraph of the article that is marked here is lost to the record. Rules look at the top of a text
(zone_top.py), at its end (zone_end.py), and at captions, repeats and headings between (zone_middle.py).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from facta.model.document import Zone, ZoneKind
from facta.model.passage import Span
from facta.sources.blocks import Block, blocks_of
from facta.sources.zone_end import end_marks
from facta.sources.zone_middle import middle_marks
from facta.sources.zone_top import Top, read_top

__all__ = ["Known", "Zoning", "zoned"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document before its text is looked at."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Zoning:
    """The zones of a text, sorted and apart from each other, and what the text plainly says of itself."""

    zones: tuple[Zone, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_by: str = ""
    place: str | None = None


def zoned(text: str, given: Sequence[Zone] = (), known: Known | None = None) -> Zoning:
    """The zoning of `text`. Zones `given` by the file's format come first; no rule overrides them."""
    known = known or Known()
    given = sorted(given, key=lambda zone: zone.span)
    blocks = tuple(block for block in blocks_of(text) if not _is_marked(block, given))
    titled = next((text[zone.span.start : zone.span.end] for zone in given if zone.kind is ZoneKind.TITLE), None)
    top = read_top(blocks, known.title or titled, known.byline, known.publisher, title_marked=titled is not None)
    marks = dict(top.marks)
    byline = known.byline or top.byline
    for found in (end_marks(blocks, marks, byline, known.publisher or top.publisher), middle_marks(blocks, marks)):
        for index, mark in found.items():
            marks.setdefault(index, mark)
    zones = [*given, *(Zone(blocks[index].span, kind, by) for index, (kind, by) in marks.items())]
    zones += _dateline(top, marks)
    return Zoning(
        tuple(sorted(zones, key=lambda zone: (zone.span, zone.kind))),
        titled or top.title,
        top.byline,
        top.publisher,
        top.published,
        top.published_by,
        top.place,
    )


def _is_marked(block: Block, zones: Sequence[Zone]) -> bool:
    """Whether one of `zones`, sorted and apart from each other, shares a character with `block`."""
    after = bisect_left(zones, block.span.end, key=lambda zone: zone.span.start)
    return after > 0 and zones[after - 1].span.overlaps(block.span)


def _dateline(top: Top, marks: dict[int, tuple[ZoneKind, str]]) -> list[Zone]:
    if top.dateline is None or top.dateline_block in marks:
        return []
    return [Zone(Span(*top.dateline), ZoneKind.DATELINE, "place_before_a_dash")]
