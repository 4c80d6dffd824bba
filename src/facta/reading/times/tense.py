"""Which way a time expression points: past, future or open, by the tense of the verb that governs it.

Source of the habit: news reports leave out the year, and name a weekday alone, for the nearest one the tense allows.
"""

from facta.model.sentence import Sentence, Token
from facta.reading.times.vocabulary import words_of

_WILL = frozenset(words_of("may wo will 'll ’ll shall must might would should 'd"))
_CAN = frozenset({"could", "can", "ca"})
_HAVE = frozenset({"have", "'ve", "’ve", "has", "'s", "had"})
_AHEAD = frozenset(
    words_of(
        "plan expect schedule set slate intend aim hope want vow pledge promise agree decide prepare propose target "
        "postpone delay adjourn extend suspend defer due likely ready poised ought need"
    )
)
"""Verbs and adjectives whose complement lies ahead of them."""
_DEADLINES = frozenset({"by", "until", "till", "for", "before", "to"})
_END = frozenset({"by", "until", "till", "before"})
_GIVES_TIME = frozenset({"give", "allow", "grant"})
_CARRIED_OUT = frozenset(words_of("manage fail try begin start continue help"))
"""Verbs whose infinitive is told as done or not done, so that a deadline lies behind as the verb does."""
_AHEAD_NOUNS = frozenset({"deadline", "deadlines", "expiry"})
_TIMETABLED = frozenset(
    words_of("begin start open close end expire meet run leave arrive return vote kick go take come finish resume")
)
_NOUN_FREE = 12  # governors to climb at most


def direction_of(sentence: Sentence, first: int, last: int) -> str:
    """`past`, `future` or `open`, for the expression from token `first` to token `last`."""
    token = _head(sentence, first, last)
    preposition = ""
    for governor in _climb(sentence, token):
        if governor.dep == "prep" and not preposition:
            preposition = governor.lower
            continue
        if governor.lower in _AHEAD_NOUNS and not preposition:
            return "future"
        if governor.pos in ("VERB", "AUX") or governor.lemma in _AHEAD:
            direction = _verb_direction(sentence, governor, preposition)
            if direction == "open" and preposition in ("by", "until", "till"):
                return "future"
            if direction:
                return direction
    return "open"


def hangs_on_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a verb governs the expression with nothing but prepositions between: not "the rally on May 3"."""
    governors = sentence.ancestors_of(_head(sentence, first, last))
    nearest = next((token for token in governors if token.dep not in ("prep", "pcomp")), None)
    return nearest is not None and nearest.pos in ("VERB", "AUX")


def _head(sentence: Sentence, first: int, last: int) -> Token:
    inside = sentence.tokens[first : last + 1]
    return next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[0])


def _climb(sentence: Sentence, token: Token) -> list[Token]:
    if token.pos in ("VERB", "AUX"):
        return [token, *sentence.ancestors_of(token)][:_NOUN_FREE]
    return list(sentence.ancestors_of(token))[:_NOUN_FREE]


def _verb_direction(sentence: Sentence, verb: Token, preposition: str) -> str:
    """The direction of `verb`, or "" where its own governor must say."""
    helpers = {child.lower for child in sentence.children_of(verb, "aux", "auxpass")}
    if helpers & (_WILL | _CAN):
        have = "have" in helpers
        unable = helpers & _CAN and sentence.children_of(verb, "neg")
        return "past" if (have and not helpers & {"will", "'ll", "shall"}) or unable else "future"
    if verb.pos not in ("VERB", "AUX"):
        return "future"
    ahead = verb.lemma in _AHEAD
    if "to" in helpers and (verb.tag == "VB" or "be" in helpers):
        return _infinitive_direction(sentence, verb, preposition)
    if verb.tag == "VBD" or helpers & {"was", "were", "did", "had"}:
        given = verb.lemma in _GIVES_TIME and preposition in ("until", "till")
        return "future" if given or (ahead and preposition in _DEADLINES) else "past"
    if verb.tag == "VBN":
        if preposition in ("until", "till") and helpers & {"has", "have", "'ve"}:
            return "future"  # the perfect reaches to now, so its end lies ahead
        if not helpers and preposition in ("until", "till") and not ahead:
            return ""
        if helpers & {"is", "are", "'s", "be", "been", "'re"} or not helpers:
            return "future" if ahead else "past" if helpers & (_HAVE - {"'s"}) or not helpers else "open"
        return "past"
    if verb.tag == "VBG":
        return "future" if helpers & {"is", "are", "'s", "'re", "'m", "am"} and "been" not in helpers else ""
    if verb.tag in ("VBZ", "VBP"):
        return "future" if verb.lemma in _TIMETABLED else "open"
    return ""


def _infinitive_direction(sentence: Sentence, verb: Token, preposition: str) -> str:
    governor = sentence.head_of(verb)
    if preposition in _END and governor.lemma not in _CARRIED_OUT and verb.dep != "advcl":
        return "future"  # "ordered him to leave by Friday"
    if governor.i == verb.i or governor.lemma in _AHEAD or verb.dep in ("acl", "relcl"):
        return "future"
    if governor.lemma == "go" and governor.tag == "VBG":
        return "future"
    if governor.pos == "AUX" and governor.lemma == "be" and governor.tag in ("VBZ", "VBP"):
        return "future"
    return ""
