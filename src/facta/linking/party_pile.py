"""The parties of a pile as clusters: what is called the very same, and what names join, kept from run to run.

In: briefs that are new to the pile. Out: which groups of clusters have changed. A cluster holds the parties of one full
name (or noun and place), or a single party; a core is one cluster, or several that the judge of names calls the same.
A new report is compared within the blocks of its own names, and only what hangs together with them by a question is
joined anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facta.linking.brief import Brief
from facta.linking.judgement import Judgement
from facta.linking.party_clusters import Cluster, full_names_of
from facta.linking.party_pairs import Asked, Block, Called, block_with, called, judged_by_names, keys_of
from facta.linking.shelf import Codec, Shelf
from facta.model.party import Party, PartyKind
from facta.model.record import Ref

NAMED_ALONE = (PartyKind.PERSON, PartyKind.OTHER)


@dataclass
class Core:
    """Clusters held for one by their names. keys: of the clusters. short, held: of single parties joined to it later.

    families, nouns: what it is found by, as a person; see short_names.py and described_people.py.
    """

    keys: tuple[str, ...]
    reasons: tuple[str, ...]
    short: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The first of its keys."""
        return self.keys[0]


type Doubt = tuple[Ref, Ref, str]
"""Two parties that may be one, and why."""


@dataclass
class Changes:
    """What new reports changed. gone, come: cores. alone: parties that nothing can join to others."""

    gone: list[Core] = field(default_factory=list[Core])
    come: list[Core] = field(default_factory=list[Core])
    alone: list[tuple[Ref, Party]] = field(default_factory=list[tuple[Ref, Party]])


def parties_added(shelf: Shelf, briefs: Sequence[Brief]) -> Changes:
    """Put the parties of new reports to the pile; which cores changed."""
    changes = Changes()
    grown: dict[str, None] = {}
    for brief in sorted(briefs, key=lambda brief: (brief.document.id, brief.document.source)):
        keys: dict[str, None] = {}
        for party in sorted(brief.parties, key=lambda party: party.id):
            ref = Ref(brief.document.id, party.id)
            key = _exact_key(brief, party)
            if key is None and party.kind not in NAMED_ALONE:
                changes.alone.append((ref, party))
                continue
            if key is None or (key in keys and party.kind == PartyKind.PERSON):
                key = key_of_one(ref)
            keys[key] = None
            _put(shelf, key, ref, party)
        shelf.set("keys", brief.document.id, list(keys))
        grown.update(keys)
    asked_anew = _blocks_changed(shelf, grown)
    _joined_anew(shelf, {**grown, **asked_anew}, set(grown), changes)
    return changes


def key_of_one(ref: Ref) -> str:
    """The key of the cluster of a single party."""
    return "\x1d".join(ref)


def _put(shelf: Shelf, key: str, ref: Ref, party: Party) -> None:
    cluster: Cluster | None = shelf.get("cluster", key)
    if cluster is None:
        cluster = Cluster([ref], [party])
    else:
        cluster.add((ref,), (party,), ("the same name" if party.names else "the same noun and place",))
    shelf.set("cluster", key, cluster)


def _exact_key(brief: Brief, party: Party) -> str | None:
    names = full_names_of(party)
    if names:
        name = max(names, key=lambda n: (len(n.split()), len(n), n))
        plain = " ".join(name.casefold().split())
        if len(name.split()) > 1:
            # what is written alike in several words is one, whatever its reader took it for
            return f"name\x1f{plain}"
        kind = "person" if party.kind in NAMED_ALONE else party.kind.value
        return f"{'organization' if kind == 'group' else kind}\x1f{plain}"
    place = brief.place_keys.get(party.id)
    return None if place is None else "\x1f".join(place)


