"""When an act took place: the time expression that belongs to its trigger.

Rules run in the order of WHEN_RULES; the first that answers wins, and its name is kept as `When.by`. A time belongs to
the predicate that governs it: in "said on Tuesday that the bill was shelved in 2020", Tuesday to "said", 2020 to
"shelved". Where two times compete, or the only one belongs to another predicate, there is no answer. Where the sentence
has no time at all, the day of the sentence before may be the act's, and is marked as uncertain.
Elsewhere: what a time expression names (reading/time_expressions.py).
"""

from collections.abc import Callable
from dataclasses import dataclass

from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token
from facta.model.times import ASSUMED, TimeExpression, When

_NOT_ITS_DAY = frozenset(
    {"before", "after", "until", "till", "by", "since", "from", "to", "for", "between", "than", "towards", "following"}
)
"""Prepositions whose time bounds the act or lies ahead of it, rather than being its own."""
_OTHER_DAY = frozenset(
    {"later", "then", "subsequently", "eventually", "since", "previously", "earlier", "before", "after", "afterwards",
     "already", "once", "when", "while", "next", "soon", "finally", "meanwhile", "until", "ago", "recently", "often"}
)  # fmt: skip
"""Words that move a sentence away from the day of the one before."""
_SPEAKERS_DAY = frozenset({"day_word", "day_beyond", "last_night", "this_day_part"})
"""Rules of reading/times whose answer is told from the day of publication."""
_LIGHT = frozenset(
    {"take", "hold", "make", "happen", "occur", "begin", "start", "carry", "conduct", "stage", "come", "be", "launch",
     "give", "impose", "issue", "place", "see", "have", "get", "receive", "face", "end", "follow"}
)  # fmt: skip
"""Verbs that add no event of their own to that of their noun: "the raid took place", "made an arrest"."""
_ANSWERING = frozenset(
    "appeal lodge file quash overturn uphold annul reverse vacate confirm affirm challenge contest review".split()
)
"""Verbs that answer what was done before: "appealed against his conviction on May 6" tells the day of the appeal."""
_ASPECT = frozenset({"begin", "start", "continue", "resume", "stop", "cease", "manage", "proceed", "go", "get", "be"})
_CLAUSES = frozenset({"pcomp", "ccomp", "xcomp", "advcl", "relcl", "acl"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "poss", "amod", "nummod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Belonging:
    """What governs a time expression: the nouns above it and the first verb, nearest first.

    preposition: the one right before it, or "". before_noun: it modifies the noun from before ("the June 5 rally").
    bounded: the noun itself only bounds the verb ("stayed silent after the vote in 2012").
    """

    time: TimeExpression
    nouns: tuple[Token, ...]
    verb: Token | None
    preposition: str
    before_noun: bool
    bounded: bool = False


type Rule = Callable[[AnnotatedText, Sentence, Token, list[Belonging]], list[Belonging]]


def when_of(text: AnnotatedText, sentence: Sentence, trigger: Token, or_sentence_before: bool = False) -> When | None:
    """The time of what `trigger` names, or None where the sentence does not say or leaves it open.

    or_sentence_before: where the sentence has no time, the day of the sentence before may be its own, as uncertain.
    """
    if any(time.span.covers(Span(trigger.start, trigger.end)) for time in text.times_in(sentence.span)):
        return None
    belongings = [
        belonging
        for time in _dated_times(text, sentence)
        if (belonging := _belonging(sentence, time))
        and _same_voice(text, time, trigger)
        and not _told_from_speaking(text, time)
    ]
    for rule in WHEN_RULES if belongings else ():
        if fitting := rule(text, sentence, trigger, belongings):
            time = _narrowest([belonging.time for belonging in fitting])
            return When(time.edtf or "", time.start, time.end, time.span, rule.__name__) if time else None
    return day_of_the_sentence_before(text, sentence, trigger) if or_sentence_before else None


def own_time(text: AnnotatedText, sentence: Sentence, trigger: Token, times: list[Belonging]) -> list[Belonging]:
    """A time that the trigger governs itself: "was detained on Friday", "the arrest on Friday", "Friday's arrest"."""
    return [
        time
        for time in times
        if _governor(text, sentence, time) == trigger and _is_inside_clause(sentence, trigger, time)
    ]


def time_of_its_light_verb(
    text: AnnotatedText, sentence: Sentence, trigger: Token, times: list[Belonging]
) -> list[Belonging]:
    """A time of the verb that carries a noun trigger, or of the verb that only says how the act goes on."""
    carrier = sentence.head_of(trigger)
    if trigger.pos in _VERBS:
        carries = trigger.dep == "xcomp" and carrier.lemma in _ASPECT
    else:
        carries = trigger.dep in ("nsubj", "nsubjpass", "dobj", "attr") and carrier.lemma in _LIGHT
    return [time for time in times if carries and _governor(text, sentence, time) == carrier]


def time_before_coordinated_verbs(
    text: AnnotatedText, sentence: Sentence, trigger: Token, times: list[Belonging]
) -> list[Belonging]:
    """A time before the first of several verbs with one subject: "On Friday they raided the hall and arrested ten"."""
    first = trigger
    while first.dep == "conj" and first.head != first.i and not sentence.children_of(first, "nsubj", "nsubjpass"):
        first = sentence.head_of(first)
    if first == trigger or first.pos not in _VERBS:
        return []
    return [time for time in times if _governor(text, sentence, time) == first and time.time.span.end <= first.start]


def time_of_its_participle(
    text: AnnotatedText, sentence: Sentence, trigger: Token, times: list[Belonging]
) -> list[Belonging]:
    """A time of a participle that goes with the trigger: "Speaking on Friday, the minister promised ..."."""
    return [
        time
        for time in times
        if (verb := _governor(text, sentence, time))
        and verb.tag == "VBG"
        and verb.dep == "advcl"
        and verb.head == trigger.i
        and not sentence.children_of(verb, "mark", "nsubj", "aux")
    ]


def only_time_of_the_sentence(
    text: AnnotatedText, sentence: Sentence, trigger: Token, times: list[Belonging]
) -> list[Belonging]:
    """The only dated time of the sentence, where no predicate governs it."""
    if len(_dated_times(text, sentence)) > 1:
        return []
    return [time for time in times if _governor(text, sentence, time) is None and not time.before_noun]


WHEN_RULES: tuple[Rule, ...] = (
    own_time,
    time_of_its_light_verb,
    time_before_coordinated_verbs,
    time_of_its_participle,
    only_time_of_the_sentence,
)


def day_of_the_sentence_before(text: AnnotatedText, sentence: Sentence, trigger: Token) -> When | None:
    """The one day that the sentence before tells of its own past event, where this one goes on without a time.

    "Police raided the hall on May 5. Ten people were arrested.": uncertain, so the EDTF ends in "?".
    """
    if not sentence.index or not _goes_on_telling(text, sentence, trigger):
        return None
    before = text.sentences[sentence.index - 1]
    times = text.times_in(before.span)
    if before.paragraph != sentence.paragraph or not _is_told_as_past(before) or len(times) != 1:
        return None
    time = times[0]
    belonging = _belonging(before, time)
    if time not in _dated_times(text, before) or time.start is None or time.start != time.end or belonging is None:
        return None
    if _governor(text, before, belonging) != before.root or not _same_voice(text, time, before.root):
        return None
    return When(f"{time.edtf}?", time.start, time.end, time.span, "day_of_the_sentence_before")


def _goes_on_telling(text: AnnotatedText, sentence: Sentence, trigger: Token) -> bool:
    """Whether the trigger is told by the main clause of a sentence in the past, in the report's voice, with no time."""
    if not _is_told_as_past(sentence) or text.times_in(sentence.span):
        return False
    if any(quotation.span.overlaps(sentence.span) for quotation in text.quotations):
        return False
    if any(token.lower in _OTHER_DAY for token in sentence.tokens):
        return False
    chain = [trigger, *sentence.ancestors_of(trigger)]
    return not any(token.dep in _CLAUSES for token in chain)


def _is_told_as_past(sentence: Sentence) -> bool:
    """Whether the main verb is in the simple past: no "had", no "would"."""
    helpers = sentence.children_of(sentence.root, "aux", "auxpass")
    finite = helpers[0] if helpers else sentence.root
    return finite.tag == "VBD" and finite.lemma != "have"


def _dated_times(text: AnnotatedText, sentence: Sentence) -> list[TimeExpression]:
    dated = (t for t in text.times_in(sentence.span) if t.edtf and t.type in ("DATE", "TIME"))
    return [time for time in dated if not time.by.endswith(ASSUMED)]


def _told_from_speaking(text: AnnotatedText, time: TimeExpression) -> bool:
    """Whether a quoted "today" is told from the day of speaking, which need not be that of publication."""
    return time.by in _SPEAKERS_DAY and any(quotation.span.covers(time.span) for quotation in text.quotations)


def _same_voice(text: AnnotatedText, time: TimeExpression, trigger: Token) -> bool:
    """Whether every quotation that holds the one holds the other."""
    place = (trigger.start, trigger.end)
    return all(q.span.overlaps(time.span) == (q.span.start <= place[0] < q.span.end) for q in text.quotations)


def _belonging(sentence: Sentence, time: TimeExpression) -> Belonging | None:
    inside = [t for t in sentence.tokens if time.span.start <= t.start and t.end <= time.span.end]
    positions = {t.i for t in inside}
    head = next((t for t in inside if t.head not in positions or t.head == t.i), None)
    if head is None:
        return None
    preposition, nouns, bounded, verb = "", list[Token](), False, None
    for governor in sentence.ancestors_of(head):
        if governor.pos in _VERBS:
            verb = governor
            break
        if governor.pos in _NOUNS:
            nouns.append(governor)
        elif nouns:
            bounded = bounded or governor.lower in _NOT_ITS_DAY
        elif not preposition:
            preposition = governor.lower
    before_noun = _is_before_noun(sentence, head)
    return _unless_bounding(Belonging(time, tuple(nouns), verb, preposition, before_noun, bounded))


def _unless_bounding(belonging: Belonging) -> Belonging | None:
    return None if belonging.preposition in _NOT_ITS_DAY else belonging


def _is_before_noun(sentence: Sentence, head: Token) -> bool:
    return head.dep in _BEFORE_NOUN and sentence.head_of(head).pos in _NOUNS


def _governor(text: AnnotatedText, sentence: Sentence, time: Belonging) -> Token | None:
    """The predicate that a time belongs to: the noun it modifies, where that names an event, else the verb."""
    if not time.nouns:
        return time.verb
    noun = time.nouns[0]
    if time.before_noun or time.bounded or time.preposition == "of":
        return noun
    if time.verb is not None and time.verb.lemma.lower() in _ANSWERING and time.preposition in ("on", ""):
        return time.verb
    named = {clause.predicate for clause in text.clauses_of(sentence) if clause.kind == "noun"}
    return noun if noun.i in named else time.verb


def _is_inside_clause(sentence: Sentence, trigger: Token, time: Belonging) -> bool:
    """Whether no other clause comes between the trigger and its time.

    Not before the "that" which opens the trigger's clause; and not behind a clause below the trigger, where it may
    belong to either: "is accused of beating a worker in the yard on Monday".
    """
    span = time.time.span
    if any(span.start < marker.start for marker in sentence.children_of(trigger, "mark")):
        return False
    between = [t for t in sentence.tokens[trigger.i + 1 :] if t.end <= span.start and t.dep in _CLAUSES]
    return not any(t.pos in _VERBS and trigger in sentence.ancestors_of(t) for t in between)


def _narrowest(times: list[TimeExpression]) -> TimeExpression | None:
    """The narrowest of `times`, where it lies inside all others; None where they name different days."""
    if len({time.edtf for time in times}) == 1:
        return times[0]
    if any(time.start is None or time.end is None for time in times):
        return None
    ordered = sorted(times, key=lambda t: (-_day_number(t.start), _day_number(t.end)))
    best = ordered[0]
    inside = all((t.start or "") <= (best.start or "") and (best.end or "") <= (t.end or "") for t in times)
    return best if inside else None


def _day_number(day: str | None) -> int:
    return int((day or "0").replace("-", ""))
