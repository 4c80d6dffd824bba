"""What the parse tells of one verb's form: finite, infinitive, bare, questioned; for modality."""

from facta.model.sentence import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
PREPOSITIONAL = frozenset(
    "considering regarding concerning following including given seeing according depending based pending "
    "notwithstanding excluding barring involving".split()
)
"""Participles that stand as prepositions do: what follows them is taken for granted."""
_NOBODY = frozenset({"nobody", "none", "nothing"})
_BEFORE_OF = frozenset({"instead", "short", "because", "ahead", "out"})


def has_to(token: Token, sentence: Sentence) -> bool:
    """Whether an infinitive's "to" stands before the verb."""
    return any(t.tag == "TO" for t in sentence.children_of(token))


def has_subject(token: Token, sentence: Sentence) -> bool:
    """Whether the verb has a subject of its own."""
    return any(t.dep in _SUBJECTS for t in sentence.children_of(token))


def is_finite(token: Token, sentence: Sentence) -> bool:
    """Whether the verb or its auxiliary is finite; a plain form needs its own subject to be so."""
    auxiliaries = sentence.children_of(token, "aux", "auxpass")
    if token.tag == "VBP" and not auxiliaries:
        return has_subject(token, sentence)
    return token.tag in _FINITE or any(t.tag in _FINITE for t in auxiliaries)


def is_bare(token: Token, sentence: Sentence) -> bool:
    """Whether a plain form stands with neither subject, "to" nor auxiliary: "look at them"."""
    if token.tag not in ("VB", "VBP") or token.pos not in ("VERB", "AUX"):
        return False
    return not has_subject(token, sentence) and not sentence.children_of(token, "aux", "auxpass")


def is_prepositional(token: Token) -> bool:
    """Whether the token is a participle that stands as a preposition does ("considering", "regarding")."""
    return token.lower in PREPOSITIONAL and token.dep in ("prep", "advcl", "acl", "pcomp", "mark", "csubj")


def asks_by_a_word(token: Token, sentence: Sentence) -> bool:
    """Whether a question word depends on the verb or opens the sentence: what it asks about is taken for granted."""
    opening = sentence.tokens[:4]
    return any(t.tag in _WH for t in (*opening, *sentence.children_of(token)))


def degree_of(token: Token, sentence: Sentence) -> str:
    """ "too" or "enough" where one of them measures the adjective or adverb, else ""."""
    return next((t.lower for t in sentence.children_of(token, "advmod") if t.lower in ("too", "enough")), "")


def whole_preposition(token: Token, sentence: Sentence) -> str:
    """The preposition before a phrase's head, with the word before it where both make one: "instead of"."""
    head = sentence.head_of(token)
    before = sentence.tokens[head.i - 1].lower if head.i else ""
    for word in (before, sentence.head_of(head).lower):
        if head.lower == "of" and word in _BEFORE_OF:
            return f"{word} of"
    if head.lower == "than" and head.i and sentence.tokens[head.i - 1].lower == "rather":
        return "rather than"
    return head.lower


def says_nobody(noun: Token, sentence: Sentence) -> bool:
    """Whether a phrase's head leaves it empty: "no one", "nobody", "none of them"."""
    if noun.lower in _NOBODY or (noun.lower == "one" and noun.i and sentence.tokens[noun.i - 1].lower == "no"):
        return True
    return any(t.lower in ("no", "neither") and t.dep in ("det", "preconj") for t in sentence.children_of(noun))
