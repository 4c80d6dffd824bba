"""Merges and splits of parties or incidents carried out at once in the tables across reports, and undone at once.

Only what a judgement touches is grouped anew: from what linking made of it, all judgements that count are carried out
in the order of the log. What follows from it elsewhere (matters, findings) comes when the project is linked anew, with
the next `facta add`, `facta report` or Publish.
"""

from collections.abc import Iterable, Sequence
from itertools import batched

from sqlalchemy import Connection, delete, insert, select

from facta.engine.project_unjudged import Group, Kept
from facta.linking.judged import carried_out, judged_entity
from facta.model.identifiers import identifier
from facta.model.judgement import Judgement
from facta.model.record import Ref
from facta.publishing.reading_json import reading_from_json
from facta.store import schema
from facta.store.json_text import Row, as_text, from_text
from facta.store.log import decision_by_id, decisions_by_action
from facta.store.replay import Decision, counting
from facta.store.spread import entry_id, link

_GROUPED = {"party": (schema.party, "entity", schema.entity), "incident": (schema.act, "incident", schema.incident)}


def judged_anew(connection: Connection, decisions: Sequence[Decision]) -> bool:
    """Group anew what `decisions` (merges and splits, in the log or just undone) touch.

    False where it cannot be told what linking made of it: then the project has to be linked.
    """
    if not decisions:
        return True
    kept = Kept.read(connection)
    judged = counting(decisions_by_action(connection, ("merge", "split", "undo")))
    if kept is None:
        if {each.id for each in judged} != {each.id for each in decisions}:
            return False
        kept = Kept()
    for kind in _GROUPED:
        entries = {entry for each in decisions if each.target_kind == kind for entry in each.entries}
        own = [each for each in judged if each.target_kind == kind]
        if entries:
            _group_anew(connection, kind, entries, own, kept)
            _ask_anew(connection, kind, own, kept)
    kept.write(connection)
    return True


def joins_of(connection: Connection, decisions: Iterable[Decision]) -> list[Decision]:
    """The merges and splits among `decisions`, and those that one of them undoes, or makes count again."""
    found: dict[str, Decision] = {}
    for each in decisions:
        join = each
        while join.undoes is not None:
            join = decision_by_id(connection, join.undoes)
        if join.action in ("merge", "split"):
            found[join.id] = join
    return list(found.values())


def ref_of(entry: str) -> Ref:
    """The report and the id in its reading of an entry."""
    document, _, local = entry.partition("-")
    return Ref(document, local)


def _group_anew(
    connection: Connection, kind: str, entries: Iterable[str], judged: Sequence[Decision], kept: Kept
) -> None:
    groups = _touched(connection, kind, set(entries), judged, kept)
    there = {entry: group for group, members in groups.items() for entry in members}
    changed = [each for each in kept.groups[kind] if any(entry in there for entry in each.members)]
    stood = {entry for each in changed for entry in each.members}
    for group, members in groups.items():
        if group and not stood & set(members):
            pure = Group(tuple(members), tuple(_reasons(connection, kind, group)))
            kept.groups[kind].append(pure)
            changed.append(pure)
    known = {ref_of(entry): True for entry in there}
    alone = set(there).difference(*(each.members for each in changed))
    changed += [Group((entry,), ()) for entry in sorted(alone)]
    before = [tuple(sorted(ref_of(entry) for entry in each.members if entry in there)) for each in changed]
    why_before = dict(zip(before, (each.reasons for each in changed), strict=True))
    judgements = [_judgement(each) for each in judged if set(each.entries) & set(there)]
    after = carried_out([refs for refs in before if refs], judgements, known)
    now = {tuple(sorted(map(ref_of, members))): group for group, members in groups.items() if group}
    gone = [group for refs, group in now.items() if refs not in after]
    connection.execute(delete(_GROUPED[kind][2]).where(_GROUPED[kind][2].c.id.in_(gone)))
    for refs, why in after.items():
        if refs not in now:
            new = _new_entity if kind == "party" else _new_incident
            id = new(connection, refs, why_before.get(refs, why))
            link(connection, kind, {entry_id(*ref): id for ref in refs})


