"""Kinds of statements: what the speaker does by saying it.

Rules run in the order of KIND_RULES; the first that answers wins, and its name is kept. A kind describes words only:
an accusation is a statement of this kind, never a fact about the accused. How a kind is decided by hand stands in
docs/statement-kinds.md.
"""

import re

from facta.coding.drafts import is_passive, lemma_of
from facta.coding.kind_signs import (
    REASON,
    UNSURE,
    asked_for_words,
    deed_ahead,
    hangs_on_a_condition,
    has_its_reason,
    is_first_person,
    is_negated,
    is_wrong_done,
    subject_is_first_person,
    tells_another_saying,
    tokens_of,
)
from facta.coding.told import Told
from facta.model.coded import Coded
from facta.model.sentence import Sentence
from facta.model.statement import StatementKind

_WOULD_NOT = frozenset({"will", "wo", "would", "could"})
_NOT_AN_OWN_ACTION = frozenset(
    "be become remain rain see know win lose happen need have want hope like think believe seem appear feel die get "
    "end depend mean cost take say love prefer regret doubt forget remember miss understand".split()
)
_POINTERS = frozenset({"it", "this", "that", "any"})
_WISHES = frozenset({"hope", "wish", "pray"})
_OBLIGATION = frozenset({"must", "should", "ought"})
_FALSELY = re.compile(
    r"\b(falsely|wrongly|wrongfully|unjustly) (accused|blamed|charged)\b|"
    r"\b(?:is|are|was|were|'s|’s) (?:\w+ly |all |just |a )*"
    r"(?:untrue|baseless|unfounded|lies?|false|groundless|fabricated)\b"
    r"(?! (?!claim|accus|alleg|report|rumou?r|stor)\w)|"
    r"\bfalse (?:claim|accusation|allegation|report|rumou?r|stor(?:y|ie)|charge)s?\b|"
    r"\b(not true|no truth|never happened)\b|"
    r"\bdid(?: not|n['’]t) (do|take|steal|kill|order|commit|beat|happen)\b",
    re.IGNORECASE,
)
_NO_DENIAL_OF_A_DEED = frozenset(
    "know see hear think believe remember want like feel understand expect mean have be get need hope say care".split()
)
_OPINIONS = frozenset("think believe know understand say feel guess suppose see hear remember mean".split())
_DEFENDS = frozenset({"defend", "justify", "excuse", "rationalize", "rationalise"})
_EXPLAINS = re.compile(
    r"^(?:why|(?:the|his|her|its|their|our|my) (?:reasons?|decision|reasoning|rationale)|how come)\b", re.IGNORECASE
)
_ORDERS = frozenset({"order", "instruct", "direct", "command"})
_TELLS_TO = _ORDERS | frozenset({"tell", "advise", "warn", "remind"})
_ANNOUNCES = frozenset({"announce", "unveil", "outline", "state"})
_PLANS = frozenset({"plan", "intention", "intent", "decision", "readiness"})
_ANNOUNCED_PLANS = re.compile(
    r"^(?:(?:a|the|his|her|its|their|new) )*(?:plans?|intentions?|intent|decision|readiness) to\b", re.IGNORECASE
)
_BINDING = frozenset({"pledge", "accusation", "denial", "criticism"})
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
_INFINITIVE_OF_SPEECH = re.compile(r"\bto (\w+)")
_UNDER_WAY = re.compile(
    r"\b(?:(?:is|are|was|were|been|be)\s+(?:\w+ly\s+|now\s+|already\s+|currently\s+|also\s+)*(?:working|considering|"
    r"preparing|drafting|studying|reviewing|weighing|examining|discussing|negotiating|finali[sz]ing|developing|looking)|"
    r"(?:has|have|had)\s+(?:already\s+)?(?:begun|started)\s+(?:to\s+)?\w+|(?:began|started)\s+(?:drafting|preparing|"
    r"working|reviewing|work))\b",
    re.IGNORECASE,
)


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
        return StatementKind.NO_COMMENT if asked_for_words(told) else None
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
    return StatementKind.NO_COMMENT if told.draft.negated and (bare or asked_for_words(told)) else None


