"""Which reports tell one story: groups by shared names, numbers and rare words, coarse and fine.

In: briefs. Out: for each report its story and, within it, its closer circle. Reports nearly alike are bundled first;
the bundles are joined by average linkage, whose result depends on no order. So the cost grows with the number of
unlike reports, not with that of reports.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from facta.linking.brief import Brief, in_order
from facta.linking.report_words import likeness, rarity, report_vector
from facta.linking.rival_names import sides_of

STORY, CIRCLE = 0.13, 0.25
"""Least mean likeness of the reports of a story, and of its circles; measured on twelve topics of two incidents."""
BUNDLE = 0.6
"""From that likeness on, reports are bundled before the rest is compared."""
KEYS = 6
"""A report is compared with the bundles that share one of its heaviest words."""
MOST_BUNDLES = 2500
"""More than that are compared in pieces, in the order of their paths."""
COLUMNS = 4096


class Place(NamedTuple):
    """A report's story and circle, each by the least id of its reports; reports of one circle are of one story."""

    story: str
    circle: str


@dataclass(frozen=True)
class Stories:
    """Where each report stands (by document id), and how rare each word is in the pile."""

    place_of: Mapping[str, Place]
    rare: Mapping[str, float]


@dataclass(eq=False)
class _Bundle:
    members: list[int]
    total: dict[str, float] = field(default_factory=dict[str, float])

    def add(self, number: int, vector: Mapping[str, float]) -> None:
        self.members.append(number)
        for word, weight in vector.items():
            self.total[word] = self.total.get(word, 0.0) + weight


def stories_of(briefs: Sequence[Brief]) -> Stories:
    """The stories of the pile, the same whatever the order of `briefs`."""
    ordered = in_order(briefs)
    rare = rarity([brief.words.stems for brief in ordered])
    bundles = _bundles([report_vector(brief.words, rare) for brief in ordered])
    numbered: dict[int, tuple[int, int]] = {}
    circles = stories = 0
    for at in range(0, len(bundles), MOST_BUNDLES):
        piece = bundles[at : at + MOST_BUNDLES]
        joins = _joins(_mean_likeness(piece), [len(bundle.members) for bundle in piece])
        story_of, circle_of = (_cut(joins, len(piece), level) for level in (STORY, CIRCLE))
        for bundle, story, circle in zip(piece, story_of, circle_of, strict=True):
            for member in bundle.members:
                numbered[member] = (stories + story, circles + circle)
        stories, circles = stories + len(piece), circles + len(piece)
    return Stories(_places(ordered, numbered), rare)


def _places(ordered: Sequence[Brief], numbered: Mapping[int, tuple[int, int]]) -> dict[str, Place]:
    """The place of each report; every circle is divided that tells of two like incidents."""
    members: defaultdict[tuple[int, int], list[Brief]] = defaultdict(list)
    for number, pair in sorted(numbered.items()):
        members[pair].append(ordered[number])
    leasts: dict[int, str] = {}
    for (story, _), briefs in members.items():
        leasts[story] = min(leasts.get(story, briefs[0].document.id), *(brief.document.id for brief in briefs))
    found: dict[str, Place] = {}
    for (story, _), briefs in members.items():
        sides = sides_of([brief.named for brief in briefs]) or [0] * len(briefs)
        for one in sorted(set(sides)):
            side = [brief.document.id for brief, its in zip(briefs, sides, strict=True) if its == one]
            found.update(dict.fromkeys(side, Place(leasts[story], min(side))))
    return found


def _bundles(vectors: list[dict[str, float]]) -> list[_Bundle]:
    """Reports nearly alike, each put to the bundle it is most like; in order of their first report."""
    bundles: list[_Bundle] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        keys = sorted(vector, key=lambda word: (-vector[word], word))[:KEYS]
        near = sorted({bundle for key in keys for bundle in holders[key]})
        scored = [(likeness(vector, bundles[n].total) / len(bundles[n].members), -n) for n in near]
        best, which = max(scored, default=(0.0, 0))
        if best >= BUNDLE:
            bundles[-which].add(number, vector)
            continue
        bundle = _Bundle([])
        bundle.add(number, vector)
        for key in keys:
            holders[key].append(len(bundles))
        bundles.append(bundle)
    return bundles


def _mean_likeness(bundles: list[_Bundle]) -> NDArray[np.float64]:
    """Mean likeness of the reports of every two bundles."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, bundle in enumerate(bundles):
        for word in bundle.total:
            holders[word].append(number)
    shared = sorted(word for word, numbers in holders.items() if len(numbers) > 1)
    total = np.zeros((len(bundles), len(bundles)))
    for at in range(0, len(shared), COLUMNS):
        some = shared[at : at + COLUMNS]
        part = np.zeros((len(bundles), len(some)))
        for column, word in enumerate(some):
            part[holders[word], column] = [bundles[n].total[word] for n in holders[word]]
        total += part @ part.T
    sizes = np.array([len(bundle.members) for bundle in bundles], dtype=np.float64)
    return total / np.outer(sizes, sizes)


def _joins(mean: NDArray[np.float64], sizes: list[int]) -> list[tuple[float, int, int]]:
    """The joins of average linkage, as (likeness, one bundle, another), by chains of nearest neighbours."""
    number = len(sizes)
    near = mean.copy()
    np.fill_diagonal(near, -1.0)
    weight = np.array(sizes, dtype=np.float64)
    alive = np.ones(number, dtype=bool)
    joins: list[tuple[float, int, int]] = []
    chain: list[int] = []
    while True:
        if not chain:
            left = np.flatnonzero(alive)
            if len(left) < 2:
                return joins
            chain = [int(left[0])]
        top = chain[-1]
        nearest = int(near[top].argmax())
        best = float(near[top, nearest])
        if best < STORY:
            alive[top] = False
            near[top, :] = near[:, top] = -1.0
            chain.pop()
            continue
        if len(chain) > 1 and near[top, chain[-2]] >= best:
            other = chain[-2]
            del chain[-2:]
            joins.append((float(near[top, other]), other, top))
            _join(near, weight, other, top)
            alive[top] = False
        else:
            chain.append(nearest)


def _join(near: NDArray[np.float64], weight: NDArray[np.float64], kept: int, gone: int) -> None:
    mean = (near[kept] * weight[kept] + near[gone] * weight[gone]) / (weight[kept] + weight[gone])
    mean[near[kept] < 0] = -1.0
    near[kept], near[:, kept] = mean, mean
    near[gone, :] = near[:, gone] = -1.0
    near[kept, kept] = -1.0
    weight[kept] += weight[gone]


def _cut(joins: list[tuple[float, int, int]], number: int, level: float) -> list[int]:
    """For each bundle the first bundle of its group, where joins below `level` are undone."""
    leader = list(range(number))

    def root(n: int) -> int:
        while leader[n] != n:
            n = leader[n]
        return n

    for mean, one, other in sorted(joins, reverse=True):
        if mean >= level:
            a, b = root(one), root(other)
            leader[max(a, b)] = min(a, b)
    return [root(n) for n in range(number)]
