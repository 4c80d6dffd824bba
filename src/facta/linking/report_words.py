"""The words of reports and of their sentences, as far as they say something of a subject.

Within a sentence names, numbers and long words weigh more than short ones, which are the commoner ones of a language:
so what two sentences have in common does not depend on the rest of the pile. Whole reports: story_words.py.
Vectors are dictionaries of unit length, so that the likeness of two is the sum of shared products.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from facta.codebook.content_words import EMPTY
from facta.linking.event_words import root_of

type Vector = Mapping[str, float]

IN_SENTENCE = 1.25
"""How much more a name or a number weighs within a sentence."""
LONG = 8
"""Letters of a stem from which on a word weighs in full within a sentence."""
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    return root_of(word) if word.isalpha() else word


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(_stem(word) for word in EMPTY)


class Word(NamedTuple):
    """A telling word of a text: where it stands, its stem, and whether it is a name or a number."""

    start: int
    end: int
    stem: str
    is_marked: bool


def telling_words(text: str) -> list[Word]:
    """The words of `text` that say something of its subject, in order; a capital at a sentence's head marks none."""
    found: list[Word] = []
    empty = _empty()
    begins = True
    for match in WORD.finditer(text):
        word = match.group()
        end = match.end()
        if len(word) > 2:
            stem = _stem(word.lower())
            if stem not in empty:
                first = word[0]
                found.append(Word(match.start(), end, stem, first.isdigit() or (first.isupper() and not begins)))
        after = text[end : end + 2]
        begins = after[:1] in ".!?\n" or after in (".”", '."')
    return found


def words_of(text: str) -> tuple[Counter[str], frozenset[str]]:
    """Stems of the words of `text` with their number, and those of them that are names or numbers."""
    words = telling_words(text)
    return Counter(word.stem for word in words), frozenset(word.stem for word in words if word.is_marked)


def sentence_vector(words: Sequence[Word]) -> dict[str, float]:
    """The weighed words of a part of a sentence, of unit length."""
    weights: dict[str, float] = {}
    for word in words:
        weight = min(len(word.stem), LONG) / LONG * (IN_SENTENCE if word.is_marked else 1.0)
        weights[word.stem] = max(weight, weights.get(word.stem, 0.0))
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def likeness(left: Vector, right: Vector) -> float:
    """The sum of the products of what both hold."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)
