"""Dates as the calendar names them: days, months, years, seasons, quarters, decades, centuries, holidays.

What is left out (the year, nearly always) is supplied from the day of publication and the tense; with no day of
publication it stays unknown.
"""

import re
from datetime import date

from facta.model.edtf import interval_edtf
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.values import known, month_near, season_near, value_at
from facta.reading.times.vocabulary import (
    DAY,
    DAY_PART,
    DAY_PARTS,
    HOLIDAYS,
    HYPHEN,
    MONTH,
    MONTHS,
    ORDINALS,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    one_of,
)

PART = (
    r"(?P<part>(?:very |as )?(?:early|late|mid)(?: in| as)? |mid ?- ?|(?:the )?(?:very )?"
    r"(?:beginning|start|end|middle|close|rest|remainder|latter part|early part|turn) of |year ?- ?end )?"
)
YEAR_WORD = r"(?P<year_word>(?:last|this|next|the (?:previous|following|same|past)) year|the year)"
_WD = rf"(?:the (?P<day_part>{DAY_PART}) of )?(?:(?P<weekday>{WEEKDAY}) (?:, )?(?:the )?)?"
_NTH = r"(?: ?(?:st|nd|rd|th))?"
_NEAR_DAYS = 45
_FAR_DAYS = 300
_SPELLED_DECADES = {
    name: n
    for n, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
    )
}


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


def _written_year(match: re.Match[str], moment: Moment) -> str:
    groups = match.groupdict()
    if groups.get("year"):
        return groups["year"]
    return year_of_word(groups["year_word"], moment) if groups.get("year_word") else ""


def day_month_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day with its month and year: "April 28, 2003"."""
    value = f"{_written_year(match, moment)}-{MONTHS[match['month']]:02d}-{int(match['day']):02d}"
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
    return _day(_near_day(month, day, match["weekday"], moment), match)


def _near_day(month: int, day: int, weekday: str | None, moment: Moment) -> str:
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
    year = match["year"] or _near_day(month, first, None, moment)[:4]
    days = known(f"{year}-{month:02d}-{first:02d}"), known(f"{year}-{month:02d}-{last:02d}")
    if days[0] and days[1] and first < last:
        return Reading("DATE", str(days[0].first), edtf=interval_edtf(days[0].first, days[1].first))
    if year == "XXXX" and first < last <= 31:
        return Reading(
            "DATE", f"XXXX-{month:02d}-{first:02d}", edtf=f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
        )
    return None


def month_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A month with its year: "October 1997", "November last year"."""
    return Reading("DATE", f"{_written_year(match, moment)}-{MONTHS[match['month']]:02d}", is_approximate(match))


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


