"""Which place a name means: the places of acts to a country and a town, with the alternatives kept.

Rules run in the order of PLACE_RULES; the first that answers wins and its name is kept. A name that several places
bear is decided by the countries that the report itself names, else by size only where one bearer is far larger than all
others; a small town needs a report that names its country. Everything else stays open, with its candidates.
Elsewhere: which words of a clause name its place (where.py), the table of places (codebook/gazetteer.py).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from facta.codebook.gazetteer import Gazetteer, GazetteerPlace
from facta.model.act import Act, Place
from facta.model.sentence import AnnotatedText

LARGE = 100_000
"""A town of so many people can be meant without its country being named."""
FAR_LARGER = 10
"""So many times larger than the next bearer of its name."""
MOST_CANDIDATES = 5
_PLACES = frozenset({"GPE", "LOC"})
_AREA = re.compile(r"\s+(?:region|province|oblast|district|county|prefecture|governorate|state)$", re.IGNORECASE)
_AFTER_COMMA = re.compile(r",\s+((?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,3})")


@dataclass(frozen=True, slots=True)
class Meant:
    """A country, and a town of it where the name is a town's; `town` None for a country, a state or a region."""

    country: str
    town: GazetteerPlace | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A place's name with what helps to tell which place it is.

    after: the country of what follows the name after a comma ("Paris, Texas"), or None.
    named: countries that the report names elsewhere.
    """

    name: str
    towns: tuple[GazetteerPlace, ...]
    is_area: bool
    after: str | None
    named: frozenset[str]


def located(acts: tuple[Act, ...], text: AnnotatedText, gazetteer: Gazetteer) -> tuple[Act, ...]:
    """The acts with the country and town of their places, where the gazetteer and the report can tell."""
    if all(act.where is None for act in acts):
        return acts
    named = _countries_named(text, gazetteer)
    found: dict[Place, Place] = {}
    for act in acts:
        if act.where is not None and act.where not in found:
            found[act.where] = _resolved(act.where, text.document.text, named, gazetteer)
    return tuple(act if act.where is None else replace(act, where=found[act.where]) for act in acts)


def _resolved(place: Place, text: str, named: frozenset[str], gazetteer: Gazetteer) -> Place:
    asked = _asked(place, text, named, gazetteer)
    for rule in PLACE_RULES:
        meant = rule(asked, gazetteer)
        if meant is not None:
            others = [town for town in asked.towns if town != meant.town]
            town = meant.town.name if meant.town is not None else None
            return replace(
                place, country=meant.country, town=town, candidates=_listed(others), resolved_by=rule.__name__
            )
    return replace(place, candidates=_listed(asked.towns))


def country_itself(asked: Asked, gazetteer: Gazetteer) -> Meant | None:
    """The name is a country's, and no other country's state is called so."""
    country = gazetteer.country_named(asked.name)
    return Meant(country) if country is not None and not _is_country_and_state(asked.name, gazetteer) else None


def country_or_state_by_what_the_report_names(asked: Asked, gazetteer: Gazetteer) -> Meant | None:
    """The name is a country's and another country's state's ("Georgia"): the state where its country is named."""
    country, whole = gazetteer.country_named(asked.name), gazetteer.country_of_part(asked.name)
    if country is None or whole is None or country == whole:
        return None
    return Meant(whole) if whole in asked.named else None


def part_of_a_country(asked: Asked, gazetteer: Gazetteer) -> Meant | None:
    """The name is a state's, a province's or a region's."""
    country = gazetteer.country_of_part(asked.name)
    if country is None or asked.towns or _is_country_and_state(asked.name, gazetteer):
        return None
    return Meant(country)


def country_after_the_comma(asked: Asked, gazetteer: Gazetteer) -> Meant | None:
    """The country, or a part of it, follows: "Paris, Texas"."""
    if asked.after is None:
        return None
    return Meant(asked.after, _only([town for town in asked.towns if town.country == asked.after], asked))


def country_named_in_the_report(asked: Asked, gazetteer: Gazetteer) -> Meant | None:
    """Bearers of the name lie in exactly one of the countries that the report names."""
    fitting = [town for town in asked.towns if town.country in asked.named]
    countries = {town.country for town in fitting}
    if len(countries) != 1 or _dwarfed(fitting[0], asked):
        return None
    return Meant(countries.pop(), _only(fitting, asked))


def far_larger_than_its_namesakes(asked: Asked, gazetteer: Gazetteer) -> Meant | None:
    """A large town, many times the size of any other that bears the name."""
    if not asked.towns or asked.towns[0].population < LARGE:
        return None
    first, *others = asked.towns
    if others and first.population < FAR_LARGER * others[0].population:
        return None
    return Meant(first.country, _only([first], asked))


PLACE_RULES = (
    country_itself,
    country_or_state_by_what_the_report_names,
    country_after_the_comma,
    country_named_in_the_report,
    part_of_a_country,
    far_larger_than_its_namesakes,
)


def _only(towns: list[GazetteerPlace], asked: Asked) -> GazetteerPlace | None:
    """The one town meant: none for an area called after it, none where two of a size bear the name."""
    if not towns or asked.is_area:
        return None
    first, *others = towns
    return first if all(first.population >= FAR_LARGER * other.population for other in others) else None


def _dwarfed(town: GazetteerPlace, asked: Asked) -> bool:
    """Whether another bearer of the name is so much larger that a report would say if it were not meant."""
    first = asked.towns[0]
    return town != first and first.population >= LARGE and first.population >= FAR_LARGER * max(town.population, 1)


def _asked(place: Place, text: str, named: frozenset[str], gazetteer: Gazetteer) -> Asked:
    name = place.name.removeprefix("the ").removeprefix("The ")
    bare = _AREA.sub("", name)
    is_area = bare != name
    after = None
    if (match := _AFTER_COMMA.match(text, place.span.end)) is not None:
        after = _country_of(match.group(1).rstrip("."), gazetteer) or _country_of(match.group(1), gazetteer)
    return Asked(bare, gazetteer.towns_named(bare), is_area, after, named)


def _country_of(name: str, gazetteer: Gazetteer) -> str | None:
    return gazetteer.country_of_part(name) or gazetteer.country_named(name)


def _is_country_and_state(name: str, gazetteer: Gazetteer) -> bool:
    country, whole = gazetteer.country_named(name), gazetteer.country_of_part(name)
    return country is not None and whole is not None and country != whole


def _countries_named(text: AnnotatedText, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries that the report names, or of which it names a part."""
    names = set(_entities(text))
    if text.document.place:
        names.add(text.document.place)
    plain = [name for name in sorted(names) if not _is_country_and_state(name, gazetteer)]
    return frozenset(country for name in plain if (country := _country_of(name, gazetteer)) is not None)


def _entities(text: AnnotatedText) -> Iterable[str]:
    for sentence in text.sentences:
        words: list[str] = []
        for token in sentence.tokens:
            if words and (token.entity not in _PLACES or token.entity_start):
                yield " ".join(words)
                words = []
            if token.entity in _PLACES and not (not words and token.lower == "the"):
                words.append(token.text)
        if words:
            yield " ".join(words)


def _listed(towns: Iterable[GazetteerPlace]) -> tuple[str, ...]:
    """Up to MOST_CANDIDATES places as "Paris, US", the largest first, each once."""
    return tuple(dict.fromkeys(f"{town.name}, {town.country}" for town in towns))[:MOST_CANDIDATES]
