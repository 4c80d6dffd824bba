"""The record as the replay of decisions: pure functions over the log.

A decision counts unless a later decision that counts undoes it. An entry begins as what the program suggests; each
decision that counts and touches it then changes its state or one field, in the order of the log.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from facta.store.json_text import Row

ENTRY_ACTIONS = ("accept", "edit", "reject", "unsure", "add")
"""What changes an entry; `code` (blind second coding) changes none, `merge` and `split` join entries, `undo` undoes."""
ACTIONS = (*ENTRY_ACTIONS, "code", "merge", "split", "undo")
STATES = ("suggested", "accepted", "edited", "added", "rejected", "unsure", "outdated")
"""suggested: nobody has decided. accepted: as suggested. edited: a person changed a field. added: a person found it.
unsure: a person could not tell. rejected: not in the record. outdated: undecided, and no longer suggested."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log.

    number: from 1, without gaps. id: the first 16 digits of `hash`. decided_at: UTC, `2026-03-01T09:30:00Z`.
    target_kind: `party`, `statement`, `act`, `tie`, `comment`, `incident` or `decision`; target: entry or decision id.
    suggestion: what the person saw, if the program proposed it. field: of the content, for `edit`.
    before, after: values of the field, or the whole content; for merge and split the two sides, as entry ids.
    seconds: time spent. seen: the last decision on the target that the person knew of. undoes: id of a decision.
    entries: ids of all entries it touches, sorted.
    """

    number: int
    id: str
    who: str
    decided_at: str
    action: str
    target_kind: str
    target: str
    suggestion: str | None
    field: str
    before: Any
    after: Any
    reason: str
    seconds: float | None
    seen: str | None
    undoes: str | None
    entries: tuple[str, ...]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry stands: its state, its content (None where nothing suggests or adds it), whose suggestion it is."""

    state: str
    content: Row | None
    suggestion: str | None


def counting(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, in order: neither undone nor themselves undoing."""
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in sorted(log, key=lambda each: -each.number):
        if decision.id in undone:
            continue
        if decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def standing(current: tuple[str, Row] | None, seen: dict[str, Row], decisions: Sequence[Decision]) -> Standing:
    """How an entry stands after `decisions`, all of which count and touch it, in order.

    current: id and content of what the program suggests now, or None where it does so no more.
    seen: content by id of every suggestion ever made for the entry.
    """
    own = [decision for decision in decisions if decision.action in ENTRY_ACTIONS]
    if not own:
        if current is not None:
            return Standing("suggested", current[1], current[0])
        last = max(seen) if seen else None
        return Standing("outdated", seen[last] if last else None, last)
    suggestion = next((decision.suggestion for decision in own if decision.suggestion), None)
    content: Row | None = dict(seen[suggestion]) if suggestion else None
    state = "suggested"
    changed = False
    for decision in own:
        if decision.action == "add":
            content, state, changed = dict(decision.after), "added", False
        elif decision.action == "edit" and content is not None:
            content, changed = with_field(content, decision.field, decision.after), True
            state = "edited" if suggestion else "added"
        elif decision.action == "accept":
            if decision.suggestion and decision.suggestion != suggestion and not changed:
                suggestion, content = decision.suggestion, dict(seen[decision.suggestion])
            state = "added" if not suggestion else "edited" if changed else "accepted"
        elif decision.action in ("reject", "unsure"):
            state = {"reject": "rejected", "unsure": "unsure"}[decision.action]
    return Standing(state, content, suggestion)


def with_field(content: Row, field: str, value: Any) -> Row:
    """`content` with one field changed; `roles.agent` names a field inside another. An empty role goes."""
    head, _, rest = field.partition(".")
    if not rest:
        return {**content, head: value}
    inner = dict(content.get(head) or {})
    if value:
        inner[rest] = value
    else:
        inner.pop(rest, None)
    return {**content, head: inner}


def field_of(content: Row, field: str) -> Any:
    """The value of a field, `roles.agent` included; None where it is absent."""
    head, _, rest = field.partition(".")
    value = content.get(head)
    return value.get(rest) if rest and isinstance(value, dict) else None if rest else value
