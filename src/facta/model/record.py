"""The record: what one report says (`Reading`) and what a pile of reports says together (`Record`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from facta.model.act import Act, Comment
from facta.model.document import Document
from facta.model.matter import Matter
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.statement import Statement
from facta.model.times import TimeExpression


@dataclass(frozen=True)
class Reading:
    """Everything recorded from one report; identifiers hold within it.

    silent: spans of paragraphs without an entry, each with the reason ("not the article", "no act or statement found").
    reader: which reader made it, with its version.
    """

    document: Document
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    ties: tuple[Tie, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    matters: tuple[Matter, ...] = ()
    comments: tuple[Comment, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    reader: str = ""

    @cached_property
    def party_of(self) -> dict[str, Party]:
        """Party by id."""
        return {party.id: party for party in self.parties}

    @cached_property
    def statement_of(self) -> dict[str, Statement]:
        """Statement by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def act_of(self) -> dict[str, Act]:
        """Act by id."""
        return {act.id: act for act in self.acts}


class Ref(NamedTuple):
    """An entry of one report: the document's id and the entry's id in its reading."""

    document: str
    id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One party across the reports of a pile.

    members: its parties, as (document id, party id), sorted.
    names: all names it goes by, fullest first.
    reasons: why the members were joined, sorted.
    """

    id: str
    kind: PartyKind
    name: str
    sector: str | None
    members: tuple[Ref, ...]
    names: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    shielded: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world event told by acts of one or several reports.

    type: codebook code of its acts. members: (document id, act id), sorted. reasons: of every link.
    reports: number of distinct reports, copies of one text counted once.
    """

    id: str
    type: str | None
    members: tuple[Ref, ...]
    reasons: tuple[str, ...] = ()
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Contrary:
    """A report's word that an event did not take place, set against those that tell it; it is no telling of the event.

    told: the acts that tell it, sorted. denial: the act that is told as not so. reasons: why the two are of one event.
    """

    told: tuple[Ref, ...]
    denial: Ref
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entries that may be one; a person decides.

    kind: `party` or `incident`. verdict: `unsure`.
    """

    kind: str
    left: Ref
    right: Ref
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at: the line that stands beside every absence.

    reports: number of reports, copies counted once. publishers: sorted names; unnamed: reports without one.
    first, last: days of publication, ISO; undated: reports without one.
    """

    reports: int
    publishers: tuple[str, ...]
    first: str | None
    last: str | None
    unnamed: int = 0
    undated: int = 0
    copies: int = 0

    @property
    def line(self) -> str:
        """The coverage in one phrase: "in these 12 reports from A and B, up to 2024-05-02"."""
        reports = "in this 1 report" if self.reports == 1 else f"in these {self.reports} reports"
        sources = f" from {_and(self.publishers)}" if self.publishers else ""
        unnamed = f" and {self.unnamed} without a named publisher" if self.publishers and self.unnamed else ""
        until = f", up to {self.last}" if self.last else ", of unknown date"
        return f"{reports}{sources}{unnamed}{until}"


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha of one field of one kind of entry. units: entries coded by two or more people.

    alpha: None where all values are the same, so that there is nothing to agree upon.
    """

    kind: str
    field: str
    alpha: float | None
    units: int
    coders: int


@dataclass(frozen=True, slots=True)
class Unjudged:
    """What linking found before people's judgements were carried out; empty where there are none."""

    entities: tuple[Entity, ...] = ()
    incidents: tuple[Incident, ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Record:
    """A linked pile: readings and what holds across them.

    readings: sorted by `document.source`. matters: across reports; their `parties` are entity ids.
    same_text: document id of a copy to the document id that counts for it (agency copies, near-verbatim ones).
    review: of entries that people decided on, how they stand: `accepted`, `edited`, `added`, `rejected` or `unsure`.
    reviewed: entries that people have decided on, entries in all, and by how many coders; None where nobody was asked.
    review_figures: error rates and agreement of coders, in words. agreement: the latter as numbers.
    contraries: denials beside the events they deny.
    unjudged: what people's judgements changed, as it was before them.
    rejected_pairs: (pledge, deed) of which people said that the deed does not answer the pledge.
    """

    readings: tuple[Reading, ...]
    coverage: Coverage
    entities: tuple[Entity, ...] = ()
    incidents: tuple[Incident, ...] = ()
    matters: tuple[Matter, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    same_text: dict[str, str] = field(default_factory=dict[str, str])
    review: Mapping[Ref, str] = field(default_factory=dict[Ref, str])
    reviewed: tuple[int, int, int] | None = None
    review_figures: tuple[str, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    rejected_pairs: frozenset[tuple[Ref, Ref]] = frozenset()
    contraries: tuple[Contrary, ...] = ()
    unjudged: Unjudged = field(default_factory=Unjudged)

    @cached_property
    def reading_of(self) -> dict[str, Reading]:
        """Reading by document id."""
        return {reading.document.id: reading for reading in self.readings}

    @cached_property
    def entity_of(self) -> dict[Ref, Entity]:
        """Entity by (document id, party id)."""
        return {ref: entity for entity in self.entities for ref in entity.members}

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """Entity by its id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def incident_of(self) -> dict[Ref, Incident]:
        """Incident by (document id, act id)."""
        return {ref: incident for incident in self.incidents for ref in incident.members}
