"""The project as one person may see it: the only way by which the reviewer's pages and scripts read a project.

An entry that waits for somebody's blind second coding is hidden from them, and with it everything that would tell what
the first coder or the program made of it: suggestions, decisions, rows of tables, hits of a search, lines of timelines,
incidents, matters and findings that rest on it, and what is counted from so few entries that a figure would tell it.
It is shown again as soon as they have coded it. Decisions on such an entry are refused by the log itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_figures import agreement_in, error_rates_in
from facta.engine.project_groups import group_of
from facta.engine.project_pairs import Pledged, pledged
from facta.model.document import Document
from facta.model.passage import Span
from facta.store import asking, schema
from facta.store.blind import check_seen_freely, waiting_for
from facta.store.errors import NotAllowed
from facta.store.json_text import Row, as_text, from_text
from facta.store.queue import Queued
from facta.store.replay import Decision
from facta.store.search import Hit


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What one person may not see: entries, and what across reports rests on them, by table."""

    entries: frozenset[str]
    across: Mapping[str, frozenset[str]]

    def holds(self, entries: Iterable[str]) -> bool:
        """Whether one of `entries`, or of a pair `ONE+OTHER`, is hidden."""
        return bool(self.entries) and any(id in self.entries for each in entries for id in each.split("+"))


@dataclass(frozen=True, slots=True)
class Sight:
    """What `who` may see of a project. Names and results as in `project_review` and `project_coding`."""

    project: Project
    who: str

    def document(self, id: str) -> Document:
        """A report. Raises UnknownEntry."""
        return review.document(self.project, id)

    def entry(self, id: str) -> review.Entry:
        """One entry. Raises UnknownEntry, or NotAllowed where it is hidden."""
        self._check([id])
        return review.entry(self.project, id)

    def entries_of(self, document: str, kinds: Sequence[str] = ()) -> list[review.Entry]:
        """The entries of a report in text order."""
        hidden = self._hidden().entries
        return [each for each in review.entries_of(self.project, document, kinds) if each.id not in hidden]

    def history(self, id: str) -> tuple[Decision, ...]:
        """The decisions that touch an entry or a pair. Raises NotAllowed where it is hidden."""
        self._check([id])
        hidden = self._hidden()
        return tuple(each for each in review.history(self.project, id) if not hidden.holds(each.entries))

    def last_decision(self, entries: Sequence[str]) -> str | None:
        """What to give as `seen`. Raises NotAllowed where one of `entries` is hidden."""
        self._check(entries)
        return review.last_decision(self.project, entries)

    def next_entries(self, count: int = 1, after: str | None = None, kinds: Sequence[str] = ()) -> list[Queued]:
        """The next entries of the queue."""
        hidden = self._hidden().entries
        found = review.next_entries(self.project, count + len(hidden), after, kinds)
        return [each for each in found if each.id not in hidden][:count]

    def find(self, words: str, where: str = "entry", limit: int = 20, after: int = 0) -> list[Hit]:
        """Full text; that an entry is hit by its type would tell the type, so hidden ones are no hits."""
        hidden = self._hidden().entries
        found: list[Hit] = []
        while True:
            hits = review.find(self.project, words, where, limit, after)
            found += [each for each in hits if each.id not in hidden]
            if len(hits) < limit or len(found) >= limit:
                return found[:limit]
            after = hits[-1].cursor

    def page(self, table: str, after: Sequence[Any] = (), limit: int = 100) -> tuple[list[Row], list[Any]]:
        """A page of a table and the key of the next; no key is that of a hidden row."""
        hidden = self._hidden()
        found: list[Row] = []
        while True:
            rows, after = review.page(self.project, table, after, limit)
            found += [_bare(table, row, hidden) for row in rows if not _tells(table, row, hidden)]
            if not after or len(found) >= limit:
                break
        return found[:limit], asking.key_of(table, found[limit - 1]) if len(found) >= limit else []

    def timeline(self, entity: str, limit: int = 200) -> list[asking.Moment]:
        """What a party across reports did, met with and said."""
        hidden = self._hidden().entries
        found = review.timeline(self.project, entity, limit + len(hidden))
        return [each for each in found if each.entry not in hidden][:limit]

    def group_of(self, kind: str, entry: str) -> list[str]:
        """The entries that are one with `entry`. Raises NotAllowed where it is hidden."""
        self._check([entry])
        hidden = self._hidden().entries
        return [each for each in group_of(self.project, kind, entry) if each not in hidden]

    def pledged(self) -> list[Pledged]:
        """Pledges and what may have followed, without findings that rest on something hidden."""
        hidden = self._hidden().across["finding"]
        return [each for each in pledged(self.project) if each.finding not in hidden]

    def agreement(self) -> list[coding.Agreement]:
        """Alpha by kind and field."""
        with self.project.store.asking() as connection:
            return agreement_in(connection, without=frozenset(waiting_for(connection, self.who)))

    def error_rates(self) -> list[coding.ErrorRate]:
        """How often the program was wrong."""
        with self.project.store.asking() as connection:
            return error_rates_in(connection, without=frozenset(waiting_for(connection, self.who)))

    def disagreements(self) -> list[str]:
        """Entries that two people coded differently."""
        hidden = self._hidden().entries
        return [each for each in coding.disagreements(self.project) if each not in hidden]

    def adjudication(self, entry: str) -> coding.Adjudication:
        """What was made of an entry, without names. Raises NotAllowed where it is hidden."""
        self._check([entry])
        return coding.adjudication(self.project, entry)

    def blind(self, entry: str) -> coding.Blind:
        """What a second coder may see of an entry."""
        return coding.blind(self.project, entry)

    def assigned(self, purpose: str = "second") -> tuple[str, ...]:
        """The entries that wait for one's coding."""
        with self.project.store.asking() as connection:
            return waiting_for(connection, self.who, purpose)

    def hidden_spans(self, document: str) -> list[Span]:
        """The passages of a report in which something is hidden: what the program says of them is not shown."""
        hidden = self._hidden().entries
        entry = schema.entry
        query = select(entry.c.passage_start, entry.c.passage_end).where(
            entry.c.document == document, entry.c.id.in_(sorted(hidden))
        )
        with self.project.store.asking() as connection:
            return [Span(start, end) for start, end in connection.execute(query)]

    def check_sees_all(self, what: str) -> None:
        """Raises NotAllowed where something is hidden: `what` shows the whole record."""
        waits = len(self._hidden().entries)
        if waits:
            of_many = "1 entry waits" if waits == 1 else f"{waits} entries wait"
            raise NotAllowed(f"{what} shows every entry, and {of_many} for your blind second coding: code first")

    def _check(self, entries: Sequence[str]) -> None:
        with self.project.store.asking() as connection:
            check_seen_freely(connection, self.who, entries)

    def _hidden(self) -> _Hidden:
        with self.project.store.asking() as connection:
            entries = waiting_for(connection, self.who)
            across = {
                "finding": _resting(connection, schema.evidence, "finding", "entry", entries),
                "matter": _resting(connection, schema.stage, "matter", "act", entries),
                "incident": _resting(connection, schema.act, "incident", "id", entries),
            }
        return _Hidden(frozenset(entries), across)


