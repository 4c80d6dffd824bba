"""The words of reports as arrays, weighed by how rare they are among reports.

How rare a word is, is told from the reports of a sample: those whose ids have the least digests. So it is the same in
whatever order reports came, and most reports that come to a large pile leave it as it is.
Weights are whole numbers, so that what two reports share is exact, and the same however it is added up.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from facta.linking.brief import ReportWords

type Prints = NDArray[np.uint64]
type Floats = NDArray[np.float64]

NAME_WEIGHT, NUMBER_WEIGHT = 3.0, 2.0
"""How much more a name or a number weighs in a report; measured on twelve topics of two like incidents each."""
UNSEEN_REPORTS = 30
"""Every pile is weighed as if it had that many reports more, so that rarity means something in a small one."""
MOST_IN_SAMPLE = 1000
LEAST_LENGTH = 12.0
"""Texts of fewer words than make this length are told apart by what they lack."""
UNIT = 2048
"""The length of a report's weighed words, in whole numbers: what two share is less than 2 to the 23rd."""


class Counted(NamedTuple):
    """The words of reports, one report after another: fingerprints, sorted, and weights save for rarity.

    ends: where the words of each report end.
    """

    prints: Prints
    weights: Floats
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def owners(self) -> NDArray[np.int64]:
        """For each word the number of its report."""
        return np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))

    def of(self, number: int) -> "Counted":
        """The words of one report."""
        return self.between(number, number + 1)

    def between(self, first: int, last: int) -> "Counted":
        """The words of the reports from `first` to before `last`."""
        begin, end = int(self.ends[first - 1]) if first else 0, int(self.ends[last - 1])
        return Counted(self.prints[begin:end], self.weights[begin:end], self.ends[first:last] - begin)


def joined(parts: Sequence[Counted]) -> Counted:
    """The words of all the reports."""
    if not parts:
        return Counted(np.zeros(0, dtype=np.uint64), np.zeros(0), np.zeros(0, dtype=np.int64))
    sizes = np.concatenate([np.diff(part.ends, prepend=0) for part in parts])
    return Counted(
        np.concatenate([part.prints for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.cumsum(sizes),
    )


def counted(words: ReportWords) -> Counted:
    """The words of one report."""
    prints = np.fromiter(map(print_of, words.stems), dtype=np.uint64, count=len(words.stems))
    weights = np.fromiter(
        (
            (1 + log(number)) * (_more(stem) if stem in words.marked else 1.0)
            for stem, number in zip(words.stems, words.numbers, strict=True)
        ),
        dtype=np.float64,
        count=len(words.stems),
    )
    order = np.argsort(prints, kind="stable")
    return Counted(prints[order], weights[order], np.array([len(order)]))


@lru_cache(maxsize=262_144)
def print_of(text: str) -> int:
    """A fingerprint of eight bytes."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _more(word: str) -> float:
    return NUMBER_WEIGHT if word[0].isdigit() else NAME_WEIGHT


class Sample(NamedTuple):
    """The reports from which rarity is told: digests of their ids, sorted, and their words in that order."""

    digests: Prints
    words: Counted

    def with_more(self, reports: Iterable[tuple[str, Counted]]) -> "Sample":
        """The sample of a pile with more reports, each with its id; the very same where none comes into it."""
        own = [(int(digest), self.words.of(number)) for number, digest in enumerate(self.digests)]
        last = own[-1][0] if len(own) == MOST_IN_SAMPLE else 1 << 64
        fresh = [(print_of(id), words) for id, words in reports]
        if not any(digest < last for digest, _ in fresh):
            return self
        kept = sorted((*own, *fresh), key=lambda one: one[0])[:MOST_IN_SAMPLE]
        return Sample(np.array([digest for digest, _ in kept], dtype=np.uint64), joined([words for _, words in kept]))


EMPTY_SAMPLE = Sample(np.zeros(0, dtype=np.uint64), joined([]))


class Rarity:
    """How rare words are: log of the reports of the sample, and those unseen, over those that hold the word."""

    def __init__(self, sample: Sample) -> None:
        self._prints, holders = np.unique(sample.words.prints, return_counts=True)
        self._most = log(len(sample.digests) + UNSEEN_REPORTS)
        self._rare = self._most - np.log(holders.astype(np.float64))

    def of(self, prints: Prints) -> Floats:
        """The rarity of each word; one that the sample lacks is as rare as one that one report holds."""
        found = np.full(len(prints), self._most)
        if len(self._prints):
            places = np.minimum(np.searchsorted(self._prints, prints), len(self._prints) - 1)
            known = self._prints[places] == prints
            found[known] = self._rare[places[known]]
        return found

    def of_words(self, words: Sequence[str]) -> list[float]:
        """The rarity of each word."""
        return list(map(float, self.of(np.array([print_of(word) for word in words], dtype=np.uint64))))

    def weigh(self, words: Counted) -> NDArray[np.float32]:
        """The weight of each word in its report, in whole numbers; those of a report are `UNIT` long, or less."""
        weights = words.weights * self.of(words.prints)
        owners = words.owners
        lengths = np.sqrt(np.bincount(owners, weights * weights, minlength=len(words)))
        return np.rint(weights / np.maximum(lengths, LEAST_LENGTH)[owners] * UNIT).astype(np.float32)
