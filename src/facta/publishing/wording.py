"""Wording: how a page names an act, so that how far the report commits to it can never be lost.

An asserted act is told in the passive by the codebook's label ("She was detained by police"); any other begins with
its modality ("according to the charity, ...", "planned: ...", "denied: ..."); a negated one says "not" in its place.
"""

from dataclasses import dataclass
from datetime import date

from facta.codebook.act_type import ActType
from facta.codebook.vocabulary import Vocabulary
from facta.model.act import Act, Filler, Modality
from facta.model.record import Reading, Record, Ref
from facta.model.statement import Statement
from facta.model.times import When
from facta.publishing.citations import one_line
from facta.publishing.english import AUXILIARY, NONE_OF, PRONOUNS, and_list, lower_first
from facta.publishing.phrasing import Filled, Phrase, filled, shortened

__all__ = ["NOT_NAMED", "Names", "Wording", "and_list", "short_day", "shortened", "when_words"]

MAX_CHAIN = 4
NOT_NAMED = "not named"
TOLD_BY = ", as told by "


@dataclass(frozen=True, slots=True)
class Names:
    """Names of parties, the same on every page."""

    record: Record

    def of(self, document: str, party: str | None) -> str:
        """The name of a party of a report: its entity's where it has one. `party` may also be an entity id."""
        if party is None:
            return ""
        entity = self.record.entity_of.get(Ref(document, party)) or self.record.entity_by_id.get(party)
        if entity is not None:
            return entity.name
        local = self.record.reading_of[document].party_of.get(party)
        return one_line(local.name) if local is not None else ""

    def speaker(self, reading: Reading, statement: Statement) -> str:
        """Who said it, with those who said the same; the mention as it stands, or "not decided", where it is open."""
        document = reading.document.id
        if statement.speaker is not None:
            parties = (statement.speaker, *statement.co_speakers)
            return and_list([name for name in (self.of(document, party) for party in parties) if name])
        if statement.candidates:
            return f"not decided: {' or '.join(self.of(document, party) for party in statement.candidates)}"
        if statement.source is not None:
            return f"“{one_line(reading.document.text[slice(*statement.source)])}”"
        return NOT_NAMED

    def voice(self, reading: Reading, according_to: str | None) -> str:
        """On whose word an act is given, through every level: "Open Door, as told by Zherash"; "" where unknown."""
        statement = reading.statement_of.get(according_to or "")
        if statement is None:
            return _nameable(self.of(reading.document.id, according_to))
        names: list[str] = []
        while statement is not None and len(names) < MAX_CHAIN:
            names.append(self._teller(reading, statement))
            statement = reading.statement_of.get(statement.within or "")
        told = dict.fromkeys(name for name in names if name != NOT_NAMED)
        return TOLD_BY.join(told)

    def _teller(self, reading: Reading, statement: Statement) -> str:
        """The speaker inside a sentence; who is open is named with every candidate."""
        if statement.speaker is None and statement.candidates:
            names = [self.of(reading.document.id, party) for party in statement.candidates]
            return f"{' or '.join(names)} (not decided which)"
        if statement.speaker is None and statement.source is not None:
            words = one_line(reading.document.text[slice(*statement.source)])
            if NONE_OF.match(words):
                return f"“{words}”"
            return _nameable(lower_first(words, reading.document.text))
        name = self.speaker(reading, statement)
        party = reading.party_of.get(statement.speaker or "")
        return _nameable(name if party is None or party.names else lower_first(name, reading.document.text))


def _nameable(name: str) -> str:
    """A name; for a pronoun, words that say that nobody is named."""
    return f"someone told of only as “{name.lower()}”" if name.lower() in PRONOUNS else name


