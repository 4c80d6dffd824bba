"""How well later acts fit a pledge, 0 to 1: the signs of pledge_likeness.py by learned weights.

The weighted sum is set against that of no act at all, which grows with the number of acts compared, since the likest
of many is more alike by chance: the fit is the share of the act in the two (McFadden 1974). Weights and the sets they
were learned from stand in pledge_weights.yaml (evals/pledges/fit.py). Without sentence vectors the fit is the mean of
shares of words. In: a pledge and acts. Out: a fit for each.
"""

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
    pledged_to,
    scores_of,
    sentence_of,
    signs_of,
    without_agents,
)
from facta.findings.pledges import Pledge
from facta.findings.told import ToldAct
from facta.model.finding import ScoredPair
from facta.model.passage import Passage, Span
from facta.model.record import Ref

BY_NUMBER, USUAL = 0.5, 12
"""How no act at all gains with the logarithm of the acts compared, and the number at which its weight was learned."""
NEAREST = 20
"""Acts, the likest by the whole, whose other signs are worked out; what is left out is no like act."""


@dataclass(frozen=True)
class Fit:
    """How well an act fits a pledge. score: 0 to 1, to three decimals. pair: both passages with the score."""

    pair: ScoredPair
    answers: bool
    same_names: tuple[str, ...]
    other_names: bool

    @property
    def score(self) -> float:
        """The fit, 0 to 1."""
        return self.pair.score


def fits_of(pile: Pile, pledge: Pledge, candidates: Sequence[ToldAct]) -> dict[Ref, Fit]:
    """The fit of each act to the pledge; of the NEAREST alone where sentence vectors are at hand."""
    content = pledge.said.statement.content
    place = Span(content[0].start, content[-1].end)
    document = pledge.said.ref.document
    left = Passage(document, place, pledged_to(pile, pledge))
    texts = {told.ref: without_agents(pile, told) for told in candidates}
    wholes = scores_of(pile, left, [Passage(t.ref.document, t.act.trigger, texts[t.ref]) for t in candidates])
    order = sorted(range(len(candidates)), key=lambda n: (-wholes[n], candidates[n].ref))
    near = order if pile.similarity is None else order[:NEAREST]
    return {candidates[n].ref: _fit(pile, pledge, candidates[n], left, len(candidates)) for n in sorted(near)}


def _fit(pile: Pile, pledge: Pledge, told: ToldAct, left: Passage, compared: int) -> Fit:
    text = without_agents(pile, told)
    signs = signs_of(pile, pledge, told, left)
    score = signs.pop("mean", None)
    by = SHARED_WORDS
    if score is None and pile.similarity is not None:
        by = f"{pile.similarity.name}, {weights()['name']}"
        score = weighed(signs, compared)
    same = tuple(sorted(names_in(pledge.said.content) & names_in(text)))
    shown = Passage(told.ref.document, told.act.trigger, sentence_of(pile, told))
    pair = ScoredPair(Passage(left.document, left.span, pledge.said.content), shown, round(score or 0.0, 3), by)
    return Fit(pair, bool(signs["answers"]), same, bool(signs["other name"]) and bool(names_in(text)))


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
