"""People whom one report only describes by their office, joined to the one whom reports of the story call so.

"The warden of the Eel Quay hostel was held" here, "Gerd Brannik, the former warden of the Eel Quay hostel" there.
Offices change hands, so much is asked: the office is told with its place or body, one person of the whole pile is
called by it, half a year before or after at most, both reports tell one story, no report up to that day calls the
person a former holder, and no act has the two against each other. Whatever falls short is left apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from facta.linking.brief import Brief
from facta.linking.romanisation import folded
from facta.linking.stories import Stories
from facta.linking.told_acts import day_of
from facta.model.party import Party
from facta.model.record import Ref

SAME_OFFICE = "the only one called by that office, in one story"
MOST_DAYS = 200
"""An office that a report gives the person so long before or after may be another's by then."""
LEAST_NAMES = 2
"""So many capitalised words must an office share with its place or body: "the Eel Quay hostel"."""
OFFICE = re.compile(r"(?:the\s+)?(?P<former>former\s+|ex-)?(?P<noun>[a-z]+(?:\s[a-z]+)?)\s+(?:of|at)\s+(?P<rest>.+)")
WORD = re.compile(r"[^\W_]+")
SMALL = frozenset("the a an of at in for and".split())


class Office(NamedTuple):
    """An office: its noun, the words of its place or body, how many of them are names, and whether it is past."""

    noun: str
    words: frozenset[str]
    names: int
    former: bool

    def is_that_of(self, other: "Office") -> bool:
        """Whether one of the two says all that the other says, and that names enough."""
        shorter, longer = sorted((self, other), key=lambda office: len(office.words))
        return self.noun == other.noun and shorter.words <= longer.words and shorter.names >= LEAST_NAMES


@lru_cache(maxsize=16_384)
def office_of(words: str) -> Office | None:
    """The office that a description names with its place or body; None where it names none."""
    words = " ".join(words.split())
    match = OFFICE.fullmatch(words[:1].lower() + words[1:])
    if match is None:
        return None
    rest = [word for word in WORD.findall(match["rest"]) if word.lower() not in SMALL]
    names = sum(word[0].isupper() for word in rest)
    return Office(match["noun"], frozenset(folded(word) for word in rest), names, bool(match["former"]))


class Person(NamedTuple):
    """Somebody with a full name: the parties that are this person."""

    members: Sequence[tuple[Ref, Party]]

    @property
    def documents(self) -> frozenset[str]:
        """The reports that name the person."""
        return frozenset(ref.document for ref, _ in self.members)

    def offices(self) -> Iterator[tuple[str, Office]]:
        """The offices that reports give the person, each with its report."""
        for ref, party in self.members:
            for title in party.titles:
                office = office_of(title)
                if office is not None:
                    yield ref.document, office


def holders_of(
    described: Sequence[tuple[Ref, Party]],
    people: Sequence[Person],
    brief_of: Mapping[str, Brief],
    stories: Stories,
) -> dict[Ref, int]:
    """For each described party that is safely one of `people`, the number of that person."""
    known: defaultdict[str, list[tuple[int, str, Office]]] = defaultdict(list)
    for number, one in enumerate(people):
        for where, held in one.offices():
            known[held.noun].append((number, where, held))
    found: dict[Ref, int] = {}
    for ref, party in described:
        brief = brief_of[ref.document]
        office = next(filter(None, map(office_of, brief.described.get(party.id, ()))), None)
        if office is None or office.former:
            continue
        alike = [(number, where, other) for number, where, other in known[office.noun] if office.is_that_of(other)]
        holders = {number for number, _, _ in alike}
        if len(holders) == 1:
            (number,) = holders
            past = [where for _, where, other in alike if other.former]
            near = _is_near(brief, [brief_of[where] for _, where, _ in alike])
            if near and _may_be(ref, people[number], brief, stories) and not _over_by_then(brief, past, brief_of):
                found[ref] = number
    return found


def _may_be(described: Ref, person: Person, brief: Brief, stories: Stories) -> bool:
    """Whether the reports tell one story, and no act of the report has both the described and the named."""
    story = stories.place_of[described.document].story
    if all(stories.place_of[document].story != story for document in person.documents):
        return False
    own = {ref.id for ref, _ in person.members if ref.document == described.document}
    return not any(described.id in filled and own & set(filled) for filled in brief.filled)


def _is_near(brief: Brief, calling: Sequence[Brief]) -> bool:
    """Whether a report that calls the person so was published within `MOST_DAYS` of this one."""
    told = day_of(brief.document.published)
    days = [day_of(other.document.published) for other in calling]
    apart = [abs((told - day).days) for day in days if told and day]
    return min(apart, default=MOST_DAYS + 1) <= MOST_DAYS


def _over_by_then(brief: Brief, past: Sequence[str], brief_of: Mapping[str, Brief]) -> bool:
    """Whether a report of that day or before calls the person a former holder, or the days are not known."""
    told = brief.document.published
    days = [brief_of[document].document.published for document in past]
    return bool(days) and (told is None or any(day is None or day <= told for day in days))
