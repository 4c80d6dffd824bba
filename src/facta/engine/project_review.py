"""What people do in a project: look at an entry, decide on it, join and part parties and incidents, undo.

Each function is one action of the reviewer's page and of scripts alike. A decision names the last decision that the
person saw on the entry; where another has come since, ChangedMeanwhile tells who and what, and nothing is recorded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from facta.codebook.codebook import load_codebook
from facta.engine.project import Project
from facta.engine.project_content import added_content, checked_content, harm_of_content
from facta.engine.project_join import joins_of, judged_anew
from facta.engine.project_record import document_of_row, link_project
from facta.model.document import Document
from facta.store import asking, queue, schema
from facta.store.blind import check_seen_freely
from facta.store.database import fact, next_number
from facta.store.errors import NotAllowed, UnknownEntry
from facta.store.json_text import Row, as_text, from_text
from facta.store.log import (
    Wish,
    append,
    decision_by_id,
    decisions_by_entry,
    last_seen,
    now,
    whole_log,
)
from facta.store.readings import bring_up_to_date, rank_of, span_of
from facta.store.replay import Decision, counting, field_of, with_field
from facta.store.search import Hit, search
from facta.store.spread import entry_id

type Clock = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a reviewer sees it.

    state: see `store.replay.STATES`. content: the object of `facta read`. passage: its words, at `start` to `end`.
    rule: why the program thinks so; reader: which one. last_decision: to give back as `seen`. newer: what the program
    suggests now where a decision stands on something else. harm: why it comes in the queue, see `store.queue.HARMS`.
    """

    id: str
    kind: str
    document: str
    state: str
    content: Row
    start: int
    end: int
    passage: str
    rule: str
    reader: str
    suggestion: str | None
    last_decision: str | None
    newer: Row | None
    harm: int | None


def document(project: Project, id: str) -> Document:
    """A report of the project. Raises UnknownEntry."""
    with project.store.asking() as connection:
        row = connection.execute(select(schema.document).where(schema.document.c.id == id)).mappings().first()
    if row is None:
        raise UnknownEntry(f"no report {id} in this project")
    return document_of_row(row)


def entry(project: Project, id: str) -> Entry:
    """One entry. Raises UnknownEntry."""
    with project.store.asking() as connection:
        return _one(connection, id)


def entries_of(project: Project, document: str, kinds: Sequence[str] = ()) -> list[Entry]:
    """All entries of a report in text order, rejected ones too, outdated ones left out."""
    table = schema.entry
    condition = [table.c.document == document, table.c.state != "outdated"]
    if kinds:
        condition.append(table.c.kind.in_(kinds))
    with project.store.asking() as connection:
        return _entries(connection, *condition)


def history(project: Project, id: str) -> tuple[Decision, ...]:
    """Every decision that touches an entry, undone ones too, blind codings left out."""
    with project.store.asking() as connection:
        found = decisions_by_entry(connection, [id]).get(id, ())
    return tuple(decision for decision in found if decision.action != "code")


def last_decision(project: Project, entries: Sequence[str]) -> str | None:
    """The last decision that touches one of `entries`: what a person who looks at them now has `seen`."""
    with project.store.asking() as connection:
        found = last_seen(connection, entries)
    return found.id if found else None


def accept(
    project: Project, who: str, id: str, seen: str | None, *, reason: str = "", seconds: float | None = None,
    clock: Clock = now,
) -> Decision:  # fmt: skip
    """The entry is as the program suggests (or as a colleague left it)."""
    return _decide(project, who, "accept", id, seen, reason, seconds, clock)


def reject(
    project: Project, who: str, id: str, seen: str | None, *, reason: str = "", seconds: float | None = None,
    clock: Clock = now,
) -> Decision:  # fmt: skip
    """The entry is wrong: it leaves the record."""
    return _decide(project, who, "reject", id, seen, reason, seconds, clock)


def unsure(
    project: Project, who: str, id: str, seen: str | None, *, reason: str = "", seconds: float | None = None,
    clock: Clock = now,
) -> Decision:  # fmt: skip
    """The person cannot tell: the entry stays as it is, marked, and is not counted as reviewed."""
    return _decide(project, who, "unsure", id, seen, reason, seconds, clock)


