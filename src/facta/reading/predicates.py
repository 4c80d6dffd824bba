"""Which tokens are predicates."""

from facta.codebook.lexicon import Lexicon
from facta.model.sentence import Token

type Kind = str  # "verb", "noun" or "adjective"

_AUXILIARY = frozenset({"aux", "auxpass"})
_NOT_PREDICATIVE = frozenset({"compound", "nmod", "case", "prep", "mark", "cc", "punct", "det", "agent"})
_ADJECTIVE_PLACES = frozenset({"acomp", "oprd", "ROOT", "conj", "advcl", "ccomp", "relcl", "attr", "acl"})


def kind_of(token: Token, lexicon: Lexicon, nouns: frozenset[str]) -> Kind | None:
    """`verb`, `noun` or `adjective` where the token is a predicate, else None."""
    pos = token.pos
    if pos == "VERB" or pos == "AUX":
        if token.dep in _AUXILIARY or token.dep in _NOT_PREDICATIVE:
            return "noun" if pos == "VERB" and token.lower in lexicon.event_nouns else None
        return "verb"
    if pos == "NOUN" or pos == "PROPN":
        lemma = token.lemma.lower()
        return "noun" if lemma in lexicon.event_nouns or lemma in nouns else None
    if pos == "ADJ" and token.dep in _ADJECTIVE_PLACES:
        return "adjective"
    return None
