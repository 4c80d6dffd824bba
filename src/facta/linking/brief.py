"""What linking looks at in one report: as much as it takes to compare it with others, and no more.

A `Brief` depends on its report alone, so it can be kept and used again when the pile grows. It is made from a reading
in briefing.py; brief_json.py writes what is looked at again, and reads it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from facta.model.matter import Matter
from facta.model.party import Party

type Shingles = NDArray[np.uint64]
"""Fingerprints of runs of words, sorted, each once."""


class DocumentBrief(NamedTuple):
    """What tells a report from others. head: how its text begins; length: of the text; copies: of further files."""

    id: str
    source: str
    digest: str
    publisher: str | None
    published: str | None
    head: str
    length: int
    copies: tuple[str, ...]


class ReportWords(NamedTuple):
    """Stems of the telling words of a report, sorted, with how often each stands there; those that are names."""

    stems: tuple[str, ...]
    numbers: tuple[int, ...]
    marked: frozenset[str]


class Named(NamedTuple):
    """Whom a report names: the last word of full names, and of which of them it says most ("" for nobody)."""

    lead: str
    names: frozenset[str]


class ActBrief(NamedTuple):
    """An act that may tell an event, or deny one (`denied`), with what decides which acts it is compared with.

    root, families: of the trigger. family: what the codebook makes of its type, or "" where it has none.
    agents, patients: parties that fill the roles. where: the party that is its place, unless that was guessed.
    """

    id: str
    type: str | None
    root: str
    families: tuple[str, ...]
    family: str
    denied: bool
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    where: str | None


class ActWords(NamedTuple):
    """What an act is compared by, once it is: weighed words, and numbers.

    sentence, near: of its sentence and of what stands nearest to the trigger; names: of the sentence, the names and
    numbers. start, end: its days, ISO, unless they are uncertain.
    """

    sentence: Mapping[str, float]
    near: Mapping[str, float]
    names: Mapping[str, float]
    numbers: tuple[float, ...]
    start: str | None
    end: str | None


@dataclass(frozen=True)
class Brief:
    """What linking looks at in one report.

    parties: without their mentions. place_keys: noun and place of bodies that are only described, by party.
    described: words by which people without a name are described, by party. said: stems of what is said of people.
    filled: for each act, the parties in it. act_words: what acts are compared by, by act id, when asked.
    """

    document: DocumentBrief
    parties: tuple[Party, ...]
    place_keys: Mapping[str, tuple[str, ...]]
    described: Mapping[str, tuple[str, ...]]
    said: Mapping[str, tuple[str, ...]]
    filled: tuple[tuple[str, ...], ...]
    acts: tuple[ActBrief, ...]
    matters: tuple[Matter, ...]
    words: ReportWords
    named: Named
    shingles: Shingles
    act_words: Callable[[], Mapping[str, ActWords]]

    @cached_property
    def party_of(self) -> dict[str, Party]:
        """Party by id."""
        return {party.id: party for party in self.parties}