def _touched(
    connection: Connection, kind: str, entries: set[str], judged: Sequence[Decision], kept: Kept
) -> dict[str, list[str]]:
    """All that `entries` hang together with, by present group, then by linking's or by judgements; "" for in none."""
    table, column, _ = _GROUPED[kind]
    while True:
        groups: dict[str, list[str]] = {}
        rows: list[tuple[str, str | None]] = []
        for some in batched(sorted(entries), 500):
            rows += connection.execute(select(table.c.id, table.c[column]).where(table.c.id.in_(some))).tuples()
        named = sorted({group for _, group in rows if group})
        groups[""] = sorted(id for id, group in rows if not group)
        for some in batched(named, 500):
            query = select(table.c.id, table.c[column]).where(table.c[column].in_(some)).order_by(table.c.id)
            for id, group in connection.execute(query).tuples():
                groups.setdefault(str(group), []).append(id)
        sets = [set(each.members) for each in kept.groups[kind]] + [set(each.entries) for each in judged]
        grown = entries.union(*groups.values(), *(each for each in sets if each & entries))
        if grown == entries:
            return groups
        entries = grown


def _judgement(decision: Decision) -> Judgement:
    left, right = (tuple(ref_of(each) for each in side) for side in (decision.before, decision.after))
    return Judgement(decision.target_kind, decision.action == "merge", left, right)


def _reasons(connection: Connection, kind: str, group: str) -> Sequence[str]:
    table = _GROUPED[kind][2]
    text = connection.scalar(select(table.c.reasons).where(table.c.id == group))
    reasons: Sequence[str] = from_text(text) if text else ()
    return reasons


def _new_entity(connection: Connection, refs: tuple[Ref, ...], why: Sequence[str]) -> str:
    ids = [entry_id(*ref) for ref in refs]
    table = schema.entry
    rows = connection.execute(select(table.c.id, table.c.content).where(table.c.id.in_(ids)))
    contents = {id: from_text(text) for id, text in rows}
    bare = {"document": {"id": "", "source": "", "text": ""}, "parties": [contents[id] for id in ids]}
    entity = judged_entity(refs, reading_from_json(bare).parties, why)
    values = {
        "id": entity.id,
        "kind": str(entity.kind),
        "name": entity.name,
        "sector": entity.sector,
        "names": as_text(list(entity.names)),
        "reasons": as_text(list(entity.reasons)),
        "shielded": entity.shielded,
    }
    connection.execute(insert(schema.entity).values(values))
    return entity.id


def _new_incident(connection: Connection, refs: tuple[Ref, ...], why: Sequence[str]) -> str | None:
    if len(refs) < 2:
        return None
    ids = [entry_id(*ref) for ref in refs]
    types = list(connection.scalars(select(schema.act.c.type).where(schema.act.c.id.in_(ids))))
    id = identifier("i", *refs[0])
    connection.execute(
        insert(schema.incident).values(
            id=id,
            type=min(types, key=lambda type_: (-types.count(type_), type_ or "")),
            reports=len({ref.document for ref in refs}),
            reasons=as_text(list(why)),
        )
    )
    return id


def _ask_anew(connection: Connection, kind: str, judged: Sequence[Decision], kept: Kept) -> None:
    """Take away the proposals that a judgement answers, and bring back those that none answers any more."""
    answered = {frozenset((left, right)) for each in judged for left in each.before for right in each.after}
    table = schema.proposal
    sides = [(each.before, each.after) for each in judged]
    for left, right in (*sides, *((right, left) for left, right in sides)):
        which = (table.c.kind == kind) & table.c.left.in_(left) & table.c.right.in_(right)
        kept.proposals += [dict(row) for row in connection.execute(select(table).where(which)).mappings()]
        connection.execute(delete(table).where(which))
    back: list[Row] = [
        row for row in kept.proposals if row["kind"] == kind and frozenset((row["left"], row["right"])) not in answered
    ]
    kept.proposals = [row for row in kept.proposals if row not in back]
    if back:
        connection.execute(insert(table), back)
