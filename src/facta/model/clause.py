"""Clause records: predicates with their arguments, the layer between the parse and the codebook.

A clause record says the same for "the city refused the rally", "the rally was refused by the city",
"the city's refusal of the rally" and "the city, which refused the rally": predicate `refuse`,
subject the city, object the rally.
"""

from typing import NamedTuple

from facta.model.passage import Span


class Argument(NamedTuple):
    """One argument of a predicate.

    function: deep function: `subject` (who does it: the passive's by-phrase too), `object` (the passive's
        subject too), `indirect` (dative), `oblique` (with `preposition`), `complement` (a clause; `head` is its verb),
        `modifier` (an adjective or noun before a noun predicate).
    preposition: lower-case preposition of an oblique, else "".
    sentence, head: where its head token stands (an antecedent may stand in the same sentence only).
    span: the phrase, without the relative clauses and appositions that follow it.
    via: how it was reached: `direct`, `passive`, `relative`, `control`, `coordination`, `possessive`, `of`, `by`,
        `compound`, `reduced`, `apposition`, `light-verb`, ...
    empty: whether it names nobody and nothing ("no one", "hardly anyone", "not one of them").
    """

    function: str
    preposition: str
    head: int
    span: Span
    via: str
    empty: bool = False


class Clause(NamedTuple):
    """One predicate and its arguments.

    sentence, predicate: where the predicate's token stands.
    lemma: of the predicate, lower case; particles joined by an underscore ("carry_out").
    kind: `verb`, `noun` or `adjective`.
    voice: `active` or `passive`; "" for nouns and adjectives.
    negated: a "not", "no", "never", "without", "none" that bears on this predicate, by grammar alone.
    tense: `past`, `present`, `future`, `infinitive`, `participle` or "".
    modals: lower-case modal and quasi-modal lemmas that bear on it, in order ("would", "have_to").
    embedded_by: predicate token that governs this clause (its verb of saying, planning, refusing ...), or None.
    embedding: how: `complement`, `infinitive`, `participle`, `relative`, `adverbial`, `object`, or "".
    marker: subordinating word ("if", "because", "after"), lower case, or "".
    span: of the trigger: the predicate with its particle, without auxiliaries.
    """

    sentence: int
    predicate: int
    lemma: str
    kind: str
    voice: str
    negated: bool
    tense: str
    modals: tuple[str, ...]
    arguments: tuple[Argument, ...]
    span: Span
    embedded_by: int | None = None
    embedding: str = ""
    marker: str = ""
    adverbs: tuple[str, ...] = ()

    def arguments_as(self, function: str, preposition: str | None = None) -> list[Argument]:
        """The arguments with this function (and, for obliques, this preposition), in text order."""
        return [
            argument
            for argument in self.arguments
            if argument.function == function and preposition in (None, argument.preposition)
        ]
