"""People that a report calls by their family name alone, joined to the one person who bears it, where that is safe.

Safe is: nobody else in the pile bears the name, the two reports tell one story, and what is said of the two shares
words that few reports hold (an office, a place, a charge). Whatever falls short is left to a person to decide.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from facta.linking.person_words import person_words
from facta.linking.report_words import words_of
from facta.linking.romanisation import skeleton, spelling_distance
from facta.linking.stories import Stories
from facta.linking.story_words import Rarity
from facta.model.party import Party
from facta.model.record import Ref

type SaidIn = Callable[[str], Mapping[str, Sequence[str]]]
"""Words that a report says of people, by party."""

LEAST_SHARED = 4.5
"""Weight of the words in common, each the log of all reports over those that hold it: two or three uncommon ones."""
LEAST_WORDS = 3
BEARER_DISTANCE = 0.2
"""A family name spelt that near is one that another bearer may have."""

SAME_SHORT_NAME = "the only bearer of the name, in one story and one connection"


class Said(NamedTuple):
    """What is said of somebody: the stories, the words of the names, and the words of sentences and titles."""

    stories: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


def said_of(parties: Iterable[tuple[Ref, Party]], said: SaidIn, stories: Stories) -> Said:
    """What is said of somebody: of one of the parties, where each is the same person. said: in a report, by party."""
    parties = list(parties)
    return Said(
        frozenset(stories.place_of[ref.document].story for ref, _ in parties),
        frozenset(word for _, party in parties for name in party.names for word in words_of(name)[0]),
        frozenset(word for ref, _ in parties for word in said(ref.document).get(ref.id, ())),
    )


def connected(short: Said, full: Said, rarity: Rarity) -> bool:
    """Whether reports of one story say of both what few reports say."""
    if len(short.stories) != 1 or short.stories.isdisjoint(full.stories):
        return False
    shared = (short.words & full.words) - short.names - full.names
    return len(shared) >= LEAST_WORDS and sum(rarity.of_words(sorted(shared))) >= LEAST_SHARED


def family_names(full_names: Iterable[str]) -> tuple[str, ...]:
    """The family names of a person of these names, folded and sorted."""
    words = (person_words(name)[0] for name in full_names)
    return tuple(sorted({some[-1] for some in words if len(some) > 1}))


def sound_of(name: str) -> str:
    """Family names that may be spellings of one share this."""
    return skeleton(name)[:3]


def only_bearer(name: str, bearers: Mapping[str, Sequence[str]]) -> str | None:
    """The one who bears a family name; None where another may bear it.

    bearers: of each family name of that sound.
    """
    own = bearers.get(name, ())
    if len(own) != 1:
        return None
    others = (other for other, some in bearers.items() if other != name and list(some) != list(own))
    return None if any(spelling_distance(name, other) <= BEARER_DISTANCE for other in others) else own[0]
