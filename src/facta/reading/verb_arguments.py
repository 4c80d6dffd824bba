"""The arguments of verbs and adjectives."""

from collections.abc import Mapping

from facta.codebook.lexicon import Lexicon
from facta.codebook.lexicon.left_out import SIGNS as LEFT_OUT_SIGNS
from facta.codebook.lexicon.left_out import is_left_out, is_left_out_behind
from facta.model.clause import Argument
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token
from facta.reading.empty_phrases import SIGNS, says_none
from facta.reading.phrases import NOMINAL, Phrases
from facta.reading.predicates import is_gerund_before_its_object
from facta.reading.subjects import RELATIVE_TAGS, Reached, Subjects

_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})


class VerbArguments:
    """The arguments of one sentence's verbs and adjectives."""

    def __init__(self, sentence: Sentence, subjects: Subjects, lexicon: Lexicon, joined: Mapping[int, str]) -> None:
        """joined: the predicates that a hyphen joins with the word before, by position (predicates.hyphenated)."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children = sentence.children
        self.subjects = subjects
        self.lexicon = lexicon
        self.joined = joined
        self.phrases = Phrases(sentence)
        self._may_say_none = not SIGNS.isdisjoint(sentence.words)
        self._may_leave_out = not LEFT_OUT_SIGNS.isdisjoint(sentence.words)
        self._known: dict[int, list[Argument]] = {}

    def lemma(self, token: Token) -> str:
        """The verb's lemma, with its particle joined by an underscore."""
        whole = self.joined.get(token.i)
        if whole is not None:
            return whole
        particle = self._particle(token)
        lemma = self.lexicon.lemmas.get(token.lower) or token.lemma.lower()
        return lemma if particle is None else f"{lemma}_{particle.lower}"

    def span(self, token: Token) -> Span:
        """The verb with a particle that follows it within two words, or with what a hyphen joins before it."""
        if token.i in self.joined:
            return Span(self.tokens[token.i - 2].start, token.end)
        particle = self._particle(token)
        if particle is None or not 0 < particle.i - token.i <= 2:
            return Span(token.start, token.end)
        return Span(token.start, particle.end)

    def arguments(self, token: Token, voice: str) -> list[Argument]:
        """All arguments of the predicate, in text order."""
        known = self._known.get(token.i)
        if known is None:
            known = self._known[token.i] = []
            known += sorted(self._arguments(token, voice), key=lambda a: (a.head, a.function))
        return known

    def argument(self, function: str, preposition: str, reached: Reached) -> Argument:
        """An argument record for the phrase that `reached` heads."""
        head, via = reached
        empty = self._may_say_none and says_none(self.tokens[head], self.sentence)
        return Argument(function, preposition, head, self.phrases.span(head), via, empty)

    def with_conjuncts(self, function: str, preposition: str, reached: Reached) -> list[Argument]:
        """The argument, and one for each phrase coordinated with it, but for those that are named to be set aside."""
        all_of_them = [reached, *(Reached(i, "coordination") for i in self.phrases.conjuncts(reached.head))]
        if self._may_leave_out:
            all_of_them = [r for r in all_of_them if not is_left_out(self.tokens[r.head], self.sentence)]
        return [self.argument(function, preposition, r) for r in all_of_them]

    def obliques(self, token: Token) -> list[Argument]:
        """What stands after prepositions that depend on `token`."""
        found: list[Argument] = []
        for i in self.children[token.i]:
            child = self.tokens[i]
            if child.dep == "prep" or (child.dep == "dative" and child.pos == "ADP") or child.dep == "agent":
                function = "indirect" if child.dep == "dative" else "oblique"
                found += self._after(child, function, child.lower)
        return found

    def _arguments(self, token: Token, voice: str) -> list[Argument]:
        found: list[Argument] = []
        has_object = False
        for i in self.children[token.i]:
            child = self.tokens[i]
            dep = child.dep
            if dep in ("dobj", "obj") and self._is_recipient(child, token):
                found += self.with_conjuncts("indirect", "", self.subjects.resolved(i, "direct"))
            elif dep in ("dobj", "obj"):
                has_object = True
                found += self.with_conjuncts("object", "", self.subjects.resolved(i, "direct"))
            elif dep == "dative" and child.pos != "ADP":
                found += self.with_conjuncts("indirect", "", self.subjects.resolved(i, "direct"))
            elif dep == "agent" or (dep == "prep" and child.lower == "by" and self.subjects.is_undergone(token)):
                found += self._after(child, "subject", "", "by")
            elif dep in ("prep", "dative"):
                found += self._after(child, "indirect" if dep == "dative" else "oblique", child.lower)
            elif dep == "prt" and not has_object:
                under_particle = self._after(child, "object", "")  # "struck down the law", read as "down the law"
                has_object = bool(under_particle)
                found += under_particle
            elif dep in _CLAUSAL or (dep == "advcl" and self._is_infinitive(child)):
                found.append(Argument("complement", "", i, self.sentence.span_below(child), dep))
            elif dep in ("attr", "oprd", "acomp"):
                found.append(self.argument("complement", "", Reached(i, dep)))
        if is_gerund_before_its_object(token, self.sentence):
            has_object = True
            first, *others = self.with_conjuncts("object", "", Reached(token.head, "compound"))
            behind = Span(self.tokens[token.i + 1].start, first.span.end)
            found += [Argument("object", "", first.head, behind, "compound"), *others]
        subject = self.subjects.of(token)
        if subject is not None:
            found += self._from_surface_subject(token, voice, subject, has_object)
        if voice == "active" and not has_object:
            found += self._missing_object(token)
        elif voice == "passive" and not any(a.via == "by" for a in found):
            found += self._shared_doer(token)
        return found

    def _shared_doer(self, token: Token) -> list[Argument]:
        """Who stands behind the last of coordinated passives: "was questioned, charged and jailed by the court"."""
        for i in self.children[token.i]:
            last = self.tokens[i]
            if (
                last.dep == "conj"
                and last.tag == "VBN"
                and not self._own_subject(last)
                and self.subjects.is_passive(last)
            ):
                by = [self.tokens[j] for j in self.children[i] if self.tokens[j].dep == "agent"]
                found = [a for b in by for a in self._after(b, "subject", "", "coordination")]
                return found or self._shared_doer(last)
        return []

    def _from_surface_subject(self, token: Token, voice: str, subject: Reached, has_object: bool) -> list[Argument]:
        if voice != "passive":
            return self.with_conjuncts("subject", "", subject)
        via = "passive" if subject.via == "direct" else subject.via
        ditransitive = has_object and token.lemma.lower() in self.lexicon.ditransitive
        return self.with_conjuncts("indirect" if ditransitive else "object", "", Reached(subject.head, via))

    def _missing_object(self, token: Token) -> list[Argument]:
        """The object that a relative clause or a coordination leaves out: "the rally the city refused"."""
        if token.dep == "relcl" and not self._has_relative_pronoun(token) and self._own_subject(token):
            head = self.tokens[token.head]
            stranded = any(self.tokens[i].dep == "prep" and not self.children[i] for i in self.children[token.i])
            if head.pos in NOMINAL and not stranded and not self._has_complement(token):
                return [self.argument("object", "", Reached(self.subjects.antecedents.of(token), "relative"))]
        for i in self.children[token.i]:
            child = self.tokens[i]
            if child.dep == "conj" and child.pos == "VERB" and child.i - token.i <= 4 and not self._own_subject(child):
                shared = self.subjects.object_of(child)
                if shared is not None and not self._has_complement(token):
                    return self.with_conjuncts("object", "", Reached(shared, "coordination"))
        return []

    def _after(self, preposition: Token, function: str, word: str, via: str = "direct") -> list[Argument]:
        found: list[Argument] = []
        aside = self._may_leave_out and is_left_out_behind(preposition, self.sentence)
        for i in self.children[preposition.i]:
            child = self.tokens[i]
            if child.dep == "conj" and child.pos == "ADP":  # "not by Orr but by Lund"
                found += self._after(child, function, word, "coordination")
            elif aside:
                continue
            elif child.dep == "pobj":
                found += self.with_conjuncts(function, word, self.subjects.resolved(i, via))
            elif child.dep == "pcomp":
                found.append(self.argument(function, word, Reached(i, "clause")))
            elif child.dep == "prep":
                found += self._after(child, function, child.lower if function == "oblique" else word, via)
        return found

    def _particle(self, token: Token) -> Token | None:
        for i in self.children[token.i]:
            child = self.tokens[i]
            if child.dep == "prt":
                return child
            if i != token.i + 1 or child.lower not in self.lexicon.particles:
                continue
            if child.dep == "advmod":
                return child
            if child.dep == "prep":
                below = [self.tokens[j] for j in self.children[i]]
                if below and all(b.dep == "prep" for b in below):
                    return child  # "pulled out of Tolm"
        return None

    def _is_recipient(self, noun: Token, verb: Token) -> bool:
        """The first of two objects of a verb of giving: "handed the editor a fine"."""
        later = [i for i in self.children[verb.i] if i > noun.i and self.tokens[i].dep in ("dobj", "obj")]
        return bool(later) and verb.lemma.lower() in self.lexicon.ditransitive

    def _own_subject(self, token: Token) -> bool:
        return any(self.tokens[i].dep in ("nsubj", "nsubjpass") for i in self.children[token.i])

    def _has_relative_pronoun(self, token: Token) -> bool:
        return any(
            self.tokens[i].tag in RELATIVE_TAGS or self.tokens[i].tag == "WRB"
            for i in self.children[token.i]
            if not self.subjects.is_object_gap(i, token)
        )

    def _has_complement(self, token: Token) -> bool:
        return any(self.tokens[i].dep in ("ccomp", "xcomp", "prep") for i in self.children[token.i])

    def _is_infinitive(self, token: Token) -> bool:
        return token.tag == "VB" and any(self.tokens[i].tag == "TO" for i in self.children[token.i])
