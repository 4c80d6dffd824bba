"""The form of a rule: which kinds of word it needs, the pattern over the line, and how it reads a match."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntFlag

from facta.reading.times.moment import Moment, Reading
from facta.reading.times.vocabulary import DAY_PARTS, HOLIDAYS, MONTHS, MOVABLE, SEASONS, UNITS, WEEKDAYS, words_of

type Reader = Callable[[re.Match[str], Moment], Reading | None]


class Kind(IntFlag):
    """Kinds of word that can stand in a time expression."""

    NONE = 0
    MONTH = 1
    WEEKDAY = 2
    UNIT = 4
    YEAR = 8
    SEASON = 16
    CLOCK = 32
    DAY = 64
    VAGUE = 128
    DECADE = 256
    HOLIDAY = 512
    QUARTER = 1024
    OFTEN = 2048
    FISCAL = 4096
    NUMERIC = 8192


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time.

    name: what is kept as `TimeExpression.by`. needs: bits of `Kind`, all of which must stand in the sentence.
    late: read after the other expressions of the sentence, whose dates it may need.
    """

    name: str
    needs: int
    pattern: re.Pattern[str]
    read: Reader
    late: bool = False


def rule(read: Reader, needs: Kind, pattern: str, late: bool = False) -> Rule:
    """The rule that `read` names; its pattern matches whole tokens only."""
    return Rule(read.__name__, needs.value, re.compile(rf"(?<= )(?:{pattern})(?= )"), read, late)


_OFTEN = (
    "every each per daily weekly monthly annual annually yearly quarterly nightly hourly biweekly twice once times "
    "fortnightly bimonthly biannual biannually biennial weekdays weekends mornings evenings nights afternoons"
)
_VAGUE = (
    "now nowadays currently current presently recently recent lately once formerly past future soon moment present "
    "term near time history overnight imminently shortly ago bc bce ad other"
)
_KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.MONTH: tuple(MONTHS),
    Kind.WEEKDAY: (*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS if not day.endswith("."))),
    Kind.UNIT: (*UNITS, *(f"{unit}s" for unit in UNITS), "centuries", "semesters"),
    Kind.SEASON: tuple(SEASONS),
    Kind.CLOCK: words_of("a.m. p.m. am pm noon midnight midday utc gmt o'clock clock half quarter"),
    Kind.DAY: ("today", "yesterday", "tomorrow", "tonight", "overnight", *DAY_PARTS),
    Kind.VAGUE: words_of(_VAGUE),
    Kind.DECADE: words_of("twenties thirties forties fifties sixties seventies eighties nineties century"),
    Kind.HOLIDAY: tuple(sorted({name.split()[0] for name in (*HOLIDAYS, *MOVABLE)} - {"new"} | {"year"})),
    Kind.QUARTER: ("quarter", "half", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"),
    Kind.OFTEN: words_of(_OFTEN),
    Kind.FISCAL: ("fiscal", "financial"),
}


def _kinds_by_word() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for kind, words in _KINDS.items():
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind.value
    return kinds


KIND_OF_WORD = _kinds_by_word()

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DECADE = re.compile(r"\d0'?s$")
_CLOCK = re.compile(r"\d:\d\d|\d(?:am|pm)$|^\d\.\d\dpm$")


def kind_of(word: str) -> int:
    """The kinds of one word of a line, as the bits of `Kind`."""
    kind = KIND_OF_WORD.get(word, 0)
    if kind or word.isalpha():
        return kind
    if "-" in word:
        for part in word.split("-"):
            kind |= KIND_OF_WORD.get(part, 0)
    if word[0].isdigit() or word[-1].isdigit() or word[-1] == "s":
        kind |= _kind_of_number(word)
    return kind


def _kind_of_number(word: str) -> int:
    kind = Kind.NUMERIC.value if any(c.isdigit() for c in word) else 0
    if _YEAR.search(word):
        kind |= Kind.YEAR.value
    if _DECADE.search(word):
        kind |= Kind.DECADE.value
    if _CLOCK.search(word):
        kind |= Kind.CLOCK.value
    return kind
