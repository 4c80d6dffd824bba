"""Whether two numbers that reports give for one thing can both be right.

A number is the interval of what it leaves possible: "at least 12" is 12 and more, "at most 80" is 80 and less, "20 to
30" is from 20 to 30, "about 40" is 40 give or take the stated tolerance, "12" is 12.
"""

from facta.findings.words import words
from facta.model.act import Quantity

WIDEST = 100.0
"""Numbers farther apart than this factor are of different scope, and no contradiction."""


def possible(quantity: Quantity, tolerance: float) -> tuple[float, float]:
    """Least and greatest value that the words leave possible, both inclusive; infinite where they name no end.

    tolerance: share of the number that "about" gives or takes, 0 to 1.
    """
    least, most = sorted((quantity.value, quantity.value if quantity.to is None else quantity.to))
    match quantity.bound:
        case "at least":
            return least, float("inf")
        case "at most":
            return float("-inf"), most
        case "about":
            return least - tolerance * abs(least), most + tolerance * abs(most)
        case _:
            return least, most


def agree(left: Quantity, right: Quantity, tolerance: float) -> bool:
    """Whether one value fits both, or the two lie no farther apart than this share of the larger."""
    (low, high), (other_low, other_high) = possible(left, tolerance), possible(right, tolerance)
    gap = max(other_low - high, low - other_high)
    if gap <= 0:
        return True
    ends = (high, other_low) if other_low > high else (other_high, low)
    return gap <= tolerance * max(map(abs, ends))


def of_one_scope(left: Quantity, right: Quantity) -> bool:
    """Whether the two numbers can count one thing at all: "six rounds" of one street and "5,176 rounds" cannot."""
    small, large = sorted((abs(left.value), abs(right.value)))
    return large <= WIDEST * max(small, 1.0)


def same_unit(left: Quantity, right: Quantity) -> bool:
    """Whether both count the same thing; numbers of different units are never compared."""
    ours, theirs = left.unit.lower(), right.unit.lower()
    return ours == theirs or all(not unit or words("people of an event").fullmatch(unit) for unit in (ours, theirs))


def in_words(quantity: Quantity) -> str:
    """ "at least 12 people", "20 to 30 people"."""
    number = f"{quantity.value:g}" if quantity.to is None else f"{quantity.value:g} to {quantity.to:g}"
    return " ".join(filter(None, (quantity.bound, number, quantity.unit)))
