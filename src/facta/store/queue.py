"""What to look at next: by harm, then in the project's own random order.

Harm 1: a named person with an alleged crime. Harm 2: a finding rests on it. Harm 3: all the rest, in an order drawn
by the project's id, so that whatever has been looked at of it is a random sample, from which error rates are told.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select, update

from facta.store import schema
from facta.store.log import whole_log
from facta.store.replay import ENTRY_ACTIONS, counting

HARMS = {1: "named person with an alleged crime", 2: "a finding rests on it", 3: "random sample"}


class Queued(NamedTuple):
    """An entry that waits, and why it comes now."""

    id: str
    kind: str
    document: str
    harm: int


class Reviewed(NamedTuple):
    """How much people have reviewed: entries that are reviewed by themselves, of all of them; by how many coders."""

    reviewed: int
    entries: int
    coders: int


def next_in_queue(
    connection: Connection, count: int = 1, after: str | None = None, kinds: Sequence[str] = ()
) -> list[Queued]:
    """The next `count` entries that nobody has decided on. after: those that come after this entry (skipped ones)."""
    table = schema.entry
    query = select(table.c.id, table.c.kind, table.c.document, table.c.harm).where(table.c.state == "suggested")
    if kinds:
        query = query.where(table.c.kind.in_(kinds))
    found: list[Queued] = []
    start = connection.execute(select(table.c.harm, table.c.rank).where(table.c.id == after)).first() if after else None
    for harm in HARMS:
        if len(found) < count and (start is None or harm >= start[0]):
            one = query.where(table.c.harm == harm)
            if start is not None and harm == start[0]:
                one = one.where(table.c.rank > start[1])
            rows = connection.execute(one.order_by(table.c.rank).limit(count - len(found)))
            found += [Queued(*row) for row in rows]
    return found


def waiting(connection: Connection) -> dict[int, int]:
    """How many entries wait, by harm."""
    table = schema.entry
    query = (
        select(table.c.harm, func.count())
        .where(table.c.state == "suggested", table.c.harm.is_not(None))
        .group_by(table.c.harm)
        .order_by(table.c.harm)
    )
    return {int(harm): int(count) for harm, count in connection.execute(query)}


def reviewed(connection: Connection) -> Reviewed:
    """How many entries of the record people have decided on, and how many people."""
    table = schema.entry
    own = and_(table.c.harm.is_not(None), table.c.state != "outdated")
    entries = connection.scalar(select(func.count()).where(own)) or 0
    open_ = connection.scalar(select(func.count()).where(own, table.c.state.in_(("suggested", "unsure")))) or 0
    coders = {each.who for each in counting(whole_log(connection)) if each.action in ENTRY_ACTIONS}
    return Reviewed(int(entries) - int(open_), int(entries), len(coders))


def set_harm(connection: Connection, harms: dict[str, int]) -> None:
    """Give entries another harm; only rows that change are written."""
    table = schema.entry
    ids = sorted(harms)
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        for id, harm in connection.execute(select(table.c.id, table.c.harm).where(table.c.id.in_(some))).all():
            if harm is not None and harm != harms[id]:
                connection.execute(update(table).where(table.c.id == id).values(harm=harms[id]))
