"""Schema versions, brought forward one step at a time, with a backup first.

A step is a version and what makes it from the one before, in one transaction with all other steps that are due. SQLite
files are copied by SQLite's own backup before anything changes. A PostgreSQL store cannot be copied from here, so it is
left alone until the user says that `pg_dump` was run.
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, inspect, select, update

from facta.store import schema
from facta.store.errors import NewerSchema, OlderSchema, StoreAbsent, StoreDamaged


class Step(NamedTuple):
    """Makes schema `to` from the version before."""

    to: int
    make: Callable[[Connection], None]


STEPS: tuple[Step, ...] = ()
"""Every step there is, oldest first; the first schema has none before it."""


def bring_forward(
    engine: Engine,
    place: str,
    path: Path | None,
    *,
    backed_up: bool = False,
    steps: Sequence[Step] = STEPS,
    version: int = schema.VERSION,
) -> Path | None:
    """Bring the store of `engine` to `version`; the backup that was made, or None where nothing was due.

    Raises StoreAbsent, NewerSchema, OlderSchema.
    """
    with engine.connect() as connection, connection.begin():
        found = _version_of(connection, place)
    if found > version:
        raise NewerSchema(
            f"{place} was written by a newer Facta (schema {found}; this program knows {version}): "
            "install that version, or open a backup"
        )
    due = [step for step in steps if found < step.to <= version]
    if not due:
        return None
    if path is None and not backed_up:
        raise OlderSchema(
            f"{place} has schema {found} and this program writes {version}: make a backup with "
            "`pg_dump -Fc -f facta-backup.dump DATABASE`, then run `facta init --upgrade` in the project"
        )
    backup = _copied(path, found) if path is not None else None
    with engine.connect() as connection:
        connection.execution_options(facta_begin="BEGIN IMMEDIATE")
        with connection.begin():
            for step in due:
                if step.to > _version_of(connection, place):
                    step.make(connection)
                    connection.execute(
                        update(schema.project).where(schema.project.c.name == "schema").values(value=str(step.to))
                    )
    return backup


def _version_of(connection: Connection, place: str) -> int:
    if not inspect(connection).has_table("project"):
        raise StoreAbsent(f"{place} holds no project: name the right store, or begin one with `facta init`")
    found = connection.scalar(select(schema.project.c.value).where(schema.project.c.name == "schema")) or ""
    if not found.isdigit():
        raise StoreDamaged(f"{place}: table project tells no schema version: put a backup in its place")
    return int(found)


def _copied(path: Path, version: int) -> Path:
    """A copy of the whole file beside it, `facta.db.schema-1`, made while others may read."""
    backup = path.with_name(f"{path.name}.schema-{version}")
    number = 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}.schema-{version}-{number}")
    source, target = sqlite3.connect(path), sqlite3.connect(backup)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    return backup
