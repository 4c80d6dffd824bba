"""An annotated text: sentences and tokens with their grammar, names, times and quotations.

Built by `reading`, used by `coding`. Dependency labels are the CLEAR style of spaCy's English models
(`nsubj`, `nsubjpass`, `dobj`, `pobj`, `agent`, `relcl`, `acl`, `ccomp`, `xcomp`, ...), tags those of the Penn Treebank.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from facta.model.clause import Clause
from facta.model.document import Document
from facta.model.passage import Span
from facta.model.times import TimeExpression


class Token(NamedTuple):
    """One token of a sentence.

    i, head: positions in `Sentence.tokens`; the root's head is itself.
    start, end: code points of the document's text.
    entity: label of the named entity the token is part of (`PERSON`, `ORG`, `GPE`, ...), or "".
    entity_start: whether a named entity begins here.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str
    entity_start: bool
    morph: str


_start_of = attrgetter("start")
_end_of = attrgetter("end")


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence: its tokens and the tree over them.

    index: position in the text's sentences.
    paragraph: position of the paragraph it stands in (paragraphs are divided by line breaks).
    """

    index: int
    paragraph: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "children", tuple(map(tuple, below)))

    @cached_property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in lower case."""
        return frozenset(token.lower for token in self.tokens)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemma of every word, in lower case."""
        return frozenset(token.lemma.lower() for token in self.tokens)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word and its lemma, in lower case."""
        return self.words | self.lemmas

    @property
    def root(self) -> Token:
        """The token that is its own head."""
        return next((token for token in self.tokens if token.head == token.i), self.tokens[0])

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with `span`, in text order."""
        first = bisect_right(self.tokens, span.start, key=_end_of)
        return self.tokens[first : bisect_left(self.tokens, span.end, lo=first, key=_start_of)]

    def head_of(self, token: Token) -> Token:
        """The token that governs `token`; the root governs itself."""
        return self.tokens[token.head]

    def children_of(self, token: Token, *deps: str) -> list[Token]:
        """The tokens that `token` governs, in text order; with `deps`, only those with one of these labels."""
        tokens = self.tokens
        if deps:
            return [child for i in self.children[token.i] if (child := tokens[i]).dep in deps]
        return [tokens[i] for i in self.children[token.i]]

    def ancestors_of(self, token: Token) -> Iterator[Token]:
        """The governors of `token`, nearest first, up to the root."""
        seen = {token.i}
        while token.head not in seen:
            seen.add(token.head)
            token = self.tokens[token.head]
            yield token

    def subtree_of(self, token: Token) -> list[Token]:
        """`token` and all below it, in text order."""
        found: list[int] = []
        stack = [token.i]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self.children[i])
        return [self.tokens[i] for i in sorted(found)]

    def first_below(self, token: Token) -> int:
        """Position of the first of `token` and all below it."""
        return self._firsts[token.i]

    def last_below(self, token: Token) -> int:
        """Position of the last of `token` and all below it."""
        return self._lasts[token.i]

    def span_below(self, token: Token) -> Span:
        """From the first of `token` and all below it to the last."""
        return Span(self.tokens[self._firsts[token.i]].start, self.tokens[self._lasts[token.i]].end)

    @cached_property
    def _firsts(self) -> list[int]:
        return self._farthest(range(len(self.tokens)))

    @cached_property
    def _lasts(self) -> list[int]:
        return self._farthest(range(len(self.tokens) - 1, -1, -1))

    def _farthest(self, positions: range) -> list[int]:
        """For each token the first of `positions` that stands at it or below it."""
        found = [-1] * len(self.tokens)
        for position in positions:
            i = position
            while found[i] < 0:
                found[i] = position
                i = self.tokens[i].head
        return found

    def span_of(self, tokens: list[Token]) -> Span:
        """From the first of `tokens` to the last."""
        return Span(min(t.start for t in tokens), max(t.end for t in tokens))


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that can name a party.

    span: the phrase as it stands, without what only modifies it after a comma.
    head: position of its head token in the sentence.
    form: `name` ("Dina Marr", "the Interior Ministry"), `nominal` ("the activist"), `pronoun` ("she").
    entity: entity label of the head, or "".
    """

    span: Span
    sentence: int
    head: int
    form: str
    entity: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included.

    inner: the stretch without its marks.
    level: 0 for the outermost, 1 for a quotation inside a quotation.
    closed: False where the closing mark is missing and the paragraph's end stands in for it.
    continues: True where the next paragraph opens with a mark and carries the same quotation on.
    """

    span: Span
    inner: Span
    level: int
    closed: bool
    continues: bool


@dataclass(frozen=True, eq=False)
class AnnotatedText:
    """One document with its reading: everything that `coding` works from.

    Sentences cover the article's parts of the text only (`Document.is_article`), in text order.
    mentions, times: in text order. clauses: in text order of their predicates, all sentences together.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with `span`, in text order."""
        first = bisect_right(self.sentences, span.start, key=lambda s: s.span.end)
        last = bisect_left(self.sentences, span.end, key=lambda s: s.span.start)
        return self.sentences[first:last]

    def sentence_from(self, offset: int) -> Sentence | None:
        """The first sentence that ends behind `offset`."""
        number = bisect_right(self.sentences, offset, key=lambda s: s.span.end)
        return self.sentences[number] if number < len(self.sentences) else None

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that lie inside `span`, in text order."""
        first = bisect_left(self.times, span.start, key=lambda t: t.span.start)
        last = bisect_left(self.times, span.end, lo=first, key=lambda t: t.span.start)
        return tuple(time for time in self.times[first:last] if time.span.end <= span.end)

    def clauses_of(self, sentence: Sentence) -> tuple[Clause, ...]:
        """The clauses of one sentence, in text order."""
        first = bisect_left(self.clauses, sentence.index, key=lambda c: c.sentence)
        last = bisect_right(self.clauses, sentence.index, key=lambda c: c.sentence)
        return self.clauses[first:last]
