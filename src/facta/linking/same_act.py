"""Incidents: acts of one or several reports that tell one event.

Acts of one type (or of one PLOVER code within a family) are compared when they share a party or a rare word. Each
piece of evidence has a weight and a name; a veto (days apart, another patient) forbids the link. What falls short of
the threshold is a proposal for a person to decide. Acts that did not happen, by their report, are never linked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from facta.codebook.content_words import content_words, rarity_of, shared_weight
from facta.codebook.vocabulary import Vocabulary, type_named
from facta.model.act import Act, Modality
from facta.model.identifiers import identifier
from facta.model.record import Entity, Incident, Proposal, Reading, Ref

LINKED_FROM = 4.0
PROPOSED_FROM = 3.0
UNTYPED_MORE = 1.0
"""A predicate without a code needs that much more evidence."""
LARGEST_BLOCK = 60
"""A party or word that more acts of one type share than this does not bring them together."""
DAYS_TOLERATED = 2
"""Reports may name days this far apart and still tell one event, if all else agrees; farther is a veto."""
NARROW_DAYS = 7
RARE_WEIGHT = 1.5

POWER = frozenset(("COP", "GOV", "JUD", "LEG", "MIL"))
PATIENTS = ("patient", "recipient", "beneficiary", "applicant", "organizer")


@dataclass(frozen=True)
class _Told:
    """An act with what it can be compared by."""

    ref: Ref
    act: Act
    family: str
    agents: frozenset[str]
    agent_sectors: frozenset[str]
    patients: frozenset[str]
    persons: frozenset[str]
    words: frozenset[str]
    start: date | None
    end: date | None
    published: date | None
    place: str | None


def incidents_of(
    readings: tuple[Reading, ...],
    entities: tuple[Entity, ...],
    same_text: Mapping[str, str],
    codebook: Vocabulary,
) -> tuple[tuple[Incident, ...], tuple[Proposal, ...]]:
    """Incidents of at least two acts, and pairs that may be one event, both sorted."""
    told = _told(readings, entities, codebook)
    rarity = rarity_of(
        reading.document.text[span.start : span.end]
        for reading in readings
        if reading.document.id not in same_text
        for span in reading.sentences
    )
    scored = sorted(
        ((total, left, right, reasons) for left, right, total, reasons in _pairs(told, rarity)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    groups, reasons_of, rest = _grouped(told, scored)
    incidents = [_incident(told, group, reasons_of, same_text) for group in groups]
    proposals = [
        Proposal("incident", told[left].ref, told[right].ref, reasons)
        for _, left, right, reasons in rest
        if told[left].ref.document not in same_text and told[right].ref.document not in same_text
    ]
    return (
        tuple(sorted(incidents, key=lambda i: i.members)),
        tuple(sorted(proposals, key=lambda p: (p.left, p.right))),
    )


def _told(readings: tuple[Reading, ...], entities: tuple[Entity, ...], codebook: Vocabulary) -> list[_Told]:
    entity_of = {ref: entity for entity in entities for ref in entity.members}
    found: list[_Told] = []
    for reading in readings:
        text, document = reading.document.text, reading.document
        for act in reading.acts:
            if act.generic or act.negated or act.modality not in (Modality.ASSERTED, Modality.ALLEGED):
                continue

            def entities_as(*roles: str, act: Act = act, document_id: str = document.id) -> list[Entity]:
                refs = (Ref(document_id, party) for party in act.parties_as(*roles))
                return [entity_of[ref] for ref in refs if ref in entity_of]

            patients = entities_as(*PATIENTS)
            where = entity_of.get(Ref(document.id, act.where.party)) if act.where and act.where.party else None
            found.append(
                _Told(
                    ref=Ref(document.id, act.id),
                    act=act,
                    family=_family(act, codebook),
                    agents=frozenset(entity.id for entity in entities_as("agent")),
                    agent_sectors=frozenset(e.sector for e in entities_as("agent") if e.sector in POWER),
                    patients=frozenset(entity.id for entity in patients),
                    persons=frozenset(entity.id for entity in patients if entity.kind.value == "person"),
                    words=frozenset(content_words(text[act.passage.start : act.passage.end])),
                    start=_day(act.when.start if act.when else None),
                    end=_day(act.when.end if act.when else None),
                    published=_day(document.published),
                    place=where.id if where else None,
                )
            )
    return found


def _family(act: Act, codebook: Vocabulary) -> str:
    """Acts of one family may tell one event: one code, or one PLOVER code under one heading of the codebook."""
    if act.type is None:
        return f"word:{act.lemma}"
    type_ = type_named(codebook, act.type)
    if type_ is not None and type_.plover and "-" in type_.plover:
        return f"{act.type.split('.')[0]}:{type_.plover}"
    return act.type


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _pairs(told: list[_Told], rarity: Mapping[str, float]) -> Iterator[tuple[int, int, float, tuple[str, ...]]]:
    """Every pair that shares a family and a party or a rare word, with its evidence, unless a veto forbids it."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        for key in sorted({*one.agents, *one.patients, *(w for w in one.words if rarity.get(w, 0.0) >= RARE_WEIGHT)}):
            blocks[one.family, key].append(i)
    seen: set[tuple[int, int]] = set()
    for block in sorted(blocks):
        if len(blocks[block]) <= LARGEST_BLOCK:
            seen.update(combinations(blocks[block], 2))
    for left, right in sorted(seen):
        if vetoed(told[left], told[right]):
            continue
        total, reasons, kinds = _evidence(told[left], told[right], rarity)
        if told[left].act.type is None:
            total -= UNTYPED_MORE
        if total >= PROPOSED_FROM and kinds >= 2:
            yield left, right, total, reasons


