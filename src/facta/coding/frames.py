"""Frames: which pattern of the codebook fits a clause record.

Of the patterns that fit, the most specific wins, so a trigger has one code. Elsewhere: what fills the roles (roles.py).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from facta.codebook.codebook import Codebook, Entry
from facta.codebook.condition import CONTEXTS, Condition, Selector
from facta.model.clause import Argument, Clause
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

type SectorOf = Callable[[Span], str | None]

PARTITIVES = frozenset(
    "one two three four five six seven some many most several few any all each group number dozen dozens "
    "hundred hundreds thousand thousands score scores lot handful crowd member pair couple half rest majority "
    "series wave string spate kind type sort form round case another other team section contingent unit force "
    "batch posse party mob gang".split()
)
"""Heads behind which the noun after "of" is what is meant: "one of the squares", "a group of officers"."""


class Tried(NamedTuple):
    """A pattern that was tried on a clause, and the place whose condition did not hold ("" where it fired)."""

    code: str
    pattern: str
    failed_at: str


class Frames:
    """The codebook's patterns against the clauses of one annotated text."""

    def __init__(self, text: AnnotatedText, codebook: Codebook, sector_of: SectorOf) -> None:
        self.sentences: tuple[Sentence, ...] = text.sentences
        self.codebook = codebook
        self.sector_of = sector_of
        self.clause_at: dict[tuple[int, int], Clause] = {(c.sentence, c.predicate): c for c in text.clauses}
        self._sectors: dict[Span, str | None] = {}
        self._words: dict[int, frozenset[str]] = {}

    def entry_of(self, clause: Clause) -> Entry | None:
        """The most specific pattern that fits, with its type, or None."""
        for entry in self.codebook.index.get(f"{clause.kind}:{clause.lemma}", ()):
            if self._failure(clause, entry) is None:
                return entry
        return None

    def tried(self, clause: Clause) -> list[Tried]:
        """Every pattern that stands on this predicate, most specific first, up to the one that fired."""
        found: list[Tried] = []
        for entry in self.codebook.index.get(f"{clause.kind}:{clause.lemma}", ()):
            failure = self._failure(clause, entry)
            found.append(Tried(entry.type.code, entry.pattern.name, failure or ""))
            if failure is None:
                break
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
            if a.function == selector.function and (not selector.prepositions or a.preposition in selector.prepositions)
        ]
        if selector.then is None:
            return found
        return [below for a in found for below in self._below(a, clause.sentence, selector.then)]

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

    def _failure(self, clause: Clause, entry: Entry) -> str | None:
        pattern = entry.pattern
        for condition, where in zip(pattern.conditions, pattern.requires, strict=True):
            if not self._holds(clause, condition):
                return where
        for condition, where in zip(pattern.forbidden, pattern.excludes, strict=True):
            if self._holds(clause, condition):
                return f"without {where}"
        return None

    def _holds(self, clause: Clause, condition: Condition) -> bool:
        return any(self._holds_at(clause, condition, selector) for selector in condition.selectors)

    def _holds_at(self, clause: Clause, condition: Condition, selector: Selector) -> bool:
        if selector.function in CONTEXTS and selector.then is None:
            return self._holds_in_context(clause, condition, selector.function)
        if selector.function == "adverbial" and selector.then is None:
            return any(beside.lemma in condition.lemmas for beside in self._clauses_beside(clause, selector))
        return any(self._is_named(a, clause, condition) for a in self.arguments_at(clause, selector))

    def _is_named(self, argument: Argument, clause: Clause, condition: Condition) -> bool:
        if condition.anything:
            return True
        sentence = self.sentences[clause.sentence]
        for token in named_by(sentence, argument.head):
            if token.lemma.lower() in condition.lemmas or token.lower in condition.lemmas:
                return True
            if condition.entities and token.entity in condition.entities:
                return True
            if condition.pairs and any(_has_before(sentence, token, pair) for pair in condition.pairs):
                return True
        return bool(condition.sectors) and self.sector_at(argument.span) in condition.sectors

    def _holds_in_context(self, clause: Clause, condition: Condition, place: str) -> bool:
        if place == "voice":
            return clause.voice in condition.lemmas
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
        words = self._lemmas(clause.sentence)
        if place == "nearby" and clause.sentence:
            words |= self._lemmas(clause.sentence - 1)
        if condition.lemmas & words:
            return True
        return any(one in words and other in words for one, other in condition.pairs)

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

    def _lemmas(self, number: int) -> frozenset[str]:
        if number not in self._words:
            self._words[number] = frozenset(token.lemma.lower() for token in self.sentences[number].tokens)
        return self._words[number]


def named_by(sentence: Sentence, head: int) -> Iterator[Token]:
    """The head token of a phrase, and behind "one of", "a group of" the noun that is meant."""
    token = sentence.tokens[head]
    yield token
    if token.lemma.lower() in PARTITIVES or token.pos == "NUM":
        for preposition in sentence.children_of(token, "prep"):
            if preposition.lower == "of":
                yield from sentence.children_of(preposition, "pobj")


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
