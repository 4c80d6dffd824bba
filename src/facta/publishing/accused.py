"""Before you publish: every party that these reports accuse, of what, by whom, how far it went, and their answer.

A party stands here when it is the agent of an act that would be a crime, when the content of an accusation tells of
it as the one who acts, or when a case is brought against it. A party that the same words tell of as the one acted upon
never does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from facta.model.act import WEAKEST_FIRST, Act, Modality
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.record import Reading, Record, Ref
from facta.model.statement import Statement, StatementKind
from facta.publishing.case_status import CRIMINAL_KIND, CaseStatus, case_status, is_suspect
from facta.publishing.citations import Citations, Cite, in_short
from facta.publishing.wording import Wording, shortened

CAN_BE_ACCUSED = frozenset({PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.GROUP})
STRENGTH = {str(modality): rank for rank, modality in enumerate(WEAKEST_FIRST)}
MAX_WORDS = 240
MAX_ANSWER = 110
CLOSE_BY = 3
AFTER_ACTS = len(WEAKEST_FIRST)
WITHOUT_A_SOURCE = "by the report itself, without naming a source"


@dataclass(frozen=True, slots=True)
class Accusation:
    """One thing a party is accused of. of: the codebook's noun, or "an accusation"; strength: modality in words."""

    of: str
    wording: str
    by: str
    strength: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that a party is quoted as saying. kind: of statement; words: the beginning of them, or ""."""

    kind: str
    words: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Accused:
    """One party accused. named: by a proper name in some report ("an officer" is not). answers: denials first."""

    name: str
    named: bool
    accusations: tuple[Accusation, ...]
    status: CaseStatus
    answer: str
    answers: tuple[Answer, ...]


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
        if not wording.is_criminal(act) or not _accuses(act):
            continue
        for party in act.parties_as("agent"):
            if _can_be_accused(reading, party):
                told.add((party, act.according_to or ""))
                yield party, _claim_of_act(reading, act, wording, citations)
    yield from _suspects(reading, wording, citations)
    for statement in reading.statements:
        if statement.kind is StatementKind.ACCUSATION and not statement.negated:
            for party in _acting_in(reading, statement):
                if (party, statement.id) not in told:
                    yield party, _claim_of_statement(reading, statement, wording, citations)


def _accuses(act: Act) -> bool:
    """Whether the act is told of somebody: no rule, no "if", nothing that the report itself says was not so."""
    told_not_so = act.negated and act.modality is Modality.ASSERTED
    return not act.generic and not told_not_so and act.modality is not Modality.HYPOTHETICAL


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


def _suspects(reading: Reading, wording: Wording, citations: Citations) -> Iterator[tuple[str, _Claim]]:
    """Whom a case is told to be brought against: charged, tried, under investigation for something."""
    victims = {party for act in reading.acts if wording.is_criminal(act) for party in act.parties_as("patient")}
    for act in reading.acts:
        kind = wording.type_of(act)
        if kind is None or kind.matter != CRIMINAL_KIND or not kind.stage or act.negated or not _accuses(act):
            continue
        subject = wording.role(reading, act, "theme")
        for party in act.parties_as("patient"):
            known = reading.party_of.get(party)
            if known is None or party in victims or not _can_be_accused(reading, party):
                continue
            if not _complains(reading, known, wording) and is_suspect(kind.traits, bool(subject)):
                yield party, _claim_of_case(reading, act, kind.stage, subject, wording, citations)


def _complains(reading: Reading, party: Party, wording: Wording) -> bool:
    """Whether a party is protected as a complainant, in this report or in another."""
    entity = wording.names.record.entity_of.get(Ref(reading.document.id, party.id))
    shielded = party.shielded, entity.shielded if entity is not None else ""
    return "complainant" in shielded or party.name.startswith("[complainant")


def _claim_of_case(
    reading: Reading, act: Act, stage: str, subject: str, wording: Wording, citations: Citations
) -> _Claim:
    voice = wording.names.voice(reading, act.according_to)
    agent = wording.role(reading, act, "agent")
    told_by = f"according to {voice}" if voice else "by an authority that is not named"
    accusation = Accusation(
        subject or "a case; of what is not told here",
        wording.act(reading, act),
        f"by {agent}" if agent else told_by,
        stage if act.modality is Modality.ASSERTED else f"{act.modality}: {stage}",
        citations.cite(reading.document.id, act.passage, weighty=True),
    )
    return _Claim((AFTER_ACTS, reading.document.source, act.trigger), reading, accusation)


def _claim_of_act(reading: Reading, act: Act, wording: Wording, citations: Citations) -> _Claim:
    voice = wording.names.voice(reading, act.according_to)
    if act.modality is Modality.DENIED:
        by = f"not told in this passage; {voice or 'somebody'} denies it"
    elif wording.tells_of_oneself(reading, act):
        by = f"not told in this passage, in which {voice} speaks of it"
    else:
        in_own_voice = "by the report itself, as a fact" if act.modality is Modality.ASSERTED else WITHOUT_A_SOURCE
        by = f"according to {voice}" if voice else in_own_voice
    strength = "told as a fact" if act.modality is Modality.ASSERTED and not voice else str(act.modality)
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
        f"by {by}",
        str(Modality.ALLEGED),
        citations.cite(reading.document.id, statement.span, weighty=True),
    )
    return _Claim((AFTER_ACTS + 1, reading.document.source, statement.span), reading, accusation)


def _accused(record: Record, key: str, claims: list[_Claim], wording: Wording, citations: Citations) -> Accused:
    entity = record.entity_by_id.get(key)
    document, _, party = key.partition(" ")
    name = entity.name if entity is not None else wording.names.of(document, party)
    members = entity.members if entity is not None else (Ref(document, party),)
    ordered = sorted(claims, key=lambda claim: claim.rank)
    answers = _answers(record, frozenset(members))
    return Accused(
        name,
        any(_is_named(record, ref) for ref in members),
        tuple(claim.accusation for claim in ordered),
        case_status(record, key, wording, citations),
        _answer_line(answers, record),
        tuple(_answer(record.reading_of[document], statement, citations) for document, statement in answers[:3]),
    )


def _is_named(record: Record, ref: Ref) -> bool:
    party = record.reading_of[ref.document].party_of.get(ref.id)
    return party is not None and bool(party.names)


def _answer(reading: Reading, statement: Statement, citations: Citations) -> Answer:
    words = ""
    if statement.kind is not StatementKind.NO_COMMENT and statement.content:
        said, cue = statement.content[0], statement.cue
        with_cue = cue is not None and 0 <= said.start - cue.end < CLOSE_BY  # "denied that ..." keeps its "denied"
        span = Span(cue.start, said.end) if cue is not None and with_cue else said
        words = shortened(reading.document.text, span, MAX_ANSWER).strip(" \"“”‘’',")
    return Answer(str(statement.kind), words, citations.cite(reading.document.id, statement.span))


def _answers(record: Record, members: frozenset[Ref]) -> list[tuple[str, Statement]]:
    """What the party, or who stands for it, is quoted as saying, with the document's id; denials first."""
    found: list[tuple[int, str, Span, str, Statement]] = []
    for reading in record.readings:
        document = reading.document.id
        if document in record.same_text:
            continue
        own = {ref.id for ref in members if ref.document == document}
        standing_for = {tie.from_party for tie in reading.ties if tie.relation == "represents" and tie.to_party in own}
        for statement in reading.statements:
            speakers = {statement.speaker, *statement.co_speakers} - {None}
            held_only = statement.no_speech and statement.kind is not StatementKind.DENIAL
            if held_only or statement.negated or not speakers & (own | standing_for):
                continue
            rank = {StatementKind.DENIAL: 0, StatementKind.NO_COMMENT: 2}.get(statement.kind, 1)
            found.append((rank, reading.document.source, statement.span, document, statement))
    found.sort(key=lambda one: (*one[:4], one[4].id))
    return [(document, statement) for *_, document, statement in found]


def _answer_line(answers: list[tuple[str, Statement]], record: Record) -> str:
    kinds = [str(statement.kind) for _, statement in answers]
    if "denial" in kinds:
        return "a denial is quoted"
    if any(kind != "no-comment" for kind in kinds):
        return "they are quoted, but no denial was found: read whether it is an answer"
    if kinds:
        return "they are reported to have declined to comment"
    return f"no answer of theirs was found {in_short(record.coverage)}"
