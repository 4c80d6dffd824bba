"""Pairs of parties that may be one by their names.

Clusters are compared within blocks: those that share a word, by its sound. What is in question within a block depends
on the names of its clusters alone, so it is kept with the block, and a new cluster is compared with the others only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from facta.linking.body_names import body_words, initials_of
from facta.linking.judgement import Judgement
from facta.linking.names import judge
from facta.linking.other_spellings import other_spellings
from facta.linking.party_clusters import Cluster
from facta.linking.person_words import person_words
from facta.linking.romanisation import folded, skeleton
from facta.model.party import PartyKind
from facta.model.record import Ref

COMMON_WORDS = frozenset(
    folded(word)
    for word in "ministry court police party union council committee national state city department office".split()
)
LARGE_BLOCK, MOST_IN_BLOCK = 40, 120
"""Larger blocks are divided; what is then still larger is too common to compare pair by pair."""
MOST_NAMES = 6
"""So many names of each of two groups are compared."""


class Called(NamedTuple):
    """All that a judgement by names depends on: the kind of party, and the names that it goes by, sorted."""

    kind: PartyKind
    full_names: tuple[str, ...]


class Asked(NamedTuple):
    """Two clusters of a block whose names are not judged different, by their keys, and the judgement."""

    one: str
    two: str
    judgement: Judgement


@dataclass(frozen=True)
class Block:
    """Clusters that share the sound of a word. entries: by key, what it is called and its first member."""

    entries: Mapping[str, tuple[Called, Ref]]
    asked: tuple[Asked, ...]


def called(cluster: Cluster) -> Called:
    """What a cluster is called."""
    return Called(cluster.kind, tuple(cluster.full_names))


def block_with(before: Block | None, entries: Mapping[str, tuple[Called, Ref]]) -> Block:
    """The block of these entries; what was judged `before` is not judged again."""
    order = sorted(entries, key=lambda key: entries[key])
    known: dict[tuple[str, str], Judgement | None] = {}
    if before is not None:
        same = [key for key, entry in before.entries.items() if key in entries and entries[key][0] == entry[0]]
        was = sorted(before.entries, key=lambda key: before.entries[key])
        kept = set(same)
        known = {
            pair: None
            for pair in _combinations(was, [before.entries[key][0] for key in was])
            if pair[0] in kept and pair[1] in kept
        }
        known.update({(one, two): judgement for one, two, judgement in before.asked if (one, two) in known})
    asked: list[Asked] = []
    for one, two in sorted(_combinations(order, [entries[key][0] for key in order])):
        judgement = known[one, two] if (one, two) in known else judged_by_names(entries[one][0], entries[two][0])
        if judgement is not None and judgement.verdict != "different":
            asked.append(Asked(one, two, judgement))
    return Block(entries, tuple(asked))


def keys_of(cluster: Called) -> list[str]:
    """The blocks in which a cluster is compared, sorted."""
    return sorted({key for name in cluster.full_names for key in _keys(name, cluster.kind)})


def _combinations(keys: Sequence[str], clusters: Sequence[Called]) -> set[tuple[str, str]]:
    """All pairs of a block; of a large one, those that agree in a second word's sound too."""
    if len(keys) <= LARGE_BLOCK:
        return set(combinations(keys, 2))
    finer: dict[str, list[str]] = {}
    for key, cluster in zip(keys, clusters, strict=True):
        for second in _second_keys(cluster):
            finer.setdefault(second, []).append(key)
    return {pair for some in finer.values() if len(some) <= MOST_IN_BLOCK for pair in combinations(some, 2)}


@lru_cache(maxsize=65_536)
def _second_keys(cluster: Called) -> frozenset[str]:
    """For people the sound of the first name, by its first consonant; for others two words together."""
    keys: set[str] = set()
    for name in cluster.full_names:
        if cluster.kind in (PartyKind.PERSON, PartyKind.OTHER):
            words, _ = person_words(name)
            keys.update(f"{skeleton(words[0])[:2]} {word[:1]}" for word in words[-1:])
        else:
            sounds = sorted({skeleton(word) for word in body_words(name)})
            keys.update(" ".join(pair) for pair in (combinations(sounds, 2) if len(sounds) > 1 else [sounds]))
    return frozenset(keys)


@lru_cache(maxsize=65_536)
def _keys(name: str, kind: PartyKind) -> tuple[str, ...]:
    if kind in (PartyKind.PERSON, PartyKind.OTHER):
        spellings = [person_words(spelling)[0] for spelling in (name, *other_spellings(name))]
        return tuple(
            sorted({f"p:{skeleton(word)}" for words in spellings for word in words[-1 if len(words) < 3 else -2 :]})
        )
    words = tuple(body_words(name))
    if kind == PartyKind.PLACE:
        return tuple(f"l:{skeleton(word)}" for word in words[:1])
    keys = {f"o:{skeleton(word)}" for word in words if word not in COMMON_WORDS}
    if len(words) == 1:
        keys.add(f"i:{re.sub(r'[^a-z]', '', name.lower())}")
    keys.update(f"i:{letters}" for letters in initials_of(name) if len(letters) > 1)
    return tuple(sorted(keys))


@lru_cache(maxsize=65_536)
def judged_by_names(one: Called, two: Called) -> Judgement:
    """The judgement on the names of two clusters: every pair of the fullest must agree."""
    if not _kinds_agree(one.kind, two.kind):
        return Judgement("different", "different kinds of party")
    names1, names2 = _fullest(one), _fullest(two)
    judged: list[Judgement] = []
    for a, b in product(names1, names2):
        judged.append(judge(a, b, "person" if one.kind == PartyKind.OTHER else one.kind.value))
        if judged[-1].verdict == "same" and one.kind != PartyKind.PERSON:
            return _unless_letters_of_two(judged[-1], names1, names2, (a, b))
    if not judged:
        return Judgement("different", "no name to compare")
    verdicts = {judgement.verdict for judgement in judged}
    if "same" in verdicts and ("different" not in verdicts or one.kind != PartyKind.PERSON):
        return next(judgement for judgement in judged if judgement.verdict == "same")
    if verdicts == {"different"}:
        return judged[0]
    return next(
        (j for j in judged if j.verdict == "unsure"), Judgement("unsure", "some of their names agree, some do not")
    )


def _unless_letters_of_two(
    found: Judgement, names1: Sequence[str], names2: Sequence[str], same: tuple[str, str]
) -> Judgement:
    """The judgement that two names are the same, unless one is letters that two bodies bear: "DNC"."""
    full1, full2 = (max(names, key=lambda name: len(name.split())) for names in (names1, names2))
    if all(" " in name for name in same) or not (" " in full1 and " " in full2):
        return found
    if judge(full1, full2, PartyKind.ORGANIZATION.value).verdict != "different":
        return found
    return Judgement("unsure", "one abbreviation, and two full names")


def _fullest(cluster: Called) -> Sequence[str]:
    """For people the names of most words; for bodies the longest few and the shortest, which may be an abbreviation."""
    names = cluster.full_names
    if cluster.kind == PartyKind.PERSON:
        return [name for name in names if len(name.split()) > 1][:MOST_NAMES]
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return ordered if len(ordered) <= MOST_NAMES else [*ordered[: MOST_NAMES - 1], ordered[-1]]


def _kinds_agree(one: PartyKind, two: PartyKind) -> bool:
    if one == two:
        return True
    return {one, two} in ({PartyKind.ORGANIZATION, PartyKind.GROUP}, {PartyKind.PERSON, PartyKind.OTHER})
