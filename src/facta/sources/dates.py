"""Days as people write them, to ISO days. What could mean two days is no day."""

import datetime as dt
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_CLOCK = (
    r"(?:[T ,]+(?:at\s+)?\d{1,2}\s*:\s*\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?"
)
FORMS = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})",
        rf"{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
    )
)
_WHOLE = tuple(re.compile(form.pattern + _CLOCK, re.IGNORECASE) for form in FORMS)


class Undatable(ValueError):  # noqa: N818 - an error names what was found
    """A cell or line that names no single day."""


def iso_day(value: str) -> str:
    """The ISO day that `value` names, whatever clock time follows it: "7 December 2023", "Dec. 7, 2023", "2023-12-07".

    Raises Undatable where it names none or, as 03/04/2024, could name two.
    """
    stripped = value.strip()
    for form in _WHOLE:
        if match := form.fullmatch(stripped):
            return day_of(match)
    raise Undatable(f"{stripped!r} is not a day: write it as 2023-12-07")


def day_of(match: re.Match[str]) -> str:
    """The ISO day of a match of one of FORMS. Raises Undatable for 31 February and for 03/04/2024."""
    parts = match.groupdict()
    if parts.get("first"):
        return _of_two_numbers(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    month = parts["month"].lower()
    return _day(int(parts["year"]), MONTHS[month] if month in MONTHS else int(month), int(parts["day"]))


def _of_two_numbers(first: int, second: int, year: int) -> str:
    if first <= 12 and second <= 12 and first != second:
        raise Undatable(f"{first}/{second}/{year} could be two days: write it as 2023-12-07")
    return _day(year, second, first) if first > 12 or first == second else _day(year, first, second)


def _day(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError as error:
        raise Undatable(f"{year}-{month}-{day} is no day of the calendar: write it as 2023-12-07") from error
