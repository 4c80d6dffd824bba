"""Which parties of different reports are one.

In: briefs. Out: entities, one for every party of every report, and proposals for a person to decide. Joined are full
names that the judge of names calls the same, and bodies described by one noun and one place ("police in Lodvar", "the
Lodvar police"). A family name alone is joined where that is safe (short_names.py); else it is proposed, like whatever
is unsure. So is somebody described by an office (described_people.py), or else left alone.
The result does not depend on the order of the readings.
"""

from collections import Counter
from collections.abc import Sequence

from facta.linking.brief import Brief
from facta.linking.described_people import SAME_OFFICE, Person, holders_of
from facta.linking.kept import Kept
from facta.linking.party_clusters import Cluster, full_names_of
from facta.linking.party_pairs import Judge, questions_of
from facta.linking.romanisation import folded
from facta.linking.short_names import SAME_SHORT_NAME, People, Said, only_bearers
from facta.linking.stories import Stories
from facta.model.identifiers import identifier
from facta.model.party import Party, PartyKind
from facta.model.record import Entity, Proposal, Ref

NAMED_ALONE = (PartyKind.PERSON, PartyKind.OTHER)


def entities_of(
    briefs: Sequence[Brief], stories: Stories | None = None, kept: Kept | None = None
) -> tuple[tuple[Entity, ...], tuple[Proposal, ...]]:
    """The entities of a pile, sorted by their first member, and what a person should decide.

    Without `stories`, neither a family name alone nor an office is joined to a full name.
    """
    clusters, alone = _exact_clusters(briefs)
    unsure: dict[tuple[Ref, Ref], str] = {}
    clusters = _join_judged(clusters, unsure, Judge(kept))
    clusters = _settle_short_names(clusters, unsure, People(briefs, stories) if stories is not None else None)
    if stories is not None:
        clusters = _join_described(clusters, briefs, stories)
    found = [*alone, *(entity_of_cluster(cluster) for cluster in clusters)]
    entities = tuple(sorted(found, key=lambda entity: entity.members))
    proposals = tuple(Proposal("party", left, right, (reason,)) for (left, right), reason in sorted(unsure.items()))
    return entities, proposals


def _exact_clusters(briefs: Sequence[Brief]) -> tuple[list[Cluster], list[Entity]]:
    """Parties with the very same full name (or noun and place), each report's own kept apart.

    And those that nothing can join to others: bodies and places that no name and no place tell.
    """
    found: dict[tuple[str, ...], Cluster] = {}
    homes: dict[tuple[str, ...], set[str]] = {}
    alone: list[Cluster] = []
    settled: list[Entity] = []
    ordered = sorted(briefs, key=lambda brief: (brief.document.id, brief.document.source))
    for brief in ordered:
        for party in sorted(brief.parties, key=lambda party: party.id):
            ref = Ref(brief.document.id, party.id)
            key = _exact_key(brief, party)
            if key is None:
                if party.kind in NAMED_ALONE:
                    alone.append(Cluster([ref], [party]))
                else:
                    settled.append(_entity_of_one((ref,), party, set()))
                continue
            cluster = found.get(key)
            if cluster is None:
                found[key] = Cluster([ref], [party])
                homes[key] = {brief.document.id}
            elif party.kind == PartyKind.PERSON and brief.document.id in homes[key]:
                alone.append(Cluster([ref], [party]))
            else:
                homes[key].add(brief.document.id)
                cluster.add((ref,), (party,), ("the same name" if party.names else "the same noun and place",))
    return [*found.values(), *alone], settled


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


def _join_judged(clusters: list[Cluster], unsure: dict[tuple[Ref, Ref], str], judge: Judge) -> list[Cluster]:
    """Join clusters whose names are judged the same, unless a pair of their names is judged different."""
    owner = {cluster: cluster for cluster in clusters}
    for question in questions_of(clusters, judge):
        one, two = _root(owner, question.one), _root(owner, question.two)
        if one is two:
            continue
        verdict = judge.verdict(one, two, question)
        if verdict.verdict == "same":
            owner[two] = one
            one.add(two.members, two.parties, (*two.reasons, verdict.reason))
        elif verdict.verdict == "unsure":
            unsure.setdefault(_ordered(min(one.members), min(two.members)), verdict.reason)
    return [cluster for cluster in clusters if owner[cluster] is cluster]


