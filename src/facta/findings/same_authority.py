"""Whether two decisions were made by one authority, and how that is known.

By the linked party; by place and level ("Tervan city hall", "the city" in a report from Tervan); or in the report's own
words ("the same authorities"). Two authorities whose places are known to differ are never one.
"""

import re

from facta.findings.pile import Pile, ToldAct
from facta.model.passage import Span

MUNICIPAL = re.compile(
    r"\b(?:city|town|municipal\w*|mayor|mayor’s|mayor's|akimat|council|borough|local authorit\w+)\b", re.IGNORECASE
)
OFFICIALS = re.compile(r"\b(?:authorit\w+|officials|administration|government)\b", re.IGNORECASE)
SAME_WORDS = re.compile(
    r"\bsame\b(?:\s+[\w’'-]+){0,3}\s+(?:authorit\w+|cit\w+|municipalit\w+|officials?|office|administration|ministr\w+|court|body)\b",
    re.IGNORECASE,
)


def authorities_of(pile: Pile, told: ToldAct) -> tuple[str, ...]:
    """Who decided: the act's agents that hold power or are no person."""
    return tuple(party for party in pile.entities(told, "agent") if _may_decide(pile, party))


def _may_decide(pile: Pile, party: str) -> bool:
    return pile.is_authority(party) or pile.kind(party) in ("organization", "group", "other", "place")


def same_authority(pile: Pile, left: ToldAct, right: ToldAct) -> str:
    """How it is known that one authority made both decisions, or "" where it is not."""
    ours, theirs = authorities_of(pile, left), authorities_of(pile, right)
    places, other_places = _places(pile, left, ours), _places(pile, right, theirs)
    shared = [party for party in ours if party in theirs]
    if shared:
        return f"the same party in the record: {pile.name(shared[0])}"
    if places and other_places and not places & other_places:
        return ""
    if _says_same(pile, left) or _says_same(pile, right):
        return "a report speaks of the same authority"
    alike = (_is_municipal(pile, left, ours) and _is_municipal(pile, right, theirs)) or (
        _is_local(pile, left, ours) and _is_local(pile, right, theirs)
    )
    if alike and places & other_places:
        return f"the authorities of one place: {sorted(places & other_places)[0].title()}"
    return ""


def _says_same(pile: Pile, told: ToldAct) -> bool:
    span = pile.sentence_at(told.reading, told.act.trigger)
    return bool(SAME_WORDS.search(told.reading.document.text[span.start : span.end]))


def _phrases(pile: Pile, told: ToldAct, authorities: tuple[str, ...]) -> list[str]:
    spans = [filler.span for filler in told.act.roles.get("agent", ()) if filler.span is not None]
    names = [name for party in authorities if (entity := pile.entity(party)) for name in (entity.name, *entity.names)]
    return [*(pile.words(told.reading, span) for span in spans), *names]


def _is_municipal(pile: Pile, told: ToldAct, authorities: tuple[str, ...]) -> bool:
    return any(MUNICIPAL.search(phrase) for phrase in _phrases(pile, told, authorities))


def _is_local(pile: Pile, told: ToldAct, authorities: tuple[str, ...]) -> bool:
    """Municipal, or officials without a level, whose place decides."""
    phrases = _phrases(pile, told, authorities)
    return any(MUNICIPAL.search(phrase) or OFFICIALS.search(phrase) for phrase in phrases)


def _places(pile: Pile, told: ToldAct, authorities: tuple[str, ...]) -> frozenset[str]:
    """Names of places, lower case: in the authority's name; else in the act's sentence; else the report's dateline."""
    known = _place_names(pile)
    named = {place for phrase in _phrases(pile, told, authorities) for place in known if _stands_in(place, phrase)}
    if named:
        return frozenset(named)
    span: Span = pile.sentence_at(told.reading, told.act.trigger)
    sentence = pile.words(told.reading, span)
    near = {place for place in known if _stands_in(place, sentence)}
    if told.act.where is not None:
        near.add(told.act.where.name.lower())
    if near & known:
        return frozenset(near & known)
    place = (told.reading.document.place or "").lower()
    return frozenset(name for name in known if name and _stands_in(name, place))


def _place_names(pile: Pile) -> frozenset[str]:
    """Towns and other places that the reports name, by what they were linked as or wrote in their datelines."""
    names = {
        name.lower()
        for entity in pile.record.entities
        if entity.kind.value == "place"
        for name in (entity.names or (entity.name,))
        if name[:1].isupper()
    }
    lines = {r.document.place.split(",")[0].strip().lower() for r in pile.readings if r.document.place}
    return frozenset(name for name in names | lines if len(name) > 2)


def _stands_in(place: str, phrase: str) -> bool:
    return re.search(rf"\b{re.escape(place)}\b", phrase, re.IGNORECASE) is not None
