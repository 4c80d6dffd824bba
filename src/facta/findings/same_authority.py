"""Whether two decisions were made by one authority, and how that is known.

By the linked party; by place and level ("Tervan city hall", "the city" in a report from Tervan); or in the report's own
words ("the same authorities"). Two authorities whose places are known to differ are never one.
"""

import re
from dataclasses import dataclass

from facta.findings.pile import Pile
from facta.findings.told import ToldAct
from facta.findings.words import words

MUNICIPAL = words("municipal")
OFFICIALS = words("officials")
SAME_WORDS = words("same authority")


@dataclass(frozen=True)
class Deciders:
    """Who decided, and by what that can be compared with another decision.

    authorities: entity ids. places: names, lower case. municipal, local: of a town; officials whose place decides.
    says_same: the sentence speaks of "the same authorities".
    """

    authorities: tuple[str, ...]
    places: frozenset[str]
    municipal: bool
    local: bool
    says_same: bool


def authorities_of(pile: Pile, told: ToldAct) -> tuple[str, ...]:
    """Who decided: the act's agents that hold power or are no person."""
    return tuple(party for party in pile.entities(told, "agent") if _may_decide(pile, party))


def _may_decide(pile: Pile, party: str) -> bool:
    return pile.is_authority(party) or pile.kind(party) in ("organization", "group", "other", "place")


def deciders_of(pile: Pile, told: ToldAct) -> Deciders:
    """Who decided `told`, ready for comparison."""
    authorities = authorities_of(pile, told)
    phrases = _phrases(pile, told, authorities)
    municipal = any(MUNICIPAL.search(phrase) for phrase in phrases)
    span = pile.sentence_at(told.reading, told.act.trigger)
    return Deciders(
        authorities,
        _places(pile, told, phrases),
        municipal,
        municipal or any(OFFICIALS.search(phrase) for phrase in phrases),
        bool(SAME_WORDS.search(told.reading.document.text[span.start : span.end])),
    )


def same_authority(pile: Pile, left: Deciders, right: Deciders) -> str:
    """How it is known that one authority made both decisions, or "" where it is not."""
    shared = [party for party in left.authorities if party in right.authorities]
    if shared:
        return f"the same party in the record: {pile.name(shared[0])}"
    if left.places and right.places and not left.places & right.places:
        return ""
    if left.says_same or right.says_same:
        return "a report speaks of the same authority"
    common = sorted(left.places & right.places)
    if common and ((left.municipal and right.municipal) or (left.local and right.local)):
        return f"the authorities of one place: {common[0].title()}"
    return ""


def _phrases(pile: Pile, told: ToldAct, authorities: tuple[str, ...]) -> list[str]:
    spans = [filler.span for filler in told.act.roles.get("agent", ()) if filler.span is not None]
    names = [name for party in authorities if (entity := pile.entity(party)) for name in (entity.name, *entity.names)]
    return [*(pile.words(told.reading, span) for span in spans), *names]


def _places(pile: Pile, told: ToldAct, phrases: list[str]) -> frozenset[str]:
    """Names of places, lower case: in the authority's name; else in the act's sentence; else the report's dateline."""
    known = pile.place_names
    named = {place for phrase in phrases for place in _named_in(known, phrase)}
    if named:
        return frozenset(named)
    near = _named_in(known, pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger)))
    if told.act.where is not None:
        near |= {told.act.where.name.lower()} & known
    return frozenset(near or _named_in(known, told.reading.document.place or ""))


def _named_in(known: frozenset[str], phrase: str) -> set[str]:
    """Which of the places stand in the phrase, as whole words."""
    parts = re.findall(r"\w+", phrase.lower())
    runs = {" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, min(i + 4, len(parts)) + 1)}
    return {place for place in runs if place in known}
