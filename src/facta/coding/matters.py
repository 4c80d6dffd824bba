"""Matters of one report: its acts grouped into applications, cases, bills and the like.

Two acts belong to one matter when they are of one kind and concern the same applicant, patient or theme; an act that
names none of these ("the bill", "the case") belongs to the one spoken of last, close by. Only acts that the report
asserts or reports as alleged reach a stage: a negated, planned, denied or supposed one does not.
Elsewhere: the same matter in other reports (linking/matters.py).
"""

import re
from dataclasses import dataclass, field

from facta.codebook.act_type import ActType, MatterKind
from facta.codebook.matters import (
    PLAIN,
    distinguishing_words,
    in_time_order,
    marked_stage,
    noun_pattern,
    same_words,
    says_no_further,
    stage_not_passed,
    stage_not_reached,
)
from facta.codebook.vocabulary import Vocabulary, type_named
from facta.model.act import Act, Modality
from facta.model.document import Document
from facta.model.identifiers import identifier
from facta.model.matter import Matter, StageReached
from facta.model.party import Party
from facta.model.passage import Span

ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her"))
NAME_WORDS = 4
"""How many words before its noun a bill's name may have."""
NEAR_LINES = 2
"""How many lines of text (paragraphs) may lie between an act that names nothing and the matter it belongs to."""

_COUNTED = re.compile(
    r"(?:(?:some|about|around|nearly|almost|roughly|up to|at least|more than|over) )?"
    r"(?:\d|hundred|thousand|dozens|scores|tens of|(?:a|several|many) (?:hundred|thousand|dozen|crowd))",
    re.IGNORECASE,
)
"""How the words for a crowd begin that is told by its number."""

DECISION = frozenset({"grants", "refuses", "withholds", "coercive", "silences", "platform"})
RECEIVERS = ("recipient", "patient", "beneficiary", "applicant", "requester", "organizer")
NAMED_THINGS = ("theme", "object", "law", "subject")


@dataclass
class _Draft:
    """A matter while it is being put together."""

    kind: MatterKind
    acts: list[tuple[Act, str]] = field(default_factory=list["tuple[Act, str]"])
    subjects: dict[str, None] = field(default_factory=dict[str, None])
    others: dict[str, None] = field(default_factory=dict[str, None])
    words: frozenset[str] = frozenset()
    name: str = ""
    last: int = 0
    by: dict[str, None] = field(default_factory=dict[str, None])


@dataclass(frozen=True)
class _Step:
    """One act with what it says of its matter."""

    act: Act
    kind: MatterKind
    type: ActType
    stage: str
    reached: bool
    subjects: tuple[str, ...]
    others: tuple[str, ...]
    words: frozenset[str]
    name: str
    no_further: bool


def matters_of(
    document: Document, acts: tuple[Act, ...], parties: tuple[Party, ...], codebook: Vocabulary
) -> tuple[Matter, ...]:
    """The matters of `document`, in the order of their first act; each has reached at least one stage."""
    drafts: list[_Draft] = []
    for act in sorted(acts, key=lambda a: (a.trigger, a.id)):
        step = _step_of(document, act, parties, codebook)
        if step is None:
            continue
        draft, why = _home_of(step, drafts, document.text)
        if draft is None:
            if not step.reached:
                continue
            draft = _Draft(step.kind)
            drafts.append(draft)
        _join(draft, step, why)
    return tuple(_matter_of(draft, document, parties) for draft in drafts if draft.acts and _known_by(draft))


def _known_by(draft: _Draft) -> bool:
    """Whether anything tells the matter from others of its kind: a name, a party concerned, or several stages."""
    if draft.kind.concerns == "theme":
        return bool(draft.words) or bool(draft.others)
    return bool(draft.subjects) or len({stage for _, stage in draft.acts}) > 1


