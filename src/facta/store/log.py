"""The log of decisions: appended to, chained by hash, never changed.

Each hash is SHA-256 over the hash before and the decision's own row as JSON, so that a row that was changed, taken out
or put in between shows. The first hash before is that of the project's id. The time of a decision is the only thing
in a store that comes from a clock.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from facta.store import schema
from facta.store.blind import check_seen_freely
from facta.store.database import fact
from facta.store.errors import ChangedMeanwhile, UnknownEntry
from facta.store.json_text import Row, as_text, from_text
from facta.store.replay import ACTIONS, Decision

ANY = "any"
"""As `seen`: whatever was decided before."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision that somebody wants recorded. Fields as in Decision; seen: `ANY` for one that need not look back."""

    who: str
    action: str
    target_kind: str
    target: str
    suggestion: str | None = None
    field: str = ""
    before: Any = None
    after: Any = None
    reason: str = ""
    seconds: float | None = None
    seen: str | None = ANY
    undoes: str | None = None
    entries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"action {self.action!r} is not known: one of {', '.join(ACTIONS)}")
        if not self.who.strip():
            raise ValueError("a decision needs the name of who decides: give --coder, or [project] coder in facta.toml")
        if self.seconds is not None:  # a whole number comes back from the store as a fraction: 4 as 4.0
            object.__setattr__(self, "seconds", float(self.seconds))