def _blocks_changed(shelf: Shelf, grown: Iterable[str]) -> dict[str, None]:
    """Put what the grown clusters are called now into their blocks; clusters of which something else is asked now."""
    entries: defaultdict[str, dict[str, tuple[Called, Ref] | None]] = defaultdict(dict)
    for key in grown:
        cluster: Cluster = shelf.get("cluster", key)
        if not cluster.full_names:
            continue
        now = (called(cluster), min(cluster.members))
        before = shelf.get("called", key)
        if now == before:
            continue
        shelf.set("called", key, now)
        for block in keys_of(before[0]) if before is not None else ():
            entries[block][key] = None
        for block in keys_of(now[0]):
            entries[block][key] = now
    near: dict[str, dict[str, tuple[Judgement, int]]] = {}
    touched: dict[str, None] = {}
    for name, fresh in sorted(entries.items()):
        before_: Block | None = shelf.get("block", name)
        held = {**(before_.entries if before_ is not None else {}), **fresh}
        block_now = block_with(before_, {key: entry for key, entry in held.items() if entry is not None})
        shelf.set("block", name, block_now if block_now.entries else None)
        was, now_ = set(before_.asked if before_ is not None else ()), set(block_now.asked)
        for asked, step in (*((a, -1) for a in was - now_), *((a, 1) for a in now_ - was)):
            for one, other in ((asked.one, asked.two), (asked.two, asked.one)):
                if one not in near:
                    near[one] = dict(shelf.get("near", one) or {})
                judgement, count = near[one].get(other, (asked.judgement, 0))
                near[one][other] = (asked.judgement if step > 0 else judgement, count + step)
                touched[one] = None
    for key, others in near.items():
        shelf.set("near", key, {other: found for other, found in sorted(others.items()) if found[1]} or None)
    return touched


def _joined_anew(shelf: Shelf, begun: Mapping[str, None], grown: set[str], changes: Changes) -> None:
    """Join by names all that hangs together with the clusters `begun`."""
    seen: dict[str, None] = dict(begun)
    waiting = list(begun)
    while waiting:
        for other in shelf.get("near", waiting.pop()) or ():
            if other not in seen:
                seen[other] = None
                waiting.append(other)
    before = {id: shelf.get("core", id) for key in seen if (id := shelf.get("core_of", key)) is not None}
    found = _cores(shelf, seen)
    same = {core.id for core in found if core.id in before and grown.isdisjoint(core.keys)}
    for core in found:
        old = before.get(core.id)
        if core.id in same and old is not None and (old.keys, old.reasons) == (core.keys, core.reasons):
            continue
        same.discard(core.id)
        for key in core.keys:
            shelf.set("core_of", key, core.id)
        changes.come.append(core)
    changes.gone += [old for id, old in before.items() if id not in same]
    for old in changes.gone:
        shelf.set("core", old.id, None)
    for core in changes.come:
        shelf.set("core", core.id, core)


