"""What people judged, applied to what linking found: they have the last word on which parties and acts are one.

In: groups as computed, and judgements in the order they were made. Out: the groups with each judgement carried out.
Groups that no judgement touches stay the very same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from facta.linking.parties import entity_of_cluster
from facta.linking.party_clusters import Cluster
from facta.model.identifiers import identifier
from facta.model.judgement import Judgement
from facta.model.party import Party
from facta.model.record import Contrary, Entity, Incident, Proposal, Reading, Ref

JOINED = "joined by a reviewer"
APART = "taken apart by a reviewer"

type Members = tuple[Ref, ...]


def judged_entities(
    entities: tuple[Entity, ...], readings: Sequence[Reading], judgements: Sequence[Judgement]
) -> tuple[Entity, ...]:
    """`entities` with the judgements on parties carried out, sorted by their first member."""
    party_of = {Ref(r.document.id, party.id): party for r in readings for party in r.parties}
    before = {entity.members: entity for entity in entities}
    groups = carried_out(before, [one for one in judgements if one.kind == "party"], party_of)
    found = [
        before[members] if members in before else judged_entity(members, [party_of[ref] for ref in members], why)
        for members, why in groups.items()
    ]
    return tuple(sorted(found, key=lambda entity: entity.members))


def judged_entity(members: Members, parties: Sequence[Party], why: Iterable[str]) -> Entity:
    """The entity of `members`, whose parties are `parties`; `why` they stand together."""
    return entity_of_cluster(Cluster(list(members), list(parties), set(why)))


def judged_incidents(
    incidents: tuple[Incident, ...],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    same_text: Mapping[str, str],
) -> tuple[Incident, ...]:
    """`incidents` with the judgements on acts carried out; an act left alone is no incident."""
    type_of = {Ref(reading.document.id, act.id): act.type for reading in readings for act in reading.acts}
    before = {incident.members: incident for incident in incidents}
    groups = carried_out(before, [one for one in judgements if one.kind == "incident"], type_of)
    found = [
        before[members] if members in before else _incident(members, type_of, why, same_text)
        for members, why in groups.items()
        if len(members) > 1
    ]
    return tuple(sorted(found, key=lambda incident: incident.members))


def judged_contraries(
    contraries: Iterable[Contrary], incidents: Sequence[Incident], judgements: Sequence[Judgement]
) -> tuple[Contrary, ...]:
    """Denials set against events as people have them; none where a person told the denial and the event apart.

    Of an event that people parted, the part with most of the acts that the denial was set against.
    """
    members_of = {ref: incident.members for incident in incidents for ref in incident.members}
    apart = {
        frozenset((left, right))
        for one in judgements
        if one.kind == "incident" and not one.same
        for left in one.left
        for right in one.right
    }
    found: list[Contrary] = []
    for contrary in contraries:
        parts = Counter(members_of.get(ref, (ref,)) for ref in contrary.told)
        most = min(parts, key=lambda members: (-parts[members], members))
        told = tuple(ref for ref in most if ref != contrary.denial)
        if told and not any(frozenset((contrary.denial, ref)) in apart for ref in told):
            found.append(contrary if told == contrary.told else replace(contrary, told=told))
    return tuple(sorted(found, key=lambda contrary: (contrary.told, contrary.denial)))


def still_open(proposals: Iterable[Proposal], judgements: Sequence[Judgement]) -> list[Proposal]:
    """The proposals that no person has answered."""
    answered = {(one.kind, frozenset((left, right))) for one in judgements for left in one.left for right in one.right}
    return [each for each in proposals if (each.kind, frozenset((each.left, each.right))) not in answered]


def carried_out(
    groups: Iterable[Members], judgements: Sequence[Judgement], known: Mapping[Ref, object]
) -> dict[Members, tuple[str, ...]]:
    """Groups after `judgements`, each with why it is as it is; refs that are not `known` any more are left out."""
    home: dict[Ref, int] = {}
    held: dict[int, set[Ref]] = {}
    why: dict[int, dict[str, None]] = {}
    for number, members in enumerate(groups):
        held[number], why[number] = set(members), {}
        home.update(dict.fromkeys(members, number))
    for one in judgements:
        left, right = (sorted(ref for ref in side if ref in known) for side in (one.left, one.right))
        for ref in (*left, *right):
            if ref not in home:
                home[ref] = len(held)
                held[home[ref]], why[home[ref]] = {ref}, {}
        if one.same:
            _join([*left, *right], home, held, why)
        else:
            _take_apart(left, right, home, held, why)
    found = {tuple(sorted(members)): tuple(why[number]) for number, members in held.items() if members}
    return dict(sorted(found.items()))


def _join(refs: list[Ref], home: dict[Ref, int], held: dict[int, set[Ref]], why: dict[int, dict[str, None]]) -> None:
    numbers = sorted({home[ref] for ref in refs})
    if len(numbers) < 2:
        return
    first, *others = numbers
    for number in others:
        home.update(dict.fromkeys(held[number], first))
        held[first] |= held.pop(number)
        why[first].update(why.pop(number))
    why[first][JOINED] = None


def _take_apart(
    left: list[Ref], right: list[Ref], home: dict[Ref, int], held: dict[int, set[Ref]], why: dict[int, dict[str, None]]
) -> None:
    shared = {home[ref] for ref in right}
    taken = [ref for ref in left if home[ref] in shared and ref not in right]
    if not taken:
        return
    number = max(held) + 1
    for ref in taken:
        held[home[ref]].discard(ref)
        why[home[ref]][APART] = None
        home[ref] = number
    held[number], why[number] = set(taken), {APART: None}


def _incident(
    members: Members, type_of: Mapping[Ref, str | None], why: tuple[str, ...], same_text: Mapping[str, str]
) -> Incident:
    types = Counter(type_of[ref] for ref in members)
    return Incident(
        identifier("i", *members[0]),
        min(types, key=lambda type_: (-types[type_], type_ or "")),
        members,
        why,
        len({same_text.get(ref.document, ref.document) for ref in members}),
    )
