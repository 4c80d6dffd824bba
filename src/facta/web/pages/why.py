"""Why the program read a sentence as it did: every step, from reading the report again."""

from functools import lru_cache
from pathlib import Path

from starlette.responses import Response

from facta.engine import project_review as review
from facta.engine.explain import Explained, explained
from facta.engine.reader import Reader
from facta.model.document import Document
from facta.model.passage import Span
from facta.web.asked import Asked, html
from facta.web.desk import Desk


def why(asked: Asked) -> Response:
    """The sentences of an entry's passage with the lines that explain them."""
    entry = review.entry(asked.desk.project, asked.parts["entry"])
    lines = why_lines(asked.desk, entry)
    template = "why-lines.html.j2" if asked.query.text("part") else "why.html.j2"
    return html(asked.desk, template, entry=entry, lines=lines)


def why_lines(desk: Desk, entry: review.Entry) -> list[str]:
    """One text for each sentence that the entry's passage touches."""
    document = review.document(desk.project, entry.document)
    passage = Span(entry.start, entry.end)
    found = _explained(document, tuple(desk.project.codebooks))
    return ["\n".join(each.lines) for each in found if each.span.overlaps(passage)]


@lru_cache(maxsize=4)
def _explained(document: Document, codebooks: tuple[Path, ...]) -> tuple[Explained, ...]:
    return tuple(explained(document, Reader(codebooks)))
