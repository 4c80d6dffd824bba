"""Likeness of meaning of two passages by the word vectors of the parser's model, offline.

Each content word of one passage is set beside the nearest of the other; the score is the share of the passage's weight
that finds its like, averaged over both directions (soft alignment, as in monolingual word alignment: Sultan, Bethard
and Sumner 2014, "Back to basics"). Words weigh by how rare they are in
the pile (Sparck Jones 1972).
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

NEAR = 0.4
"""Cosine below which two words count as unlike."""
ALIKE = 0.85
"""What two different words of one vector count for; the same word counts 1."""
FORWARD = 0.5
"""Weight of the share of the first passage that is found in the second; the rest is for the other way."""

type Words = tuple[tuple[str, str], ...]


class WordVectors:
    """Soft alignment of content words. The model is loaded when a score is first asked for."""

    name = f"soft alignment of word vectors 1 ({MODEL})"

    def __init__(self, rarity: Mapping[str, float] | None = None) -> None:
        """rarity: weight of each stem; one that it does not have weighs as much as the rarest. Without: all alike."""
        self._rarity = rarity or {}
        self._rarest = max(self._rarity.values(), default=1.0)

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """One score for each of `others`; 0.0 where a passage has no content words."""
        mine = _words(passage.text)
        return [round(self._aligned(mine, _words(other.text)), 3) for other in others]

    def _aligned(self, left: Words, right: Words) -> float:
        if not left or not right:
            return 0.0
        likeness = np.array([[_likeness(a, b) for b in right] for a in left])
        mine, theirs = (np.array([self._rarity.get(s, self._rarest) for s, _ in words]) for words in (left, right))
        if not mine.any() or not theirs.any():
            return 0.0
        forward = float(mine @ likeness.max(axis=1) / mine.sum())
        backward = float(theirs @ likeness.max(axis=0) / theirs.sum())
        return FORWARD * forward + (1 - FORWARD) * backward


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