def _step_of(document: Document, act: Act, parties: tuple[Party, ...], codebook: Vocabulary) -> _Step | None:
    type_ = type_named(codebook, act.type)
    if type_ is None or type_.matter is None or type_.stage is None or act.generic:
        return None
    kind = codebook.matter_kinds.get(type_.matter)
    if kind is None:
        return None
    words_near = _clause_text(document.text, act)
    no_further = says_no_further(kind, words_near)
    happened = act.modality in (Modality.ASSERTED, Modality.ALLEGED)
    not_passed = stage_not_passed(kind, words_near)
    sentence = document.text[act.passage.start : act.passage.end]
    reached = happened and (not_passed is not None or not (act.negated or stage_not_reached(kind, sentence)))
    stage = not_passed or marked_stage(kind, words_near) or type_.stage
    if stage not in kind.stages:
        return None
    subjects, others = _parties_of(act, type_, kind, parties)
    name = _theme_of(act, kind, document.text)
    return _Step(
        act,
        kind,
        type_,
        stage,
        reached,
        subjects,
        others,
        distinguishing_words(name, kind),
        name,
        no_further and reached,
    )


def _clause_text(text: str, act: Act) -> str:
    """The words around the trigger, within the act's passage, where a stage may be named more exactly."""
    start, end = max(act.passage.start, act.trigger.start - 60), min(act.passage.end, act.trigger.end + 80)
    return text[min(start, act.trigger.start) : max(end, act.trigger.end)]


