"""Later acts set beside pledges: by whom, how well each fits (pledge_fit.py), and what it is to the pledge.

Candidates are told acts after the pledge by the same party or a body tied to it, and acts of anybody unnamed whose
sentence shares the pledge's words. An act that fits another pledge of the party better loses what it fits better there.
An act below the least fit is not shown as what followed. In: groups of pledges. Out: for each its pairings, the best
first, each with its reasons.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facta.codebook.content_words import shared_weight, stem
from facta.findings.pile import Pile
from facta.findings.pledge_fit import Fit, elsewhere, fits_of, wholes_of
from facta.findings.pledge_likeness import other_object, predicate_stems, verb_stems
from facta.findings.pledged_verbs import going_back, numbers_in, one_deed, pledged_verb, stays
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
IN_MOTION = "in motion"
OTHER_NAMES = "it names others than the pledge does"
OTHER_NUMBER = "it gives another number than the pledge"
NOT_ALIKE = "not like enough to be what was pledged"
SAME_WORDS = 0.7
"""Share of the pledge's weighted words by which an act is of its very matter whatever its likeness of meaning."""
MOST_COMPARED = 60
"""Acts of the party and its bodies whose meaning is compared with one pledge: those that share most of its words, then
the earliest."""
DONE = 0.6
"""Least fit of an act that is shown as what was pledged, where the fit is learned; chosen on the open sets."""
BESIDES_THE_VERB = 2
"""Words that an act of nobody named must share with a pledge beside its verb."""
GOING_BACK = words("going back")


@dataclass(frozen=True)
class Pairing:
    """A later act set beside a pledge.

    status: what it is to the pledge: `done`, `in motion`, `withdrawn`, `contrary act`, or `on the subject`.
    share: of the pledge's weighted words that the act's sentence has. meaning: the fit; by: its method.
    nearness: by which pairings are ordered: the fit, less what the act fits another pledge of the party better.
    """

    told: ToldAct
    status: str
    share: float
    meaning: float
    nearness: float
    by: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """An act that may answer a pledge. share: as in Pairing. lead: by how much it fits another pledge better."""

    told: ToldAct
    share: float
    fit: Fit
    lead: float = 0.0

    @property
    def nearness(self) -> float:
        """The fit, less what the act fits another pledge of the party better."""
        return max(0.0, self.fit.score - self.lead)


def all_pairings(
    pile: Pile, groups: Sequence[Sequence[Pledge]], settings: FindingSettings
) -> list[tuple[list[Pairing], list[ScoredPair]]]:
    """For each group what may have followed its pledges, the best first, and every pair that was scored."""
    fitted = _fitted(pile, groups, settings)
    best = _best_of(groups, fitted)
    return [
        (_pairings(pile, group, of_group, best, number, settings), [one.fit.pair for of in of_group for one in of])
        for number, (group, of_group) in enumerate(zip(groups, fitted, strict=True))
    ]


def _fitted(pile: Pile, groups: Sequence[Sequence[Pledge]], settings: FindingSettings) -> list[list[list[Candidate]]]:
    """For each group and pledge the acts that may answer it, with their fit."""
    pledges = [pledge for group in groups for pledge in group]
    shares = [{told.ref: share for told, share in pile.acts_about(p.words, settings.some_subject)} for p in pledges]
    acts = [_compared(pile, pledge, row) for pledge, row in zip(pledges, shares, strict=True)]
    wholes = [wholes_of(pile, pledge, of) for pledge, of in zip(pledges, acts, strict=True)]
    others = elsewhere(pile, pledges, wholes)
    rows = iter(zip(pledges, shares, acts, wholes, others, strict=True))
    return [[_candidates(pile, *next(rows)) for _ in group] for group in groups]


def _compared(pile: Pile, pledge: Pledge, shares: Mapping[Ref, float]) -> list[ToldAct]:
    """Later acts of the party and its bodies, and those that share the pledge's words."""
    later = later_acts(pile, pledge)
    near = {ref: pile.act_of[ref] for ref in shares if _later(pile, pledge, pile.act_of[ref])}
    nearest = sorted(later, key=lambda told: -_shared_words(pile, pledge, told))[:MOST_COMPARED]
    return list({**{told.ref: told for told in nearest}, **near}.values())


