"""What linking made of the parties and acts that people then joined or parted: kept, so that undoing needs no linking.

Only groups that a judgement changed are here, and proposals that one answered; all other groups stand in the tables
across reports as linking made them. Kept as JSON in the fact `unjudged` of `project`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Self

from sqlalchemy import Connection

from facta.engine.project_copies import Originals
from facta.model.record import Entity, Incident, Record
from facta.store.database import fact, set_fact
from facta.store.json_text import Row, as_text, from_text
from facta.store.spread import entry_id

FACT = "unjudged"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that linking held for one, and why."""

    members: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Kept:
    """groups: by kind, `party` or `incident`. proposals: rows of `proposal` that a judgement answered."""

    groups: dict[str, list[Group]] = field(default_factory=lambda: {"party": [], "incident": []})
    proposals: list[Row] = field(default_factory=list[Row])

    @classmethod
    def read(cls, connection: Connection) -> Self | None:
        """What is kept; None where this project was last linked by a program that kept nothing."""
        text = fact(connection, FACT)
        if not text:
            return None
        row = from_text(text)
        groups = {
            kind: [Group(tuple(each["members"]), tuple(each["reasons"])) for each in many]
            for kind, many in row["groups"].items()
        }
        return cls(groups, row["proposals"])

    @classmethod
    def of(cls, record: Record, originals: Originals, proposals: Sequence[Row]) -> Self:
        """What linking found otherwise than the record has it. proposals: rows of those that are answered."""
        before = record.unjudged
        return cls(
            {
                "party": list(_changed(before.entities, record.entities, originals)),
                "incident": list(_changed(before.incidents, record.incidents, originals)),
            },
            list(proposals),
        )

    def write(self, connection: Connection) -> None:
        """Keep it."""
        groups = {kind: [asdict(each) for each in many] for kind, many in self.groups.items()}
        set_fact(connection, FACT, as_text({"groups": groups, "proposals": self.proposals}))


def _changed(
    before: Sequence[Entity | Incident], after: Iterable[Entity | Incident], originals: Originals
) -> Iterator[Group]:
    same = {each.members for each in after}
    for each in before:
        if each.members not in same:
            members = tuple(entry_id(*ref) for ref in each.members if not originals.is_copy(ref.document))
            if members:
                yield Group(members, each.reasons)
