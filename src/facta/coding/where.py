"""Where an act took place: the name of a place in its clause, else the only one of its sentence, as written."""

from collections.abc import Iterator, Mapping

from facta.coding.party_index import PartyIndex
from facta.model.act import Place
from facta.model.clause import Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SURE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})
_LEVELS = 3


def where_of(
    clause: Clause, sentence: Sentence, clause_at: Mapping[tuple[int, int], Clause], parties: PartyIndex
) -> Place | None:
    """The place named in the clause or its arguments, in one that governs it, else the only one of the sentence."""
    token = _place_of(clause, sentence, clause_at) or _only_place_of(sentence)
    if token is None:
        return None
    span = _name(token, sentence)
    name = " ".join(t.text for t in sentence.tokens if span.start <= t.start < span.end)
    return Place(parties.at(span).party, span, name)


def _place_of(clause: Clause, sentence: Sentence, clause_at: Mapping[tuple[int, int], Clause]) -> Token | None:
    current: Clause | None = clause
    for _ in range(_LEVELS):
        if current is None:
            return None
        found = next(_places_in(current, sentence), None)
        if found is not None:
            return found
        current = clause_at.get((clause.sentence, current.embedded_by)) if current.embedded_by is not None else None
    return None


def _places_in(clause: Clause, sentence: Sentence) -> Iterator[Token]:
    """Places after a preposition of place, then before an event noun ("the Tolm fire"), then inside arguments."""
    heads = [(argument, sentence.tokens[argument.head]) for argument in clause.arguments]
    for argument, token in heads:
        if argument.function == "oblique" and argument.preposition in _SURE and token.entity in _PLACES:
            yield token
    for argument, token in heads:
        if argument.function == "modifier" and token.entity in _PLACES:
            yield token
    for argument, _ in heads:
        if argument.function in ("subject", "object", "oblique"):
            yield from (t for t in _after_prepositions(sentence) if argument.span.start <= t.start < argument.span.end)


def _only_place_of(sentence: Sentence) -> Token | None:
    found = _after_prepositions(sentence)
    return found[0] if len({token.lower for token in found}) == 1 else None


def _after_prepositions(sentence: Sentence) -> list[Token]:
    return [
        token
        for token in sentence.tokens
        if token.entity in _PLACES and token.dep == "pobj" and sentence.head_of(token).lower in _SURE
    ]


def _name(token: Token, sentence: Sentence) -> Span:
    first = last = token.i
    while first and sentence.tokens[first].entity == token.entity and not sentence.tokens[first].entity_start:
        first -= 1
    while last + 1 < len(sentence.tokens):
        after = sentence.tokens[last + 1]
        if after.entity != token.entity or after.entity_start:
            break
        last += 1
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)