def _candidates(
    pile: Pile,
    pledge: Pledge,
    shares: Mapping[Ref, float],
    acts: Sequence[ToldAct],
    wholes: Mapping[Ref, float],
    others: Mapping[Ref, float],
) -> list[Candidate]:
    """Acts with their fit and the share of the pledge's words that they have."""
    found = {told.ref: told for told in acts}
    fits = fits_of(pile, pledge, acts, wholes, others)
    return [Candidate(found[ref], shares.get(ref, 0.0), fit) for ref, fit in fits.items()]


type Best = Mapping[tuple[str, Ref], Sequence[tuple[float, int]]]


def _best_of(groups: Sequence[Sequence[Pledge]], fitted: Sequence[Sequence[Sequence[Candidate]]]) -> Best:
    """For a party and an act, its best fit to each group of the party's pledges, with the number of the group."""
    found: defaultdict[tuple[str, Ref], dict[int, float]] = defaultdict(dict)
    for number, (group, of_group) in enumerate(zip(groups, fitted, strict=True)):
        for pledge, candidates in zip(group, of_group, strict=True):
            for one in candidates:
                row = found[pledge.speaker, one.told.ref]
                row[number] = max(one.fit.score, row.get(number, 0.0))
    return {key: [(score, number) for number, score in row.items()] for key, row in found.items()}


def _pairings(
    pile: Pile,
    group: Sequence[Pledge],
    fitted: Sequence[Sequence[Candidate]],
    best: Best,
    number: int,
    settings: FindingSettings,
) -> list[Pairing]:
    found: dict[Ref, Pairing] = {}
    for pledge, candidates in zip(group, fitted, strict=True):
        for one in candidates:
            ref = one.told.ref
            if (pledge.said.ref, ref) in pile.record.rejected_pairs:
                continue
            elsewhere = max((score for score, other in best[pledge.speaker, ref] if other != number), default=0.0)
            held = Candidate(one.told, one.share, one.fit, max(0.0, elsewhere - one.fit.score))
            pairing = _pairing(pile, pledge, held, settings)
            if pairing is not None and (ref not in found or found[ref].nearness < pairing.nearness):
                found[ref] = pairing
    return sorted(found.values(), key=lambda p: (-p.nearness, -p.share, p.told.ref))


def _shared_words(pile: Pile, pledge: Pledge, told: ToldAct) -> float:
    return shared_weight(pledge.words, pile.act_words(told), pile.rarity)


def later_acts(pile: Pile, pledge: Pledge) -> list[ToldAct]:
    """Told acts of the party and of bodies tied to it after the pledge, in order of publication."""
    return [told for told in _by_the_party(pile, pledge.speaker) if _later(pile, pledge, told)]


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


def _pairing(pile: Pile, pledge: Pledge, one: Candidate, settings: FindingSettings) -> Pairing | None:
    told, share = one.told, one.share
    agents = pile.entities(told, "agent")
    body = next((how for agent in agents if (how := same_body(pile, pledge.speaker, agent))), "")
    own_word = "" if body or pile.source_of(told) != pledge.speaker else OWN_WORD
    subjects = pile.named_subjects(pledge.words) & pile.named_subjects(pile.act_words(told))
    told_by = 0.0 if pile.similarity is None or not body or share >= SAME_WORDS else settings.some_meaning
    by_words = share >= settings.like_subject and one.nearness >= told_by
    like = by_words or bool(body and (one.nearness >= settings.like_meaning or subjects))
    some = (share >= settings.some_subject and one.nearness >= told_by) or like
    deed = _is_deed(pledge, told, bool(body))
    other = _other_matter(pile, pledge, one) if deed else ""
    pinned = _is_pinned(pile, pledge, one)
    status = _what_it_is(pledge, told, like=like, some=some, body=body or own_word, is_deed=bool(deed), pinned=pinned)
    if status in ("done", "contrary act") and other:
        status = IN_MOTION if other == OTHER_NUMBER and status == "done" else ""
    if status == "withdrawn" and not own_word and other_object(pile, pledge, told):
        status = ""
    near = like or one.nearness >= settings.some_meaning
    if not status and body and near and told.act.modality is Modality.ASSERTED and not told.act.negated:
        status = ON_SUBJECT
    likeness = (f"likeness of meaning {one.fit.score:.2f}", f"share of its words {share:.2f}" if share else "")
    named = (f"the subject {name} of the project file" for name in sorted(subjects))
    other_kind = "" if one.fit.answers else "such an act seldom answers such a pledge"
    kin = f"“{one.fit.kin[1]}” is near in kind to “{one.fit.kin[0]}”" if one.fit.kin else ""
    better = "it fits another pledge of theirs better" if one.lead else ""
    liker = "" if better or not one.fit.elsewhere else "its words are more like another pledge's"
    reasons = filter(None, (*likeness, kin, *named, body, deed, other, own_word, other_kind, better, liker))
    return (
        Pairing(told, status, share, one.fit.score, one.nearness, one.fit.pair.by, tuple(reasons)) if status else None
    )


