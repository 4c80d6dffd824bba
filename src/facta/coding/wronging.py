"""Wronging: acts that, told of the wrong person or too strongly, would wrong them.

Who may be named by such an act, and how strongly it may be told of a person. In doubt nobody is named, and it is
alleged. Elsewhere: roles (roles.py), how every act stands (modality).
"""

from collections.abc import Mapping
from dataclasses import replace

from facta.codebook.codebook import Entry
from facta.coding.first_person import FIRST_PERSONS
from facta.coding.frames import Frames
from facta.coding.modality import Standing, as_told, is_claimed_around, standing_of
from facta.coding.party_index import PartyIndex
from facta.coding.roles import Roles
from facta.model.act import Filler, Modality
from facta.model.clause import Clause
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_WRONGING = frozenset({"criminal", "coercive", "inaction", "closes"})
"""Traits of acts that, told of the wrong person, would wrong them."""
_PRONOUNS = frozenset("he she him her his hers himself herself who they them their theirs it its".split())
_NAMING_NOBODY = _PRONOUNS | FIRST_PERSONS
_ONESELF = frozenset("himself herself itself themselves myself yourself ourselves oneself".split())
_HAVING = frozenset({"have", "see", "suffer", "record", "experience", "witness"})
_SENTENCES_BACK = 2
"""How many sentences before an act whoever a pronoun in it stands for is looked for."""
_OBJECTS = frozenset({"him", "her"})
_CASES = frozenset({"case", "investigation"})
"""Kinds of matters in which what somebody is said to have done is still to be shown."""
_NAMING_IT = frozenset({"prep", "pobj", "pcomp", "dobj", "nsubj", "nsubjpass", "compound", "amod", "xcomp"})
"""Links by which a crime hangs on what is done about it: "the case against him for beating a guard"."""


def would_wrong(entry: Entry) -> bool:
    """Whether an act of this type, told of the wrong person, would wrong them."""
    return not entry.type.traits.isdisjoint(_WRONGING)


