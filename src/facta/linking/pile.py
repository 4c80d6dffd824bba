"""A pile that grows: what linking finds in it, kept cell by cell, so that new reports cost what they touch.

In: briefs of reports that are new to the pile. Out: the reports whose ids across reports are other than before, and all
that holds across reports, as JSON. What is found is the same in whatever order, and in whatever steps, reports came.
Small things are looked through whole, like the place of each report; all else is found through what it has in common
with a new report: names, a story, a party, a matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from facta.codebook.vocabulary import Vocabulary
from facta.linking.brief import Brief, DocumentBrief
from facta.linking.brief_json import brief_from_row, row_of_brief
from facta.linking.matter_pile import CODECS as MATTER_CODECS
from facta.linking.matter_pile import MatterPile
from facta.linking.parties import CODECS as PARTY_CODECS
from facta.linking.parties import Found, entities_changed
from facta.linking.rooms import events_from, plain_events, rooms_of, together
from facta.linking.same_act import Events
from facta.linking.same_text import Copies
from facta.linking.shelf import Codec, Shelf, Store
from facta.linking.stories import Compared, Place, Stories, groups_of, order_of, places_of
from facta.linking.story_words import Rarity, counted
from facta.model.party import PartyKind
from facta.model.record import Contrary, Entity, Incident, Ref

type Row = dict[str, Any]


def _rooms_rows(rooms: Mapping[str, Events]) -> Row:
    return {digest: plain_events(events) for digest, events in rooms.items()}


def _rooms(row: Row) -> dict[str, Events]:
    return {digest: events_from(events) for digest, events in row.items()}


CODECS = {
    **PARTY_CODECS,
    **MATTER_CODECS,
    "brief": Codec(row_of_brief, brief_from_row),
    "rooms": Codec(_rooms_rows, _rooms),
}
COUNTS = ("reports", "unnamed", "undated", "copies")
ENTITY, INCIDENT, CONTRARY = (tuple(field.name for field in fields(kind)) for kind in (Entity, Incident, Contrary))


class Pile:
    """A pile, linked. keeps: whether more reports may be put to it in another run."""

    def __init__(
        self,
        codebook: Vocabulary,
        store: Store | None = None,
        compared: Compared | None = None,
        copies: Copies | None = None,
        *,
        keeps: bool = False,
    ) -> None:
        self.shelf = Shelf(CODECS, store)
        self.compared = compared or Compared.nothing()
        self.copies = copies or Copies.nothing()
        self._keeps = keeps
        self._matters = MatterPile(self.shelf, codebook, self._entity_of)

    def add(self, briefs: Sequence[Brief]) -> set[str]:
        """Put new reports to the pile; the ids of all reports whose links may be other than before."""
        shelf = self.shelf
        fresh = {brief.document.id for brief in briefs}
        reports: dict[str, str] = dict(shelf.get("reports", "") or {})
        for brief in briefs:
            reports[brief.document.id] = brief.document.source
            shelf.set("brief", brief.document.id, brief)
        shelf.set("reports", "", reports)
        recopied = self._copied(briefs)
        weighed, moved, before = self._placed(briefs)
        places: dict[str, Place] = shelf.get("places", "")
        stories = Stories(places, Rarity(self.compared.sample))
        found = entities_changed(shelf, briefs, stories, sorted(moved), weighed=weighed)
        self._doubts(found)
        rehomed, other = self._homes(found.entities)
        touched = fresh | recopied | moved | rehomed | other
        labels = {places[id].story for id in touched} | {before[id].story for id in moved}
        relinked = self._events(labels, places)
        rematched = self._matters.found_anew(touched, self.same_text())
        self._coverage(fresh, recopied)
        return fresh | rehomed | relinked | rematched

    def same_text(self) -> dict[str, str]:
        """Each copy to the report that counts for it, sorted."""
        return self.shelf.get("same_text", "") or {}

    def links(
        self,
        parties: Iterable[Ref],
        acts: Iterable[Ref],
        matters: Iterable[Iterable[tuple[str, str, str]]],
    ) -> list[str | None]:
        """The ids across reports of parties, acts and matters (as stages: document, act and kind); None for none."""
        shelf = self.shelf
        entities = (self._entity_row(ref) for ref in parties)
        return [
            *(None if row is None else row[0] for row in entities),
            *((shelf.get("incident_of", ref.document) or {}).get(ref.id) for ref in acts),
            *(next(filter(None, map(self._matters.matter_of, stages)), None) for stages in matters),
        ]

    def coverage(self) -> Row:
        """What the pile covers, as `Coverage` has it."""
        told: Row = self.shelf.get("coverage", "") or {"publishers": {}, "days": {}, **dict.fromkeys(COUNTS, 0)}
        days = sorted(told["days"])
        return {
            "reports": told["reports"],
            "publishers": sorted(told["publishers"]),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
            "unnamed": told["unnamed"],
            "undated": told["undated"],
            "copies": told["copies"],
        }

    # copies and stories

    def _copied(self, briefs: Sequence[Brief]) -> set[str]:
        before = self.same_text()
        self.copies = self.copies.with_more(briefs)
        now = self.copies.originals(before, self._document)
        self.shelf.set("same_text", "", now)
        return {id for id in {*before, *now} if before.get(id) != now.get(id)}

    def _document(self, id: str) -> DocumentBrief:
        brief: Brief = self.shelf.get("brief", id)
        return brief.document

    def _placed(self, briefs: Sequence[Brief]) -> tuple[bool, set[str], Mapping[str, Place]]:
        """Whether words are rarer or commoner now; known reports that stand elsewhere now; where all stood before."""
        rows: dict[str, Any] = self.shelf.get("places", "") or {}
        before = {id: Place(*row) for id, row in rows.items()}
        sides: dict[str, list[int]] = self.shelf.get("sides", "") or {}
        sample = self.compared.sample
        self.compared = self.compared.with_more({order_of(brief): counted(brief.words) for brief in briefs})
        places, sides_now = places_of(groups_of(self.compared), self._named, sides)
        self.shelf.set("places", "", places)
        self.shelf.set("sides", "", sides_now)
        moved = {id for id, place in before.items() if places[id] != place}
        return self.compared.sample is not sample, moved, before

    def _named(self, id: str) -> Any:
        brief: Brief = self.shelf.get("brief", id)
        return brief.named

    # parties

    def _doubts(self, found: Found) -> None:
        gone: defaultdict[str, set[tuple[Ref, Ref]]] = defaultdict(set)
        come: defaultdict[str, list[Row]] = defaultdict(list)
        for left, right, _ in found.gone:
            gone[left.document].add((left, right))
        for left, right, reason in found.come:
            come[left.document].append(_perhaps("party", left, right, (reason,)))
        for document in {*gone, *come}:
            rows: list[Row] = self.shelf.get("doubts", document) or []
            kept = [row for row in rows if (Ref(*row["left"]), Ref(*row["right"])) not in gone[document]]
            self.shelf.set("doubts", document, sorted([*kept, *come[document]], key=_sides) or None)

    def _homes(self, entities: Sequence[Entity]) -> tuple[set[str], set[str]]:
        """Enter entities; reports of which a party has another entity now, and of which one has other names."""
        shelf = self.shelf
        homes: dict[str, dict[str, Any]] = {}
        left: dict[Ref, None] = {}
        renamed: set[str] = set()
        for entity in entities:
            first = entity.members[0]
            row: Row | None = shelf.get("entity", "\x1d".join(first))
            known = {(document, party) for document, party in row["members"]} if row is not None else set()
            for ref in entity.members:
                if ref in known:
                    continue
                if ref.document not in homes:
                    homes[ref.document] = dict(shelf.get("home", ref.document) or {})
                before = homes[ref.document].get(ref.id)
                if before is not None:
                    left[Ref(*before)] = None
                homes[ref.document][ref.id] = first
            mark = [entity.id, entity.kind, entity.name, entity.sector, sorted(entity.names)]
            marks = dict(shelf.get("marks", first.document) or {})
            if list(marks.get(first.id) or ()) != mark:
                renamed.update(ref.document for ref in entity.members)
                marks[first.id] = mark
                shelf.set("marks", first.document, marks)
            shelf.set("entity", "\x1d".join(first), {name: getattr(entity, name) for name in ENTITY})
        for ref in left.keys() - {entity.members[0] for entity in entities}:
            shelf.set("entity", "\x1d".join(ref), None)
            marks = dict(shelf.get("marks", ref.document))
            del marks[ref.id]
            shelf.set("marks", ref.document, marks or None)
        for document, home in homes.items():
            shelf.set("home", document, home)
        return set(homes), renamed

    def _entity_row(self, ref: Ref) -> Any:
        first = (self.shelf.get("home", ref.document) or {}).get(ref.id)
        return None if first is None else self.shelf.get("marks", first[0])[first[1]]

    def _entity_of(self, briefs: Iterable[Brief]) -> dict[Ref, Entity]:
        """The entities of the parties of some reports, without their members."""
        known: dict[str, Entity] = {}
        found: dict[Ref, Entity] = {}
        for brief in briefs:
            for party in brief.parties:
                ref = Ref(brief.document.id, party.id)
                id, kind, name, sector, names = self._entity_row(ref)
                if id not in known:
                    known[id] = Entity(id, PartyKind(kind), name, sector, (), tuple(names))
                found[ref] = known[id]
        return found

    # events

    def _events(self, labels: set[str], places: Mapping[str, Place]) -> set[str]:
        """Find what stories tell anew; the reports of which an act is of another incident now."""
        shelf, same_text = self.shelf, self.same_text()
        told: defaultdict[str, list[str]] = defaultdict(list)
        for id, place in places.items():
            if place.story in labels:
                told[place.story].append(id)
        changed: set[str] = set()
        for label in sorted(labels):
            briefs: list[Brief] = [shelf.get("brief", id) for id in sorted(told[label])]
            known = (shelf.get("rooms", label) or {}) if self._keeps else None
            rooms = rooms_of(briefs, self._entity_of(briefs), same_text, places, known)
            if self._keeps:
                shelf.set("rooms", label, rooms or None)
            events = together(rooms.values(), same_text)
            incidents: defaultdict[str, list[Row]] = defaultdict(list)
            perhaps: defaultdict[str, list[Row]] = defaultdict(list)
            contraries: defaultdict[str, list[Row]] = defaultdict(list)
            incident_of: defaultdict[str, dict[str, str]] = defaultdict(dict)
            for incident in events.incidents:
                incidents[incident.members[0].document].append({name: getattr(incident, name) for name in INCIDENT})
                for ref in incident.members:
                    incident_of[ref.document][ref.id] = incident.id
            for one in events.proposals:
                perhaps[one.left.document].append(_perhaps("incident", one.left, one.right, one.reasons))
            for contrary in events.contraries:
                rows = contraries[contrary.told[0].document]
                rows.append({name: getattr(contrary, name) for name in CONTRARY})
            for id in told[label]:
                for sort, found in (("incidents", incidents), ("perhaps", perhaps), ("contraries", contraries)):
                    if found[id] or shelf.get(sort, id):
                        shelf.set(sort, id, found[id] or None)
                if incident_of[id] != (shelf.get("incident_of", id) or {}):
                    shelf.set("incident_of", id, incident_of[id] or None)
                    changed.add(id)
        return changed

    # coverage

    def _coverage(self, fresh: set[str], recopied: set[str]) -> None:
        told: Row = self.shelf.get("coverage", "") or {}
        publishers: Counter[str] = Counter(told.get("publishers", {}))
        days: Counter[str] = Counter(told.get("days", {}))
        counts = Counter({name: told.get(name, 0) for name in COUNTS})
        same_text = self.same_text()
        was: dict[str, int] = dict(self.shelf.get("counted", "") or {})
        for id in sorted(fresh | recopied):
            document = self._document(id)
            if id in fresh:
                counts["copies"] += len(document.copies)
            step = int(id not in same_text) - was.get(id, 0)
            was[id] = int(id not in same_text)
            counts["reports"] += step
            counts["copies"] += (1 if id in fresh else 0) - step
            publishers[document.publisher or ""] += step
            days[document.published or ""] += step
            counts["unnamed"] += step if document.publisher is None else 0
            counts["undated"] += step if document.published is None else 0
        self.shelf.set("counted", "", was)
        said = {name: number for name, number in publishers.items() if name and number}
        dated = {day: number for day, number in days.items() if day and number}
        self.shelf.set("coverage", "", {"publishers": said, "days": dated, **counts})


def _perhaps(kind: str, left: Ref, right: Ref, reasons: tuple[str, ...]) -> Row:
    return {"kind": kind, "left": left, "right": right, "verdict": "unsure", "reasons": reasons}


def _sides(row: Row) -> tuple[Ref, Ref]:
    return Ref(*row["left"]), Ref(*row["right"])


def across_texts(shelf: Shelf) -> Iterator[tuple[str, Iterator[str]]]:
    """What holds across reports, in the order of the last line: the name of each list, and its rows as JSON."""
    yield "entities", (text for _, text in shelf.texts("entity"))
    yield "incidents", _rows(shelf, "incidents")
    yield "matters", (text for _, text in sorted(shelf.texts("matter"), key=lambda one: one[0].split("\x00")))
    yield "perhaps", (text for sort in ("doubts", "perhaps") for text in _rows(shelf, sort))
    yield "contraries", _rows(shelf, "contraries")


def _rows(shelf: Shelf, sort: str) -> Iterator[str]:
    return (text[1:-1] for _, text in shelf.texts(sort))
