"""Before you publish: every party that these reports accuse, of what, by whom, how far it went, and their answer.

A party stands here when it is the agent of an act that would be a crime, or when the content of an accusation tells
of it as the one who acts. A party that the same words tell of as the one acted upon never does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from facta.model.act import WEAKEST_FIRST, Act, Modality
from facta.model.matter import Matter, StageReached
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.record import Reading, Record, Ref
from facta.model.statement import Statement, StatementKind
from facta.publishing.citations import Citations, Cite, in_short
from facta.publishing.wording import Wording, shortened, when_words

CAN_BE_ACCUSED = frozenset({PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.GROUP})
STRENGTH = {str(modality): rank for rank, modality in enumerate(WEAKEST_FIRST)}
CRIMINAL_KIND = "case"
MAX_WORDS = 240
VERDICTS = frozenset({"convicted", "sentenced"})


@dataclass(frozen=True, slots=True)
class Accusation:
    """One thing a party is accused of. of: the codebook's noun, or "an accusation"; strength: modality in words."""

    of: str
    wording: str
    by: str
    strength: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One telling of how far the case went."""

    words: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Accused:
    """One party accused. named: by a proper name in some report ("an officer" is not). statuses: weakest first;
    answers: what they are quoted as saying, with where.
    """

    name: str
    named: bool
    accusations: tuple[Accusation, ...]
    statuses: tuple[StatusLine, ...]
    status_note: str
    answer: str
    answers: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    rank: tuple[int, str, Span]
    reading: Reading
    accusation: Accusation


def accused_parties(record: Record, wording: Wording, citations: Citations) -> list[Accused]:
    """Everybody accused, in the order of their first accusation in the pile."""
    claims: dict[str, list[_Claim]] = {}
    for reading in record.readings:
        if reading.document.id in record.same_text:
            continue
        for party, claim in _claims(reading, wording, citations):
            claims.setdefault(_key(record, reading, party), []).append(claim)
    return [_accused(record, key, found, wording, citations) for key, found in claims.items()]


def _key(record: Record, reading: Reading, party: str) -> str:
    entity = record.entity_of.get(Ref(reading.document.id, party))
    return entity.id if entity is not None else f"{reading.document.id} {party}"


def _claims(reading: Reading, wording: Wording, citations: Citations) -> Iterator[tuple[str, _Claim]]:
    told: set[tuple[str, str]] = set()
    for act in reading.acts:
        if not _is_criminal(act, wording) or not _accuses(act):
            continue
        for party in act.parties_as("agent"):
            if _can_be_accused(reading, party):
                told.add((party, act.according_to or ""))
                yield party, _claim_of_act(reading, act, wording, citations)
    for statement in reading.statements:
        if statement.kind is StatementKind.ACCUSATION and not statement.negated:
            for party in _acting_in(reading, statement):
                if (party, statement.id) not in told:
                    yield party, _claim_of_statement(reading, statement, wording, citations)


def _accuses(act: Act) -> bool:
    """Whether the act is told of somebody: no rule, no "if", nothing that the report itself says was not so."""
    told_not_so = act.negated and act.modality is Modality.ASSERTED
    return not act.generic and not told_not_so and act.modality is not Modality.HYPOTHETICAL


def _is_criminal(act: Act, wording: Wording) -> bool:
    kind = wording.type_of(act)
    return kind is not None and "criminal" in kind.traits


def _can_be_accused(reading: Reading, party: str) -> bool:
    known = reading.party_of.get(party)
    return known is not None and known.kind in CAN_BE_ACCUSED


def _acting_in(reading: Reading, statement: Statement) -> list[str]:
    """The parties of which the words tell that they acted, and never that they were acted upon."""
    inside = [act for act in reading.acts if any(piece.covers(act.trigger) for piece in statement.content)]
    acting = {party for act in inside for party in act.parties_as("agent")}
    acted_upon = {party for act in inside for party in act.parties_as("patient", "recipient", "beneficiary")}
    speakers = {statement.speaker, *statement.co_speakers}
    return [
        party
        for party in statement.about
        if party in acting - acted_upon - speakers and _can_be_accused(reading, party)
    ]


def _claim_of_act(reading: Reading, act: Act, wording: Wording, citations: Citations) -> _Claim:
    voice = wording.names.voice(reading, act.according_to)
    if act.modality is Modality.DENIED:
        by = f"not told in this passage; {voice or 'somebody'} denies it"
    elif wording.tells_of_oneself(reading, act):
        by = f"not told in this passage, in which {voice} speaks of it"
    else:
        by = voice or (
            "the report, in its own voice" if act.modality is Modality.ASSERTED else "not named in the report"
        )
    strength = "asserted by the report" if act.modality is Modality.ASSERTED else str(act.modality)
    accusation = Accusation(
        wording.noun(act),
        wording.act(reading, act),
        by,
        strength,
        citations.cite(reading.document.id, act.passage, weighty=True),
    )
    return _Claim((STRENGTH[act.modality], reading.document.source, act.trigger), reading, accusation)


def _claim_of_statement(reading: Reading, statement: Statement, wording: Wording, citations: Citations) -> _Claim:
    by = wording.names.speaker(reading, statement)
    accusation = Accusation(
        "an accusation in words",
        f"{by}: “{' … '.join(shortened(reading.document.text, span, MAX_WORDS) for span in statement.content)}”",
        by,
        str(Modality.ALLEGED),
        citations.cite(reading.document.id, statement.span, weighty=True),
    )
    return _Claim((STRENGTH["alleged"], reading.document.source, statement.span), reading, accusation)


def _accused(record: Record, key: str, claims: list[_Claim], wording: Wording, citations: Citations) -> Accused:
    entity = record.entity_by_id.get(key)
    document, _, party = key.partition(" ")
    name = entity.name if entity is not None else wording.names.of(document, party)
    members = entity.members if entity is not None else (Ref(document, party),)
    ordered = sorted(claims, key=lambda claim: claim.rank)
    statuses = _statuses(record, key, wording, citations)
    answers = _answers(record, frozenset(members))
    return Accused(
        name,
        any(_is_named(record, ref) for ref in members),
        tuple(claim.accusation for claim in ordered),
        tuple(line for _, line in statuses),
        _status_note([stage for stage, _ in statuses], record),
        _answer_line(answers, record),
        tuple(citations.cite(document, span, kind) for kind, document, span in answers[:3]),
    )


def _is_named(record: Record, ref: Ref) -> bool:
    party = record.reading_of[ref.document].party_of.get(ref.id)
    return party is not None and bool(party.names)


def _statuses(
    record: Record, key: str, wording: Wording, citations: Citations
) -> list[tuple[StageReached, StatusLine]]:
    """The last stage of each case that concerns the party, every telling of it, the weakest first."""
    lines: list[tuple[StageReached, StatusLine]] = []
    for matter in record.matters:
        if matter.kind == CRIMINAL_KIND and key in _against(record, matter):
            last = [stage for stage in matter.history if stage.stage == matter.stage]
            for stage in sorted(last, key=lambda s: (STRENGTH.get(s.modality, 0), s.document, s.act)):
                line = _status_line(record, stage, wording, citations)
                if all(line != known for _, known in lines):
                    lines.append((stage, line))
    return lines


def _against(record: Record, matter: Matter) -> set[str]:
    """The parties a case is brought against: the patients of its acts; all its parties where no act names one."""
    patients: set[str] = set()
    for stage in matter.history:
        act = record.reading_of[stage.document].act_of.get(stage.act)
        for party in act.parties_as("patient") if act is not None else ():
            entity = record.entity_of.get(Ref(stage.document, party))
            patients.add(entity.id if entity is not None else f"{stage.document} {party}")
    return patients


def _status_line(record: Record, stage: StageReached, wording: Wording, citations: Citations) -> StatusLine:
    reading = record.reading_of[stage.document]
    act = reading.act_of[stage.act]
    voice = wording.names.voice(reading, stage.according_to)
    how = f"according to {voice}, " if voice else "" if stage.modality == "asserted" else f"{stage.modality}: "
    day = when_words(stage.when)
    told = f", {day}" if day else f", told on {reading.document.published or 'an unknown day'}"
    return StatusLine(f"{how}{stage.stage}{told}", citations.cite(stage.document, act.passage))


def _status_note(stages: list[StageReached], record: Record) -> str:
    if not stages:
        return f"No case is recorded {in_short(record.coverage)}."
    if any(stage.stage in VERDICTS and stage.modality == "asserted" for stage in stages):
        return "Check whether an appeal is pending."
    return f"No conviction is recorded {in_short(record.coverage)}."


def _answers(record: Record, members: frozenset[Ref]) -> list[tuple[str, str, Span]]:
    """What the party, or who stands for it, is quoted as saying: kind, document, span; denials first."""
    found: list[tuple[int, str, Span, str, str]] = []
    for reading in record.readings:
        document = reading.document.id
        if document in record.same_text:
            continue
        own = {ref.id for ref in members if ref.document == document}
        standing_for = {tie.from_party for tie in reading.ties if tie.relation == "represents" and tie.to_party in own}
        for statement in reading.statements:
            speakers = {statement.speaker, *statement.co_speakers} - {None}
            if statement.no_speech or statement.negated or not speakers & (own | standing_for):
                continue
            rank = {StatementKind.DENIAL: 0, StatementKind.NO_COMMENT: 2}.get(statement.kind, 1)
            found.append((rank, reading.document.source, statement.span, str(statement.kind), document))
    return [(kind, document, span) for _, _, span, kind, document in sorted(found)]


def _answer_line(answers: list[tuple[str, str, Span]], record: Record) -> str:
    kinds = [kind for kind, _, _ in answers]
    if "denial" in kinds:
        return "a denial is quoted"
    if any(kind != "no-comment" for kind in kinds):
        return "they are quoted, but no denial was found: read whether it is an answer"
    if kinds:
        return "they are reported to have declined to comment"
    return f"no answer of theirs was found {in_short(record.coverage)}"