def edit(
    project: Project, who: str, id: str, fields: Mapping[str, Any], seen: str | None, *, reason: str = "",
    seconds: float | None = None, clock: Clock = now,
) -> tuple[Decision, ...]:  # fmt: skip
    """Change fields of the entry's content: `{"kind": "claim"}`, `{"roles.agent": [{"party": …, "span": …}]}`.

    One decision for each field that changes, all or none. Raises NotAllowed where a value does not fit or cites
    nothing.
    """
    with project.store.writing() as connection:
        check_seen_freely(connection, who, [id])
        now_ = _one(connection, id)
        content = now_.content
        changed: list[tuple[str, Any, Any]] = []
        for field, value in fields.items():
            before = field_of(content, field)
            if before != value:
                changed.append((field, before, value))
                content = with_field(content, field, value)
        if not changed:
            raise NotAllowed(f"nothing of {id} would change: accept it instead")
        checked_content(connection, now_.kind, now_.document, content)
        wishes = [
            Wish(
                who, "edit", now_.kind, id, now_.suggestion, field, before, after, reason,
                seconds if place == 0 else None, seen,
            )
            for place, (field, before, after) in enumerate(changed)
        ]  # fmt: skip
        made = append(connection, wishes, clock)
        bring_up_to_date(connection, [id])
    return made


def edit_or_accept(
    project: Project, who: str, id: str, fields: Mapping[str, Any], seen: str | None, *, rejected: bool = False,
    reason: str = "", seconds: float | None = None, clock: Clock = now,
) -> tuple[Decision, ...]:  # fmt: skip
    """The entry is to have these values: rejected, edited where one differs, accepted where none does."""
    if rejected:
        return (reject(project, who, id, seen, reason=reason, seconds=seconds, clock=clock),)
    content = entry(project, id).content
    if any(field_of(content, field) != value for field, value in fields.items()):
        return edit(project, who, id, fields, seen, reason=reason, seconds=seconds, clock=clock)
    return (accept(project, who, id, seen, reason=reason, seconds=seconds, clock=clock),)


def add_entry(
    project: Project, who: str, document: str, kind: str, content: Row, *, reason: str = "",
    seconds: float | None = None, clock: Clock = now,
) -> tuple[str, Decision]:  # fmt: skip
    """Add what the program missed; the new entry's id and the decision.

    kind: `party`, `statement`, `act`, `tie` or `comment`. content: as in `facta read`, spans in code points; what is
    left out takes its default. Raises NotAllowed where it does not fit or cites nothing.
    """
    with project.store.writing() as connection:
        local, whole = added_content(connection, kind, document, content)
        id = entry_id(document, local)
        text = str(connection.scalar(select(schema.document.c.text).where(schema.document.c.id == document)))
        there = connection.scalar(select(schema.entry.c.state).where(schema.entry.c.id == id))
        if there is None:
            harm = harm_of_content(connection, kind, document, whole, load_codebook(project.codebooks))
            connection.execute(insert(schema.entry).values(_new_row(connection, id, kind, document, whole, text, harm)))
        elif there != "outdated":
            raise NotAllowed(f"this entry is there already, as {id}: edit that one")
        wish = Wish(who, "add", kind, id, None, "", None, whole, reason, seconds)
        (made,) = append(connection, [wish], clock)
        bring_up_to_date(connection, [id])
    return id, made


def merge(
    project: Project, who: str, kind: str, left: Sequence[str], right: Sequence[str], seen: str | None, *,
    reason: str = "", seconds: float | None = None, clock: Clock = now,
) -> Decision:  # fmt: skip
    """All of `left` and `right` are one: parties (kind `party`), or acts that tell one event (kind `incident`).

    left, right: entry ids. seen: what `last_decision` gave for them together.
    """
    return _joined(project, who, "merge", kind, left, right, seen, reason, seconds, clock)


