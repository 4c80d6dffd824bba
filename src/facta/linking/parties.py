"""Which parties of different reports are one.

In: briefs. Out: entities, one for every party of every report, and proposals for a person to decide. Joined are full
names that the judge of names calls the same, and bodies described by one noun and one place ("police in Lodvar", "the
Lodvar police"). A family name alone is joined where that is safe (short_names.py); else it is proposed, like whatever
is unsure. So is somebody described by an office (described_people.py), or else left alone.
The result does not depend on the order of the reports, nor on which of them came at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from facta.linking.brief import Brief
from facta.linking.described_people import SAME_OFFICE, Described, Held, Office, holder_of, office_of, offices_of
from facta.linking.party_clusters import Cluster
from facta.linking.party_pile import CODECS as PILE_CODECS
from facta.linking.party_pile import NAMED_ALONE, Changes, Core, Doubt, cluster_of, parties_added
from facta.linking.romanisation import folded
from facta.linking.shelf import Codec, Shelf
from facta.linking.short_names import (
    SAME_SHORT_NAME,
    Said,
    connected,
    family_names,
    only_bearer,
    said_of,
    sound_of,
)
from facta.linking.stories import Stories
from facta.model.identifiers import identifier
from facta.model.party import Party, PartyKind
from facta.model.record import Entity, Proposal, Ref


class Told(NamedTuple):
    """What a report tells of its parties beside their names; see `Brief`."""

    published: str | None
    said: Mapping[str, Sequence[str]]
    described: Mapping[str, Sequence[str]]
    filled: Sequence[Sequence[str]]


class Bearers(NamedTuple):
    """Family names of one sound, each with the keys of those who bear it; and those that stand alone in a report."""

    families: dict[str, list[str]]
    alone: list[str]


class Short(NamedTuple):
    """A family name that stands alone: the parties called so, by key, and the one who bears it in full, if one does."""

    keys: tuple[str, ...]
    bearer: str | None


@dataclass
class Found:
    """What has changed among the parties of a pile. doubts: those that went and those that came."""

    entities: list[Entity] = field(default_factory=list[Entity])
    gone: list[Doubt] = field(default_factory=list[Doubt])
    come: list[Doubt] = field(default_factory=list[Doubt])


def entities_of(
    briefs: Sequence[Brief], stories: Stories | None = None
) -> tuple[tuple[Entity, ...], tuple[Proposal, ...]]:
    """The entities of a pile, sorted by their first member, and what a person should decide.

    Without `stories`, neither a family name alone nor an office is joined to a full name.
    """
    found = entities_changed(Shelf(), briefs, stories)
    entities = tuple(sorted(found.entities, key=lambda entity: entity.members))
    proposals = (Proposal("party", left, right, (reason,)) for left, right, reason in sorted(found.come))
    return entities, tuple(proposals)


def entities_changed(
    shelf: Shelf, briefs: Sequence[Brief], stories: Stories | None, moved: Iterable[str] = (), *, weighed: bool = False
) -> Found:
    """Put new reports to the pile that `shelf` holds; the entities that are other than before.

    moved: reports known before that stand in another story now. weighed: whether words are rarer or commoner now.
    """
    for brief in briefs:
        told = Told(brief.document.published, brief.said, brief.described, brief.filled)
        shelf.set("told", brief.document.id, told)
    changes = parties_added(shelf, briefs)
    later = _Later(shelf, stories, changes)
    later.register()
    later.settle_short_names(moved, weighed=weighed)
    if stories is not None:
        later.join_described(moved)
    found = Found([_entity_of_one((ref,), party, set()) for ref, party in changes.alone])
    found.entities += later.entities()
    for key, before in shelf.before("doubt"):
        now = shelf.get("doubt", key) or []
        found.gone += [one for one in before or () if one not in now]
        found.come += [one for one in now if one not in (before or ())]
    return found


class _Later:
    """What is joined to cores after the names in full: family names alone, and people only described."""

    def __init__(self, shelf: Shelf, stories: Stories | None, changes: Changes) -> None:
        self._shelf, self._stories = shelf, stories
        self._gone, self._come = changes.gone, changes.come
        self._names: dict[str, None] = {}
        self._nouns: dict[str, None] = {}
        self._changed: dict[str, None] = dict.fromkeys(core.id for core in changes.come)
        self._fresh = set(self._changed)
        self._said: dict[str, Said] = {}

    def register(self) -> None:
        """Enter the cores under what they are found by, and take out those that are gone."""
        fresh: defaultdict[str, list[str]] = defaultdict(list)
        for core in self._gone:
            for name in core.families:
                self._names[name] = None
                bearers = self._bearers(name)
                bearers.families[name].remove(core.id)
                if not bearers.families[name]:
                    del bearers.families[name]
                self._keep(name, bearers)
            for noun in core.nouns:
                self._enter_offices(noun, core.id, [])
            for key in (*core.short, *core.held):
                self._shelf.set("joined", key, None)
                self._changed[key] = None
        for core in self._come:
            cluster = cluster_of(self._shelf, core, later=False)
            if cluster.full_names:
                if cluster.kind == PartyKind.PERSON:
                    core.families = family_names(cluster.full_names)
                    for name in core.families:
                        self._names[name] = None
                        bearers = self._bearers(name)
                        bearers.families[name] = sorted([*bearers.families.get(name, ()), core.id])
                        self._keep(name, bearers)
                continue
            if cluster.kind not in NAMED_ALONE:
                continue
            names = {folded(name) for party in cluster.parties for name in party.names}
            if len(names) == 1:
                fresh[min(names)].append(core.id)
            elif not names and cluster.kind == PartyKind.PERSON:
                self._wait(core.id, cluster.members[0])
        for name, keys in fresh.items():
            short: Short = self._shelf.get("short", name) or Short((), None)
            self._shelf.set("short", name, Short(tuple(sorted({*short.keys, *keys})), short.bearer))
            self._names[name] = None
            bearers = self._bearers(name)
            if name not in bearers.alone:
                self._keep(name, Bearers(bearers.families, sorted([*bearers.alone, name])))
                every: list[str] = self._shelf.get("shorts", "") or []
                self._shelf.set("shorts", "", [*every, name])

    def settle_short_names(self, moved: Iterable[str], *, weighed: bool) -> None:
        """Join a family name alone to the one person who bears it, where it is safe; doubt it where it may be."""
        asked = {name for sound in {sound_of(name) for name in self._names} for name in self._sound(sound).alone}
        moved_names, full = self._moved(moved)
        if weighed:
            moved_names.update(self._shelf.get("shorts", "") or ())
        for name in sorted(asked | moved_names):
            short: Short = self._shelf.get("short", name)
            bearer = only_bearer(name, self._bearers(name).families)
            if bearer != short.bearer:
                self._shelf.set("short", name, Short(short.keys, bearer))
            if bearer != short.bearer or name in self._names or name in moved_names or bearer in self._fresh:
                full.update(one for one in (short.bearer, bearer) if one is not None)
                if bearer is None:
                    for key in short.keys:
                        self._doubt(key, None)
        for id in sorted(full):
            core: Core | None = self._shelf.get("core", id)
            if core is not None:
                self._settle(core)

    def _settle(self, core: Core) -> None:
        cluster = cluster_of(self._shelf, core, later=False)
        documents = set(cluster.documents)
        first = min(cluster.members)
        own = [
            short.keys
            for name in core.families
            if (short := self._shelf.get("short", name)) is not None and short.bearer == core.id
        ]
        waiting = [(min(self._shelf.get("cluster", key).members), key) for keys in own for key in keys]
        joined: list[str] = []
        for ref, key in sorted(waiting):
            if ref.document in documents:
                self._doubt(key, None)
            elif self._stories is not None and self._connected(key, core.id, cluster, self._stories):
                documents.add(ref.document)
                joined.append(key)
                self._doubt(key, None)
            else:
                left, right = sorted((ref, first))
                self._doubt(key, (left, right, "one name is only a part of the other"))
        self._set_joined(core, core.short, tuple(joined))
        if tuple(joined) != core.short:
            core.short = tuple(joined)
            self._shelf.set("core", core.id, core)

    def _connected(self, key: str, id: str, cluster: Cluster, stories: Stories) -> bool:
        for one, parties in ((key, self._shelf.get("cluster", key)), (id, cluster)):
            if one not in self._said:
                own = list(zip(parties.members, parties.parties, strict=True))
                self._said[one] = said_of(own, lambda document: self._shelf.get("told", document).said, stories)
        return connected(self._said[key], self._said[id], stories.rarity)

    def _set_joined(self, core: Core, before: Iterable[str], now: Iterable[str]) -> None:
        for key in set(before) - set(now):
            if self._shelf.get("joined", key) == core.id:
                self._shelf.set("joined", key, None)
            self._changed[key] = self._changed[core.id] = None
        for key in now:
            if self._shelf.get("joined", key) != core.id:
                self._shelf.set("joined", key, core.id)
                self._changed[key] = self._changed[core.id] = None

    def join_described(self, moved: Iterable[str]) -> None:
        """Join people whom a report describes by their office to the one person who is called so, where it is safe."""
        for id in sorted(self._changed):
            core: Core | None = self._shelf.get("core", id)
            if core is not None and self._shelf.get("joined", id) is None:
                self._enter_person(core)
        for document in moved:
            for key in self._shelf.get("keys", document) or ():
                moved_core: Core = self._shelf.get("core", self._shelf.get("core_of", key))
                self._nouns.update(dict.fromkeys(moved_core.nouns))
        held: defaultdict[str, list[str]] = defaultdict(list)
        touched: set[str] = set()
        for noun in sorted(self._nouns):
            waiting: list[str] = self._shelf.get("waiting", noun) or []
            known = [
                Held(id, *one) for id, some in sorted((self._shelf.get("noun", noun) or {}).items()) for one in some
            ]
            for key in waiting:
                before = self._shelf.get("joined", key)
                now = self._holder(key, known)
                touched.update(one for one in (before, now) if one is not None)
                self._shelf.set("joined", key, now)
                if now != before:
                    self._changed[key] = None
                if now is not None:
                    held[now].append(key)
        of_nouns = {key for noun in self._nouns for key in self._shelf.get("waiting", noun) or ()}
        for id in sorted(touched):
            core = self._shelf.get("core", id)
            if core is None:
                continue
            now_held = tuple(sorted({*held[id], *(key for key in core.held if key not in of_nouns)}))
            if now_held != core.held:
                core.held = now_held
                self._shelf.set("core", id, core)
                self._changed[id] = None

    def _holder(self, key: str, known: Sequence[Held]) -> str | None:
        (ref,) = self._shelf.get("cluster", key).members
        told: Told = self._shelf.get("told", ref.document)
        office = _office_in(told, ref)
        if office is None or self._stories is None:
            return None
        one = Described(ref, told.published, office, told.filled)
        return holder_of(one, known, self._members, self._stories)

    def _members(self, id: str) -> Sequence[Ref]:
        core: Core = self._shelf.get("core", id)
        return [ref for key in (*core.keys, *core.short) for ref in self._shelf.get("cluster", key).members]

    def _enter_person(self, core: Core) -> None:
        own = Core(core.keys, core.reasons, core.short)
        cluster = cluster_of(self._shelf, own)
        offices: dict[str, list[Held]] = {}
        if cluster.kind == PartyKind.PERSON and cluster.full_names:
            parties = zip(cluster.members, cluster.parties, strict=True)
            offices = offices_of(core.id, parties, lambda document: self._shelf.get("told", document).published)
        for noun in sorted({*core.nouns, *offices}):
            self._enter_offices(noun, core.id, offices.get(noun, []))
        if tuple(sorted(offices)) != core.nouns:
            core.nouns = tuple(sorted(offices))
            self._shelf.set("core", core.id, core)

    def _enter_offices(self, noun: str, id: str, offices: Sequence[Held]) -> None:
        known: dict[str, Any] = dict(self._shelf.get("noun", noun) or {})
        known.pop(id, None)
        if offices:
            known[id] = [list(one[1:]) for one in offices]
        self._shelf.set("noun", noun, known or None)
        self._nouns[noun] = None

    def _wait(self, key: str, ref: Ref) -> None:
        office = _office_in(self._shelf.get("told", ref.document), ref)
        if office is not None and not office.former:
            self._shelf.set("waiting", office.noun, sorted({*(self._shelf.get("waiting", office.noun) or ()), key}))
            self._nouns[office.noun] = None

    def _moved(self, moved: Iterable[str]) -> tuple[set[str], set[str]]:
        """Family names alone, and cores that such are joined to, of reports that stand in another story now."""
        names: set[str] = set()
        full: set[str] = set()
        for document in moved:
            for key in self._shelf.get("keys", document) or ():
                core: Core = self._shelf.get("core", self._shelf.get("core_of", key))
                names.update(name for name in core.families if self._shelf.get("short", name) is not None)
                cluster: Cluster = self._shelf.get("cluster", key)
                if not cluster.full_names:
                    own = {folded(name) for party in cluster.parties for name in party.names}
                    names.update(own if len(own) == 1 else ())
        return names, full

    def _doubt(self, key: str, doubt: Doubt | None) -> None:
        before = self._shelf.get("doubt", key)
        now = None if doubt is None else [doubt]
        if before != now:
            self._shelf.set("doubt", key, now)

    def _bearers(self, name: str) -> Bearers:
        return self._sound(sound_of(name))

    def _sound(self, sound: str) -> Bearers:
        return self._shelf.get("bearers", sound) or Bearers({}, [])

    def _keep(self, name: str, bearers: Bearers) -> None:
        self._shelf.set("bearers", sound_of(name), bearers)

    def entities(self) -> list[Entity]:
        """The entities of what has changed."""
        found: list[Entity] = []
        for id in sorted(self._changed):
            core: Core | None = self._shelf.get("core", id)
            if core is None or self._shelf.get("joined", id) is not None:
                continue
            cluster = cluster_of(self._shelf, core)
            cluster.reasons |= {SAME_SHORT_NAME} if core.short else set()
            cluster.reasons |= {SAME_OFFICE} if core.held else set()
            found.append(entity_of_cluster(cluster))
        return found


def _office_in(told: Told, ref: Ref) -> Office | None:
    return next(filter(None, map(office_of, told.described.get(ref.id, ()))), None)


def _short(row: list[Any]) -> Short:
    return Short(tuple(row[0]), row[1])


CODECS = {
    **PILE_CODECS,
    "told": Codec(list, Told._make),
    "bearers": Codec(list, Bearers._make),
    "short": Codec(list, _short),
}


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
