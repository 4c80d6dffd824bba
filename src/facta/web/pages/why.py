"""Why the program read a sentence as it did: every step, from reading the report again."""

from functools import lru_cache
from pathlib import Path

from starlette.responses import Response

from facta.engine.explain import Explained, explained
from facta.engine.project_review import Entry
from facta.engine.reader import Reader
from facta.model.document import Document
from facta.model.passage import Span
from facta.web.asked import Asked, html
from facta.web.desk import Desk

HIDDEN = "This sentence holds an entry that waits for your blind second coding: code it first."


def why(asked: Asked) -> Response:
    """The sentences of an entry's passage with the lines that explain them."""
    entry = asked.desk.sight.entry(asked.parts["entry"])
    lines = why_lines(asked.desk, entry)
    template = "why-lines.html.j2" if asked.query.text("part") else "why.html.j2"
    return html(asked.desk, template, entry=entry, lines=lines)


def why_lines(desk: Desk, entry: Entry) -> list[str]:
    """One text for each sentence that the entry's passage touches; a sentence tells of all that is read in it."""
    document = desk.sight.document(entry.document)
    passage = Span(entry.start, entry.end)
    hidden = desk.sight.hidden_spans(entry.document)
    found = [each for each in _explained(document, tuple(desk.project.codebooks)) if each.span.overlaps(passage)]
    return [HIDDEN if any(each.span.overlaps(span) for span in hidden) else "\n".join(each.lines) for each in found]


@lru_cache(maxsize=4)
def _explained(document: Document, codebooks: tuple[Path, ...]) -> tuple[Explained, ...]:
    return tuple(explained(document, Reader(codebooks)))
