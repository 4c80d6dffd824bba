"""Questions to the record: timelines, decisions of an authority, and every table page by page in a stable order."""

from collections.abc import Sequence
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select, tuple_
from sqlalchemy.sql.expression import literal

from facta.store import schema
from facta.store.errors import UnknownEntry
from facta.store.json_text import Row

PAGED: dict[str, tuple[Table, tuple[str, ...]]] = {
    "document": (schema.document, ("number",)),
    "entry": (schema.entry, ("number",)),
    "suggestion": (schema.suggestion, ("id",)),
    "decision": (schema.decision, ("number",)),
    "party": (schema.party, ("id",)),
    "mention": (schema.mention, ("party", "start", "end")),
    "statement": (schema.statement, ("id",)),
    "act": (schema.act, ("id",)),
    "role": (schema.role, ("act", "role", "position")),
    "tie": (schema.tie, ("id",)),
    "comment": (schema.comment, ("id",)),
    "entity": (schema.entity, ("id",)),
    "incident": (schema.incident, ("id",)),
    "proposal": (schema.proposal, ("kind", "left", "right")),
    "matter": (schema.matter, ("id",)),
    "stage": (schema.stage, ("matter", "position")),
    "finding": (schema.finding, ("id",)),
    "evidence": (schema.evidence, ("finding", "position")),
}
"""Tables that can be paged through, each with the key that orders it."""


class Moment(NamedTuple):
    """A line of a timeline: an act in which the party has `role`, or a statement of theirs (role `speaker`)."""

    when_start: str | None
    entry: str
    kind: str
    type: str | None
    role: str
    passage: str
    document: str
    modality: str


def timeline(connection: Connection, entity: str, limit: int = 200) -> list[Moment]:
    """What a party across reports did, met with and said, in order of time, undated last; ids break ties."""
    role, said = schema.role, schema.statement
    found: list[tuple[str | None, str, str]] = []
    for dated in (True, False):
        if len(found) < limit:
            in_acts = select(role.c.when_start, role.c.act, role.c.role).where(
                role.c.entity == entity, role.c.when_start.is_not(None) if dated else role.c.when_start.is_(None)
            )
            spoken = select(said.c.when_start, said.c.id, literal("speaker")).where(
                said.c.speaker_entity == entity,
                said.c.when_start.is_not(None) if dated else said.c.when_start.is_(None),
            )
            some = connection.execute(in_acts.order_by(role.c.when_start, role.c.act, role.c.role).limit(limit)).all()
            more = connection.execute(spoken.order_by(said.c.when_start, said.c.id).limit(limit)).all()
            both = [(row[0], str(row[1]), str(row[2])) for row in (*some, *more)]
            found += sorted(both, key=lambda one: (one[0] or "", *one[1:]))
    return _moments(connection, found[:limit])


def acts_by(
    connection: Connection, entity: str, types: Sequence[str], first: str, last: str, role: str = "agent"
) -> list[Moment]:
    """Acts of `types` in which a party has `role`, begun on a day from `first` to `last` (ISO), in order of time."""
    act, filled = schema.act, schema.role
    query = (
        select(filled.c.when_start, filled.c.act, filled.c.role)
        .join(act, act.c.id == filled.c.act)
        .where(
            filled.c.entity == entity,
            filled.c.role == role,
            filled.c.when_start.between(first, last),
            act.c.type.in_(types),
        )
        .order_by(filled.c.when_start, filled.c.act)
        .distinct()
    )
    return _moments(connection, [(row[0], row[1], row[2]) for row in connection.execute(query)])


def _moments(connection: Connection, found: Sequence[tuple[str | None, str, str]]) -> list[Moment]:
    """The lines for (day, entry, role), in the order given."""
    entry, act, said = schema.entry, schema.act, schema.statement
    query = (
        select(
            entry.c.id, entry.c.kind, func.coalesce(act.c.type, said.c.kind), entry.c.passage, entry.c.document,
            act.c.modality,
        )
        .select_from(entry.outerjoin(act, act.c.id == entry.c.id).outerjoin(said, said.c.id == entry.c.id))
    )  # fmt: skip
    rows: dict[str, Any] = {}
    for some in batched(sorted({id for _, id, _ in found}), 500):
        rows.update({row[0]: row for row in connection.execute(query.where(entry.c.id.in_(some)))})
    return [
        Moment(day, id, rows[id][1], rows[id][2], role, rows[id][3], rows[id][4], rows[id][5] or "")
        for day, id, role in found
    ]


def page_of(connection: Connection, table: str, after: Sequence[Any] = (), limit: int = 100) -> list[Row]:
    """The next `limit` rows of a table, in the order of its key, after the key `after`; the last page is short.

    Rows that are added meanwhile neither repeat nor hide others.
    """
    if table not in PAGED:
        raise UnknownEntry(f"no table {table!r} to page through; there are {', '.join(PAGED)}")
    source, names = PAGED[table]
    key = [source.c[name] for name in names]
    query = select(source).order_by(*key).limit(limit)
    if after:
        query = query.where(key[0] > after[0] if len(key) == 1 else tuple_(*key) > tuple_(*map(literal, after)))
    return [dict(row) for row in connection.execute(query).mappings()]


def key_of(table: str, row: Row) -> list[Any]:
    """The key of a row of `page_of`, to give as `after` for the next page."""
    return [row[name] for name in PAGED[table][1]]
