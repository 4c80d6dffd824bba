"""Who would not answer: refusals to comment, questions without an answer, information withheld.

Looks at statements of kind no-comment and at acts that withhold something, where the sentence says so in so many words
(declined, did not respond, could not be reached, withheld). A call to strike or march that was not followed is no
question, nor is a thing that somebody ought not to say. One finding for each party. Where the report's words name
nobody ("her group", "he" after two people), the passage stands in one finding for all such, and is nobody's.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from facta.findings.making import Passages, Rows, by_whom, counted, listed, made, said_by
from facta.findings.pile import Pile
from facta.findings.settings import FindingSettings
from facta.findings.subjects import same_body
from facta.findings.told import ToldAct, ToldStatement, shortened
from facta.findings.words import words
from facta.model.finding import Evidence, Finding
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.record import Reading
from facta.model.statement import Mode, StatementKind

KIND = "silence"
ANSWER = words("answer")
NOT_SILENT = words("not silent")
NO_NAME = words("no name")
RECEIVED = words("received no answer")
THEIR_BODY = words("their body")
NOBODY = words("nobody")
WORDING = words("wording")
REFUSAL = words("refusal to answer")
CALL = words("call to the public")
QUESTION = "Who would not answer?"
PRONOUN = words("he or she")
OWN = words("somebody's own")
DESCRIBED = words("described")
OWNER = re.compile(r"[’']s?\s")
"""In a name: somebody's ("Moll's office")."""
REFLEXIVE = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)$")
VAGUE = words("vague")
PARTICIPLE = words("participle of refusal")
NOT_NAMED = "?"
"""Stands for everybody whom the words of a report do not name."""
NO_COMMENT = "did not answer or comment"
WITHHELD = "information: {}"
UNNAMED_SOURCE = words("unnamed source")
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


class Silence(NamedTuple):
    """One passage in which somebody did not answer.

    name: as a table shows it. by: on whose word the report gives it ("according to Cole"), or "".
    """

    name: str
    shown: Evidence
    what: str
    by: str
    report: str


