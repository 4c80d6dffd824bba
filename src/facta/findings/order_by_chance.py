"""How often acts against a party would follow its own words by chance alone.

Each party keeps its days of criticism and its number of acts; the days of all acts are dealt out anew among the
parties acted against, many times. So neither a month with many arrests nor a party that is often acted against counts
as a sign: only whether the days of the acts lie after the party's own words. p is (1 + k) / (1 + B), where k of the B
deals have as many acts within the window as are told (Phipson and Smyth 2010; Fisher 1935 on permutation). The deals
are the same at every run.
"""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

SEED = 20240229
"""Of the deals; fixed, so that the same record gives the same figures."""
LEAST_AFTER_WORDS = 3
"""So many acts at least must be on parties that had spoken at all, or there is nothing to test."""


class Timeline(NamedTuple):
    """One party: the days on which it criticised, and those on which a coercive act against it began (ordinals)."""

    party: str
    words: tuple[int, ...]
    acts: tuple[int, ...]


class ByChance(NamedTuple):
    """What was told and what chance gives. within: acts within the window; expected: their mean over the deals."""

    acts: int
    within: int
    expected: float
    p: float
    permutations: int


class Rates(NamedTuple):
    """Acts for each 1,000 days of one party: in all, and on the days within the window after its own words."""

    parties: int
    days: int
    base: float
    after_words: float | None


def episodes(days: Sequence[int], window: int) -> tuple[int, ...]:
    """The days on which acts began: one that comes within the window of the act before goes with it."""
    begun: list[int] = []
    last: int | None = None
    for day in sorted(set(days)):
        if last is None or day - last > window:
            begun.append(day)
        last = day
    return tuple(begun)


def by_chance(timelines: Sequence[Timeline], window: int, least: int, permutations: int) -> ByChance | None:
    """The test, or None where fewer than `least` acts are told, or too few on parties that had spoken."""
    slots = [(timeline.words, day) for timeline in timelines for day in timeline.acts]
    if len(slots) < least or sum(bool(words) for words, _ in slots) < LEAST_AFTER_WORDS:
        return None
    pool = [day for _, day in slots]
    spoken = [_days_after(words, window) for words, _ in slots if words]
    seen = sum(day in _days_after(words, window) for words, day in slots)
    chance = Random(SEED)
    as_many = total = 0
    for _ in range(permutations):
        # Only the first slots, those of parties that had spoken, can count; a partial shuffle deals them their days.
        for i in range(len(spoken)):
            j = i + int(chance.random() * (len(pool) - i))
            pool[i], pool[j] = pool[j], pool[i]
        within = sum(day in after for day, after in zip(pool, spoken, strict=False))
        total += within
        as_many += within >= seen
    return ByChance(len(slots), seen, total / permutations, (1 + as_many) / (1 + permutations), permutations)


def rates(timelines: Sequence[Timeline], window: int, first: int, last: int) -> Rates:
    """Base rate over all parties spoken of, from the first to the last day told, both inclusive."""
    span = range(first, last + 1)
    days = len(timelines) * len(span)
    exposed = sum(len(_days_after(t.words, window) & set(span)) for t in timelines)
    acts = sum(len(t.acts) for t in timelines)
    after = sum(day in _days_after(t.words, window) for t in timelines for day in t.acts)
    return Rates(len(timelines), days, 1000 * acts / days if days else 0.0, 1000 * after / exposed if exposed else None)


def _days_after(words: Sequence[int], window: int) -> frozenset[int]:
    """The days on which an act would have followed within the window, the day of the words included."""
    return frozenset(day + gap for day in words for gap in range(window + 1))