def now() -> str:
    """The present second, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(connection: Connection, wishes: Sequence[Wish], clock: Callable[[], str] = now) -> tuple[Decision, ...]:
    """Record `wishes`, all or none; `connection` comes from `Store.writing`.

    Raises ChangedMeanwhile where an entry has a decision later than the one `seen`. Of several wishes about one entry,
    only the first is compared: the rest come after it. Raises NotAllowed where an entry waits for the blind coding of
    who would decide on it.
    """
    number, previous = _head(connection)
    made: list[Decision] = []
    compared: set[str] = set()
    for wish in wishes:
        entries = wish.entries or (wish.target,)
        if wish.action not in ("code", "add", "undo"):
            check_seen_freely(connection, wish.who, entries)
        if wish.seen != ANY and wish.target not in compared:
            _compare(connection, entries, wish.seen)
        compared.update((wish.target, *entries))
        number += 1
        decision = _chained(wish, entries, number, previous, clock())
        previous = decision.hash
        connection.execute(insert(schema.decision).values(_row(decision)))
        connection.execute(
            insert(schema.decided_entry), [{"decision": number, "entry": entry} for entry in decision.entries]
        )
        made.append(decision)
    return tuple(made)


def last_seen(connection: Connection, entries: Sequence[str]) -> Decision | None:
    """The last decision that touches one of `entries`, undone ones and undoing ones too; blind coding is not told."""
    numbers = [
        connection.scalar(
            select(func.max(schema.decided_entry.c.decision))
            .join(schema.decision, schema.decision.c.number == schema.decided_entry.c.decision)
            .where(schema.decided_entry.c.entry == entry, schema.decision.c.action != "code")
        )
        for entry in entries
    ]
    found = max((number for number in numbers if number is not None), default=None)
    return None if found is None else _one(connection, schema.decision.c.number == found)


def decision_by_id(connection: Connection, id: str) -> Decision:
    """The decision with this id. Raises UnknownEntry."""
    found = _one(connection, schema.decision.c.id == id)
    if found is None:
        raise UnknownEntry(f"no decision {id} in this project: facta status names the last ones")
    return found


def decisions_by_entry(connection: Connection, entries: Sequence[str]) -> dict[str, tuple[Decision, ...]]:
    """Every decision that touches one of `entries`, in order, undone ones too. What undoes touches the same entries."""
    touched = schema.decided_entry
    query = (
        select(schema.decision, touched.c.entry)
        .join(touched, touched.c.decision == schema.decision.c.number)
        .where(touched.c.entry.in_(entries))
        .order_by(schema.decision.c.number)
    )
    found: dict[str, tuple[Decision, ...]] = {}
    for row in connection.execute(query).mappings():
        entry = str(row["entry"])
        found[entry] = (*found.get(entry, ()), _decision(row))
    return found


def whole_log(connection: Connection, who: str | None = None) -> Iterator[Decision]:
    """Every decision in order, or those of one coder."""
    query = select(schema.decision).order_by(schema.decision.c.number)
    if who is not None:
        query = query.where(schema.decision.c.who == who)
    for row in connection.execute(query).mappings():
        yield _decision(row)


def decisions_by_action(connection: Connection, actions: Sequence[str]) -> tuple[Decision, ...]:
    """Every decision of these kinds, in order, undone ones too."""
    query = select(schema.decision).where(schema.decision.c.action.in_(actions)).order_by(schema.decision.c.number)
    return tuple(_decision(row) for row in connection.execute(query).mappings())


def broken_links(connection: Connection) -> Iterator[str]:
    """One line for each row of the log that does not follow from the one before."""
    previous, number = _genesis(connection), 0
    for decision in whole_log(connection):
        number += 1
        if decision.number != number:
            yield f"decision {number} is missing: the next one in the log has number {decision.number}"
            number = decision.number
        elif decision.previous_hash != previous:
            yield f"decision {decision.number} does not follow from the one before it"
        elif decision.hash != _hash(decision) or decision.id != decision.hash[:16]:
            yield f"decision {decision.number} ({decision.who}, {decision.action}) is not as it was recorded"
        previous = decision.hash


def head_hash(connection: Connection) -> str:
    """The hash of the last decision: it stands for the whole log."""
    return _head(connection)[1]


def _head(connection: Connection) -> tuple[int, str]:
    last = connection.execute(
        select(schema.decision.c.number, schema.decision.c.hash).order_by(schema.decision.c.number.desc()).limit(1)
    ).first()
    return (int(last[0]), str(last[1])) if last else (0, _genesis(connection))


def _genesis(connection: Connection) -> str:
    return hashlib.sha256(fact(connection, "id").encode()).hexdigest()


def _compare(connection: Connection, entries: Sequence[str], seen: str | None) -> None:
    last = last_seen(connection, entries)
    if last is not None and last.id != seen:
        raise ChangedMeanwhile(entries[0], last.who, last.action, last.decided_at, last.id)


def _chained(wish: Wish, entries: Sequence[str], number: int, previous: str, at: str) -> Decision:
    fields: Row = {name: getattr(wish, name) for name in Wish.__dataclass_fields__}
    fields |= {"number": number, "id": "", "decided_at": at, "previous_hash": previous, "hash": ""}
    fields |= {"seen": None if wish.seen == ANY else wish.seen, "entries": tuple(sorted(set(entries)))}
    digest = _hash(Decision(**fields))
    fields |= {"id": digest[:16], "hash": digest}
    return Decision(**fields)


def _fields(decision: Decision) -> Row:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}


def _hash(decision: Decision) -> str:
    told = {name: value for name, value in asdict(decision).items() if name not in ("id", "hash")}
    return hashlib.sha256(as_text(told).encode("utf-8", "surrogatepass")).hexdigest()


def _row(decision: Decision) -> Row:
    texts = {name: as_text(getattr(decision, name)) for name in ("before", "after", "entries")}
    return {**_fields(decision), **texts}


def _one(connection: Connection, condition: Any) -> Decision | None:
    row = connection.execute(select(schema.decision).where(condition)).mappings().first()
    return None if row is None else _decision(row)


def _decision(row: Any) -> Decision:
    fields: Row = {name: row[name] for name in Decision.__dataclass_fields__}
    texts: Row = {name: from_text(fields[name]) for name in ("before", "after", "entries")}
    whole: Row = {**fields, **texts, "entries": tuple(texts["entries"])}
    return Decision(**whole)
