"""Later acts set beside a pledge: by whom, how like in meaning, and what each is to the pledge.

Candidates are told acts after the pledge by the same party or a body tied to it, and acts of anybody unnamed whose
sentence shares the pledge's words. Likeness of meaning is the mean of three scores: of the pledge with the act's whole
sentence; with those it was done to (patient, recipient and theme; without them, the sentence less the words that name
the act); and of what is left of both sentences without the words they share, names apart. So two acts of one verb on
two subjects are not alike, nor are a shelter for women and one for dogs. In: a pledge. Out: pairings, the likest first,
each with its reasons.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facta.codebook.act_type import ActType
from facta.codebook.content_words import WORD, content_words, shared_weight, stem, weight
from facta.findings.deeds_in_words import NO_PLEDGE
from facta.findings.pile import Pile, ToldAct
from facta.findings.pledges import Pledge
from facta.findings.settings import FindingSettings
from facta.findings.subjects import same_body
from facta.findings.words import words
from facta.model.act import Modality
from facta.model.finding import ScoredPair
from facta.model.passage import Passage, Span
from facta.model.record import Ref

OWN_WORD = "by the pledger's own word"
ON_SUBJECT = "on the subject"
SHARED_WORDS = "shared words 1"
"""The method where no other is at hand: the share of weighted words that both have, averaged over both."""
MOST_COMPARED = 40
"""Acts of the party and its bodies whose meaning is compared with one pledge: those that share most of its words, then
the earliest."""
OBJECTS = ("patient", "recipient", "theme")
GOING_BACK = words("going back")
DONE_BY_LIKE = {
    "open": frozenset(("open", "launch", "inaugurate", "establish")),
    "set_up": frozenset(("set_up", "establish", "create", "found", "launch")),
    "adopt": frozenset(("adopt", "pass", "approve", "enact")),
    "pass": frozenset(("adopt", "enact")),
    "build": frozenset(("build", "construct", "complete")),
    "pay": frozenset(("pay", "disburse")),
}


@dataclass(frozen=True)
class Pairing:
    """A later act set beside a pledge.

    status: what it is to the pledge: `done`, `in motion`, `withdrawn`, `contrary act`, or `on the subject`.
    share: of the pledge's weighted words that the act's sentence has. meaning: likeness of meaning; by: its method.
    """

    told: ToldAct
    status: str
    share: float
    meaning: float
    by: str
    reasons: tuple[str, ...]


def pairings_of(
    pile: Pile, group: Sequence[Pledge], settings: FindingSettings
) -> tuple[list[Pairing], list[ScoredPair]]:
    """What may have followed the pledges of a group, the likest first; and every pair that was scored."""
    found: dict[Ref, Pairing] = {}
    scored: list[ScoredPair] = []
    for pledge in group:
        shares = {told.ref: share for told, share in pile.acts_about(pledge.words, settings.some_subject)}
        later = {told.ref: told for told in _by_the_party(pile, pledge.speaker) if _later(pile, pledge, told)}
        near = {ref: pile.act_of[ref] for ref in shares if _later(pile, pledge, pile.act_of[ref])}
        nearest = sorted(later.values(), key=lambda told: -_shared_words(pile, pledge, told))[:MOST_COMPARED]
        candidates = list({**{told.ref: told for told in nearest}, **near}.values())
        meanings = meanings_of(pile, pledge, candidates)
        scored += meanings.values()
        for told in candidates:
            if (pledge.said.ref, told.ref) in pile.record.rejected_pairs:
                continue
            pair = meanings[told.ref]
            pairing = _pairing(pile, pledge, told, shares.get(told.ref, 0.0), pair, settings)
            if pairing is not None and (told.ref not in found or found[told.ref].meaning < pairing.meaning):
                found[told.ref] = pairing
    return sorted(found.values(), key=lambda p: (-p.meaning, -p.share, p.told.ref)), scored


def _shared_words(pile: Pile, pledge: Pledge, told: ToldAct) -> float:
    return shared_weight(pledge.words, pile.act_words(told), pile.rarity)


def meanings_of(pile: Pile, pledge: Pledge, candidates: Sequence[ToldAct]) -> dict[Ref, ScoredPair]:
    """The score of the pledge with each act: the mean of those by sentence, by objects and by what is not shared."""
    content = pledge.said.statement.content
    place = Span(content[0].start, content[-1].end)
    document, words = pledge.said.ref.document, pledge.said.content
    by = SHARED_WORDS if pile.similarity is None else pile.similarity.name
    left = Passage(document, place, words)
    places = [(told.ref.document, told.act.trigger) for told in candidates]
    sentences = [_sentence(pile, told) for told in candidates]
    wholes = [Passage(*where, text) for where, text in zip(places, sentences, strict=True)]
    objects = [
        Passage(*where, _objects(pile, told) or text)
        for where, told, text in zip(places, candidates, sentences, strict=True)
    ]
    by_sentence, by_object = _scores(pile, left, wholes), _scores(pile, left, objects)
    found: dict[Ref, ScoredPair] = {}
    for told, whole, score, of_object in zip(candidates, wholes, by_sentence, by_object, strict=True):
        mine, theirs = _not_shared(words, whole.text)
        rest = score
        if (mine, theirs) != (words, whole.text):
            (rest,) = _scores(pile, Passage(document, place, mine), [Passage(whole.document, whole.span, theirs)])
        found[told.ref] = ScoredPair(left, whole, round((score + of_object + rest) / 3, 3), by)
    return found


def _not_shared(mine: str, theirs: str) -> tuple[str, str]:
    """Both texts without the words that both have, names apart; as they are where nothing would be left of one."""
    shared = set(content_words(mine)) & set(content_words(theirs)) - (_capitals(mine) & _capitals(theirs))
    rests = [_without(text, frozenset(shared)) for text in (mine, theirs)]
    if not shared or not all(content_words(rest) for rest in rests):
        return mine, theirs
    return rests[0], rests[1]


def _capitals(text: str) -> set[str]:
    """Stems of the words that start with a capital, the first word apart."""
    return {stem(match.group()) for match in WORD.finditer(text) if match.start() > 1 and match.group()[0].isupper()}


def _objects(pile: Pile, told: ToldAct) -> str:
    """Those the act was done to and what it was about; where no role says so, its sentence without its own words."""
    spans = {filler.span for role in OBJECTS for filler in told.act.roles.get(role, ()) if filler.span is not None}
    named = " ".join(pile.words(told.reading, span) for span in sorted(spans))
    return named or _without(_sentence(pile, told), frozenset(_verb_stems(pile, told)))


def _scores(pile: Pile, left: Passage, others: Sequence[Passage]) -> list[float]:
    """By the method at hand; where it cannot tell, and where there is none, by shared words."""
    given = pile.similarity.scores(left, others) if pile.similarity else [None] * len(others)
    shared = (
        _shared(pile, left.text, other.text) if one is None else one for one, other in zip(given, others, strict=True)
    )
    return list(shared)


def _by_the_party(pile: Pile, speaker: str) -> Iterable[ToldAct]:
    """Told acts of the party and of bodies tied to it, in order of publication."""
    bodies = {agent for agent in pile.acts_by_agent if same_body(pile, speaker, agent)}
    acts = {told.ref: told for body in bodies for told in pile.acts_by_agent[body]}
    return sorted(acts.values(), key=lambda told: (told.reading.document.published or "", told.ref))


def _sentence(pile: Pile, told: ToldAct) -> str:
    return pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger))


def _verb_stems(pile: Pile, told: ToldAct) -> set[str]:
    """Stems of the words that name the act and of those by which the codebook knows its type."""
    words = pile.words(told.reading, told.act.trigger)
    return {stem(word) for word in WORD.findall(words)} | (_predicate_stems(told.type) if told.type else set[str]())


def _predicate_stems(act_type: ActType) -> set[str]:
    predicates = (one.rpartition(":")[2] for pattern in act_type.patterns for one in pattern.predicates)
    return {stem(word) for predicate in predicates for word in re.split(r"[_ ]", predicate) if len(word) > 2}


def _without(text: str, stems: frozenset[str]) -> str:
    return " ".join(match.group() for match in WORD.finditer(text) if stem(match.group()) not in stems)


def _shared(pile: Pile, left: str, right: str) -> float:
    mine, theirs = content_words(left), content_words(right)
    both = shared_weight(mine, theirs, pile.rarity)
    wholes = [weight(words, pile.rarity) for words in (mine, theirs)]
    return round(sum(both / whole for whole in wholes if whole) / 2, 3)


def _later(pile: Pile, pledge: Pledge, told: ToldAct) -> bool:
    """Whether the act took place after the words, by its own day or its report's; never inside the words."""
    if told.reading is pledge.said.reading:
        acted = pile.days_of(told)
        return acted is not None and pledge.made_on is not None and acted.first > pledge.made_on
    published, acted = pile.published(told.reading), pile.days_of(told)
    if published is None or pledge.made_on is None or published <= pledge.made_on:
        return False
    return acted is None or acted.last >= pledge.made_on


