"""Kinds of statements: what the speaker does by saying it.

Rules run in the order of KIND_RULES; the first that answers wins, and its name is kept. A kind describes words only:
an accusation is a statement of this kind, never a fact about the accused.
"""

import re
from dataclasses import dataclass

from facta.codebook.cues import CueTable
from facta.coding.drafts import Draft, is_passive, lemma_of
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
_BINDING = frozenset({"pledge", "accusation", "denial", "criticism"})
_OWN_BODIES = frozenset(
    "office ministry government administration company campaign group party council cabinet team department city "
    "organization organisation union charity committee movement firm agency newspaper".split()
)
_ELECTED = frozenset({"elect", "reelect", "re-elect", "win", "become"})
_OWN_DEEDS = frozenset(
    "touch take order commit sign fire shoot hit pay receive hurt push lock sell bribe threaten ask tell meet".split()
)
_PAST_AUXILIARIES = frozenset({"did", "had", "has", "have", "was", "were"})
_WEAK_WORDS_OF_TELLING = frozenset({"provide", "give", "offer", "share", "release", "be", "deny", "discuss", "name"})
_WHAT_IS_TOLD = re.compile(
    r"\b(?:comment|details?|information|explanations?|names?|copy|copies|documents?|reasons?|figures?|interview\w*|"
    r"named|identified|quoted|drawn|statements?|answers?|response|specifics|evidence|timeline|estimate|records?|"
    r"footage|transcripts?|report|what|who|why|how|whether)\b",
    re.IGNORECASE,
)
_NOTHING_TOLD = re.compile(
    r"^no (?:\w+ ){0,2}(?:comments?|answers?|explanations?|details|responses?|reasons?|reply)\b", re.IGNORECASE
)
_AGAINST_SOMEBODY = re.compile(r"\b(?:for|of|over) (?:not )?\w+ing\b|\bas (?:a |an )?\w+", re.IGNORECASE)
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
    verb = match[1].lower()
    if verb in _WEAK_WORDS_OF_TELLING and verb not in {"discuss", "deny"}:
        # "refused to provide security" is no refusal of words
        return StatementKind.NO_COMMENT if _WHAT_IS_TOLD.search(told.words, match.end()) else None
    return StatementKind.NO_COMMENT if verb in told.cues.to_speak else None


def gave_no_answer(told: Told) -> StatementKind | None:
    """ "did not respond to a request for comment", "has not answered", "gave no answer"."""
    gives = lemma_of(told.cue) in {"give", "offer", "provide", "make"}
    if gives and not told.draft.negated and _NOTHING_TOLD.match(told.words):
        return StatementKind.NO_COMMENT
    if told.class_name != "silence":
        return None
    bare = told.draft.frame == "unanswered"
    return StatementKind.NO_COMMENT if told.draft.negated and (bare or _asked_for_words(told)) else None


def would_not_tell(told: Told) -> StatementKind | None:
    """ "would not discuss the case", "did not elaborate", "I won't divulge that"."""
    lemma = lemma_of(told.cue)
    if told.draft.negated and lemma in told.cues.to_speak:
        auxiliaries = {c.lower for c in told.cue_sentence.children_of(told.cue, "aux")}
        would = bool(auxiliaries & (_WOULD_NOT - {"could"} if lemma == "deny" else _WOULD_NOT))
        ours = told.draft.source is not None and _is_first_person(told)
        spoken_of = told.class_name == "topic" and (lemma not in {"discuss", "talk"} or ours)
        if would or spoken_of:
            return StatementKind.NO_COMMENT
    if told.own and told.head is not None and lemma_of(told.head) in told.cues.to_speak - {"be", "give", "say"}:
        would = any(c.lower in _WOULD_NOT | {"can", "ca"} for c in told.sentence.children_of(told.head, "aux"))
        return StatementKind.NO_COMMENT if would and _is_negated(told.sentence, told.head) else None
    return None


def negated_cue_says_little(told: Told) -> StatementKind | None:
    """ "did not say whether": what was not said is no claim, and no denial either ("did not deny")."""
    return StatementKind.OTHER if told.draft.negated and not told.draft.cue_class.no_speech else None


def only_supposed(told: Told) -> StatementKind | None:
    """ "should have condemned", "could accuse", "used the chance they should have to condemn": nobody did so."""
    if told.class_name not in _BINDING | {"demand"}:
        return None
    verb, sentence = told.cue, told.cue_sentence
    for _ in range(4):
        auxiliaries = sentence.children_of(verb, "aux")
        if any(c.lower in _UNSURE - {"will", "can"} for c in auxiliaries):
            return StatementKind.OTHER
        if not any(c.tag == "TO" for c in auxiliaries) and verb.dep != "conj" and verb.pos in {"VERB", "AUX"}:
            return None
        above = sentence.head_of(verb)
        if above is verb:
            return None
        verb = above
    return None


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


