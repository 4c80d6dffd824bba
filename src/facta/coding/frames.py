"""Frames: which pattern of the codebook fits a clause record.

Of the patterns that fit, the most specific wins, so a trigger has one code. Elsewhere: what fills the roles (roles.py).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from facta.codebook.codebook import Codebook, Entry
from facta.codebook.condition import CONTEXTS, Condition, Selector
from facta.coding.doers_before import DoersBefore
from facta.coding.phrasal_verbs import phrasal_readings
from facta.coding.taking_up import TAKING_UP_ONE, TAKING_UP_SEVERAL
from facta.model.clause import Argument, Clause
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

type SectorOf = Callable[[Span], str | None]
type KindOf = Callable[[Span], str | None]

PARTITIVES = frozenset(
    "one two three four five six seven some many most several few any all each group number dozen dozens "
    "hundred hundreds thousand thousands score scores lot handful crowd member pair couple half rest majority "
    "series wave string spate kind type sort form round case another other team section contingent unit force "
    "batch posse party mob gang".split()
)
"""Heads behind which the noun after "of" is what is meant: "one of the squares", "a group of officers"."""


PEOPLE = frozenset(
    "he she him her his they them their themselves himself herself i me my we us our you your who whom whose "
    "someone somebody anyone anybody everyone everybody nobody others".split()
)
"""Pronouns that name people."""

_OF = frozenset({"of"})
_PEOPLE_KINDS = frozenset({"person", "group", "organization"})
_TAKING_UP = TAKING_UP_ONE | TAKING_UP_SEVERAL
_NOUN_PLACES = frozenset("nsubj nsubjpass dobj pobj attr appos conj ROOT".split())
_TAKEN_UP = 1.5
"""How much less a pattern weighs that holds only by what a pronoun may take up."""


class Tried(NamedTuple):
    """A pattern that was tried on a clause, and the place whose condition did not hold ("" where it fired)."""

    code: str
    pattern: str
    failed_at: str


class _Naming(NamedTuple):
    """The tokens by which a phrase names what it means, and their words and lemmas in lower case."""

    tokens: tuple[Token, ...]
    words: frozenset[str]


class Frames:
    """The codebook's patterns against the clauses of one annotated text."""

    def __init__(
        self, text: AnnotatedText, codebook: Codebook, sector_of: SectorOf, kind_of: KindOf | None = None
    ) -> None:
        self.sentences: tuple[Sentence, ...] = text.sentences
        self.codebook = codebook
        self.sector_of = sector_of
        self.kind_of = kind_of
        self.clause_at: dict[tuple[int, int], Clause] = {(c.sentence, c.predicate): c for c in text.clauses}
        self._sectors: dict[Span, str | None] = {}
        self._kinds: dict[Span, str | None] = {}
        self._taken_up: dict[tuple[int, int], frozenset[str]] = {}
        self._entries: dict[tuple[int, int], Entry | None] = {}
        self._phrasal: dict[tuple[int, int], Clause] = {}
        self._named: dict[tuple[int, int], _Naming] = {}
        self.doers = DoersBefore(text, lambda span: self.kind_at(span) in _PEOPLE_KINDS)

    def entry_of(self, clause: Clause) -> Entry | None:
        """The most specific pattern that fits, with its type, or None; asked once."""
        key = (clause.sentence, clause.predicate)
        if key not in self._entries:
            strict = self._by_own_words(clause)
            found = self._by_what_is_taken_up(clause, strict) or strict
            self._entries[key] = found or self._as_phrasal_verb(clause)
        return self._entries[key]

    def as_matched(self, clause: Clause) -> Clause:
        """The clause as it was matched by `entry_of`: with its particle, where the parse left it out."""
        self.entry_of(clause)
        return self._phrasal.get((clause.sentence, clause.predicate), clause)

    def _by_own_words(self, clause: Clause) -> Entry | None:
        """The first pattern that fits, of those that the sentence's words allow."""
        allowed = self.codebook.allowed(f"{clause.kind}:{clause.lemma}", self.sentences[clause.sentence].forms)
        return next((entry for entry in allowed if self.failure(clause, entry) is None), None)

    def _as_phrasal_verb(self, clause: Clause) -> Entry | None:
        """The pattern that fits the verb with the particle behind it, which the parse took for something else."""
        if clause.kind != "verb":
            return None
        for other in phrasal_readings(clause, self.sentences[clause.sentence], self.codebook.index):
            entry = self._by_own_words(other)
            if entry is not None:
                self._phrasal[clause.sentence, clause.predicate] = other
                return entry
        return None

    def _by_what_is_taken_up(self, clause: Clause, strict: Entry | None) -> Entry | None:
        """The pattern that fits where a pronoun stands for an earlier noun, if it asks clearly more than `strict`."""
        predicate = f"{clause.kind}:{clause.lemma}"
        if predicate not in self.codebook.index or not self._takes_up(clause):
            return None
        words = self.sentences[clause.sentence].forms
        if clause.sentence:
            words |= self.sentences[clause.sentence - 1].lemmas
        for entry in self.codebook.allowed(predicate, words):
            if strict is not None and entry.pattern.specificity < strict.pattern.specificity + _TAKEN_UP:
                return None
            if self.failure(clause, entry, self._holds_taken_up) is None:
                return entry
        return None

    def tried(self, clause: Clause) -> list[Tried]:
        """Every pattern that stands on this predicate, most specific first, up to the one that fired."""
        found: list[Tried] = []
        for entry in self.codebook.index.get(f"{clause.kind}:{clause.lemma}", ()):
            failure = self.failure(clause, entry)
            found.append(Tried(entry.type.code, entry.pattern.name, failure or ""))
            if failure is None:
                break
        fired = self.entry_of(clause)
        if fired is not None and (not found or (fired.type.code, fired.pattern.name, "") != found[-1]):
            found.append(Tried(fired.type.code, fired.pattern.name, ""))
        return found

    def arguments_at(self, clause: Clause, selector: Selector) -> list[Argument]:
        """The arguments that a selector finds."""
        if selector.function in ("governor", "adverbial"):
            if selector.then is None:
                return []
            return [
                a for other in self._clauses_beside(clause, selector) for a in self.arguments_at(other, selector.then)
            ]
        found = [
            a
            for a in clause.arguments
            if (
                a.function == selector.function
                and (not selector.prepositions or a.preposition in selector.prepositions)
            )
            or (a.function == "indirect" and selector.function == "oblique" and a.preposition in selector.prepositions)
        ]
        if selector.then is None:
            return found
        return [below for a in found for below in self._below(a, clause.sentence, selector.then)]

    def _clauses_at(self, clause: Clause, selector: Selector) -> list[Clause]:
        """The clauses that stand where the first part of a selector looks: "complement" of "complement.tense"."""
        if selector.function in ("governor", "adverbial"):
            return self._clauses_beside(clause, selector)
        found = [self.clause_at.get((clause.sentence, a.head)) for a in self.arguments_at(clause, selector.first)]
        return [other for other in found if other is not None]

    def _clauses_beside(self, clause: Clause, selector: Selector) -> list[Clause]:
        """The clause that governs this one, or the adverbial clauses below it: "killed when police fired"."""
        if selector.function == "governor":
            above = self.clause_at.get((clause.sentence, clause.embedded_by if clause.embedded_by is not None else -1))
            return [above] if above is not None else []
        sentence = self.sentences[clause.sentence]
        below = sentence.children_of(sentence.tokens[clause.predicate], "advcl", "ccomp")
        found = [self.clause_at.get((clause.sentence, t.i)) for t in below]
        return [c for c in found if c is not None and (not selector.prepositions or c.marker in selector.prepositions)]

    def _below(self, argument: Argument, number: int, selector: Selector) -> list[Argument]:
        """The arguments of an argument's head; of a plain noun, what stands beside or behind it."""
        clause = self.clause_at.get((number, argument.head))
        if clause is not None:
            return self.arguments_at(clause, selector)
        sentence = self.sentences[number]
        head = sentence.tokens[argument.head]
        if selector.function == "modifier":
            beside = sentence.children_of(head, "compound", "nmod", "poss", "amod")
            return [Argument("modifier", "", t.i, Span(t.start, t.end), "compound") for t in beside]
        if selector.function != "oblique":
            return []
        return [
            Argument("oblique", preposition.lower, t.i, _name_span(sentence, t), "direct")
            for preposition in sentence.children_of(head, "prep")
            if not selector.prepositions or preposition.lower in selector.prepositions
            for t in sentence.children_of(preposition, "pobj")
        ]

    def sector_at(self, span: Span) -> str | None:
        """The sector of a phrase, asked once."""
        if span not in self._sectors:
            self._sectors[span] = self.sector_of(span)
        return self._sectors[span]

    def kind_at(self, span: Span) -> str | None:
        """The kind of party that a phrase names, asked once."""
        if self.kind_of is None:
            return None
        if span not in self._kinds:
            self._kinds[span] = self.kind_of(span)
        return self._kinds[span]

    def failure(
        self, clause: Clause, entry: Entry, or_holds: Callable[[Clause, Condition], bool] | None = None
    ) -> str | None:
        """The first place of the pattern whose condition does not hold, or None where it fits.

        or_holds: what else may make a required condition hold.
        """
        pattern = entry.pattern
        if pattern.tail and not self._goes_on(clause, pattern.tail):
            return f"... {' '.join('/'.join(sorted(words)) for words in pattern.tail)}"
        for condition, where in zip(pattern.conditions, pattern.requires, strict=True):
            if not self._holds(clause, condition) and not (or_holds and or_holds(clause, condition)):
                return where
        for condition, where in zip(pattern.forbidden, pattern.excludes, strict=True):
            if self._holds(clause, condition):
                return f"without {where}"
        return None

    def _goes_on(self, clause: Clause, tail: tuple[frozenset[str], ...]) -> bool:
        """Whether the words of `tail` follow the predicate in its phrase, in order, only small words between them."""
        sentence = self.sentences[clause.sentence]
        if any(words.isdisjoint(sentence.forms) for words in tail):
            return False
        below = sentence.subtree_of(sentence.tokens[clause.predicate])
        behind = [t for t in below if t.i > clause.predicate and not _opens_a_time(t, sentence)]
        if len(tail) == 1:  # "fire on the crowd", but not "fire the clerk on Monday"
            behind = [t for t in behind if t.pos != "ADP" or t.dep == "prt" or t.i <= clause.predicate + 2]
        return any(
            _hangs_on(token, clause.predicate, sentence) and _follow(behind, start, tail)
            for start, token in enumerate(behind)
        )

    def _holds_taken_up(self, clause: Clause, condition: Condition) -> bool:
        """Whether a pronoun where the condition looks may take up one of the nouns that it asks for."""
        return any(
            not condition.lemmas.isdisjoint(self._antecedents(argument, clause.sentence))
            for selector in condition.selectors
            if selector.function not in CONTEXTS
            for argument in self.arguments_at(clause, selector)
        )

    def _takes_up(self, clause: Clause) -> bool:
        """Whether one of the clause's own arguments may take up a noun told before."""
        sentence = self.sentences[clause.sentence]
        if _TAKING_UP.isdisjoint(sentence.words):
            return False
        taking_up = [a for a in clause.arguments if sentence.tokens[a.head].lower in _TAKING_UP]
        return any(self._antecedents(argument, clause.sentence) for argument in taking_up)

    def _antecedents(self, argument: Argument, number: int) -> frozenset[str]:
        """Lemmas of the nouns before an argument, in its sentence and the one before, that it may take up."""
        token = self.sentences[number].tokens[argument.head]
        one, several = token.lower in TAKING_UP_ONE, token.lower in TAKING_UP_SEVERAL
        if not (one or several):
            return frozenset()
        key = (number, argument.head)
        if key not in self._taken_up:
            nouns = [t for t in self.sentences[number].tokens[: token.i] if t.dep in _NOUN_PLACES]
            if number and argument.via != "relative":
                nouns += [t for t in self.sentences[number - 1].tokens if t.dep in _NOUN_PLACES]
            self._taken_up[key] = frozenset(
                t.lemma.lower()
                for t in nouns
                if t.pos == "NOUN" and (several if t.tag == "NNS" else one) and self._is_thing(t, token)
            )
        return self._taken_up[key]

    def _is_thing(self, noun: Token, pronoun: Token) -> bool:
        """ "It" takes up no person."""
        return pronoun.lower != "it" or self.kind_at(Span(noun.start, noun.end)) != "person"

    def _holds(self, clause: Clause, condition: Condition) -> bool:
        return any(self._holds_at(clause, condition, selector) for selector in condition.selectors)

    def _holds_at(self, clause: Clause, condition: Condition, selector: Selector) -> bool:
        function, then = selector.function, selector.then
        if then is not None:
            if then.function in CONTEXTS:
                beyond = self._clauses_at(clause, selector)
                return any(self._holds_in_context(other, condition, then.function) for other in beyond)
        elif function in CONTEXTS:
            return self._holds_in_context(clause, condition, function)
        elif function == "adverbial":
            return any(beside.lemma in condition.lemmas for beside in self._clauses_beside(clause, selector))
        found = self.arguments_at(clause, selector)
        if function == "oblique" and then is None and selector.prepositions:
            found += self._obliques_of_the_object(clause, selector)
        return bool(found) and any(self._is_named(argument, clause, condition) for argument in found)

    def _obliques_of_the_object(self, clause: Clause, selector: Selector) -> list[Argument]:
        """What the parse hung on the object though it may belong to the verb: "chose a farmer as leader"."""
        objects = clause.arguments_as("object") if clause.kind == "verb" else []
        if not objects or selector.prepositions == _OF:
            return []
        beyond = Selector("oblique", selector.prepositions - _OF)
        return [below for argument in objects for below in self._below(argument, clause.sentence, beyond)]

    def _is_named(self, argument: Argument, clause: Clause, condition: Condition) -> bool:
        if condition.anything:
            return True
        sentence = self.sentences[clause.sentence]
        named = self._naming(argument, sentence)
        if not condition.lemmas.isdisjoint(named.words):
            return True
        of_several_words = not condition.heads.isdisjoint(named.words)
        for token in named.tokens if condition.entities or of_several_words else ():
            if condition.entities and token.entity in condition.entities:
                return True
            if of_several_words and any(_has_before(sentence, token, pair) for pair in condition.pairs):
                return True
            if of_several_words and any(_has_behind(sentence, token, phrase) for phrase in condition.phrases):
                return True
        if condition.sectors and self.sector_at(argument.span) in condition.sectors:
            return True
        return bool(condition.kinds) and self._is_of_kind(argument, sentence, condition.kinds)

    def _naming(self, argument: Argument, sentence: Sentence) -> _Naming:
        """What the argument's head names, asked once."""
        key = (sentence.index, argument.head)
        named = self._named.get(key)
        if named is None:
            tokens = tuple(t for t in named_by(sentence, argument.head) if not _is_month(t, sentence.tokens))
            words = frozenset(word for token in tokens for word in (token.lower, token.lemma.lower()))
            named = self._named[key] = _Naming(tokens, words)
        return named

    def _is_of_kind(self, argument: Argument, sentence: Sentence, kinds: frozenset[str]) -> bool:
        head = sentence.tokens[argument.head]
        if "person" in kinds and (head.lower in PEOPLE or head.entity == "PERSON" or head.pos == "NUM"):
            return True
        return self.kind_at(argument.span) in kinds

    def _holds_in_context(self, clause: Clause, condition: Condition, place: str) -> bool:
        if place == "taken_up":
            return False  # decided by what the clause takes up: lending.py
        if place == "voice":
            return clause.voice in condition.lemmas
        if place == "doers":
            doer = self.doers.of(clause)
            return doer is not None and self._is_named(doer.argument, doer.clause, condition)
        if place == "tense":
            return clause.tense in condition.lemmas
        if place == "negated":
            return ("yes" if clause.negated else "no") in condition.lemmas
        if place == "marker":
            return clause.marker in condition.lemmas
        if place == "modal":
            return bool(condition.lemmas.intersection(clause.modals))
        if place == "adverb":
            adverbs = {*clause.adverbs, *self._stranded(clause)}
            return bool(condition.lemmas & adverbs) or (condition.anything and bool(adverbs))
        if place == "governor":
            return clause.embedded_by is not None and self._governs(clause, clause.embedded_by, condition)
        words = self.lemmas_in(clause.sentence)
        if not condition.lemmas.isdisjoint(words):
            return True
        if place == "nearby" and clause.sentence:
            before = self.lemmas_in(clause.sentence - 1)
            if not condition.lemmas.isdisjoint(before):
                return True
            if condition.pairs or condition.phrases:
                words |= before
        if any(one in words and other in words for one, other in condition.pairs):
            return True
        return any(head in words and (not noun or noun in words) for head, _, noun in condition.phrases)

    def _stranded(self, clause: Clause) -> list[str]:
        """Prepositions beside the predicate that govern nothing: "stood by", "looked on"."""
        sentence = self.sentences[clause.sentence]
        beside = sentence.children_of(sentence.tokens[clause.predicate], "prep")
        return [t.lower for t in beside if not sentence.children[t.i]]

    def _governs(self, clause: Clause, i: int, condition: Condition) -> bool:
        above = self.clause_at.get((clause.sentence, i))
        token = self.sentences[clause.sentence].tokens[i]
        return (
            condition.anything
            or token.lemma.lower() in condition.lemmas
            or (above is not None and above.lemma in condition.lemmas)
        )

    def lemmas_in(self, number: int) -> frozenset[str]:
        """The lemmas of a sentence, in lower case, no month among them."""
        sentence = self.sentences[number]
        if "march" not in sentence.words:
            return sentence.lemmas
        return frozenset(t.lemma.lower() for t in sentence.tokens if not _is_month(t, sentence.tokens))


