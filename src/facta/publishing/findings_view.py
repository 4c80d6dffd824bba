"""Findings as the first page shows them: grouped by test, each with its passages, table, figures and limits."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from facta.model.finding import Evidence, Figure, Finding, Table
from facta.model.passage import Span
from facta.model.record import Record
from facta.publishing.citations import Citations, Cite
from facta.publishing.review_words import agreement_beside

ORDER = (
    "unlike-treatment",
    "words-without-deeds",
    "stalled",
    "sanction-after-criticism",
    "platform",
    "silence",
    "contradiction",
    "settled-out",
    "voices",
)
"""Order of the groups on the page; tests that are not named here follow by name."""

OPEN_FINDINGS = 1
"""How many findings of a group stand open; of the rest only the title sentence does."""

OPEN_GROUPS = 4
"""In how many groups a finding stands open."""

READING_ERRORS = "With the reading errors measured"
"""How a caveat begins that says how far a figure could move."""

OPEN_PASSAGES = 2
OPEN_BESIDE_TABLE = 2
OPEN_ROWS = 3
"""How many passages and rows of a finding stand open."""

FIGURES = {
    "status": "what became of it",
    "best likeness of subject": "likeness of subject, best of 1",
    "acts compared": "acts compared with the words",
    "days between, least": "fewest days between the two decisions",
    "threshold in days": "days after which this is asked",
    "chance of one more such stage lasting longer, at most": "chance that one more such stage lasts longer, at most",
    "days since": "days since the last stage",
    "days": "days between the two",
    "given": "times a stage was given",
    "kept off": "times someone was kept off one",
    "ties": "ties told between the parties",
    "field": "what the reports disagree on",
    "order": "order of the two",
}
"""Figures whose name in the data says too little on a page."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a finding's table, and the numbers of the passages it rests on, from 1."""

    cells: tuple[str, ...]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding.

    figures: label and value. What it does not show: counter (what in the record speaks against it most), moves (how far
    reading errors could move a figure), caveats (other explanations), excluded (cases left out, with the reason).
    agreement: of coders on what it rests on.
    """

    anchor: str
    title: str
    status: str
    names: tuple[str, ...]
    passages: tuple[Cite, ...]
    folded: tuple[Cite, ...]
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    folded_rows: tuple[TableRow, ...]
    figures: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]
    moves: tuple[str, ...]
    caveats: tuple[str, ...]
    excluded: tuple[str, ...]
    coverage: str
    rule: str
    settings: str
    agreement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one test, under its question."""

    kind: str
    question: str
    findings: tuple[FindingView, ...]
    folded: tuple[FindingView, ...]


def finding_groups(findings: tuple[Finding, ...], citations: Citations, record: Record) -> list[FindingGroup]:
    """The findings by test, in the page's order; within a test in the order given."""
    rank = {kind: place for place, kind in enumerate(ORDER)}
    ordered = sorted(findings, key=lambda f: (rank.get(f.kind, len(rank)), f.kind))
    groups: list[FindingGroup] = []
    for kind, members in groupby(ordered, key=lambda f: f.kind):
        found = list(members)
        views = tuple(
            replace(_view(finding, citations), agreement=agreement_beside(finding, record)) for finding in found
        )
        shown = OPEN_FINDINGS if len(groups) < OPEN_GROUPS else 0
        groups.append(FindingGroup(kind, found[0].question, views[:shown], views[shown:]))
    return groups


def finding_anchor(finding: Finding) -> str:
    """The id of a finding on the first page."""
    return f"finding-{finding.id}"


def _view(finding: Finding, citations: Citations) -> FindingView:
    evidence, number_of = _distinct(finding)
    for one in evidence:
        citations.lead_back(one.document, one.span, finding_anchor(finding), finding.title.rstrip("."))
    passages = tuple(citations.cite(one.document, one.span, one.part, weighty=True) for one in evidence)
    figures = tuple(
        (FIGURES.get(name) or label_of(name), figure_words(value))
        for name, value in finding.figures.items()
        if name != "status"
    )
    table = finding.table
    rows = _rows(table, number_of) if table else ()
    shown = OPEN_BESIDE_TABLE if rows else OPEN_PASSAGES
    return FindingView(
        finding_anchor(finding),
        finding.title,
        finding.status,
        finding.names,
        passages[:shown],
        passages[shown:],
        tuple(table.columns[place] for place in _shown_columns(table)) if table else (),
        rows[:OPEN_ROWS],
        rows[OPEN_ROWS:],
        figures,
        finding.counter,
        tuple(_moved(line) for line in finding.caveats if line.startswith(READING_ERRORS)),
        tuple(line for line in finding.caveats if not line.startswith(READING_ERRORS)),
        finding.excluded,
        finding.coverage.rstrip("."),
        finding.rule,
        ", ".join(f"{label_of(name)} {figure_words(value)}" for name, value in finding.settings.items()),
    )


def _moved(line: str) -> str:
    """What a caveat says of one figure, without where the rates were measured: the documentation says that."""
    _, closed, figure = line.partition("), ")
    return figure if closed else line


def _distinct(finding: Finding) -> tuple[list[Evidence], list[int]]:
    """The evidence with each passage once, and for each piece of it its place among them."""
    places: dict[tuple[str, Span], int] = {}
    distinct: list[Evidence] = []
    number_of: list[int] = []
    for one in finding.evidence:
        key = one.document, one.span
        if key in places:
            known = distinct[places[key]]
            parts = dict.fromkeys(filter(None, (*known.part.split("; "), one.part)))
            distinct[places[key]] = replace(known, part="; ".join(parts))
        else:
            places[key] = len(distinct)
            distinct.append(one)
        number_of.append(places[key])
    return distinct, number_of


def _rows(table: Table, number_of: list[int]) -> tuple[TableRow, ...]:
    refs = [*table.refs, *[()] * (len(table.rows) - len(table.refs))]
    shown = _shown_columns(table)
    return tuple(
        TableRow(
            tuple(cells[place] for place in shown), tuple(dict.fromkeys(number_of[number] + 1 for number in numbers))
        )
        for cells, numbers in zip(table.rows, refs, strict=False)
    )


def _shown_columns(table: Table) -> list[int]:
    """All columns but those that only repeat the passages shown below the table, to which each row leads."""
    every_row_leads = len(table.refs) == len(table.rows) and all(table.refs)
    repeated = ("Passage", "Report") if every_row_leads else ()
    return [place for place, column in enumerate(table.columns) if column not in repeated]


@dataclass(frozen=True, slots=True)
class SettingUsed:
    """One setting of the tests as the first page names it. own: it differs from the built-in one."""

    name: str
    value: str
    own: bool


def settings_used(settings: Mapping[str, Any], own: Container[str]) -> list[SettingUsed]:
    """The settings of the tests, those that differ from the built-in ones first."""
    rows = [SettingUsed(name, _setting_words(value), name in own) for name, value in settings.items()]
    return sorted(rows, key=lambda row: not row.own)


def _setting_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_setting_words(one) for one in value) or "none"  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Mapping):
        head, *rest = (_setting_words(one) for one in value.values())  # pyright: ignore[reportUnknownVariableType]
        return f"{head}: {', '.join(rest)}"
    return figure_words(value)


def label_of(name: str) -> str:
    """A figure's name as words: "gap_days" gives "gap days"."""
    return name.replace("_", " ").replace("-", " ")


def figure_words(value: Figure) -> str:
    """A figure as a page writes it; None is "not known"."""
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.4g}"
        case _:
            return str(value)
