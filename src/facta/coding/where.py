"""Where an act took place: the name of a place in its clause, as written."""

from collections.abc import Mapping

from facta.coding.party_index import PartyIndex
from facta.model.act import Place
from facta.model.clause import Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "on", "from", "of", "to", "into"}
)
_SURE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})


def where_of(
    clause: Clause, sentence: Sentence, clause_at: Mapping[tuple[int, int], Clause], parties: PartyIndex
) -> Place | None:
    """The place named in the clause, else in its arguments, else in the clause that governs it; None where none is."""
    token = _place_in(clause, sentence, clause_at)
    if token is None:
        return None
    span = _name(token, sentence)
    name = " ".join(t.text for t in sentence.tokens if span.start <= t.start < span.end)
    return Place(parties.at(span).party, span, name)


def _place_in(clause: Clause, sentence: Sentence, clause_at: Mapping[tuple[int, int], Clause]) -> Token | None:
    current: Clause | None = clause
    for _ in range(4):
        if current is None:
            return None
        for argument in current.arguments:
            token = sentence.tokens[argument.head]
            if argument.function == "oblique" and argument.preposition in _SURE and token.entity in _PLACES:
                return token
        for argument in current.arguments:
            if argument.function in ("subject", "object", "oblique", "modifier"):
                found = _inside(argument.span, sentence)
                if found is not None:
                    return found
        current = clause_at.get((clause.sentence, current.embedded_by)) if current.embedded_by is not None else None
    return None


def _inside(span: Span, sentence: Sentence) -> Token | None:
    for token in sentence.tokens:
        inside = span.start <= token.start < span.end and token.entity in _PLACES and token.dep == "pobj"
        if inside and sentence.head_of(token).lower in _SURE:
            return token
    return None


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
