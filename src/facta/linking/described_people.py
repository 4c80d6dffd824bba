"""People whom one report only describes by their office, joined to the one whom reports of the story call so.

"The warden of the Eel Quay hostel was held" here, "Gerd Brannik, the former warden of the Eel Quay hostel" there.
Offices change hands, so much is asked: the office is told with its place or body, one person of the whole pile is
called by it, half a year before or after at most, both reports tell one story, no report up to that day calls the
person a former holder, and no act has the two against each other. Whatever falls short is left apart.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

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


type PublishedOn = Callable[[str], str | None]
"""The day of publication of a report, by id."""


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


class Held(NamedTuple):
    """An office as a report gives it to a person. holder: a key of the person."""

    holder: str
    document: str
    published: str | None
    title: str


class Described(NamedTuple):
    """A party that a report only describes. filled: for each act of the report, the parties in it."""

    ref: Ref
    published: str | None
    office: Office
    filled: Sequence[Sequence[str]]


def offices_of(holder: str, parties: Iterable[tuple[Ref, Party]], published: PublishedOn) -> dict[str, list[Held]]:
    """The offices that reports give a person, by noun."""
    found: defaultdict[str, list[Held]] = defaultdict(list)
    for ref, party in parties:
        for title in party.titles:
            office = office_of(title)
            if office is not None:
                found[office.noun].append(Held(holder, ref.document, published(ref.document), title))
    return found


def holder_of(
    one: Described, known: Sequence[Held], members_of: Callable[[str], Sequence[Ref]], stories: Stories
) -> str | None:
    """The key of the person that the described party safely is. known: all offices of that noun."""
    offices = [(held, office_of(held.title)) for held in known]
    alike = [(held, office) for held, office in offices if office is not None and one.office.is_that_of(office)]
    if one.office.former or len({held.holder for held, _ in alike}) != 1:
        return None
    near = _is_near(one.published, [held.published for held, _ in alike])
    if not near or _over_by_then(one.published, [held.published for held, office in alike if office.former]):
        return None
    holder = alike[0][0].holder
    return holder if _may_be(one, members_of(holder), stories) else None


def _may_be(one: Described, members: Sequence[Ref], stories: Stories) -> bool:
    """Whether the reports tell one story, and no act of the report has both the described and the named."""
    story = stories.place_of[one.ref.document].story
    if all(stories.place_of[ref.document].story != story for ref in members):
        return False
    own = {ref.id for ref in members if ref.document == one.ref.document}
    return not any(one.ref.id in filled and own & set(filled) for filled in one.filled)


def _is_near(published: str | None, calling: Sequence[str | None]) -> bool:
    """Whether a report that calls the person so was published within `MOST_DAYS` of this one."""
    told = day_of(published)
    days = [day_of(other) for other in calling]
    apart = [abs((told - day).days) for day in days if told and day]
    return min(apart, default=MOST_DAYS + 1) <= MOST_DAYS


def _over_by_then(published: str | None, past: Sequence[str | None]) -> bool:
    """Whether a report of that day or before calls the person a former holder, or the days are not known."""
    return bool(past) and (published is None or any(day is None or day <= published for day in past))
