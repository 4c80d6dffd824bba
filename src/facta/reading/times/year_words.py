"""The year and the part of a period, as patterns and as read: "late", "of last year"."""

import re

from facta.reading.times.moment import Moment
from facta.reading.times.values import value_at
from facta.reading.times.vocabulary import (
    YEAR,
)

PART = (
    r"(?P<part>(?:very |as )?(?:early|late|mid)(?: in| as)? |mid ?- ?|end ?- ?|(?:the )?(?:very )?"
    r"(?:beginning|start|end|middle|close|rest|remainder|latter part|early part|turn) of |year ?- ?end )?"
)
YEAR_WORD = r"(?P<year_word>(?:last|this|next|the (?:previous|following|same|past)) year|the year)"
YEAR_TAIL = rf"(?:(?: in| of|,|'s)? (?P<year>{YEAR})|(?: in| of)? {YEAR_WORD})"


def is_approximate(match: re.Match[str]) -> bool:
    """Whether the expression names only a part of the period ("late 2006")."""
    part = match["part"]
    return bool(part) and "rest" not in part and "remainder" not in part


def year_of_word(word: str, moment: Moment) -> str:
    """The year that "last year" or "the previous year" names, or `XXXX`."""
    relative = word.startswith(("last", "this", "next", "the year", "the past"))
    base = moment.published if relative else moment.anchor
    if base is None:
        return "XXXX"
    shift = {"last": -1, "next": 1, "previous": -1, "following": 1, "past": -1}
    return value_at("year", base, next((n for name, n in shift.items() if name in word), 0))


def year_named(match: re.Match[str], moment: Moment) -> str:
    """The year that an expression names, in digits or by a word; "" where it names none."""
    groups = match.groupdict()
    if groups.get("year"):
        return groups["year"]
    return year_of_word(groups["year_word"], moment) if groups.get("year_word") else ""
