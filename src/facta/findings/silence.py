"""Who would not answer: refusals to comment, questions without an answer, information withheld.

Looks at statements of kind no-comment and at acts that withhold something, where the sentence says so in so many words
(declined, did not respond, could not be reached, withheld). A call to strike or march that was not followed is no
question, nor is a thing that somebody ought not to say. One finding for each party.
"""

from collections import defaultdict
from collections.abc import Mapping

from facta.findings.making import Passages, Rows, counted, made, said_by
from facta.findings.pile import Pile
from facta.findings.settings import FindingSettings
from facta.findings.subjects import same_body
from facta.findings.told import ToldAct, ToldStatement, shortened
from facta.findings.words import words
from facta.model.finding import Evidence, Finding
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.statement import Mode, StatementKind

KIND = "silence"
"""Words that name nobody: silence is recorded of a party, never of a word left open."""
ANSWER = words("answer")
NOT_SILENT = words("not silent")
NO_NAME = words("no name")
RECEIVED = words("received no answer")
THEIR_BODY = words("their body")
NOBODY = words("nobody")
REFUSAL = words("refusal to answer")
CALL = words("call to the public")
QUESTION = "Who would not answer?"
COUNTER = "what the party did say, in the same report first, answers to accusations before all else."
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "Each refusal to comment, question left without an answer and act of withholding information, by the party that a "
    "report says did it."
)
ANSWERS_SHOWN = 2
CAVEATS = (
    "There may be a lawful reason not to answer: a secret of an investigation, a person's privacy, a short deadline.",
    "An answer may have come after these reports, or may stand in one that is not here.",
    "How, when and how often the party was asked is known only as far as the passages say so.",
)


