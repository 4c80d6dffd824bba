"""EDTF: calendar times that may be vague, as ISO 8601-2 writes them (the Extended Date/Time Format, levels 0 to 2).

Here: days, months, years, seasons (`2023-21` spring to `2023-24` winter), quarters (`2023-33` to `2023-36`), half-years
(`2023-40`, `2023-41`), decades (`200X`), centuries (`19XX`), intervals (`2023-11-20/2023-11-26`), unknown years
(`XXXX-11-26`), and `~` for "approximately". A winter belongs to the year its December lies in.
"""

import calendar
import re
from datetime import date, timedelta

from facta.model.times import Interval, UndatableValue, days_of

_POINT = re.compile(
    r"(?P<unknown>XXXX)-(?P<unknown_month>\d\d)(?:-(?P<unknown_day>\d\d))?"
    r"|(?P<century>\d\d)XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_GROUPS = {
    **{number: f"{{}}-{name}" for name, number in _SEASONS.items()},
    **{32 + n: f"{{}}-Q{n}" for n in range(1, 5)},
    **{39 + n: f"{{}}-H{n}" for n in range(1, 3)},
}


class NotEdtf(ValueError):  # noqa: N818 - an error names what was found
    """A string is not EDTF, or a part of EDTF that is not read here."""


def edtf_of(value: str, approximate: bool = False) -> str | None:
    """The EDTF form of a TIMEX3 value, or None where it has none (durations, `PAST_REF`, `XXXX-WXX-5`).

    approximate: mark a month or longer as approximate; days and weeks (intervals, in EDTF) are not marked.
    """
    value = value.split("T")[0]
    mark = "~" if approximate else ""
    if len(value) == 10:
        mark = ""
    if re.fullmatch(r"XXXX-\d\d(-\d\d)?", value):
        return value + mark
    try:
        days = days_of(value)
    except UndatableValue:
        return None
    if "W" in value[4:6]:
        return f"{days.first}/{days.last}"
    if len(value) == 7 and value[5] in "QH":
        return f"{value[:4]}-{(32 if value[5] == 'Q' else 39) + int(value[6])}{mark}"
    if value[5:] in _SEASONS:
        return f"{value[:4]}-{_SEASONS[value[5:]]}{mark}"
    return value.ljust(4, "X") + mark


def days_of_edtf(edtf: str) -> Interval | None:
    """First and last day of `edtf`, both inclusive, or None where its year is unknown. `~`, `?`, `%` change nothing.

    Raises NotEdtf where the string has another form, or no such day exists.
    """
    if "/" in edtf:
        first, last = (days_of_edtf(part) for part in edtf.split("/", 1))
        if first is None or last is None:
            return None
        if last.last < first.first:
            raise NotEdtf(f"{edtf!r} ends before it begins")
        return Interval(first.first, last.last)
    match = _POINT.fullmatch(edtf.rstrip("~?%"))
    if not match:
        raise NotEdtf(f"{edtf!r} is not EDTF as Facta reads it: write 2023-11-26, XXXX-11, 200X or an interval")
    if match["unknown"]:
        _check_unknown(edtf, match)
        return None
    try:
        return days_of(_value_of(match))
    except UndatableValue:
        raise NotEdtf(f"{edtf!r} names no day of the calendar") from None


def _value_of(match: re.Match[str]) -> str:
    if match["century"] or match["decade"]:
        return match["century"] or match["decade"]
    if match["month"] and not match["day"] and int(match["month"]) in _GROUPS:
        return _GROUPS[int(match["month"])].format(match["year"])
    return match[0]


def _check_unknown(edtf: str, match: re.Match[str]) -> None:
    month, day = int(match["unknown_month"]), int(match["unknown_day"] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
        raise NotEdtf(f"{edtf!r} names no day of any year")


def interval_edtf(first: date, last: date) -> str:
    """The EDTF of the days from `first` to `last`."""
    return f"{first}/{last}" if last - first >= timedelta(days=1) else str(first)
