"""Possible cues: a word that may introduce what somebody said, and the content that it introduces."""

from dataclasses import dataclass, field

from facta.codebook.cues import CueTable, Frames
from facta.coding.drafts import is_passive, lemma_of
from facta.model.sentence import Sentence, Token

ADDRESSEE_VERBS = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "notify", "ask", "advise", "promise", "show"}
)


@dataclass(slots=True)
class Content:
    """Positions of the content's tokens.

    drawn: positions of words that the cue takes along ("called for", "according to").
    """

    tokens: set[int]
    drawn: set[int] = field(default_factory=set[int])
    addressee: Token | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A possible cue: its token, the frames it takes, whether it is a passive."""

    sentence: Sentence
    token: Token
    frames: Frames
    cues: CueTable
    passive: bool


def addressee_of(sentence: Sentence, verb: Token) -> Token | None:
    """Whom the words were said to: "told the group", "said to reporters"."""
    for child in sentence.children_of(verb, "dative", "dobj", "nsubjpass", "prep"):
        if child.dep == "prep" or (child.dep == "dative" and child.pos == "ADP"):
            if child.lower == "to" and lemma_of(verb) in {"say", "explain", "write", "speak", "talk", "confirm"}:
                return next((t for t in sentence.children_of(child, "pobj")), None)
        elif lemma_of(verb) in ADDRESSEE_VERBS and (child.dep != "nsubjpass" or is_passive(sentence, verb)):
            return child
    return None
