"""The two long parts of a report's page, its text and the list of its entries, put together as HTML.

A report of 30,000 words has some ten thousand pieces: a template takes several times as long for them. Whatever comes
from a report or an entry is escaped here, as a template would.
"""

from collections.abc import Iterable

from markupsafe import Markup

from facta.publishing.marks import Piece
from facta.web import words
from facta.web.entry_view import Row
from facta.web.rendering import escaped
from facta.web.text_view import Block


def html_of(blocks: Iterable[Block]) -> Markup:
    """The text with its marks. A word that leads to an entry is a link that chooses it."""
    parts: list[str] = []
    for block in blocks:
        zone = f' data-zone="{escaped(block.zone)}"' if block.zone else ""
        parts.append(f'<div class="par{"" if block.article else " not-article"}"{zone}>')
        parts += map(_piece, block.pieces)
        parts.append(f'<span class="gap">{escaped(block.gap)}</span></div>')
    return Markup("".join(parts))  # every part is escaped above


def _piece(piece: Piece) -> str:
    text = escaped(piece.text)
    if not (piece.looks or piece.href):
        return text
    if piece.href:
        id = escaped(piece.href)
        text = f'<a href="?entry={id}#entry" data-choose="{id}" tabindex="-1">{text}</a>'
    return f'<mark class="{escaped(piece.looks)}">{text}</mark>'


def list_of(rows: Iterable[Row], chosen: str) -> Markup:
    """The lines of the list of entries; chosen: the id of the one that is shown."""
    return Markup("".join(_line(row, row.id == chosen) for row in rows))  # every part is escaped below


def _line(row: Row, is_chosen: bool) -> str:
    id, state = escaped(row.id), escaped(row.state)
    told = f' <span class="state {state}">{escaped(words.STATES[row.state])}</span>' if row.state != "suggested" else ""
    badge = f'<span class="badge{escaped(f" {row.strength}" if row.strength else "")}">{escaped(row.badge)}</span>'
    current = ' aria-current="true"' if is_chosen else ""
    link = f'<a href="?entry={id}#entry" data-choose="{id}"{current}>{badge} {escaped(row.words)}{told}</a>'
    return f'\n<li class="{state}">{link}</li>'
