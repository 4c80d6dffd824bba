"""Likeness of meaning, kept: a dossier holds every score that its findings asked for, so verifying needs no model.

A score is kept under the digest of both texts, since a finding asks for parts of a passage as well. Verifying then
gives the same bytes on any machine.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from facta.model.passage import Passage
from facta.model.similarity import Similarity

_DIGITS = 24


class Remembering:
    """A method that keeps every score it gives."""

    def __init__(self, method: Similarity) -> None:
        self._method = method
        self._given: dict[str, float] = {}

    @property
    def name(self) -> str:
        """That of the method."""
        return self._method.name

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """The method's scores."""
        given = self._method.scores(passage, others)
        for other, score in zip(others, given, strict=True):
            if score is not None:
                self._given[_key(passage, other)] = score
        return given

    def rows(self) -> Iterator[Mapping[str, Any]]:
        """The scores given so far, by their keys: the table `likeness`."""
        for key, score in sorted(self._given.items()):
            yield {"key": key, "score": score}


class Recorded:
    """The scores that a dossier kept; 0.0 for a pair that it did not keep."""

    def __init__(self, name: str, scores: Mapping[str, float]) -> None:
        self.name = name
        self._scores = scores

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """The kept scores."""
        return [self._scores.get(_key(passage, other), 0.0) for other in others]


def recorded(rows: Iterable[Mapping[str, Any]], name: str) -> Recorded:
    """The method whose scores `rows`, of the table `likeness`, hold. Raises KeyError, TypeError or ValueError."""
    return Recorded(name, {str(row["key"]): float(row["score"]) for row in rows})


def _key(passage: Passage, other: Passage) -> str:
    texts = f"{passage.text}\0{other.text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(texts).hexdigest()[:_DIGITS]
