"""What coding, linking and findings ask of a codebook, whoever loaded it."""

from collections.abc import Mapping
from typing import Protocol

from facta.codebook.act_type import ActType, MatterKind


class Vocabulary(Protocol):
    """Act types by code and matter kinds by name."""

    @property
    def matter_kinds(self) -> Mapping[str, MatterKind]:
        """Matter kinds by name."""
        ...

    def type_of(self, code: str) -> ActType | None:
        """The act type with this code, or None."""
        ...
