"""Days and months as the calendar names them, with the weeks and holidays told by them.

What is left out (the year, nearly always) is supplied from the day of publication and the tense; with no day of
publication it stays unknown.
"""

import re
from datetime import date

from facta.model.edtf import interval_edtf
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.values import known, month_near, value_at, weekday_near
from facta.reading.times.vocabulary import (
    DAY,
    DAY_PART,
    DAY_PARTS,
    HYPHEN,
    MONTH,
    MONTHS,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    one_of,
)
from facta.reading.times.year_words import PART, YEAR_WORD, is_approximate, year_named

_WD = rf"(?:the (?P<day_part>{DAY_PART}) of )?(?:(?P<weekday>{WEEKDAY}) (?:, )?(?:the )?)?"
_NTH = r"(?: ?(?:st|nd|rd|th))?"
_NEAR_DAYS = 45
"""How far ahead a day may lie to be preferred to the one a year earlier."""
_FAR_DAYS = 300
"""How far back the earlier one must lie for that."""
_WHICH = r"(?:(?P<which>last|next|this past|this coming|the past|the coming|this) )?"
_ORDINAL_DAY = one_of(word for word, number in ORDINALS.items() if number > 0)
_11_SEPTEMBER = r"sept(?:ember|\.)? 11(?: ?th)?"


def day_month_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day with its month and year: "April 28, 2003"."""
    value = f"{year_named(match, moment)}-{MONTHS[match['month']]:02d}-{int(match['day']):02d}"
    return _day(value, match) if value.startswith("XXXX") or known(value) else None


def _day(value: str, match: re.Match[str]) -> Reading:
    """The day, or the part of it that "the night of November 26" names."""
    part = DAY_PARTS.get(match["day_part"] or "")
    return Reading("TIME", f"{value}T{part}") if part else Reading("DATE", value)


def event_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """A date that has become the name of an event: "the September 11 attacks"."""
    return Reading("DATE", "2001-09-11")


def day_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day with its month alone: "April 3"; the year is the nearest one that tense and weekday allow.

    A day shortly ahead is preferred to one nearly a year back, unless a verb in the past governs it.
    """
    month, word = MONTHS[match["month"]], match["day"]
    day = int(word) if word.isdigit() else ORDINALS[word]
    if not known(f"2000-{month:02d}-{day:02d}"):
        return None
    return _day(near_day(month, day, match["weekday"], moment), match)


def near_day(month: int, day: int, weekday: str | None, moment: Moment) -> str:
    """The day of the month in the year that tense and weekday allow; its year unknown with no day of publication."""
    published = moment.published
    if published is None:
        return f"XXXX-{month:02d}-{day:02d}"
    years = range(published.year - 1, published.year + 2)
    days = [d.first for year in years if (d := known(f"{year:04d}-{month:02d}-{day:02d}"))]
    if weekday and (fitting := [d for d in days if d.isoweekday() == WEEKDAYS[weekday]]):
        days = fitting
    past = [d for d in days if d <= published]
    future = [d for d in days if d >= published]
    if not past or not future:
        return str((past or future)[0]) if past or future else f"XXXX-{month:02d}-{day:02d}"
    if moment.direction == "future":
        return str(future[0])
    soon = (future[0] - published).days <= _NEAR_DAYS and (published - past[-1]).days >= _FAR_DAYS
    happened = moment.direction == "past" and moment.hangs_on_verb
    return str(future[0] if soon and not happened else past[-1])


def days_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Several days of one month: "November 20-26"; the value is the first, the EDTF the interval."""
    month, first, last = MONTHS[match["month"]], int(match["day"]), int(match["last_day"])
    year = match["year"] or near_day(month, first, None, moment)[:4]
    days = known(f"{year}-{month:02d}-{first:02d}"), known(f"{year}-{month:02d}-{last:02d}")
    if days[0] and days[1] and first < last:
        return Reading("DATE", str(days[0].first), edtf=interval_edtf(days[0].first, days[1].first))
    if year == "XXXX" and first < last <= 31:
        return Reading(
            "DATE", f"XXXX-{month:02d}-{first:02d}", edtf=f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
        )
    return None


def digits_date(match: re.Match[str], moment: Moment) -> Reading | None:
    """A date in digits with strokes: "25/12/2019", "12/25/19"; the year alone where day and month may change places."""
    one, two, year = int(match["one"]), int(match["two"]), match["year"]
    if len(year) == 2:
        year = f"20{year}" if moment.published is None or int(year) <= moment.published.year % 100 + 1 else f"19{year}"
    values = {value for a, b in ((one, two), (two, one)) if known(value := f"{year}-{a:02d}-{b:02d}")}
    if len(values) == 2:
        return Reading("DATE", f"{year}-XX-XX", edtf=year)
    return Reading("DATE", values.pop()) if values else None


def month_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A month with its year: "October 1997", "November last year"."""
    return Reading("DATE", f"{year_named(match, moment)}-{MONTHS[match['month']]:02d}", is_approximate(match))


