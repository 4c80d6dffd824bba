"""Copies of one text: agency reports that several outlets print, word for word or nearly so.

In: briefs. Out: for each copy, the report that counts for it. Copies stay in the record; they are counted once.
Likeness is the share of one report's word shingles that stand in the other, so that a shortened copy is a copy too.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from facta.linking.brief import Brief, DocumentBrief, Shingles
from facta.model.document import Document
from facta.model.passage import Span

SHINGLE_WORDS = 5
LEAST_CONTAINMENT = 0.5
LEAST_SHINGLES = 20
"""A report with fewer shingles than this is too short to be called a copy."""
COMMON_IN = 50
"""A shingle that stands in more reports than this (a notice, a slogan) says nothing about copying."""
LEAST_FINGERPRINTS = 4
HEAD_CHARACTERS = 300
"""A credit stands so near to the head of a text."""

WORD = re.compile(r"\w+")


class Printed(NamedTuple):
    """A report among others: path, id, digest of its bytes."""

    source: str
    id: str
    digest: str


class Copies(NamedTuple):
    """The runs of words of a pile: fingerprints, one report after another, and where those of each end."""

    reports: tuple[Printed, ...]
    prints: Shingles
    ends: NDArray[np.int64]

    @classmethod
    def nothing(cls) -> Self:
        """Of an empty pile."""
        return cls((), np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))

    def with_more(self, briefs: Sequence[Brief]) -> "Copies":
        """With more reports in the pile."""
        more = tuple(Printed(one.document.source, one.document.id, one.document.digest) for one in briefs)
        prints = np.concatenate((self.prints, *(brief.shingles for brief in briefs)))
        sizes = (*np.diff(self.ends, prepend=0).tolist(), *(len(brief.shingles) for brief in briefs))
        return Copies((*self.reports, *more), prints, np.cumsum(np.array(sizes, dtype=np.int64)))

    def originals(self, known: Mapping[str, str], document_of: Callable[[str], DocumentBrief]) -> dict[str, str]:
        """Document id of each copy to the id of the report that counts for it, sorted by copy.

        known: the same as found before more reports came.
        """
        order = sorted(range(len(self.reports)), key=lambda n: self.reports[n][:2])
        reports = [self.reports[n] for n in order]
        begins = np.concatenate(([0], self.ends[:-1])) if order else self.ends
        shingles = [self.prints[begins[n] : self.ends[n]] for n in order]
        leader = list(range(len(reports)))
        for left, right in (*_same_bytes(reports), *_copies(shingles)):
            a, b = _root(leader, left), _root(leader, right)
            leader[max(a, b)] = min(a, b)
        groups: defaultdict[int, list[str]] = defaultdict(list)
        for i, report in enumerate(reports):
            groups[_root(leader, i)].append(report.id)
        before: defaultdict[str, set[str]] = defaultdict(set)
        for copy, original in known.items():
            before[original].update((copy, original))
        copies: dict[str, str] = {}
        for group in groups.values():
            if len(group) > 1:
                old = known.get(group[0], group[0])
                original = old if before.get(old) == set(group) else _original([document_of(id) for id in group]).id
                copies.update((id, original) for id in group if id != original)
        return dict(sorted(copies.items()))


def same_text_of(briefs: Sequence[Brief]) -> dict[str, str]:
    """Document id of each copy to the id of the report that counts for it, sorted by copy."""
    documents = {brief.document.id: brief.document for brief in briefs}
    return Copies.nothing().with_more(briefs).originals({}, documents.__getitem__)


def _same_bytes(documents: Sequence[Printed]) -> list[tuple[int, int]]:
    """Pairs of reports whose originals are byte for byte the same, each with the first of its kind."""
    first: dict[str, int] = {}
    pairs = [(first.setdefault(document.digest, i), i) for i, document in enumerate(documents) if document.digest]
    return [(left, right) for left, right in pairs if left != right]


def shingles_of(document: Document) -> Shingles:
    """Fingerprints of the runs of five words of the article, lower case."""
    text = document.text
    words: list[str] = []
    for match in re.finditer(r"[^\n]+", text):
        if document.is_article(Span(match.start(), match.end())):
            words.extend(WORD.findall(match.group().lower()))
    runs = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}
    prints = (int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest()) for run in runs)
    return np.unique(np.fromiter(prints, dtype=np.uint64, count=len(runs)))


def _copies(shingles: list[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of reports of which one holds at least half of the other's shingles.

    Reports nearly alike stand for one another before a shingle is called common: sixty outlets may print one text.
    """
    alike, unlike = _bundled(shingles)
    yield from alike
    if not unlike:
        return
    codes, shared = _shared([shingles[i] for i in unlike])
    sizes = np.array([len(shingles[i]) for i in unlike])
    left, right = np.divmod(codes, len(unlike))
    for pair in np.flatnonzero(shared >= LEAST_CONTAINMENT * np.minimum(sizes[left], sizes[right])).tolist():
        yield unlike[int(left[pair])], unlike[int(right[pair])]


def _shared(shingles: list[Shingles]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of reports, as left times their number plus right, and how many shingles each two share."""
    number = len(shingles)
    owners = np.repeat(np.arange(number), [len(own) for own in shingles])
    prints = np.concatenate(shingles)
    order = np.argsort(prints, kind="stable")
    owners, prints = owners[order], prints[order]
    heads = np.flatnonzero(np.concatenate(([True], prints[1:] != prints[:-1])))
    lengths = np.diff(np.append(heads, len(prints)))
    codes, shared = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for length in range(2, COMMON_IN + 1):
        begun = heads[lengths == length]
        if not len(begun):
            continue
        held = owners[begun[:, None] + np.arange(length)]
        one, other = np.triu_indices(length, 1)
        found, counts = np.unique(held[:, one].ravel() * number + held[:, other].ravel(), return_counts=True)
        codes, places = np.unique(np.concatenate((codes, found)), return_inverse=True)
        shared = np.bincount(places.ravel(), np.concatenate((shared, counts))).astype(np.int64)
    return codes, shared


def _bundled(shingles: list[Shingles]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of a report and one before it that is nearly the same, and the reports that are like none before.

    Two texts with the same least fingerprints are nearly the same, if one holds half of the other's shingles at all.
    """
    first: dict[bytes, int] = {}
    alike: list[tuple[int, int]] = []
    unlike: list[int] = []
    for i, own in enumerate(shingles):
        if len(own) < LEAST_SHINGLES:
            continue
        earlier = first.setdefault(own[:LEAST_FINGERPRINTS].tobytes(), i)
        if earlier != i and _contained(own, shingles[earlier]):
            alike.append((earlier, i))
        else:
            unlike.append(i)
    return alike, unlike


def _contained(one: Shingles, other: Shingles) -> bool:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= LEAST_CONTAINMENT * min(len(one), len(other))


def _root(leader: list[int], i: int) -> int:
    while leader[i] != i:
        i = leader[i]
    return i


def _original(group: list[DocumentBrief]) -> DocumentBrief:
    """The report whose publisher the texts credit at their head; else the earliest, the longest, the first by name."""

    def order(document: DocumentBrief) -> tuple[bool, str, int, str]:
        credited = bool(document.publisher) and any(f"({document.publisher}" in each.head for each in group)
        return (not credited, document.published or "9999", -document.length, document.source)

    return min(group, key=order)