class Wording:
    """Acts in words, by the labels of one codebook."""

    def __init__(self, record: Record, codebook: Vocabulary) -> None:
        self.names = Names(record)
        self._codebook = codebook

    def type_of(self, act: Act) -> ActType | None:
        """The act's type, or None for a predicate that no code fits."""
        try:
            return self._codebook.type_of(act.type) if act.type is not None else None
        except KeyError:  # a code of a codebook that this run was not given
            return None

    def noun(self, act: Act) -> str:
        """The act's name as a noun: "detention"."""
        kind = self.type_of(act)
        return (kind.noun or kind.gloss if kind else "") or act.type or act.lemma

    def act(self, reading: Reading, act: Act) -> str:
        """The act as one phrase, its modality before everything else; a crime on somebody's word by its noun."""
        phrase = self._phrase(reading, act)
        voice = self.names.voice(reading, act.according_to)
        if act.generic:
            return f"rule or habit: {phrase.told()}" + (f", according to {voice}" if voice else "")
        if self.is_criminal(act) and (voice or act.modality is not Modality.ASSERTED):
            return self._alleged_crime(reading, act, phrase, voice)
        match act.modality:
            case Modality.ASSERTED:
                return phrase.told() + (f", according to {voice}" if voice else "")
            case Modality.ALLEGED if self.tells_of_oneself(reading, act):
                return f"{_own_word(voice)}: {phrase.told()}"
            case Modality.ALLEGED:
                return f"according to {voice}, {phrase.told()}" if voice else f"alleged: {phrase.told()}"
            case _:
                return f"{_beginning(act, voice)}: {phrase.told()}"

    def _alleged_crime(self, reading: Reading, act: Act, phrase: Phrase, voice: str) -> str:
        """ "alleged against Bruno Kestrel, according to the charity: sexual violence", cut where one likes.

        Who tells of an allegation need not be who makes it: a lawyer tells what a client is suspected of.
        """
        agent = phrase.words("agent")
        if self.tells_of_oneself(reading, act):
            if act.modality is Modality.DENIED:
                return f"denied by {voice}: {phrase.named('agent')}"
            return f"{_beginning(act, '')} of {agent}, in their own words: {phrase.named('agent')}"
        if act.modality is Modality.ALLEGED and act.negated:
            return f"{f'according to {voice}' if voice else 'alleged'}: {phrase.named()}"
        if act.modality is Modality.ALLEGED:
            told = f", according to {voice}" if voice else ""
            return f"alleged{f' against {agent}' if agent else ''}{told}: {phrase.named('agent')}"
        return f"{_beginning(act, voice)}: {phrase.named()}"

    def is_criminal(self, act: Act) -> bool:
        """Whether the act, if it was so, would be a crime."""
        kind = self.type_of(act)
        return kind is not None and "criminal" in kind.traits

    def tells_of_oneself(self, reading: Reading, act: Act) -> bool:
        """Whether who tells of the act is said to have done it: that is no confession, and no accuser."""
        statement = reading.statement_of.get(act.according_to or "")
        passed: set[str] = set()  # two statements that each stand within the other lead nowhere
        while statement is not None and statement.speaker is None and statement.id not in passed:
            passed.add(statement.id)
            statement = reading.statement_of.get(statement.within or "")
        teller = statement.speaker if statement is not None else act.according_to
        return teller is not None and teller in act.parties_as("agent")

    def _phrase(self, reading: Reading, act: Act) -> Phrase:
        roles = {
            role: [told for filler in fillers if (told := self._filled(reading, filler)) is not None]
            for role, fillers in act.roles.items()
        }
        phrase = Phrase(act, self.type_of(act), roles)
        if self.tells_of_oneself(reading, act) and AUXILIARY.fullmatch(phrase.label) is not None:
            roles["agent"] = roles["agent"] if self.is_criminal(act) else []
        return phrase

    def _filled(self, reading: Reading, filler: Filler) -> Filled | None:
        return filled(reading, filler, self.names.of(reading.document.id, filler.party))

    def role(self, reading: Reading, act: Act, role: str, told_only: bool = False) -> str:
        """The fillers of a role as a list, or "". told_only: without those that the text only implies."""
        fillers = [filler for filler in act.roles.get(role, ()) if not (told_only and filler.inferred)]
        found = [self._filled(reading, filler) for filler in fillers]
        return and_list(list(dict.fromkeys(told.words for told in found if told is not None)))

    def filler(self, reading: Reading, filler: Filler) -> str:
        """A filler by its party's name, else by its words; one that the text only implies says so."""
        told = self._filled(reading, filler)
        return f"{told.words}{' (implied)' if told.inferred else ''}" if told is not None else ""


def _beginning(act: Act, voice: str) -> str:
    """The modality in words, with the voice."""
    match act.modality:
        case Modality.ASSERTED:
            return f"according to {voice}" if voice else "told as a fact"
        case Modality.ALLEGED:
            return f"alleged{f' by {voice}' if voice else ''}"
        case Modality.DENIED:
            return f"denied{f' by {voice}' if voice else ''}"
        case Modality.PLANNED:
            return f"planned{f', according to {voice}' if voice else ''}"
        case Modality.HYPOTHETICAL:
            return f"only supposed{f', by {voice}' if voice else ''}"


def _own_word(voice: str) -> str:
    """ "on Open Door’s own word, as told by Zherash": somebody tells what they did themselves."""
    teller, further, rest = voice.partition(TOLD_BY)
    return f"on {teller}{'’' if teller.endswith('s') else '’s'} own word{further}{rest}"


def short_day(when: When) -> str:
    """A time in the room of one day: "2024-05-02", "2024-05" for a whole month, "from 2024-05-02" for a longer one."""
    if when.start is None or when.end is None or when.start == when.end:
        return when_words(when)
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    after = date.fromordinal(last.toordinal() + 1)
    if first.day == 1 and after.day == 1:
        if first.month == last.month and first.year == last.year:
            return when.start[:7]
        if (first.month, after.month) == (1, 1) and first.year == last.year:
            return when.start[:4]
    return f"from {when.start}"


def when_words(when: When | None) -> str:
    """A time as pages write it: the day, first to last day, or its EDTF where no year is known.

    A day taken from the sentence before is uncertain and says so.
    """
    if when is None:
        return ""
    if when.start is None:
        return when.edtf
    shown = when.start if when.start == when.end else f"{when.start} to {when.end}"
    return f"perhaps {shown}" if when.uncertain else shown
