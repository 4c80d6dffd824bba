"""Rooms: acts of one story whose words may be related, so that no act of another room can tell the same event.

Two acts are in one room where they share a root, a type or a family of words, or both do so with a third. What is
found in a room depends on nothing outside it, so it is kept by a digest of all that it depends on: what its acts are
compared by, the circles, the copies, and which parties are one.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from facta.linking.brief import ActBrief, ActWords, Brief
from facta.linking.kept import Kept
from facta.linking.same_act import Events, events_in
from facta.linking.stories import Stories
from facta.linking.told_acts import told_act
from facta.model.party import PartyKind
from facta.model.record import Contrary, Entity, Incident, Proposal, Ref

SORT = "events"
"""The sort of question that a room is, among what is kept."""

type _Sort = tuple[str, str]
"""A story, and a root, a type or a family."""


class _Seat(NamedTuple):
    brief: Brief
    act: ActBrief


def events_of(
    briefs: Sequence[Brief],
    entities: Sequence[Entity],
    same_text: Mapping[str, str],
    stories: Stories,
    kept: Kept | None = None,
) -> Events:
    """Which acts of the pile tell one event."""
    pile = _Pile(entities, same_text, stories)
    found = [pile.events(room, kept) for room in _rooms(briefs, stories)]
    incidents = (_counted(incident, same_text) for events in found for incident in events.incidents)
    return Events(
        tuple(sorted(incidents, key=lambda incident: incident.members)),
        tuple(sorted((p for events in found for p in events.proposals), key=lambda p: (p.left, p.right))),
        tuple(sorted((c for events in found for c in events.contraries), key=lambda c: (c.told, c.denial))),
    )


def _counted(incident: Incident, same_text: Mapping[str, str]) -> Incident:
    """The incident with the number of its reports, copies of one text counted once."""
    reports = {same_text.get(ref.document, ref.document) for ref in incident.members}
    return incident if len(reports) == incident.reports else replace(incident, reports=len(reports))


def _rooms(briefs: Sequence[Brief], stories: Stories) -> Iterator[list[_Seat]]:
    """The acts of each room, those that happened and those that deny one of them, by report and id."""
    leader: dict[_Sort, _Sort] = {}

    def root(sort: _Sort) -> _Sort:
        while leader[sort] != sort:
            leader[sort] = leader[leader[sort]]
            sort = leader[sort]
        return sort

    happened: list[tuple[_Sort, _Seat]] = []
    for brief in sorted(briefs, key=lambda brief: brief.document.id):
        story = stories.place_of[brief.document.id].story
        for act in brief.acts:
            if not act.denied:
                first, *others = ((story, sort) for sort in _sorts(act))
                home = root(leader.setdefault(first, first))
                for sort in others:
                    leader[root(leader.setdefault(sort, sort))] = home
                happened.append((first, _Seat(brief, act)))
    rooms: defaultdict[_Sort, list[_Seat]] = defaultdict(list)
    for sort, seat in happened:
        rooms[root(sort)].append(seat)
    for brief in briefs:
        for act in brief.acts:
            sort = (stories.place_of[brief.document.id].story, f"type {act.family}")
            if act.denied and sort in leader:
                rooms[root(sort)].append(_Seat(brief, act))
    for seats in rooms.values():
        yield sorted(seats, key=lambda seat: (seat.brief.document.id, seat.act.id))


def _sorts(act: ActBrief) -> list[str]:
    typed = [f"type {act.family}"] if act.family else []
    return [f"word {act.root}", *typed, *(f"family {name}" for name in act.families)]


class _Pile:
    """What the rooms of a pile are asked with."""

    def __init__(self, entities: Sequence[Entity], same_text: Mapping[str, str], stories: Stories) -> None:
        self._entities, self._copies, self._place_of = entities, same_text, stories.place_of
        self._marks: dict[str, str] = {}
        self._own_marks: dict[str, dict[str, str]] = {}
        self._words: dict[str, Mapping[str, ActWords]] = {}

    @cached_property
    def _entity_of(self) -> dict[Ref, Entity]:
        return {ref: entity for entity in self._entities for ref in entity.members}

    def events(self, room: list[_Seat], kept: Kept | None) -> Events:
        """What tells one event, kept or found."""
        if len(room) == 1:
            return Events((), (), ())
        asked = self._digest(room) if kept is not None else ""
        answer = kept.find(SORT, asked) if kept is not None else None
        if answer is not None:
            return _events_from(answer)
        told = [
            (
                seat.act.denied,
                told_act(
                    seat.brief,
                    seat.act,
                    self._words_in(seat.brief)[seat.act.id],
                    self._place_of[seat.brief.document.id],
                    self._entity_of,
                ),
            )
            for seat in room
        ]
        events = events_in([t for denied, t in told if not denied], [t for denied, t in told if denied], self._copies)
        if kept is not None:
            kept.keep(SORT, asked, json.dumps(events, default=_fields, separators=(",", ":")))
        return events

    def _words_in(self, brief: Brief) -> Mapping[str, ActWords]:
        if brief.document.id not in self._words:
            self._words[brief.document.id] = brief.act_words()
        return self._words[brief.document.id]

    def _digest(self, room: list[_Seat]) -> str:
        """A digest of all that is known of the acts of the room."""
        digest = blake2b(digest_size=16)
        for brief, act in room:
            document = brief.document.id
            own = self._own_marks.setdefault(document, {})
            marks: list[str] = []
            for party in (*act.agents, "", *act.patients, "", act.where or ""):
                if party not in own:
                    own[party] = self._mark(Ref(document, party))
                marks.append(own[party])
            circle, copy = self._place_of[document].circle, document in self._copies
            line = "\x1f".join((brief.key, act.id, circle, "copy" if copy else "", *marks))
            digest.update(f"{line}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _mark(self, ref: Ref) -> str:
        """What matters of the entity that a party is: its first member stands for it."""
        entity = self._entity_of.get(ref)
        if entity is None:
            return ""
        mark = self._marks.get(entity.id)
        if mark is None:
            names = sorted(entity.names) if entity.kind is PartyKind.PERSON else entity.names[:1] and ["named"]
            mark = "\x1e".join((*entity.members[0], entity.sector or "", entity.kind, *names))
            self._marks[entity.id] = mark
        return mark


def _fields(one: object) -> object:
    """The fields of an incident, a proposal or a contrary, in order."""
    match one:
        case Incident():
            return [one.id, one.type, one.members, one.reasons, one.reports]
        case Proposal():
            return [one.left, one.right, one.reasons]
        case Contrary():
            return [one.told, one.denial, one.reasons]
        case _:
            raise TypeError(f"no part of events: {one!r}")


def _events_from(answer: str) -> Events:
    incidents, proposals, contraries = json.loads(answer)
    return Events(
        tuple(Incident(id, type_, _refs(refs), tuple(why), number) for id, type_, refs, why, number in incidents),
        tuple(Proposal("incident", Ref(*left), Ref(*right), tuple(why)) for left, right, why in proposals),
        tuple(Contrary(_refs(told), Ref(*denial), tuple(why)) for told, denial, why in contraries),
    )


def _refs(rows: Sequence[Sequence[str]]) -> tuple[Ref, ...]:
    return tuple(Ref(*row) for row in rows)