def silence(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Who refused to comment, left a question without an answer, or withheld information."""
    withheld = _withheld_words(pile)
    unanswered: defaultdict[str, list[Silence]] = defaultdict(list)
    for said in pile.statements:
        if said.statement.kind is StatementKind.NO_COMMENT and not _of_oneself(pile, said) and _is_silence(pile, said):
            for party, name in _silent(pile, said):
                shown = pile.statement_shown(said, "no comment")
                what = NO_COMMENT if _asks_answer(pile, said) else withheld.get(_ref(said), NO_COMMENT)
                by = _according_to(pile, said)
                unanswered[party].append(Silence(name, shown, what, by, pile.report(said.reading)))
    refusals = {
        (s.ref.document, s.statement.span) for s in pile.statements if s.statement.kind is StatementKind.NO_COMMENT
    }
    for told in pile.acts:
        if told.has("withholds") and told.happened and _is_withholding(pile, told, refusals):
            for party, name in _withholding(pile, told):
                by = pile.according_to(told) if pile.source_of(told) != party else ""
                shown = pile.act_shown(told, "withheld")
                unanswered[party].append(
                    Silence(name, shown, WITHHELD.format(_label(told)), by, pile.report(told.reading))
                )
    looked_at = (
        f"{counted(sum(s.statement.kind is StatementKind.NO_COMMENT for s in pile.statements), 'refusal')} to comment, "
        f"{counted(sum(t.has('withholds') for t in pile.acts), 'act')} of withholding"
    )
    answers = _answers_by_party(pile)
    return tuple(
        _finding(pile, party, unanswered[party], answers.get(party, []), looked_at)
        for party in sorted(unanswered, key=lambda party: party == NOT_NAMED)
    )


def _asks_answer(pile: Pile, said: ToldStatement) -> bool:
    """Whether what was refused is a comment or an answer ("did not respond to", "our calls"), and not a thing known."""
    cue = said.statement.cue
    return bool(ANSWER.search(f"{pile.words(said.reading, cue) if cue else ''} {said.content}"))


def _ref(said: ToldStatement) -> tuple[str, Span]:
    return said.ref.document, said.statement.span


def _withheld_words(pile: Pile) -> Mapping[tuple[str, Span], str]:
    """What was withheld, for refusals to comment that tell of an act of withholding ("refused a request for files")."""
    return {
        _ref(said): WITHHELD.format(_label(told))
        for said in pile.statements
        if said.statement.kind is StatementKind.NO_COMMENT
        for told in pile.acts_in(said.reading)
        if told.has("withholds") and told.happened and said.statement.span.overlaps(told.act.trigger)
    }


def _label(told: ToldAct) -> str:
    return told.type.label if told.type and told.type.label else "withheld"


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


def _is_withholding(pile: Pile, told: ToldAct, refusals: Collection[tuple[str, Span]]) -> bool:
    """The sentence says so in so many words; it is no call to strike or vote that was not answered, and no refusal to
    comment that is told already as one of `refusals`."""
    sentence = pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger))
    if any(span.overlaps(told.act.trigger) for document, span in refusals if document == told.ref.document):
        return False
    return bool(REFUSAL.search(sentence)) and not NOT_SILENT.search(sentence) and not CALL.search(sentence)


def _of_oneself(pile: Pile, said: ToldStatement) -> bool:
    """What somebody says of their own silence is an answer ("she said she had never spoken in public")."""
    outer = said.reading.statement_of.get(said.statement.within or "")
    return outer is not None and outer.speaker is not None and outer.speaker == said.statement.speaker


def _according_to(pile: Pile, said: ToldStatement) -> str:
    """ "according to Cole" where somebody tells of another's silence, else ""."""
    outer = said.reading.statement_of.get(said.statement.within or "")
    if outer is None:
        return ""
    speakers = pile.names(pile.speakers(ToldStatement(said.reading, outer)))
    if not speakers and outer.source is None:
        return "according to somebody not named"
    return f"according to {listed(speakers) or pile.words(said.reading, outer.source or said.statement.span)}"


def _silent(pile: Pile, said: ToldStatement) -> list[tuple[str, str]]:
    source = said.statement.source
    words_of_source = pile.words(said.reading, source) if source else ""
    body = _own_body(pile, said, words_of_source)
    if body:
        return [(body, pile.name(body))]
    if any(pile.kind(party) == "place" for party in pile.speakers(said)):
        return []
    speakers = [party for party in pile.speakers(said) if _can_be_silent(pile, party)]
    if len(speakers) > 1 and not any(_has_a_name(pile, party) for party in speakers):
        return [(f"?{said.reading.document.id}:{words_of_source}", words_of_source)]
    if speakers and not _is_clear(pile, said, speakers[0]):
        return [(NOT_NAMED, f"“{words_of_source}”" if _is_open(words_of_source) else "not clear who")]
    if speakers and (not source or _shares_a_word(pile, speakers[0], words_of_source)):
        return [(party, pile.name(party)) for party in speakers]
    if not words_of_source or _is_nobody(words_of_source) or UNNAMED_SOURCE.fullmatch(words_of_source):
        return []
    if _is_open(words_of_source) or (" " not in words_of_source.split(",")[0] and _may_be_two(said)):
        return [(NOT_NAMED, f"“{words_of_source}”")]
    name = REFLEXIVE.sub("", words_of_source.split(",")[0])
    return [(f"?{said.reading.document.id}:{name}", name)]


def _is_clear(pile: Pile, said: ToldStatement, party: str) -> bool:
    """Whether the words of the source can mean only one: not "her group", nor "he" after two people in the sentence or
    for a body, nor a participle that two could be the subject of ("Cole said Venn had left, refusing to say why")."""
    source = said.statement.source
    if source is None:
        return True
    name = pile.words(said.reading, source)
    sentence = pile.sentence_at(said.reading, source)
    before = _parties_in(pile, said.reading, Span(sentence.start, max(sentence.start, source.start)))
    if _is_open(name):
        return False
    if PRONOUN.fullmatch(name):
        return pile.kind(party) == "person" and sum(pile.kind(other) == "person" for other in before) < 2
    cue = said.statement.cue
    participle = cue is not None and source.end < cue.start and PARTICIPLE.match(pile.words(said.reading, cue))
    return not (participle and any(pile.kind(other) != "place" and other != party for other in before))


def _is_open(name: str) -> bool:
    """ "Her group", "some senators": words that leave open who is meant."""
    return bool(OWN.match(name) or (VAGUE.match(name) and not NO_NAME.fullmatch(name)))


def _parties_in(pile: Pile, reading: Reading, span: Span) -> list[str]:
    """Entity ids of all parties mentioned at `span`, with a name or without."""
    found = (party.id for party in reading.parties if any(span.covers(mention) for mention in party.mentions))
    return list(dict.fromkeys(pile.entity_id(reading, party) for party in found))


def _shares_a_word(pile: Pile, party: str, words_of_source: str) -> bool:
    """Whether the source, where it begins with a name, can be the party's: a word of it or the same initials; what is
    somebody's has the owner's name in its own."""
    entity = pile.entity(party)
    name = words_of_source.split(",")[0]
    if entity is None or NO_NAME.fullmatch(name):
        return True
    names = (entity.name, *entity.names)
    known = {word for each in names for word in _words_of(each)}
    if owner := OWNER.search(name):  # "Cole's campaign" is none of Venn's
        return bool(known & set(_words_of(name[: owner.start()] + words_of_source[len(name) :])))
    if DESCRIBED.match(name):
        return True
    return bool(known & set(_words_of(name))) or bool({_capitals(name)} & {_capitals(each) for each in names} - {""})


def _words_of(name: str) -> list[str]:
    return re.findall(r"\w{2,}", name.lower())


def _capitals(name: str) -> str:
    """ "FBI" of "FBI" and of "Federal Bureau of Investigation"."""
    return "".join(re.findall(r"[A-Z]", name))


def _can_be_silent(pile: Pile, party: str) -> bool:
    name = pile.name(party)
    return pile.kind(party) != "place" and not (_is_nobody(name) or UNNAMED_SOURCE.fullmatch(name))


def _may_be_two(said: ToldStatement) -> bool:
    """ "Lind" of Anna Lind and Alan Lind."""
    parties = (said.reading.party_of.get(party) for party in said.statement.candidates)
    return len({party.name for party in parties if party is not None and len(party.name.split()) > 1}) > 1


def _has_a_name(pile: Pile, party: str) -> bool:
    entity = pile.entity(party)
    return entity is not None and bool(entity.names)


def _is_nobody(name: str) -> bool:
    return bool(NO_NAME.fullmatch(name) or NOBODY.match(name) or WORDING.fullmatch(name))


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
        if pile.kind(party) in ("person", "organization", "group") and _can_be_silent(pile, party)
    ]
    named = [(party, pile.name(party)) for party in agents]
    return [(NOT_NAMED, f"“{name}”") if _is_open(name) else (party, name) for party, name in named]


