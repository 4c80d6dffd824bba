"""The arguments of event nouns: "the arrest of X by Y", "X's arrest", "police firing", "made arrests"."""

from collections.abc import Iterator

from facta.codebook.lexicon import Lexicon
from facta.model.clause import Argument
from facta.model.sentence import Sentence, Token
from facta.reading.empty_phrases import says_none
from facta.reading.predicates import noun_of
from facta.reading.subjects import Reached, Subjects
from facta.reading.verb_arguments import VerbArguments

_LEADING = frozenset("led instigated orchestrated organised organized perpetrated mounted launched".split())
_INTO_A_STATE = frozenset("be become bring come find get have hold keep leave place put remain stay".split())
"""Verbs behind which "under attack", "under arrest" is said of the subject or the object."""
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


class NounArguments:
    """The arguments of one sentence's event nouns."""

    def __init__(self, sentence: Sentence, subjects: Subjects, verbs: VerbArguments, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children = sentence.children
        self.subjects = subjects
        self.verbs = verbs
        self.lexicon = lexicon

    def arguments(self, noun: Token, lemma: str) -> list[Argument]:
        """All arguments of the noun that stands for the predicate `lemma`, in text order."""
        own = list(self._own(noun, lemma))
        for lent in (self._from_light_verb(noun), self._from_charge(noun), self._from_state(noun)):
            taken = {a.function for a in own if a.function != "oblique"}
            own += [a for a in lent if a.function not in taken]
        return sorted(own, key=lambda a: (a.head, a.function))

    def negated(self, noun: Token) -> bool:
        """Whether the noun phrase is empty ("no arrests") or stands after "without"."""
        return says_none(noun, self.sentence) or self.sentence.head_of(noun).lower == "without"

    def _own(self, noun: Token, lemma: str) -> Iterator[Argument]:
        by, of, possessor = self._by_of_and_possessor(noun)
        for i in by:
            yield from self.verbs.with_conjuncts("subject", "", Reached(i, "by"))
        takes_object = bool(by) or lemma in self.lexicon.possessor_is_object
        for i in of:
            subject = lemma in self.lexicon.of_is_subject and not possessor
            yield from self.verbs.with_conjuncts("subject" if subject else "object", "", Reached(i, "of"))
        for i in possessor:
            function = "object" if takes_object and not of and not self._does_its_own(noun) else "subject"
            yield from self.verbs.with_conjuncts(function, "", self.subjects.resolved(i, "possessive"))
        before_its_object = noun.dep == "compound" and noun.lower.endswith("ing") and noun.head > noun.i
        if before_its_object and self._container(noun) is None:
            yield self.verbs.argument("object", "", Reached(noun.head, "compound"))  # "embezzling donations"
        yield from self._leaders(noun)
        for i in self.children[noun.i]:
            child = self.tokens[i]
            if child.dep in _MODIFIERS:
                yield self.verbs.argument("modifier", "", Reached(i, "compound"))
            elif child.dep in ("acl", "relcl") and self._completes(child):
                yield self.verbs.argument("complement", "", Reached(i, child.dep))
        container = self._container(noun)
        for host in (noun,) if container is None else (noun, container):
            for argument in self.verbs.obliques(host):
                if argument.preposition not in ("of", "by"):
                    yield argument

    def _leaders(self, noun: Token) -> Iterator[Argument]:
        """Who leads it, told in one word before the noun: "the Ostrel-led raids"."""
        container = self._container(noun)
        for host in (noun,) if container is None else (noun, container):
            for i in self.children[host.i]:
                if self.tokens[i].lower in _LEADING and i < host.i:
                    before = (j for j in self.children[i] if self.tokens[j].pos in ("NOUN", "PROPN") and j < i)
                    for j in before:
                        yield self.verbs.argument("subject", "", Reached(j, "compound"))

    def _by_of_and_possessor(self, noun: Token) -> tuple[list[int], list[int], list[int]]:
        """Who stands after "by" and "of" and as possessor, with what the noun shares with those it stands among."""
        by, of, possessor = self._children_by_place(noun)
        container = self._container(noun)
        if container is not None:
            further_by, _, further_possessor = self._children_by_place(container)
            by, possessor = by or further_by, possessor or further_possessor
        if not by and of:
            by = [j for i in of for j in self._after_by(self.tokens[i])]  # "the killing of two clerks by guards"
        if noun.dep == "conj" and self.sentence.head_of(noun).pos == "NOUN":
            first_by, first_of, first_possessor = self._children_by_place(self.sentence.head_of(noun))
            possessor = possessor or first_possessor
            if not (by or of):  # "the arrest and detention of two clerks"
                by, of = [i for i in first_by if i > noun.i], [i for i in first_of if i > noun.i]
        if not (by or of):
            for i in self.children[noun.i]:
                last = self.tokens[i]
                if last.dep == "conj" and last.pos == "NOUN":  # "the arrest and detention of two clerks by guards"
                    by, of, _ = self._by_of_and_possessor(last)
        return by, of, possessor

    def _container(self, noun: Token) -> Token | None:
        """The noun whose first part this one is: the campaign of "a bombing campaign"."""
        head = self.sentence.head_of(noun)
        modifies = noun.dep in ("compound", "nmod", "amod") and head.i > noun.i
        return head if modifies and head.lemma.lower() in self.lexicon.containers else None

    def _after_by(self, token: Token) -> list[int]:
        after = (i for i in self.children[token.i] if self.tokens[i].lower == "by")
        return [j for i in after for j in self.children[i] if self.tokens[j].dep == "pobj"]

    def _from_charge(self, noun: Token) -> list[Argument]:
        """Who is charged with, accused or convicted of what the noun names is who would have done it."""
        first = self._container(noun) or noun
        while first.dep == "conj" and self.sentence.head_of(first).pos in ("NOUN", "PROPN"):
            first = self.sentence.head_of(first)
        preposition = self.sentence.head_of(first)
        if first.dep != "pobj" or preposition.dep != "prep":
            return []
        verb = self.sentence.head_of(preposition)
        charged = None
        if verb.dep == "dobj":  # "convicted the guard of murder": hung on the guard
            charged, verb = verb, self.sentence.head_of(verb)
        if preposition.lower not in self.lexicon.charging.get(verb.lemma.lower(), ()) or verb.pos == "NOUN":
            return []
        if charged is not None:
            return [self.verbs.argument("subject", "", Reached(charged.i, "charge"))]
        if verb.pos == "ADJ":
            subject = self.subjects.of(verb)
            return [] if subject is None else [self.verbs.argument("subject", "", subject._replace(via="charge"))]
        voice = "passive" if self.subjects.is_passive(verb) else "active"
        return [
            Argument("subject", "", a.head, a.span, "charge", a.empty)
            for a in self.verbs.arguments(verb, voice)
            if a.function in ("object", "indirect") and self.tokens[a.head].i not in (noun.i, first.i)
        ]

    def _from_state(self, noun: Token) -> list[Argument]:
        """Who is under attack, or says under oath: the subject of the verb above, or what it puts there."""
        preposition = self.sentence.head_of(noun)
        if noun.dep != "pobj" or preposition.lower != "under" or noun.tag == "NNS":
            return []
        verb = self.sentence.head_of(preposition)
        swears = noun.lower == "oath"
        if verb.pos not in ("VERB", "AUX") or not (swears or self.verbs.lemma(verb) in _INTO_A_STATE):
            return []
        subject = self.subjects.of(verb)
        put = None if swears or verb.pos == "AUX" or self.subjects.is_passive(verb) else self.subjects.object_of(verb)
        if put is not None:
            subject = self.subjects.resolved(put, "state")
        if subject is None:
            return []
        return self.verbs.with_conjuncts("subject" if swears else "object", "", subject._replace(via="state"))

    def _children_by_place(self, noun: Token) -> tuple[list[int], list[int], list[int]]:
        by: list[int] = []
        of: list[int] = []
        possessor: list[int] = []
        for i in self.children[noun.i]:
            child = self.tokens[i]
            if child.dep in ("prep", "agent") and child.lower in ("by", "of"):
                after = [j for j in self.children[i] if self.tokens[j].dep in ("pobj", "pcomp")]
                (by if child.lower == "by" else of).extend(after[:1])
            elif child.dep == "poss":
                possessor.append(i)
        return by, of, possessor

    def _from_light_verb(self, noun: Token) -> list[Argument]:
        """What a light verb says of the noun: its subject does it, undergoes it, or gives it to someone."""
        verb, preposition = self._light_verb(noun)
        if verb is None:
            return []
        lemma = self.verbs.lemma(verb)
        base = verb.lemma.lower()
        is_undergone = self.lexicon.predicate_of(noun_of(noun)) in self.lexicon.possessor_is_object
        if base == "have" and is_undergone:
            return []  # "the town had nine killings"
        voice = "passive" if self.subjects.is_passive(verb) else "active"
        lent = [a for a in self.verbs.arguments(verb, voice) if a.head != noun.i and a.function != "complement"]
        taken = base == "take" and is_undergone  # "took a beating"
        if not taken and (preposition or {lemma, base} & self.lexicon.doing or {lemma, base} & self.lexicon.giving):
            wanted = ("subject", "indirect", "oblique")
            return [_lent(a, a.function) for a in lent if a.function in wanted]
        if taken or {lemma, base} & self.lexicon.undergoing:
            return [
                _lent(a, "object" if a.function == "subject" else a.function) for a in lent if a.function != "object"
            ]
        return []

    def _does_its_own(self, noun: Token) -> bool:
        """Whether a light verb says that the possessor does what the noun names: "launched its massacre"."""
        verb, _ = self._light_verb(noun)
        return verb is not None and verb.lemma.lower() in self.lexicon.doing - {"have"}

    def _light_verb(self, noun: Token) -> tuple[Token | None, str]:
        if noun.dep == "conj":
            return (
                self._light_verb(self.sentence.head_of(noun))
                if self.sentence.head_of(noun).pos == "NOUN"
                else (None, "")
            )
        head = self.sentence.head_of(noun)
        if noun.dep in ("dobj", "nsubjpass") and head.pos == "VERB":
            return head, ""
        if noun.dep == "pobj" and head.dep == "prep":
            verb = self.sentence.head_of(head)
            if head.lower in self.lexicon.with_preposition.get(self.verbs.lemma(verb), ()):
                return verb, head.lower
        return None, ""

    def _completes(self, child: Token) -> bool:
        return child.tag == "VB" or any(self.tokens[i].dep == "mark" for i in self.children[child.i])


def _lent(argument: Argument, function: str) -> Argument:
    return Argument(function, argument.preposition, argument.head, argument.span, "light-verb", argument.empty)
