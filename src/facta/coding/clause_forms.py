"""Clause forms: what the tree tells of a clause: finite, infinitive, gerund, quoted, a time."""

from facta.coding.drafts import subtree
from facta.model.sentence import Sentence, Token

OPENING_MARKS = frozenset({"“", '"', "``", "''", "«", "„", "‘", "'"})
CLOSING_MARKS = frozenset({"”", '"', "''", "»", "’", "'"})


def is_gerund(sentence: Sentence, verb: Token) -> bool:
    """ "denied taking it", "denied having taken it"."""
    return verb.tag == "VBG" or any(t.lower == "having" for t in sentence.children_of(verb, "aux"))


def is_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether the complement is a clause with a verb of its own, neither infinitive nor gerund."""
    return is_finite(sentence, verb) or (not is_infinitive(sentence, verb) and verb.tag != "VBG")


def is_quoted(sentence: Sentence, before: Token) -> bool:
    """Whether a closing quotation mark follows the clause."""
    last = max(subtree(sentence, before))
    return any(t.text in {"”", '"', "''", "»", "’"} for t in sentence.tokens[last : last + 3])


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb, or a word of its group, is finite."""
    if verb.tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(
        c.tag in {"MD", "VBD", "VBZ", "VBP"}
        for c in sentence.children_of(verb, "aux", "auxpass", "cop", "mark", "nsubj")
    )


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.lower == "to" and c.tag == "TO" for c in sentence.children_of(verb, "aux", "auxpass", "mark"))


def is_time(sentence: Sentence, preposition: Token) -> bool:
    """Whether what the preposition governs is a date or a time."""
    heads = sentence.children_of(preposition, "pobj")
    return bool(heads) and heads[0].entity in {"DATE", "TIME"}