def denied_an_own_deed(told: Told) -> StatementKind | None:
    """ "I never touched him", "said he had not beaten anyone"."""
    if told.class_name != "speech" or told.draft.negated or told.head is None or not told.own:
        return None
    below = told.sentence.children_of(told.head)
    past = told.head.tag == "VBD" or any(c.dep == "aux" and c.lower in _PAST_AUXILIARIES for c in below)
    deed = lemma_of(told.head) in told.cues.wrongs | _OWN_DEEDS
    negated = any(c.dep == "neg" or c.lower == "never" for c in below)
    return StatementKind.DENIAL if past and deed and negated else None


def accused(told: Told) -> StatementKind | None:
    """ "accused the police of", "complained that"; "condemned the attack" names nobody who did it."""
    if told.class_name == "accusation":
        lays_it_to_one = lemma_of(told.cue) not in {"condemn", "denounce"} or _AGAINST_SOMEBODY.search(told.words)
        return StatementKind.ACCUSATION if lays_it_to_one else StatementKind.OTHER
    wrong = told.draft.frame == "clause" and lemma_of(told.cue) in {"complain", "allege", "charge"}
    return StatementKind.ACCUSATION if wrong else None


def criticized_for_it(told: Told) -> StatementKind | None:
    """ "criticized the council for failing to ...": what was done wrong is told."""
    if told.class_name != "criticism":
        return None
    return StatementKind.ACCUSATION if re.search(r"\b(?:for|of|over) (?:not )?\w+ing\b", told.words) else None


def demanded(told: Told) -> StatementKind | None:
    """ "demanded", "called for", "insisted that the city open it"; not "three requests for comment"."""
    if told.cue.pos == "NOUN" and told.words.lower().split()[:1] in (["comment"], ["interview"], ["interviews"]):
        return StatementKind.OTHER
    if told.class_name == "demand":
        return StatementKind.DEMAND
    subjunctive = (
        lemma_of(told.cue) in {"insist", "suggest", "propose", "recommend"}
        and told.head is not None
        and told.head.tag == "VB"
        and not told.sentence.children_of(told.head, "aux")
        and bool(told.sentence.children_of(told.head, "nsubj", "nsubjpass"))
    )
    return StatementKind.DEMAND if subjunctive and not told.own and not told.draft.negated else None


def another_must(told: Told) -> StatementKind | None:
    """ "the mayor must resign": an obligation laid on another."""
    if told.head is None or told.own or told.class_name not in {"speech", "belief"} or told.draft.negated:
        return None
    auxiliaries = {c.lower for c in told.sentence.children_of(told.head, "aux")}
    modal = bool(auxiliaries & _OBLIGATION) and "have" not in auxiliaries  # "must have been empty" is a guess
    needs = lemma_of(told.head) in {"need", "have"} and any(
        c.tag == "VB" and told.sentence.children_of(c, "aux") for c in told.sentence.children_of(told.head, "xcomp")
    )
    return StatementKind.DEMAND if modal or needs else None


def pledged(told: Told) -> StatementKind | None:
    """ "promised to", "vowed": the cue itself binds the speaker."""
    if told.class_name != "pledge" or lemma_of(told.cue) == "threaten":
        return None
    if lemma_of(told.cue) == "commit" and is_passive(told.cue_sentence, told.cue):
        return None
    if lemma_of(told.cue) in {"agree", "offer", "swear", "guarantee"} and told.draft.frame == "clause" and not told.own:
        return None
    return StatementKind.PLEDGE


def will_do_it_themself(told: Told) -> StatementKind | None:
    """ "we will publish the report", "it will continue to hold events": own action, in the speaker's own words."""
    if told.head is None or not told.own or told.class_name != "speech" or told.draft.negated:
        return None
    will = any(c.lower in _WILL for c in told.sentence.children_of(told.head, "aux"))
    conditional = any(c.lower in {"if", "whether"} for c in told.sentence.children_of(told.head, "mark"))
    conditional = conditional or _hangs_on_a_condition(told.sentence, told.head)
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
    only_supposed,
    denied,
    says_it_is_false,
    denied_an_own_deed,
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


def _is_first_person(told: Told) -> bool:
    source = told.draft.source
    assert source is not None
    return any(
        t.lower in _FIRST_PERSON for t in told.cue_sentence.tokens if source.span.start <= t.start < source.span.end
    )


def _hangs_on_a_condition(sentence: Sentence, verb: Token) -> bool:
    """ "would open it if the council paid"; "if elected" binds a candidate all the same."""
    for clause in sentence.children_of(verb, "advcl"):
        marks = {c.lower for c in sentence.children_of(clause, "mark", "advmod")}
        if marks & {"if", "unless", "provided"} and lemma_of(clause) not in _ELECTED:
            return True
    return False


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


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep == "neg" for c in sentence.children_of(verb))