def split(
    project: Project, who: str, kind: str, apart: Sequence[str], rest: Sequence[str], seen: str | None, *,
    reason: str = "", seconds: float | None = None, clock: Clock = now,
) -> Decision:  # fmt: skip
    """Those of `apart` are one of their own, and not one with any of `rest`: parties, or acts (kind `incident`)."""
    return _joined(project, who, "split", kind, apart, rest, seen, reason, seconds, clock)


def undecided(
    project: Project, who: str, kind: str, left: str, right: str, *, reason: str = "", clock: Clock = now
) -> Decision:
    """The person looked at two entries that may be one (kind `party` or `incident`) and cannot tell.

    The proposal stays; the decision touches the pair, neither entry by itself.
    """
    if kind not in ("party", "incident"):
        raise NotAllowed(f'"party" and "incident" can be joined or parted, not {kind!r}')
    with project.store.writing() as connection:
        wish = Wish(who, "unsure", kind, f"{left}+{right}", None, "same", [left], [right], reason)
        (made,) = append(connection, [wish], clock)
    return made


def undo(project: Project, who: str, decision: str, *, reason: str = "", clock: Clock = now) -> Decision:
    """Undo one decision; undoing an undoing makes it count again. Nothing is deleted. Raises UnknownEntry."""
    return _undo(project, who, [decision], reason, clock)[0]


def undo_all_of(
    project: Project, who: str, of: str, *, since: str = "", reason: str = "", clock: Clock = now
) -> tuple[Decision, ...]:
    """Undo every decision of the coder `of` that counts, or those from the time `since` on; all or none."""
    with project.store.asking() as connection:
        log = counting(whole_log(connection))
        ids = [each.id for each in log if each.who == of and each.decided_at >= since]
    return _undo(project, who, ids, reason, clock) if ids else ()


def next_entries(
    project: Project, count: int = 1, after: str | None = None, kinds: Sequence[str] = ()
) -> list[queue.Queued]:
    """The next entries of the queue. after: skip up to this entry."""
    with project.store.asking() as connection:
        return queue.next_in_queue(connection, count, after, kinds)


def find(project: Project, words: str, where: str = "entry", limit: int = 20, after: int = 0) -> list[Hit]:
    """Full-text search in reports (`document`) or in passages and entries (`entry`)."""
    with project.store.asking() as connection:
        return search(connection, words, where, limit, after)


def page(project: Project, table: str, after: Sequence[Any] = (), limit: int = 100) -> tuple[list[Row], list[Any]]:
    """A page of a table in its stable order, and the key to give as `after` for the next; an empty key ends it."""
    with project.store.asking() as connection:
        rows = asking.page_of(connection, table, after, limit)
    return rows, asking.key_of(table, rows[-1]) if len(rows) == limit else []


def timeline(project: Project, entity: str, limit: int = 200) -> list[asking.Moment]:
    """What a party across reports did, met with and said, in order of time."""
    with project.store.asking() as connection:
        return asking.timeline(connection, entity, limit)


def members_of(project: Project, entity: str) -> list[str]:
    """The entry ids of the parties that are one entity."""
    table = schema.party
    with project.store.asking() as connection:
        return list(connection.scalars(select(table.c.id).where(table.c.entity == entity).order_by(table.c.id)))


def _decide(
    project: Project, who: str, action: str, id: str, seen: str | None, reason: str, seconds: float | None, clock: Clock
) -> Decision:
    with project.store.writing() as connection:
        check_seen_freely(connection, who, [id])
        now_ = _one(connection, id)
        if action == "accept" and now_.state == "outdated":
            raise NotAllowed(f"{id} is no longer suggested: add it by selecting its passage")
        wish = Wish(who, action, now_.kind, id, now_.suggestion, reason=reason, seconds=seconds, seen=seen)
        (made,) = append(connection, [wish], clock)
        bring_up_to_date(connection, [id])
    return made


