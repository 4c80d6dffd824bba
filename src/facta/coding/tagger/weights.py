"""Weights: linear models over names and trees over numbers, all in whole numbers, so that sums are exact in any order.

One file, `weights/attribution.json.gz`, holds them with their version. Made by training/attribution.py.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facta.coding.tagger.features import NUMBERS

FILE = "attribution.json.gz"
LINEAR_UNIT = 1000
"""Weights of names are thousandths, in log-odds."""
LEAF_UNIT = 1_000_000
"""Leaves of trees are millionths, in log-odds."""


class WeightsUnreadable(Exception):  # noqa: N818 - an error names what was found
    """The tagger's weights are missing, damaged, or were made for other features."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of names, in thousandths of a log-odds."""

    weights: dict[str, int]

    def score(self, names: Iterable[str]) -> float:
        """Log-odds of a thing with these names, each counted once."""
        return sum(map(self.weights.get, set(names), repeat(0))) / LINEAR_UNIT


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees, one after the other in flat arrays; a leaf leads to itself.

    first: int64, where each tree begins. feature, left, right: int64, places in these arrays for the last two.
    threshold: float64, "at most" goes left. value: int64, millionths of a log-odds. depth: of the deepest tree.
    """

    first: NDArray[np.int64]

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.int64]
    depth: int

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log-odds of each row of numbers."""
        if not rows:
            return []
        numbers = np.asarray(rows, dtype=np.float64)
        row = np.arange(numbers.shape[0])[:, None] * numbers.shape[1]
        flat = numbers.ravel()
        node = np.broadcast_to(self.first, (numbers.shape[0], self.first.shape[0]))
        for _ in range(self.depth):
            goes_left = flat.take(row + self.feature.take(node)) <= self.threshold.take(node)
            node = np.where(goes_left, self.left.take(node), self.right.take(node))
        return [int(total) / LEAF_UNIT for total in self.value.take(node).sum(axis=1)]


@dataclass(frozen=True, slots=True)
class Weights:
    """All models of the tagger.

    version: of the training, as the reader's name shows it. words: those that head a cue often enough to be looked at.
    """

    version: str
    words: frozenset[str]
    cue: Linear
    source: Linear
    source_trees: Trees
    proposal: Linear
    proposal_trees: Trees


def load_weights(path: Path | None = None) -> Weights:
    """The weights in `path`, or those of the package.

    Raises WeightsUnreadable naming the file, what is wrong, and the next step.
    """
    return _packaged() if path is None else _read(path.name, path.read_bytes())


@lru_cache(maxsize=1)
def _packaged() -> Weights:
    file = files("facta.coding.tagger").joinpath("weights", FILE)
    try:
        raw = file.read_bytes()
    except OSError:
        raise WeightsUnreadable(f"the tagger's weights are missing ({FILE}); {_NEXT}") from None
    return _read(FILE, raw)


_NEXT = (
    "run again with --no-models to read by rules alone, reinstall facta, "
    "or train them with: python training/attribution.py --corpus DIR"
)


def _read(name: str, raw: bytes) -> Weights:
    try:
        found: dict[str, Any] = json.loads(gzip.decompress(raw))
        made_for = found["numbers"]
        weights = Weights(
            str(found["version"]),
            frozenset(found["words"]),
            Linear(found["cue"]),
            Linear(found["source"]),
            _trees(found["source_trees"]),
            Linear(found["proposal"]),
            _trees(found["proposal_trees"]),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError) as problem:
        raise WeightsUnreadable(f"{name} is damaged ({type(problem).__name__}); {_NEXT}") from None
    if tuple(made_for) != NUMBERS:
        raise WeightsUnreadable(f"{name} was made for {made_for} numbers, this program has {NUMBERS}; {_NEXT}")
    return weights


def _trees(trees: list[dict[str, list[float]]]) -> Trees:
    sizes = [len(tree["feature"]) for tree in trees]
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)

    def joined(name: str, moved: bool = False) -> NDArray[np.int64]:
        parts = [np.asarray(t[name], dtype=np.int64) + (f if moved else 0) for t, f in zip(trees, first, strict=True)]
        return np.concatenate(parts)

    return Trees(
        first,
        joined("feature"),
        np.concatenate([np.asarray(tree["threshold"], dtype=np.float64) for tree in trees]),
        joined("left", moved=True),
        joined("right", moved=True),
        joined("value"),
        max(int(tree["depth"][0]) for tree in trees),
    )
