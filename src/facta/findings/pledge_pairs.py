"""Later acts set beside a pledge: by whom, how like in meaning (pledge_likeness.py), and what each is to the pledge.

Candidates are told acts after the pledge by the same party or a body tied to it, and acts of anybody unnamed whose
sentence shares the pledge's words. An act of a type that cannot answer such a pledge (pledge_kinds.py) must be the more
alike. An act below the least likeness is not shown as what followed. In: a pledge. Out: pairings, the likest first,
each with its reasons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facta.codebook.content_words import shared_weight
from facta.findings.pile import Pile
from facta.findings.pledge_kinds import can_answer
from facta.findings.pledge_likeness import meanings_of, predicate_stems
from facta.findings.pledged_verbs import one_deed
from facta.findings.pledges import Pledge
from facta.findings.settings import FindingSettings
from facta.findings.subjects import same_body
from facta.findings.told import ToldAct
from facta.findings.words import words
from facta.model.act import Modality
from facta.model.finding import ScoredPair
from facta.model.record import Ref

OWN_WORD = "by the pledger's own word"
ON_SUBJECT = "on the subject"
MOST_COMPARED = 60
"""Acts of the party and its bodies whose meaning is compared with one pledge: those that share most of its words, then
the earliest."""
OTHER_KIND = 0.2
"""How much more alike an act must be whose type cannot answer such a pledge; chosen on the practice sets."""
GOING_BACK = words("going back")


@dataclass(frozen=True)
class Pairing:
    """A later act set beside a pledge.

    status: what it is to the pledge: `done`, `in motion`, `withdrawn`, `contrary act`, or `on the subject`.
    share: of the pledge's weighted words that the act's sentence has. meaning: likeness of meaning; by: its method.
    nearness: by which pairings are ordered: the likeness of meaning, less OTHER_KIND where the type cannot answer.
    """

    told: ToldAct
    status: str
    share: float
    meaning: float
    nearness: float
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
            if pairing is not None and (told.ref not in found or found[told.ref].nearness < pairing.nearness):
                found[told.ref] = pairing
    return sorted(found.values(), key=lambda p: (-p.nearness, -p.share, p.told.ref)), scored


def _shared_words(pile: Pile, pledge: Pledge, told: ToldAct) -> float:
    return shared_weight(pledge.words, pile.act_words(told), pile.rarity)


def _by_the_party(pile: Pile, speaker: str) -> Iterable[ToldAct]:
    """Told acts of the party and of bodies tied to it, in order of publication."""
    bodies = {agent for agent in pile.acts_by_agent if same_body(pile, speaker, agent)}
    acts = {told.ref: told for body in bodies for told in pile.acts_by_agent[body]}
    return sorted(acts.values(), key=lambda told: (told.reading.document.published or "", told.ref))


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
    answers = can_answer(pledge.said.content, told.act.type)
    nearness = pair.score - (0 if answers else OTHER_KIND)
    like = share >= settings.like_subject or bool(body and (nearness >= settings.like_meaning or subjects))
    some = share >= settings.some_subject or like
    deed = _is_deed(pledge, told, bool(body))
    status = _what_it_is(pledge, told, like=like, some=some, body=body or own_word, is_deed=bool(deed))
    near = like or nearness >= settings.some_meaning
    if not status and body and near and told.act.modality is Modality.ASSERTED and not told.act.negated:
        status = ON_SUBJECT
    likeness = (f"likeness of meaning {pair.score:.2f}", f"share of its words {share:.2f}" if share else "")
    named = (f"the subject {name} of the project file" for name in sorted(subjects))
    other_kind = "" if answers else "such an act seldom answers such a pledge"
    reasons = filter(None, (*likeness, *named, body, deed, own_word, other_kind))
    return Pairing(told, status, share, pair.score, nearness, pair.by, tuple(reasons)) if status else None


def _is_deed(pledge: Pledge, told: ToldAct, by_body: bool) -> str:
    """How the act is the deed that was pledged, or ""."""
    if pledge.deed is None:
        named = by_body and told.type is not None and predicate_stems(told.type) & set(pledge.words)
        return "the pledge's words name such an act" if named else ""
    mine, theirs = pledge.deed.act, told.act
    if mine.type is not None and mine.type == theirs.type:
        return "the same type of act"
    if mine.lemma == theirs.lemma:
        return "the same verb"
    return "a verb of like meaning" if one_deed(mine.lemma, theirs.lemma) else ""


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
        of_law = told.type is not None and told.type.matter == "law"
        return "done" if (theirs or of_law) and not told.act.negated and like else ""
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
    return bool(words("no").search(pledge.said.content))
