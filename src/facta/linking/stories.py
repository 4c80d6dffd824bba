"""Which reports tell one story: groups by shared names, numbers and rare words, coarse and fine.

In: briefs. Out: for each report its story and, within it, its closer circle. Reports nearly alike are bundled first;
the bundles are joined by average linkage, whose result depends on no order. A large pile is compared in pieces, by
path, so that the cost grows with the number of reports, and the likeness of two reports can be kept.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from facta.linking.brief import Brief, Named
from facta.linking.rival_names import sides_of
from facta.linking.story_words import EMPTY_SAMPLE, UNIT, Counted, Rarity, Sample, counted, joined, print_of

STORY, CIRCLE = 0.13, 0.25
"""Least mean likeness of the reports of a story, and of its circles; measured on twelve topics of two incidents."""
BUNDLE = 0.6
"""From that likeness on, reports are bundled before the rest is compared."""
MOST_IN_PIECE, LEAST_IN_PIECE = 2048, 512
"""More reports than that are compared in pieces."""
CUT_ONE_IN = 512
"""A piece ends before a report whose id has a digest that this divides: so a report more moves no other piece."""
FEW_HOLDERS = 16
COLUMNS = 4096
LIKENESS_STEPS = 65_536


class Place(NamedTuple):
    """A report's story and circle, each by the least id of its reports; reports of one circle are of one story."""

    story: str
    circle: str


class InOrder(NamedTuple):
    """What reports are put in order by: the path, the id."""

    source: str
    id: str


@dataclass(frozen=True)
class Stories:
    """Where each report stands (by document id), and how rare each word is in the pile."""

    place_of: Mapping[str, Place]
    rarity: Rarity


class Piece(NamedTuple):
    """Reports compared with one another: their words, and the likeness of every two, in steps of 1/65,536.

    groups: for each report its story and its circle, by the first of their bundles.
    """

    reports: tuple[InOrder, ...]
    words: Counted
    likeness: NDArray[np.uint16]
    groups: NDArray[np.int64]


@dataclass(frozen=True)
class Compared:
    """The reports of a pile, compared, and the sample that tells how rare a word is."""

    sample: Sample
    pieces: tuple[Piece, ...]

    @classmethod
    def nothing(cls) -> Self:
        """Of an empty pile."""
        return cls(EMPTY_SAMPLE, ())

    def with_more(self, come: Mapping[InOrder, Counted]) -> "Compared":
        """With more reports in the pile."""
        if not come:
            return self
        sample = self.sample.with_more((report.id, words) for report, words in come.items())
        home = {report: (piece, n) for piece in self.pieces for n, report in enumerate(piece.reports)}
        rarity = Rarity(sample)
        pieces: list[Piece] = []
        for some in _pieces(sorted({*home, *come})):
            before = _most_of(some, home)
            if before is not None and before.reports == tuple(some) and sample is self.sample:
                pieces.append(before)
                continue
            words = joined(list(_words(some, home, come)))
            pieces.append(_compared(some, words, rarity, before if sample is self.sample else None))
        return Compared(sample, tuple(pieces))


def stories_of(briefs: Sequence[Brief]) -> Stories:
    """The stories of the pile, the same whatever the order of `briefs`."""
    compared = Compared.nothing().with_more({order_of(brief): counted(brief.words) for brief in briefs})
    named = {brief.document.id: brief.named for brief in briefs}
    places, _ = places_of(groups_of(compared), named.__getitem__, {})
    return Stories(places, Rarity(compared.sample))


def order_of(brief: Brief) -> InOrder:
    """What a report is put in order by."""
    return InOrder(brief.document.source, brief.document.id)


def groups_of(compared: Compared) -> dict[str, tuple[int, int]]:
    """For each report its story and its circle, numbered."""
    found: dict[str, tuple[int, int]] = {}
    begun = 0
    for piece in compared.pieces:
        for report, (story, circle) in zip(piece.reports, piece.groups.tolist(), strict=True):
            found[report.id] = (begun + story, begun + circle)
        begun += len(piece.reports)
    return found


