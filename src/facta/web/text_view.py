"""The text of a report on the page: every character of it, in paragraphs, with what was recorded marked.

The text nodes of the page, joined, are the report's text exactly: the places of a selection are counted over them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from facta.engine.project_review import Entry
from facta.model.document import Document
from facta.model.passage import Span
from facta.publishing.marks import Layer, Piece, pieces_of
from facta.publishing.report_page import ZONE_WORDS
from facta.reading.paragraphs import paragraphs_of
from facta.web import words

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text. pieces: a paragraph, or nothing; gap: the white space after it. zone: in words, or ""."""

    start: int
    pieces: tuple[Piece, ...]
    gap: str
    zone: str
    article: bool


def blocks_of(document: Document, entries: Sequence[Entry], chosen: Entry | None = None) -> list[Block]:
    """The whole text; together the pieces and gaps are exactly its characters."""
    paragraphs = paragraphs_of(document.text)
    layers = [layer for each in entries if each.state != "rejected" for layer in _marks(each)]
    if chosen is not None:
        layers += [Layer(Span(*span), look) for span, look in spans_of(chosen)]
    inside = _by_paragraph(paragraphs, layers)
    blocks: list[Block] = []
    ends = [*(paragraph.start for paragraph in paragraphs[1:]), len(document.text)]
    first = paragraphs[0].start if paragraphs else len(document.text)
    if first:
        blocks.append(Block(0, (), document.text[:first], "", True))
    for number, paragraph in enumerate(paragraphs):
        zone = document.zone_at(paragraph)
        blocks.append(
            Block(
                paragraph.start,
                tuple(pieces_of(document.text, paragraph, inside[number], set())),
                document.text[paragraph.end : ends[number]],
                ZONE_WORDS.get(zone.kind, "") if zone else "",
                document.is_article(paragraph),
            )
        )
    return blocks


def spans_of(entry: Entry) -> list[tuple[tuple[int, int], str]]:
    """What an entry cites: its passage, and inside it the words that name its parts, each with a style class."""
    content = entry.content
    parts: list[tuple[Sequence[int], str]] = []
    if entry.kind == "act":
        parts = [(content["trigger"], "chosen-core")]
        fillers = [filler for role in content["roles"].values() for filler in role]
        parts += [(filler["span"], "chosen-part") for filler in fillers if filler.get("span")]
    elif entry.kind == "statement":
        parts = [(span, "chosen-core") for span in content["content"]]
        parts += [(content[name], "chosen-part") for name in ("source", "cue") if content[name]]
    elif entry.kind == "party":
        parts = [(span, "chosen-core") for span in content["mentions"]]
    found = [((entry.start, entry.end), "chosen")]
    return found + [((span[0], span[1]), look) for span, look in parts]


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that holds `span`, by its marks alone; the passage of what a person adds."""
    around = next((each for each in paragraphs_of(text) if each.start <= span.start < each.end), span)
    start, end = around.start, max(around.end, span.end)
    for match in _SENTENCE.finditer(text, around.start, around.end):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start() + len(match[0]) - len(match[0].lstrip('"”’)]'))
            break
    return Span(start, max(end, span.end))


def _marks(entry: Entry) -> Iterator[Layer]:
    """Layers of an entry in the style of the dossier; the words that lead to it carry the link."""
    content = entry.content
    if entry.kind == "act":
        yield Layer(Span(*content["trigger"]), f"act {words.strength('act', content)}", href=entry.id)
    elif entry.kind == "statement":
        for number, span in enumerate(content["content"]):
            yield Layer(Span(*span), "said", href=entry.id if number == 0 and not content["cue"] else "")
        if content["cue"]:
            yield Layer(Span(*content["cue"]), "cue", href=entry.id)
    elif entry.kind == "comment":
        yield Layer(Span(*content["span"]), "judgement", href=entry.id)


def _by_paragraph(paragraphs: Sequence[Span], layers: Iterable[Layer]) -> list[list[Layer]]:
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[list[Layer]] = [[] for _ in paragraphs]
    for layer in layers:
        place = max(0, bisect_right(starts, layer.span.start) - 1)
        while place < len(paragraphs) and starts[place] < layer.span.end:
            found[place].append(layer)
            place += 1
    return found
