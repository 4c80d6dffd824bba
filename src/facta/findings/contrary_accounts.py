"""Accounts of one event that cannot both hold as a whole: it took place or not, it was decided so or the other way.

In: the pile. Out: pairs of tellings with what each says, by field. A denial is set against the event that it denies by
linking; two opposite outcomes are of one day, one party concerned and, where both are told, one party deciding.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from facta.findings.pile import Pile
from facta.findings.told import ToldAct
from facta.model.act import Modality
from facta.model.identifiers import identifier
from facta.model.record import Contrary, Incident, Ref

MODALITY, OUTCOME = "modality", "outcome"
OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        ("permitted", "refused"),
        ("convicted", "acquitted"),
        ("adopted", "rejected"),
        ("charged", "dropped"),
        ("published", "refused"),
    )
)
"""Stages of which a matter reaches one or the other on one day, not both."""
CONCERNED = ("patient", "recipient", "applicant", "beneficiary", "theme")
ONE_DAY = 1
"""Outcomes are compared where each is told of at most so many days."""


class Accounts(NamedTuple):
    """Two tellings that exclude each other, with what each says; event: what both are held to be about."""

    field: str
    event: Incident
    told: tuple[ToldAct, ToldAct]
    says: tuple[str, str]


def contrary_accounts(pile: Pile) -> Iterator[Accounts]:
    """Denials against tellings, then outcome against outcome; of every event one of each."""
    for contrary in pile.record.contraries:
        yield from _denial(pile, contrary)
    yield from _outcomes(pile)


def _denial(pile: Pile, contrary: Contrary) -> Iterator[Accounts]:
    denial = pile.act_of.get(contrary.denial)
    told = [
        pile.act_of[ref] for ref in contrary.told if ref in pile.act_of and ref.document != contrary.denial.document
    ]
    if denial is None:
        return
    told = [one for one in told if pile.one_and_the_same(one, denial)]
    if not told:
        return
    event = _event((*contrary.told, contrary.denial), told[0], contrary.reasons)
    yield Accounts(MODALITY, event, (told[0], denial), (_how_told(told[0]), _how_told(denial)))


def _how_told(told: ToldAct) -> str:
    """How far the report commits to the act: "took place", "did not take place"."""
    if told.act.modality is Modality.DENIED:
        return "is denied"
    if told.act.modality is Modality.ALLEGED:
        return "did not take place, it is said" if told.act.negated else "took place, it is said"
    return "did not take place" if told.act.negated else "took place"


def _outcomes(pile: Pile) -> Iterator[Accounts]:
    by_concern: defaultdict[tuple[str, str], list[ToldAct]] = defaultdict(list)
    for told in pile.acts:
        if told.happened and told.type and told.type.matter and any(told.type.stage in pair for pair in OPPOSED):
            for entity in pile.entities(told, *CONCERNED):
                by_concern[told.type.matter, entity].append(told)
    seen: set[frozenset[Ref]] = set()
    for _, acts in sorted(by_concern.items()):
        for left, right in combinations(acts, 2):
            pair = frozenset((left.ref, right.ref))
            if pair not in seen and _exclude_each_other(pile, left, right):
                seen.add(pair)
                event = _event((left.ref, right.ref), left, ("the same party concerned", "the same day"))
                yield Accounts(OUTCOME, event, (left, right), (_stage(left), _stage(right)))


def _stage(told: ToldAct) -> str:
    return (told.type.stage if told.type else None) or ""


def _exclude_each_other(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """Whether two reports give opposite outcomes of one day, by one party where both name it."""
    if left.reading is right.reading or frozenset((_stage(left), _stage(right))) not in OPPOSED:
        return False
    ours, theirs = pile.days_of(left), pile.days_of(right)
    if ours is None or theirs is None or ours.first > theirs.last or theirs.first > ours.last:
        return False
    if max((ours.last - ours.first).days, (theirs.last - theirs.first).days) >= ONE_DAY:
        return False
    agents, others = set(pile.entities(left, "agent")), set(pile.entities(right, "agent"))
    return not agents or not others or bool(agents & others)


def _event(members: tuple[Ref, ...], told: ToldAct, reasons: tuple[str, ...]) -> Incident:
    """The tellings as one event, for the finding's page alone: no record holds it."""
    return Incident(
        identifier("i", *(part for ref in members for part in ref)),
        told.act.type,
        members,
        reasons,
        len({ref.document for ref in members}),
    )
