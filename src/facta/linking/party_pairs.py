"""Pairs of parties that may be one by their names.

Clusters are compared within blocks: those that share a word, by its sound. What is in question within a block depends
on the names of its clusters alone, so it is kept by a digest of them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, product
from typing import NamedTuple

from facta.linking.body_names import body_words, initials_of
from facta.linking.judgement import Judgement
from facta.linking.kept import Kept
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
KEYS, BLOCK, PAIR = "keys", "block", "pair"
"""Sorts of questions, among what is kept."""


class Judge:
    """The judge of names; what it answered before is `kept`."""

    def __init__(self, kept: Kept | None) -> None:
        self.kept = kept

    def by_names(self, one: Cluster, two: Cluster) -> Judgement:
        """The judgement on the names of two clusters."""
        if self.kept is None:
            return judged_by_names(one, two)
        asked = f"{sign_of(one)}\x1e{sign_of(two)}"
        answer = self.kept.find(PAIR, asked)
        if answer is None:
            found = judged_by_names(one, two)
            self.kept.keep(PAIR, asked, f"{found.verdict}\x1f{found.reason}")
            return found
        verdict, _, reason = answer.partition("\x1f")
        return Judgement(verdict, reason)

    def keys_of(self, name: str, kind: PartyKind) -> tuple[str, ...]:
        """The blocks in which a name is compared."""
        if self.kept is None:
            return _keys(name, kind)
        asked = f"{kind}\x1f{name}"
        answer = self.kept.find(KEYS, asked)
        if answer is None:
            answer = " ".join(_keys(name, kind)) or "none"
            self.kept.keep(KEYS, asked, answer)
        return () if answer == "none" else tuple(answer.split())

    def verdict(self, one: Cluster, two: Cluster, question: "Question") -> Judgement:
        """The judgement on two clusters that `question` grew into: no report tells them apart, their names agree."""
        if one.kind == PartyKind.PERSON and not one.documents.isdisjoint(two.documents):
            return Judgement("different", "one report tells them apart")
        if (sign_of(one), sign_of(two)) == question.sign:
            return question.judgement
        return self.by_names(one, two)


class Question(NamedTuple):
    """Two clusters whose names are not judged different, with the judgement on their names, and those names."""

    one: Cluster
    two: Cluster
    judgement: Judgement
    sign: tuple[str, str]


def questions_of(clusters: Sequence[Cluster], judge: Judge) -> list[Question]:
    """Pairs whose names are not judged different, in an order that does not depend on the readings'."""
    blocks: dict[str, list[tuple[str, Ref, Cluster]]] = {}
    for cluster in clusters:
        keys = {key for name in cluster.full_names for key in judge.keys_of(name, cluster.kind)}
        if keys:
            entry = (sign_of(cluster), min(cluster.members), cluster)
            for key in keys:
                blocks.setdefault(key, []).append(entry)
    pairs: dict[tuple[Ref, Ref], Question] = {}
    for _, block in sorted(blocks.items()):
        if len(block) > 1:
            block.sort(key=lambda entry: entry[:2])
            for a, b, judgement in _in_question(
                [sign for sign, _, _ in block], [cluster for _, _, cluster in block], judge
            ):
                (sign1, place1, one), (sign2, place2, two) = sorted((block[a], block[b]), key=lambda entry: entry[1])
                pairs.setdefault((place1, place2), Question(one, two, judgement, (sign1, sign2)))
    return [pairs[places] for places in sorted(pairs)]


def sign_of(cluster: Cluster) -> str:
    """All that a judgement by names depends on."""
    return "\x1f".join((cluster.kind, *cluster.full_names))


def _in_question(signs: Sequence[str], block: list[Cluster], judge: Judge) -> Iterable[tuple[int, int, Judgement]]:
    """The pairs of a block, by number, whose names are not judged different."""
    kept = judge.kept
    if kept is None:
        return _judged(block, judge)
    asked = blake2b("\n".join(signs).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    answer = kept.find(BLOCK, asked)
    if answer is None:
        found = _judged(block, judge)
        kept.keep(BLOCK, asked, json.dumps(found, separators=(",", ":")))
        return found
    return [(a, b, Judgement(*judgement)) for a, b, judgement in json.loads(answer)] if answer != "[]" else ()


def _judged(block: list[Cluster], judge: Judge) -> list[tuple[int, int, Judgement]]:
    number = {cluster: n for n, cluster in enumerate(block)}
    pairs = {(number[one], number[two]) for one, two in _combinations(block)}
    judged = [(a, b, judge.by_names(block[a], block[b])) for a, b in sorted(pairs)]
    return [(a, b, judgement) for a, b, judgement in judged if judgement.verdict != "different"]


def _combinations(block: list[Cluster]) -> Iterator[tuple[Cluster, Cluster]]:
    """All pairs of a block; of a large one, those that agree in a second word's sound too."""
    if len(block) <= LARGE_BLOCK:
        yield from combinations(block, 2)
        return
    finer: dict[str, list[Cluster]] = {}
    for cluster in block:
        for key in sorted(_second_keys(cluster)):
            finer.setdefault(key, []).append(cluster)
    for key in sorted(finer):
        if len(finer[key]) <= MOST_IN_BLOCK:
            yield from combinations(finer[key], 2)


def _second_keys(cluster: Cluster) -> set[str]:
    """For people the sound of the first name, by its first consonant; for others two words together."""
    keys: set[str] = set()
    for name in cluster.full_names:
        if cluster.kind in (PartyKind.PERSON, PartyKind.OTHER):
            words, _ = person_words(name)
            keys.update(f"{skeleton(words[0])[:2]} {word[:1]}" for word in words[-1:])
        else:
            sounds = sorted({skeleton(word) for word in body_words(name)})
            keys.update(" ".join(pair) for pair in (combinations(sounds, 2) if len(sounds) > 1 else [sounds]))
    return keys


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


def judged_by_names(one: Cluster, two: Cluster) -> Judgement:
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


def _unless_letters_of_two(found: Judgement, names1: list[str], names2: list[str], same: tuple[str, str]) -> Judgement:
    """The judgement that two names are the same, unless one is letters that two bodies bear: "DNC"."""
    full1, full2 = (max(names, key=lambda name: len(name.split())) for names in (names1, names2))
    if all(" " in name for name in same) or not (" " in full1 and " " in full2):
        return found
    if judge(full1, full2, PartyKind.ORGANIZATION.value).verdict != "different":
        return found
    return Judgement("unsure", "one abbreviation, and two full names")


def _fullest(cluster: Cluster) -> list[str]:
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
