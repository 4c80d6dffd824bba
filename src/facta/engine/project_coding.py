"""Several coders, and one alone: blind second coding, adjudication, agreement, a second look, error rates.

The second coder sees the passage and what the codebook allows, never the first coding nor the program's suggestion.
Whoever adjudicates sees the values without the names. A blind coding is a decision in the log that changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from facta.codebook.codebook import load_codebook
from facta.engine.project import Project
from facta.engine.project_figures import (
    FIELDS,
    SECOND_LOOK,
    WRONG,
    ErrorRate,
    agreement,
    codings_of,
    error_rates,
    plain_value,
    suggested_content,
    values_of,
)
from facta.engine.project_review import Clock, edit_or_accept
from facta.model.act import Modality
from facta.model.record import Agreement
from facta.model.statement import Mode, StatementKind
from facta.store import schema
from facta.store.blind import waiting_for
from facta.store.errors import NotAllowed, UnknownEntry
from facta.store.json_text import as_text, from_text
from facta.store.log import Wish, append, now, whole_log
from facta.store.readings import rank_of
from facta.store.replay import ENTRY_ACTIONS, Decision, counting

__all__ = [
    "FIELDS",
    "WRONG",
    "Adjudication",
    "Agreement",
    "Blind",
    "ErrorRate",
    "adjudicate",
    "adjudication",
    "agreement",
    "assign_second",
    "blind",
    "code",
    "disagreements",
    "error_rates",
    "look_again",
    "next_assigned",
    "offer_again",
]


@dataclass(frozen=True, slots=True)
class Blind:
    """What a second coder may see. fields: the values allowed, or None where the value is a party or free.

    trigger: of an act, as one passage may tell of several.
    """

    entry: str
    kind: str
    document: str
    start: int
    end: int
    passage: str
    trigger: tuple[int, int] | None
    fields: Mapping[str, tuple[Any, ...] | None]


@dataclass(frozen=True, slots=True)
class Adjudication:
    """Two codings of one entry and the program's, without names. fields: values in an order that tells nothing."""

    entry: str
    kind: str
    passage: str
    fields: Mapping[str, tuple[Any, ...]]
    last_decision: str | None


def assign_second(project: Project, coder: str, count: int, *, harms: Sequence[int] = (1, 2, 3)) -> int:
    """Ask `coder` to code up to `count` entries that others decided on; how many were assigned.

    Those of the first harm come first, then by the project's random order. No entry is coded by the same person twice.
    """
    with project.store.writing() as connection:
        coded = _coded(connection)
        entry, table = schema.entry, schema.assignment
        taken = set(connection.scalars(select(table.c.entry).where(table.c.purpose == "second")))
        rows = connection.execute(
            select(entry.c.id, entry.c.harm, entry.c.rank)
            .where(entry.c.state.in_(("accepted", "edited", "rejected", "added")), entry.c.harm.in_(list(harms)))
            .order_by(entry.c.harm, entry.c.rank)
        ).all()
        free = [row for row in rows if row[0] not in taken and coder not in coded.get(row[0], {coder})][:count]
        _assign(connection, coder, "second", [(row[0], f"{row[1]}{row[2]}") for row in free])
    return len(free)


def next_assigned(project: Project, coder: str, purpose: str = "second") -> str | None:
    """The next entry that `coder` was asked to look at for `purpose` and has not yet; None where all is done."""
    with project.store.asking() as connection:
        return next(iter(waiting_for(connection, coder, purpose)), None)