def _pairing(
    pile: Pile, pledge: Pledge, told: ToldAct, share: float, pair: ScoredPair, settings: FindingSettings
) -> Pairing | None:
    agents = pile.entities(told, "agent")
    body = next((how for agent in agents if (how := same_body(pile, pledge.speaker, agent))), "")
    own_word = "" if body or pile.source_of(told) != pledge.speaker else OWN_WORD
    subjects = pile.named_subjects(pledge.words) & pile.named_subjects(pile.act_words(told))
    like = share >= settings.like_subject or bool(body and (pair.score >= settings.like_meaning or subjects))
    some = share >= settings.some_subject or like
    deed = _is_deed(pledge, told, bool(body))
    status = _what_it_is(pledge, told, like=like, some=some, body=body or own_word, is_deed=bool(deed))
    near = like or pair.score >= settings.some_meaning
    if not status and body and near and told.act.modality is Modality.ASSERTED and not told.act.negated:
        status = ON_SUBJECT
    likeness = (f"likeness of meaning {pair.score:.2f}", f"share of its words {share:.2f}" if share else "")
    named = (f"the subject {name} of the project file" for name in sorted(subjects))
    reasons = filter(None, (*likeness, *named, body, deed, own_word))
    return Pairing(told, status, share, pair.score, pair.by, tuple(reasons)) if status else None


