"""Days of the year known by a name, fixed or movable: "Christmas Eve", "Good Friday", "Labor Day".

Movable feasts are reckoned for the year; Easter by the Gregorian calendar, or by the Julian where it is called
Orthodox. Days that fall on other dates from country to country (Independence Day, Mother's Day) are left out.
Source of the reckoning of Easter: Meeus, Astronomical Algorithms, chapter 8.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from facta.reading.times.days import near_day
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.vocabulary import HOLIDAYS, MOVABLE, one_of
from facta.reading.times.year_words import YEAR_TAIL, year_named

_JULIAN_LAG_DAYS = 13
"""Days between the two calendars from 1900 to 2099."""


def holiday(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day of the year known by its name: "Christmas Eve", "New Year's Day"."""
    if moment.tokens[0].text.islower():
        return None
    month, day = HOLIDAYS[match["holiday"]]
    if year := _year(match, moment):
        return Reading("DATE", f"{year}-{month:02d}-{day:02d}")
    return Reading("DATE", near_day(month, day, None, moment))


def movable_feast(match: re.Match[str], moment: Moment) -> Reading | None:
    """A feast whose day moves: "Easter Sunday 2019", "Good Friday"; without a year the nearest that tense allows."""
    if moment.tokens[0].text.islower():
        return None
    day_in = _movable(match["feast"], orthodox=match["orthodox"] is not None)
    year, published = _year(match, moment), moment.published
    if year.isdigit():
        return Reading("DATE", str(day_in(int(year))))
    if published is None:
        return Reading("DATE", "XXXX-XX-XX")
    days = [day_in(published.year + n) for n in (-1, 0, 1)]
    if moment.direction == "future":
        return Reading("DATE", str(min(day for day in days if day >= published)))
    return Reading("DATE", str(max(day for day in days if day <= published)))


def _year(match: re.Match[str], moment: Moment) -> str:
    which = match["which"] or ""
    if which.strip() == "this" and moment.published:
        return f"{moment.published.year:04d}"
    return year_named(match, moment)


def _movable(name: str, orthodox: bool) -> Callable[[int], date]:
    sort, number, other = MOVABLE[name]
    if sort == "easter":
        return lambda year: (orthodox_easter if orthodox else easter)(year) + timedelta(days=number)
    month, weekday = sort_of_weekday(sort)
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=other)


def sort_of_weekday(sort: str) -> tuple[int, int]:
    """Month and weekday of a rule written as "11-4": the Thursdays of November."""
    month, weekday = sort.split("-")
    return int(month), int(weekday)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The `number`th `weekday` (ISO) of the month; -1 is the last."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian calendar, as a day of the Gregorian; for 1900 to 2099."""
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    month, day = divmod(a + b + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN_LAG_DAYS)


_WHICH = r"(?P<which>(?:last|this|next) )?"
FEAST_RULES = (
    rule(holiday, Kind.HOLIDAY, rf"{_WHICH}(?P<holiday>{one_of(HOLIDAYS)}){YEAR_TAIL}?"),
    rule(movable_feast, Kind.HOLIDAY, rf"{_WHICH}(?P<orthodox>orthodox )?(?P<feast>{one_of(MOVABLE)}){YEAR_TAIL}?"),
)