def would_not_tell(told: Told) -> StatementKind | None:
    """ "would not discuss the case", "did not elaborate", "I won't divulge that"."""
    lemma = lemma_of(told.cue)
    if told.draft.negated and lemma in told.cues.to_speak:
        auxiliaries = {c.lower for c in told.cue_sentence.children_of(told.cue, "aux")}
        would = bool(auxiliaries & (_WOULD_NOT - {"could"} if lemma == "deny" else _WOULD_NOT))
        ours = told.draft.source is not None and is_first_person(told)
        spoken_of = told.class_name == "topic" and (lemma not in {"discuss", "talk"} or ours)
        if would or spoken_of:
            return StatementKind.NO_COMMENT
    if told.own and told.head is not None and lemma_of(told.head) in told.cues.to_speak - {"be", "give", "say"}:
        would = any(c.lower in _WOULD_NOT | {"can", "ca"} for c in told.sentence.children_of(told.head, "aux"))
        return StatementKind.NO_COMMENT if would and is_negated(told.sentence, told.head) else None
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
        if any(c.lower in UNSURE - {"will", "can"} for c in auxiliaries):
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
    words = re.findall(r"[a-z]+", told.words.lower())
    pointed_at = words if len(words) == 1 or (lemma_of(told.cue) == "deny" and words[:1] == ["any"]) else []
    named = [word for word in words if word not in _POINTERS]
    said = any(word in told.cues.deniable for word in (*named, *pointed_at))
    return StatementKind.DENIAL if said else StatementKind.OTHER


def says_it_is_false(told: Told) -> StatementKind | None:
    """ "is being falsely accused", "it is not true"."""
    if told.class_name not in {"speech", "belief"} or told.draft.negated:
        return None
    return StatementKind.DENIAL if _FALSELY.search(told.words) else None


def denied_an_own_deed(told: Told) -> StatementKind | None:
    """ "I never touched him", "I did not post that", "said he had not beaten anyone", "would never have told her"."""
    if told.class_name != "speech" or told.draft.negated or told.head is None or not told.own:
        return None
    below = told.sentence.children_of(told.head)
    past = told.head.tag == "VBD" or any(c.dep == "aux" and c.lower in _PAST_AUXILIARIES for c in below)
    verb = lemma_of(told.head)
    ours = subject_is_first_person(told) and verb not in _NO_DENIAL_OF_A_DEED and told.head.pos == "VERB"
    deed = ours or verb in told.cues.wrongs | _OWN_DEEDS
    negated = told.head.i in told.undone or any(c.dep == "neg" or c.lower == "never" for c in below)
    return StatementKind.DENIAL if past and deed and negated else None


def accused(told: Told) -> StatementKind | None:
    """ "accused the police of", "complained that"; "condemned the attack" names nobody who did it."""
    if told.class_name == "accusation":
        lays_it_to_one = lemma_of(told.cue) not in {"condemn", "denounce"} or _AGAINST_SOMEBODY.search(told.words)
        return StatementKind.ACCUSATION if lays_it_to_one else StatementKind.CLAIM
    wrong = told.draft.frame == "clause" and lemma_of(told.cue) in {"complain", "allege", "charge"}
    return StatementKind.ACCUSATION if wrong else None


def criticized_for_it(told: Told) -> StatementKind | None:
    """ "criticized the council for failing to ...": what was done wrong is told."""
    if told.class_name != "criticism":
        return None
    wrong = re.search(r"\b(?:for|of|over) (?:not )?(?!being\b)\w+ing\b", told.words)
    return StatementKind.ACCUSATION if wrong else None


