"""Exact conditional test of two groups whose requests were granted or refused, by strata.

A stratum holds the decisions that are like: of one authority, on one kind of request. With all margins given, the
number t of grants to the first group follows P(t) = c(t) w^t / sum c(u) w^u, where w is the odds ratio and c(t) the
product of the strata's hypergeometric counts, C(n1, a) C(n2, m - a), convolved. p: the sum of the probabilities, at w
= 1, of all t that are no more probable than the one seen (Fisher 1935; for strata Mehta, Patel and Gray 1985). Odds
ratio: the w at which t is expected as seen (conditional maximum likelihood). Interval: the w at which either tail has
half of 5 % (Cornfield 1956; Clopper and Pearson 1934).
"""

from collections.abc import Callable, Sequence
from math import comb, exp, inf, log
from typing import NamedTuple

TIE = 1 + 1e-7
"""Two probabilities this near are equal, as in R's fisher.test."""
LARGEST_LOG_ODDS = 50.0


class Counts(NamedTuple):
    """Decisions of one stratum: granted and refused, of the first group and of the second."""

    granted: int
    refused: int
    granted_others: int
    refused_others: int


class Exact(NamedTuple):
    """What the test gives. odds: may be 0.0 or inf; low, high: 95 % interval of the odds ratio."""

    p: float
    odds: float
    low: float
    high: float


def exact_test(strata: Sequence[Counts], level: float = 0.95) -> Exact:
    """The test of `strata`. Where the margins leave no choice, p is 1 and the odds ratio may be anything."""
    first, ways = _ways(strata)
    seen = sum(one.granted for one in strata) - first
    logs = [log(count) for count in ways]
    tail = (1 - level) / 2
    at_one = _probabilities(logs, 0.0)
    p = min(1.0, sum(chance for chance in at_one if chance <= at_one[seen] * TIE))
    last = len(ways) - 1
    if last == 0:
        return Exact(1.0, 1.0, 0.0, inf)
    low = 0.0 if seen == 0 else exp(_root(lambda w: sum(_probabilities(logs, w)[seen:]) - tail))
    high = inf if seen == last else exp(_root(lambda w: tail - sum(_probabilities(logs, w)[: seen + 1])))
    odds = 0.0 if seen == 0 else inf if seen == last else exp(_root(lambda w: _expected(logs, w) - seen))
    return Exact(p, odds, low, high)


def _ways(strata: Sequence[Counts]) -> tuple[int, list[int]]:
    """The least number of grants to the first group that the margins allow, and in how many ways each from there on."""
    first, ways = 0, [1]
    for one in strata:
        mine, others = one.granted + one.refused, one.granted_others + one.refused_others
        granted = one.granted + one.granted_others
        least, most = max(0, granted - others), min(mine, granted)
        own = [comb(mine, t) * comb(others, granted - t) for t in range(least, most + 1)]
        ways = [
            sum(ways[i] * own[t - i] for i in range(len(ways)) if 0 <= t - i < len(own))
            for t in range(len(ways) + len(own) - 1)
        ]
        first += least
    return first, ways


def _probabilities(logs: Sequence[float], log_odds: float) -> list[float]:
    weights = [one + t * log_odds for t, one in enumerate(logs)]
    top = max(weights)
    shares = [exp(weight - top) for weight in weights]
    whole = sum(shares)
    return [share / whole for share in shares]


def _expected(logs: Sequence[float], log_odds: float) -> float:
    return sum(t * chance for t, chance in enumerate(_probabilities(logs, log_odds)))


def _root(rising: Callable[[float], float]) -> float:
    """Where a rising function of the log odds is zero, by halving."""
    low, high = -LARGEST_LOG_ODDS, LARGEST_LOG_ODDS
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
