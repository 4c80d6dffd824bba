"""What the rules of kinds look at: a draft of a statement, the words of its content, and whose deed they tell.

Elsewhere: the signs that rules ask for (kind_signs.py), the rules (statement_kind.py).
"""

from dataclasses import dataclass

from facta.codebook.cues import CueTable
from facta.coding.drafts import Draft, lemma_of
from facta.coding.party_index import PartyIndex
from facta.model.sentence import AnnotatedText, Sentence, Token

FIRST_PERSON = frozenset({"i", "we"})
_SINGULAR = frozenset({"he", "she", "it"})
_OWN_BODIES = frozenset(
    "office ministry government administration company campaign group party council cabinet team department city "
    "organization organisation union charity committee movement firm agency newspaper".split()
)
_MARKS = frozenset({'"', "“", "''", "``", "«"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules look at: the draft, the words of its content, and the tokens they are made of.

    head: the content's highest verb, or None where it has none. own: whether that verb's subject is the speaker.
    undone: positions of the sentence's predicates that are negated, or have nobody in a place ("killed nobody").
    """

    draft: Draft
    words: str
    sentence: Sentence
    cue: Token
    head: Token | None
    own: bool
    cues: CueTable
    cue_sentence: Sentence
    undone: frozenset[int]

    @classmethod
    def of(cls, draft: Draft, text: AnnotatedText, cues: CueTable, parties: PartyIndex, speaker: str | None) -> "Told":
        """What `draft` tells; its subject is the speaker by first person or by party."""
        words = " ".join(text.document.text[p.start : p.end] for p in draft.content)
        sentence = text.sentence_from(draft.content[0].start) or text.sentences[draft.sentence]
        head = _content_head(sentence, draft)
        own = head is not None and _is_own(sentence, head, draft, parties, speaker)
        cue_sentence = text.sentences[draft.sentence]
        cue = cue_sentence.tokens[draft.token]
        return cls(draft, words, sentence, cue, head, own, cues, cue_sentence, _undone(text, sentence))

    @property
    def class_name(self) -> str:
        """The cue's class."""
        return self.draft.cue_class.name


def _undone(text: AnnotatedText, sentence: Sentence) -> frozenset[int]:
    here = text.clauses_of(sentence)
    return frozenset(c.predicate for c in here if c.negated or any(a.empty for a in c.arguments))


def _content_head(sentence: Sentence, draft: Draft) -> Token | None:
    inside = {t.i for t in sentence.tokens if any(p.start <= t.start and t.end <= p.end for p in draft.content)}
    for token in sentence.tokens:
        if token.i in inside and token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            above = [a.i for a in sentence.ancestors_of(token)]
            if not any(a in inside and sentence.tokens[a].pos in {"VERB", "AUX"} for a in above):
                return token
    return None


def _is_own(sentence: Sentence, head: Token, draft: Draft, parties: PartyIndex, speaker: str | None) -> bool:
    """Whether the subject of `head` is the speaker: "I", the same party, a party of the source, or its pronoun."""
    subjects = sentence.children_of(head, "nsubj", "nsubjpass")
    if not subjects:
        return draft.frame == "infinitive"
    subject = subjects[0]
    if subject.lower in FIRST_PERSON:
        return True
    if lemma_of(subject) in _OWN_BODIES and (owners := sentence.children_of(subject, "poss")):
        subject = owners[0]  # "her office would open the archive"
        if subject.lower in {"my", "our"}:
            return True
    party = parties.at(sentence.span_of([subject])).party
    if party is not None:
        around = parties.within(draft.source.span) if draft.source is not None else ()
        return party == speaker or party in around
    quoted = any(piece.start <= t.start < piece.end and t.text in _MARKS for piece in draft.content
                 for t in sentence.tokens[: subject.i])  # fmt: skip
    if quoted or subject.lower not in _SINGULAR | {"his", "her", "its"} or draft.frame not in {"clause", "quote"}:
        return False
    return draft.source is not None