def _grouped(likeness: NDArray[np.uint16]) -> NDArray[np.int64]:
    """For each report its story and its circle, numbered."""
    bundle_of = _bundles(likeness)
    mean, sizes = _mean_likeness(likeness, bundle_of)
    joins = _joins(mean, sizes)
    groups = np.array([_cut(joins, len(sizes), level) for level in (STORY, CIRCLE)], dtype=np.int64)
    return groups.T[bundle_of]


def _bundles(likeness: NDArray[np.uint16]) -> NDArray[np.int64]:
    """For each report the number of its bundle: reports nearly alike, each put to the bundle it is most like."""
    bundle_of = np.zeros(len(likeness), dtype=np.int64)
    sizes = np.zeros(len(likeness), dtype=np.int64)
    number = 0
    for n in np.arange(len(likeness)):
        if number:
            total = np.bincount(bundle_of[:n], likeness[n, :n], minlength=number)
            mean = total / sizes[:number]
            best = int(mean.argmax())
            if mean[best] >= BUNDLE * LIKENESS_STEPS:
                bundle_of[n] = best
                sizes[best] += 1
                continue
        bundle_of[n], sizes[number] = number, 1
        number += 1
    return bundle_of


def _mean_likeness(
    likeness: NDArray[np.uint16], bundle_of: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Mean likeness of the reports of every two bundles, and how many reports each has."""
    order = np.argsort(bundle_of, kind="stable")
    sizes = np.bincount(bundle_of)
    heads = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    rows = np.add.reduceat(likeness[order], heads, axis=0, dtype=np.uint32)
    total = np.add.reduceat(rows[:, order], heads, axis=1, dtype=np.int64)
    return total / (np.outer(sizes, sizes) * float(LIKENESS_STEPS)), sizes


def places_of(
    groups: Mapping[str, tuple[int, int]], named: Callable[[str], Named], known: Mapping[str, list[int]]
) -> tuple[dict[str, Place], dict[str, list[int]]]:
    """The place of each report; every circle is divided that tells of two like incidents.

    known: the sides of circles by their reports, as found before; they are given back as they are now.
    """
    members: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for id, pair in groups.items():
        members[pair].append(id)
    leasts: dict[int, str] = {}
    for (story, _), ids in members.items():
        ids.sort()
        leasts[story] = min(leasts.get(story, ids[0]), ids[0])
    found: dict[str, Place] = {}
    now: dict[str, list[int]] = {}
    for (story, _), ids in members.items():
        sides = [0]
        if len(ids) > 1:
            circle = f"{len(ids)} {print_of(' '.join(ids)):x}"
            sides = known.get(circle) or sides_of([named(id) for id in ids]) or [0] * len(ids)
            now[circle] = sides
        for one in sorted(set(sides)):
            side = [id for id, its in zip(ids, sides, strict=True) if its == one]
            found.update(dict.fromkeys(side, Place(leasts[story], side[0])))
    return found, now


def _pieces(reports: list[InOrder]) -> list[list[InOrder]]:
    """The reports in their order, cut where their ids say, so that one more moves few cuts."""
    if len(reports) <= MOST_IN_PIECE:
        return [reports] if reports else []
    pieces: list[list[InOrder]] = [[]]
    for report in reports:
        length = len(pieces[-1])
        if length >= MOST_IN_PIECE or (length >= LEAST_IN_PIECE and print_of(report.id) % CUT_ONE_IN == 0):
            pieces.append([])
        pieces[-1].append(report)
    return pieces


def _most_of(some: Sequence[InOrder], home: Mapping[InOrder, tuple[Piece, int]]) -> Piece | None:
    """The piece in which most of the reports were compared before; None where that saves little."""
    pieces = {id(home[one][0]): home[one][0] for one in some if one in home}
    best = max(pieces.values(), key=lambda piece: len(set(piece.reports) & set(some)), default=None)
    return best if best is not None and len(set(best.reports) & set(some)) > len(some) // 2 else None


def _words(
    some: Sequence[InOrder], home: Mapping[InOrder, tuple[Piece, int]], come: Mapping[InOrder, Counted]
) -> Iterator[Counted]:
    """The words of the reports, those that followed one another before in one."""
    at = 0
    while at < len(some):
        if some[at] in come:
            yield come[some[at]]
            at += 1
            continue
        piece, first = home[some[at]]
        last = first + 1
        at += 1
        while at < len(some) and last < len(piece.reports) and piece.reports[last] == some[at]:
            last, at = last + 1, at + 1
        yield piece.words.between(first, last)


def _compared(reports: Sequence[InOrder], words: Counted, rarity: Rarity, before: Piece | None) -> Piece:
    weights = rarity.weigh(words)
    likeness = _likeness(words, weights) if before is None else _likeness_with(reports, words, weights, before)
    return Piece(tuple(reports), words, likeness, _grouped(likeness))


def _likeness_with(
    reports: Sequence[InOrder], words: Counted, weights: NDArray[np.float32], before: Piece
) -> NDArray[np.uint16]:
    """The likeness of every two reports, most of which were compared `before`."""
    at = {report: number for number, report in enumerate(before.reports)}
    known = np.array([number for number, report in enumerate(reports) if report in at])
    old = np.array([at[report] for report in reports if report in at])
    likeness = np.zeros((len(reports), len(reports)), dtype=np.uint16)
    likeness[np.ix_(known, known)] = before.likeness[np.ix_(old, old)]
    begins = np.concatenate(([0], words.ends[:-1]))
    for number in sorted(set(range(len(reports))) - set(known.tolist())):
        own = slice(int(begins[number]), int(words.ends[number]))
        row = _row(words, weights, words.prints[own], weights[own])
        likeness[number, :] = likeness[:, number] = row
    return likeness


def _row(
    words: Counted, weights: NDArray[np.float32], prints: NDArray[np.uint64], own: NDArray[np.float32]
) -> NDArray[np.uint16]:
    """The likeness of one report to each."""
    if not len(prints):
        return np.zeros(len(words), dtype=np.uint16)
    places = np.minimum(np.searchsorted(prints, words.prints), len(prints) - 1)
    shared = np.flatnonzero(prints[places] == words.prints)
    products = weights[shared].astype(np.float64) * own[places[shared]]
    return _in_steps(np.bincount(words.owners[shared], products, minlength=len(words)))


def _in_steps(total: NDArray[np.float64] | NDArray[np.float32]) -> NDArray[np.uint16]:
    step = total.dtype.type(UNIT * UNIT // LIKENESS_STEPS)
    return np.minimum(np.floor(total / step), LIKENESS_STEPS - 1).astype(np.uint16)


def _likeness(words: Counted, weights: NDArray[np.float32]) -> NDArray[np.uint16]:
    """The likeness of every two reports; sums of whole numbers, and so exact."""
    number, owners = len(words), words.owners
    total = np.zeros((number, number), dtype=np.float32)
    order = np.argsort(words.prints, kind="stable")
    prints, owners, weights = words.prints[order], owners[order], weights[order]
    heads = np.flatnonzero(np.concatenate((np.ones(min(1, len(prints)), dtype=bool), prints[1:] != prints[:-1])))
    lengths = np.diff(np.append(heads, len(prints)))
    for length in range(2, FEW_HOLDERS + 1):
        places = heads[lengths == length][:, None] + np.arange(length)
        one, other = (places[:, side].ravel() for side in np.triu_indices(length, 1))
        np.add.at(total, (owners[one], owners[other]), weights[one] * weights[other])
    total += total.T.copy()
    common = np.flatnonzero(lengths > FEW_HOLDERS)
    for at in range(0, len(common), COLUMNS):
        some = common[at : at + COLUMNS]
        part = np.zeros((number, len(some)), dtype=np.float32)
        begun, held = heads[some], lengths[some]
        places = np.repeat(begun - np.cumsum(held) + held, held) + np.arange(int(held.sum()))
        part[owners[places], np.repeat(np.arange(len(some)), held)] = weights[places]
        total += part @ part.T
    return _in_steps(total)


def _joins(mean: NDArray[np.float64], sizes: NDArray[np.int64]) -> list[tuple[float, int, int]]:
    """The joins of average linkage, as (likeness, one report, another), by chains of nearest neighbours."""
    near = mean.copy()
    np.fill_diagonal(near, -1.0)
    weight = sizes.astype(np.float64)
    alive = near.max(axis=1, initial=-1.0) >= STORY
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
    """For each report the first report of its group, where joins below `level` are undone."""
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
