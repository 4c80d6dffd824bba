"""Time expressions: found, typed and resolved against the day of publication."""

from facta.model.document import Document
from facta.model.sentence import Sentence
from facta.model.times import TimeExpression


def time_expressions_of(document: Document, sentences: tuple[Sentence, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions of `document`, in text order."""
    return ()