def _parties_of(
    act: Act, type_: ActType, kind: MatterKind, parties: tuple[Party, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the matter concerns, and the further parties of the act."""
    agents = act.parties_as("agent")
    inside = tuple(
        party
        for role in (*NAMED_THINGS, *RECEIVERS)
        for filler in act.roles.get(role, ())
        if filler.span is not None
        for party in _within(filler.span, parties)
    )
    receivers = tuple(dict.fromkeys((*act.parties_as(*RECEIVERS), *(act.parties_as(*NAMED_THINGS)), *inside)))
    receivers = tuple(party for party in receivers if party not in agents)
    if kind.concerns == "theme":
        return (), tuple(dict.fromkeys((*agents, *receivers)))
    decided = bool(type_.traits & (DECISION - {"platform"})) or (
        "platform" in type_.traits and bool(type_.traits & {"grants"})
    )
    bearers = tuple(party for party in agents if not _is_head_count(party, parties))
    subjects = receivers if kind.concerns == "patient" or decided else bearers
    if not subjects and not decided:
        subjects = agents if kind.concerns == "patient" else ()
    return subjects, tuple(party for party in (*agents, *receivers) if party not in subjects)


def _is_head_count(party_id: str, parties: tuple[Party, ...]) -> bool:
    """Whether a party is a number of people without a name: "some 400 people" come to a rally, and it is not theirs."""
    party = next((party for party in parties if party.id == party_id), None)
    return party is not None and not party.names and _COUNTED.match(party.name) is not None


def _within(span: Span, parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Parties with a mention inside `span`, in text order."""
    found = [(mention, party.id) for party in parties for mention in party.mentions if span.covers(mention)]
    return tuple(dict.fromkeys(party for _, party in sorted(found)))


_DAY_WORD = re.compile(
    r"\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
"""Words after "on" that name a day: "the Contracts Act on July 11" is the Contracts Act."""


def _theme_of(act: Act, kind: MatterKind, text: str) -> str:
    """The phrase that names the matter ("the hostel safety bill"): a filler whose words hold a noun of the kind."""
    nouns = noun_pattern(kind)
    spans = [
        filler.span
        for role in (*NAMED_THINGS, *RECEIVERS, "agent")
        for filler in act.roles.get(role, ())
        if filler.span is not None and nouns.search(text[filler.span.start : filler.span.end])
    ]
    if spans:
        return " ".join(text[spans[0].start : spans[0].end].split())
    return _named_near(act, kind, text) if kind.concerns == "theme" else ""


def _named_near(act: Act, kind: MatterKind, text: str) -> str:
    """The matter that the act's passage names nearest to the trigger ("passed the hostel safety bill on ...")."""
    passage = text[act.passage.start : act.passage.end]
    at = act.trigger.start - act.passage.start
    nouns = "|".join(re.escape(noun) for noun in kind.nouns if noun != "reading")
    found: list[tuple[int, str]] = []
    for match in re.finditer(rf"\b(?:{nouns})\b", passage, re.IGNORECASE):
        name = _whole_name(passage, match.start(), match.end())
        if name and distinguishing_words(name, kind):
            found.append((abs(match.start() - at), name))
    return min(found)[1] if found else ""


def _whole_name(passage: str, start: int, end: int) -> str:
    """The noun at `start` with the words between its article and it, and what it is on ("a law on dyke safety")."""
    before = re.findall(r"[\w’'-]+(?=\s)", passage[:start])[-NAME_WORDS - 1 :]
    kept: list[str] = []
    while before and before[-1].lower() not in PLAIN:
        kept.insert(0, before.pop())
    if not before or before[-1].lower() not in ARTICLES:
        return ""
    after: list[str] = []
    on = re.match(r"\s+(?:on|against)((?:\s+[\w’'-]+){1,4})", passage[end:])
    for word in on.group(1).split() if on else ():
        if word.lower() in PLAIN or _DAY_WORD.fullmatch(word):
            break
        after.append(word)
    return " ".join((*kept, passage[start:end], *(("on", *after) if after else ())))


def _home_of(step: _Step, drafts: list[_Draft], text: str) -> tuple[_Draft | None, str]:
    """The draft that the act belongs to and why, or None where it begins a matter of its own."""
    for draft in reversed(drafts):
        if draft.kind.kind != step.kind.kind or _conflicts(draft, step):
            continue
        near = text.count("\n", draft.last, step.act.trigger.start) <= 2 * NEAR_LINES
        if step.kind.concerns == "theme":
            if step.words and draft.words:
                if same_words(step.words, draft.words):
                    return draft, "same_name"
            elif near:
                return draft, "named_close_by"
        elif step.subjects and draft.subjects:
            if set(step.subjects) & set(draft.subjects):
                return draft, f"same_{step.kind.concerns}"
        elif near:
            return draft, "spoken_of_close_by"
    return None, ""


def _conflicts(draft: _Draft, step: _Step) -> bool:
    """Whether the act cannot belong to the draft: an opposite decision, or the same stage on other days."""
    opposite = {"permitted": "refused", "refused": "permitted"}.get(step.stage)
    for act, stage in draft.acts:
        if step.reached and stage == opposite:
            return True
        if stage == step.stage and _apart(act, step.act):
            return True
    return False


def _apart(left: Act, right: Act) -> bool:
    if left.when is None or right.when is None:
        return False
    days = (left.when.start, left.when.end, right.when.start, right.when.end)
    if any(day is None for day in days):
        return False
    start, end, other_start, other_end = (str(day) for day in days)
    return end < other_start or other_end < start


def _join(draft: _Draft, step: _Step, why: str) -> None:
    draft.subjects.update(dict.fromkeys(step.subjects))
    draft.others.update(dict.fromkeys(step.others))
    draft.last = step.act.trigger.start
    if len(step.words) > len(draft.words) or not draft.name:
        draft.words, draft.name = step.words or draft.words, step.name or draft.name
    if step.reached:
        draft.acts.append((step.act, step.stage))
    if why:
        draft.by[why] = None
    if step.no_further:
        draft.by["went_no_further"] = None


def _matter_of(draft: _Draft, document: Document, parties: tuple[Party, ...]) -> Matter:
    history = tuple(
        StageReached(stage, act.id, document.id, act.when, act.modality.value, act.according_to)
        for act, stage in draft.acts
    )
    ordered = in_time_order(history, draft.kind)
    subjects = tuple(draft.subjects)
    everyone = tuple(dict.fromkeys((*subjects, *draft.others)))
    return Matter(
        id=identifier("m", document.id, draft.kind.kind, *(act.id for act, _ in draft.acts)),
        kind=draft.kind.kind,
        parties=everyone,
        concerns=subjects,
        stage=ordered[-1].stage,
        history=ordered,
        title=_title_of(draft, parties),
        by=tuple(sorted(draft.by)),
    )


def _title_of(draft: _Draft, parties: tuple[Party, ...]) -> str:
    by_id = {party.id: party for party in parties}
    if draft.kind.concerns == "theme" or not draft.subjects:
        name = re.sub(r"^(?:the|a|an|its|his|her|their|this|that)\s+", "", draft.name, flags=re.IGNORECASE)
        return draft.kind.titled.format(name=name or draft.kind.kind)
    names = [by_id[party].name for party in draft.subjects if party in by_id]
    return draft.kind.titled.format(name=" ".join(names[0].split()) if names else draft.kind.kind)