class Wronging:
    """The acts of one text that would wrong somebody."""

    def __init__(self, text: AnnotatedText, parties: PartyIndex, frames: Frames) -> None:
        self.text = text
        self.parties = parties
        self.frames = frames
        self.people = {party.id for party in parties.parties if party.kind is PartyKind.PERSON}
        self.named_people, self.names_of = _people_by_name(text, parties)
        self.pronouns_as_subjects = _pronouns_as_subjects(text, parties)

    def standing(self, standing: Standing, clause: Clause, roles: Roles, is_crime: bool) -> Standing:
        """How such an act may be told: at most as it stands by its sentence.

        A crime of somebody's is alleged wherever its sentence shows that somebody claims something, and where it is
        what a case is about. So is what else would wrong a person, where a person is the agent.
        """
        agents = {filler.party for filler in roles.get("agent", ())} - {None}
        if standing.modality is not Modality.ASSERTED:
            return standing
        if bool(agents & self.people) and (as_the_one := self._of_whom_it_is_said(clause)) is not None:
            return as_the_one
        if agents and self._is_what_a_case_is_about(clause):
            return standing._replace(modality=Modality.ALLEGED, by="what_a_case_is_about")
        if roles.get("agent"):
            told = as_told(clause, self.text.sentences, self.frames.kind_at)
            if told is not None:
                return standing._replace(modality=told.value, by=told.by)
        if not (agents if is_crime else agents & self.people):
            return standing
        if is_claimed_around(clause, self.text.sentences):
            return standing._replace(modality=Modality.ALLEGED, by="claimed_in_the_sentence")
        if is_crime and standing.as_purpose:
            return standing._replace(modality=Modality.PLANNED, by="what_somebody_went_for", intended=True)
        return standing

    def is_done_to_oneself(self, roles: Mapping[str, tuple[Filler, ...]]) -> bool:
        """Whether whoever did it did it to nobody else: "killed himself"; but "killed two guards and himself"."""
        patients = [filler.span for filler in roles.get("patient", ())]
        return bool(patients) and all(s is not None and self._word_at(s) in _ONESELF for s in patients)

    def _is_what_a_case_is_about(self, clause: Clause) -> bool:
        """ "Is on trial for killing a guard", "the case against her for taking bribes": short of a conviction."""
        own = self.frames.entry_of(clause)
        if own is None or own.type.matter is not None:
            return False  # an arrest, a search, a trial: done, whatever the case is about
        sentence = self.text.sentences[clause.sentence]
        token = sentence.tokens[clause.predicate]
        while token.dep in _NAMING_IT and token.head != token.i:
            token = sentence.head_of(token)
            above = self.frames.clause_at.get((clause.sentence, token.i))
            entry = self.frames.entry_of(above) if above is not None else None
            if entry is not None and entry.type.matter in _CASES:
                return "closes" not in entry.type.traits or "undecided" in entry.type.traits
        return False

    def _of_whom_it_is_said(self, clause: Clause) -> Standing | None:
        """How it stands that somebody is the one: "may be the man who killed the guard", "is not a mayor who ...".

        None where the act is told of nobody so, or where it is asserted that they are the one.
        """
        if clause.embedding != "relative" or clause.embedded_by is None:
            return None
        sentence = self.text.sentences[clause.sentence]
        one = sentence.tokens[clause.embedded_by]
        being = _being_of(one, sentence)
        upper = None if being is None else self.frames.clause_at.get((clause.sentence, being.i))
        if upper is None:
            return None
        standing = standing_of(upper, sentence, self.frames.clause_at)
        if standing.modality is Modality.ASSERTED and not standing.negated:
            return None
        by = "of_the_one_that_somebody_is_not" if standing.negated else f"of_one_who_{standing.by}"
        return Standing(standing.modality, standing.negated, by)

    def without_doubtful(self, fillers: tuple[Filler, ...], role: str, clause: Clause) -> tuple[Filler, ...]:
        """Fillers of an act that would wrong somebody; one that may stand for another person names nobody."""
        return tuple(
            replace(filler, party=None) if self._is_doubtful(filler, role, clause) else filler
            for filler in fillers
            if role != "agent" or not self._underwent_the_deed_before(filler.span, clause)
        )

    def _underwent_the_deed_before(self, span: Span | None, clause: Clause) -> bool:
        """Whether it befell whoever stands there, as the deed before it did: "was dragged out and kicked"."""
        if clause.voice != "active" or clause.embedding != "coordination" or clause.arguments_as("object"):
            return False
        above = self.frames.clause_at.get(
            (clause.sentence, clause.embedded_by if clause.embedded_by is not None else -1)
        )
        if above is None or above.voice != "passive":
            return False
        shared = any(a.span == span and a.via == "coordination" for a in clause.arguments_as("subject"))
        return shared and any(a.span == span for a in above.arguments_as("object"))

    def _is_doubtful(self, filler: Filler, role: str, clause: Clause) -> bool:
        if filler.span is None or filler.party not in self.people:
            return False
        if self._word_at(filler.span) in FIRST_PERSONS:
            return role == "agent"
        if role == "agent" and self._only_had_it(filler.span, clause):
            return True
        if self._word_at(filler.span) in _PRONOUNS:
            return self._is_doubtful_pronoun(filler.span, filler.party, clause)
        return self._is_doubtful_description(filler.span, filler.party, clause)

    def _only_had_it(self, span: Span, clause: Clause) -> bool:
        """Whether whoever stands there had the deed rather than did it: "Orr had two murders in May" (a town)."""
        sentence = self.text.sentences[clause.sentence]
        above = sentence.head_of(sentence.tokens[clause.predicate])
        had = clause.kind == "noun" and above.lemma.lower() in _HAVING
        return had and any(a.span == span and a.function == "subject" for a in clause.arguments)

    def _is_doubtful_pronoun(self, span: Span, party: str, clause: Clause) -> bool:
        """Whether a pronoun may stand for another than `party`, or has nobody near it to stand for."""
        first = self.text.sentences[max(0, clause.sentence - _SENTENCES_BACK)]
        near = Span(first.span.start, span.start)
        named = {other for mention, other in self.named_people if near.covers(mention)}
        named |= {other for mention, other in self.pronouns_as_subjects if near.covers(mention)}
        subjects = {self.parties.at(a.span).party for a in clause.arguments_as("subject") if a.span != span}
        return named != {party} or (party in subjects and self._word_at(span) in _OBJECTS)

    def _is_doubtful_description(self, span: Span, party: str, clause: Clause) -> bool:
        """Whether a description ("the leader") of a person with a name may be another's.

        It may where that name comes only later, and where somebody else is named nearer in the sentence: "Orr and Vell,
        the leader".
        """
        names = self.names_of.get(party, ())
        if not names or any(span.overlaps(m) or self._stands_with(span, m) for m in names):
            return False
        start = self.text.sentences[clause.sentence].span.start
        nearest = max(((m, p) for m, p in self.named_people if start <= m.start and m.end <= span.start), default=None)
        return names[0].start > span.start or (nearest is not None and nearest[1] != party)

    def _stands_with(self, span: Span, name: Span) -> bool:
        """Whether only a comma parts a description from the name: "the man, Oren Vell"."""
        return self.text.document.text[span.end : name.start].strip() == ","

    def _word_at(self, span: Span) -> str:
        return self.text.document.text[span.start : span.end].lower()


def _pronouns_as_subjects(text: AnnotatedText, parties: PartyIndex) -> list[tuple[Span, str | None]]:
    """Every "he" and "she" that does something, with the party it stands for (None where it is open)."""
    return [
        (mention.span, parties.at(mention.span).party)
        for mention in text.mentions
        if mention.form == "pronoun"
        and text.document.text[mention.span.start : mention.span.end].lower() in ("he", "she")
    ]


def _people_by_name(
    text: AnnotatedText, parties: PartyIndex
) -> tuple[list[tuple[Span, str | None]], dict[str, list[Span]]]:
    """Where a person is named or described, in text order, with the party (None where it is open), and names by party.

    What a parser takes for a person's name counts too, whatever party it became: somebody is named there.
    """
    form = {mention.span: mention for mention in text.mentions}
    near: dict[Span, str | None] = {m.span: parties.at(m.span).party for m in text.mentions if m.entity == "PERSON"}
    names: dict[str, list[Span]] = {}
    for party in parties.parties:
        if party.kind is not PartyKind.PERSON:
            continue
        for span in party.mentions:
            words = text.document.text[span.start : span.end]
            if words.lower() not in _NAMING_NOBODY:
                near[span] = party.id
                known = form.get(span)
                if any(name in words or words in name for name in party.names) and (
                    known is None or known.form == "name"
                ):
                    names.setdefault(party.id, []).append(span)
    return sorted(near.items()), {party: sorted(spans) for party, spans in names.items()}


def _being_of(one: Token, sentence: Sentence) -> Token | None:
    """The "be" behind which a noun stands, "one of the men" included; None where it stands elsewhere."""
    while one.dep == "pobj" and sentence.head_of(one).lower in ("of", "among"):
        preposition = sentence.head_of(one)
        one = sentence.head_of(preposition)
        if one.lemma == "be":
            return one
    head = sentence.head_of(one)
    return head if one.dep == "attr" and head.lemma == "be" else None