def written_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A year in digits: "2003", "late 2006"; not a count, a price or a number of a list."""
    if not match["part"] and not match["named"] and not _is_year(moment):
        return None
    return Reading("DATE", match["year"], is_approximate(match))


_COUNTERS = frozenset({"$", "€", "£", "no.", "#", "number", "us$", "nearly", "about", "over", "almost", "some", "than"})
_BEFORE_YEARS = frozenset({"in", "since", "by", "until", "till", "from", "during", "before", "after", "through"})
_COUNTED = frozenset(
    {"%", "percent", "people", "points", "million", "billion", "km", "miles", "feet", "metres", "meters", "m", "gmt",
     "utc", "hours", "per", "dollars", "euros", "tonnes", "tons", "years", "days", "times", ","}
)  # fmt: skip


def _is_year(moment: Moment) -> bool:
    token, before, after = moment.tokens[-1], moment.before(), moment.after()
    if before and (before.lower in _COUNTERS or before.tag in ("$", "CD", "#")):
        return token.entity == "DATE" and before.lower not in _COUNTERS
    if after and after.lower in _COUNTED and after.lower != ",":
        return False
    if before and before.lower in _BEFORE_YEARS:
        return not (token.dep == "nummod" and moment.sentence.head_of(token).tag == "NNS" and token.entity != "DATE")
    if after and after.pos == "PROPN" and token.entity == after.entity and not after.entity_start and token.entity:
        return False
    year = int(token.text[-4:]) if token.text[-4:].isdigit() else 0
    if token.entity in ("DATE", "EVENT", "WORK_OF_ART"):
        return 1700 <= year <= 2060
    if token.entity in ("MONEY", "PERCENT", "QUANTITY", "PRODUCT"):
        return False
    return 1900 <= year <= 2060 and not (after is not None and after.tag in ("NNS", "CD"))


def year_range(match: re.Match[str], moment: Moment) -> Reading | None:
    """Two years joined: "2008-09", "2003–2007"; the value is the first, the EDTF the interval."""
    first, last = match["year"], match["last_year"]
    last = first[: 4 - len(last)] + last
    if int(first) >= int(last) or (len(match["last_year"]) == 2 and int(last) - int(first) > 20):
        return None
    return Reading("DATE", first, edtf=f"{first}/{last}")


def iso_date(match: re.Match[str], moment: Moment) -> Reading | None:
    """A date in digits whose order leaves no doubt: "2023-12-05", "26.11.2023"."""
    value = f"{match['y'] or match['y2']}-{match['m'] or match['m2']:0>2}-{match['d'] or match['d2']:0>2}"
    return Reading("DATE", value) if known(value) else None


def decade(match: re.Match[str], moment: Moment) -> Reading | None:
    """A decade: "the 1990s", "the late '80s"."""
    if match["full"]:
        return Reading("DATE", match["full"][:3], is_approximate(match))
    digit = int(match["short"][0]) if match["short"] else _SPELLED_DECADES[match["word"]]
    if match["short"] and not (match["mark"] or moment.tokens[0].lower == "the"):
        before = moment.before()
        if not (before and before.lower in ("and", "or", "early", "late") and moment.named):
            return None
    now = moment.published.year if moment.published else 2020
    return Reading("DATE", f"{20 if 10 * digit + 2000 <= now and digit <= 3 else 19}{digit}", is_approximate(match))


def short_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A year with its century left out: "'82"."""
    before = moment.before()
    if before is None or before.tag not in ("IN", "DT", "CC"):
        return None
    now = moment.published.year if moment.published else 2020
    value = 2000 + int(match["digits"])
    return Reading("DATE", str(value if value <= now + 1 else value - 100))


def century(match: re.Match[str], moment: Moment) -> Reading | None:
    """A century: "the 19th century"."""
    word = match["nth"].rstrip("sthndr ") if match["nth"][0].isdigit() else match["nth"]
    number = int(word) if word.isdigit() else ORDINALS[word]
    return Reading("DATE", f"{number - 1:02d}", is_approximate(match)) if 0 < number <= 22 else None


def quarter(match: re.Match[str], moment: Moment) -> Reading | None:
    """A quarter: "the third quarter of 2009", "Q3"; without its year the last one begun, or the one just ahead."""
    word = match["nth"] or match["q"] or match["q2"]
    number = int(word) if word.isdigit() else 4 if word == "final" else ORDINALS[word]
    if year := match["fiscal"]:
        return Reading("DATE", f"FY{year}-Q{number}")
    if year := _written_year(match, moment):
        return Reading("DATE", f"{year}-Q{number}")
    base = moment.published
    if base is None:
        return Reading("DATE", f"XXXX-Q{number}")
    now = (base.month + 2) // 3
    past, future = -int(number > now + 1), int(number < now)
    shift = future if moment.direction == "future" else past
    return Reading("DATE", f"{base.year + shift:04d}-Q{number}")


def half_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A half of a year: "the first half of 2008"."""
    return Reading("DATE", f"{_written_year(match, moment)}-H{1 if match['nth'] == 'first' else 2}")


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


def season(match: re.Match[str], moment: Moment) -> Reading | None:
    """A season: "the summer of 2008", "last autumn", "this spring"."""
    name, which = SEASONS[match["season"]], match["which"] or ""
    if year := _written_year(match, moment):
        return Reading("DATE", f"{year}-{name}", is_approximate(match))
    token = moment.tokens[-1]
    if which in ("", "the") and not match["part"] and token.entity != "DATE":
        in_season = moment.before_is("in", "during", "since", "by", "until", "before", "after")
        if (
            token.entity
            or token.pos not in ("NOUN", "PROPN")
            or (match["season"] in ("fall", "spring") and not in_season)
        ):
            return None
    if moment.published is None:
        return Reading("DATE", f"XXXX-{name}", is_approximate(match))
    direction = "future" if which.startswith(("next", "this coming", "the coming")) else "past"
    if which in ("", "the", "this"):
        direction = moment.direction if which != "this" or moment.direction == "past" else "future"
    return Reading("DATE", season_near(moment.published, name, direction), is_approximate(match))


def holiday(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day of the year known by its name: "Christmas Eve", "New Year's Day"."""
    if moment.tokens[0].text.islower():
        return None
    month, day = HOLIDAYS[match["holiday"]]
    if year := _written_year(match, moment):
        return Reading("DATE", f"{year}-{month:02d}-{day:02d}")
    return Reading("DATE", _near_day(month, day, None, moment))


