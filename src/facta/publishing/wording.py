"""Wording: how a page names an act, so that how far the report commits to it can never be lost.

An asserted act is told in the passive by the codebook's label ("She was detained by police"); any other begins with
its modality ("according to the charity, ...", "planned: ...", "denied: ..."); a negated one says "not" in its place.
"""

import re
from dataclasses import dataclass
from datetime import date

from facta.codebook.act_type import ActType
from facta.codebook.vocabulary import Vocabulary
from facta.model.act import Act, Filler, Modality
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.record import Reading, Record, Ref
from facta.model.statement import Statement
from facta.model.times import When
from facta.publishing.citations import one_line

MAX_FILLER = 90
MAX_CHAIN = 4
NOT_NAMED = "not named"
AUXILIARY = re.compile(r"(was|were|is|are|has|have|had|will|would|can|could|did|does|do)\b(.*)", re.DOTALL)
PLURAL = {"was": "were", "is": "are", "has": "have"}
NOT_YET = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
PRONOUNS = frozenset(
    "i me my we us our you your he him his she her it its they them their"
    " who whom whose which that this these those".split()
)
"""Words that name nobody outside their sentence."""

OWN_OBJECT = re.compile(r"(?:was|were|had) \w+(?: \w+)* (?!of$|for$|upon$|back$|off$|out$)\w+", re.DOTALL)
"""A label that already says what was given or taken: "was refused information", "had accounts frozen"."""

REST = {
    "patient": " (whom: {})",
    "theme": " ({})",
    "recipient": ", to {}",
    "beneficiary": ", for {}",
    "agent": " by {}",
    "reason": "; reason given: {}",
}
"""How the other roles follow, in this order."""


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
            return self.of(reading.document.id, according_to)
        names: list[str] = []
        while statement is not None and len(names) < MAX_CHAIN:
            names.append(self.speaker(reading, statement))
            statement = reading.statement_of.get(statement.within or "")
        told = dict.fromkeys(name for name in names if name != NOT_NAMED)
        return ", as told by ".join(told)


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
        """The act as one phrase, its modality before everything else."""
        phrase = self._phrase(reading, act)
        voice = self.names.voice(reading, act.according_to)
        if act.generic:
            return f"rule or habit: {phrase}" + (f", according to {voice}" if voice else "")
        match act.modality:
            case Modality.ASSERTED:
                return phrase + (f", according to {voice}" if voice else "")
            case Modality.ALLEGED if self.tells_of_oneself(reading, act):
                return f"alleged, as {voice} tells of it: {phrase}"
            case Modality.ALLEGED:
                return f"according to {voice}, {phrase}" if voice else f"alleged: {phrase}"
            case Modality.DENIED:
                return f"denied{f' by {voice}' if voice else ''}: {phrase}"
            case Modality.PLANNED:
                return f"planned{f', according to {voice}' if voice else ''}: {phrase}"
            case Modality.HYPOTHETICAL:
                return f"only supposed{f', by {voice}' if voice else ''}: {phrase}"

    def tells_of_oneself(self, reading: Reading, act: Act) -> bool:
        """Whether who tells of the act is said to have done it: that is no confession, and no accuser."""
        statement = reading.statement_of.get(act.according_to or "")
        teller = statement.speaker if statement is not None else act.according_to
        return teller is not None and teller in act.parties_as("agent")

    def _phrase(self, reading: Reading, act: Act) -> str:
        kind = self.type_of(act)
        label = (kind.label if kind else "") or f"[{act.lemma}]"
        role = self._subject_role(reading, act, label)
        subject = self._role(reading, act, role)
        if role != "agent" and self._plural(reading, act.roles.get(role, ())):
            label = re.sub(r"^(was|is|has)\b", lambda match: PLURAL[match[1]], label)
        if subject and act.modality in NOT_YET:
            words = f"{subject} {'not ' if act.negated else ''}{to_be(label)}"
        elif subject:
            words = f"{subject} {negated(label) if act.negated else label}"
        else:
            words = f"not so: {self.noun(act)}" if act.negated else self.noun(act)
        return words + self._rest(reading, act, role)

    def _subject_role(self, reading: Reading, act: Act, label: str) -> str:
        """The role a label is about: who did it ("met"), who got it ("was refused information"), whom it befell."""
        theme = self._role(reading, act, "theme")
        order: tuple[str, ...]
        if AUXILIARY.fullmatch(label) is None:
            order = ("agent", "theme")
        elif OWN_OBJECT.fullmatch(label) is not None or re.match(r"(to|on|from|for|of|in|at)\b", theme):
            order = ("patient", "recipient")
        else:
            order = ("patient", "theme", "recipient")
        return next((role for role in order if self._role(reading, act, role)), "")

    def _rest(self, reading: Reading, act: Act, subject_role: str) -> str:
        parts: list[str] = []
        for role, words in REST.items():
            filled = self._role(reading, act, role)
            if filled and role != subject_role:
                parts.append(words.format(filled))
        return "".join(parts)

    def _role(self, reading: Reading, act: Act, role: str) -> str:
        return self._fillers(reading, act.roles.get(role, ()))

    def _plural(self, reading: Reading, fillers: tuple[Filler, ...]) -> bool:
        parties = [reading.party_of.get(filler.party or "") for filler in fillers]
        groups = [party for party in parties if party is not None and party.kind is PartyKind.GROUP]
        words = self._fillers(reading, fillers)
        return bool(groups) or len(fillers) > 1 or words[:1].isdigit()

    def _fillers(self, reading: Reading, fillers: tuple[Filler, ...]) -> str:
        return and_list(list(dict.fromkeys(filter(None, (self.filler(reading, filler) for filler in fillers)))))

    def filler(self, reading: Reading, filler: Filler) -> str:
        """A filler by its party's name, else by its words; one that the text only implies says so."""
        name = self.names.of(reading.document.id, filler.party)
        if name and filler.inferred:
            return f"{name} (implied)"
        words = shortened(reading.document.text, filler.span) if filler.span is not None and not name else ""
        return name or ("" if words.lower() in PRONOUNS else words)


def to_be(label: str) -> str:
    """A label of what has not happened: "was adopted" gives "to be adopted"."""
    told = re.sub(r"^(?:was|were|is|are)\b", "to be", label)
    return re.sub(r"^(?:has|have|had)\b", "to have", told)


def negated(label: str) -> str:
    """A label with its "not": "was not detained"; "not so: applied" where it has no auxiliary or a "not" already."""
    match = AUXILIARY.fullmatch(label)
    return f"{match[1]} not{match[2]}" if match and " not " not in label else f"(not so: {label})"


def shortened(text: str, span: Span, limit: int = MAX_FILLER) -> str:
    """The words at `span` on one line, cut at a word with "…" where they are long."""
    words = one_line(text[span[0] : span[1]])
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def and_list(names: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


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
    """A time as pages write it: the day, first to last day, or its EDTF where no year is known."""
    if when is None:
        return ""
    if when.start is None:
        return when.edtf
    return when.start if when.start == when.end else f"{when.start} to {when.end}"
