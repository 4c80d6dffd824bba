"""Which tokens are predicates."""

from collections.abc import Container

from facta.codebook.lexicon import Lexicon
from facta.model.sentence import Sentence, Token

type Kind = str  # "verb", "noun" or "adjective"

_PREDICATIVE = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_NOT_PREDICATIVE = frozenset({"compound", "nmod", "case", "prep", "mark", "cc", "punct", "det", "agent"})
_NOMINAL_TAGS = frozenset({"VBG", "NN", "NNS", "VB"})
_NOMINAL_PLACES = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_CHARGES = frozenset({"accusation", "allegation", "case", "charge", "conviction", "count", "suspicion", "trial"})
"""Nouns after which a gerund tells what somebody is charged with."""
_ADJECTIVE_PLACES = frozenset({"acomp", "oprd", "ROOT", "conj", "advcl", "ccomp", "relcl", "attr", "acl"})


def kind_of(token: Token, lexicon: Lexicon, nouns: frozenset[str]) -> Kind | None:
    """`verb`, `noun` or `adjective` where the token is a predicate, else None."""
    pos = token.pos
    if pos == "VERB" or pos == "AUX":
        if token.tag in _NOMINAL_TAGS and token.dep in _NOMINAL_PLACES and token.lower in lexicon.event_nouns:
            return "noun"
        if token.dep in _AUXILIARY or token.dep in _NOT_PREDICATIVE:
            if token.dep == "prep" and pos == "VERB":
                return "verb"  # "including", "following"
            return "noun" if pos == "VERB" and token.lower in lexicon.event_nouns else None
        return "verb"
    if pos == "NOUN" or pos == "PROPN":
        a_march = token.text == "march"  # "the march drew thousands" is no month
        if (token.entity == "DATE" and not a_march) or (pos == "PROPN" and token.entity in _NAMES):
            return None  # "in March", "Loretta Lynch"
        lemma = token.lemma.lower()
        return "noun" if lemma in lexicon.event_nouns or lemma in nouns else None
    if pos == "ADJ" and token.dep in _ADJECTIVE_PLACES:
        return "adjective"
    return None


def hyphenated(sentence: Sentence, known: frozenset[str]) -> dict[int, str]:
    """Lemmas of the words that a hyphen joins with the one before, by the position of their last part: "sit-in".

    known: the words that are predicates as a whole; no other is told.
    """
    found: dict[int, str] = {}
    if "-" not in sentence.words:
        return found
    for first, hyphen, last in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if hyphen.text == "-" and first.end == hyphen.start and hyphen.end == last.start:
            word = f"{first.lower}-{last.lemma.lower()}"
            if word in known:
                found[last.i] = word
    return found


def is_gerund_before_its_object(token: Token, sentence: Sentence) -> bool:
    """Whether a gerund read as a modifier governs the noun behind it: "suspected of damaging signs"."""
    if token.dep not in ("compound", "amod") or token.tag != "VBG" or token.i == 0 or token.head != token.i + 1:
        return False
    head, before = sentence.head_of(token), sentence.tokens[token.i - 1]
    if head.dep != "pobj" or head.head != before.i or before.pos != "ADP":
        return False
    above = sentence.head_of(before)  # a memorial for shooting victims is no charge
    return above.pos not in ("NOUN", "PROPN") or above.lemma.lower() in _CHARGES


def kinds_of(sentence: Sentence, lexicon: Lexicon, nouns: frozenset[str], joined: Container[int]) -> dict[int, Kind]:
    """The predicates of a sentence by their positions, in text order.

    joined: where the words end that a hyphen joins with the one before (`hyphenated`).
    """
    kinds: dict[int, Kind] = {}
    for token in sentence.tokens:
        if token.i in joined and token.pos != "VERB":
            kinds[token.i] = "noun"
            continue
        if token.pos not in _PREDICATIVE and token.tag != "VBG":
            continue
        kind = "verb" if is_gerund_before_its_object(token, sentence) else kind_of(token, lexicon, nouns)
        if kind is not None and not stands_for_people(token, sentence):
            kinds[token.i] = kind
    return kinds


def stands_for_people(token: Token, sentence: Sentence) -> bool:
    """Whether a participle with an article stands for people and tells no event: "a fund for the injured"."""
    if token.tag not in ("VBN", "VBD") or token.dep not in (*_NOMINAL_PLACES, "attr"):
        return False
    return any(t.i < token.i for t in sentence.children_of(token, "det"))


def noun_of(token: Token) -> str:
    """The noun's lemma; a gerund stands as it is ("firing")."""
    return token.lower if token.pos == "VERB" else token.lemma.lower()
