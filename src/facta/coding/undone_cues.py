"""Undone cues: what somebody shied away from saying, or is unlikely to promise, was not said.

The table embedding.en.yaml tells which predicates leave undone what they govern.
"""

from facta.codebook.lexicon.embedding import embedding
from facta.model.sentence import Sentence, Token

_IN_PLACE_OF = frozenset({("instead", "of"), ("rather", "than"), ("far", "from"), ("short", "of")})

_NEVER = frozenset({"never", "hardly", "scarcely", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})


def is_undone(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive or a gerund stands under a predicate by which it was not done, or need not have been."""
    if verb.dep not in ("pcomp", "xcomp", "advcl") or verb.tag not in ("VB", "VBG"):
        return False
    above = sentence.head_of(verb)
    marker = ""
    if verb.dep == "pcomp":
        marker = above.lower
        if marker == "against" or (sentence.tokens[max(0, above.i - 1)].lower, marker) in _IN_PLACE_OF:
            return True
        above = sentence.head_of(above)
    elif verb.dep == "advcl" and (verb.tag != "VBG" or not _is_right_behind(sentence, above, verb)):
        return False
    table = embedding()
    found = {key for key in _keys(sentence, above, verb, marker) if table.clauses.get(key) == "negated"}
    if _is_negated(sentence, above):  # "did not hesitate to say": said; "did not decide against saying": who knows
        return not found.isdisjoint(table.one_way)
    return bool(found)


def _is_negated(sentence: Sentence, governor: Token) -> bool:
    carriers = [governor]
    if governor.pos in ("ADJ", "ADV", "NOUN"):  # "was not unable to say", "did not shy away from saying"
        carriers.append(sentence.head_of(governor))
    below = [t for carrier in carriers for t in sentence.children_of(carrier, "neg", "advmod", "preconj", "cc")]
    nobody = [t for carrier in carriers for t in sentence.children_of(carrier, "nsubj", "nsubjpass", "dobj")]
    if any(t.dep == "neg" or t.lower in _NEVER for t in below):
        return True
    return any(t.lower in _NOBODY or any(d.lower == "no" for d in sentence.children_of(t, "det")) for t in nobody)


def _is_right_behind(sentence: Sentence, above: Token, verb: Token) -> bool:
    between = sentence.tokens[above.i + 1 : verb.i]
    return above.i < verb.i and all(t.dep in ("prt", "advmod") for t in between)


def _keys(sentence: Sentence, above: Token, verb: Token, marker: str) -> list[str]:
    lemmas = [above.lemma.lower(), above.lower]
    if above.pos == "ADV":  # "shied away from saying"
        above = sentence.head_of(above)
        lemmas.append(above.lemma.lower())
    particles = [t.lower for t in sentence.children_of(above, "prt", "advmod", "prep") if above.i < t.i <= above.i + 2]
    lemmas += [f"{above.lemma.lower()}_{particle}" for particle in particles]
    if marker:
        return [f"{lemma}:{marker}" for lemma in lemmas]
    return [*(f"{lemma}:ing" for lemma in lemmas if verb.tag == "VBG"), *lemmas]
