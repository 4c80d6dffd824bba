"""An entry's content spread out into the table of its kind, so that plain SQL can ask it.

In: an entry's state and content (as in `facta read`). Out: rows of `party` and `mention`, `statement`, `act` and
`role`, `tie`, `comment`. Entries that are no part of the record (rejected, outdated) have none.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from facta.store import schema
from facta.store.json_text import Row

IN_RECORD = frozenset({"suggested", "accepted", "edited", "added", "unsure"})
"""States of entries that are part of the record."""
TABLES: dict[str, Table] = {
    "party": schema.party,
    "statement": schema.statement,
    "act": schema.act,
    "tie": schema.tie,
    "comment": schema.comment,
}


class Placed(NamedTuple):
    """An entry as it stands. text: of its report."""

    id: str
    document: str
    kind: str
    state: str
    content: Row
    text: str


def entry_id(document: str, local: str) -> str:
    """The id of an entry in a store: identifiers of a reading hold within its document, so the document leads."""
    return f"{document}-{local}"


def spread(connection: Connection, entries: Sequence[Placed]) -> None:
    """Write the rows of `entries` anew. What links computed (entity, incident) stays with parties and acts."""
    kept: dict[str, str | None] = {}
    for kind, column in (("party", schema.party.c.entity), ("act", schema.act.c.incident)):
        ids = [entry.id for entry in entries if entry.kind == kind]
        table = TABLES[kind]
        for start in range(0, len(ids), 500):
            found = connection.execute(select(table.c.id, column).where(table.c.id.in_(ids[start : start + 500])))
            kept.update({id: value for id, value in found if value is not None})
    _remove(connection, entries)
    rows: dict[Table, list[Row]] = {}
    for entry in entries:
        if entry.state in IN_RECORD:
            for table, row in _rows(entry, kept.get(entry.id)):
                rows.setdefault(table, []).append(row)
    for table in (*TABLES.values(), schema.mention, schema.role):
        if table in rows:
            connection.execute(insert(table), rows[table])
    for kind, ids in (("act", [e.id for e in entries if e.kind == "act"]), ("statement", [e.id for e in entries])):
        for start in range(0, len(ids), 500):
            _name_entities(connection, kind, ids[start : start + 500])


def _name_entities(connection: Connection, kind: str, ids: Sequence[str]) -> None:
    """Copy the entity of each party to the roles it fills, or to what it says, in these entries."""
    own = schema.party.c.entity
    if kind == "act":
        found = select(own).where(schema.party.c.id == schema.role.c.party).scalar_subquery()
        connection.execute(update(schema.role).where(schema.role.c.act.in_(ids)).values(entity=found))
    else:
        found = select(own).where(schema.party.c.id == schema.statement.c.speaker).scalar_subquery()
        connection.execute(update(schema.statement).where(schema.statement.c.id.in_(ids)).values(speaker_entity=found))


def set_links(connection: Connection, kind: str, groups: dict[str, str]) -> None:
    """Name the entity of parties, or the incident of acts: by entry id. Those left out have none any more."""
    table, name = (schema.party, "entity") if kind == "party" else (schema.act, "incident")
    now = {row.id: row[1] for row in connection.execute(select(table.c.id, table.c[name]))}
    link(connection, kind, {id: groups.get(id) for id in now if now[id] != groups.get(id)})


def link(connection: Connection, kind: str, groups: Mapping[str, str | None]) -> None:
    """Name the entity of these parties (kind `party`), or the incident of these acts, by entry id."""
    if not groups:
        return
    rows = [{"id_": id, "group_": group} for id, group in groups.items()]
    if kind == "party":
        places = [(schema.party, "id", "entity"), (schema.role, "party", "entity")]
        places.append((schema.statement, "speaker", "speaker_entity"))
    else:
        places = [(schema.act, "id", "incident")]
    for table, key, name in places:
        which = table.c[key] == bindparam("id_")
        connection.execute(update(table).where(which).values({name: bindparam("group_")}), rows)


def _remove(connection: Connection, entries: Sequence[Placed]) -> None:
    for kind, table in TABLES.items():
        ids = [entry.id for entry in entries if entry.kind == kind]
        for start in range(0, len(ids), 500):
            connection.execute(delete(table).where(table.c.id.in_(ids[start : start + 500])))


def _rows(entry: Placed, link: str | None) -> list[tuple[Table, Row]]:
    head = {"id": entry.id, "document": entry.document, "state": entry.state}
    return _WRITERS[entry.kind](entry, head, link)


def _party(entry: Placed, head: Row, link: str | None) -> list[tuple[Table, Row]]:
    content = entry.content
    row = {
        **head,
        "kind": content["kind"],
        "name": content["name"],
        "sector": content.get("sector"),
        "shielded": content.get("shielded", ""),
        "entity": link,
    }
    spans = sorted({(start, end) for start, end in content["mentions"]})
    mentions = [{"party": entry.id, "start": s, "end": e, "text": entry.text[s:e]} for s, e in spans]
    return [(schema.party, row), *((schema.mention, each) for each in mentions)]


def _statement(entry: Placed, head: Row, _: str | None) -> list[tuple[Table, Row]]:
    content = entry.content
    speaker = content.get("speaker")
    row = {
        **head,
        "speaker": entry_id(entry.document, speaker) if speaker else None,
        "kind": content["kind"],
        "mode": content["mode"],
        "negated": bool(content.get("negated", False)),
        "source_text": _words(entry, content.get("source")),
        "cue_text": _words(entry, content.get("cue")),
        "content_text": " … ".join(entry.text[start:end] for start, end in content["content"]),
        **_when(content.get("when")),
    }
    return [(schema.statement, row)]


def _act(entry: Placed, head: Row, link: str | None) -> list[tuple[Table, Row]]:
    content = entry.content
    where = content.get("where") or {}
    by = content.get("according_to")
    row = {
        **head,
        "type": content.get("type"),
        "plover": content.get("plover"),
        "trigger_text": _words(entry, content["trigger"]),
        "lemma": content.get("lemma", ""),
        "modality": content.get("modality", "asserted"),
        "negated": bool(content.get("negated", False)),
        "generic": bool(content.get("generic", False)),
        "according_to": entry_id(entry.document, by) if by else None,
        "where_name": where.get("name"),
        "incident": link,
        **_when(content.get("when")),
    }
    roles: list[tuple[Table, Row]] = []
    for name, fillers in sorted((content.get("roles") or {}).items()):
        roles += [(schema.role, _role(entry, name, place, filler, row)) for place, filler in enumerate(fillers)]
    return [(schema.act, row), *roles]


def _role(entry: Placed, name: str, position: int, filler: Row, act: Row) -> Row:
    span = filler.get("span")
    party = filler.get("party")
    return {
        "act": entry.id,
        "role": name,
        "position": position,
        "party": entry_id(entry.document, party) if party else None,
        "when_start": act["when_start"],
        "start": span[0] if span else None,
        "end": span[1] if span else None,
        "text": _words(entry, span) or "",
        "inferred": bool(filler.get("inferred", False)),
    }


def _tie(entry: Placed, head: Row, _: str | None) -> list[tuple[Table, Row]]:
    content = entry.content
    ends = {f"{end}_party": entry_id(entry.document, content[end]) for end in ("from", "to")}
    return [(schema.tie, {**head, **ends, "relation": content["relation"]})]


def _comment(entry: Placed, head: Row, _: str | None) -> list[tuple[Table, Row]]:
    return [(schema.comment, {**head, "text": _words(entry, entry.content["span"])})]


type _Writer = Callable[[Placed, Row, str | None], list[tuple[Table, Row]]]

_WRITERS: dict[str, _Writer] = {
    "party": _party,
    "statement": _statement,
    "act": _act,
    "tie": _tie,
    "comment": _comment,
}


def _words(entry: Placed, span: Sequence[int] | None) -> str | None:
    return entry.text[span[0] : span[1]] if span else None


def _when(when: Row | None) -> Row:
    told = when or {}
    return {"when_edtf": told.get("edtf"), "when_start": told.get("start"), "when_end": told.get("end")}