def _is_month(token: Token, tokens: Sequence[Token]) -> bool:
    """ "A fire in March" and "the march 6 deadline" are no march."""
    if token.lower != "march" or token.entity != "DATE":
        return False
    return token.text == "March" or any(t.pos == "NUM" for t in tokens[max(0, token.i - 1) : token.i + 2])


def _opens_a_time(token: Token, sentence: Sentence) -> bool:
    """Whether a preposition tells when: "fired the clerk on Tuesday" is no firing on anybody."""
    return token.dep == "prep" and any(t.entity in ("DATE", "TIME") for t in sentence.children_of(token, "pobj"))


def named_by(sentence: Sentence, head: int) -> Iterator[Token]:
    """The head token of a phrase, and behind "one of", "a group of" the noun that is meant."""
    token = sentence.tokens[head]
    yield token
    if token.lemma.lower() in PARTITIVES or token.pos == "NUM":
        for preposition in sentence.children_of(token, "prep"):
            if preposition.lower == "of":
                yield from sentence.children_of(preposition, "pobj")


_BELOW = frozenset("prep prt advmod dobj acomp ccomp oprd".split())


def _hangs_on(token: Token, predicate: int, sentence: Sentence) -> bool:
    """Whether the predicate governs the word, or what does hangs on the predicate: a noun behind its preposition."""
    above = sentence.tokens[token.head]
    return predicate in (token.head, above.head if above.dep in _BELOW else token.head)