def demanded(told: Told) -> StatementKind | None:
    """ "demanded", "called for", "insisted that the city open it"; not "three requests for comment"."""
    if told.cue.pos == "NOUN" and told.words.lower().split()[:1] in (["comment"], ["interview"], ["interviews"]):
        return StatementKind.OTHER
    if told.class_name == "demand":
        warned = lemma_of(told.cue) == "warn" and told.draft.frame == "clause"  # what will come, not what to do
        return None if warned else StatementKind.DEMAND
    ordered = lemma_of(told.cue) in _ORDERS and told.class_name == "decree"
    if ordered or (lemma_of(told.cue) in _TELLS_TO and told.draft.frame == "infinitive"):
        return None if told.draft.negated else StatementKind.DEMAND
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
    """ "we will publish the report", "we are going to sue": own action, in the speaker's own words."""
    if told.head is None or not told.own or told.class_name != "speech" or told.draft.negated:
        return None
    deed = deed_ahead(told.sentence, told.head)
    conditional = any(c.lower in {"if", "whether"} for c in told.sentence.children_of(told.head, "mark"))
    conditional = conditional or hangs_on_a_condition(told.sentence, told.head)
    if deed is None or conditional or lemma_of(deed) in _NOT_AN_OWN_ACTION:
        return None
    return None if told.sentence.children_of(deed, "auxpass") else StatementKind.PLEDGE


def announced_a_plan(told: Told) -> StatementKind | None:
    """ "announced plans to build a bridge", "announced its intention to appeal": its own plan, in words."""
    if told.draft.negated:
        return None
    verb = told.cue
    if lemma_of(verb) in _PLANS and told.draft.frame == "infinitive":
        verb = told.cue_sentence.head_of(verb)
    elif not _ANNOUNCED_PLANS.search(told.words):
        return None
    return StatementKind.PLEDGE if lemma_of(verb) in _ANNOUNCES else None


def defended_it(told: Told) -> StatementKind | None:
    """ "defended the decision", "explained why she signed": the cue itself says that reasons are given."""
    if told.draft.negated:
        return None
    if lemma_of(told.cue) in _DEFENDS and told.class_name != "belief":
        return StatementKind.JUSTIFICATION
    explains = lemma_of(told.cue) == "explain" and (_EXPLAINS.search(told.words) or REASON.search(told.words))
    return StatementKind.JUSTIFICATION if explains else None


def gave_a_reason(told: Told) -> StatementKind | None:
    """ "we refused because ...", "the square was undergoing repairs": the reason for the speaker's own decision."""
    if told.class_name not in {"speech", "decree"} or tells_another_saying(told):
        return None
    own_deed = told.own and told.head is not None and lemma_of(told.head) not in _WISHES | _OPINIONS
    if own_deed and told.head is not None and has_its_reason(told, told.head):
        return StatementKind.JUSTIFICATION
    lower = told.words.lower()
    return StatementKind.JUSTIFICATION if any(reason in lower for reason in told.cues.reasons) else None


def laid_a_wrong_to_another(told: Told) -> StatementKind | None:
    """ "police have been harassing citizens": somebody else is said to have done wrong."""
    if told.class_name not in {"speech", "belief", "report"} or told.draft.negated:
        return None
    wrong = any(is_wrong_done(told, token) for token in tokens_of(told))
    return StatementKind.ACCUSATION if wrong else None


def wished(told: Told) -> StatementKind | None:
    """ "I hope that ...": neither a pledge nor a claim."""
    wish = told.head is not None and told.own and lemma_of(told.head) in _WISHES
    return StatementKind.OTHER if wish else None


def asked(told: Told) -> StatementKind | None:
    """A question."""
    said_first = re.search(r"[.!]\W*\s", told.words)  # something is told, then a question makes the point
    return StatementKind.OTHER if told.words.rstrip("\"”’' ").endswith("?") and not said_first else None


def said_it_is_so(told: Told) -> StatementKind | None:
    """Whatever else was said to be so."""
    held = told.class_name in {"belief", "expectation", "fear", "knowledge"} and told.draft.frame in {
        "clause", "as", "object",
    }  # fmt: skip
    told_so = told.class_name in {"speech", "evidence", "report", "decree", "criticism", "praise"}
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
    announced_a_plan,
    defended_it,
    wished,
    asked,
    will_do_it_themself,
    gave_a_reason,
    laid_a_wrong_to_another,
    another_must,
    said_it_is_so,
)
