"""Marks: a paragraph cut into pieces at the edges of everything that is marked in it, so that marks may overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from facta.model.passage import Span


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing to mark. look: style class, or "" for a place that is only linked to; href: where its words lead."""

    span: Span
    look: str
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one look. anchors: ids of what begins here; href: the link it carries, or ""."""

    text: str
    looks: str
    anchors: tuple[str, ...]
    href: str


def pieces_of(text: str, span: Span, layers: Iterable[Layer], placed: set[str]) -> list[Piece]:
    """The words of `text` at `span`, cut at the edges of `layers`; together the pieces are exactly those words.

    placed: anchors that the page has; those that begin here are added, so that each stands once.
    """
    inside = sorted((layer for layer in layers if layer.span.overlaps(span)), key=lambda one: (one.span, one.look))
    edges = {span.start, span.end}
    for layer in inside:
        edges |= {edge for edge in layer.span if span.start < edge < span.end}
    places = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(places):
        covering = [layer for layer in inside if layer.span.start <= start and end <= layer.span.end]
        anchors = [layer.anchor for layer in covering if layer.anchor and layer.anchor not in placed]
        placed.update(anchors)
        looks = " ".join(dict.fromkeys(layer.look for layer in covering if layer.look))
        links = [layer for layer in covering if layer.href]
        href = min(links, key=lambda one: one.span.end - one.span.start).href if links else ""
        pieces.append(Piece(text[start:end], looks, tuple(dict.fromkeys(anchors)), href))
    return pieces
