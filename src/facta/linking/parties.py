"""Which parties of different reports are one.

In: readings. Out: entities, one for every party of every report, and proposals for a person to decide. Joined are full
names that the judge of names calls the same, and bodies described by one noun and one place ("police in Lodvar", "the
Lodvar police"). A family name alone is joined where that is safe (short_names.py); else it is proposed, like whatever
is unsure. So is somebody described by an office (described_people.py), or else left alone.
The result does not depend on the order of the readings.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any, cast

from facta.linking.body_names import body_words, initials_of
from facta.linking.brief import Brief
from facta.linking.described_people import SAME_OFFICE, Person, holders_of
from facta.linking.judgement import Judgement
from facta.linking.kept import Kept
from facta.linking.names import judge
from facta.linking.person_names import person_words
from facta.linking.romanisation import folded, skeleton
from facta.linking.short_names import SAME_SHORT_NAME, People, only_bearers
from facta.linking.stories import Stories
from facta.model.identifiers import identifier
from facta.model.party import Party, PartyKind
from facta.model.record import Entity, Proposal, Ref

COMMON_WORDS = frozenset(
    folded(word)
    for word in "ministry court police party union council committee national state city department office".split()
)
NAMED_ALONE = (PartyKind.PERSON, PartyKind.OTHER)
LARGE_BLOCK, MOST_IN_BLOCK = 40, 120
"""Larger blocks are divided; what is then still larger is too common to compare pair by pair."""
MOST_NAMES = 6
"""So many names of each of two groups are compared."""


@dataclass(eq=False, slots=True)
class Cluster:
    """Parties held for one, in the making: their names by kind of name, and why they were joined."""

    members: list[Ref]
    parties: list[Party]
    reasons: set[str] = field(default_factory=set[str])
    _known: dict[str, tuple[int, Any]] = field(default_factory=dict[str, tuple[int, Any]])

    @property
    def kind(self) -> PartyKind:
        """The kind that most members have, described ones first; in the order of `PartyKind` on a tie."""
        return self._kept("kind", self._kind)

    @property
    def full_names(self) -> list[str]:
        """Names that may be compared across reports, sorted."""
        return self._kept("names", self._full_names)

    def _kept[T](self, what: str, compute: Callable[[], T]) -> T:
        """What was computed when there were as many members as now, else what `compute` gives."""
        number, value = self._known.get(what, (0, None))
        if number == len(self.parties) and value is not None:
            return cast("T", value)
        computed = compute()
        self._known[what] = (len(self.parties), computed)
        return computed

    def _kind(self) -> PartyKind:
        counts: Counter[PartyKind] = Counter()
        for party in self.parties:
            counts[party.kind] += 1 + (party.sector is not None) + bool(party.titles)
        order = list(PartyKind)
        return max(counts, key=lambda kind: (counts[kind], -order.index(kind)))

    def _full_names(self) -> list[str]:
        return sorted({name for party in self.parties for name in full_names_of(party)})

    @property
    def documents(self) -> frozenset[str]:
        """Reports it stands in."""
        return self._kept("documents", lambda: frozenset(ref.document for ref in self.members))


def entities_of(
    briefs: Sequence[Brief], stories: Stories | None = None, kept: Kept | None = None
) -> tuple[tuple[Entity, ...], tuple[Proposal, ...]]:
    """The entities of a pile, sorted by their first member, and what a person should decide.

    Without `stories`, neither a family name alone nor an office is joined to a full name.
    """
    clusters = _exact_clusters(briefs)
    unsure: dict[tuple[Ref, Ref], str] = {}
    clusters = _join_judged(clusters, unsure, _Judge(kept))
    clusters = _settle_short_names(clusters, unsure, People(briefs, stories) if stories is not None else None)
    if stories is not None:
        clusters = _join_described(clusters, briefs, stories)
    entities = tuple(sorted((entity_of_cluster(cluster) for cluster in clusters), key=lambda entity: entity.members))
    proposals = tuple(Proposal("party", left, right, (reason,)) for (left, right), reason in sorted(unsure.items()))
    return entities, proposals


def full_names_of(party: Party) -> tuple[str, ...]:
    """The names of a party that mean the same in every report: two words for people, any name for bodies and places."""
    names = party.names or ((party.name,) if party.kind == PartyKind.OTHER and party.name[:1].isupper() else ())
    if party.kind in (PartyKind.PERSON, PartyKind.OTHER):
        return tuple(name for name in names if len(name.split()) > 1)
    return names


def _exact_clusters(briefs: Sequence[Brief]) -> list[Cluster]:
    """Parties with the very same full name (or noun and place), each report's own kept apart."""
    found: dict[tuple[str, ...], Cluster] = {}
    alone: list[Cluster] = []
    ordered = sorted(briefs, key=lambda brief: (brief.document.id, brief.document.source))
    for brief in ordered:
        for party in sorted(brief.parties, key=lambda party: party.id):
            ref = Ref(brief.document.id, party.id)
            key = _exact_key(brief, party)
            if key is None:
                alone.append(Cluster([ref], [party]))
                continue
            cluster = found.get(key)
            if cluster is None:
                found[key] = Cluster([ref], [party])
            elif party.kind == PartyKind.PERSON and brief.document.id in cluster.documents:
                alone.append(Cluster([ref], [party]))
            else:
                cluster.members.append(ref)
                cluster.parties.append(party)
                cluster.reasons.add("the same name" if party.names else "the same noun and place")
    return [*found.values(), *alone]


