"""Kinds of statements: what the speaker does by saying it.

Rules run in the order of KIND_RULES; the first that answers wins, and its name is kept. A kind describes words only:
an accusation is a statement of this kind, never a fact about the accused.
"""

import re
from dataclasses import dataclass

from facta.codebook.cues import CueTable
from facta.coding.drafts import Draft, lemma_of
from facta.coding.party_index import PartyIndex
from facta.model.coded import Coded
from facta.model.sentence import AnnotatedText, Sentence, Token
from facta.model.statement import StatementKind

_FIRST_PERSON = frozenset({"i", "we", "i'll", "we'll"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_NOT_AN_OWN_ACTION = frozenset(
    "be become remain rain see know win lose happen need have want hope like think believe seem appear feel die get "
    "end depend mean cost".split()
)
_OBLIGATION = frozenset({"must", "should", "ought"})
_REASON = re.compile(
    r"\b(because|due to|owing to|on account of|in order to|so that|for (?:\w+ )?(?:safety|security|reasons)|"
    r"no right to|not authori[sz]ed|not allowed|under(?:going)? (?:repair|construction|renovation)|"
    r"already (?:been )?(?:booked|taken|reserved))",
    re.IGNORECASE,
)
_WRONGDOING = re.compile(
    r"\b(harass\w*|beat(?:en|ing)?|tortur\w*|rap(?:e|ed|ing)\b|abus\w+|threaten\w*|brib\w+|embezzl\w+|stole\w*|stealing|"
    r"corrupt\w*|cover(?:ed|ing)? up|conceal\w*|fabricat\w+|falsif\w+|rigg\w+|fraud\w*|kill\w*|murder\w*|attack\w*|"
    r"intimidat\w+|persecut\w+|violat\w+|unlawful\w*|illegal\w*|lied|lying|coerc\w+|pressur\w+|blackmail\w*|"
    r"denied the same|discriminat\w+|trying to avoid|trying to take control|do not want|wasting)\b",
    re.IGNORECASE,
)
_FALSELY = re.compile(
    r"\b(falsely|wrongly|wrongfully|unjustly) (accused|blamed|charged)\b|\b(untrue|baseless|unfounded|a lie|false)\b|"
    r"\b(not true|no truth)\b|\bdid(?: not|n['’]t) (do|take|steal|kill|know|order|commit|beat)\b",
    re.IGNORECASE,
)
_INFINITIVE_OF_SPEECH = re.compile(r"\bto (\w+)")
_REQUEST_FOR_WORDS = re.compile(
    r"\b(comment|request|question|inquir|enquir|message|call|email|e-mail|quer|letter)", re.I
)
_UNDER_WAY = re.compile(
    r"\b(?:(?:is|are|was|were|been|be)\s+(?:\w+ly\s+|now\s+|already\s+|currently\s+|also\s+)*(?:working|considering|"
    r"preparing|drafting|studying|reviewing|weighing|examining|discussing|negotiating|finali[sz]ing|developing|looking)|"
    r"(?:has|have|had)\s+(?:already\s+)?(?:begun|started)\s+(?:to\s+)?\w+|(?:began|started)\s+(?:drafting|preparing|"
    r"working|reviewing|work))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules look at: the draft, the words of its content, and the tokens they are made of.

    head: the content's highest verb, or None where it has none. own: whether that verb's subject is the speaker.
    """

    draft: Draft
    words: str
    sentence: Sentence
    cue: Token
    head: Token | None
    own: bool
    cues: CueTable

    @classmethod
    def of(cls, draft: Draft, text: AnnotatedText, cues: CueTable, parties: PartyIndex, speaker: str | None) -> "Told":
        """What `draft` tells; its subject is the speaker by first person or by party."""
        words = " ".join(text.document.text[p.start : p.end] for p in draft.content)
        sentence = next(
            (s for s in text.sentences if s.tokens[-1].end > draft.content[0].start), text.sentences[draft.sentence]
        )
        head = _content_head(sentence, draft)
        own = head is not None and _is_own(sentence, head, draft, parties, speaker)
        cue = text.sentences[draft.sentence].tokens[draft.token]
        return cls(draft, words, sentence, cue, head, own, cues)

    @property
    def class_name(self) -> str:
        """The cue's class."""
        return self.draft.cue_class.name


def kind_of(told: Told) -> Coded[StatementKind]:
    """The kind of a statement and the rule that says so."""
    for rule in KIND_RULES:
        kind = rule(told)
        if kind is not None:
            return Coded(kind, by=rule.__name__)
    return Coded(StatementKind.OTHER, by="no_rule_applies")


def work_is_under_way(told: Told, sentence: Sentence) -> bool:
    """Whether the content says that work is being done: "they are considering amendments"."""
    if told.draft.cue_class.no_speech or told.draft.negated or told.class_name in {"question", "refusal", "silence"}:
        return False
    match = _UNDER_WAY.search(told.words)
    return match is not None and not re.search(r"\b(not|n['’]t|never|no longer)\b", told.words[: match.end()])


def refused_to_speak(told: Told) -> StatementKind | None:
    """ "declined to comment", "would not say", "did not respond to a request"."""
    draft = told.draft
    if told.class_name == "silence":
        asked = _REQUEST_FOR_WORDS.search(told.words) is not None
        return StatementKind.NO_COMMENT if draft.negated and asked else None
    if told.class_name == "refusal":
        match = _INFINITIVE_OF_SPEECH.search(told.words)
        spoken = match is not None and match[1].lower() in told.cues.to_speak
        asked = match is None and _REQUEST_FOR_WORDS.search(told.words) is not None
        return StatementKind.NO_COMMENT if (spoken or asked) and not draft.negated else None
    return None


def would_not_tell(told: Told) -> StatementKind | None:
    """ "would not discuss the case", "did not comment on it", "won't divulge": negated speech about a topic."""
    if told.draft.negated and told.class_name in {"topic", "silence"}:
        return StatementKind.NO_COMMENT
    if told.own and told.head is not None and lemma_of(told.head) in {"divulge", "comment", "disclose", "discuss"}:
        return StatementKind.NO_COMMENT if _is_negated(told.sentence, told.head) else None
    return None


def negated_cue_says_little(told: Told) -> StatementKind | None:
    """ "did not say whether": what was not said is no claim."""
    return StatementKind.OTHER if told.draft.negated and not told.draft.cue_class.no_speech else None


def denied(told: Told) -> StatementKind | None:
    """ "denied", "rejected the allegation"."""
    return StatementKind.DENIAL if told.class_name == "denial" else None


def says_it_is_false(told: Told) -> StatementKind | None:
    """ "is being falsely accused", "it is not true"."""
    if told.class_name in {"question", "wish", "topic"}:
        return None
    return StatementKind.DENIAL if _FALSELY.search(told.words) else None


def accused(told: Told) -> StatementKind | None:
    """ "accused the police of", "complained that"."""
    if told.class_name == "accusation":
        return StatementKind.ACCUSATION
    cue = told.draft
    return (
        StatementKind.ACCUSATION if cue.frame == "clause" and _lemma(told) in {"complain", "allege", "charge"} else None
    )


def demanded(told: Told) -> StatementKind | None:
    """ "demanded", "called for", "urged them to"."""
    return StatementKind.DEMAND if told.class_name == "demand" else None


def another_must(told: Told) -> StatementKind | None:
    """ "the mayor must resign": an obligation laid on another."""
    if told.head is None or told.own or told.class_name not in {"speech", "belief"}:
        return None
    modal = any(c.lower in _OBLIGATION for c in told.sentence.children_of(told.head, "aux"))
    needs = lemma_of(told.head) == "need" and any(c.dep == "xcomp" for c in told.sentence.children_of(told.head))
    return StatementKind.DEMAND if modal or needs else None


def pledged(told: Told) -> StatementKind | None:
    """ "promised to", "vowed": the cue itself binds the speaker."""
    return StatementKind.PLEDGE if told.class_name == "pledge" and _lemma(told) != "threaten" else None


def will_do_it_themself(told: Told) -> StatementKind | None:
    """ "we will publish the report", "it will continue to hold events": own action, in the speaker's own words."""
    if told.head is None or not told.own or told.class_name != "speech" or told.draft.negated:
        return None
    will = [c for c in told.sentence.children_of(told.head, "aux") if c.lower in _WILL or c.lower == "would"]
    if not will or (lemma_of(told.head) in _NOT_AN_OWN_ACTION) or told.sentence.children_of(told.head, "auxpass"):
        return None
    if any(c.dep == "mark" and c.lower == "if" for c in told.sentence.children_of(told.head)):
        return None
    return StatementKind.PLEDGE


def gave_a_reason(told: Told) -> StatementKind | None:
    """ "because", "for safety", "was undergoing repairs": a reason for a decision."""
    if told.class_name not in {"speech", "decree"}:
        return None
    return StatementKind.JUSTIFICATION if _REASON.search(told.words) else None


def laid_a_wrong_to_another(told: Told) -> StatementKind | None:
    """ "police have been harassing citizens": somebody else is said to do wrong."""
    if told.class_name not in {"speech", "criticism", "belief"} or told.own:
        return None
    return StatementKind.ACCUSATION if _WRONGDOING.search(told.words) else None


def said_it_is_so(told: Told) -> StatementKind | None:
    """Whatever else was said to be so."""
    if told.class_name in {"speech", "evidence", "report", "decree"} or (
        told.class_name in {"belief", "expectation", "fear", "knowledge"}
        and told.draft.frame in {"clause", "as", "object"}
    ):
        if told.words.rstrip("\"”’' ").endswith("?"):
            return StatementKind.OTHER
        return StatementKind.CLAIM
    return None


KIND_RULES = (
    refused_to_speak,
    would_not_tell,
    negated_cue_says_little,
    denied,
    says_it_is_false,
    accused,
    demanded,
    pledged,
    will_do_it_themself,
    gave_a_reason,
    laid_a_wrong_to_another,
    another_must,
    said_it_is_so,
)


def _lemma(told: Told) -> str:
    return lemma_of(told.cue)


def _content_head(sentence: Sentence, draft: Draft) -> Token | None:
    inside = {t.i for t in sentence.tokens if any(p.start <= t.start and t.end <= p.end for p in draft.content)}
    for token in sentence.tokens:
        if token.i in inside and token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            above = [a.i for a in sentence.ancestors_of(token)]
            if not any(a in inside and sentence.tokens[a].pos in {"VERB", "AUX"} for a in above):
                return token
    return None


def _is_own(sentence: Sentence, head: Token, draft: Draft, parties: PartyIndex, speaker: str | None) -> bool:
    subjects = sentence.children_of(head, "nsubj", "nsubjpass")
    if not subjects:
        return draft.frame == "infinitive"
    subject = subjects[0]
    if subject.lower in _FIRST_PERSON:
        return True
    span = sentence.span_of([subject])
    if speaker is not None and parties.at(span).party == speaker:
        return True
    return speaker is None and subject.lower in _PRONOUNS and draft.frame in {"clause", "quote"}


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep == "neg" for c in sentence.children_of(verb))
