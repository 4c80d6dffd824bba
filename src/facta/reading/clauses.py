"""Clause records: predicates with their arguments, built from the parse."""

from facta.model.clause import Clause
from facta.model.sentence import Sentence


def clauses_of(sentences: tuple[Sentence, ...]) -> tuple[Clause, ...]:
    """The clause records of all sentences, in text order of their predicates."""
    return ()
