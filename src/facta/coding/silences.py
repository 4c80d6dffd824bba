"""Silences told by a noun or by "nothing": "had no comment", "gave no reason for the delay", "said nothing".

The cue ends with the "no" or "nothing" at least, so that the negation stands in it; the content is what was asked
about, or where that is not said, the word that was withheld.
"""

from collections.abc import Iterator

from facta.codebook.cues import CueTable
from facta.coding.cues import verb_group
from facta.coding.drafts import Draft, Source, lemma_of, pieces_of, subtree
from facta.coding.sources import source_at, source_of
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_SAYING = frozenset({"say", "answer", "reply", "disclose", "reveal", "add"})
_ABOUT = frozenset({"about", "on", "of", "for", "as", "regarding", "concerning", "to"})


def silences(text: AnnotatedText, cues: CueTable) -> Iterator[Draft]:
    """Drafts of what was not said, where a noun with "no" or the word "nothing" tells it."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            if token.lower == "nothing" and token.dep == "dobj" and lemma_of(sentence.head_of(token)) in _SAYING:
                verb = sentence.head_of(token)
                yield from _draft(sentence, verb, token, token, source_of(sentence, verb, cues), cues)
            elif lemma_of(token) in cues.withheld and token.pos == "NOUN":
                no = next((t for t in sentence.children_of(token, "det") if t.lower == "no"), None)
                if no is not None:
                    yield from _withheld(sentence, token, no, cues)


def _withheld(sentence: Sentence, noun: Token, no: Token, cues: CueTable) -> Iterator[Draft]:
    verb = sentence.head_of(noun)
    if noun.dep == "dobj" and lemma_of(verb) in cues.gives_words and verb.i < no.i:
        yield from _draft(sentence, verb, no, noun, source_of(sentence, verb, cues), cues)
    elif (
        noun.dep == "attr"
        and lemma_of(verb) == "be"
        and lemma_of(noun) != "reason"
        and sentence.children_of(verb, "expl")
        and verb.i < no.i
    ):
        yield from _draft(sentence, verb, no, noun, _from(sentence, noun, verb), cues)


def _from(sentence: Sentence, noun: Token, verb: Token) -> Source | None:
    """Who was silent: "no word from the ministry"."""
    for holder in (noun, verb):
        for preposition in sentence.children_of(holder, "prep"):
            if preposition.lower in {"from", "by"}:
                for named in sentence.children_of(preposition, "pobj"):
                    return source_at(sentence, named, next(iter(sentence.children_of(named, "prep")), None))
    return None


def _draft(
    sentence: Sentence, verb: Token, no: Token, noun: Token, source: Source | None, cues: CueTable
) -> Iterator[Draft]:
    asked = [
        preposition
        for holder in (noun, verb)
        for preposition in sentence.children_of(holder, "prep")
        if preposition.lower in _ABOUT and preposition.i > noun.i
    ]
    first = min([*verb_group(sentence, verb, cues).tokens, verb.i])
    if asked:
        last, pieces = noun, pieces_of(sentence, subtree(sentence, asked[0]))
    elif noun is no:  # "said nothing"
        last, pieces = verb, [Span(noun.start, noun.end)]
    else:
        last, pieces = no, [Span(noun.start, noun.end)]
    if pieces:
        cue = Span(sentence.tokens[first].start, last.end)
        yield Draft(
            sentence.index, noun.i, cue, source, pieces,
            cues.classes["silence"], "unanswered", "silence_by_a_noun", True,
        )  # fmt: skip
