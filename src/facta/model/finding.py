"""Findings: what a named test computed from the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facta.model.passage import Passage, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that a finding rests on.

    text: the words at `span`. part: what it is to the finding ("permitted", "refused", "pledge", "reason given").
    entry: id of the statement, act, tie or comment it shows, or "".
    """

    document: str
    span: Span
    text: str
    part: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows shown under a finding. refs: for each row, the positions in `Finding.evidence` it rests on."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    refs: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two passages whose likeness of meaning was scored, 0 to 1. by: the method with its version."""

    passage: Passage
    other: Passage
    score: float
    by: str


type Figure = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test found.

    id: derived from kind, parties and evidence.
    kind: name of the test (`unlike-treatment`). question: the heading on pages ("Were like requests decided alike?").
    title: one sentence that describes and does not judge.
    parties: entity ids; names: their names, in the same order.
    status: for pledges `done`, `in motion`, `stalled`, `withdrawn`, `contrary act`, `not found`, `too early`; else "".
    rule: what is set beside what, in a sentence. coverage: what was looked at.
    counter: what in the record speaks against it most, each as a sentence. excluded: cases left out, with the reason.
    version: of the test; settings: the parameters it used; inputs: identifiers of the entries it looked at, sorted.
    pairs: the passages whose likeness of meaning the test asked for, with every score.
    """

    id: str
    kind: str
    question: str
    title: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    figures: Mapping[str, Figure] = field(default_factory=dict[str, Figure])
    table: Table | None = None
    caveats: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    coverage: str = ""
    status: str = ""
    version: str = "1"
    settings: Mapping[str, Figure] = field(default_factory=dict[str, Figure])
    inputs: tuple[str, ...] = ()
    pairs: tuple[ScoredPair, ...] = ()
    rule: str = ""
    counter: tuple[str, ...] = ()
