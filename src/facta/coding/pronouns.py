"""Pronouns to parties, by simple rules that can say why.

"X said she ...": the speaker, unless another fits within what is said. "his" beside a subject that fits: the subject.
Otherwise the one party that fits in this sentence and the one before. Where two fit, none is chosen and both are kept.
"I" and "we" are the speaker's, once statements are known (first_person.py).
"""

from facta.codebook.sectors import SectorTable
from facta.coding.groups import Group, Groups
from facta.coding.phrases import NEUTER_PRONOUNS, PLURAL_PRONOUNS, Phrase
from facta.model.party import PartyKind
from facta.model.sentence import Sentence, Token

SPEECH = frozenset(
    "say tell add claim state argue announce complain report insist explain deny admit note believe think know "
    "hope hear "
    "write recall promise vow pledge warn allege testify suggest acknowledge maintain declare assert reply "
    "respond feel "
    "expect remember fear urge demand ask refuse plan want decide try agree call describe continue confirm".split()
)
RELATIVE = frozenset(("who", "whom", "whose"))
SPEAKERS = frozenset("i we me us my our mine ours myself ourselves you your yours".split())
OBJECTS = frozenset("him her them it".split())
SUBJECTS = ("nsubj", "nsubjpass")


class Pronouns:
    """The pronouns of one report, placed one by one in text order."""

    def __init__(self, groups: Groups, sectors: SectorTable, candidates: dict[int, tuple[Group, ...]]) -> None:
        self.groups = groups
        self.sectors = sectors
        self.candidates = candidates
        self.at = {(p.sentence.index, p.head.i): i for i, p in enumerate(groups.phrases)}
        self.by_sentence: dict[int, list[int]] = {}

    def note(self, i: int) -> None:
        """Phrase `i` has been passed."""
        self.by_sentence.setdefault(self.groups.phrases[i].sentence.index, []).append(i)

    def place(self, i: int) -> None:
        """Join pronoun `i` to the party it stands for, or keep the candidates."""
        phrase = self.groups.phrases[i]
        lower = phrase.noun
        if lower in SPEAKERS:
            return
        if lower in RELATIVE:
            self._place_relative(i, phrase)
            return
        chosen, rule = self._choice(i, phrase)
        if len(chosen) == 1:
            self.groups.join(i, chosen[0], rule)
        elif len(chosen) > 1:
            self.candidates[i] = tuple(chosen)

    def _choice(self, i: int, phrase: Phrase) -> tuple[list[Group], str]:
        inside = [group for group in self._earlier_here(i) if self._fits(phrase, group)]
        subject = self._clause_subject(phrase)
        if phrase.noun in OBJECTS and phrase.head.dep in ("dobj", "pobj", "dative"):
            # "police beat them": not the police
            inside = [group for group in inside if group is not subject]
            subject = None
        neuter = phrase.noun in NEUTER_PRONOUNS
        if phrase.quoted >= 0:
            # "She gave one answer," Marr said: within a quotation "she" is not its speaker
            inside = [g for g in inside if self._is_in_quotation(g, phrase)]
            return (inside, "only_one_in_quotation") if len(inside) == 1 and not neuter else ([], "")
        speaks_for_place = {PartyKind.PLACE} if neuter else set[PartyKind]()  # "the city said it had": its authorities
        speakers = [g for g in self._speakers(i, phrase) if self._fits(phrase, g) or g.kind in speaks_for_place]
        if speakers:
            others = [
                group for group in inside if group is not speakers[0] and self._is_rival(phrase, group, i, speakers[0])
            ]
            if not others:
                return speakers[:1], "speaker_of_the_clause"
            if not neuter and phrase.head.dep in SUBJECTS and all(not self._is_subject_here(g, phrase) for g in others):
                return speakers[:1], "speaker_of_the_clause"
            return [speakers[0], *others], "open"
        if subject is not None and self._fits(phrase, subject):
            others = [group for group in inside if group is not subject]
            rivals = [g for g in others if self._is_subject_here(g, phrase) or self._owns_here(g, phrase)]
            if not others or (phrase.head.dep == "poss" and not rivals):
                return [subject], "subject_of_the_clause"
        if neuter:
            return self._continued(i, phrase, inside)
        if len(inside) == 1:
            return (
                ([], "") if self._is_another_open(phrase, phrase.sentence.index) else (inside, "only_one_in_sentence")
            )
        if len(inside) > 1:
            subjects = [group for group in inside if self._is_subject_here(group, phrase)]
            if len(subjects) == 1 and self._is_owned_here(subjects[0], inside, phrase):
                return inside, "open"  # "her lawyer left, and she said ...": she, or the lawyer
            return (
                (subjects, "subject_before") if len(subjects) == 1 and phrase.head.dep in SUBJECTS else (inside, "open")
            )
        return self._continued(i, phrase, inside)

    def _continued(self, i: int, phrase: Phrase, inside: list[Group]) -> tuple[list[Group], str]:
        """The subject of the sentence before, or the only one that fits there."""
        if inside:
            return (inside, "open") if len(inside) > 1 else ([], "")
        here = phrase.sentence.index
        for index in (here - 1, here - 2):
            before = [
                j
                for j in self.by_sentence.get(index, ())
                if j in self.groups.of and not self._is_only_quoted(j, phrase)
            ]
            fitting = list(dict.fromkeys(self.groups.of[j] for j in before if self._fits(phrase, self.groups.of[j])))
            subjects = list(
                dict.fromkeys(
                    self.groups.of[j]
                    for j in before
                    if self._fits(phrase, self.groups.of[j]) and self._is_main_subject(j)
                )
            )
            if phrase.noun in NEUTER_PRONOUNS or phrase.noun in PLURAL_PRONOUNS:
                if len(subjects) == 1 and len(fitting) == 1 and phrase.head.dep in SUBJECTS and index == here - 1:
                    return subjects, "subject_of_the_sentence_before"
                return [], ""
            if len(subjects) == 1 and (
                len(fitting) == 1 or (phrase.head.dep in SUBJECTS and self._leads(phrase, before, subjects[0]))
            ):
                return subjects, "subject_of_the_sentence_before"
            if len(fitting) == 1:
                if self._is_another_open(phrase, index):
                    return [], ""
                return fitting, "only_one_in_the_sentence_before"
            if fitting:
                return fitting, "open"
        return [], ""

    def _is_another_open(self, phrase: Phrase, index: int) -> bool:
        """ "He attacked the deal of President Lind, who he said ...": whoever the first "he" is, so may be the next."""
        here = (self.groups.phrases[j] for j in self.by_sentence.get(index, ()) if j not in self.groups.of)
        return any(p.form == "pronoun" and p.gender and p.gender == phrase.gender and p.quoted < 0 for p in here)

    def _leads(self, phrase: Phrase, before: list[int], subject: Group) -> bool:
        """Whether nobody else that fits takes part in what that sentence tells, and its verb is not one of saying.

        "Oskar Lind met Paul Dolvan. He ...": either. "Oskar Lind saw the house of Paul Dolvan. He ...": Lind.
        """
        root = self.groups.phrases[before[0]].sentence.root
        others = [j for j in before if self.groups.of[j] is not subject and _takes_part(self.groups.phrases[j])]
        people = [j for j in others if self._fits(phrase, self.groups.of[j])]
        return root.lemma not in SPEECH and not people

    def _place_relative(self, i: int, phrase: Phrase) -> None:
        """ "the girl who", "the group, whose members": the noun that the relative clause stands on."""
        sentence = phrase.sentence
        for token in [phrase.head, *sentence.ancestors_of(phrase.head)]:
            if token.dep == "relcl":
                self._join_antecedent(i, phrase, sentence.tokens[token.head])
                return

    def _join_antecedent(self, i: int, phrase: Phrase, token: Token) -> None:
        """The noun itself, or for "who" the person above a body: "the head of the inspectorate, who"."""
        above = [token, *phrase.sentence.ancestors_of(token)]
        for antecedent in above[:4]:
            j = self.at.get((phrase.sentence.index, antecedent.i))
            group = self.groups.of.get(j) if j is not None else None
            if group is None or j is None or j > i:
                continue
            if phrase.noun == "whose" or group.plural or group.kind in (PartyKind.PERSON, PartyKind.OTHER):
                self.groups.join(i, group, "relative_clause")
                return

    def _is_in_quotation(self, group: Group, phrase: Phrase) -> bool:
        here = self.by_sentence.get(phrase.sentence.index, ())
        return any(self.groups.of.get(j) is group and self.groups.phrases[j].quoted == phrase.quoted for j in here)

    def _earlier_here(self, i: int) -> list[Group]:
        """Groups with a mention earlier in this sentence, nearest first."""
        phrase = self.groups.phrases[i]
        found: dict[Group, None] = {}
        for j in reversed(self.by_sentence.get(phrase.sentence.index, ())):
            # "their bosses": "their" is not the bosses
            if self._is_only_quoted(j, phrase):
                continue
            if self.groups.phrases[j].mention.span.end > phrase.mention.span.start:
                continue
            if j in self.groups.of:
                found.setdefault(self.groups.of[j])
            elif self.groups.phrases[j].name:
                # "Lind met a reporter, when he ...", where two are called Lind: either of them, or the reporter
                found.update(dict.fromkeys(self.candidates.get(j, ())))
        return list(found)

    def _is_only_quoted(self, j: int, phrase: Phrase) -> bool:
        """ "Nobody owes that man a thing," she said: whom only the quotation names, the writer's "he" is not.

        A party that the report names elsewhere in its own words stays possible.
        """
        if phrase.quoted >= 0 or self.groups.phrases[j].quoted < 0 or j not in self.groups.of:
            return False
        return not any(self.groups.phrases[k].quoted < 0 for k in self.groups.of[j].members)

    def _speakers(self, i: int, phrase: Phrase) -> list[Group]:
        """Who says the clause that the pronoun stands in, innermost first."""
        sentence = phrase.sentence
        below = phrase.head
        found: list[Group] = []
        for token in sentence.ancestors_of(phrase.head):
            if token.lemma in SPEECH and token.pos == "VERB" and below.dep in ("ccomp", "xcomp", "advcl", "parataxis"):
                subject = next((t for t in sentence.children_of(token, *SUBJECTS) if t.i != phrase.head.i), None)
                j = self.at.get((sentence.index, subject.i)) if subject else None
                if j is not None and j in self.groups.of:
                    found.append(self.groups.of[j])
            below = token
        return found

    def _is_rival(self, phrase: Phrase, group: Group, i: int, speaker: Group) -> bool:
        """Another that fits and stands nearer than the speaker, inside what is said."""
        here = self.by_sentence.get(phrase.sentence.index, ())
        last_speaker = max((j for j in here if self.groups.of.get(j) is speaker), default=-1)
        return any(self.groups.of.get(j) is group and j > last_speaker for j in here if j < i)

    def _clause_subject(self, phrase: Phrase) -> Group | None:
        """The subject of the nearest verb over the pronoun that stands before it."""
        sentence = phrase.sentence
        for token in sentence.ancestors_of(phrase.head):
            if token.pos not in ("VERB", "AUX"):
                continue
            for subject in sentence.children_of(token, *SUBJECTS):
                if subject.i < phrase.head.i:
                    j = self.at.get((sentence.index, subject.i))
                    return self.groups.of.get(j) if j is not None else None
        return None

    def _is_subject_here(self, group: Group, phrase: Phrase) -> bool:
        here = self.by_sentence.get(phrase.sentence.index, ())
        return any(self.groups.of.get(j) is group and self.groups.phrases[j].head.dep in SUBJECTS for j in here)

    def _is_owned_here(self, subject: Group, others: list[Group], phrase: Phrase) -> bool:
        """ "her lawyer", "Marr's lawyer": whether one of `others` is the owner of the subject of this sentence."""
        sentence = phrase.sentence
        for j in self.by_sentence.get(sentence.index, ()):
            if self.groups.of.get(j) is not subject:
                continue
            for owner in sentence.children_of(self.groups.phrases[j].head, "poss"):
                group = self.groups.of.get(self.at.get((sentence.index, owner.i), -1))
                if group is not None and group is not subject and group in others:
                    return True
        return False

    def _owns_here(self, group: Group, phrase: Phrase) -> bool:
        """ "a reference to Orlan's stand and his promise": the owner before is as near as the subject."""
        here = self.by_sentence.get(phrase.sentence.index, ())
        return any(self.groups.of.get(j) is group and self.groups.phrases[j].head.dep == "poss" for j in here)

    def _is_main_subject(self, j: int) -> bool:
        phrase = self.groups.phrases[j]
        return _is_subject(phrase) and _under_root(phrase.sentence, _first_of_list(phrase))

    def _fits(self, phrase: Phrase, group: Group) -> bool:
        """Whether number, kind and gender allow it."""
        lower = phrase.noun
        if lower in PLURAL_PRONOUNS:
            return group.plural and group.kind != PartyKind.PLACE
        if lower in NEUTER_PRONOUNS:
            return group.kind == PartyKind.ORGANIZATION or (group.kind == PartyKind.GROUP and not group.plural)
        if group.plural or group.kind not in (PartyKind.PERSON, PartyKind.OTHER):
            return False
        return not (group.gender and group.gender != phrase.gender)


def _first_of_list(phrase: Phrase) -> Token:
    """The first of the names that stand together: "Dina Marr" for Vera Sool in "Dina Marr and Vera Sool met"."""
    token = phrase.head
    while token.dep == "conj" and phrase.sentence.head_of(token).pos in ("NOUN", "PROPN", "PRON"):
        token = phrase.sentence.head_of(token)
    return token


def _is_subject(phrase: Phrase) -> bool:
    return _first_of_list(phrase).dep in SUBJECTS


def _takes_part(phrase: Phrase) -> bool:
    """Whether the phrase is no mere owner or complement of another noun ("Lind's brother", "the house of Lind")."""
    first, sentence = _first_of_list(phrase), phrase.sentence
    if first.dep != "pobj":
        return first.dep != "poss"
    return sentence.head_of(sentence.head_of(first)).pos not in ("NOUN", "PROPN", "PRON")


def _under_root(sentence: Sentence, token: Token) -> bool:
    return sentence.tokens[token.head].dep == "ROOT"
