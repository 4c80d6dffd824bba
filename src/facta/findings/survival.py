"""How long spells last, where some had not ended when they were last seen.

Share still going after t days: the product, over the days at which spells ended up to t, of 1 - d / n, with d ended
and n at risk (Kaplan and Meier 1958). Interval: on the scale log(-log S), with Greenwood's variance sum d / (n (n -
d)) (Greenwood 1926; Kalbfleisch and Prentice 1980). Spells that had not ended are right-censored; one that is
censored on a day at which another ended was still at risk then.
"""

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

NORMAL_95 = 1.959963984540054


class Spell(NamedTuple):
    """One spell: its days, and whether it had ended."""

    days: int
    ended: bool


class Share(NamedTuple):
    """Share of spells still going, with its 95 % interval; (share, share) where all or none are."""

    share: float
    low: float
    high: float


def share_lasting(spells: Sequence[Spell], days: int) -> Share:
    """The estimated share of spells that last longer than `days`. After the last spell seen it stays as it is."""
    share, variance = 1.0, 0.0
    for day in sorted({spell.days for spell in spells if spell.ended and spell.days <= days}):
        at_risk = sum(spell.days >= day for spell in spells)
        ended = sum(spell.ended and spell.days == day for spell in spells)
        share *= 1 - ended / at_risk
        if ended < at_risk:
            variance += ended / (at_risk * (at_risk - ended))
    if share in (0.0, 1.0):
        return Share(share, share, share)
    width = NORMAL_95 * sqrt(variance) / abs(log(share))
    return Share(share, share ** exp(width), share ** exp(-width))


def longer_by_chance(spells: Sequence[Spell], days: int) -> float:
    """How probable it is, at most, that one more such spell lasts longer than `days`: (n S + 1) / (n + 1), n ended.

    Where nothing is censored this is the exact chance of a new spell's rank among n others (Vovk, Gammerman and Shafer
    2005, conformal prediction); it never falls below 1 / (n + 1).
    """
    n = sum(spell.ended for spell in spells)
    return (n * share_lasting(spells, days).share + 1) / (n + 1)