def fiscal_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A financial year, which names no days of the calendar: "fiscal 2009"."""
    if year := match["year"] or match["year2"]:
        return Reading("DATE", f"FY{year}")
    if moment.published is None:
        return Reading("DATE", "FYXXXX")
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"] or "", 0)
    return Reading("DATE", f"FY{moment.published.year + shift}")


_THE_NTH = rf"(?P<nth>{one_of(['first', 'second', 'third', 'fourth', 'final'])})"
_YEAR_TAIL = rf"(?:(?: in| of|,|'s)? (?P<year>{YEAR})|(?: in| of)? {YEAR_WORD})"
_WHICH = r"(?:(?P<which>last|next|this past|this coming|the past|the coming|this) )?"
_ORDINAL_DAY = one_of(word for word, number in ORDINALS.items() if number > 0)
_11_SEPTEMBER = r"sept(?:ember|\.)? 11(?: ?th)?"
WRITTEN_RULES = (
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
        iso_date,
        Kind.YEAR,
        rf"(?P<y>\d{{4}}){HYPHEN}(?P<m>\d\d){HYPHEN}(?P<d>\d\d)|(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>\d{{4}})",
    ),
    rule(year_range, Kind.YEAR, rf"(?P<year>{YEAR}) ?[-/] ?(?P<last_year>\d\d|{YEAR})"),
    rule(written_year, Kind.YEAR, rf"{PART}(?P<named>(?:the )?year )?(?P<year>{YEAR})"),
    rule(
        decade,
        Kind.DECADE,
        rf"{PART}(?:the )?(?:early |late |mid ?- ?)?(?:(?P<full>1[0-9]\d0|20\d0)'?s|"
        rf"(?P<mark>' ?)?(?P<short>[2-9]0)'?s|(?P<word>{one_of(_SPELLED_DECADES)}))",
    ),
    rule(short_year, Kind.NUMERIC, r"' ?(?P<digits>\d\d)"),
    rule(
        century,
        Kind.DECADE,
        rf"{PART}(?:the )?(?:early |late |mid ?- ?)?(?P<nth>\d\d?(?:st|nd|rd|th)|{one_of(ORDINALS)})[ -]+century",
    ),
    rule(
        quarter,
        Kind.QUARTER,
        rf"(?:the )?(?:{_THE_NTH}(?: fiscal| financial)?[ -]+quarter|q(?P<q>[1-4])|(?P<q2>[1-4])q)"
        rf"(?:{_YEAR_TAIL}|(?: of)? (?:fiscal|financial)(?: year)? (?P<fiscal>{YEAR}))?",
    ),
    rule(half_year, Kind.QUARTER, rf"(?:the )?(?P<nth>first|second) half{_YEAR_TAIL}"),
    rule(
        week_of_month,
        Kind.MONTH | Kind.UNIT,
        rf"(?:the )?(?P<nth>first|last|final) week (?:of|in) (?P<month>{MONTH})(?: (?P<year>{YEAR}))?",
    ),
    rule(
        season,
        Kind.SEASON,
        rf"{PART}(?:(?P<which>last|next|this past|this coming|the past|the coming|this|the) )?"
        rf"(?P<season>{SEASON}){_YEAR_TAIL}?",
    ),
    rule(holiday, Kind.HOLIDAY, rf"(?P<holiday>{one_of(HOLIDAYS)}){_YEAR_TAIL}?"),
    rule(
        fiscal_year,
        Kind.FISCAL,
        rf"{PART}(?:the )?(?:(?P<which>last|this|next|previous|current|coming) )?(?:fiscal|financial) "
        rf"(?:year(?: (?P<year>{YEAR}))?|(?P<year2>{YEAR}))",
    ),
)