def _other_matter(pile: Pile, pledge: Pledge, one: Candidate) -> str:
    """Why the act of that kind may be of another matter than the one pledged, or ""."""
    if one.fit.other_names:
        return OTHER_NAMES
    sentence = pile.sentence_at(one.told.reading, one.told.act.trigger)
    mine, others = numbers_in(pledge.said.content), numbers_in(pile.words(one.told.reading, sentence))
    if mine and others and not mine & others:
        return OTHER_NUMBER
    if pledge.deed is not None and _pledged_not(pledge):
        return ""
    if theirs := other_object(pile, pledge, one.told):
        return f"the pledge does not speak of “{theirs}”"
    if pile.similarity is not None and one.nearness < DONE and one.share < SAME_WORDS:
        return NOT_ALIKE
    return ""


def _is_deed(pledge: Pledge, told: ToldAct, by_body: bool) -> str:
    """How the act is the deed that was pledged, or ""."""
    if pledge.deed is None:
        return "the pledge's words name such an act" if by_body and _is_named(pledge, told) else ""
    mine, theirs = pledge.deed.act, told.act
    if mine.type is not None and mine.type == theirs.type:
        return "the same type of act"
    if mine.lemma == theirs.lemma:
        return "the same verb"
    return "a verb of like meaning" if one_deed(mine.lemma, theirs.lemma) else ""


def _is_named(pledge: Pledge, told: ToldAct) -> bool:
    """Whether the verb of the pledge, or any word of it where that tells no deed, is one for acts of the type."""
    if told.type is None:
        return False
    verb = pledged_verb(pledge.said.content)
    if verb and one_deed(verb, told.act.lemma):
        return True
    return bool(predicate_stems(told.type) & ({stem(verb)} if verb else set(pledge.words)))


def _what_it_is(
    pledge: Pledge, told: ToldAct, *, like: bool, some: bool, body: str, is_deed: bool, pinned: bool
) -> str:
    theirs = bool(body) or (pinned and _without_agent(told))
    asserted = told.act.modality is Modality.ASSERTED
    if not some:
        return ""
    if (GOING_BACK.fullmatch(told.act.lemma) or told.has("sets-back")) and not going_back(pledge.said.content):
        own_word = body == OWN_WORD
        back = theirs and like and (asserted or own_word) and not told.act.negated and not is_deed
        return "withdrawn" if back else ""
    if is_deed and asserted:
        if _pledged_not(pledge):
            return "contrary act" if body and not told.act.negated else ""
        of_law = told.type is not None and told.type.matter == "law"
        return "done" if (theirs or of_law) and not told.act.negated and like else ""
    if _pledged_not(pledge):
        return ""
    if told.has("advances") and not told.act.negated and theirs and like and _of_that_kind(pledge, told):
        return IN_MOTION
    return ""


def _without_agent(told: ToldAct) -> bool:
    """Whether the report leaves open who did it ("was opened"); by a word for somebody unknown it is not left open."""
    return not any(filler.span is not None for filler in told.act.roles.get("agent", ()))


def _is_pinned(pile: Pile, pledge: Pledge, one: Candidate) -> bool:
    """Whether an act that names nobody is of the pledge's matter: it fits, and shares words beside the pledged verb."""
    verb = {stem(pledged_verb(pledge.said.content)), *verb_stems(pile, one.told)}
    shared = set(pledge.words) & set(pile.act_words(one.told)) - verb
    return len(shared) >= BESIDES_THE_VERB and (pile.similarity is None or one.nearness >= DONE)


def _of_that_kind(pledge: Pledge, told: ToldAct) -> bool:
    """Whether a step may be one towards the deed: where the kind of matter of the deed is known, it is the step's."""
    deed = pledge.deed.type if pledge.deed else None
    return deed is None or told.type is None or deed.matter == told.type.matter


def _pledged_not(pledge: Pledge) -> bool:
    """Whether the words are that something will not be done, or will stay as it is."""
    if pledge.deed is not None:
        return pledge.deed.act.negated
    return bool(words("no").search(pledge.said.content)) or stays(pledge.said.content)
