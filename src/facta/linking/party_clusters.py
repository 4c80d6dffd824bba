"""Parties held for one, in the making: what they are called across reports, and of what kind they are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from facta.model.party import Party, PartyKind
from facta.model.record import Ref

_ORDER = {kind: number for number, kind in enumerate(PartyKind)}


class _Told(NamedTuple):
    """What a cluster's parties say of it."""

    kind: PartyKind
    full_names: list[str]
    documents: frozenset[str]


@dataclass(eq=False, slots=True)
class Cluster:
    """Parties held for one, in the making: their names by kind of name, and why they were joined."""

    members: list[Ref]
    parties: list[Party]
    reasons: set[str] = field(default_factory=set[str])
    _told: _Told | None = None

    def add(self, members: Iterable[Ref], parties: Iterable[Party], reasons: Iterable[str]) -> None:
        """Put more parties to it; `reasons`: why."""
        self.members.extend(members)
        self.parties.extend(parties)
        self.reasons.update(reasons)
        self._told = None

    @property
    def kind(self) -> PartyKind:
        """The kind that most members have, described ones first; in the order of `PartyKind` on a tie."""
        return (self._told or self._tell()).kind

    @property
    def full_names(self) -> list[str]:
        """Names that may be compared across reports, sorted."""
        return (self._told or self._tell()).full_names

    @property
    def documents(self) -> frozenset[str]:
        """Reports it stands in."""
        return (self._told or self._tell()).documents

    def _tell(self) -> _Told:
        names = sorted({name for party in self.parties for name in full_names_of(party)})
        documents = frozenset(ref.document for ref in self.members)
        self._told = _Told(_kind_of(self.parties), names, documents)
        return self._told


def _kind_of(parties: Sequence[Party]) -> PartyKind:
    if len(parties) == 1:
        return parties[0].kind
    counts: Counter[PartyKind] = Counter()
    for party in parties:
        counts[party.kind] += 1 + (party.sector is not None) + bool(party.titles)
    return max(counts, key=lambda kind: (counts[kind], -_ORDER[kind]))


def full_names_of(party: Party) -> tuple[str, ...]:
    """The names of a party that mean the same in every report: two words for people, any name for bodies and places."""
    names = party.names or ((party.name,) if party.kind == PartyKind.OTHER and party.name[:1].isupper() else ())
    if party.kind in (PartyKind.PERSON, PartyKind.OTHER):
        return tuple(name for name in names if len(name.split()) > 1)
    return names
