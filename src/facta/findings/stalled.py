"""Matters that have reached no new stage for longer than a stated time, or of which a report says so.

Looks at the last stage of each matter that is not final, and at the day of the last report. A matter whose last stage
has no day is shown only where a report itself says that it went no further.
"""

from datetime import date

from facta.codebook.act_type import MatterKind
from facta.codebook.matters import says_no_further
from facta.findings.making import Passages, Rows, made, said_by
from facta.findings.pile import Days, Pile, ToldAct, days
from facta.findings.settings import FindingSettings
from facta.model.finding import Finding
from facta.model.matter import Matter, StageReached
from facta.model.record import Ref

KIND = "stalled"
QUESTION = "What has stopped moving?"
CAVEATS = (
    "A later stage may have been reached that these reports do not tell.",
    "Such a matter may lawfully take this long; the threshold is stated, not measured.",
)


def stalled(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Matters that have reached no new stage for longer than a stated time, or of which a report says so."""
    found: list[Finding] = []
    for matter in pile.record.matters:
        kind = pile.codebook.matter_kinds.get(matter.kind)
        if kind is None or not matter.history or matter.stage in kind.final:
            continue
        if any(reached.stage in kind.final for reached in matter.history):
            continue
        finding = _finding(pile, matter, kind)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _finding(pile: Pile, matter: Matter, kind: MatterKind) -> Finding | None:
    last = matter.history[-1]
    said = [told for told in _tellings(pile, matter, kind) if _says_so(pile, told, kind)]
    since = last_days(matter)
    waited = (pile.last_day - since.last).days if since and pile.last_day else None
    limit = kind.stalled_after_days.get(last.stage, kind.stalled_after_days["*"])
    if not said and (waited is None or waited <= limit):
        return None
    passages, table = Passages(), Rows("Stage", "When", "Report")
    for reached in matter.history:
        told = pile.act_of.get(Ref(reached.document, reached.act))
        if told is not None:
            refs = passages.add(pile.act_shown(told, f"stage: {reached.stage}"))
            table.add(_cells(pile, reached, told), refs)
    for told in said:
        refs = passages.add(pile.act_shown(told, "said to have gone no further"))
        cell = said_by("said to have gone no further", pile.according_to(told))
        table.add((cell, "", pile.report(told.reading)), refs)
    if not passages.kept:
        return None
    first = pile.act_of.get(Ref(last.document, last.act))
    source = pile.according_to(first) if first else ""
    title = _title(matter, last, since, pile.last_day, waited, source)
    return made(
        pile,
        KIND,
        QUESTION,
        title,
        matter.concerns or matter.parties,
        passages,
        table=table,
        figures={
            "last stage": last.stage,
            "days since": waited,
            "threshold in days": limit,
            "passages that say so": len(said),
        },
        settings={"stalled_after_days": limit},
        caveats=CAVEATS,
    )


def _title(
    matter: Matter, last: StageReached, since: Days | None, until: date | None, waited: int | None, source: str
) -> str:
    name = matter.title[:1].upper() + matter.title[1:]
    stage = said_by(f"“{last.stage}”", source)
    if since is None or waited is None:
        return f"{name}: by these reports it went no further than the stage {stage}."
    return f"{name}: no stage after {stage} of {since.shown} is found in these reports, {waited} days later ({until})."


def _cells(pile: Pile, reached: StageReached, told: ToldAct) -> tuple[str, str, str]:
    when = days(reached.when)
    shown = when.shown if when else "no day given"
    return said_by(reached.stage, pile.according_to(told)), shown, pile.report(told.reading)


def last_days(matter: Matter) -> Days | None:
    """The days of the latest dated telling of the last stage; None where the last stage has no day."""
    dated = [found for r in matter.history if r.stage == matter.history[-1].stage and (found := days(r.when))]
    return max(dated, key=lambda d: d.last) if dated else None


def _tellings(pile: Pile, matter: Matter, kind: MatterKind) -> list[ToldAct]:
    """The acts of the matter's history, and those beside them of its kind that say what did not happen."""
    own = [told for r in matter.history if (told := pile.act_of.get(Ref(r.document, r.act))) is not None]
    readings = {told.reading.document.id for told in own}
    near = [
        told
        for reading in pile.readings
        if reading.document.id in readings
        for told in pile.acts_in(reading)
        if told.act.negated
        and told.told
        and told.type is not None
        and told.type.matter == kind.kind
        and any(_one_paragraph(told, other) for other in own)
    ]
    return list({told.ref: told for told in (*own, *near)}.values())


def _one_paragraph(told: ToldAct, other: ToldAct) -> bool:
    if told.reading is not other.reading:
        return False
    start, end = sorted((told.act.trigger.start, other.act.trigger.start))
    return "\n" not in told.reading.document.text[start:end]


def _says_so(pile: Pile, told: ToldAct, kind: MatterKind) -> bool:
    span = pile.sentence_at(told.reading, told.act.trigger)
    return says_no_further(kind, told.reading.document.text[span.start : span.end])
