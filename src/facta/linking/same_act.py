"""Incidents: acts of one or several reports that tell one event.

Acts are compared within stories (rooms.py), where their words are related: one root, one family of words, one type
of the codebook. Groups begin as the acts of one word in one closer circle of reports, and are joined by average
linkage, the best supported first, while the evidence (act_groups.py) speaks for it and no veto forbids it. What falls a
little short is a proposal for a person to decide. Acts that did not happen, by their report, are never linked; they are
set against the event that they deny (contraries.py).
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from facta.linking.act_groups import Group, evidence, group_of, join, related, vetoed
from facta.linking.contraries import contraries_of
from facta.linking.told_acts import Told
from facta.model.identifiers import identifier
from facta.model.record import Contrary, Incident, Proposal, Ref

LINKED_FROM = 0.0
PROPOSED_FROM = -0.6
LARGEST_BLOCK = 40
"""A party or word that more groups of one sort share than this does not bring them together."""
HEAVIEST = 8
"""Groups of different circles are compared where they share one of so many heaviest words, or a party."""


class Events(NamedTuple):
    """Incidents of at least two acts, pairs of acts that may be one event, and denials of events; all sorted."""

    incidents: tuple[Incident, ...]
    proposals: tuple[Proposal, ...]
    contraries: tuple[Contrary, ...]


def events_in(done: Sequence[Told], denied: Sequence[Told], copies: Container[str]) -> Events:
    """Which of the acts `done` tell one event, and which event those `denied` deny. copies: reports that do not count.

    The number of reports of each incident is that of all its reports, copies too.
    """
    groups, rest = _joined(_begun(sorted(done, key=lambda one: one.ref)))
    incidents = [_incident(group) for group in groups if len(group.members) > 1]
    return Events(
        tuple(sorted(incidents, key=lambda incident: incident.members)),
        _proposals(rest, copies),
        contraries_of(groups, denied, copies),
    )


def _begun(told: list[Told]) -> list[Group]:
    """Acts of one word in one circle of reports, as far as they may be one event."""
    homes: defaultdict[tuple[str, str, str], list[Group]] = defaultdict(list)
    for one in told:
        alone = group_of(one)
        key = (one.place.circle, one.root, one.family)
        scored = [(evidence(group, alone), n) for n, group in enumerate(homes[key]) if not vetoed(group, alone)]
        (best, reasons), which = max(scored, key=lambda row: (row[0][0], -row[1]), default=((-1.0, ()), 0))
        if best >= LINKED_FROM:
            join(homes[key][which], alone, reasons)
        else:
            homes[key].append(alone)
    return [group for key in sorted(homes) for group in homes[key]]


def _joined(groups: list[Group]) -> tuple[list[Group], list[tuple[float, Group, Group, tuple[str, ...]]]]:
    """The groups after all joins, and the pairs that fell a little short; strongest first throughout."""
    alive: dict[int, Group] = dict(enumerate(groups))
    near: defaultdict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    short: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    known: dict[tuple[int, int], tuple[str, ...]] = {}

    def weigh(one: int, other: int) -> None:
        pair = (min(one, other), max(one, other))
        if vetoed(alive[one], alive[other]):
            return
        total, reasons = evidence(alive[pair[0]], alive[pair[1]])
        if total >= LINKED_FROM:
            known[pair] = reasons
            heapq.heappush(heap, (-total, *pair))
        elif total >= PROPOSED_FROM:
            short[pair] = (total, reasons)

    for one, other in _pairs(groups):
        near[one].add(other)
        near[other].add(one)
        weigh(one, other)
    following = len(groups)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one not in alive or other not in alive:
            continue
        group = alive.pop(one)
        join(group, alive.pop(other), known[one, other])
        alive[following] = group
        near[following] = {n for n in near.pop(one) | near.pop(other) if n in alive and n != following}
        for n in sorted(near[following]):
            near[n].add(following)
            weigh(n, following)
        following += 1
    rest = [
        (total, alive[one], alive[other], reasons)
        for (one, other), (total, reasons) in short.items()
        if one in alive and other in alive
    ]
    return list(alive.values()), rest


def _pairs(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """Groups to compare: of one circle with related words; of one story, sharing also a heavy word or a party."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        one = group.members[0]
        sorts = {f"word {one.root}", f"type {one.family}", *(f"family {name}" for name in one.families)}
        (cell,) = group.cells.values()
        heavy = sorted(cell.sentence, key=lambda word: (-cell.sentence[word], word))[:HEAVIEST]
        shared = {f"story {one.place.story} {key}" for key in (*heavy, *group.patients, *group.agents)}
        for sort in sorts - {"type "}:
            blocks[sort, f"circle {one.place.circle}"].append(number)
            for key in shared:
                blocks[sort, key].append(number)
    seen: set[tuple[int, int]] = set()
    for block, numbers in blocks.items():
        if len(numbers) <= LARGEST_BLOCK or block[1].startswith("circle"):
            seen.update(combinations(numbers, 2))
    for left, right in sorted(seen):
        if related(groups[left].members[0], groups[right].members[0]):
            yield left, right


def _proposals(rest: list[tuple[float, Group, Group, tuple[str, ...]]], copies: Container[str]) -> tuple[Proposal, ...]:
    """One pair of acts for every two groups that may be one, of reports that count."""
    found: list[Proposal] = []
    for _, left, right, reasons in rest:
        sides = [[t.ref for t in group.members if t.ref.document not in copies] for group in (left, right)]
        if all(sides):
            one, other = sorted(min(side) for side in sides)
            found.append(Proposal("incident", one, other, reasons))
    return tuple(sorted(found, key=lambda proposal: (proposal.left, proposal.right)))


def _incident(group: Group) -> Incident:
    members: tuple[Ref, ...] = tuple(sorted(told.ref for told in group.members))
    types = Counter(told.type for told in group.members)
    type_ = min(types, key=lambda t: (-types[t], t or ""))
    return Incident(
        identifier("i", *members[0]),
        type_,
        members,
        tuple(sorted(group.reasons)),
        len({ref.document for ref in members}),
    )
