"""How well later acts fit a pledge, 0 to 1: the signs of pledge_likeness.py by learned weights.

The weighted sum is set against that of no act at all, which grows with the number of acts compared, since the likest
of many is more alike by chance: the fit is the share of the act in the two (McFadden 1974). Weights and the sets they
were learned from stand in pledge_weights.yaml (evals/pledges/fit.py). Without sentence vectors the fit is the mean of
shares of words. In: a pledge and acts. Out: a fit for each.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

from facta.codebook.fast_yaml import load_yaml
from facta.findings.pile import Pile
from facta.findings.pledge_likeness import (
    SHARED_WORDS,
    names_in,
    nearest_in_kind,
    of_names_alone,
    pledged_to,
    scores_of,
    sentence_of,
    signs_of,
    without_agents,
)
from facta.findings.pledges import SAME_PLEDGE, Pledge
from facta.findings.subjects import likeness
from facta.findings.told import ToldAct
from facta.model.finding import ScoredPair
from facta.model.passage import Passage, Span
from facta.model.record import Ref

BY_NUMBER, USUAL = 0.5, 12
"""How no act at all gains with the logarithm of the acts compared, and the number at which its weight was learned."""
NEAR_KIND = 0.75
"""Nearness in kind of two words from which it is told as a reason."""
NEAREST = 20
"""Acts, the likest by the whole, whose other signs are worked out; what is left out is no like act."""


@dataclass(frozen=True)
class Fit:
    """How well an act fits a pledge. score: 0 to 1, to three decimals. pair: both passages with the score.

    kin: a word of the pledge and one of the act that are near in kind. elsewhere: by how much it is more like another
    pledge.
    """

    pair: ScoredPair
    answers: bool
    same_names: tuple[str, ...]
    other_names: bool
    kin: tuple[str, str] | None = None
    elsewhere: float = 0.0

    @property
    def score(self) -> float:
        """The fit, 0 to 1."""
        return self.pair.score


def pledged(pile: Pile, pledge: Pledge) -> Passage:
    """Where the pledge stands, with what was pledged and to whom as its text."""
    content = pledge.said.statement.content
    place = Span(content[0].start, content[-1].end)
    return Passage(pledge.said.ref.document, place, pledged_to(pile, pledge))


def wholes_of(pile: Pile, pledge: Pledge, candidates: Sequence[ToldAct]) -> dict[Ref, float]:
    """Likeness of meaning of the pledge and each act's sentence, less those who acted."""
    texts = [Passage(told.ref.document, told.act.trigger, without_agents(pile, told)) for told in candidates]
    scores = scores_of(pile, pledged(pile, pledge), texts)
    return {told.ref: score for told, score in zip(candidates, scores, strict=True)}


def elsewhere(pile: Pile, pledges: Sequence[Pledge], wholes: Sequence[Mapping[Ref, float]]) -> list[dict[Ref, float]]:
    """For each pledge and act, by how much the act is more like another pledge, of whatever party, than like this one.

    Pledges that share most of their words are one pledge told twice. wholes: of each pledge, its acts (wholes_of).
    """
    best: defaultdict[Ref, list[tuple[float, int]]] = defaultdict(list)
    for number, row in enumerate(wholes):
        for ref, whole in row.items():
            best[ref].append((whole, number))
    for ranked in best.values():
        ranked.sort(key=lambda one: (-one[0], one[1]))

    def is_other(one: int, other: int) -> bool:
        return one != other and likeness(pile, pledges[one].words, pledges[other].words) < SAME_PLEDGE

    def more(number: int, ref: Ref, whole: float) -> float:
        above = (score for score, other in best[ref] if score > whole and is_other(number, other))
        return next((round(score - whole, 3) for score in above), 0.0)

    return [{ref: more(number, ref, whole) for ref, whole in row.items()} for number, row in enumerate(wholes)]


def fits_of(
    pile: Pile,
    pledge: Pledge,
    candidates: Sequence[ToldAct],
    wholes: Mapping[Ref, float],
    others: Mapping[Ref, float],
) -> dict[Ref, Fit]:
    """The fit of each act to the pledge; of the NEAREST alone where sentence vectors are at hand.

    wholes: as wholes_of gives them. others: by how much each act is more like another pledge.
    """
    left = pledged(pile, pledge)
    order = sorted(candidates, key=lambda told: (-wholes[told.ref], told.ref))
    near = {told.ref for told in (order if pile.similarity is None else order[:NEAREST])}
    number = len(candidates)
    return {
        told.ref: _fit(pile, pledge, told, left, number, others[told.ref]) for told in candidates if told.ref in near
    }


def _fit(pile: Pile, pledge: Pledge, told: ToldAct, left: Passage, compared: int, more_like_another: float) -> Fit:
    text = without_agents(pile, told)
    signs = signs_of(pile, pledge, told, left, more_like_another)
    score = signs.pop("mean", None)
    by = SHARED_WORDS
    if score is None and pile.similarity is not None:
        by = f"{pile.similarity.name}, {weights()['name']}"
        score = weighed(signs, compared)
    same = tuple(sorted(names_in(pledge.said.content) & names_in(text)))
    shown = Passage(told.ref.document, told.act.trigger, sentence_of(pile, told))
    pair = ScoredPair(Passage(left.document, left.span, pledge.said.content), shown, round(score or 0.0, 3), by)
    near = () if pile.similarity is None else nearest_in_kind(left.text, text)
    kin = near[0][1:] if near and near[0][0] >= NEAR_KIND else None
    other_names = bool(signs["other name"]) and (bool(names_in(text)) or of_names_alone(pledge.said.content))
    return Fit(pair, bool(signs["answers"]), same, other_names, kin, more_like_another)


def weighed(signs: Mapping[str, float], compared: int) -> float:
    """The fit: the share of the act beside no act at all, 0 to 1. compared: how many acts stand beside the pledge."""
    kept = weights()
    total = sum(kept["weights"][name] * value for name, value in sorted(signs.items()))
    return 1 / (1 + exp(min(50.0, nothing(compared) + kept["nothing"] - total)))


def nothing(compared: int) -> float:
    """What no act at all weighs more than beside USUAL acts."""
    return BY_NUMBER * log(max(1, compared) / USUAL)


@cache
def weights() -> Mapping[str, Any]:
    """The learned weights, what no act at all weighs, and the name of this state of both."""
    kept: Mapping[str, Any] = load_yaml(files("facta.findings").joinpath("pledge_weights.yaml").read_text("utf-8"))
    return kept