def _exact_key(brief: Brief, party: Party) -> tuple[str, ...] | None:
    names = full_names_of(party)
    if names:
        name = max(names, key=lambda n: (len(n.split()), len(n), n))
        if len(name.split()) > 1:
            # what is written alike in several words is one, whatever its reader took it for
            return "name", " ".join(name.casefold().split())
        kind = "person" if party.kind in (PartyKind.PERSON, PartyKind.OTHER) else party.kind.value
        if kind == "group":
            kind = "organization"
        return kind, " ".join(name.casefold().split())
    return brief.place_keys.get(party.id)


def _join_judged(clusters: list[Cluster], unsure: dict[tuple[Ref, Ref], str], judge: "_Judge") -> list[Cluster]:
    """Join clusters whose names are judged the same, unless a pair of their names is judged different."""
    owner = {cluster: cluster for cluster in clusters}
    for left, right in _pairs(clusters):
        one, two = _root(owner, left), _root(owner, right)
        if one is two:
            continue
        verdict = _verdict(one, two, judge)
        if verdict.verdict == "same":
            owner[two] = one
            one.members.extend(two.members)
            one.parties.extend(two.parties)
            one.reasons |= two.reasons | {verdict.reason}
        elif verdict.verdict == "unsure":
            unsure.setdefault(_ordered(min(one.members), min(two.members)), verdict.reason)
    return [cluster for cluster in clusters if owner[cluster] is cluster]


def _root(owner: dict[Cluster, Cluster], cluster: Cluster) -> Cluster:
    while owner[cluster] is not cluster:
        cluster = owner[cluster]
    return cluster


def _ordered(one: Ref, two: Ref) -> tuple[Ref, Ref]:
    return (one, two) if one <= two else (two, one)


class _Judge:
    """The judge of names, asked once about each pair."""

    def __init__(self, kept: Kept | None) -> None:
        self._kept = kept

    def judge(self, name1: str, name2: str, kind: str) -> Judgement:
        """The verdict on two names of one kind."""
        if self._kept is None:
            return judge(name1, name2, kind)
        asked = f"{kind}\x1f{name1}\x1f{name2}"
        answer = self._kept.find("names", asked)
        if answer is None:
            found = judge(name1, name2, kind)
            self._kept.keep("names", asked, f"{found.verdict}\x1f{found.reason}")
            return found
        verdict, _, reason = answer.partition("\x1f")
        return Judgement(verdict, reason)


def _pairs(clusters: list[Cluster]) -> Iterator[tuple[Cluster, Cluster]]:
    """Clusters that share a block, in an order that does not depend on the readings'."""
    blocks: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for key in _block_keys(cluster):
            blocks.setdefault(key, []).append(cluster)
    place = {cluster: min(cluster.members) for cluster in clusters}
    seen: set[tuple[Ref, Ref]] = set()
    pairs: list[tuple[Ref, Ref, Cluster, Cluster]] = []
    for key in sorted(blocks):
        block = sorted(blocks[key], key=lambda cluster: place[cluster])
        for one, two in _combinations(block):
            pair = (place[one], place[two])
            if pair not in seen:
                seen.add(pair)
                pairs.append((*pair, one, two))
    for _, _, one, two in sorted(pairs, key=lambda pair: pair[:2]):
        yield one, two


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


