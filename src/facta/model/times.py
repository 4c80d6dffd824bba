"""Times: expressions as they stand, and the days they name.

Values follow TimeML 1.2.1 (TIMEX3 attribute `value`); `edtf` is ISO 8601-2, level 2.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from facta.model.passage import Span

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_CALENDAR = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|-W(?P<week>\d\d)(?:-(?P<weekend>WE))?|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


class UndatableValue(ValueError):  # noqa: N818 - an error names what was found
    """A TIMEX3 value that names no days of the calendar."""


class Interval(NamedTuple):
    """Days from `first` to `last`, both inclusive."""

    first: date
    last: date


def days_of(value: str) -> Interval:
    """First and last day that a TIMEX3 value covers, both inclusive.

    value: calendar form: `2023`, `2023-12`, `2023-12-05`, `2023-W48`, `2023-W48-WE`, `2023-Q1`, `2023-H2`, `2023-SU`,
        the decade `200`, the century `19`; a time of day after `T` is left out.
    Raises UndatableValue for durations (`P3D`), vague values (`PAST_REF`), unknown years and days that do not exist.
    Source: TimeML 1.2.1, attribute `value`; weeks as in ISO 8601; seasons by whole months, winter from December.
    """
    match = _CALENDAR.fullmatch(value.split("T")[0])
    try:
        if match:
            return _days_of_parts(match)
    except ValueError:
        pass
    raise UndatableValue(f"{value!r} names no days of the calendar; calendar forms are 2023-12-05, 2023-W48, 2023-Q1")


def _days_of_parts(parts: re.Match[str]) -> Interval:
    if parts["decade"] or parts["century"]:
        years = 10 if parts["decade"] else 100
        first = int(parts["decade"] or parts["century"]) * years
        return Interval(date(first, 1, 1), date(first + years - 1, 12, 31))
    year = int(parts["year"])
    if parts["day"]:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return Interval(day, day)
    if parts["week"]:
        week = int(parts["week"])
        return Interval(
            date.fromisocalendar(year, week, 6 if parts["weekend"] else 1), date.fromisocalendar(year, week, 7)
        )
    return _months(year, *_month_range(parts))


def _month_range(parts: re.Match[str]) -> tuple[int, int]:
    if parts["month"]:
        return int(parts["month"]), int(parts["month"])
    if parts["quarter"]:
        return 3 * int(parts["quarter"]) - 2, 3 * int(parts["quarter"])
    if parts["half"]:
        return 6 * int(parts["half"]) - 5, 6 * int(parts["half"])
    return _SEASON_MONTHS.get(parts["season"], (1, 12))


def _months(year: int, first: int, last: int) -> Interval:
    last_year, last_month = (year, last) if last <= 12 else (year + 1, last - 12)
    last_day = calendar.monthrange(last_year, last_month)[1]
    return Interval(date(year, first, 1), date(last_year, last_month, last_day))


ASSUMED = "_on_the_day_of_publication"
"""Ends the rule's name of a time whose day is only supposed to be that of publication."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text.

    type: `DATE`, `TIME`, `DURATION` or `SET`.
    value: TIMEX3 value: `2023-12-05`, `2023-W48`, `2023`, `P3D`, `PAST_REF`, ...
    edtf: EDTF of the calendar time it names (`2023-12-05`, `XXXX-11-26`, `2023-11~`), else None.
    start, end: first and last day, ISO, both inclusive; None where the year is unknown or nothing is dated.
    by: the rule that resolved it.
    """

    span: Span
    type: str
    value: str
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """When an act or statement took place, with the passage that says so.

    span: None only where the time is the report's own day of publication.
    by: the rule that chose it.
    """

    edtf: str
    start: str | None
    end: str | None
    span: Span | None
    by: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether the day is only likely (EDTF `?` or `%`): shown as such, and evidence of nothing."""
        return "?" in self.edtf or "%" in self.edtf
