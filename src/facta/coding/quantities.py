"""Numbers that belong to an act: people detained, signatures, amounts, distances."""

import re
from collections.abc import Iterable, Iterator

from facta.model.act import Quantity
from facta.model.clause import Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "one": 1, "dozen": 12,
}  # fmt: skip
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}
_FIGURE = re.compile(r"^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
_CURRENCIES = frozenset("$€£¥₹")


def quantities_of(clause: Clause, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities in the arguments of `clause`, in text order; numbers inside dates and ages are none."""
    heads = dict.fromkeys([clause.predicate, *(a.head for a in clause.arguments if a.function != "complement")])
    found = {q.span: q for head in heads for q in _at(sentence.tokens[head], sentence)}
    return tuple(found[span] for span in sorted(found))


def value_of(words: Iterable[str]) -> float | None:
    """The number that `words` name ("150,000"; "two", "million"), or None."""
    total: float | None = None
    for word in words:
        lower = word.lower()
        if _FIGURE.match(lower):
            total = float(lower.replace(",", "")) if total is None else None
        elif lower in _WORDS:
            total = (total or 0) + _WORDS[lower]
        elif lower in _SCALES and total is not None:
            total *= _SCALES[lower]
        else:
            return None
        if total is None:
            return None
    return total


def _at(head: Token, sentence: Sentence) -> Iterator[Quantity]:
    for number in sentence.children_of(head, "nummod"):
        if number.entity not in ("DATE", "TIME", "ORDINAL"):
            yield from _quantity(number, head, sentence)
    if head.pos == "NUM" and head.entity not in ("DATE", "TIME", "ORDINAL"):
        yield from _quantity(head, head, sentence)


def _quantity(number: Token, unit: Token, sentence: Sentence) -> Iterator[Quantity]:
    parts = [t for t in sentence.children_of(number, "compound", "nummod") if t.i < number.i]
    symbol = next((t for t in sentence.children_of(number, "quantmod", "nmod") if t.text in _CURRENCIES), None)
    value = value_of(t.text for t in [*parts, number])
    if value is None:
        return
    if symbol is not None:
        yield Quantity(value, symbol.text, Span(symbol.start, number.end))
    elif unit is not number and unit.text not in _CURRENCIES:
        first = parts[0] if parts else number
        yield Quantity(value, _unit(unit), Span(first.start, max(unit.end, number.end)))
    elif unit is number:
        first = parts[0] if parts else number
        yield Quantity(value, "", Span(first.start, number.end))


def _unit(noun: Token) -> str:
    return noun.lower if noun.tag in ("NNS", "NN") else noun.text
