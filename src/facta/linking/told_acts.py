"""Acts as linking compares them: the word, its sentence, who, when and where, with parties known across reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facta.linking.brief import ActBrief, ActWords, Brief
from facta.linking.romanisation import folded
from facta.linking.stories import Place
from facta.model.record import Entity, Ref

NARROW_DAYS = 7
POWER = frozenset(("COP", "GOV", "JUD", "LEG", "MIL"))


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


def told_act(brief: Brief, act: ActBrief, words: ActWords, place: Place, entity_of: Mapping[Ref, Entity]) -> Told:
    """The act of the report, its parties as entities."""
    identity = brief.document.id

    def entities(parties: tuple[str, ...]) -> list[Entity]:
        refs = (Ref(identity, party) for party in parties)
        return [entity_of[ref] for ref in refs if ref in entity_of]

    agents, patients = entities(act.agents), entities(act.patients)
    people = [entity for entity in patients if entity.kind.value == "person" and entity.names]
    where = entity_of.get(Ref(identity, act.where)) if act.where is not None else None
    return Told(
        ref=Ref(identity, act.id),
        type=act.type,
        root=act.root,
        families=frozenset(act.families),
        family=act.family,
        place=place,
        sentence=words.sentence,
        near=words.near,
        names=words.names,
        agents=frozenset(entity.id for entity in agents),
        sectors=frozenset(e.sector for e in agents if e.sector in POWER),
        patients=frozenset(entity.id for entity in patients),
        persons=frozenset(entity.id for entity in people),
        called=frozenset(folded(name) for e in people if _called_alone(e) for name in e.names),
        last_names=frozenset(folded(n.split()[-1]) for e in people if not _called_alone(e) for n in e.names),
        named=frozenset(entity.id for entity in patients if entity.names),
        where=where.id if where else None,
        numbers=frozenset(words.numbers),
        start=day_of(words.start),
        end=day_of(words.end),
        published=day_of(brief.document.published),
    )


def _called_alone(entity: Entity) -> bool:
    """Whether the reports give a person one name only ("Falkas")."""
    return all(len(name.split()) == 1 for name in entity.names)


def day_of(value: str | None) -> date | None:
    """The day of an ISO date; None where it is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