def silence(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Who refused to comment, left a question without an answer, or withheld information."""
    unanswered: defaultdict[str, list[tuple[Evidence, str, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for said in pile.statements:
        if said.statement.kind is StatementKind.NO_COMMENT and not _of_oneself(pile, said) and _is_silence(pile, said):
            for party, name in _silent(pile, said):
                names[party] = name
                row = (pile.statement_shown(said, "no comment"), "did not answer or comment", pile.report(said.reading))
                unanswered[party].append(row)
    for told in pile.acts:
        if told.has("withholds") and told.happened and _is_withholding(pile, told):
            for party, name in _withholding(pile, told):
                names[party] = name
                label = told.type.label if told.type and told.type.label else "withheld"
                row = (
                    pile.act_shown(told, "withheld"),
                    said_by(f"information: {label}", pile.according_to(told)),
                    pile.report(told.reading),
                )
                unanswered[party].append(row)
    looked_at = (
        f"{counted(sum(s.statement.kind is StatementKind.NO_COMMENT for s in pile.statements), 'refusal')} to comment, "
        f"{counted(sum(t.has('withholds') for t in pile.acts), 'act')} of withholding"
    )
    answers = _answers_by_party(pile)
    return tuple(
        _finding(pile, party, names[party], rows, answers.get(party, []), looked_at)
        for party, rows in unanswered.items()
    )


def _is_silence(pile: Pile, said: ToldStatement) -> bool:
    """Told as a refusal in so many words; not what somebody ought to do or is loath to do, no answer in quotation marks
    ("Absolutely not"), and not whoever asked and "received no answer"."""
    statement = said.statement
    if statement.mode is Mode.DIRECT and not ANSWER.search(said.content):
        return False
    sentence = pile.words(said.reading, pile.sentence_at(said.reading, statement.span))
    if RECEIVED.search(pile.words(said.reading, Span(statement.span.start, statement.span.end))):
        return False
    return bool(REFUSAL.search(sentence)) and not NOT_SILENT.search(sentence) and not CALL.search(sentence)


def _is_withholding(pile: Pile, told: ToldAct) -> bool:
    """The sentence says so in so many words, and it is no call to strike or vote that was not answered."""
    sentence = pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger))
    return bool(REFUSAL.search(sentence)) and not CALL.search(sentence)


def _of_oneself(pile: Pile, said: ToldStatement) -> bool:
    """What somebody says of their own silence is an answer ("she said she had never spoken in public")."""
    outer = said.reading.statement_of.get(said.statement.within or "")
    return outer is not None and outer.speaker is not None and outer.speaker == said.statement.speaker


def _silent(pile: Pile, said: ToldStatement) -> list[tuple[str, str]]:
    source = said.statement.source
    words_of_source = pile.words(said.reading, source) if source else ""
    body = _own_body(pile, said, words_of_source)
    if body:
        return [(body, pile.name(body))]
    speakers = pile.speakers(said)
    if speakers:
        return [(party, pile.name(party)) for party in speakers if _can_be_silent(pile, party)]
    if not words_of_source or _is_nobody(words_of_source):
        return []
    return [(f"?{said.reading.document.id}:{words_of_source}", words_of_source)]


def _can_be_silent(pile: Pile, party: str) -> bool:
    return pile.kind(party) != "place" and not _is_nobody(pile.name(party))


def _is_nobody(name: str) -> bool:
    return bool(NO_NAME.fullmatch(name) or NOBODY.match(name))


def _own_body(pile: Pile, said: ToldStatement, name: str) -> str:
    """ "Her ministry": the one body of that noun that is tied to, or bears the office of, the one person who is named
    before it in the sentence; "" where either is not one."""
    source = said.statement.source
    if source is None or not THEIR_BODY.fullmatch(name):
        return ""
    sentence = pile.sentence_at(said.reading, source)
    before = pile.named_in(said.reading, Span(sentence.start, source.start))
    people = [party for party in before if pile.kind(party) == "person"]
    if len(people) != 1:
        return ""
    noun = name.rsplit(maxsplit=1)[-1].lower()
    bodies = [
        entity.id
        for entity in pile.record.entities
        if entity.kind is PartyKind.ORGANIZATION
        and any(noun in each.lower().split() for each in (entity.name, *entity.names))
        and same_body(pile, people[0], entity.id)
    ]
    return bodies[0] if len(bodies) == 1 else ""


def _withholding(pile: Pile, told: ToldAct) -> list[tuple[str, str]]:
    agents = [
        party
        for party in pile.entities(told, "agent")
        if pile.kind(party) in ("person", "organization", "group") and not NO_NAME.fullmatch(pile.name(party))
    ]
    return [(party, pile.name(party)) for party in agents if not NOBODY.match(pile.name(party))]


def _answers_by_party(pile: Pile) -> Mapping[str, list[ToldStatement]]:
    """What each party did say, answers to accusations first."""
    found: defaultdict[str, list[ToldStatement]] = defaultdict(list)
    for said in pile.statements:
        if _answers(said):
            for speaker in pile.speakers(said):
                found[speaker].append(said)
    first = (StatementKind.DENIAL, StatementKind.JUSTIFICATION)
    return {party: sorted(rows, key=lambda said: said.statement.kind not in first) for party, rows in found.items()}


def _finding(
    pile: Pile,
    party: str,
    name: str,
    rows: list[tuple[Evidence, str, str]],
    answers: list[ToldStatement],
    looked_at: str,
) -> Finding:
    passages, table = Passages(), Rows("Who", "What the report says", "Passage", "Report")
    told = {(evidence.document, evidence.span): (evidence, what, report) for evidence, what, report in reversed(rows)}
    for evidence, what, report in reversed(told.values()):
        refs = passages.add(evidence)
        table.add((name, what, " ".join(evidence.text.split()), report), refs)
    reports = len({evidence.document for evidence, _, _ in rows})
    known = not party.startswith("?")
    silent_in = {evidence.document for evidence, _, _ in rows}
    near = sorted(answers, key=lambda said: said.ref.document not in silent_in)
    counter = [
        f"{name}, {'in the same report' if said.ref.document in silent_in else pile.report(said.reading)}: "
        f"“{shortened(' '.join(said.content.split()))}”"
        for said in near[:ANSWERS_SHOWN]
    ]
    if len(answers) > ANSWERS_SHOWN:
        counter.append(f"{counted(len(answers) - ANSWERS_SHOWN, 'further statement')} of {name}, on any question.")
    return made(
        pile,
        KIND,
        QUESTION,
        "Reported as not answering, or as withholding information, "
        f"{'once' if len(passages.kept) == 1 else f'in {len(passages.kept)} passages'}: {name}.",
        (party,) if known else (),
        passages,
        table=table,
        figures={"passages": len(passages.kept), "reports": reports, "other statements of the party": len(answers)},
        caveats=CAVEATS,
        rule=RULE,
        looked_at=looked_at,
        counter=counter,
    )


def _answers(said: ToldStatement) -> bool:
    statement = said.statement
    return statement.kind is not StatementKind.NO_COMMENT and not statement.no_speech and not statement.negated
