"""The verb group: voice, tense, modals, negation and adverbs of one predicate."""

from itertools import pairwise
from typing import NamedTuple

from facta.codebook.lexicon.english import english
from facta.model.sentence import Sentence, Token
from facta.reading.empty_phrases import SIGNS, says_none
from facta.reading.subjects import Subjects

NEVER = frozenset({"never", "nowhere", "neither"})
_NOT_A_DENIAL = frozenset({"only", "just", "merely", "simply", "least"})
_HARDLY = frozenset({"hardly", "scarcely"})
_AT_NO = frozenset(
    "account case circumstance condition event manner moment occasion point sense stage time way".split()
)
"""What a preposition and "no" stand before where the verb is negated: "at no time", "in no way"."""
_NEVER_THIS = frozenset(
    "actually again before currently even ever formally immediately knowingly much once personally really yet".split()
)
"""Adverbs whose own "not" or "never" is the verb's: "never once", "not even"."""
_NEVER_OR_HARDLY = NEVER | _HARDLY
_FRONTED = NEVER | {"not", "no", "nor"}
_NEGATING = SIGNS | _NEVER_OR_HARDLY | _FRONTED | {"longer", "without"}
"""Words without one of which only what the parse itself calls a negation negates."""
_STILL_DONE = _NOT_A_DENIAL | {"until", "till", "sooner"}
"""Words after a fronted "not" or "no" with which it was done: "not until May did they", "no sooner had they"."""
_QUASI_MODAL = {"have": "have_to", "need": "need_to", "ought": "ought_to"}
_TENSES = {
    "VBN": "participle", "VBG": "participle", "VBD": "past",
    "VBZ": "present", "VBP": "present", "MD": "present", "VB": "infinitive",
}  # fmt: skip
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "pobj"})


class VerbGroup(NamedTuple):
    """What the words around a verb say of it; see Clause for the values."""

    voice: str
    tense: str
    negated: bool
    modals: tuple[str, ...]
    auxiliary: str
    adverbs: tuple[str, ...]


def verb_group_of(token: Token, sentence: Sentence, subjects: Subjects) -> VerbGroup:
    """The verb group of a verb, or of the copula over an adjective; shared auxiliaries are read from the first verb."""
    carrier = _carrier(token, sentence)
    own = sentence.children_of(token)
    below = own if carrier is token else sentence.children_of(carrier)
    voice = ("passive" if subjects.is_passive(token) else "active") if token.pos in ("VERB", "AUX") else ""
    auxiliaries = [t for t in below if t.dep in ("aux", "auxpass")]
    sharing = _shared(carrier, auxiliaries, sentence)
    adverbs = tuple(t.lower for t in own if t.dep in ("advmod", "npadvmod"))
    if carrier is not token:
        adverbs = (*(t.lower for t in below if t.dep == "advmod"), *adverbs)
    negated = is_negated(carrier, below, sentence) or (carrier is not token and is_negated(token, own, sentence))
    if sharing is None:
        return VerbGroup(
            voice, _tense(carrier, auxiliaries), negated, _modals(carrier, auxiliaries, sentence), "", adverbs
        )
    first = verb_group_of(sharing, sentence, subjects)
    return VerbGroup(voice, first.tense, negated or first.negated, first.modals, "shared", adverbs)


_RELATIVE = frozenset({"which", "whom"})


def is_negated(token: Token, below: list[Token], sentence: Sentence) -> bool:
    """Whether a "not", "no", "never" or "none" among the dependents bears on the predicate `token`."""
    if any(child.dep == "neg" and _denies(child, sentence) for child in below):
        return True
    if _NEGATING.isdisjoint(sentence.words):
        return False
    for child in below:
        if child.dep == "neg":
            continue
        if (child.dep in _ARGUMENTS and says_none(child, sentence)) or _is_never(child, sentence):
            return True
        if child.dep == "prep" and child.lower in ("under", "in", "at", "on") and _no_pobj(child, sentence, _AT_NO):
            return True  # "under no circumstances"; not "at no notice", "in no uncertain terms"
        if child.dep == "agent" and _no_pobj(child, sentence):
            return True
        charging = child.dep == "prep" and child.lower in english().charging.get(token.lemma.lower(), ())
        if charging and _no_pobj(child, sentence):
            return True  # "was convicted of nothing", "charged with no crime"
        if child.lower in _NEVER_THIS and sentence.children_of(child, "neg"):
            return True  # "never once took a bribe", "never so much as threatened him"
    if token.dep == "relcl" and _of_none_of_them(token, sentence):
        return True
    if token.dep == "conj" and (_after_nor(token, sentence) or _is_among_the_undone(token, sentence)):
        return True
    return _is_fronted(token, below, sentence)


def _denies(negation: Token, sentence: Sentence) -> bool:
    """Whether a "not" takes back what it stands before: not "not only"; "not until May did they": they did."""
    after = sentence.tokens[negation.i + 1].lower if negation.i + 1 < len(sentence.tokens) else ""
    return after not in _NOT_A_DENIAL and after not in ("until", "till")


def _of_none_of_them(verb: Token, sentence: Sentence) -> bool:
    """Whether a relative clause is told of none of those it is told of: "orders, neither of which she was shown"."""
    tokens = sentence.tokens
    between = range(sentence.head_of(verb).i + 1, verb.i - 1)
    return any(
        tokens[i].lower in ("neither", "none") and tokens[i + 1].lower == "of" and tokens[i + 2].lower in _RELATIVE
        for i in between
    )


