"""Words of a party against an authority: statements, and sentences that tell of them.

In: a pile. Out: each criticism with who made it, where it stands and its days. Elsewhere: what came after it
(sanction_after_criticism.py).
"""

from dataclasses import dataclass

from facta.findings.pile import Pile
from facta.findings.told import Days, ToldStatement, days
from facta.findings.words import words
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.record import Reading
from facta.model.statement import StatementKind

CRITICAL_KINDS = frozenset({StatementKind.ACCUSATION, StatementKind.DEMAND})
CRITICAL = words("criticism")
POWER = words("power")
PUBLISHED = words("published words")
TOLD_OF = words("criticism told")
NOT = words("not")


@dataclass(frozen=True)
class Criticism:
    """Words against an authority: a statement, or a sentence that tells of them ("had criticised the police").

    span: of the words; entry: statement id, or "" for a sentence that tells of them.
    """

    reading: Reading
    span: Span
    entry: str
    speakers: tuple[str, ...]
    days: Days | None
    words: str

    @property
    def position(self) -> tuple[str, int]:
        """Where it stands: document id and offset."""
        return self.reading.document.id, self.span.start


def criticisms_in(pile: Pile) -> list[Criticism]:
    """Every criticism, statements first; a sentence that tells of one that is a statement too is left out."""
    found: list[Criticism] = []
    for said in pile.statements:
        speakers = tuple(s for s in pile.speakers(said) if not pile.is_authority(s) and pile.kind(s) != "place")
        if speakers and not said.statement.negated and _is_critical(pile, said):
            span = pile.sentence_at(said.reading, said.statement.span)
            found.append(
                Criticism(said.reading, span, said.statement.id, speakers, days(said.statement.when), said.content)
            )
    told = [criticism for reading in pile.readings for criticism in _told_of(pile, reading)]
    return found + [c for c in told if not any(c.span.overlaps(o.span) and c.reading is o.reading for o in found)]


def _told_of(pile: Pile, reading: Reading) -> list[Criticism]:
    """Sentences that tell of criticism: who, a verb of criticism, then an authority; dated by the sentence."""
    mentions = sorted(
        (mention, party.id)
        for party in reading.parties
        for mention in party.mentions
        if party.kind in (PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.GROUP)
    )
    found: list[Criticism] = []
    for sentence in reading.sentences:
        text = reading.document.text[sentence.start : sentence.end]
        verb = TOLD_OF.search(text)
        if verb is None or NOT.search(text, 0, verb.start()) or not POWER.search(text, verb.end()):
            continue
        at = sentence.start + verb.start()
        before = [party for mention, party in mentions if sentence.start <= mention.start and mention.end <= at]
        speaker = pile.entity_id(reading, before[-1]) if before else ""
        if not speaker or pile.is_authority(speaker):
            continue
        told_words = pile.words(reading, sentence)
        found.append(Criticism(reading, sentence, "", (speaker,), pile.day_named_in(reading, sentence), told_words))
    return found


def _is_critical(pile: Pile, said: ToldStatement) -> bool:
    """An accusation or demand, or words with a cue of criticism, that name an authority."""
    statement, text = said.statement, said.reading.document.text
    cue = text[statement.cue.start : statement.cue.end] if statement.cue else ""
    critical = statement.kind in CRITICAL_KINDS or bool(CRITICAL.search(cue)) or _critical_sentence(pile, said)
    about = any(pile.is_authority(pile.entity_id(said.reading, party)) for party in statement.about)
    return critical and (about or bool(POWER.search(said.content)) or bool(POWER.search(_sentence(pile, said))))


def _critical_sentence(pile: Pile, said: ToldStatement) -> bool:
    """A post or letter that the sentence calls critical ("her post highlighting an incident")."""
    sentence = _sentence(pile, said)
    return bool(PUBLISHED.search(sentence) and CRITICAL.search(sentence))


def _sentence(pile: Pile, said: ToldStatement) -> str:
    return pile.words(said.reading, pile.sentence_at(said.reading, said.statement.span))
