"""Acts as linking compares them: the word, its sentence, who, when and where; from text and the fields present."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from facta.codebook.vocabulary import Vocabulary, type_named
from facta.linking.event_words import families_of, head_root, says_little
from facta.linking.report_words import Word, sentence_vector, telling_words
from facta.linking.romanisation import folded
from facta.linking.stories import Place, Stories
from facta.model.act import Act, Modality
from facta.model.passage import Span
from facta.model.record import Entity, Reading, Ref

NEAR_CHARACTERS = 60
"""What stands this near to the trigger tells more of the event than the rest of its sentence."""
NARROW_DAYS = 7
POWER = frozenset(("COP", "GOV", "JUD", "LEG", "MIL"))
PATIENTS = ("patient", "recipient", "beneficiary", "applicant", "organizer")
HEAD_CHARACTERS = 3
"""A word that begins this near to the head of its sentence has its capital from there."""
NEGATION_CHARACTERS = 40
NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?![\s”\"’)]*\s[A-Z\[(“\"])[^\n.!?]*)*[.!?]*")
"""A sentence, roughly, where a reading has none."""


@dataclass(frozen=True, slots=True)
class Told:
    """An act with what it can be compared by.

    root, families: of the trigger. family: what the codebook makes of its type, or "" where it has none.
    sentence, near: weighed words of its sentence and of what stands nearest to the trigger; names: of the sentence,
    the names and numbers.
    sectors: of those acting, as far as they have power.
    persons: the named people acted upon, called: the words they are called by alone, last_names: of the others;
    named: all acted upon that have a name. where: the place, unless it was guessed.
    start, end: its days, unless they are uncertain.
    """

    ref: Ref
    type: str | None
    root: str
    families: frozenset[str]
    family: str
    place: Place
    sentence: Mapping[str, float]
    near: Mapping[str, float]
    names: Mapping[str, float]
    agents: frozenset[str]
    sectors: frozenset[str]
    patients: frozenset[str]
    persons: frozenset[str]
    called: frozenset[str]
    last_names: frozenset[str]
    named: frozenset[str]
    where: str | None
    numbers: frozenset[float]
    start: date | None
    end: date | None
    published: date | None

    @property
    def is_narrow(self) -> bool:
        """Whether its days are known, a week at most."""
        return self.start is not None and self.end is not None and (self.end - self.start).days <= NARROW_DAYS


class ToldActs(NamedTuple):
    """What reports tell, by report and place in it: `done` may tell an event, `denied` says of one that it was not so.

    Neither holds habits, plans, suppositions, or words too general to tell one event from another.
    """

    done: list[Told]
    denied: list[Told]


def told_acts(
    readings: Sequence[Reading], entities: Sequence[Entity], stories: Stories, codebook: Vocabulary
) -> ToldActs:
    """The acts of the reports that may tell an event, or its denial."""
    entity_of = {ref: entity for entity in entities for ref in entity.members}
    found = ToldActs([], [])
    for reading in readings:
        for told, act in _told_in(reading, entity_of, stories, codebook):
            if not act.negated and act.modality is not Modality.DENIED:
                found.done.append(told)
            elif act.modality is Modality.DENIED or _negated_at_hand(reading.document.text, act):
                found.denied.append(told)
    return found


def _told_in(
    reading: Reading, entity_of: Mapping[Ref, Entity], stories: Stories, codebook: Vocabulary
) -> Iterator[tuple[Told, Act]]:
    document = reading.document
    text, identity = document.text, document.id
    ends = _sentences(reading)
    words = telling_words(text)
    starts = [word.start for word in words]
    for act in reading.acts:
        trigger = text[act.trigger.start : act.trigger.end]
        if not _tells_an_event(act, trigger):
            continue

        def entities_as(*roles: str, act: Act = act) -> list[Entity]:
            refs = (Ref(identity, party) for party in act.parties_as(*roles))
            return [entity_of[ref] for ref in refs if ref in entity_of]

        start, end = next(((a, b) for a, b in ends if a <= act.trigger.start < b), (act.trigger.start, act.trigger.end))
        patients = entities_as(*PATIENTS)
        people = [entity for entity in patients if entity.kind.value == "person" and entity.names]
        place = act.where if act.where and not act.where.guessed else None
        where = entity_of.get(Ref(identity, place.party)) if place and place.party else None
        when = act.when if act.when and not act.when.uncertain else None
        near_from, near_to = (
            max(start, act.trigger.start - NEAR_CHARACTERS),
            min(end, act.trigger.end + NEAR_CHARACTERS),
        )
        said = _apart_from(act.trigger, words, starts, start, end)
        told = Told(
            ref=Ref(identity, act.id),
            type=act.type,
            root=head_root(trigger),
            families=families_of(trigger),
            family=_family(act, codebook),
            place=stories.place_of[identity],
            sentence=sentence_vector(said),
            near=sentence_vector([word for word in said if word.end > near_from and word.start < near_to]),
            names=sentence_vector([word for word in said if word.is_marked]),
            agents=frozenset(entity.id for entity in entities_as("agent")),
            sectors=frozenset(e.sector for e in entities_as("agent") if e.sector in POWER),
            patients=frozenset(entity.id for entity in patients),
            persons=frozenset(entity.id for entity in people),
            called=frozenset(folded(name) for e in people if _called_alone(e) for name in e.names),
            last_names=frozenset(folded(n.split()[-1]) for e in people if not _called_alone(e) for n in e.names),
            named=frozenset(entity.id for entity in patients if entity.names),
            where=where.id if where else None,
            numbers=frozenset(quantity.value for quantity in act.quantities),
            start=day_of(when.start if when else None),
            end=day_of(when.end if when else None),
            published=day_of(document.published),
        )
        yield told, act


def _called_alone(entity: Entity) -> bool:
    """Whether the reports give a person one name only ("Falkas")."""
    return all(len(name.split()) == 1 for name in entity.names)


def _tells_an_event(act: Act, trigger: str) -> bool:
    """Whether an event can be read from the act, or that there was none."""
    if act.generic or act.modality not in (Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED):
        return False
    return act.type is not None or not says_little(trigger)


def _negated_at_hand(text: str, act: Act) -> bool:
    """Whether a word of negation stands near the trigger: not in "not surprised that the court found he was hit"."""
    start, end = act.trigger
    return bool(NEGATION.search(text, max(act.passage.start, start - NEGATION_CHARACTERS), end + NEGATION_CHARACTERS))


def _family(act: Act, codebook: Vocabulary) -> str:
    """Acts of one family may tell one event: one code, or one PLOVER code under one heading of the codebook."""
    if act.type is None:
        return ""
    type_ = type_named(codebook, act.type)
    if type_ is not None and type_.plover and "-" in type_.plover:
        return f"{act.type.split('.')[0]}:{type_.plover}"
    return act.type


def _sentences(reading: Reading) -> list[tuple[int, int]]:
    if reading.sentences:
        return [(span.start, span.end) for span in reading.sentences]
    return [(match.start(), match.end()) for match in SENTENCE.finditer(reading.document.text)]


def _apart_from(trigger: Span, words: list[Word], starts: list[int], start: int, end: int) -> list[Word]:
    """The words between `start` and `end` that are no part of the trigger."""
    some = words[bisect_left(starts, start) : bisect_left(starts, end)]
    if some and some[0].start - start < HEAD_CHARACTERS and some[0].stem.isalpha():
        some[0] = some[0]._replace(is_marked=False)
    return [word for word in some if word.end <= end and (word.end <= trigger.start or word.start >= trigger.end)]


def day_of(value: str | None) -> date | None:
    """The day of an ISO date; None where it is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
