"""Lines of a PDF file's pages, joined to paragraphs by where they stand.

Running heads and page numbers are kept as paragraphs of their own, after the paragraph that they interrupt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from facta.model.document import Zone, ZoneKind
from facta.model.passage import Span

_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_EDGE_SHARE = 0.12
_EDGE_LINES = 2
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    left, right, base, size, height: in points; `base` counts from the page's top. All but `height` are 0.0 where the
    page does not tell.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    height: float


def laid_out(lines: Sequence[Line]) -> tuple[str, tuple[Zone, ...]]:
    """The text, paragraphs divided by blank lines, and zones for running heads, page numbers and the title."""
    running = _running(lines)
    body = [line for index, line in enumerate(lines) if index not in running]
    pitch, size = _usual(body)
    by_page = {page: list(group) for page, group in groupby(body, key=lambda line: line.page)}
    parts: list[tuple[str, ZoneKind | None, str]] = []
    current: list[Line] = []
    waiting: list[str] = []
    for index, line in enumerate(lines):
        if index in running:
            waiting.append(line.text)
        elif not current or _goes_on(current, line, pitch, by_page):
            current.append(line)
        else:
            _close(parts, current, waiting, size)
            current = [line]
    _close(parts, current, waiting, size)
    return _written(parts)


def _usual(lines: Sequence[Line]) -> tuple[float, float]:
    """The distance between lines of one paragraph, and the size of type, most lines have."""
    gaps = [after.base - before.base for before, after in pairwise(lines) if after.page == before.page]
    near = [gap for gap in gaps if gap > 0]
    sizes = [line.size for line in lines if line.size for _ in range(max(1, len(line.text) // 20))]
    return (median(near) if near else 0.0), (median(sizes) if sizes else 0.0)


def _running(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of lines at the top or bottom of pages that come back on other pages, and of page numbers there."""
    edges = _edges(lines)
    pages = len({line.page for line in lines})
    counts = Counter(key for key in {(lines[index].page, _shape(lines[index].text)) for index in edges})
    shapes = Counter(shape for _, shape in counts)
    often = max(2, -(-pages // 3))
    return frozenset(
        index
        for index in edges
        if (pages > 1 and shapes[_shape(lines[index].text)] >= often) or _PAGE_NUMBER.match(lines[index].text)
    )


def _edges(lines: Sequence[Line]) -> list[int]:
    """Indices of short lines first and last on their page and, where the page tells their place, in its margins."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    found: list[int] = []
    for indices in by_page.values():
        for index in sorted({*indices[:_EDGE_LINES], *indices[-_EDGE_LINES:]}):
            line = lines[index]
            margin = _EDGE_SHARE * line.height
            if len(line.text.split()) <= _MOST_WORDS and (
                not line.base or line.base < margin or line.base > line.height - margin
            ):
                found.append(index)
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _goes_on(current: Sequence[Line], line: Line, pitch: float, by_page: Mapping[int, Sequence[Line]]) -> bool:
    """Whether `line` goes on with the paragraph of `current`."""
    before = current[-1]
    ended = bool(_SENTENCE_END.search(before.text))
    if not before.size or not line.size:
        return not ended
    if abs(line.size - before.size) > 0.08 * before.size:
        return False
    if line.page != before.page or line.base < before.base:
        return (
            not ended
            and not before.text.isupper()
            and (line.text[:1].islower() or not _is_short(before, by_page[before.page]))
        )
    if line.base - before.base > 1.25 * pitch + 0.5:
        return False
    indented = line.left > before.left + 0.7 * line.size and len(current) > 1
    outdented = len(current) == 1 and line.left < before.left - 3 * line.size
    if indented or outdented:
        return False
    return not (_is_short(before, by_page[before.page]) and (ended or not line.text[:1].islower()))


def _is_short(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line ends well before the others of its column, so that the next word would have fitted."""
    rights = [other.right for other in page if abs(other.left - line.left) < 2 * line.size]
    return line.right < max(rights, default=line.right) - 8 * line.size


def _close(parts: list[tuple[str, ZoneKind | None, str]], current: list[Line], waiting: list[str], size: float) -> None:
    if current:
        is_title = (
            current[0].page == 0
            and size > 0
            and current[0].size >= 1.3 * size
            and not any(kind is ZoneKind.TITLE for _, kind, _ in parts)
        )
        text = _joined(line.text for line in current)
        titled = is_title and 2 <= len(text.split()) <= 30
        parts.append((text, ZoneKind.TITLE if titled else None, "largest_type_of_the_first_page"))
    parts.extend((text, ZoneKind.NAVIGATION, "running_line_of_the_pages") for text in waiting)
    waiting.clear()


def _joined(texts: Iterable[str]) -> str:
    """Lines joined by spaces; after a hyphen by nothing, so that no letter or mark is added or lost."""
    joined = ""
    for text in texts:
        glue = "" if not joined or (joined.endswith(("-", "\u2010", "\u00ad")) and text[:1].islower()) else " "
        joined += glue + text
    return joined


def _written(parts: Sequence[tuple[str, ZoneKind | None, str]]) -> tuple[str, tuple[Zone, ...]]:
    zones: list[Zone] = []
    at = 0
    for text, kind, by in parts:
        if kind is not None:
            zones.append(Zone(Span(at, at + len(text)), kind, by))
        at += len(text) + 2
    return "\n\n".join(text for text, _, _ in parts), tuple(zones)
