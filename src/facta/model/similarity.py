"""Likeness of meaning: what findings ask of a method that they do not know.

`engine` gives the method: sentence vectors, or kept scores where a dossier is verified.
"""

from collections.abc import Sequence
from typing import Protocol

from facta.model.passage import Passage


class Similarity(Protocol):
    """A method that scores how alike the meaning of two passages is, from 0 to 1."""

    @property
    def name(self) -> str:
        """The method with its version, as it is shown and kept."""
        ...

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """The score of `passage` with each of `others`, to three decimals; None where the method cannot tell."""
        ...
