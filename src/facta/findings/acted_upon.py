"""Those on whom coercion, violence or a silencing fell, and who could have been quoted.

In: a pile. Out: parties with the acts, and those left out, each group with the reason. A person who was killed cannot
be asked, and who was shot perhaps not. People in general ("children", "Americans") are nobody in particular; nor is,
in more reports than one, a person without a full name: another report may quote "the officer" by name. A headline only
repeats what its report tells. What nobody by name alleges, mere threats and what is no blow ("retired", "interviewed")
are left out too.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from facta.findings.pile import Pile
from facta.findings.told import ToldAct
from facta.findings.words import words
from facta.model.act import Modality
from facta.model.document import ZoneKind

ACTED_UPON = ("patient", "recipient")
KILLING = "violence.kill"
LEAST_WORDS = 2
"""A group of no more words ("six protesters") may be any in another report."""
WORDS_ONLY = "threaten"
ON_THINGS = ("violence.", "damage")
"""Types of act that fall on a building or a ship, or on anybody in a crowd, as well as on those named."""
SHOT = words("shot")
CAPTIVE = words("captive")
KILLED = "said to have been killed or shot"
NOBODY_IN_PARTICULAR = "people or bodies without a name, of whom nothing is told that tells them from others"
MAY_BE_ANOTHER = "may be another of those told of here: the same family name, the same description or the same event"


@dataclass(frozen=True)
class ActedUpon:
    """acts: by party. left_out: numbers of parties by the reason."""

    acts: Mapping[str, list[ToldAct]]
    left_out: Mapping[str, int]


def acted_upon(pile: Pile) -> ActedUpon:
    """Parties that coercion, violence or silencing fell on, with the acts."""
    acts: defaultdict[str, list[ToldAct]] = defaultdict(list)
    killed: set[str] = set()
    for told in pile.acts:
        if not told.happened or not told.has("coercive", "criminal", "silences"):
            continue
        parties = pile.entities(told, *ACTED_UPON)
        if told.act.type == WORDS_ONLY:
            continue
        if told.act.type == KILLING or SHOT.search(pile.words(told.reading, told.act.trigger)):
            killed.update(parties)
        if not _counts(pile, told):
            continue
        for party in parties:
            if pile.kind(party) in ("person", "group", "organization"):
                acts[party].append(told)
    reasons = {party: _why_not(pile, party, told, killed) for party, told in acts.items()}
    left_out = {why: sum(each == why for each in reasons.values()) for why in (KILLED, NOBODY_IN_PARTICULAR)}
    return ActedUpon({party: told for party, told in acts.items() if not reasons[party]}, left_out)


def _counts(pile: Pile, told: ToldAct) -> bool:
    """Told in the text and not in its headline, by the report or by somebody it names, and a blow."""
    zone = told.reading.document.zone_at(told.act.trigger)
    if zone is not None and zone.kind in (ZoneKind.TITLE, ZoneKind.HEADING):
        return False
    if told.act.modality is Modality.ALLEGED and pile.source_of(told) is None:
        return False
    trigger = pile.words(told.reading, told.act.trigger)
    if trigger.lower() == "held" and not CAPTIVE.search(_sentence(pile, told)):
        return False  # "the wedding of Ola Lind, held in a ballroom"
    return not words("no blow").fullmatch(trigger)


def _sentence(pile: Pile, told: ToldAct) -> str:
    return pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger))


def _why_not(pile: Pile, party: str, acts: list[ToldAct], killed: set[str]) -> str:
    if party in killed:
        return KILLED
    in_many = len(pile.readings) > 1 and pile.kind(party) == "group"
    on_things = all((told.act.type or "").startswith(ON_THINGS) for told in acts)
    if on_things and (in_many or pile.kind(party) == "organization"):
        return NOBODY_IN_PARTICULAR
    return "" if _is_somebody(pile, party) else NOBODY_IN_PARTICULAR


def _is_somebody(pile: Pile, party: str) -> bool:
    """A person with a full name, a body with a name and a sector, a group that is counted or pointed at and described
    ("64 families of the hostel"); in a single report also a person and a group of whom less is told."""
    kind, name = pile.kind(party), pile.name(party)
    if words("a people").fullmatch(name):
        return False
    if kind == "organization":
        return _is_named(pile, party) and pile.sector(party) is not None
    if len(pile.readings) > 1 and kind == "person":
        return _is_named(pile, party) and " " in name
    if kind == "person":
        return _is_named(pile, party) or not words("anybody").fullmatch(name)
    told_apart = len(pile.readings) == 1 or len(name.split()) > LEAST_WORDS
    return told_apart and bool(words("counted or pointed at").match(name)) and not words("anybody").match(name)


def open_ones(pile: Pile, silent: Mapping[str, list[ToldAct]], heard: Collection[str]) -> frozenset[str]:
    """Those among `silent` who may be others of the silent or the heard: people with the last name of another with whom
    they were not joined, and those without a name whom an act befell that is told of another too, or as described."""
    last_names = Counter(filter(None, (_last_name(pile, party) for party in {*heard, *silent})))
    found: set[str] = set()
    events: set[str] = set()
    described: set[str] = set()
    for party in sorted(silent, key=lambda one: not _is_named(pile, one)):
        own = {incident.id for told in silent[party] if (incident := pile.record.incident_of.get(told.ref))}
        if _is_named(pile, party):
            if last_names[_last_name(pile, party)] > 1:
                found.add(party)
        elif own & events or pile.name(party).lower() in described:
            found.add(party)
        events |= own
        described.add(pile.name(party).lower())
    return frozenset(found)


def _is_named(pile: Pile, party: str) -> bool:
    entity = pile.entity(party)
    return entity is not None and bool(entity.names)


def _last_name(pile: Pile, party: str) -> str:
    entity = pile.entity(party)
    if entity is None or entity.kind.value != "person" or not entity.names:
        return ""
    return pile.name(party).split()[-1].lower()
