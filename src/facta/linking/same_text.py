"""Copies of one text: agency reports that several outlets print, word for word or nearly so.

In: readings. Out: for each copy, the report that counts for it. Copies stay in the record; they are counted once.
Likeness is the share of one report's word shingles that stand in the other, so that a shortened copy is a copy too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from heapq import nsmallest

from facta.model.document import Document
from facta.model.passage import Span
from facta.model.record import Reading

SHINGLE_WORDS = 5
LEAST_CONTAINMENT = 0.5
LEAST_SHINGLES = 20
"""A report with fewer shingles than this is too short to be called a copy."""
COMMON_IN = 50
"""A shingle that stands in more reports than this (a notice, a slogan) says nothing about copying."""
LEAST_FINGERPRINTS = 4
DATELINE_CHARACTERS = 300

WORD = re.compile(r"\w+")


def same_text_of(readings: Sequence[Reading]) -> dict[str, str]:
    """Document id of each copy to the id of the report that counts for it, sorted by copy."""
    documents = sorted((reading.document for reading in readings), key=lambda d: (d.source, d.id))
    shingles = [_shingles(document) for document in documents]
    leader = list(range(len(documents)))
    for left, right in (*_same_bytes(documents), *_copies(shingles)):
        a, b = _root(leader, left), _root(leader, right)
        leader[max(a, b)] = min(a, b)
    groups: defaultdict[int, list[Document]] = defaultdict(list)
    for i, document in enumerate(documents):
        groups[_root(leader, i)].append(document)
    copies = {
        document.id: original.id
        for group in groups.values()
        for original in [_original(group)]
        for document in group
        if document.id != original.id
    }
    return dict(sorted(copies.items()))


def _same_bytes(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Pairs of reports whose originals are byte for byte the same, each with the first of its kind."""
    first: dict[str, int] = {}
    pairs = [(first.setdefault(document.digest, i), i) for i, document in enumerate(documents) if document.digest]
    return [(left, right) for left, right in pairs if left != right]


def _shingles(document: Document) -> frozenset[int]:
    """Fingerprints of the runs of five words of the article, lower case."""
    text = document.text
    words: list[str] = []
    for match in re.finditer(r"[^\n]+", text):
        if document.is_article(_span(match)):
            words.extend(WORD.findall(match.group().lower()))
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _copies(shingles: list[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of reports of which one holds at least half of the other's shingles, in order.

    Reports nearly alike stand for one another before a shingle is called common: sixty outlets may print one text.
    """
    alike, unlike = _bundled(shingles)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for i in unlike:
        for shingle in shingles[i]:
            holders[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for reports in holders.values():
        if 1 < len(reports) <= COMMON_IN:
            shared.update((a, b) for x, a in enumerate(reports) for b in reports[x + 1 :])
    return sorted(
        alike
        + [(a, b) for (a, b), n in shared.items() if n >= LEAST_CONTAINMENT * min(len(shingles[a]), len(shingles[b]))]
    )


def _bundled(shingles: list[frozenset[int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of a report and one before it that is nearly the same, and the reports that are like none before.

    Two texts with the same least fingerprints are nearly the same, if one holds half of the other's shingles at all.
    """
    first: dict[tuple[int, ...], int] = {}
    alike: list[tuple[int, int]] = []
    unlike: list[int] = []
    for i, own in enumerate(shingles):
        if len(own) < LEAST_SHINGLES:
            continue
        earlier = first.setdefault(tuple(nsmallest(LEAST_FINGERPRINTS, own)), i)
        if earlier != i and len(own & shingles[earlier]) >= LEAST_CONTAINMENT * min(len(own), len(shingles[earlier])):
            alike.append((earlier, i))
        else:
            unlike.append(i)
    return alike, unlike


def _root(leader: list[int], i: int) -> int:
    while leader[i] != i:
        i = leader[i]
    return i


def _original(group: list[Document]) -> Document:
    """The report whose publisher the texts credit at their head; else the earliest, the longest, the first by name."""
    heads = [document.text[:DATELINE_CHARACTERS] for document in group]

    def order(document: Document) -> tuple[bool, str, int, str]:
        credited = bool(document.publisher) and any(f"({document.publisher}" in head for head in heads)
        return (not credited, document.published or "9999", -len(document.text), document.source)

    return min(group, key=order)
