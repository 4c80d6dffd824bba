"""Learn the weights by which an act fits a pledge, and say how well they do on sets that they were not learned from.

    python evals/pledges/fit.py [--write]

A conditional logit (McFadden 1974): of the acts after a pledge by its party, and no act at all, each has a share that
grows with the weighted sum of its signs (facta.findings.pledge_likeness); the weights make the right choices likeliest.
Each pledge with a right act counts a second time, by AGAIN, as one whose right acts are not there. Weights keep the
direction that their sign has by its meaning (never less for being alike), and are held small by a penalty.

By set: learned from the other sets, P@1 and pledges without an act that are given one, where the fit of an act must be
`some_meaning`. --write keeps the weights of all open sets together in src/facta/findings/pledge_weights.yaml.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rank import pile_of, rows

from facta.findings import pledge_fit
from facta.findings.pledge_likeness import signs_of
from facta.findings.pledge_pairs import later_acts
from facta.findings.pledges import pledge_groups
from facta.findings.settings import FindingSettings
from facta.model.act import Modality

PARTS = ("visible", "practice", "wide", "fresh", "plain", "fresh_b")
SIGNS = ("left", "kind", "answers", "same name", "other name", "elsewhere")
AGAINST = frozenset({"other name", "elsewhere"})
AGAIN = 0.2
PENALTY = 1.0
ROUNDS = 400
KEPT = Path(pledge_fit.__file__).with_name("pledge_weights.yaml")
NAME = "weighed 3"

type Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Choice:
    """A pledge's acts: signs, shape (acts, SIGNS); which are right; whether it has a right act at all."""

    signs: Floats
    right: NDArray[np.bool_]
    answered: bool


def choices_of(part: str) -> list[Choice]:
    pile = pile_of(part)
    right: dict[str, set[str]] = {}
    for pair in rows("pairs.jsonl", part):
        right.setdefault(pair["pledge"], set()).add(pair["act"])
    pledges = [pledge for group in pledge_groups(pile) for pledge in group]
    acts = [[told for told in later_acts(pile, one) if told.act.modality is Modality.ASSERTED] for one in pledges]
    wholes = [pledge_fit.wholes_of(pile, one, of) for one, of in zip(pledges, acts, strict=True)]
    others = pledge_fit.elsewhere(pile, pledges, wholes)
    found: list[Choice] = []
    for pledge, of, other in zip(pledges, acts, others, strict=True):
        name, left = pledge.said.ref.document, pledge_fit.pledged(pile, pledge)
        signs = [signs_of(pile, pledge, told, left, other[told.ref]) for told in of]
        table = np.array([[row[sign] for sign in SIGNS] for row in signs]).reshape(len(of), len(SIGNS))
        is_right = np.array([told.ref.document in right.get(name, ()) for told in of], bool)
        found.append(Choice(table, is_right, name in right))
    return found


def learned(choices: list[Choice]) -> tuple[Floats, float]:
    """A weight for each sign, and what no act at all weighs."""
    signs = np.concatenate([one.signs for one in choices])
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    again = [(Choice(one.signs[~one.right], one.right[~one.right], False), AGAIN) for one in choices if one.right.any()]
    table, there, wanted, counts = padded([*((one, 1.0) for one in choices), *again], middle, spread)
    k = len(SIGNS)
    direction = np.array([-1 if sign in AGAINST else 1 for sign in SIGNS])
    weights, mean, square = np.zeros(k + 1), np.zeros(k + 1), np.zeros(k + 1)
    for n in range(1, ROUNDS + 1):
        shares = softmax(np.concatenate([table @ weights[:k], np.full((len(table), 1), weights[k])], axis=1) + there)
        off = (softmax(np.log(shares + 1e-300) + wanted) - shares) * counts[:, None]
        slope = np.append(np.einsum("ij,ijk->k", off[:, :-1], table), off[:, -1].sum())
        slope[:k] -= PENALTY * weights[:k]
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        step = 0.05 * (mean / (1 - 0.9**n)) / (np.sqrt(square / (1 - 0.99**n)) + 1e-8)
        weights += step * (1.0 if n < ROUNDS * 3 // 4 else 0.2)
        weights[:k] = np.where(direction * weights[:k] < 0, 0, weights[:k])
    plain = weights[:k] / spread
    return plain, float(weights[k] + plain @ middle)


def padded(
    choices: list[tuple[Choice, float]], middle: Floats, spread: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """All choices in one table: signs; 0 where an act is there, far below elsewhere; the same for right ones; counts.

    The last column of the second and third is no act at all, which is right where no act is.
    """
    most = max(len(one.signs) for one, _ in choices)
    table = np.zeros((len(choices), most, len(SIGNS)))
    there, wanted = np.full((len(choices), most + 1), -1e9), np.full((len(choices), most + 1), -1e9)
    for n, (one, _) in enumerate(choices):
        acts = len(one.signs)
        table[n, :acts] = (one.signs - middle) / spread
        there[n, :acts] = there[n, most] = 0
        wanted[n, :acts] = np.where(one.right, 0, -1e9)
        wanted[n, most] = -1e9 if one.right.any() else 0
    return table, there, wanted, np.array([count for _, count in choices])


def softmax(values: Floats) -> Floats:
    powers: Floats = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def judged(choices: list[Choice], weights: Floats, nothing: float, least: float) -> tuple[int, int, int, int]:
    """Pledges with a right act and those given it; pledges without one and those given an act all the same."""
    counts = [0, 0, 0, 0]
    for one in choices:
        sums = one.signs @ weights - nothing - pledge_fit.nothing(len(one.signs))
        best = int(np.argmax(sums)) if len(sums) else -1
        chosen = best if best >= 0 and 1 / (1 + np.exp(-sums[best])) >= least else -1
        counts[0 if one.answered else 2] += 1
        if one.answered:
            counts[1] += bool(chosen >= 0 and one.right[chosen])
        else:
            counts[3] += chosen >= 0
    return counts[0], counts[1], counts[2], counts[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    sets = {part: choices_of(part) for part in PARTS}
    least, total = FindingSettings().some_meaning, np.zeros(4, int)
    for part in PARTS:
        weights, nothing = learned([one for other in PARTS if other != part for one in sets[other]])
        counts = judged(sets[part], weights, nothing, least)
        total += counts
        print(f"{part}: P@1 {counts[1] / counts[0]:.3f} ({counts[0]} pledges), false {counts[3]} of {counts[2]}")
    print(f"all: P@1 {total[1] / total[0]:.3f} ({total[0]} pledges), false {total[3]} of {total[2]}")
    weights, nothing = learned([one for part in PARTS for one in sets[part]])
    kept: dict[str, Any] = {
        "name": NAME,
        "learned_from": ", ".join(PARTS),
        "weights": {sign: round(float(weight), 2) for sign, weight in zip(SIGNS, weights, strict=True)},
        "nothing": round(nothing, 2),
    }
    print(kept)
    if given.write:
        KEPT.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