def blind(project: Project, entry: str) -> Blind:
    """What a second coder may see of an entry. Raises UnknownEntry."""
    with project.store.asking() as connection:
        row = _row(connection, entry)
    codes = tuple(each.code for each in load_codebook(project.codebooks).types)
    allowed: dict[str, tuple[Any, ...] | None] = {
        WRONG: (True, False),
        "type": codes,
        "kind": tuple(map(str, StatementKind)),
        "mode": tuple(map(str, Mode)),
        "modality": tuple(map(str, Modality)),
        "negated": (True, False),
        "generic": (True, False),
    }
    fields = {name: allowed.get(name) for name in (WRONG, *FIELDS.get(row["kind"], ()))}
    start, end = row["passage_start"], row["passage_end"]
    trigger = tuple(from_text(row["content"])["trigger"]) if row["kind"] == "act" else None
    return Blind(row["id"], row["kind"], row["document"], start, end, row["passage"], trigger, fields)


def code(
    project: Project, who: str, entry: str, values: Mapping[str, Any], *, seconds: float | None = None,
    clock: Clock = now,
) -> Decision:  # fmt: skip
    """Record a blind coding: the values that `who` gives to the fields of `blind`. It changes no entry.

    roles: a list of local party ids. Raises NotAllowed where `who` has decided on the entry before or was not asked to
    code it (so that it was not hidden from them), or a field is missing or not asked for.
    """
    asked = blind(project, entry).fields
    if values.get(WRONG, True) is not False and set(values) | {WRONG} != set(asked):
        raise NotAllowed(f"a coding of {entry} gives {', '.join(asked)}: all of them, and nothing else")
    for field, value in values.items():
        allowed = asked.get(field)
        if field not in asked or (allowed is not None and value not in (*allowed, None)):
            raise NotAllowed(f"{field} cannot be {value!r}" + (f"; one of {', '.join(map(str, allowed or ()))}"))
    with project.store.writing() as connection:
        row = _row(connection, entry)
        if who in _coded(connection).get(entry, ()):
            raise NotAllowed(f"{who} has decided on {entry} before and cannot be its second, blind coder")
        _check_asked(connection, who, entry, "second")
        whole = {WRONG: True, **{field: plain_value(field, value) for field, value in values.items()}}
        wish = Wish(who, "code", row["kind"], entry, None, "", None, whole, "blind second coding", seconds)
        (made,) = append(connection, [wish], clock)
        _done(connection, entry, who, "second")
    return made


def disagreements(project: Project) -> list[str]:
    """Entries that two people coded differently and nobody has adjudicated, in the order of the queue."""
    with project.store.asking() as connection:
        settled = _adjudicated(connection)
        codings = codings_of(connection)
        entry = schema.entry
        order = {
            id: (harm, rank) for id, harm, rank in connection.execute(select(entry.c.id, entry.c.harm, entry.c.rank))
        }
    differing = [
        id
        for id, coders in codings.items()
        if len(coders) > 1 and id not in settled and len({as_text(values) for values in coders.values()}) > 1
    ]
    return sorted(differing, key=lambda id: (order[id][0] or 9, order[id][1]))


def adjudication(project: Project, entry: str) -> Adjudication:
    """Both codings and the program's suggestion side by side, field by field, in an order drawn by the entry's id."""
    with project.store.asking() as connection:
        row = _row(connection, entry)
        given = [values for _, values in sorted(codings_of(connection).get(entry, {}).items())]
        suggested = suggested_content(connection, row["suggestion"])
        last = connection.scalar(select(schema.decision.c.id).where(schema.decision.c.number == row["decision"]))
    if suggested is not None:
        given.append({WRONG: True, **values_of(row["kind"], suggested)})
    shuffled = [values for _, values in sorted(enumerate(given), key=lambda one: rank_of(f"{one[0]}", entry))]
    fields = (WRONG, *FIELDS.get(row["kind"], ()))
    return Adjudication(
        entry,
        row["kind"],
        row["passage"],
        {field: tuple(values.get(field) for values in shuffled) for field in fields},
        None if last is None else str(last),
    )