def _answers_by_party(pile: Pile) -> Mapping[str, list[ToldStatement]]:
    """What each party did say, answers to accusations first."""
    found: defaultdict[str, list[ToldStatement]] = defaultdict(list)
    for said in pile.statements:
        if _answers(said) and not _refuses(pile, said):
            for speaker in pile.speakers(said):
                found[speaker].append(said)
    first = (StatementKind.DENIAL, StatementKind.JUSTIFICATION)
    return {party: sorted(rows, key=lambda said: said.statement.kind not in first) for party, rows in found.items()}


def _finding(pile: Pile, party: str, silences: list[Silence], answers: list[ToldStatement], looked_at: str) -> Finding:
    name = silences[0].name
    passages, table = Passages(), Rows("Who", "What the report says", "Passage", "Report")
    rows = list({(row.shown.document, row.shown.span): row for row in reversed(silences)}.values())[::-1]
    for row in rows:
        refs = passages.add(row.shown)
        table.add((row.name, said_by(row.what, row.by), " ".join(row.shown.text.split()), row.report), refs)
    reports = len({row.shown.document for row in rows})
    known = party != NOT_NAMED and not party.startswith("?")
    silent_in = {row.shown.document for row in rows}
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
        _title(party, rows),
        (party,) if known else (),
        passages,
        table=table,
        figures={"passages": len(passages.kept), "reports": reports, "other statements of the party": len(answers)},
        caveats=CAVEATS,
        rule=RULE,
        looked_at=looked_at,
        counter=counter,
    )


def _title(party: str, rows: list[Silence]) -> str:
    """ "Tervan city hall: reported as not answering or commenting (2 passages)."."""
    ways = [("not answering or commenting", any(row.what == NO_COMMENT for row in rows))]
    ways.append(("withholding information", any(row.what != NO_COMMENT for row in rows)))
    how = " and as ".join(way for way, told in ways if told)
    often = f" ({counted(len(rows), 'passage')})" if len(rows) > 1 else ""
    if party == NOT_NAMED:
        return f"Reported as {how}, without a name{often}: {listed(row.name for row in rows)}."
    name = rows[0].name
    told_by = by_whom(row.by for row in rows) if all(row.by for row in rows) else ""
    return said_by(f"{name[:1].upper()}{name[1:]}: reported as {how}{often}", told_by) + "."


def _refuses(pile: Pile, said: ToldStatement) -> bool:
    """ "Declined to give a price": what was coded as words of another kind and is no answer."""
    cue = said.statement.cue
    return cue is not None and bool(REFUSAL.search(f"{pile.words(said.reading, cue)} {said.content}"))


def _answers(said: ToldStatement) -> bool:
    statement = said.statement
    return statement.kind is not StatementKind.NO_COMMENT and not statement.no_speech and not statement.negated
