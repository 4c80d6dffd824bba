"""Phrases over one sentence's tree: how far a noun phrase reaches, and what is coordinated with it."""

from facta.codebook.lexicon import english
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_INSIDE = frozenset({"prep", "nummod", "prt", "case", "advmod", "amod", "npadvmod", "dative", "agent"})
"""What follows a head and still belongs to its phrase; relative clauses, appositions and conjuncts do not."""
_NOT_FIRST = frozenset({"punct", "cc", "mark", "aux", "prep", "relcl", "appos", "preconj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.children = sentence.children
        self._ends: dict[int, int] = {}

    def span(self, head: int) -> Span:
        """The phrase of the token `head`, without what only follows it as a clause, apposition or conjunct."""
        if not self.children[head]:
            return Span(self.tokens[head].start, self.tokens[head].end)
        return Span(self.tokens[self._first(head)].start, self.tokens[self._last(head)].end)

    def conjuncts(self, head: int) -> list[int]:
        """Nominal tokens coordinated with `head`, in text order, without `head`."""
        found: list[int] = []
        current = head
        while True:
            following = self._first_conjunct(current)
            if following is None or following in found:
                return found
            found.append(following)
            current = following

    def _first_conjunct(self, head: int) -> int | None:
        for i in self.children[head]:
            child = self.tokens[i]
            if child.dep == "conj" and child.pos in NOMINAL:
                return i
        return None

    def _first(self, head: int) -> int:
        first = head
        while self.children[first] and self.children[first][0] < first:
            child = self.tokens[self.children[first][0]]
            if child.dep in _NOT_FIRST or child.tag == "WDT":
                return self._first_inside(first)
            first = child.i
        return first

    def _first_inside(self, head: int) -> int:
        for i in self.children[head]:
            if i < head and self.tokens[i].dep not in _NOT_FIRST and self.tokens[i].tag != "WDT":
                return self._first(i)
        return head

    def _last(self, head: int) -> int:
        known = self._ends.get(head)
        if known is not None:
            return known
        self._ends[head] = last = head
        for i in self.children[head]:
            child = self.tokens[i]
            if i > head and self._belongs(child) and not self._is_charge(child):
                last = self._last_of_preposition(i) if child.dep in ("prep", "agent") else self._last(i)
        self._ends[head] = last
        return last

    def _belongs(self, token: Token) -> bool:
        return token.dep in _INSIDE and not (token.dep == "prep" and self.tokens[token.i - 1].lower == ",")

    def _is_charge(self, preposition: Token) -> bool:
        """Whether the preposition says of what the phrase is accused: "convicted the guard of murder"."""
        noun = self.tokens[preposition.head]
        verb = self.tokens[noun.head]
        return noun.dep == "dobj" and preposition.lower in english().charging.get(verb.lemma.lower(), ())

    def _last_of_preposition(self, i: int) -> int:
        last = i
        for child in self.children[i]:
            if self.tokens[child].dep in ("pobj", "prep"):
                last = max(
                    last, self._last(child) if self.tokens[child].dep == "pobj" else self._last_of_preposition(child)
                )
            elif self.tokens[child].dep == "pcomp":
                last = max(last, child)
        return last