def _is_deed(pledge: Pledge, told: ToldAct, by_body: bool) -> str:
    """How the act is the deed that was pledged, or ""."""
    if pledge.deed is None:
        named = by_body and told.type is not None and _predicate_stems(told.type) & set(pledge.words)
        return "the pledge's words name such an act" if named else ""
    mine, theirs = pledge.deed.act, told.act
    if mine.type is not None and mine.type == theirs.type:
        return "the same type of act"
    if mine.lemma == theirs.lemma:
        return "the same verb"
    return "a verb of like meaning" if theirs.lemma in DONE_BY_LIKE.get(mine.lemma, frozenset()) else ""


def _what_it_is(pledge: Pledge, told: ToldAct, *, like: bool, some: bool, body: str, is_deed: bool) -> str:
    theirs = bool(body) or "agent" not in told.act.roles or not told.act.parties_as("agent")
    asserted = told.act.modality is Modality.ASSERTED
    if not some:
        return ""
    if GOING_BACK.fullmatch(told.act.lemma) or told.has("sets-back"):
        own_word = body == OWN_WORD
        return "withdrawn" if theirs and (asserted or own_word) and not told.act.negated and not is_deed else ""
    if is_deed and asserted:
        if _pledged_not(pledge):
            return "contrary act" if body and not told.act.negated else ""
        return "done" if not told.act.negated and like else ""
    if told.has("advances") and not told.act.negated and theirs and like and _of_that_kind(pledge, told):
        return "in motion"
    return ""


def _of_that_kind(pledge: Pledge, told: ToldAct) -> bool:
    """Whether a step may be one towards the deed: where the kind of matter of the deed is known, it is the step's."""
    deed = pledge.deed.type if pledge.deed else None
    return deed is None or told.type is None or deed.matter == told.type.matter


def _pledged_not(pledge: Pledge) -> bool:
    """Whether the words are that something will not be done."""
    if pledge.deed is not None:
        return pledge.deed.act.negated
    return bool(NO_PLEDGE.search(pledge.said.content))
