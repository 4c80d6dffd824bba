"""Matters that have reached no new stage for longer than a stated time, or of which a report says so.

Looks at the last stage of each matter that is not final, and at the day of the last report. A matter whose last stage
has no day is shown only where a report itself says that it went no further. A stage that reports tell only as history,
two years later or more, is left out; so are a case of people without a name ("families"), a bill told once without a
title, and a question that asks for no records.

Where the reports tell of at least `least_spells` other matters of the kind that went on from the same stage, how long
such stages last is estimated from them: the share S(t) of stages that last longer than t days, the product over the
days on which one ended of 1 - d / n (Kaplan and Meier 1958), with Greenwood's interval on the scale log(-log S);
matters that have not gone on are right-censored at the last report. The matter itself is left out. It is asked about
when (n S(t) + 1) / (n + 1), with n ended spells, is at most `stalled_share`. Elsewhere the stated threshold for the
stage decides. The finding says which was used.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from facta.codebook.act_type import MatterKind
from facta.codebook.matters import says_no_further
from facta.findings.making import Passages, Rows, counted, made, said_by
from facta.findings.pile import Pile
from facta.findings.settings import FindingSettings
from facta.findings.survival import Share, Spell, longer_by_chance, share_lasting
from facta.findings.told import Days, ToldAct, days
from facta.findings.words import words
from facta.model.finding import Figure, Finding
from facta.model.matter import Matter, StageReached
from facta.model.record import Ref

KIND = "stalled"
QUESTION = "What has stopped moving?"
COUNTER = "the longest such stage that did go on."
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "The days since the last stage told of each matter that is not at its end, against how long such stages take in "
    "these reports or, where too few are told, a stated threshold; and matters that a report says went no further."
)
CAVEATS = (
    "A later stage may have been reached that these reports do not tell.",
    "Such a matter may lawfully take this long: a stated threshold is no law, and an estimate knows only these "
    "reports.",
    "Matters that ended quickly may be told more often than those that wait, which makes a wait look longer.",
)

HISTORY_DAYS = 730
"""A stage that no report tells within so many days is told as history."""

type Stage = tuple[str, str]


@dataclass(frozen=True)
class Wait:
    """How long a stage has lasted, and by what that is judged.

    limit: the stated threshold in days. share: of such stages that last longer, or None below `least_spells`.
    chance: how probable one more such spell is to last longer, at most. ended: ended spells. asked: stages so judged.
    longest: the longest such stage that did go on, as a sentence, or "".
    """

    days: int | None
    limit: int
    share: Share | None = None
    chance: float = 1.0
    ended: int = 0
    asked: int = 0
    longest: str = ""


def stalled(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Matters that have reached no new stage for longer than a stated time, or of which a report says so."""
    found: list[Finding] = []
    spells = _spells(pile)
    for matter, kind in _open(pile):
        finding = _finding(pile, matter, kind, _wait(pile, matter, kind, spells, settings), settings)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _open(pile: Pile) -> list[tuple[Matter, MatterKind]]:
    """Matters that have reached a stage and none that is final."""
    known = [(m, pile.codebook.matter_kinds.get(m.kind)) for m in pile.record.matters if m.history]
    return [
        (matter, kind)
        for matter, kind in known
        if kind is not None
        and not kind.final & {matter.stage, *(reached.stage for reached in matter.history)}
        and _is_one_matter(pile, matter, kind)
    ]


def _is_one_matter(pile: Pile, matter: Matter, kind: MatterKind) -> bool:
    """Whether the reports tell which case, bill or request it is."""
    if matter.kind == "case":
        return _is_somebodys(pile, matter)
    if matter.kind == "law":
        return len(matter.history) > 1 or matter.title.lower() not in kind.nouns
    return matter.kind != "information" or any(_asks_for_records(pile, told) for told in _own_tellings(pile, matter))


def _is_somebodys(pile: Pile, matter: Matter) -> bool:
    """Whether it concerns a person or body with a name, or nobody at all, or is told twice of somebody described;
    "families arrested in 2014" are no one case, nor is that of "the woman" in a pile of many stories."""
    entities = [pile.entity(party) for party in matter.concerns or matter.parties]
    named = (
        e is not None and bool(e.names) and e.kind.value in ("person", "organization") and not pile.is_authority(e.id)
        for e in entities
    )
    first = entities[0] if entities else None
    if first is not None and words("only a person").fullmatch(first.name):
        return False
    return not entities or any(named) or len(matter.history) > 1


def _asks_for_records(pile: Pile, told: ToldAct) -> bool:
    """Whether the sentence tells of a request for records or in writing; a question in an interview is none."""
    return bool(
        words("request for records").search(pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger)))
    )


def _own_tellings(pile: Pile, matter: Matter) -> list[ToldAct]:
    return [told for r in matter.history if (told := pile.act_of.get(Ref(r.document, r.act))) is not None]