def _block_keys(cluster: Cluster) -> set[str]:
    keys: set[str] = set()
    for name in cluster.full_names:
        if cluster.kind in (PartyKind.PERSON, PartyKind.OTHER):
            words, _ = person_words(name)
            keys.update(f"p:{skeleton(word)}" for word in (words[-1:] if len(words) < 3 else words[-2:]))
        elif cluster.kind == PartyKind.PLACE:
            keys.update(f"l:{skeleton(word)}" for word in body_words(name)[:1])
        else:
            words = body_words(name)
            keys.update(f"o:{skeleton(word)}" for word in words if word not in COMMON_WORDS)
            if len(words) == 1:
                keys.add(f"i:{re.sub(r'[^a-z]', '', name.lower())}")
            keys.update(f"i:{letters}" for letters in initials_of(name) if len(letters) > 1)
    return keys


def _verdict(one: Cluster, two: Cluster, judge: "_Judge") -> Judgement:
    """The judgement on two clusters: every pair of their fullest names must agree."""
    if not _kinds_agree(one.kind, two.kind):
        return Judgement("different", "different kinds of party")
    if one.kind == PartyKind.PERSON and one.documents & two.documents:
        return Judgement("different", "one report tells them apart")
    names1, names2 = _fullest(one), _fullest(two)
    judged: list[Judgement] = []
    for a, b in product(names1, names2):
        judged.append(judge.judge(a, b, "person" if one.kind == PartyKind.OTHER else one.kind.value))
        if judged[-1].verdict == "same" and one.kind != PartyKind.PERSON:
            return judged[-1]
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


def _settle_short_names(
    clusters: list[Cluster], unsure: dict[tuple[Ref, Ref], str], people: People | None
) -> list[Cluster]:
    """Join a family name alone to the one person who bears it, where it is safe; propose it where it may be."""
    persons = [cluster for cluster in clusters if cluster.kind == PartyKind.PERSON]
    bearer_of = only_bearers({number: cluster.full_names for number, cluster in enumerate(persons)})
    joined: set[Cluster] = set()
    short = [cluster for cluster in clusters if not cluster.full_names and cluster.kind in NAMED_ALONE]
    told = {cluster: list(zip(cluster.members, cluster.parties, strict=True)) for cluster in clusters}
    for cluster in sorted(short, key=lambda one: min(one.members)):
        names = {folded(name) for party in cluster.parties for name in party.names}
        number = bearer_of.get(min(names)) if len(names) == 1 else None
        if number is None or persons[number].documents & cluster.documents:
            continue
        full = persons[number]
        if people is not None and people.connected(told[cluster], told[full]):
            full.members.extend(cluster.members)
            full.parties.extend(cluster.parties)
            full.reasons.add(SAME_SHORT_NAME)
            joined.add(cluster)
        else:
            unsure.setdefault(_ordered(min(cluster.members), min(full.members)), "one name is only a part of the other")
    return [cluster for cluster in clusters if cluster not in joined]


def _join_described(clusters: list[Cluster], briefs: Sequence[Brief], stories: Stories) -> list[Cluster]:
    """Join people whom a report describes by their office to the one person who is called so, where it is safe."""
    named = [cluster for cluster in clusters if cluster.kind == PartyKind.PERSON and cluster.full_names]
    described = {min(one.members): one for one in clusters if one.kind == PartyKind.PERSON and len(one.members) == 1}
    people = [Person(list(zip(cluster.members, cluster.parties, strict=True))) for cluster in named]
    waiting = [(ref, one.parties[0]) for ref, one in sorted(described.items()) if not one.parties[0].names]
    brief_of = {brief.document.id: brief for brief in briefs}
    found = holders_of(waiting, people, brief_of, stories)
    for ref, number in sorted(found.items()):
        named[number].members.append(ref)
        named[number].parties.append(described[ref].parties[0])
        named[number].reasons.add(SAME_OFFICE)
    gone = {described[ref] for ref in found}
    return [cluster for cluster in clusters if cluster not in gone]


def entity_of_cluster(cluster: Cluster) -> Entity:
    """The entity whose members are those of `cluster`."""
    members = tuple(sorted(cluster.members))
    counts = Counter(name for party in cluster.parties for name in set(party.names))
    names = sorted(counts, key=lambda name: (-len(name.split()), -counts[name], -len(name), name))
    sectors = Counter(party.sector for party in cluster.parties if party.sector is not None)
    described = Counter(party.name for party in cluster.parties)
    plain = max(described, key=lambda name: (described[name], len(name), name))
    return Entity(
        id=identifier("e", *(part for ref in members for part in ref)),
        kind=cluster.kind,
        name=names[0] if names else plain,
        sector=max(sectors, key=lambda sector: (sectors[sector], sector)) if sectors else None,
        members=members,
        names=tuple(names),
        reasons=tuple(sorted(cluster.reasons)),
        shielded=max((party.shielded for party in cluster.parties), default=""),
    )
