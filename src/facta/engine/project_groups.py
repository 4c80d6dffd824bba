"""Which entries are one across reports."""

from sqlalchemy import select

from facta.engine.project import Project
from facta.store import schema
from facta.store.errors import NotAllowed

_GROUPED = {"party": (schema.party, "entity"), "incident": (schema.act, "incident")}


def group_of(project: Project, kind: str, entry: str) -> list[str]:
    """The ids of all entries that are one with `entry`, itself included. kind: `party` or `incident`."""
    if kind not in _GROUPED:
        raise NotAllowed(f'"party" and "incident" can be joined or parted, not {kind!r}')
    table, column = _GROUPED[kind]
    with project.store.asking() as connection:
        group = connection.scalar(select(table.c[column]).where(table.c.id == entry))
        if group is None:
            return [entry]
        return list(connection.scalars(select(table.c.id).where(table.c[column] == group).order_by(table.c.id)))
