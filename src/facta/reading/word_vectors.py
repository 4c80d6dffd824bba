"""Likeness of meaning of two passages by the word vectors of the parser's model, offline.

The mean of two scores. Alignment: each content word of one passage is set beside the nearest of the other; the score is
the share of the passage's weight that finds its like, averaged over both directions (soft alignment, as in monolingual
word alignment: Sultan, Bethard and Sumner 2014, "Back to basics"). Field: the cosine of the passages' mean vectors,
from which what all words of the model have in common is taken away (Arora, Liang and Ma 2017, "A simple but
tough-to-beat baseline"). Words weigh by how rare they are in the pile (Sparck Jones 1972).
The vectors of this model are few and shared by words of one field ("school", "pupils", "teachers"): two words of one
vector are alike, never the same, and below NEAR two vectors say nothing.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facta.codebook.content_words import EMPTY, WORD, stem
from facta.model.passage import Passage
from facta.reading.parser import MODEL, shared_parser

NEAR = 0.3
"""Cosine below which two words count as unlike."""
ALIKE = 0.85
"""What two different words of one vector count for; the same word counts 1."""

type Words = tuple[tuple[str, str], ...]


class WordVectors:
    """Alignment and field of content words. The model is loaded when a score is first asked for."""

    name = f"alignment and mean of word vectors 2 ({MODEL})"

    def __init__(self, rarity: Mapping[str, float] | None = None) -> None:
        """rarity: weight of each stem; one that it does not have weighs as much as the rarest. Without: all alike."""
        self._rarity = rarity or {}
        self._rarest = max(self._rarity.values(), default=1.0)

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """One score for each of `others`; 0.0 where a passage has no content words."""
        mine = _words(passage.text)
        return [round(self._score(mine, _words(other.text)), 3) for other in others]

    def _score(self, left: Words, right: Words) -> float:
        if not left or not right:
            return 0.0
        return (self._aligned(left, right) + max(0.0, float(self._mean(left) @ self._mean(right)))) / 2

    def _weights(self, words: Words) -> NDArray[np.float64]:
        return np.array([self._rarity.get(one, self._rarest) for one, _ in words])

    def _aligned(self, left: Words, right: Words) -> float:
        likeness = np.array([[_likeness(a, b) for b in right] for a in left])
        mine, theirs = self._weights(left), self._weights(right)
        if not mine.any() or not theirs.any():
            return 0.0
        forward = float(mine @ likeness.max(axis=1) / mine.sum())
        backward = float(theirs @ likeness.max(axis=0) / theirs.sum())
        return (forward + backward) / 2

    def _mean(self, words: Words) -> NDArray[np.float64]:
        """The weighted mean of the words' own directions, of unit length; all zeros where no word has a vector."""
        total = np.zeros(len(_common()))
        for weight, (_, word) in zip(self._weights(words), words, strict=True):
            vector = _own(word)
            if vector is not None:
                total += weight * vector
        length = float(np.linalg.norm(total))
        return total / length if length else total


def _words(text: str) -> Words:
    """Content words as (stem, lower-case word), each stem once."""
    found = (match.group().lower() for match in WORD.finditer(text))
    kept = {stem(word): word for word in found if len(word) > 2 and word not in EMPTY}
    return tuple(kept.items())


def _likeness(left: tuple[str, str], right: tuple[str, str]) -> float:
    """1 for one stem; for two words by their cosine, from 0 at NEAR to ALIKE at 1."""
    if left[0] == right[0]:
        return 1.0
    a, b = _vector(left[1]), _vector(right[1])
    if a is None or b is None:
        return 0.0
    return max(0.0, (float(a @ b) - NEAR) / (1 - NEAR)) * ALIKE


@lru_cache(maxsize=65536)
def _vector(word: str) -> NDArray[np.float32] | None:
    """The word's vector of unit length, or None where the model has none."""
    vocab = shared_parser().nlp.vocab
    row = vocab.vectors.find(key=vocab.strings[word])
    if row < 0:
        return None
    vector: NDArray[np.float32] = vocab.vectors.data[row]
    length = float(np.linalg.norm(vector))
    return vector / length if length else None


@lru_cache(maxsize=1)
def _common() -> NDArray[np.float32]:
    """What the model's vectors have in common: the mean of all, each of unit length."""
    rows: NDArray[np.float32] = shared_parser().nlp.vocab.vectors.data
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).mean(axis=0).astype(np.float32)


@lru_cache(maxsize=65536)
def _own(word: str) -> NDArray[np.float32] | None:
    """The word's vector less what all have in common, of unit length."""
    vector = _vector(word)
    if vector is None:
        return None
    own = vector - _common()
    unit: NDArray[np.float32] = (own / np.linalg.norm(own)).astype(np.float32)
    return unit
