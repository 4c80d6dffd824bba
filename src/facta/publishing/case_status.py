"""How far a case against a party went: every telling in the order of time, and the outcome that leads.

An acquittal leads, whatever else is told; then a case that ended without a decision; then a conviction with its
appeal. A charge is no conviction.
"""

from dataclasses import dataclass

from facta.model.act import Modality
from facta.model.matter import Matter, StageReached
from facta.model.record import Record, Ref
from facta.publishing.citations import Citations, Cite, in_short
from facta.publishing.english import upper_first
from facta.publishing.wording import Wording, when_words

CRIMINAL_KIND = "case"
CLEARED = frozenset({"acquitted", "pardoned"})
UNDECIDED = frozenset({"dropped", "settled"})
VERDICTS = frozenset({"convicted", "sentenced"})
APPEAL = "appealed"
HAPPENED = frozenset({Modality.ASSERTED, Modality.ALLEGED})


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One telling of how far the case went."""

    words: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """How far the case went.

    outcome: how it ended, or "", told at `ends`. lines: latest first. note: what must not be concluded.
    """

    outcome: str
    lines: tuple[StatusLine, ...]
    note: str
    ends: tuple[Cite, ...] = ()


def case_status(record: Record, party: str, wording: Wording, citations: Citations) -> CaseStatus:
    """The case against `party`, which is an entity's id, or a document's and a party's with a blank between."""
    stages = [
        stage
        for matter in record.matters
        if matter.kind == CRIMINAL_KIND and party in _against(record, matter)
        for stage in matter.history
    ]
    stages = sorted(stages, key=lambda stage: (_day(record, stage), stage.document, stage.act), reverse=True)
    lines = dict.fromkeys(_status_line(record, stage, wording, citations) for stage in stages)
    outcome, ends = _outcome(record, stages, wording)
    cites = (citations.cite(end.document, record.reading_of[end.document].act_of[end.act].passage) for end in ends)
    return CaseStatus(outcome, tuple(lines), _note(stages, record), tuple(dict.fromkeys(cites)))


def _against(record: Record, matter: Matter) -> set[str]:
    """The parties a case is brought against: the patients of its acts."""
    patients: set[str] = set()
    for stage in matter.history:
        act = record.reading_of[stage.document].act_of.get(stage.act)
        for party in act.parties_as("patient") if act is not None else ():
            entity = record.entity_of.get(Ref(stage.document, party))
            patients.add(entity.id if entity is not None else f"{stage.document} {party}")
    return patients


def _day(record: Record, stage: StageReached) -> str:
    """The day a telling is put at: the stage's own, else that of the report."""
    told = stage.when.start if stage.when is not None else None
    return told or record.reading_of[stage.document].document.published or ""


def _status_line(record: Record, stage: StageReached, wording: Wording, citations: Citations) -> StatusLine:
    act = record.reading_of[stage.document].act_of[stage.act]
    return StatusLine(_stage_words(record, stage, wording), citations.cite(stage.document, act.passage))


def _stage_words(record: Record, stage: StageReached, wording: Wording) -> str:
    """ "according to police, detained, 2024-05-02", "convicted, told on 2024-05-02, by a district court"."""
    reading = record.reading_of[stage.document]
    act = reading.act_of[stage.act]
    voice = wording.names.voice(reading, stage.according_to)
    how = "" if stage.modality == "asserted" else f"{stage.modality}: "
    how = f"according to {voice}, {how if stage.modality not in HAPPENED else ''}" if voice else how
    day = when_words(stage.when)
    told = f", {day}" if day else f", told on {reading.document.published or 'an unknown day'}"
    agent = wording.role(reading, act, "agent", told_only=True)
    return f"{how}{stage.stage}{told}{f', by {agent}' if agent else ''}"


def _outcome(record: Record, stages: list[StageReached], wording: Wording) -> tuple[str, list[StageReached]]:
    """How the case ended, and where that is told; every kind of end, the acquittal first; "" where none is."""
    happened = [stage for stage in stages if stage.modality in HAPPENED]
    ends: list[str] = []
    told: list[StageReached] = []
    for kind in (CLEARED, UNDECIDED, VERDICTS):
        found = [stage for stage in happened if stage.stage in kind]
        if found:
            sure = [stage for stage in found if stage.modality == "asserted"] or found
            ends.append(_end_words(record, sure[0], happened, wording))
            told.append(sure[0])
    return upper_first("; also told: ".join(ends)), told


def _end_words(record: Record, stage: StageReached, stages: list[StageReached], wording: Wording) -> str:
    words = _stage_words(record, stage, wording)
    if stage.stage in UNDECIDED:
        return f"the case ended without a decision: {words}"
    if stage.stage not in VERDICTS:
        return words
    appeal = next((one for one in stages if one.stage == APPEAL), None)
    told = (
        _stage_words(record, appeal, wording).replace(f"{APPEAL}, ", "lodged, ", 1)
        if appeal is not None
        else f"none was found {in_short(record.coverage)}; ask whether one is pending"
    )
    return f"{words}; appeal: {told}"


def _note(stages: list[StageReached], record: Record) -> str:
    if not stages:
        return f"No case is recorded {in_short(record.coverage)}."
    if any(stage.stage in VERDICTS and stage.modality == "asserted" for stage in stages):
        return ""
    return f"No conviction is recorded {in_short(record.coverage)}."


def is_suspect(traits: frozenset[str], has_subject: bool) -> bool:
    """Whether an act of a case with these `traits` tells that its patient is a suspect.

    A detention alone does not; one that is told with its subject ("on suspicion of ...", `has_subject`) does. A case
    that was settled or dropped does not: both sides are told of as its parties.
    """
    if "undecided" in traits:
        return False
    return bool(traits & {"advances", "closes"}) or (has_subject and "coercive" in traits)
