"""Left out: who or what is named beside another only to be set aside, or is perhaps meant.

"Orr and not Lund", "everybody but Lund", "Orr and possibly Lund". Such a phrase fills no role and says nothing. One
that says how many ("not all of them", "not a single one") is no such phrase.
"""

from facta.model.sentence import Sentence, Token

_PERHAPS = frozenset("perhaps possibly maybe allegedly reportedly probably apparently supposedly presumably".split())
SIGNS = _PERHAPS | frozenset({"not", "n't", "never", "than", "instead", "unlike", "except", "but", "save", "bar"})
"""Words without one of which no phrase of a sentence is left out."""
_HOW_MANY = frozenset(
    "all every everyone everybody everything many much both most one a an any anyone anybody anything even only just "
    "merely simply single few enough".split()
)
_WHOLE = frozenset(
    "everybody everyone everything all nobody none nothing anybody anyone anything one every any no nowhere".split()
)
_NOBODY = frozenset({"nobody", "none", "nothing"})
_EXCEPTING = frozenset({"but", "except", "save", "bar"})
_BEFORE_A_CLAUSES_NOT = frozenset("or is are was were be been do does did has have had will would can could".split())
_COMPARING = frozenset({"rather", "instead", "other"})


def is_left_out(noun: Token, sentence: Sentence) -> bool:
    """Whether the phrase that `noun` heads is named only to be set aside."""
    if SIGNS.isdisjoint(sentence.words):
        return False
    tokens = sentence.tokens
    first = _first_of_phrase(noun, sentence)
    if is_all_but(noun, sentence):
        return True
    if tokens[first].lower in ("not", "never"):
        return tokens[first + 1].lower not in _HOW_MANY
    if not first:
        return False
    word, before = tokens[first - 1].lower, tokens[first - 2].lower if first > 1 else ""
    if word in ("not", "never"):  # but "whether or not Lund did it", "did not Lund do it"
        return tokens[first].lower not in _HOW_MANY and before not in _BEFORE_A_CLAUSES_NOT
    if word in _PERHAPS or tokens[first].lower in _PERHAPS:
        return noun.dep == "conj"
    if word == "than":
        return before in _COMPARING and noun.dep == "conj"
    if word in _EXCEPTING and (before in _NOBODY or tokens[max(0, first - 3)].lower == "no"):
        return False  # "nobody but Lund": Lund
    return word in _EXCEPTING and (before in _WHOLE or _is_set_against(noun, sentence))


def is_all_but(noun: Token, sentence: Sentence) -> bool:
    """ "Nobody but Orr", "no one except Orr", "nobody was beaten except Orr": it is so of somebody."""
    if noun.lower not in _NOBODY and (noun.lower != "one" or not noun.i or sentence.tokens[noun.i - 1].lower != "no"):
        return False
    behind = next((t for t in sentence.tokens[noun.i + 1 : noun.i + 2] if t.lower in _EXCEPTING), None)
    if behind is not None:  # not "hurt nobody but beat two", "hurt nobody but the driver fled"
        joined = sentence.children_of(sentence.head_of(behind), "conj") if behind.dep == "cc" else []
        return not any(t.pos in ("VERB", "AUX") for t in joined)
    verb = sentence.head_of(noun)
    beside = [p for t in (verb, *sentence.children_of(verb, "dobj")) for p in sentence.children_of(t, "prep")]
    return any(t.lower in _EXCEPTING and t.i > verb.i and sentence.children_of(t, "pobj") for t in beside)


def is_left_out_behind(preposition: Token, sentence: Sentence) -> bool:
    """Whether what stands behind a preposition is set aside: "by Orr and not by Lund"."""
    if "not" not in sentence.words or not preposition.i:
        return False
    tokens = sentence.tokens
    word = tokens[preposition.i - 1].lower
    after = tokens[preposition.i + 1].lower if preposition.i + 1 < len(tokens) else ""
    if word == "but" and preposition.dep in ("prep", "agent"):
        verb = sentence.head_of(preposition)
        first = any(t.i < preposition.i for t in sentence.children_of(verb, preposition.dep))
        return first and bool(sentence.children_of(verb, "neg"))
    return word == "not" and after not in _HOW_MANY


def _first_of_phrase(noun: Token, sentence: Sentence) -> int:
    """The position of the phrase's first word, its "not" among them."""
    first = noun.i
    for child in sentence.children_of(
        noun, "det", "poss", "compound", "amod", "nummod", "neg", "nmod", "preconj", "advmod"
    ):
        if child.i < first:
            first = min(first, sentence.first_below(child))
    return first


def _is_set_against(noun: Token, sentence: Sentence) -> bool:
    """ "Did not arrest Orr but Lund", "nobody but Lund": behind "but", of a negated verb or an empty phrase."""
    if noun.dep != "conj":
        return False
    other = sentence.head_of(noun)
    if other.lower in _WHOLE:
        return True
    verb = sentence.head_of(other)
    if any(other.i < t.i < noun.i for t in sentence.children_of(other, "relcl")):
        return True  # "it was not Orr who did it but Lund"
    return verb.pos in ("VERB", "AUX") and verb.lemma != "be" and bool(sentence.children_of(verb, "neg"))
