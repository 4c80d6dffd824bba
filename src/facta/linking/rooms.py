"""Rooms: acts of one story whose words may be related, so that no act of another room can tell the same event.

Two acts are in one room where they share a root, a type or a family of words, or both do so with a third. What is
found in a room depends on nothing outside it, so it is kept by a digest of all that it depends on: what its acts are
compared by, the circles, the copies, and which parties are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any, NamedTuple

from facta.linking.brief import ActBrief, ActWords, Brief
from facta.linking.same_act import Events, events_in
from facta.linking.stories import Place, Stories
from facta.linking.told_acts import told_act
from facta.model.party import PartyKind
from facta.model.record import Contrary, Entity, Incident, Proposal, Ref

type _Sort = tuple[str, str]
"""A story, and a root, a type or a family."""


class _Seat(NamedTuple):
    brief: Brief
    act: ActBrief


def events_of(
    briefs: Sequence[Brief], entity_of: Mapping[Ref, Entity], same_text: Mapping[str, str], stories: Stories
) -> Events:
    """Which acts of the pile tell one event. entity_of: the entity of each party."""
    return together(rooms_of(briefs, entity_of, same_text, stories.place_of).values(), same_text)


def rooms_of(
    briefs: Sequence[Brief],
    entity_of: Mapping[Ref, Entity],
    same_text: Mapping[str, str],
    place_of: Mapping[str, Place],
    known: Mapping[str, Events] | None = None,
) -> dict[str, Events]:
    """The events of each room of several acts, by its digest; without any `known` before, by its number.

    briefs: all reports of the stories in question.
    """
    pile = _Pile(entity_of, same_text, place_of)
    found: dict[str, Events] = {}
    for number, room in enumerate(_rooms(briefs, place_of)):
        if len(room) > 1:
            digest = str(number) if known is None else pile.digest(room)
            found[digest] = known[digest] if known is not None and digest in known else pile.events(room)
    return found


def together(rooms: Iterable[Events], same_text: Mapping[str, str]) -> Events:
    """The events of all rooms; reports of each counted, copies of one text once."""
    some = list(rooms)
    incidents = (_counted(incident, same_text) for events in some for incident in events.incidents)
    return Events(
        tuple(sorted(incidents, key=lambda incident: incident.members)),
        tuple(sorted((p for events in some for p in events.proposals), key=lambda p: (p.left, p.right))),
        tuple(sorted((c for events in some for c in events.contraries), key=lambda c: (c.told, c.denial))),
    )


def _counted(incident: Incident, same_text: Mapping[str, str]) -> Incident:
    """The incident with the number of its reports, copies of one text counted once."""
    reports = {same_text.get(ref.document, ref.document) for ref in incident.members}
    return incident if len(reports) == incident.reports else replace(incident, reports=len(reports))


def _rooms(briefs: Sequence[Brief], place_of: Mapping[str, Place]) -> Iterator[list[_Seat]]:
    """The acts of each room, those that happened and those that deny one of them, by report and id."""
    leader: dict[_Sort, _Sort] = {}

    def root(sort: _Sort) -> _Sort:
        while leader[sort] != sort:
            leader[sort] = leader[leader[sort]]
            sort = leader[sort]
        return sort

    happened: list[tuple[_Sort, _Seat]] = []
    for brief in sorted(briefs, key=lambda brief: brief.document.id):
        story = place_of[brief.document.id].story
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
            sort = (place_of[brief.document.id].story, f"type {act.family}")
            if act.denied and sort in leader:
                rooms[root(sort)].append(_Seat(brief, act))
    for seats in rooms.values():
        yield sorted(seats, key=lambda seat: (seat.brief.document.id, seat.act.id))


def _sorts(act: ActBrief) -> list[str]:
    typed = [f"type {act.family}"] if act.family else []
    return [f"word {act.root}", *typed, *(f"family {name}" for name in act.families)]


class _Pile:
    """What the rooms of a pile are asked with."""

    def __init__(
        self, entity_of: Mapping[Ref, Entity], same_text: Mapping[str, str], place_of: Mapping[str, Place]
    ) -> None:
        self._entity_of, self._copies, self._place_of = entity_of, same_text, place_of
        self._marks: dict[str, str] = {}
        self._own_marks: dict[str, dict[str, str]] = {}
        self._words: dict[str, Mapping[str, ActWords]] = {}

    def events(self, room: list[_Seat]) -> Events:
        """What tells one event."""
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
        return events_in([t for denied, t in told if not denied], [t for denied, t in told if denied], self._copies)

    def _words_in(self, brief: Brief) -> Mapping[str, ActWords]:
        if brief.document.id not in self._words:
            self._words[brief.document.id] = brief.act_words()
        return self._words[brief.document.id]

    def digest(self, room: list[_Seat]) -> str:
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
            line = "\x1f".join((document, act.id, circle, "copy" if copy else "", *marks))
            digest.update(f"{line}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _mark(self, ref: Ref) -> str:
        """What matters of the entity that a party is."""
        entity = self._entity_of.get(ref)
        if entity is None:
            return ""
        mark = self._marks.get(entity.id)
        if mark is None:
            names = sorted(entity.names) if entity.kind is PartyKind.PERSON else entity.names[:1] and ["named"]
            mark = "\x1e".join((entity.id, entity.sector or "", entity.kind, *names))
            self._marks[entity.id] = mark
        return mark


def plain_events(events: Events) -> list[Any]:
    """Events as JSON holds them."""
    return [
        [[one.id, one.type, one.members, one.reasons, one.reports] for one in events.incidents],
        [[one.left, one.right, one.reasons] for one in events.proposals],
        [[one.told, one.denial, one.reasons] for one in events.contraries],
    ]


def events_from(row: list[Any]) -> Events:
    """Events from what JSON holds."""
    incidents, proposals, contraries = row
    return Events(
        tuple(Incident(id, type_, _refs(refs), tuple(why), number) for id, type_, refs, why, number in incidents),
        tuple(Proposal("incident", Ref(*left), Ref(*right), tuple(why)) for left, right, why in proposals),
        tuple(Contrary(_refs(told), Ref(*denial), tuple(why)) for told, denial, why in contraries),
    )


def _refs(rows: Sequence[Sequence[str]]) -> tuple[Ref, ...]:
    return tuple(Ref(*row) for row in rows)
