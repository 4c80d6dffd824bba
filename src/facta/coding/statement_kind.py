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

_FIRST_PERSON = frozenset({"i", "we"})
_SINGULAR = frozenset({"he", "she", "it"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
_WOULD_NOT = frozenset({"will", "wo", "would", "could"})
_NOT_AN_OWN_ACTION = frozenset(
    "be become remain rain see know win lose happen need have want hope like think believe seem appear feel die get "
    "end depend mean cost take say love prefer regret doubt".split()
)
_WISHES = frozenset({"hope", "wish", "pray"})
_OBLIGATION = frozenset({"must", "should", "ought"})
_UNSURE = frozenset({"may", "might", "could", "would", "can", "should", "will", "must"})
_REASON = re.compile(r"\b(because|due to|owing to|on account of)\b", re.IGNORECASE)
_FALSELY = re.compile(
    r"\b(falsely|wrongly|wrongfully|unjustly) (accused|blamed|charged)\b|\b(untrue|baseless|unfounded|a lie|false)\b|"
    r"\b(not true|no truth)\b|\bdid(?: not|n['’]t) (do|take|steal|kill|know|order|commit|beat)\b",
    re.IGNORECASE,
)
_MARKS = frozenset({'"', "“", "''", "``", "«"})
_INFINITIVE_OF_SPEECH = re.compile(r"\bto (\w+)")
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
    cue_sentence: Sentence

    @classmethod
    def of(cls, draft: Draft, text: AnnotatedText, cues: CueTable, parties: PartyIndex, speaker: str | None) -> "Told":
        """What `draft` tells; its subject is the speaker by first person or by party."""
        words = " ".join(text.document.text[p.start : p.end] for p in draft.content)
        sentence = next(
            (s for s in text.sentences if s.tokens[-1].end > draft.content[0].start), text.sentences[draft.sentence]
        )
        head = _content_head(sentence, draft)
        own = head is not None and _is_own(sentence, head, draft, parties, speaker)
        cue_sentence = text.sentences[draft.sentence]
        return cls(draft, words, sentence, cue_sentence.tokens[draft.token], head, own, cues, cue_sentence)

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
    """ "declined to comment", "refused to say": a refusal whose infinitive is one of speaking."""
    if told.class_name != "refusal" or told.draft.negated:
        return None
    match = _INFINITIVE_OF_SPEECH.search(told.words)
    if match is None:
        return StatementKind.NO_COMMENT if _asked_for_words(told) else None
    return StatementKind.NO_COMMENT if match[1].lower() in told.cues.to_speak else None


def gave_no_answer(told: Told) -> StatementKind | None:
    """ "did not respond to a request for comment", "has not answered"."""
    if told.class_name != "silence":
        return None
    bare = told.draft.frame == "unanswered"
    return StatementKind.NO_COMMENT if told.draft.negated and (bare or _asked_for_words(told)) else None


def would_not_tell(told: Told) -> StatementKind | None:
    """ "would not discuss the case", "did not elaborate", "I won't divulge that"."""
    lemma = lemma_of(told.cue)
    if told.draft.negated and lemma in told.cues.to_speak:
        would = any(c.lower in _WOULD_NOT for c in told.cue_sentence.children_of(told.cue, "aux"))
        if would or told.class_name == "topic":
            return StatementKind.NO_COMMENT
    if told.own and told.head is not None and lemma_of(told.head) in told.cues.to_speak - {"be", "give", "say"}:
        would = any(c.lower in _WOULD_NOT | {"can", "ca"} for c in told.sentence.children_of(told.head, "aux"))
        return StatementKind.NO_COMMENT if would and _is_negated(told.sentence, told.head) else None
    return None


def negated_cue_says_little(told: Told) -> StatementKind | None:
    """ "did not say whether": what was not said is no claim, and no denial either ("did not deny")."""
    return StatementKind.OTHER if told.draft.negated and not told.draft.cue_class.no_speech else None


def denied(told: Told) -> StatementKind | None:
    """ "denied that", "rejected the allegation"; not "denied the permit", which is an act."""
    if told.class_name != "denial":
        return None
    if told.draft.frame in {"clause", "ing"}:
        return StatementKind.DENIAL
    said = any(word in told.cues.deniable for word in re.findall(r"[a-z]+", told.words.lower()))
    return StatementKind.DENIAL if said else StatementKind.OTHER


def says_it_is_false(told: Told) -> StatementKind | None:
    """ "is being falsely accused", "it is not true"."""
    if told.class_name not in {"speech", "belief"} or told.draft.negated:
        return None
    return StatementKind.DENIAL if _FALSELY.search(told.words) else None


def accused(told: Told) -> StatementKind | None:
    """ "accused the police of", "complained that"."""
    if told.class_name == "accusation":
        return StatementKind.ACCUSATION
    wrong = told.draft.frame == "clause" and lemma_of(told.cue) in {"complain", "allege", "charge"}
    return StatementKind.ACCUSATION if wrong else None


def criticized_for_it(told: Told) -> StatementKind | None:
    """ "criticized the council for failing to ...": what was done wrong is told."""
    if told.class_name != "criticism":
        return None
    return StatementKind.ACCUSATION if re.search(r"\b(?:for|of|over) (?:not )?\w+ing\b", told.words) else None


def demanded(told: Told) -> StatementKind | None:
    """ "demanded", "called for", "urged them to"."""
    return StatementKind.DEMAND if told.class_name == "demand" else None


def another_must(told: Told) -> StatementKind | None:
    """ "the mayor must resign": an obligation laid on another."""
    if told.head is None or told.own or told.class_name not in {"speech", "belief"} or told.draft.negated:
        return None
    modal = any(c.lower in _OBLIGATION for c in told.sentence.children_of(told.head, "aux"))
    needs = lemma_of(told.head) in {"need", "have"} and any(
        c.tag == "VB" and told.sentence.children_of(c, "aux") for c in told.sentence.children_of(told.head, "xcomp")
    )
    return StatementKind.DEMAND if modal or needs else None


def pledged(told: Told) -> StatementKind | None:
    """ "promised to", "vowed": the cue itself binds the speaker."""
    if told.class_name != "pledge" or lemma_of(told.cue) == "threaten":
        return None
    if lemma_of(told.cue) in {"agree", "offer", "swear"} and told.draft.frame == "clause" and not told.own:
        return None
    return StatementKind.PLEDGE


def will_do_it_themself(told: Told) -> StatementKind | None:
    """ "we will publish the report", "it will continue to hold events": own action, in the speaker's own words."""
    if told.head is None or not told.own or told.class_name != "speech" or told.draft.negated:
        return None
    will = any(c.lower in _WILL for c in told.sentence.children_of(told.head, "aux"))
    conditional = any(c.lower in {"if", "whether"} for c in told.sentence.children_of(told.head, "mark"))
    if not will or conditional or lemma_of(told.head) in _NOT_AN_OWN_ACTION:
        return None
    return None if told.sentence.children_of(told.head, "auxpass") else StatementKind.PLEDGE


def gave_a_reason(told: Told) -> StatementKind | None:
    """ "we refused because ...", "the square was undergoing repairs": the reason for the speaker's own decision."""
    if told.class_name not in {"speech", "decree"} or _tells_another_saying(told):
        return None
    if told.own and told.head is not None and lemma_of(told.head) not in _WISHES and _REASON.search(told.words):
        return StatementKind.JUSTIFICATION
    lower = told.words.lower()
    return StatementKind.JUSTIFICATION if any(reason in lower for reason in told.cues.reasons) else None


def laid_a_wrong_to_another(told: Told) -> StatementKind | None:
    """ "police have been harassing citizens": somebody else is said to have done wrong."""
    if told.class_name not in {"speech", "belief", "report"} or told.draft.negated:
        return None
    wrong = any(_is_wrong_done(told, token) for token in _tokens_of(told))
    return StatementKind.ACCUSATION if wrong else None


def wished(told: Told) -> StatementKind | None:
    """ "I hope that ...": neither a pledge nor a claim."""
    wish = told.head is not None and told.own and lemma_of(told.head) in _WISHES
    return StatementKind.OTHER if wish else None


def asked(told: Told) -> StatementKind | None:
    """A question."""
    return StatementKind.OTHER if told.words.rstrip("\"”’' ").endswith("?") else None


def said_it_is_so(told: Told) -> StatementKind | None:
    """Whatever else was said to be so."""
    held = told.class_name in {"belief", "expectation", "fear", "knowledge"} and told.draft.frame in {
        "clause", "as", "object",
    }  # fmt: skip
    told_so = told.class_name in {"speech", "evidence", "report", "decree"}
    return StatementKind.CLAIM if (held or told_so) and not told.draft.negated else None


KIND_RULES = (
    refused_to_speak,
    gave_no_answer,
    would_not_tell,
    negated_cue_says_little,
    denied,
    says_it_is_false,
    accused,
    criticized_for_it,
    demanded,
    pledged,
    wished,
    asked,
    will_do_it_themself,
    gave_a_reason,
    laid_a_wrong_to_another,
    another_must,
    said_it_is_so,
)


def _asked_for_words(told: Told) -> bool:
    words = re.findall(r"[a-z]+", told.words.lower().replace("e-mail", "email"))
    return any(word.removesuffix("s") in told.cues.asked_for_words for word in words)


def _tokens_of(told: Told) -> list[Token]:
    pieces = told.draft.content
    return [t for t in told.sentence.tokens if any(p.start <= t.start and t.end <= p.end for p in pieces)]


def _is_wrong_done(told: Told, token: Token) -> bool:
    """Whether `token` is a verb of wrongdoing, told as done by somebody other than the speaker."""
    if token.pos != "VERB" or not {lemma_of(token), token.lower} & told.cues.wrongs:
        return False
    below = told.sentence.children_of(token, "aux", "neg", "mark")
    if any(c.dep == "neg" or c.lower in _UNSURE or c.lower in {"if", "whether", "to"} for c in below):
        return False
    doers = told.sentence.children_of(token, "nsubj", "agent")
    return bool(doers) and not any(t.lower in _FIRST_PERSON for t in doers)


def _tells_another_saying(told: Told) -> bool:
    """Whether the content is itself a report of what another said."""
    if told.head is None or told.own:
        return False
    frame = told.cues.verbs.get(lemma_of(told.head), {}).get("clause")
    return frame is not None and frame.name == "speech" and bool(told.sentence.children_of(told.head, "ccomp"))


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
    if subject.lower in _FIRST_PERSON:
        return True
    party = parties.at(sentence.span_of([subject])).party
    if party is not None:
        around = parties.within(draft.source.span) if draft.source is not None else ()
        return party == speaker or party in around
    quoted = any(piece.start <= t.start < piece.end and t.text in _MARKS for piece in draft.content
                 for t in sentence.tokens[: subject.i])  # fmt: skip
    if quoted or subject.lower not in _SINGULAR or draft.frame not in {"clause", "quote"}:
        return False
    return draft.source is not None


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep == "neg" for c in sentence.children_of(verb))
