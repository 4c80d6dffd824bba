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


def is_gerund(token: Token, sentence: Sentence) -> bool:
    """Whether the verb is an "-ing", by itself or through its auxiliary: "killing", "being killed", "having killed"."""
    auxiliaries = sentence.children_of(token, "aux", "auxpass")
    if any(t.tag in _FINITE for t in auxiliaries):
        return False
    return token.tag == "VBG" or any(t.tag == "VBG" for t in auxiliaries)


def is_prepositional(token: Token) -> bool:
    """Whether the token is a participle that stands as a preposition does ("considering", "regarding")."""
    return token.lower in PREPOSITIONAL and token.dep in ("prep", "advcl", "acl", "pcomp", "mark", "csubj")


def asks_by_a_word(token: Token, sentence: Sentence) -> bool:
    """Whether a question word depends on the verb or opens the sentence: what it asks about is taken for granted."""
    opening = sentence.tokens[:4]
    return any(t.tag in _WH for t in (*opening, *sentence.children_of(token)))


def is_indirect_question(token: Token, sentence: Sentence) -> bool:
    """Whether a finite clause begins with a question word other than "whether": "how many people were detained"."""
    first = sentence.tokens[sentence.first_below(token)]
    return first.tag in _WH and is_finite(token, sentence)


def is_subjunctive(token: Token, sentence: Sentence) -> bool:
    """Whether a plain form stands behind "that" with a subject: "that the court convict him", "that he be heard"."""
    if not has_subject(token, sentence) or not any(t.lower == "that" for t in sentence.children_of(token, "mark")):
        return False
    auxiliaries = sentence.children_of(token, "aux", "auxpass")
    if token.tag == "VB":
        return not auxiliaries
    if token.tag == "VBP" and token.lemma != "be" and not auxiliaries:  # "that it pay for the graves"
        subjects = sentence.children_of(token, "nsubj")
        return any(t.lower in ("he", "she", "it") or t.tag == "NN" for t in subjects if t.i < token.i)
    return bool(auxiliaries) and auxiliaries[0].lower == "be"


def is_yet_to(token: Token, sentence: Sentence) -> bool:
    """Whether the infinitive has not come about so far: "has yet to answer", "is yet to be adopted"."""
    above = sentence.head_of(token)
    if above.lemma not in ("have", "be") or not has_to(token, sentence) or token.i < above.i:
        return False
    return any(t.lower == "yet" and above.i < t.i < token.i for t in sentence.children_of(above, "advmod"))


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
