"""Viewpoints: "in the prosecutors' view", "by the widow's account", "in the words of the editor".

The clause around such a phrase is told as somebody's, not in the report's own voice.
"""

from collections.abc import Iterator

from facta.codebook.cues import CueTable
from facta.coding.asides import said_beside
from facta.coding.drafts import Draft, lemma_of
from facta.coding.quotes import Quotes
from facta.coding.sources import source_at
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_SEEN = frozenset({"in", "by", "from"})
_NOBODY_ELSE = frozenset({"my", "our", "your", "all", "any", "some"})
"""Whose views are the speaker's own, or nobody's: "in my view", "by all accounts"."""


def viewpoints(text: AnnotatedText, quotes: Quotes, cues: CueTable) -> Iterator[Draft]:
    """Drafts of clauses that a phrase beside them gives as somebody's view."""
    for sentence in text.sentences:
        for noun in sentence.tokens:
            if lemma_of(noun) not in cues.viewpoints or noun.dep != "pobj":
                continue
            preposition = sentence.head_of(noun)
            holder = _holder(sentence, noun)
            above = sentence.head_of(preposition)
            if above.tag in ("WP", "WDT"):  # "who by his daughter's account was put in a cell"
                above = sentence.head_of(above)
            if preposition.lower not in _SEEN or holder is None or above.pos not in {"VERB", "AUX"}:
                continue
            if quotes.around(noun.start) is None and not _takes_in(sentence, above, cues):
                cue, source = Span(noun.start, noun.end), source_at(sentence, holder)
                yield from said_beside(sentence, preposition, cue, source, cues, "viewpoint")


def _holder(sentence: Sentence, noun: Token) -> Token | None:
    """Whose view it is: "her view", "the prosecutors' view", "the view of the prosecutors"."""
    owners = sentence.children_of(noun, "poss")
    for preposition in sentence.children_of(noun, "prep"):
        if preposition.lower == "of" and sentence.children_of(noun, "det"):  # not "in view of the rain"
            owners += sentence.children_of(preposition, "pobj")
    owner = next(iter(owners), None)
    return None if owner is None or owner.lower in _NOBODY_ELSE else owner


def _takes_in(sentence: Sentence, verb: Token, cues: CueTable) -> bool:
    """Whether the verb says by itself who speaks or thinks: "said in his own words that"."""
    return "clause" in cues.verbs.get(lemma_of(verb), {}) and bool(sentence.children_of(verb, "ccomp"))
