"""Entries that wait for somebody's blind second coding: until then they neither see them nor decide on them."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from facta.store import schema
from facta.store.errors import NotAllowed


def waiting_for(connection: Connection, who: str, purpose: str = "second") -> tuple[str, ...]:
    """The entries that `who` was asked to code for `purpose` and has not yet, in the order to be coded."""
    table = schema.assignment
    query = select(table.c.entry).where(table.c.coder == who, table.c.purpose == purpose)
    return tuple(connection.scalars(query.order_by(table.c.rank)))


def check_seen_freely(connection: Connection, who: str, entries: Iterable[str]) -> None:
    """Raises NotAllowed where one of `entries`, or of a pair `ONE+OTHER`, waits for the blind coding of `who`."""
    named = {id for each in entries for id in each.split("+")}
    table = schema.assignment
    query = select(table.c.entry).where(
        table.c.coder == who, table.c.purpose == "second", table.c.entry.in_(sorted(named))
    )
    waits = connection.scalar(query.order_by(table.c.entry).limit(1)) if named else None
    if waits is not None:
        raise NotAllowed(f"{waits} waits for your blind second coding: code it first, under Second coding")