def vetoed(left: _Told, right: _Told) -> bool:
    """Whether the two cannot be one event: days too far apart, or different persons acted upon."""
    gap = _gap_days(left, right)
    if gap is not None and gap > DAYS_TOLERATED:
        return True
    if left.persons and right.persons and not left.persons & right.persons:
        return True
    return _told_later_than(left, right) or _told_later_than(right, left)


def _told_later_than(one: _Told, other: _Told) -> bool:
    """Whether `one` was published before the day on which `other` took place."""
    return one.published is not None and other.start is not None and other.start > one.published


def _gap_days(left: _Told, right: _Told) -> int | None:
    """Days between the two, 0 where they overlap, None where one has no day."""
    if left.start is None or left.end is None or right.start is None or right.end is None:
        return None
    return max(0, (right.start - left.end).days, (left.start - right.end).days)


def _evidence(left: _Told, right: _Told, rarity: Mapping[str, float]) -> tuple[float, tuple[str, ...], int]:
    """Total weight, reasons, and how many sorts of evidence there are."""
    found: list[tuple[str, float, str]] = []
    if left.patients & right.patients:
        found.append(("who", 2.0, "the same party acted upon"))
    if left.agents & right.agents:
        found.append(("who", 1.0, "the same party acting"))
    elif left.agent_sectors & right.agent_sectors:
        found.append(("office", 0.5, "parties of one sector acting"))
    words = shared_weight(left.words, right.words, rarity)
    if words >= RARE_WEIGHT:
        found.append(("words", min(3.0, words / 3), "words in common"))
    found.extend(_evidence_of_time(left, right))
    if left.place and left.place == right.place:
        found.append(("where", 1.0, "the same place"))
    if {q.value for q in left.act.quantities} & {q.value for q in right.act.quantities}:
        found.append(("how many", 0.5, "the same number"))
    return sum(w for _, w, _ in found), tuple(reason for _, _, reason in found), len({sort for sort, _, _ in found})


def _evidence_of_time(left: _Told, right: _Told) -> Iterator[tuple[str, float, str]]:
    gap = _gap_days(left, right)
    if gap == 0 and _narrow(left) and _narrow(right):
        yield "when", 1.5, "days that overlap"
    elif gap:
        yield "when", 0.5, f"days {gap} apart"
    elif left.published and right.published and abs((left.published - right.published).days) <= DAYS_TOLERATED + 1:
        yield "when", 0.75, "published within three days"
    if left.ref.document == right.ref.document and gap is None:
        yield "report", 0.75, "told in one report"


def _narrow(told: _Told) -> bool:
    return told.start is not None and told.end is not None and (told.end - told.start).days <= NARROW_DAYS


type _Scored = tuple[float, int, int, tuple[str, ...]]


def _grouped(
    told: list[_Told], scored: list[_Scored]
) -> tuple[list[list[int]], dict[int, dict[str, None]], list[_Scored]]:
    """Groups of linked acts, the reasons by act, and the pairs left to a person; strongest links first."""
    group_of: dict[int, list[int]] = {}
    reasons_of: defaultdict[int, dict[str, None]] = defaultdict(dict)
    rest: list[_Scored] = []
    for row in scored:
        total, left, right, reasons = row
        a, b = group_of.get(left, [left]), group_of.get(right, [right])
        if a is b:
            continue
        if total < LINKED_FROM or any(vetoed(told[x], told[y]) for x in a for y in b):
            rest.append(row)
            continue
        joined = sorted({*a, *b})
        for i in joined:
            group_of[i] = joined
        reasons_of[left].update(dict.fromkeys(reasons))
        reasons_of[right].update(dict.fromkeys(reasons))
    groups = {tuple(group) for group in group_of.values()}
    rest = [row for row in rest if group_of.get(row[1], [row[1]]) is not group_of.get(row[2], [row[2]])]
    return [list(group) for group in sorted(groups)], dict(reasons_of), rest


def _incident(
    told: list[_Told], group: list[int], reasons_of: dict[int, dict[str, None]], same_text: Mapping[str, str]
) -> Incident:
    members = tuple(sorted(told[i].ref for i in group))
    types = Counter(told[i].act.type for i in group)
    reasons = sorted({reason for i in group for reason in reasons_of.get(i, {})})
    reports = {same_text.get(ref.document, ref.document) for ref in members}
    type_ = min(types, key=lambda t: (-types[t], t or ""))
    return Incident(
        identifier("i", *(part for ref in members for part in ref)), type_, members, tuple(reasons), len(reports)
    )
