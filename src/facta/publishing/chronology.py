"""The timeline and the norms: acts and statements by day, and how things work, according to whom."""

from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from facta.model.act import Act
from facta.model.record import Reading, Record, Ref
from facta.model.statement import Statement
from facta.publishing.citations import Citations, Cite
from facta.publishing.wording import Wording, shortened

MAX_WORDS = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One act or statement of the timeline. kind: "act" or the kind of statement; strength: an act's modality."""

    kind: str
    words: str
    strength: str
    href: str
    report: str
    retellings: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """Entries of one day or span of days. label: as pages write it; start: ISO, for the chart."""

    label: str
    start: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month, newest last."""

    label: str
    days: tuple[Day, ...]

    @property
    def entries(self) -> int:
        """How many entries the month has."""
        return sum(len(day.entries) for day in self.days)


@dataclass(frozen=True, slots=True)
class Norm:
    """How something works by rule or habit, by whose word."""

    words: str
    by: str
    cite: Cite


type _Dated = tuple[str, str, str, Entry]


def months_of(record: Record, wording: Wording, citations: Citations) -> list[Month]:
    """Everything dated, by month and day; an incident told several times stands once, with the tellings counted.

    In a public dossier, only what its pages show elsewhere.
    """
    dated = sorted(_dated(record, wording, citations), key=lambda one: (one[0], one[1], one[3].href, one[3].words))
    months: list[Month] = []
    for month, members in groupby(dated, key=lambda one: one[0][:7]):
        days = [
            Day(label, start, tuple(entry for *_, entry in entries))
            for (start, _, label), entries in groupby(members, key=lambda one: one[:3])
        ]
        months.append(Month(f"{month_name[int(month[5:])]} {month[:4]}", tuple(days)))
    return months


def undated(record: Record) -> int:
    """How many acts have no day that a calendar has."""
    return sum(
        _is_event(act) and (act.when is None or act.when.start is None) for r in record.readings for act in r.acts
    )


def _dated(record: Record, wording: Wording, citations: Citations) -> Iterable[_Dated]:
    told: set[str] = set()
    for reading in record.readings:
        document = reading.document.id
        if document in record.same_text:
            continue
        for act in reading.acts:
            incident = record.incident_of.get(Ref(document, act.id))
            if not _is_event(act) or act.when is None or act.when.start is None:
                continue
            if not citations.shows(reading, act.passage):
                continue
            if incident is not None and incident.id in told and _alike(record, reading, act):
                continue
            told.update([incident.id] if incident is not None else [])
            others = len(incident.members) - 1 if incident is not None else 0
            yield (*_day(act.when.start, act.when.end), _act_entry(reading, act, wording, citations, others))
        for statement in reading.statements:
            shown = citations.shows(reading, statement.span)
            if shown and statement.when is not None and statement.when.start is not None:
                day = _day(statement.when.start, statement.when.end)
                yield (*day, _statement_entry(reading, statement, wording, citations))


def _alike(record: Record, reading: Reading, act: Act) -> bool:
    """Whether an earlier telling of the incident had the same strength and day: only then this one adds nothing."""
    incident = record.incident_of[Ref(reading.document.id, act.id)]
    for ref in incident.members:
        if ref == (reading.document.id, act.id):
            return False
        other = record.reading_of[ref.document].act_of.get(ref.id)
        if other is not None and (other.modality, other.negated, other.when and other.when.start) == (
            act.modality,
            act.negated,
            act.when and act.when.start,
        ):
            return True
    return False


def _is_event(act: Act) -> bool:
    return act.type is not None and not act.generic


def _day(start: str, end: str | None) -> tuple[str, str, str]:
    last = end or start
    return start, last, start if start == last else f"{start} to {last}"


def _act_entry(reading: Reading, act: Act, wording: Wording, citations: Citations, others: int) -> Entry:
    document = reading.document.id
    strength = "not so" if act.negated and act.modality == "asserted" else str(act.modality)
    href = citations.place(document, act.passage)
    uncertain = act.when is not None and act.when.uncertain
    words = wording.act(reading, act) + (" (day of the sentence before)" if uncertain else "")
    return Entry("act", words, strength, href, citations.report(document), others)


def _statement_entry(reading: Reading, statement: Statement, wording: Wording, citations: Citations) -> Entry:
    document = reading.document.id
    speaker = wording.names.speaker(reading, statement)
    said = " … ".join(shortened(reading.document.text, span, MAX_WORDS) for span in statement.content)
    kind = f"{statement.kind}, not said" if statement.negated else str(statement.kind)
    return Entry(
        kind, f"{speaker}: {said}", "statement", citations.place(document, statement.span), citations.report(document)
    )


def norms_of(record: Record, wording: Wording, citations: Citations) -> list[Norm]:
    """Rules and habits, as the reports or their sources tell them, in the order of the reports; copies once."""
    norms: list[Norm] = []
    for reading in record.readings:
        if reading.document.id in record.same_text:
            continue
        seen: set[tuple[int, int]] = set()
        for act in reading.acts:
            if act.generic and act.passage not in seen:
                seen.add(act.passage)
                by = wording.names.voice(reading, act.according_to) or "the report"
                norms.append(Norm(wording.noun(act), by, citations.cite(reading.document.id, act.passage)))
    return norms
