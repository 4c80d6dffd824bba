"""Likeness of meaning as a dossier kept it: verifying needs no model, and gives the same bytes on any machine."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facta.model.passage import Passage

type Place = tuple[str, int, int]


class Recorded:
    """The scores that a dossier kept; 0.0 for a pair that it did not, whose pledge gave no finding."""

    def __init__(self, name: str, scores: Mapping[tuple[Place, Place], float]) -> None:
        self.name = name
        self._scores = scores

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """The kept scores."""
        return [self._scores.get((_place(passage), _place(other)), 0.0) for other in others]


def recorded(rows: Iterable[Mapping[str, Any]], name: str) -> Recorded:
    """The method whose scores `rows`, of the table `similarity`, hold. Raises KeyError, TypeError or ValueError."""
    scores = {
        (
            (row["document"], row["start"], row["end"]),
            (row["with_document"], row["with_start"], row["with_end"]),
        ): float(row["score"])
        for row in rows
    }
    return Recorded(name, scores)


def _place(passage: Passage) -> Place:
    return passage.document, passage.span[0], passage.span[1]
