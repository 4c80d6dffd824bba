"""Questions to the record: timelines, decisions of an authority, and every table page by page in a stable order."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select, tuple_, union_all
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
    act, role, party, said, entry = schema.act, schema.role, schema.party, schema.statement, schema.entry
    acts = (
        select(act.c.when_start, act.c.id, literal("act"), act.c.type, role.c.role, act.c.document, act.c.modality)
        .select_from(party.join(role, role.c.party == party.c.id).join(act, act.c.id == role.c.act))
        .where(party.c.entity == entity)
    )
    statements = (
        select(
            said.c.when_start, said.c.id, literal("statement"), said.c.kind, literal("speaker"), said.c.document,
            literal(""),
        )
        .select_from(party.join(said, said.c.speaker == party.c.id))
        .where(party.c.entity == entity)
    )  # fmt: skip
    both = union_all(acts, statements).subquery("both")
    when, id, kind, type, as_, document, modality = both.c
    query = select(when, id, kind, type, as_, entry.c.passage, document, modality).join(entry, entry.c.id == id)
    rows = connection.execute(query.order_by(when.is_(None), when, id, as_).limit(limit))
    return [Moment(*row) for row in rows]


def acts_by(
    connection: Connection, entity: str, types: Sequence[str], first: str, last: str, role: str = "agent"
) -> list[Moment]:
    """Acts of `types` in which a party has `role`, begun on a day from `first` to `last` (ISO), in order of time."""
    act, filled, party, entry = schema.act, schema.role, schema.party, schema.entry
    query = (
        select(
            act.c.when_start, act.c.id, literal("act"), act.c.type, filled.c.role, entry.c.passage, act.c.document,
            act.c.modality,
        )
        .select_from(
            party.join(filled, filled.c.party == party.c.id)
            .join(act, act.c.id == filled.c.act)
            .join(entry, entry.c.id == act.c.id)
        )
        .where(
            party.c.entity == entity,
            filled.c.role == role,
            act.c.type.in_(types),
            act.c.when_start.between(first, last),
        )
        .order_by(act.c.when_start, act.c.id)
    )  # fmt: skip
    return [Moment(*row) for row in connection.execute(query)]


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
