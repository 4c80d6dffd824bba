"""A merge or split of parties or incidents carried out at once in the tables across reports.

What follows from it elsewhere (matters, findings) comes when the project is linked anew, with the next `facta add` or
`facta report`.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from facta.linking.judged import carried_out, judged_entity
from facta.model.identifiers import identifier
from facta.model.judgement import Judgement
from facta.model.record import Ref
from facta.publishing.reading_json import reading_from_json
from facta.store import schema
from facta.store.json_text import as_text, from_text
from facta.store.replay import Decision
from facta.store.spread import entry_id, link


def carry_out(connection: Connection, decision: Decision) -> None:
    """Regroup what `decision` touches, and drop the proposals it answers."""
    is_party = decision.target_kind == "party"
    table, column = (schema.party, "entity") if is_party else (schema.act, "incident")
    rows = connection.execute(select(table.c.id, table.c[column]).where(table.c.id.in_(decision.entries))).all()
    groups = sorted({str(row[1]) for row in rows if row[1]})
    members: dict[str, list[Ref]] = {group: [] for group in groups}
    for id, group in connection.execute(select(table.c.id, table.c[column]).where(table.c[column].in_(groups))):
        members[group].append(ref_of(id))
    known = dict.fromkeys([ref for refs in members.values() for ref in refs] + [ref_of(row[0]) for row in rows])
    sides = [tuple(ref_of(each) for each in side) for side in (decision.before, decision.after)]
    judgement = Judgement(decision.target_kind, decision.action == "merge", sides[0], sides[1])
    after = carried_out((tuple(sorted(refs)) for refs in members.values()), [judgement], known)
    before = {tuple(sorted(refs)): group for group, refs in members.items()}
    gone = [group for refs, group in before.items() if refs not in after]
    target = schema.entity if is_party else schema.incident
    connection.execute(delete(target).where(target.c.id.in_(gone)))
    for refs, why in after.items():
        if refs not in before:
            id = _new_entity(connection, refs, why) if is_party else _new_incident(connection, refs, why)
            link(connection, decision.target_kind, {entry_id(*ref): id for ref in refs})
    _drop_proposals(connection, decision)


def ref_of(entry: str) -> Ref:
    """The report and the id in its reading of an entry."""
    document, _, local = entry.partition("-")
    return Ref(document, local)


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
    id = identifier("i", *(part for ref in refs for part in ref))
    connection.execute(
        insert(schema.incident).values(
            id=id,
            type=min(types, key=lambda type_: (-types.count(type_), type_ or "")),
            reports=len({ref.document for ref in refs}),
            reasons=as_text(list(why)),
        )
    )
    return id


def _drop_proposals(connection: Connection, decision: Decision) -> None:
    table = schema.proposal
    for left, right in ((decision.before, decision.after), (decision.after, decision.before)):
        connection.execute(delete(table).where(table.c.left.in_(left), table.c.right.in_(right)))