def month_alone(match: re.Match[str], moment: Moment) -> Reading | None:
    """A month without its year: the last one, or the next where the tense is future."""
    if not _is_month_name(match, moment):
        return None
    month, word, approximate = MONTHS[match["month"]], match["which"] or "", is_approximate(match)
    published = moment.published
    if later := re.match(rf" (?:to|and|or|through|-) (?:{MONTH} )?(?P<year>{YEAR}) ", match.string[match.end() :]):
        return Reading("DATE", f"{later['year']}-{month:02d}", approximate)
    if published is None:
        return Reading("DATE", f"XXXX-{month:02d}", approximate)
    if word in ("last", "this past", "the past", "next", "this coming", "the coming"):
        direction = "future" if word.startswith(("next", "this coming", "the coming")) else "past"
        return Reading("DATE", month_near(published, month, direction, same_month="past" in word), approximate)
    if word == "this":
        return Reading("DATE", f"{published.year:04d}-{month:02d}", approximate)
    return Reading("DATE", month_near(published, month, moment.direction), approximate)


def _is_month_name(match: re.Match[str], moment: Moment) -> bool:
    at = next(t for t in moment.tokens if match["month"] in t.lower.replace("-", " ").split())
    name = at.text.split("-")[-1]
    if at.entity in ("PERSON", "GPE", "ORG", "FAC") and not match["which"] and not match["part"]:
        return False
    if name.islower() or (len(name) > 3 and name.isupper()):
        return False
    if match["month"] in ("mar", "dec", "jan", "jun", "may", "march", "sep", "apr") and at.entity != "DATE":
        before = moment.before()
        return at.pos == "PROPN" and before is not None and before.tag == "IN"
    return True


def iso_date(match: re.Match[str], moment: Moment) -> Reading | None:
    """A date in digits whose order leaves no doubt: "2023-12-05", "26.11.2023"."""
    value = f"{match['y'] or match['y2']}-{match['m'] or match['m2']:0>2}-{match['d'] or match['d2']:0>2}"
    return Reading("DATE", value) if known(value) else None


def week_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """The first or last week of a month: "the last week of March"."""
    month = MONTHS[match["month"]]
    year = match["year"]
    if not year and moment.published is None:
        return Reading("DATE", "XXXX-WXX")
    value = f"{year}-{month:02d}" if year else month_near(moment.published or date.min, month, moment.direction)
    days = known(value)
    if days is None:
        return None
    last = value_at("week", days.last, 0 if days.last.isoweekday() == 7 else -1)
    return Reading("DATE", value_at("week", days.first) if match["nth"] == "first" else last)


def week_of_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """The week that a day lies in: "the week of March 5"."""
    month, day = MONTHS[match["month"] or match["month2"]], int(match["day"] or match["day2"])
    days = known(near_day(month, day, None, moment) if known(f"2000-{month:02d}-{day:02d}") else "")
    return Reading("DATE", value_at("week", days.first) if days else "XXXX-WXX")


def weekday_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """A weekday by its number in the month: "the first Monday of May"."""
    month, weekday = MONTHS[match["month"]], WEEKDAYS[match["weekday"]]
    days = known(_month_of(match, month, moment))
    if days is None:
        return Reading("DATE", f"XXXX-{month:02d}")
    if match["nth"] in ("last", "final"):
        return Reading("DATE", weekday_near(days.last, weekday, "past"))
    first = date.fromisoformat(weekday_near(days.first, weekday, "future"))
    return Reading("DATE", value_at("day", first, 7 * (ORDINALS[match["nth"]] - 1)))


def _month_of(match: re.Match[str], month: int, moment: Moment) -> str:
    if match["year"]:
        return f"{match['year']}-{month:02d}"
    return month_near(moment.published, month, moment.direction) if moment.published else f"XXXX-{month:02d}"


