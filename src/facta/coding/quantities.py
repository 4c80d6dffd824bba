"""Quantities of an act: people detained, signatures, amounts, distances, years of a sentence.

A number belongs to an act when what it counts is the head of one of the act's arguments, or stands behind "of" in it.
Dates, ages and numbers inside longer words are none. Elsewhere: what a number comes to (number_words.py).
"""

from collections.abc import Iterator

from facta.coding.number_words import Number, numbers_in
from facta.model.act import Quantity
from facta.model.clause import Argument, Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_CURRENCIES = frozenset({"$", "€", "£", "¥", "₹", "₽", "₸", "₴", "US$"})
_DURATIONS = frozenset({"hour", "day", "week", "month", "year", "decade"})
_NOT_A_LENGTH = frozenset({"ago", "later", "earlier", "old", "before", "after"})
_CALENDAR = frozenset({"DATE", "TIME"})
_NO_QUANTITY = frozenset({"ORDINAL"})
_BEFORE_NOUN = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB"})
_COUNTED = frozenset({"of", "to", "for", "by", "with", "against"})
_BESIDE = frozenset({"appos", "npadvmod"})
_FURTHEST_UNIT = 4
"""What is counted stands within so many words: "12 unarmed young men"."""


def quantities_of(clause: Clause, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities in the arguments of `clause`, in text order."""
    tokens = sentence.tokens
    found: dict[Span, Quantity] = {}
    for number in numbers_in([token.text for token in tokens]):
        first = tokens[number.first]
        if first.entity in _NO_QUANTITY:
            continue
        symbol = tokens[number.first - 1] if number.first and tokens[number.first - 1].text in _CURRENCIES else None
        unit = symbol or _unit(number, sentence)
        if unit is not None and _belongs(number, unit, clause, sentence):
            quantity = _quantity(number, unit, symbol, sentence)
            found[quantity.span] = quantity
        elif unit is None and _is_an_argument(number, clause, sentence):
            span = Span(first.start, tokens[number.last].end)
            found[span] = Quantity(number.value, "", span, number.to, number.bound)
    return tuple(found[span] for span in sorted(found))


def _quantity(number: Number, unit: Token, symbol: Token | None, sentence: Sentence) -> Quantity:
    first, last = sentence.tokens[number.first], sentence.tokens[number.last]
    start = symbol.start if symbol is not None else first.start
    end = last.end if symbol is not None else unit.end
    name = unit.lower if unit.tag in ("NN", "NNS") else unit.text
    return Quantity(number.value, name, Span(start, end), number.to, number.bound)


def _unit(number: Number, sentence: Sentence) -> Token | None:
    """The noun that is counted, behind the words that only modify it; None where none is."""
    found: Token | None = None
    for token in sentence.tokens[number.last + 1 : number.last + 1 + _FURTHEST_UNIT]:
        if token.text in _CURRENCIES or token.text == "%":
            return token
        if token.pos not in _BEFORE_NOUN or (token.pos == "VERB" and token.dep != "amod"):
            break
        if token.pos in ("NOUN", "PROPN"):
            if found is not None and found.dep not in ("compound", "amod"):
                break
            found = token
        elif found is not None:
            break
    return found


def _belongs(number: Number, unit: Token, clause: Clause, sentence: Sentence) -> bool:
    numeral = sentence.tokens[number.last]
    for argument in clause.arguments:
        if not _is_counted(argument) or not argument.span.start <= numeral.start < argument.span.end:
            continue
        if _counts(numeral, unit, argument, sentence):
            is_length = unit.lemma.lower() in _DURATIONS or unit.entity in _CALENDAR
            return not is_length or _is_a_length(unit, argument, sentence)
    return unit.entity not in _CALENDAR and _hangs_on(numeral, clause, sentence)


def _hangs_on(numeral: Token, clause: Clause, sentence: Sentence) -> bool:
    """An amount or a distance beside the arguments: "fined the group $500", "moved ten kilometres from the centre"."""
    above = [numeral, *sentence.ancestors_of(numeral)]
    verb = next((n for n, token in enumerate(above) if token.pos in ("VERB", "AUX")), None)
    if verb is None or above[verb].i != clause.predicate:
        return False
    return any(token.dep in _BESIDE for token in above[:verb])


def _is_counted(argument: Argument) -> bool:
    """Not what only tells where: "arrested a man in a block of 40 flats"."""
    return argument.function not in ("complement", "oblique") or argument.preposition in _COUNTED


def _counts(numeral: Token, unit: Token, argument: Argument, sentence: Sentence) -> bool:
    """Whether the argument is what is counted, or the counted stands behind "of" in it ("a group of 12 men")."""
    heads = {argument.head}
    if argument.function != "oblique":
        heads.update(_behind_of(argument.head, sentence))
    return unit.i in heads or numeral.i in heads or numeral.head in heads


def _behind_of(head: int, sentence: Sentence) -> Iterator[int]:
    for preposition in sentence.children_of(sentence.tokens[head], "prep"):
        if preposition.lower == "of":
            yield from (token.i for token in sentence.children_of(preposition, "pobj"))


def _is_a_length(unit: Token, argument: Argument, sentence: Sentence) -> bool:
    """ "sentenced to eight years", "held for 15 days"; not "three years ago", "on May 5"."""
    after = sentence.tokens[unit.i + 1].lower if unit.i + 1 < len(sentence.tokens) else ""
    if unit.lemma.lower() not in _DURATIONS or after in _NOT_A_LENGTH:
        return False
    return argument.function == "object" or argument.preposition in ("to", "for")


def _is_an_argument(number: Number, clause: Clause, sentence: Sentence) -> bool:
    """ "Twelve were detained": the number itself is who."""
    heads = {argument.head for argument in clause.arguments if argument.function in ("subject", "object")}
    numeral = sentence.tokens[number.last]
    return numeral.i in heads and numeral.entity not in _CALENDAR