def _resting(connection: Connection, table: Table, name: str, on: str, entries: Sequence[str]) -> frozenset[str]:
    if not entries:
        return frozenset()
    query = select(table.c[name]).where(table.c[on].in_(entries), table.c[name].is_not(None))
    return frozenset(connection.scalars(query.distinct()))


def _tells(table: str, row: Row, hidden: _Hidden) -> bool:
    """Whether a row tells something of an entry that is hidden."""
    test = _TELLS.get(table)
    return test is not None and test(row, hidden)


def _names(*columns: str) -> Callable[[Row, _Hidden], bool]:
    """Rows that name a hidden entry in one of `columns`."""
    return lambda row, hidden: hidden.holds(str(row[column]) for column in columns)


def _rests(table: str, column: str) -> Callable[[Row, _Hidden], bool]:
    """Rows about something across reports that rests on a hidden entry."""
    return lambda row, hidden: row[column] in hidden.across[table]


_TELLS: Mapping[str, Callable[[Row, _Hidden], bool]] = {
    "entry": _names("id"),
    "suggestion": _names("entry"),
    "decision": lambda row, hidden: hidden.holds([*from_text(row["entries"]), str(row["target"])]),
    "statement": _names("id"),
    "act": _names("id"),
    "role": _names("act"),
    "tie": _names("id"),
    "comment": _names("id"),
    "proposal": _names("left", "right"),
    "incident": _rests("incident", "id"),
    "matter": _rests("matter", "id"),
    "stage": _rests("matter", "matter"),
    "finding": _rests("finding", "id"),
    "evidence": _rests("finding", "finding"),
}
"""By table, whether a row is hidden. Tables that are not named tell of no entry that is coded twice."""


def _bare(table: str, row: Row, hidden: _Hidden) -> Row:
    """A row without what it tells of hidden entries beside other things: the matters of a report, as it was read."""
    if table != "document":
        return row
    rest: Row = from_text(row["rest"])
    kept = [
        matter
        for matter in rest["matters"]
        if not hidden.holds(f"{row['id']}-{stage['act']}" for stage in matter["history"])
    ]
    return {**row, "rest": as_text({**rest, "matters": kept})}
