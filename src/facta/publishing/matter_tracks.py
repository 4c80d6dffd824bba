"""Matters as tracks: one row a matter, its stages in their usual order, reached ones filled, others hollow."""

from collections.abc import Mapping
from dataclasses import dataclass

from facta.codebook.act_type import MatterKind
from facta.model.act import WEAKEST_FIRST
from facta.model.matter import Matter, StageReached
from facta.model.record import Record
from facta.publishing.citations import Citations, Cite
from facta.publishing.english import lower_first
from facta.publishing.wording import Wording, and_list, short_day, when_words

STRENGTH = {str(modality): rank for rank, modality in enumerate(WEAKEST_FIRST)}
OPEN_TRACKS = 1
"""How many tracks of a kind stand open."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stage of a track. strength: "reached", "alleged" (weakest telling) or "not reached"; day: shown below it."""

    stage: str
    strength: str
    day: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One act that reached a stage, as one report tells it."""

    stage: str
    day: str
    words: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Track:
    """One matter. last: its last stage in words; concerning: names of its parties."""

    anchor: str
    title: str
    kind: str
    last: str
    concerning: str
    stops: tuple[Stop, ...]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class TrackGroup:
    """The tracks of one kind of matter; `folded` are those after the longest."""

    kind: str
    gloss: str
    tracks: tuple[Track, ...]
    folded: tuple[Track, ...]


def track_groups(
    record: Record, kinds: Mapping[str, MatterKind], wording: Wording, citations: Citations
) -> list[TrackGroup]:
    """The matters by kind, in the codebook's order; longest histories first."""
    groups: list[TrackGroup] = []
    for name in [*kinds, *sorted({matter.kind for matter in record.matters} - set(kinds))]:
        matters = [matter for matter in record.matters if matter.kind == name]
        if not matters:
            continue
        ordered = sorted(matters, key=lambda m: (-len({s.stage for s in m.history}), m.title, m.id))
        tracks = [_track(record, matter, kinds.get(name), wording, citations) for matter in ordered]
        gloss = kinds[name].gloss if name in kinds else ""
        groups.append(TrackGroup(name, gloss, tuple(tracks[:OPEN_TRACKS]), tuple(tracks[OPEN_TRACKS:])))
    return groups


def _track(record: Record, matter: Matter, kind: MatterKind | None, wording: Wording, citations: Citations) -> Track:
    parties = [record.entity_by_id[party] for party in matter.parties if party in record.entity_by_id]
    names = [lower_first(party.name, "") if not party.names else party.name for party in parties]
    return Track(
        f"matter-{matter.id}",
        matter.title or matter.kind,
        matter.kind,
        matter.stage or "no stage is told",
        and_list(list(dict.fromkeys(names))),
        _stops(matter, kind),
        tuple(_telling(record, stage, wording, citations) for stage in matter.history),
    )


def _stops(matter: Matter, kind: MatterKind | None) -> tuple[Stop, ...]:
    """Stages reached, those before an end that were not, and one open end where none was reached."""
    told: dict[str, list[StageReached]] = {}
    for reached in matter.history:
        told.setdefault(reached.stage, []).append(reached)
    listed = kind.stages if kind else ()
    final = kind.final if kind else frozenset[str]()
    order = [*listed, *(stage for stage in told if stage not in listed)]
    ended = any(stage in final for stage in told)
    last = max((order.index(stage) for stage in told), default=-1)
    stops: list[Stop] = []
    for place, stage in enumerate(order):
        if stage in told:
            stops.append(_stop(stage, told[stage]))
        elif stage not in final and not (ended and place > last):
            stops.append(Stop(stage, "not reached", ""))
    return (*stops, Stop("an end", "not reached", "")) if final and not ended else tuple(stops)


def _stop(stage: str, told: list[StageReached]) -> Stop:
    weakest = min(told, key=lambda one: STRENGTH.get(one.modality, 0))
    days = sorted({short_day(one.when) for one in told if one.when is not None})
    day = days[0] + (" …" if len(days) > 1 else "") if days else "no date"
    return Stop(stage, "reached" if weakest.modality == "asserted" else "alleged", day)


def _telling(record: Record, stage: StageReached, wording: Wording, citations: Citations) -> Telling:
    reading = record.reading_of[stage.document]
    act = reading.act_of[stage.act]
    words = wording.act(reading, act)
    return Telling(stage.stage, when_words(stage.when) or "no date", words, citations.cite(stage.document, act.passage))