DAY_RULES = (
    rule(
        week_of_day,
        Kind.MONTH | Kind.UNIT,
        rf"(?:the )?week (?:of|beginning|starting|ending) (?:(?P<month>{MONTH}) (?P<day>{DAY})"
        rf"|(?P<day2>{DAY}) (?P<month2>{MONTH}))",
    ),
    rule(
        weekday_of_month,
        Kind.MONTH | Kind.WEEKDAY,
        rf"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<weekday>{WEEKDAY}) (?:of|in) (?P<month>{MONTH})"
        rf"(?:(?: ,)? (?P<year>{YEAR}))?",
    ),
    rule(
        event_day,
        Kind.MONTH,
        rf"{_11_SEPTEMBER}(?= (?:terrorist |terror )?attacks?)|(?<=attacks of ){_11_SEPTEMBER}(?! ,? ?\d)",
    ),
    rule(event_day, Kind.NUMERIC, r"9/11"),
    rule(
        day_month_year,
        Kind.MONTH | Kind.YEAR,
        rf"{_WD}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}){_NTH}(?: ,)? (?P<year>{YEAR})",
    ),
    rule(
        day_month_year,
        Kind.MONTH | Kind.YEAR,
        rf"{_WD}(?:the )?(?P<day>{DAY}){_NTH}(?: of)? (?P<month>{MONTH})(?: ,)? (?P<year>{YEAR})",
    ),
    rule(day_month_year, Kind.MONTH | Kind.UNIT, rf"{_WD}(?P<month>{MONTH}) (?P<day>{DAY}){_NTH} (?:of )?{YEAR_WORD}"),
    rule(
        days_of_month,
        Kind.MONTH,
        rf"(?P<month>{MONTH}) (?P<day>{DAY}){HYPHEN}(?P<last_day>{DAY})(?:(?: ,)? (?P<year>{YEAR}))?",
    ),
    rule(
        days_of_month,
        Kind.MONTH,
        rf"(?P<day>{DAY}){HYPHEN}(?P<last_day>{DAY}) (?P<month>{MONTH})(?: (?P<year>{YEAR}))?",
    ),
    rule(
        day_month,
        Kind.MONTH,
        rf"{_WD}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}){_NTH}(?! (?:percent|%|million|people))",
    ),
    rule(day_month, Kind.MONTH, rf"{_WD}(?:the )?(?P<day>{DAY}){_NTH}(?: of)? (?P<month>{MONTH})"),
    rule(day_month, Kind.MONTH, rf"{_WD}(?:the )?(?P<day>{_ORDINAL_DAY}) (?:day )?of (?P<month>{MONTH})"),
    rule(month_year, Kind.MONTH | Kind.YEAR, rf"{PART}(?P<month>{MONTH})(?: ,| of| in)? (?P<year>{YEAR})"),
    rule(month_year, Kind.MONTH | Kind.UNIT, rf"{PART}(?P<month>{MONTH})(?: of| in)? {YEAR_WORD}"),
    rule(month_alone, Kind.MONTH, rf"{PART}(?:the month of )?{_WHICH}(?P<month>{MONTH})"),
    rule(
        days_of_month,
        Kind.MONTH,
        rf"(?P<month>{MONTH}) (?P<day>{DAY}){_NTH} (?:to|through|until|till) (?P<last_day>{DAY}){_NTH}"
        rf"(?! (?:percent|%|million|people|{MONTH}))(?:(?: ,)? (?P<year>{YEAR}))?",
    ),
    rule(
        days_of_month,
        Kind.MONTH,
        rf"(?<=between )(?P<month>{MONTH}) (?P<day>{DAY}){_NTH} and (?P<last_day>{DAY}){_NTH}"
        rf"(?! (?:percent|%|million|people|{MONTH}))(?:(?: ,)? (?P<year>{YEAR}))?",
    ),
    rule(
        days_of_month,
        Kind.MONTH,
        rf"(?:the )?(?P<day>{DAY}){_NTH} (?:to|through|until|till) (?:the )?(?P<last_day>{DAY}){_NTH}(?: of)? "
        rf"(?P<month>{MONTH})(?:(?: ,)? (?P<year>{YEAR}))?",
    ),
    rule(
        days_of_month,
        Kind.MONTH,
        rf"(?<=between )(?:the )?(?P<day>{DAY}){_NTH} and (?:the )?(?P<last_day>{DAY}){_NTH}(?: of)? "
        rf"(?P<month>{MONTH})(?:(?: ,)? (?P<year>{YEAR}))?",
    ),
    rule(digits_date, Kind.NUMERIC, r"(?P<one>\d\d?) ?/ ?(?P<two>\d\d?) ?/ ?(?P<year>(?:19|20)\d\d|\d\d)"),
    rule(
        iso_date,
        Kind.YEAR,
        rf"(?P<y>\d{{4}}){HYPHEN}(?P<m>\d\d){HYPHEN}(?P<d>\d\d)|(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>\d{{4}})",
    ),
    rule(
        week_of_month,
        Kind.MONTH | Kind.UNIT,
        rf"(?:the )?(?P<nth>first|last|final) week (?:of|in) (?P<month>{MONTH})(?: (?P<year>{YEAR}))?",
    ),
)
