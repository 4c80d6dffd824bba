"""Terms: the words of a content that tell what it is about."""

from facta.model.passage import Span
from facta.model.sentence import AnnotatedText

_PARTS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_STOP = frozenset(
    "be have do say tell make take get go come let use put see know think want need thing way lot kind sort time "
    "year day week month people person man woman other many much more most such "
    "same own new last next first mr mrs ms".split()
)


def terms_of(text: AnnotatedText, content: list[Span]) -> tuple[str, ...]:
    """Lemmas of the nouns, verbs and adjectives in `content`, lower case, sorted, without the commonest."""
    found: set[str] = set()
    for sentence in text.sentences_in(Span(content[0].start, content[-1].end)):
        for token in sentence.tokens:
            lemma = token.lemma.lower()
            inside = any(piece.start <= token.start and token.end <= piece.end for piece in content)
            if inside and token.pos in _PARTS and lemma not in _STOP and len(lemma) > 2 and lemma[0].isalpha():
                found.add(lemma)
    return tuple(sorted(found))
