"""What coders made of the same entries, and where people corrected the program: figures that a dossier publishes."""

from collections.abc import Container, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from facta.engine.project import Project
from facta.engine.project_agreement import alphas, wilson
from facta.model.record import Agreement
from facta.store import schema
from facta.store.json_text import Row, as_text, from_text
from facta.store.log import whole_log
from facta.store.replay import ENTRY_ACTIONS, counting, field_of, with_field

SECOND_LOOK = "second look at own work"
"""Reason of a coder's own second coding, which is no other coder's."""

FIELDS: dict[str, tuple[str, ...]] = {
    "statement": ("kind", "speaker", "mode", "negated"),
    "act": ("type", "modality", "negated", "generic", "roles.agent", "roles.patient", "roles.recipient"),
    "tie": ("relation",),
    "comment": (),
}
"""Fields that coders are compared in; of roles, which parties fill them."""
WRONG = "is an entry"
"""The first question of every coding: whether there is such an entry at all (true or false)."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often the program was wrong in a field, in the random sample. low, high: 95 % interval of the share."""

    kind: str
    field: str
    wrong: int
    looked_at: int
    low: float
    high: float


def agreement(project: Project) -> list[Agreement]:
    """Alpha of every field that two people have coded, for each kind of entry."""
    with project.store.asking() as connection:
        return agreement_in(connection)


def agreement_in(connection: Connection, without: Container[str] = ()) -> list[Agreement]:
    """As `agreement`, inside a transaction. without: entries that are left out."""
    codings = {id: coders for id, coders in codings_of(connection).items() if id not in without}
    kinds = _kinds(connection, codings)
    found: list[Agreement] = []
    for kind in sorted(set(kinds.values())):
        twice = {id: coders for id, coders in codings.items() if kinds[id] == kind and len(coders) > 1}
        coders = len({who for each in twice.values() for who in each})
        units: dict[str, list[Mapping[str, Hashable]]] = {
            id: [{field: as_text(value) for field, value in values.items()} for values in each.values()]
            for id, each in twice.items()
        }
        for field, (alpha, number) in alphas(units).items():
            found.append(Agreement(kind, field, alpha, number, coders))
    return found


def error_rates(project: Project) -> list[ErrorRate]:
    """For each kind and field, how often people changed what the program suggested, in the random sample (harm 3)."""
    with project.store.asking() as connection:
        return error_rates_in(connection)


def error_rates_in(connection: Connection, without: Container[str] = ()) -> list[ErrorRate]:
    """As `error_rates`, inside a transaction. without: entries that are left out."""
    wrong: dict[tuple[str, str], int] = {}
    looked_at: dict[tuple[str, str], int] = {}
    entry, suggestion = schema.entry, schema.suggestion
    rows = connection.execute(
        select(entry.c.id, entry.c.kind, entry.c.state, entry.c.content, suggestion.c.content)
        .join(suggestion, suggestion.c.id == entry.c.suggestion)
        .where(entry.c.harm == 3, entry.c.state.in_(("accepted", "edited", "rejected")))
    ).all()
    for id, kind, state, stands, suggested in rows:
        if id in without:
            continue
        now_, before = values_of(kind, from_text(stands)), values_of(kind, from_text(suggested))
        told: Iterable[tuple[str, bool]] = [(WRONG, state == "rejected")]
        if state != "rejected":
            told = [*told, *((field, now_[field] != before[field]) for field in now_)]
        for field, is_wrong in told:
            looked_at[kind, field] = looked_at.get((kind, field), 0) + 1
            wrong[kind, field] = wrong.get((kind, field), 0) + is_wrong
    return [
        ErrorRate(*key, wrong[key], number, *wilson(wrong[key], number)) for key, number in sorted(looked_at.items())
    ]


def review_lines(connection: Connection) -> tuple[str, ...]:
    """The figures in words, one line each, for the dossier; none where nothing was measured."""
    found = [
        f"{_of(each.kind, each.field)}: wrong in {each.wrong} of {each.looked_at} looked at in a random sample "
        f"({100 * each.wrong / each.looked_at:.0f} %, 95 % interval {100 * each.low:.0f} to {100 * each.high:.0f} %)"
        for each in error_rates_in(connection)
    ]
    for each in agreement_in(connection):
        alpha = "not defined, for all values are the same" if each.alpha is None else f"{each.alpha:.2f}"
        found.append(
            f"{_of(each.kind, each.field)}: agreement of {each.coders} coders on {each.units} entries, "
            f"Krippendorff’s alpha {alpha}"
        )
    return tuple(found)


def _of(kind: str, field: str) -> str:
    return f"Whether it is a {kind} at all".replace("a act", "an act") if field == WRONG else f"{kind}, {field}"


def values_of(kind: str, content: Row) -> Row:
    """The fields of an entry that coders are compared in."""
    return {field: plain_value(field, field_of(content, field)) for field in FIELDS.get(kind, ())}


def plain_value(field: str, value: Any) -> Any:
    """A role as the parties that fill it, sorted; anything else as it is."""
    if not field.startswith("roles."):
        return value
    fillers: list[Any] = list(value or ())
    return sorted({str(each.get("party") if isinstance(each, dict) else each) for each in fillers} - {"None"})


def codings_of(connection: Connection) -> dict[str, dict[str, Row]]:
    """By entry and coder, what each person made of it: blind codings, and what the first decided before them."""
    found: dict[str, dict[str, Row]] = {}
    contents: dict[str, Row] = {}
    for each in counting(whole_log(connection)):
        entry = each.target
        if each.action == "code" and each.reason != SECOND_LOOK:
            found.setdefault(entry, {})[each.who] = dict(each.after)
        elif each.action in ENTRY_ACTIONS and each.target_kind in FIELDS and not each.reason.startswith("adjudicated"):
            stands = contents.get(entry) or suggested_content(connection, each.suggestion) or {}
            if each.action == "add":
                stands = dict(each.after)
            elif each.action == "edit":
                stands = with_field(stands, each.field, each.after)
            contents[entry] = stands
            if each.action == "unsure":
                continue
            is_one = each.action != "reject"
            values = values_of(each.target_kind, stands) if is_one else {}
            found.setdefault(entry, {})[each.who] = {WRONG: is_one, **values}
    return found


def suggested_content(connection: Connection, suggestion: str | None) -> Row | None:
    """What the program suggested; None where it suggested nothing."""
    if suggestion is None:
        return None
    found = connection.scalar(select(schema.suggestion.c.content).where(schema.suggestion.c.id == suggestion))
    content: Row | None = None if found is None else from_text(found)
    return content


def _kinds(connection: Connection, codings: Mapping[str, object]) -> dict[str, str]:
    entry = schema.entry
    return {id: kind for id, kind in connection.execute(select(entry.c.id, entry.c.kind)) if id in codings}