def _spells(pile: Pile) -> Mapping[Stage, Mapping[str, Spell]]:
    """For each kind and stage, how long each matter, by its id, stayed there."""
    spells: defaultdict[Stage, dict[str, Spell]] = defaultdict(dict)
    waiting = {matter.id for matter, _ in _open(pile)}
    for matter in pile.record.matters:
        stages = list(dict.fromkeys(reached.stage for reached in matter.history))
        told = {s: [d for r in matter.history if r.stage == s and (d := days(r.when))] for s in stages}
        for stage, after in pairwise(stages):
            if told[stage] and told[after]:
                gap = (min(d.first for d in told[after]) - max(d.last for d in told[stage])).days
                if gap >= 0:
                    spells[matter.kind, stage][matter.id] = Spell(gap, True)
        since = last_days(matter) if matter.id in waiting else None
        if since and pile.last_day:
            spells[matter.kind, stages[-1]][matter.id] = Spell(max(0, (pile.last_day - since.last).days), False)
    return spells


def _wait(
    pile: Pile,
    matter: Matter,
    kind: MatterKind,
    spells: Mapping[Stage, Mapping[str, Spell]],
    settings: FindingSettings,
) -> Wait:
    stage = matter.history[-1].stage
    since = last_days(matter)
    waited = (pile.last_day - since.last).days if since and pile.last_day else None
    own = {(limit.kind, limit.stage): limit.days for limit in settings.stalled_after_days}
    built_in = kind.stalled_after_days.get(stage, kind.stalled_after_days["*"])
    limit = own.get((kind.kind, stage), own.get((kind.kind, "*"), built_in))
    such = spells.get((matter.kind, stage), {})
    others = [spell for id, spell in such.items() if id != matter.id]
    ended = sum(spell.ended for spell in others)
    longest = _longest(pile, such, stage)
    if waited is None or ended < settings.least_spells:
        return Wait(waited, limit, longest=longest)
    asked = sum(not spell.ended for spell in such.values())
    return Wait(waited, limit, share_lasting(others, waited), longer_by_chance(others, waited), ended, asked, longest)


def _longest(pile: Pile, such: Mapping[str, Spell], stage: str) -> str:
    """The strongest counter-example: the longest such stage after which something followed."""
    ended = [(spell.days, id) for id, spell in such.items() if spell.ended]
    if not ended:
        return ""
    most, id = max(ended)
    title = next(matter.title for matter in pile.record.matters if matter.id == id)
    return f"{title[:1].upper()}{title[1:]} went on after {most} days at the stage “{stage}”."


def _followed(pile: Pile, matter: Matter) -> bool:
    """Whether a report told the last stage while it was news; what is only told as history, nobody was following."""
    since = last_days(matter)
    if since is None:
        return False
    last = [reached for reached in matter.history if reached.stage == matter.history[-1].stage]
    tellings = (pile.act_of.get(Ref(reached.document, reached.act)) for reached in last)
    published = [day for told in tellings if told is not None and (day := pile.published(told.reading))]
    return any((day - since.first).days <= HISTORY_DAYS for day in published)


def _too_long(wait: Wait, settings: FindingSettings) -> bool:
    if wait.days is None:
        return False
    return wait.days > wait.limit if wait.share is None else wait.chance <= settings.stalled_share


def _finding(pile: Pile, matter: Matter, kind: MatterKind, wait: Wait, settings: FindingSettings) -> Finding | None:
    last = matter.history[-1]
    said = [told for told in _tellings(pile, matter, kind) if _says_so(pile, told, kind)]
    since, waited = last_days(matter), wait.days
    if not said and (not _too_long(wait, settings) or not _followed(pile, matter)):
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
            **_judged_by(wait),
            "passages that say so": len(said),
        },
        settings=(
            {"stalled_after_days": wait.limit}
            if wait.share is None
            else {"least_spells": settings.least_spells, "stalled_share": settings.stalled_share}
        ),
        caveats=(*CAVEATS, *_family(wait, settings)),
        rule=RULE,
        looked_at=counted(len(pile.record.matters), "matter"),
        counter=[wait.longest] if wait.longest else [],
    )


def _judged_by(wait: Wait) -> dict[str, Figure]:
    if wait.share is None:
        return {"judged by": "a stated threshold", "threshold in days": wait.limit}
    share = wait.share
    return {
        "judged by": f"an estimate from {wait.ended} such stages that ended",
        "share of such stages that last longer": round(share.share, 3),
        "share, 95 % interval": f"{share.low:.3f} to {share.high:.3f}",
        "chance of one more such stage lasting longer, at most": round(wait.chance, 3),
        "open stages judged in this way": wait.asked,
    }


def _family(wait: Wait, settings: FindingSettings) -> tuple[str, ...]:
    if wait.share is None or wait.asked < 2:
        return ()
    return (
        f"{wait.asked} open stages were judged in this way; with nothing amiss, about "
        f"{wait.asked * settings.stalled_share:.1f} of them would be shown all the same.",
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
    own = _own_tellings(pile, matter)
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
    text = told.reading.document.text[span.start : span.end]
    return says_no_further(kind, words("no further words").sub(" ", text))