def _follow(behind: Sequence[Token], start: int, tail: tuple[frozenset[str], ...]) -> bool:
    """Whether the words of `tail` stand from `start` on, with at most two small words before each further one."""
    last = None
    for words in tail:
        here = range(start, start + 1) if last is None else range(last + 1, min(last + 4, len(behind)))
        found = next((n for n in here if behind[n].lower in words or behind[n].lemma.lower() in words), None)
        if found is None:
            return False
        last = found
    return True


def _name_span(sentence: Sentence, head: Token) -> Span:
    """The head with the compounds before it: "Open Door"."""
    before = sentence.children_of(head, "compound", "nmod")
    return Span(min((t.start for t in before), default=head.start), head.end)


def _has_before(sentence: Sentence, head: Token, pair: tuple[str, str]) -> bool:
    modifier, noun = pair
    if head.lemma.lower() != noun and head.lower != noun:
        return False
    return any(
        child.i < head.i and modifier in (child.lemma.lower(), child.lower) for child in sentence.children_of(head)
    )


def _has_behind(sentence: Sentence, head: Token, phrase: tuple[str, str, str]) -> bool:
    noun, preposition, behind = phrase
    if head.lemma.lower() != noun and head.lower != noun:
        return False
    return any(
        not behind or any(behind in (t.lemma.lower(), t.lower) for t in sentence.children_of(child, "pobj", "pcomp"))
        for child in sentence.children_of(head, "prep")
        if child.lower == preposition
    )
