"""People that a report calls by their family name alone, joined to the one person who bears it, where that is safe.

Safe is: nobody else in the pile bears the name, the two reports tell one story, and what is said of the two shares
words that few reports hold (an office, a place, a charge). Whatever falls short is left to a person to decide.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facta.linking.brief import Brief
from facta.linking.person_words import person_words
from facta.linking.report_words import words_of
from facta.linking.romanisation import skeleton, spelling_distance
from facta.linking.stories import Stories
from facta.model.party import Party
from facta.model.record import Ref

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


class People:
    """What is said of people in the pile."""

    def __init__(self, briefs: Sequence[Brief], stories: Stories) -> None:
        self._brief_of = {brief.document.id: brief for brief in briefs}
        self._stories = stories

    def said_of(self, parties: Sequence[tuple[Ref, Party]]) -> Said:
        """What is said of somebody: of one of the parties, where each is the same person."""
        place, brief_of = self._stories.place_of, self._brief_of
        return Said(
            frozenset(place[ref.document].story for ref, _ in parties),
            frozenset(word for _, party in parties for name in party.names for word in words_of(name)[0]),
            frozenset(word for ref, _ in parties for word in brief_of[ref.document].said.get(ref.id, ())),
        )

    def connected(self, short: Said, full: Said) -> bool:
        """Whether reports of one story say of both what few reports say."""
        if len(short.stories) != 1 or short.stories.isdisjoint(full.stories):
            return False
        shared = (short.words & full.words) - short.names - full.names
        return len(shared) >= LEAST_WORDS and sum(self._stories.rarity.of_words(sorted(shared))) >= LEAST_SHARED


def only_bearers(names: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """Family name, folded, to the one group (by number) that bears it; names that another group may bear are left out.

    names: the full names of each group of people.
    """
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    for number, full in names.items():
        for name in full:
            words, _ = person_words(name)
            if len(words) > 1:
                bearers[words[-1]].add(number)
    alone = {name: min(groups) for name, groups in bearers.items() if len(groups) == 1}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(bearers):
        alike[skeleton(name)[:3]].append(name)
    return {
        name: number
        for name, number in alone.items()
        if not any(
            other != name and bearers[other] != {number} and spelling_distance(name, other) <= BEARER_DISTANCE
            for other in alike[skeleton(name)[:3]]
        )
    }
