"""The arguments of event nouns: "the arrest of X by Y", "X's arrest", "police firing", "made arrests"."""

from collections.abc import Iterator

from facta.codebook.lexicon import Lexicon
from facta.model.clause import Argument
from facta.model.sentence import Sentence, Token
from facta.reading.subjects import Reached, Subjects
from facta.reading.verb_arguments import VerbArguments
from facta.reading.verb_group import says_none

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
        light = [a for a in self._from_light_verb(noun) if not any(o.function == a.function != "oblique" for o in own)]
        return sorted([*own, *light], key=lambda a: (a.head, a.function))

    def negated(self, noun: Token) -> bool:
        """Whether the noun phrase is empty ("no arrests") or stands after "without"."""
        return says_none(noun, self.sentence) or self.sentence.head_of(noun).lower == "without"

    def _own(self, noun: Token, lemma: str) -> Iterator[Argument]:
        by, of, possessor = self._children_by_place(noun)
        for i in by:
            yield from self.verbs.with_conjuncts("subject", "", Reached(i, "by"))
        takes_object = bool(by) or lemma in self.lexicon.possessor_is_object
        for i in of:
            subject = lemma in self.lexicon.of_is_subject and not possessor
            yield from self.verbs.with_conjuncts("subject" if subject else "object", "", Reached(i, "of"))
        for i in possessor:
            function = "object" if takes_object and not of else "subject"
            yield from self.verbs.with_conjuncts(function, "", self.subjects.resolved(i, "possessive"))
        if noun.dep == "compound" and noun.lower.endswith("ing") and noun.head > noun.i:
            yield self.verbs.argument("object", "", Reached(noun.head, "compound"))  # "embezzling donations"
        for i in self.children[noun.i]:
            child = self.tokens[i]
            if child.dep in _MODIFIERS:
                yield self.verbs.argument("modifier", "", Reached(i, "compound"))
            elif child.dep in ("acl", "relcl") and self._completes(child):
                yield self.verbs.argument("complement", "", Reached(i, child.dep))
        for argument in self.verbs.obliques(noun):
            if argument.preposition not in ("of", "by"):
                yield argument

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
        voice = "passive" if self.subjects.is_passive(verb) else "active"
        lent = [a for a in self.verbs.arguments(verb, lemma, voice) if a.head != noun.i and a.function != "complement"]
        if preposition or {lemma, base} & self.lexicon.doing or {lemma, base} & self.lexicon.giving:
            wanted = ("subject", "indirect", "oblique")
            return [_lent(a, a.function) for a in lent if a.function in wanted]
        if {lemma, base} & self.lexicon.undergoing:
            return [
                _lent(a, "object" if a.function == "subject" else a.function) for a in lent if a.function != "object"
            ]
        return []

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
    return Argument(function, argument.preposition, argument.head, argument.span, "light-verb")
