"""Drafts: statements while they are being found, and what every finder asks of a tree.

Tokens in, spans out. Elsewhere: which words are cues (cues.py), whose words they are (sources.py), what was said
(contents.py), quotations (quotes.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from facta.codebook.cues import CueClass
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_EDGE = frozenset(",;:.-–—…")
_SENTENCE_END = frozenset("?!")


@dataclass(slots=True)
class Source:
    """Whose words they are: `span` as it stands; `antecedent` is what a relative pronoun stands for."""

    span: Span
    antecedent: Span | None = None
    negative: bool = False


@dataclass(slots=True)
class Draft:
    """A statement on its way.

    sentence, token: where the cue's head stands. content: pieces in text order.
    frame: how the content hangs on the cue (see cues.en.yaml), or "" where no word of the table is the cue.
    """

    sentence: int
    token: int
    cue: Span | None
    source: Source | None
    content: list[Span]
    cue_class: CueClass
    frame: str
    found_by: str
    negated: bool = False
    addressee: Span | None = None
    rank: int = 0

    @property
    def anchor(self) -> Span:
        """The cue, or where there is none, the content's first piece."""
        return self.cue if self.cue is not None else self.content[0]


def pieces_of(sentence: Sentence, tokens: Iterable[int], without: Iterable[int] = ()) -> list[Span]:
    """The unbroken stretches of `tokens` less `without`, punctuation trimmed off their ends."""
    left_out = set(without)
    runs: list[list[Token]] = []
    before = -2
    for i in sorted(set(tokens) - left_out):
        if i != before + 1:
            runs.append([])
        runs[-1].append(sentence.tokens[i])
        before = i
    spans = (_trimmed(run) for run in runs)
    return [span for span in spans if span is not None]


def _trimmed(run: list[Token]) -> Span | None:
    start, end = 0, len(run)
    if run[0].i == 0 and run[0].pos == "CCONJ":  # the writer's own "But"
        start = 1
    while start < end and run[start].text[0] in _EDGE:
        start += 1
    while start < end and (
        (run[end - 1].text[-1] in _EDGE and run[end - 1].pos in {"PUNCT", "SYM"}) or run[end - 1].tag == "CC"
    ):
        end -= 1
    if not any(c.isalnum() for token in run[start:end] for c in token.text):
        return None
    return Span(run[start].start, run[end - 1].end)


def subtree(sentence: Sentence, token: Token) -> set[int]:
    """Positions of `token` and all below it."""
    found = {token.i}
    stack = [token.i]
    while stack:
        for child in sentence.children[stack.pop()]:
            if child not in found:
                found.add(child)
                stack.append(child)
    return found


def lemma_of(token: Token) -> str:
    """The token's lemma, lower case."""
    return token.lemma.lower()


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether `verb` is a passive; one with an active subject is not, for all that its "'s" looks so."""
    if sentence.children_of(verb, "nsubjpass"):
        return True
    auxiliaries = sentence.children_of(verb, "auxpass")
    if verb.tag == "VBN" and verb.dep == "advcl" and not sentence.children_of(verb, "aux", "nsubj"):
        return True  # "Asked whether it was safe, she said no": another asked
    if sentence.children_of(verb, "nsubj"):
        auxiliaries = [t for t in auxiliaries if t.lower not in {"'s", "’s"}]
    return bool(auxiliaries)


def charge_after_agent(sentence: Sentence, verb: Token) -> Token | None:
    """The "of" or "for" of "was accused by the union of ...", which the parse hangs on the union."""
    wanted = {"accuse": "of", "suspect": "of", "blame": "for", "criticize": "for", "praise": "for"}.get(lemma_of(verb))
    for by in sentence.children_of(verb, "agent"):
        for who in sentence.children_of(by, "pobj"):
            for preposition in sentence.children_of(who, "prep"):
                if preposition.lower == wanted and not sentence.children_of(verb, "prep"):
                    return preposition
    return None


def joined(spans: Iterable[Span]) -> list[Span]:
    """`spans` in text order, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def less(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """`spans` without the parts that `taken` covers."""
    left = list(spans)
    for hole in taken:
        cut: list[Span] = []
        for span in left:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(span.start, hole.start))
            if hole.end < span.end:
                cut.append(Span(hole.end, span.end))
        left = cut
    return left
