"""Claimed: whether the sentence of an act names somebody who claims something, wherever in it."""

from facta.codebook.lexicon.embedding import embedding
from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

_TITLES = frozenset("capt. lt. sgt. gen. sen. rep. gov. det. insp. supt. maj. col. cmdr. dr. mr. mrs. ms.".split())


def is_claimed_around(clause: Clause, sentences: tuple[Sentence, ...]) -> bool:
    """Whether the sentence of `clause`, or one that a title's full stop cut off from it, names somebody who claims.

    For crimes alone: where the grammar does not show whose claim it is, it is alleged all the same.
    """
    sentence = sentences[clause.sentence]
    words = [t for t in sentence.tokens if t.i != clause.predicate]
    last = [t.lower for t in sentence.tokens[-2:]]
    if clause.sentence + 1 < len(sentences) and not _TITLES.isdisjoint(("".join(last), *last)):
        words += sentences[clause.sentence + 1].tokens
    claiming = embedding().claiming
    return any(
        (t.lemma.lower() in claiming and t.pos != "ADJ" and not _is_let_in(t, sentence))
        or t.lower in ("allege", "alleges", "alleged", "allegedly")
        for t in words
    )


def _is_let_in(token: Token, sentence: Sentence) -> bool:
    """Whether an "admitted" is nobody's confession: "was admitted to hospital", "the men admitted to the ward"."""
    if token.lemma.lower() != "admit" or token not in sentence.tokens:
        return False
    has = any(t.lemma == "have" for t in sentence.children_of(token, "aux"))
    return bool(sentence.children_of(token, "auxpass")) or (token.tag == "VBN" and not has)
