"""How far coders agree, and how often the program is wrong: plain figures over what was coded.

Krippendorff's alpha for nominal values, by the coincidence matrix of Krippendorff (2011), "Computing Krippendorff's
Alpha-Reliability", sections C and D; it takes any number of coders and missing values. Wilson's score interval (1927)
for a share.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from math import sqrt


def krippendorff_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Alpha over `units`, each with the values that its coders gave; from -1 to 1, 1 is full agreement.

    Units with fewer than two values say nothing and are left out. None where nothing is left, or where every value is
    the same: then there is no variation that coders could agree upon.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    observed = 0.0
    totals: Counter[Hashable] = Counter()
    for unit in pairable:
        counts = Counter(unit)
        totals.update(counts)
        agreeing = sum(count * (count - 1) for count in counts.values())
        observed += (len(unit) * (len(unit) - 1) - agreeing) / (len(unit) - 1)
    number = sum(totals.values())
    expected = number * number - sum(count * count for count in totals.values())
    if not expected:
        return None
    return 1.0 - (number - 1) * observed / expected


def alpha_words(alpha: float | None, digits: int = 3) -> str:
    """Alpha as a table shows it."""
    return "undefined" if alpha is None else f"{alpha:.{digits}f}"


def wilson(wrong: int, looked_at: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """The 95 % interval of the share `wrong` of `looked_at`: from 0 to 1 where nothing was looked at."""
    if not looked_at:
        return 0.0, 1.0
    share = wrong / looked_at
    middle = share + z * z / (2 * looked_at)
    half = z * sqrt(share * (1 - share) / looked_at + z * z / (4 * looked_at * looked_at))
    whole = 1 + z * z / looked_at
    low, high = (middle - half) / whole, (middle + half) / whole
    return max(0.0, low) if wrong else 0.0, min(1.0, high) if wrong < looked_at else 1.0


def alphas(codings: Mapping[str, Sequence[Mapping[str, Hashable]]]) -> dict[str, tuple[float | None, int]]:
    """For each field, alpha and the number of units coded twice. codings: by entry, what each coder gave by field."""
    fields = sorted({field for each in codings.values() for one in each for field in one})
    found: dict[str, tuple[float | None, int]] = {}
    for field in fields:
        units = [[one[field] for one in each if field in one] for _, each in sorted(codings.items())]
        found[field] = krippendorff_alpha(units), sum(len(unit) > 1 for unit in units)
    return found