def _is_never(child: Token, sentence: Sentence) -> bool:
    """ "Never", "hardly", "no longer"."""
    if child.lower == "longer":
        return any(t.lower == "no" for t in sentence.children_of(child))
    if child.lower in _HARDLY and _is_right_before(child, sentence):
        return False
    return child.lower in _NEVER_OR_HARDLY and child.dep in ("advmod", "preconj", "cc")


def _is_right_before(adverb: Token, sentence: Sentence) -> bool:
    """ "Scarcely had the rally begun when police came": it had."""
    tokens = sentence.tokens
    if (
        adverb.i + 2 >= len(tokens)
        or tokens[adverb.i + 1].lower != "had"
        or tokens[adverb.i + 2].lower.startswith("any")
    ):
        return False
    return any(t.lower in ("when", "before", "than") for t in tokens[adverb.i + 3 :])


def _is_fronted(token: Token, below: list[Token], sentence: Sentence) -> bool:
    """ "Never once did he", "on no occasion had she": a negation before an auxiliary that stands before its subject."""
    auxiliary = next((t for t in below if t.dep in ("aux", "auxpass")), None)
    subject = next((t for t in below if t.dep in ("nsubj", "nsubjpass")), None)
    if (
        auxiliary is None
        or subject is None
        or not auxiliary.i < subject.i < token.i
        or sentence.tokens[-1].lower == "?"
    ):
        return False
    first = min(t.i for t in (token, *below))
    ahead = sentence.tokens[min(first, *(sentence.first_below(child) for child in below)) : auxiliary.i + 1]
    return any(word.lower in _FRONTED and after.lower not in _STILL_DONE for word, after in pairwise(ahead))


def _no_pobj(preposition: Token, sentence: Sentence, of: frozenset[str] = frozenset()) -> bool:
    """Whether an empty phrase stands behind the preposition, headed by one of the words `of` where any are given."""
    behind = (t for t in sentence.children_of(preposition, "pobj") if not of or t.lemma.lower() in of)
    return any(says_none(t, sentence) for t in behind)


def _after_nor(token: Token, sentence: Sentence) -> bool:
    head = sentence.head_of(token)
    between = sentence.tokens[head.i + 1 : token.i]
    return any(t.lower == "nor" for t in between)


def _is_among_the_undone(token: Token, sentence: Sentence) -> bool:
    """ "Never beat, threatened or robbed him", "without beating or threatening him": none of it was done."""
    if any(t.dep in ("nsubj", "nsubjpass", "mark") for t in sentence.children_of(token)):
        return False
    first, joined = token, set[str]()
    while first.dep == "conj" and first.head != first.i:
        joined |= {t.lower for t in sentence.children_of(first, "cc")}
        first = sentence.head_of(first)
    joined |= {t.lower for t in sentence.children_of(first, "cc") if t.i > first.i}
    if first.pos not in ("VERB", "AUX") or not joined <= {"or", "and/or"} or not joined:
        return False
    if first.dep == "pcomp" and sentence.head_of(first).lower == "without":
        return True
    return any(t.dep == "neg" or _is_never(t, sentence) for t in sentence.children_of(first) if t.i < first.i)


def _carrier(token: Token, sentence: Sentence) -> Token:
    """The token that carries the auxiliaries: the copula of a predicative adjective, else the verb itself."""
    if token.pos == "ADJ" and token.dep in ("acomp", "attr", "oprd"):
        return sentence.head_of(token)
    if token.pos == "ADJ" and token.dep == "conj" and sentence.head_of(token).pos == "ADJ":
        return _carrier(sentence.head_of(token), sentence)
    return token


def _shared(token: Token, auxiliaries: list[Token], sentence: Sentence) -> Token | None:
    """The first verb of a coordination whose auxiliary this one shares: "was not arrested or charged"."""
    if token.dep != "conj" or any(t.tag != "TO" for t in auxiliaries):
        return None
    head = sentence.head_of(token)
    if head.tag != token.tag and not (head.tag in ("VBN", "VBD") and token.tag in ("VBN", "VBD")):
        return None
    if not any(t.dep in ("aux", "auxpass") for t in sentence.children_of(head)) and head.dep != "conj":
        return None
    if token.tag == "VBD":
        return None
    own_subject = any(t.dep in ("nsubj", "nsubjpass") for t in sentence.children_of(token))
    return None if own_subject else head


def _tense(token: Token, auxiliaries: list[Token]) -> str:
    if not auxiliaries:
        return _TENSES.get(token.tag, "")
    words = {t.lower for t in auxiliaries}
    if words & {"will", "shall", "'ll", "wo", "’ll"}:
        return "future"
    if any(t.tag == "TO" for t in auxiliaries):
        return "infinitive"
    finite = _TENSES.get(auxiliaries[0].tag, "")
    return "past" if finite != "participle" and words & {"have", "has", "'ve", "’ve"} else finite


def _modals(token: Token, auxiliaries: list[Token], sentence: Sentence) -> tuple[str, ...]:
    found = [t.lemma.lower() for t in auxiliaries if t.tag == "MD"]
    if token.dep == "xcomp":
        head = sentence.head_of(token)
        if head.lemma in _QUASI_MODAL and head.lower != "had":  # "had to leave": left
            found.append(_QUASI_MODAL[head.lemma])
        elif head.lower == "going" and any(t.lemma == "be" for t in sentence.children_of(head, "aux")):
            found.append("be_going_to")
    elif any(t.tag == "TO" for t in auxiliaries) and any(t.lemma == "be" for t in auxiliaries):
        found.append("be_to")
    return tuple(found)
