"""Whether a project is whole: the file, the log, the replay, every passage, every original.

Nothing is mended here: what is found is told, one line each, so that a person can put a backup in its place.
"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from facta.engine.project import Project
from facta.engine.project_originals import wrong_originals
from facta.store import schema
from facta.store.errors import StoreDamaged
from facta.store.json_text import Row, as_text, from_text
from facta.store.log import broken_links, decisions_by_entry, whole_log
from facta.store.readings import span_of, suggestion_id
from facta.store.replay import counting, standing
from facta.store.spread import IN_RECORD, TABLES


def problems_of(project: Project) -> list[str]:
    """Everything that is not as it must be, one line each; empty where the project is whole."""
    with project.store.asking() as connection:
        found = [*_damage(connection), *broken_links(connection), *_log_leads_nowhere(connection)]
        for id in connection.scalars(select(schema.document.c.id).order_by(schema.document.c.number)).all():
            found += _wrong_in(connection, id)
        table = schema.document
        digests = {str(d): str(s) for d, s in connection.execute(select(table.c.digest, table.c.source))}
    return [*found, *_full_text(project), *wrong_originals(project.folder, digests)]


def _damage(connection: Connection) -> Iterator[str]:
    """What the database says of itself."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the database file is damaged: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {row[0]}, row {row[1]} refers to {row[2]}, where nothing is"


def _full_text(project: Project) -> Iterator[str]:
    """What SQLite's own comparison of the full-text indexes with their tables says; it asks to be let write."""
    for table in ("document", "entry") if project.store.is_sqlite else ():
        try:
            with project.store.writing() as connection:
                connection.exec_driver_sql(
                    f"INSERT INTO {table}_words({table}_words, rank) VALUES ('integrity-check', 1)"
                )
        except StoreDamaged:
            yield f"the full-text index of {table} does not fit the table"


def _log_leads_nowhere(connection: Connection) -> Iterator[str]:
    entries = set(connection.scalars(select(schema.entry.c.id)))
    log = list(whole_log(connection))
    ids = {each.id for each in log}
    for each in log:
        if each.undoes is not None and each.undoes not in ids:
            yield f"decision {each.number} undoes {each.undoes}, which is not in the log"
        for entry in each.entries:
            if "+" not in entry and entry not in entries:
                yield f"decision {each.number} is about {entry}, which is not in the project"


def _wrong_in(connection: Connection, document: str) -> Iterator[str]:
    """What is wrong with the entries of one report."""
    kept = connection.execute(select(schema.document).where(schema.document.c.id == document)).mappings().one()
    text, source = str(kept["text"]), str(kept["source"])
    suggested: dict[str, list[tuple[str, Row, bool]]] = {}
    table = schema.suggestion
    for row in connection.execute(select(table).where(table.c.document == document).order_by(table.c.id)).mappings():
        content = from_text(row["content"])
        start, end = span_of(row["kind"], content)
        if hashlib.sha256(text[start:end].encode()).hexdigest() != row["passage_digest"]:
            yield f"{source}: the passage of suggestion {row['id']} is not what was read"
        if suggestion_id(row["entry"], row["content"]) != row["id"]:
            yield f"{source}: suggestion {row['id']} is not as it was read"
        suggested.setdefault(row["entry"], []).append((row["id"], content, row["outdated"]))
    entries = connection.execute(select(schema.entry).where(schema.entry.c.document == document)).mappings().all()
    decided = decisions_by_entry(connection, [row["id"] for row in entries])
    for row in entries:
        if text[row["passage_start"] : row["passage_end"]] != row["passage"]:
            yield f"{source}: the passage of {row['id']} is not what stands in the report"
        made = suggested.get(row["id"], [])
        seen = {id: content for id, content, _ in made}
        current = next(((id, content) for id, content, outdated in made if not outdated), None)
        stands = standing(current, seen, counting(decided.get(row["id"], ())))
        if stands.state != row["state"] or (stands.content is not None and as_text(stands.content) != row["content"]):
            stood = f"{row['state']}, not {stands.state}"
            yield f"{source}: {row['id']} does not stand as the decisions on it say ({stood})"
    yield from _spread_out(connection, document, source, {row["id"]: (row["kind"], row["state"]) for row in entries})


def _spread_out(
    connection: Connection, document: str, source: str, entries: dict[str, tuple[str, str]]
) -> Iterator[str]:
    for kind, table in TABLES.items():
        there = dict(connection.execute(select(table.c.id, table.c.state).where(table.c.document == document)).all())
        wanted = {id: state for id, (k, state) in entries.items() if k == kind and state in IN_RECORD}
        for id in sorted(set(there) ^ set(wanted)):
            yield f"{source}: table {kind} and the record differ in {id}"