def _joined(
    project: Project,
    who: str,
    action: str,
    kind: str,
    left: Sequence[str],
    right: Sequence[str],
    seen: str | None,
    reason: str,
    seconds: float | None,
    clock: Clock,
) -> Decision:
    wanted = {"party": "party", "incident": "act"}.get(kind)
    if wanted is None:
        raise NotAllowed(f'"party" and "incident" can be joined or parted, not {kind!r}')
    sides = [sorted(set(left)), sorted(set(right))]
    if not all(sides) or set(sides[0]) & set(sides[1]):
        raise NotAllowed("two sides are needed that share no entry")
    with project.store.writing() as connection:
        table = schema.entry
        found = dict(connection.execute(select(table.c.id, table.c.kind).where(table.c.id.in_([*left, *right]))).all())
        for id in (*sides[0], *sides[1]):
            if found.get(id) != wanted:
                raise UnknownEntry(f"no {wanted} {id} in this project")
        wish = Wish(
            who, action, kind, sides[0][0], None, "", sides[0], sides[1], reason, seconds, seen,
            entries=tuple(sorted([*sides[0], *sides[1]])),
        )  # fmt: skip
        (made,) = append(connection, [wish], clock)
        grouped = judged_anew(connection, [made])
        bring_up_to_date(connection, made.entries)
    if not grouped:
        link_project(project)
    return made


def _undo(project: Project, who: str, ids: Sequence[str], reason: str, clock: Clock) -> tuple[Decision, ...]:
    with project.store.writing() as connection:
        undone = [decision_by_id(connection, id) for id in ids]
        wishes = [
            Wish(who, "undo", "decision", each.id, None, reason=reason, undoes=each.id, entries=each.entries)
            for each in undone
        ]
        made = append(connection, wishes, clock)
        grouped = judged_anew(connection, joins_of(connection, undone))
        bring_up_to_date(connection, sorted({entry for each in undone for entry in each.entries}))
    if not grouped:
        link_project(project)
    return made


def _one(connection: Connection, id: str) -> Entry:
    found = _entries(connection, schema.entry.c.id == id)
    if not found:
        raise UnknownEntry(f"no entry {id} in this project")
    return found[0]


def _entries(connection: Connection, *condition: Any) -> list[Entry]:
    entry, suggestion, decision = schema.entry, schema.suggestion, schema.decision
    newer = suggestion.alias("newer")
    query = (
        select(
            entry,
            suggestion.c.rule,
            suggestion.c.last_reader,
            decision.c.id.label("last"),
            newer.c.content.label("new"),
        )
        .select_from(
            entry.outerjoin(suggestion, suggestion.c.id == entry.c.suggestion)
            .outerjoin(decision, decision.c.number == entry.c.decision)
            .outerjoin(
                newer,
                (newer.c.entry == entry.c.id)
                & newer.c.outdated.is_(False)
                & (newer.c.id != func.coalesce(entry.c.suggestion, "")),
            )
        )
        .where(*condition)
        .order_by(entry.c.passage_start, entry.c.passage_end, entry.c.kind, entry.c.position, entry.c.number)
    )  # fmt: skip
    return [_entry(row) for row in connection.execute(query).mappings()]


def _entry(row: Any) -> Entry:
    return Entry(
        id=row["id"],
        kind=row["kind"],
        document=row["document"],
        state=row["state"],
        content=from_text(row["content"]),
        start=row["passage_start"],
        end=row["passage_end"],
        passage=row["passage"],
        rule=row["rule"] or "",
        reader=row["last_reader"] or "",
        suggestion=row["suggestion"],
        last_decision=row["last"],
        newer=from_text(row["new"]) if row["new"] else None,
        harm=row["harm"],
    )


def _new_row(
    connection: Connection, id: str, kind: str, document: str, content: Row, text: str, harm: int | None
) -> Row:
    start, end = span_of(kind, content)
    table = schema.entry
    last = connection.scalar(
        select(func.max(table.c.position)).where(table.c.document == document, table.c.kind == kind)
    )
    return {
        "number": next_number(connection, table),
        "id": id,
        "document": document,
        "kind": kind,
        "position": 0 if last is None else last + 1,
        "passage_start": start,
        "passage_end": end,
        "passage": text[start:end],
        "words": "",
        "content": as_text(content),
        "state": "suggested",
        "suggestion": None,
        "decision": None,
        "harm": harm,
        "rank": rank_of(fact(connection, "id"), id),
    }