def _cores(shelf: Shelf, keys: Iterable[str]) -> list[Core]:
    """The cores that the clusters make."""
    work: dict[str, Cluster] = {}
    places: dict[str, Ref] = {}
    questions: list[tuple[Ref, Ref, str, str, Judgement]] = []
    doubts: dict[tuple[Ref, Ref], tuple[str, str]] = {}
    alone: list[Core] = []
    for key in keys:
        near = shelf.get("near", key)
        if shelf.get("doubt", key) is not None:
            shelf.set("doubt", key, None)
        cluster: Cluster = shelf.get("cluster", key)
        if near is None:
            alone.append(Core((key,), tuple(sorted(cluster.reasons))))
            continue
        work[key] = Cluster(list(cluster.members), list(cluster.parties), set(cluster.reasons))
        places[key] = shelf.get("called", key)[1]
    for key in work:
        for other, (judgement, _) in shelf.get("near", key).items():
            if places[key] < places[other]:
                questions.append((places[key], places[other], key, other, judgement))
    leader = {key: key for key in work}

    def root(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for _, _, left, right, judgement in sorted(questions, key=lambda q: q[:4]):
        a, b = root(left), root(right)
        if a == b:
            continue
        one, two = work[a], work[b]
        verdict = _verdict(one, two, judgement, (shelf.get("called", left)[0], shelf.get("called", right)[0]))
        if verdict.verdict == "same":
            leader[b] = a
            one.add(two.members, two.parties, (*two.reasons, verdict.reason))
        elif verdict.verdict == "unsure":
            first, second = sorted((min(one.members), min(two.members)))
            doubts.setdefault((first, second), (left, verdict.reason))
    of_key: defaultdict[str, list[Doubt]] = defaultdict(list)
    for (first, second), (key, reason) in doubts.items():
        of_key[key].append((first, second, reason))
    for key, some in of_key.items():
        shelf.set("doubt", key, some)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key in work:
        groups[root(key)].append(key)
    joined = [Core(tuple(sorted(some)), tuple(sorted(work[key].reasons))) for key, some in groups.items()]
    return [*alone, *joined]


def _verdict(one: Cluster, two: Cluster, judgement: Judgement, asked: tuple[Called, Called]) -> Judgement:
    """The judgement on two clusters that a question grew into: no report tells them apart, their names agree."""
    if one.kind == PartyKind.PERSON and not one.documents.isdisjoint(two.documents):
        return Judgement("different", "one report tells them apart")
    now = (called(one), called(two))
    return judgement if now == asked else judged_by_names(*now)


def cluster_of(shelf: Shelf, core: Core, *, later: bool = True) -> Cluster:
    """All parties of a core; without those joined to it `later`, if so wished."""
    members: list[Ref] = []
    parties: list[Party] = []
    for key in (*core.keys, *core.short, *core.held) if later else core.keys:
        cluster: Cluster = shelf.get("cluster", key)
        members += cluster.members
        parties += cluster.parties
    return Cluster(members, parties, set(core.reasons))


def _plain_party(party: Party) -> list[Any]:
    return [party.id, party.kind, party.name, party.sector, party.names, party.titles, party.shielded]


def _party(row: list[Any]) -> Party:
    id, kind, name, sector, names, titles, shielded = row
    return Party(id, PartyKind(kind), name, sector, (), tuple(names), tuple(titles), shielded)


def _plain_cluster(cluster: Cluster) -> list[Any]:
    parties = zip(cluster.members, cluster.parties, strict=True)
    return [[[ref.document, _plain_party(party)] for ref, party in parties], sorted(cluster.reasons)]


def _cluster(row: list[Any]) -> Cluster:
    parties = [(document, _party(party)) for document, party in row[0]]
    return Cluster([Ref(document, party.id) for document, party in parties], [p for _, p in parties], set(row[1]))


def _plain_called(entry: tuple[Called, Ref]) -> list[Any]:
    return [entry[0].kind, entry[0].full_names, entry[1]]


def _called(row: list[Any]) -> tuple[Called, Ref]:
    return Called(PartyKind(row[0]), tuple(row[1])), Ref(*row[2])


def _plain_block(block: Block) -> list[Any]:
    entries = {key: _plain_called(entry) for key, entry in block.entries.items()}
    return [entries, [[one, two, *judgement] for one, two, judgement in block.asked]]


def _block(row: list[Any]) -> Block:
    asked = tuple(Asked(one, two, Judgement(verdict, reason)) for one, two, verdict, reason in row[1])
    return Block({key: _called(entry) for key, entry in row[0].items()}, asked)


def _plain_near(near: dict[str, tuple[Judgement, int]]) -> dict[str, Any]:
    return {key: [*judgement, count] for key, (judgement, count) in near.items()}


def _near(row: dict[str, Any]) -> dict[str, tuple[Judgement, int]]:
    return {key: (Judgement(verdict, reason), count) for key, (verdict, reason, count) in row.items()}


def _plain_core(core: Core) -> list[Any]:
    return [core.keys, core.reasons, core.short, core.held, core.families, core.nouns]


def _core(row: list[Any]) -> Core:
    return Core(*map(tuple, row))


def _doubts(rows: list[Any]) -> list[Doubt]:
    return [(Ref(*left), Ref(*right), reason) for left, right, reason in rows]


def _same(value: Any) -> Any:
    return value


CODECS = {
    "cluster": Codec(_plain_cluster, _cluster),
    "called": Codec(_plain_called, _called),
    "block": Codec(_plain_block, _block),
    "near": Codec(_plain_near, _near),
    "core": Codec(_plain_core, _core),
    "doubt": Codec(_same, _doubts),
}
