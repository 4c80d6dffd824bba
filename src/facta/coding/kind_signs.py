"""Signs of a kind in a statement's content: a deed ahead, a wrong done by another, a reason, a condition.

In: what is told (told.py). Out: answers for the rules of statement_kind.py.
"""

import re

from facta.coding.drafts import lemma_of
from facta.coding.told import FIRST_PERSON, Told
from facta.model.sentence import Sentence, Token

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
UNSURE = frozenset({"may", "might", "could", "would", "can", "should", "will", "must"})
REASON = re.compile(r"\b(because|due to|owing to|on account of)\b", re.IGNORECASE)
_BROKEN = frozenset({"law", "rule", "promise", "oath", "agreement", "pledge", "word", "ceasefire"})
_CAUSED = frozenset({"death", "harm", "suffering", "injury"})
_ELECTED = frozenset({"elect", "reelect", "re-elect", "win", "become"})


def is_first_person(told: Told) -> bool:
    """Whether the source is "I" or "we". The draft has a source."""
    source = told.draft.source
    assert source is not None
    return any(
        t.lower in FIRST_PERSON for t in told.cue_sentence.tokens if source.span.start <= t.start < source.span.end
    )


def hangs_on_a_condition(sentence: Sentence, verb: Token) -> bool:
    """ "would open it if the council paid"; "if elected" binds a candidate all the same."""
    for clause in sentence.children_of(verb, "advcl"):
        marks = {c.lower for c in sentence.children_of(clause, "mark", "advmod")}
        if marks & {"if", "unless", "provided"} and lemma_of(clause) not in _ELECTED:
            return True
    return False


def asked_for_words(told: Told) -> bool:
    """Whether the content names what asks for words: a request, a question, a call."""
    words = re.findall(r"[a-z]+", told.words.lower().replace("e-mail", "email"))
    return any(word.removesuffix("s") in told.cues.asked_for_words for word in words)


def tokens_of(told: Told) -> list[Token]:
    """The tokens of the content that stand in its first sentence."""
    pieces = told.draft.content
    return [t for t in told.sentence.tokens if any(p.start <= t.start and t.end <= p.end for p in pieces)]


def is_wrong_done(told: Told, token: Token) -> bool:
    """Whether `token` is a verb of wrongdoing, told as done by somebody other than the speaker."""
    if token.pos != "VERB" or not is_a_wrong(told, token) or is_told_of_a_noun(told, token):
        return False
    if token.i in told.undone:
        return False  # "he killed nobody"
    below = told.sentence.children_of(token, "aux", "neg", "mark")
    if any(c.dep == "neg" or c.lower in UNSURE or c.lower in {"if", "whether", "to"} for c in below):
        return False
    doers = told.sentence.children_of(token, "nsubj", "agent")
    return bool(doers) and not any(t.lower in FIRST_PERSON for t in doers)


def is_a_wrong(told: Told, token: Token) -> bool:
    """Whether the verb, or the verb with its object ("broke the law", "caused deaths"), is one of wrongdoing."""
    objects = {lemma_of(t) for t in told.sentence.children_of(token, "dobj")}
    phrase = {"break": _BROKEN, "violate": _BROKEN, "cause": _CAUSED}.get(lemma_of(token), frozenset())
    return bool({lemma_of(token), token.lower} & told.cues.wrongs or objects & phrase)


def is_told_of_a_noun(told: Told, token: Token) -> bool:
    """Whether the verb only says what a claim, a report or a story is ("his claim that they killed many")."""
    for above in told.sentence.ancestors_of(token):
        if above is told.head or (told.head is not None and above.i == told.head.i):
            return False
        if above.pos == "NOUN" and token.dep != "relcl":
            return True
    return False


def subject_is_first_person(told: Told) -> bool:
    """Whether the content is told of "I" or "we". It has a verb."""
    assert told.head is not None
    return any(t.lower in FIRST_PERSON for t in told.sentence.children_of(told.head, "nsubj"))


def deed_ahead(sentence: Sentence, verb: Token) -> Token | None:
    """The verb of what the speaker will do: "will open", "is going to open"; not "would have opened"."""
    auxiliaries = {c.lower for c in sentence.children_of(verb, "aux")}
    if auxiliaries & _WILL and not auxiliaries & {"have", "'ve", "’ve"}:
        return verb
    if verb.lower == "going" and auxiliaries:
        return next((c for c in sentence.children_of(verb, "xcomp") if c.tag == "VB"), None)
    return None


def has_its_reason(told: Told, verb: Token) -> bool:
    """Whether "because", "due to" and the like hang on `verb` itself, or on a verb beside it."""
    verbs = {verb.i, *(t.i for t in told.sentence.children_of(verb, "conj"))}
    for match in REASON.finditer(told.words):
        first = match[1].lower().split()[0]
        for token in (t for t in tokens_of(told) if t.lower == first):
            above = told.sentence.head_of(token)
            reach = {token.head, above.head, told.sentence.head_of(above).head}
            if verbs & reach and not any(t.lower in ("that", "who") for t in told.sentence.children_of(above, "mark")):
                return True
    return False


def tells_another_saying(told: Told) -> bool:
    """Whether the content is itself a report of what another said."""
    if told.head is None or told.own:
        return False
    frame = told.cues.verbs.get(lemma_of(told.head), {}).get("clause")
    return frame is not None and frame.name == "speech" and bool(told.sentence.children_of(told.head, "ccomp"))


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """Whether a "not" bears on `verb` itself."""
    return any(c.dep == "neg" for c in sentence.children_of(verb))
