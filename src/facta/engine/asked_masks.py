"""Names that the project file asks to have masked, carried out on the record as protection is."""

from collections.abc import Iterable
from dataclasses import replace

from facta.model.record import Record

ASKED = "asked"
"""Why a party is masked that the project file names."""


def with_masks(record: Record, names: Iterable[str]) -> tuple[Record, tuple[str, ...]]:
    """The record with every party that bears one of `names` shielded, and the names that no party bears."""
    wanted = {_plain(name): name for name in names}
    borne: set[str] = set()
    entities = list(record.entities)
    for i, entity in enumerate(entities):
        mine = {_plain(name) for name in (entity.name, *entity.names)} & wanted.keys()
        borne |= mine
        if mine and not entity.shielded:
            entities[i] = replace(entity, shielded=ASKED)
    missing = tuple(name for plain, name in wanted.items() if plain not in borne)
    return (replace(record, entities=tuple(entities)) if borne else record), missing


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())
