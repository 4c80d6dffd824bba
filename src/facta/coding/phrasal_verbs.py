"""Verbs whose particle the parse took for a preposition or an adverb: "called in auditors", "the case fell apart".

In: a clause that no pattern fits. Out: the readings of it that a codebook knows, the likeliest first.
"""

from collections.abc import Container, Iterator

from facta.model.clause import Argument, Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

PARTICLES = frozenset("apart around aside away back by down forward in off on out over through together up".split())
_NOT_WHAT = frozenset({"DATE", "TIME", "GPE", "LOC"})
"""Behind "in" these tell when or where: "called in May" calls nobody in."""


def phrasal_readings(clause: Clause, sentence: Sentence, known: Container[str]) -> Iterator[Clause]:
    """`clause` with the particle behind its verb joined to the lemma.

    known: the predicates for which there are patterns ("verb:call_in").
    """
    base, _, joined = clause.lemma.partition("_")
    if joined:
        return
    verb = sentence.tokens[clause.predicate]
    for particle in sentence.children_of(verb, "prep", "advmod", "prt"):
        lemma = f"{base}_{particle.lower}"
        if particle.lower not in PARTICLES or particle.i < verb.i or f"verb:{lemma}" not in known:
            continue
        if not sentence.children_of(particle, "advmod", "npadvmod"):  # not "upside down"
            arguments = _with_object_behind(clause, particle, sentence)
            if arguments is not None:
                near = particle.i <= verb.i + 2
                span = Span(clause.span.start, particle.end) if near else clause.span
                yield clause._replace(lemma=lemma, arguments=arguments, span=span)


def _with_object_behind(clause: Clause, particle: Token, sentence: Sentence) -> tuple[Argument, ...] | None:
    """The arguments with what the supposed preposition governs as the object; None where it is a preposition."""
    governed = sentence.children_of(particle, "pobj")
    if not governed:
        return clause.arguments
    noun = governed[0]
    if (
        particle.lower == "by"
        or particle.i != clause.predicate + 1
        or noun.entity in _NOT_WHAT
        or clause.arguments_as("object")
    ):
        return None
    return tuple(
        a._replace(function="object", preposition="", via="direct")
        if a.head == noun.i and a.function == "oblique"
        else a
        for a in clause.arguments
    )