def adjudicate(
    project: Project, who: str, entry: str, values: Mapping[str, Any], seen: str | None, *, reason: str = "",
    seconds: float | None = None, clock: Clock = now,
) -> tuple[Decision, ...]:  # fmt: skip
    """Settle an entry: `values` by field, as in `edit`; `{"is an entry": False}` rejects it. Goes into the record."""
    told = f"adjudicated: {reason}" if reason else "adjudicated"
    rejected = values.get(WRONG, True) is False
    fields = {field: value for field, value in values.items() if field != WRONG}
    return edit_or_accept(
        project, who, entry, fields, seen, rejected=rejected, reason=told, seconds=seconds, clock=clock
    )


def offer_again(project: Project, coder: str, *, days: int = 14, count: int = 20, today: date | None = None) -> int:
    """Offer `coder` a second look at a sample of their own decisions that are at least `days` days old; how many."""
    before = (today or datetime.now(UTC).date()) - timedelta(days=days)
    with project.store.writing() as connection:
        table = schema.assignment
        there = set(connection.scalars(select(table.c.entry).where(table.c.coder == coder, table.c.purpose == "again")))
        own: dict[str, str] = {}
        for each in counting(whole_log(connection)):
            if each.who == coder and each.action in ENTRY_ACTIONS and each.target_kind in FIELDS:
                own[each.target] = each.decided_at[:10]
        seed = str(connection.scalar(select(schema.project.c.value).where(schema.project.c.name == "id")))
        old = sorted(rank_of(f"{seed} again", id) + id for id, day in own.items() if day <= before.isoformat())
        chosen = [(each[16:], each[:16]) for each in old if each[16:] not in there][:count]
        _assign(connection, coder, "again", chosen)
    return len(chosen)


def look_again(
    project: Project, who: str, entry: str, values: Mapping[str, Any], *, seconds: float | None = None,
    clock: Clock = now,
) -> Decision:  # fmt: skip
    """Record a coder's own second look, blind as `code`; it changes no entry."""
    asked = blind(project, entry).fields
    whole = {WRONG: True, **{field: plain_value(field, value) for field, value in values.items() if field in asked}}
    with project.store.writing() as connection:
        row = _row(connection, entry)
        _check_asked(connection, who, entry, "again")
        wish = Wish(who, "code", row["kind"], entry, None, "", None, whole, SECOND_LOOK, seconds)
        (made,) = append(connection, [wish], clock)
        _done(connection, entry, who, "again")
    return made


def _coded(connection: Connection) -> dict[str, set[str]]:
    """By entry, who has ever decided on it or coded it: who undid that has seen the entry all the same."""
    found: dict[str, set[str]] = {}
    for each in whole_log(connection):
        if each.action in (*ENTRY_ACTIONS, "code"):
            found.setdefault(each.target, set()).add(each.who)
    return found


def _check_asked(connection: Connection, who: str, entry: str, purpose: str) -> None:
    if entry not in waiting_for(connection, who, purpose):
        raise NotAllowed(f"{entry} was not given to {who} to be coded: ask for entries under Second coding first")


def _adjudicated(connection: Connection) -> set[str]:
    return {each.target for each in counting(whole_log(connection)) if each.reason.startswith("adjudicated")}


def _row(connection: Connection, entry: str) -> Any:
    found = connection.execute(select(schema.entry).where(schema.entry.c.id == entry)).mappings().first()
    if found is None:
        raise UnknownEntry(f"no entry {entry} in this project")
    return found


def _assign(connection: Connection, coder: str, purpose: str, ranked: Sequence[tuple[str, str]]) -> None:
    if not coder.strip():
        raise NotAllowed("an assignment needs the name of a coder")
    rows = [{"entry": id, "coder": coder, "purpose": purpose, "rank": rank} for id, rank in ranked]
    if rows:
        connection.execute(insert(schema.assignment), rows)


def _done(connection: Connection, entry: str, coder: str, purpose: str) -> None:
    table = schema.assignment
    connection.execute(delete(table).where(table.c.entry == entry, table.c.coder == coder, table.c.purpose == purpose))
