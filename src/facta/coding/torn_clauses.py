"""Clauses that the parse tears off a word of saying, found by where they stand.

Asked only for a finite verb of saying with a subject whose content the tree does not give. Rules run in the order of
TORN_RULES; the first that answers wins. Elsewhere: contents that hang on their cue in the tree (contents.py).
"""

from facta.coding.cues import top_of
from facta.coding.drafts import SUBJECTS, lemma_of, subtree
from facta.coding.possible_cue import Cue
from facta.model.sentence import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TAKE_A_CLAUSE = frozenset({"say", "insist", "argue", "contend", "assert"})
_LINKS = frozenset({"IN", "CC", "WDT", "WP", "WRB"})
_MARKS = frozenset({"“", "”", '"', "``", "''", "«", "»", "‘"})
_BETWEEN = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV", "PART"})
_BEGIN_A_CLAUSE = _BETWEEN - {"ADP", "ADV", "PART"}
_FARTHEST = 12
_LONGEST_ASIDE = 7


def torn_clause(cue: Cue) -> tuple[str, set[int]] | None:
    """The rule that finds what `cue` introduces, and the positions of its tokens; None where none does."""
    verb = cue.token
    kind = cue.frames.get("clause")
    if kind is None or kind.name != "speech" or cue.passive or "quote" not in cue.frames:
        return None
    top = top_of(cue.sentence, verb, cue.cues)
    if not cue.sentence.children_of(top, "nsubj") or not _is_finite(cue.sentence, verb, top):
        return None
    for rule in TORN_RULES:
        if found := rule(cue):
            return rule.__name__, found
    return None


def that_clause_further_on(cue: Cue) -> set[int]:
    """ "said from the start that it would close": the clause hangs on a noun in between."""
    sentence, verb = cue.sentence, cue.token
    for token in sentence.tokens[verb.i + 1 : verb.i + _FARTHEST]:
        if token.lower == "that" and token.dep in {"mark", "nsubj", "nsubjpass"}:
            head = sentence.head_of(token)
            if token.dep != "mark" or token.i == verb.i + 1 or not sentence.children_of(head, *SUBJECTS, "expl"):
                return set()
            return {i for i in subtree(sentence, head) if i >= token.i}
        if token.pos not in _BETWEEN:
            return set()
    return set()


def words_after(cue: Cue) -> set[int]:
    """ "says the rise in prices that Marr decries makes it harder": all that follows, where nothing else is said."""
    sentence, verb = cue.sentence, cue.token
    if lemma_of(verb) not in _TAKE_A_CLAUSE:
        return set()
    rest = sentence.tokens[verb.i + 1 :]
    if not rest or rest[0].pos not in _BEGIN_A_CLAUSE or rest[0].entity in {"DATE", "TIME"}:
        return set()
    if any(t.text in _MARKS for t in sentence.tokens) or any(t.text in {",", ":"} for t in rest[:3]):
        return set()
    finite = [t for t in rest if t.tag in _FINITE and t.dep != "relcl"]
    modal = [t for t in rest if t.tag == "MD"]
    return {t.i for t in rest} if finite or modal else set()


def words_around(cue: Cue) -> set[int]:
    """ "The toll, Marr said, was high", "It was high, Marr wrote": a short aside between commas, and the rest said."""
    sentence, verb = cue.sentence, cue.token
    tokens = sentence.tokens
    start = next((i for i in range(verb.i - 1, max(-1, verb.i - _LONGEST_ASIDE), -1) if tokens[i].text == ","), None)
    end = next((i for i in range(verb.i + 1, min(len(tokens), verb.i + 3)) if tokens[i].text in {",", "."}), None)
    if start is None or end is None or start == 0 or any(t.text in _MARKS for t in tokens):
        return set()
    if lemma_of(verb) not in _TAKE_A_CLAUSE or tokens[0].tag == "VBN":  # "Asked if it would, she said no"
        return set()
    aside = tokens[start + 1 : end]
    if any((t.pos in {"VERB", "SCONJ", "CCONJ"} and t is not verb) or t.tag in _LINKS for t in aside):
        return set()
    if any(t.pos in {"INTJ", "ADV", "DET", "PRON"} for t in tokens[verb.i + 1 : end]):
        return set()
    around = [*tokens[:start], *tokens[end + 1 :]]
    if not any(t.tag in {*_FINITE, "MD"} for t in around):
        return set()
    return {t.i for t in around}


def _is_finite(sentence: Sentence, verb: Token, top: Token) -> bool:
    auxiliaries = [*sentence.children_of(verb, "aux"), *sentence.children_of(top, "aux")]
    return top.tag in _FINITE or any(t.tag in {"MD", *_FINITE} for t in auxiliaries)


TORN_RULES = (that_clause_further_on, words_after, words_around)
