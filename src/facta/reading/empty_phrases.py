"""Empty phrases: noun phrases that name nobody and nothing ("no one", "not a single marcher", "hardly anyone")."""

from facta.codebook.lexicon.left_out import is_all_but
from facta.model.sentence import Sentence, Token

NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere", "nor"})
_HARDLY = frozenset({"hardly", "scarcely", "barely"})
_ANY = frozenset({"any", "anyone", "anybody", "anything"})
_NOT_ONE = _ANY | {"one", "a", "an", "single", "even"}
_HARDLY_ANY = _ANY | {"a", "an"}
_FEW = frozenset({"few", "little"})
_NOT_ONE_SIGNS = _HARDLY | _FEW | {"not"}
SIGNS = NOBODY | _NOT_ONE_SIGNS
"""Words without one of which no phrase of a sentence is empty."""


def says_none(noun: Token, sentence: Sentence) -> bool:
    """Whether the phrase that `noun` heads is empty: "no one", "nothing", "none of them", "no rally"."""
    if SIGNS.isdisjoint(sentence.words) or is_all_but(noun, sentence):
        return False
    if noun.lower in NOBODY or (noun.lower == "one" and noun.i and sentence.tokens[noun.i - 1].lower == "no"):
        return noun.lower != "no" or noun.pos in ("PRON", "NOUN", "DET")
    if any(
        t.lower in ("no", "neither") and t.dep in ("det", "neg", "preconj", "nummod") and t.i < noun.i
        for t in sentence.children_of(noun)
    ):
        return True
    return _says_not_one(noun, sentence)


def _says_not_one(noun: Token, sentence: Sentence) -> bool:
    """ "Not one marcher", "not a single one of them", "hardly anyone", "few, if any, marchers"."""
    if _NOT_ONE_SIGNS.isdisjoint(sentence.words):
        return False
    tokens = sentence.tokens
    first = sentence.first_below(noun)
    for i in range(max(0, first - 1), noun.i):
        word, after = tokens[i].lower, tokens[i + 1].lower
        if (word == "not" and after in _NOT_ONE) or (word in _HARDLY and after in _HARDLY_ANY):
            return True
    few = next((i for i in range(first, noun.i + 1) if tokens[i].lower in _FEW), None)
    behind = [] if few is None else [t.lower for t in tokens[few + 1 : few + 5] if t.text != ","]
    return behind[:2] == ["if", "any"]