def _root(owner: dict[Cluster, Cluster], cluster: Cluster) -> Cluster:
    while owner[cluster] is not cluster:
        cluster = owner[cluster]
    return cluster


def _ordered(one: Ref, two: Ref) -> tuple[Ref, Ref]:
    return (one, two) if one <= two else (two, one)


def _settle_short_names(
    clusters: list[Cluster], unsure: dict[tuple[Ref, Ref], str], people: People | None
) -> list[Cluster]:
    """Join a family name alone to the one person who bears it, where it is safe; propose it where it may be."""
    persons = [cluster for cluster in clusters if cluster.kind == PartyKind.PERSON]
    bearer_of = only_bearers({number: cluster.full_names for number, cluster in enumerate(persons)})
    joined: set[Cluster] = set()
    said: dict[Cluster, Said] = {}
    short = [cluster for cluster in clusters if not cluster.full_names and cluster.kind in NAMED_ALONE]
    for cluster in sorted(short, key=lambda one: min(one.members)):
        names = {folded(name) for party in cluster.parties for name in party.names}
        number = bearer_of.get(min(names)) if len(names) == 1 else None
        if number is None or persons[number].documents & cluster.documents:
            continue
        full = persons[number]
        if people is not None and people.connected(_said_of(cluster, people, said), _said_of(full, people, said)):
            full.add(cluster.members, cluster.parties, (SAME_SHORT_NAME,))
            joined.add(cluster)
        else:
            unsure.setdefault(_ordered(min(cluster.members), min(full.members)), "one name is only a part of the other")
    return [cluster for cluster in clusters if cluster not in joined]


def _said_of(cluster: Cluster, people: People, said: dict[Cluster, Said]) -> Said:
    """What is said of the members that a cluster had at first: whoever is joined to it is no ground for another."""
    if cluster not in said:
        said[cluster] = people.said_of(list(zip(cluster.members, cluster.parties, strict=True)))
    return said[cluster]


def _join_described(clusters: list[Cluster], briefs: Sequence[Brief], stories: Stories) -> list[Cluster]:
    """Join people whom a report describes by their office to the one person who is called so, where it is safe."""
    named = [cluster for cluster in clusters if cluster.kind == PartyKind.PERSON and cluster.full_names]
    described = {min(one.members): one for one in clusters if one.kind == PartyKind.PERSON and len(one.members) == 1}
    people = [Person(list(zip(cluster.members, cluster.parties, strict=True))) for cluster in named]
    waiting = [(ref, one.parties[0]) for ref, one in sorted(described.items()) if not one.parties[0].names]
    brief_of = {brief.document.id: brief for brief in briefs}
    found = holders_of(waiting, people, brief_of, stories)
    for ref, number in sorted(found.items()):
        named[number].add((ref,), (described[ref].parties[0],), (SAME_OFFICE,))
    gone = {described[ref] for ref in found}
    return [cluster for cluster in clusters if cluster not in gone]


def entity_of_cluster(cluster: Cluster) -> Entity:
    """The entity whose members are those of `cluster`."""
    members = tuple(sorted(cluster.members))
    if len(members) == 1:
        return _entity_of_one(members, cluster.parties[0], cluster.reasons)
    counts = Counter(name for party in cluster.parties for name in set(party.names))
    names = sorted(counts, key=lambda name: (-len(name.split()), -counts[name], -len(name), name))
    sectors = Counter(party.sector for party in cluster.parties if party.sector is not None)
    described = Counter(party.name for party in cluster.parties)
    plain = max(described, key=lambda name: (described[name], len(name), name))
    return Entity(
        id=identifier("e", *members[0]),
        kind=cluster.kind,
        name=names[0] if names else plain,
        sector=max(sectors, key=lambda sector: (sectors[sector], sector)) if sectors else None,
        members=members,
        names=tuple(names),
        reasons=tuple(sorted(cluster.reasons)),
        shielded=max((party.shielded for party in cluster.parties), default=""),
    )


def _entity_of_one(members: tuple[Ref, ...], party: Party, reasons: set[str]) -> Entity:
    names = tuple(sorted(set(party.names), key=lambda name: (-len(name.split()), -len(name), name)))
    name = names[0] if names else party.name
    why = tuple(sorted(reasons))
    return Entity(
        identifier("e", *members[0]), party.kind, name, party.sector, members, names, why, party.shielded or ""
    )
