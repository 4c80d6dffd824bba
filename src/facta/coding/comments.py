"""Comments: the reporter's own judgement, outside quotations and statements; marked, never an assertion of fact."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from facta.codebook.fast_yaml import load_yaml
from facta.model.act import Comment
from facta.model.identifiers import identifier
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence
from facta.model.statement import Statement


@dataclass(frozen=True)
class _Judging:
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    phrases: tuple[str, ...]

    @cached_property
    def signs(self) -> frozenset[str]:
        return self.adjectives | self.adverbs | self.verbs


@lru_cache(maxsize=1)
def _judging() -> _Judging:
    text = files("facta.codebook.lexicon").joinpath("comments.en.yaml").read_text(encoding="utf-8")
    table = load_yaml(text)
    adjectives, adverbs, verbs = (frozenset(table[name]) for name in ("adjectives", "adverbs", "verbs"))
    return _Judging(adjectives, adverbs, verbs, tuple(table["phrases"]))


def comments_of(text: AnnotatedText, statements: tuple[Statement, ...]) -> tuple[Comment, ...]:
    """The reporter's judgements, one for each sentence that holds one, in text order."""
    said = [piece for statement in statements for piece in statement.content]
    said += [quotation.span for quotation in text.quotations]
    said_in: dict[int, list[Span]] = {}
    for piece in said:
        for sentence in text.sentences_in(piece):
            said_in.setdefault(sentence.index, []).append(piece)
    found: list[Comment] = []
    for sentence in text.sentences:
        by = _judgement_in(sentence, said_in.get(sentence.index, []))
        if by:
            found.append(Comment(identifier("k", text.document.id, *sentence.span), sentence.span, by))
    return tuple(found)


def _judgement_in(sentence: Sentence, said: list[Span]) -> str:
    """The sign by which words outside what is `said` judge, or ""."""
    judging = _judging()
    inside = {t.i for piece in said for t in sentence.tokens_in(piece) if t.start >= piece.start}
    words = [t for t in sentence.tokens if t.i not in inside] if inside else sentence.tokens
    if not words:
        return ""
    for token in () if judging.signs.isdisjoint(sentence.forms) else words:
        if token.pos == "ADJ" and token.lower in judging.adjectives:
            return f"adjective_{token.lower}"
        if token.pos == "ADV" and token.lower in judging.adverbs:
            return f"adverb_{token.lower}"
        if token.pos == "VERB" and token.lemma.lower() in judging.verbs:
            return f"verb_{token.lemma.lower()}"
    if len(words) == len(sentence.tokens) and sentence.tokens[-1].lower == "?":
        return "rhetorical_question"
    running = " ".join(t.lower for t in words)
    return next((f"phrase_{phrase.replace(' ', '_')}" for phrase in judging.phrases if phrase in running), "")
