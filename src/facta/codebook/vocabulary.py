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
        """The act type with this code. Raises a KeyError, or gives None, where there is none."""
        ...


def type_named(codebook: Vocabulary, code: str | None) -> ActType | None:
    """The act type with this code; None without a code, or where the codebook does not know it."""
    try:
        return codebook.type_of(code) if code else None
    except KeyError:
        return None
