"""Quotation marks: which stretches of a text stand between them."""

from facta.model.document import Document
from facta.model.passage import Span
from facta.model.sentence import Quotation


def quotations_of(document: Document, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """The quotations of `document`, outermost and nested, in text order."""
    return ()
