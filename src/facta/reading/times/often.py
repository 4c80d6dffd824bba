"""Times that come again: "every two weeks", "daily", "on Mondays", "twice a year"."""

import re

from facta.reading.times.lasting import length
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.vocabulary import (
    DAY,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    MONTHS,
    NUMBER,
    ORDINALS,
    SEASON,
    SEASONS,
    UNIT,
    UNITS_PLURAL,
    WEEKDAY,
    WEEKDAYS,
    number_of,
    one_of,
    unit_of,
)

_SETS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "bimonthly": "P2M", "quarterly": "P1Q", "biannual": "P6M", "biannually": "P6M", "annual": "P1Y", "annually": "P1Y",
    "yearly": "P1Y", "biennial": "P2Y", "hourly": "PT1H",
}  # fmt: skip
_PARTS = "mornings|afternoons|evenings|nights"
_EVERY = "(?:every(?: single)?|each)"


def every(match: re.Match[str], moment: Moment) -> Reading | None:
    """A time that comes again: "every two weeks", "each year", "every third month", "every morning"."""
    if match["day_part"]:
        return Reading("SET", f"XXXX-XX-XXT{DAY_PARTS[match['day_part']]}")
    word = match["number"] or ("2" if match["other"] else "1")
    number = "X" if word in ("few", "several") else str(ORDINALS[word]) if word in ORDINALS else number_of(word)
    return Reading("SET", length(number, unit_of(match["unit"])))


def per_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """The unit of a rate: "200 roubles per month", "a day" after a number of times."""
    return Reading("SET", length("1", match["unit"]))


def days_of_week(match: re.Match[str], moment: Moment) -> Reading | None:
    """A weekday that comes again: "on Mondays", "every Friday night", "Sunday mornings"."""
    part = DAY_PARTS.get(match["day_part"] or "")
    value = f"XXXX-WXX-{WEEKDAYS[match['weekday'].removesuffix('s')]}"
    return Reading("SET", f"{value}T{part}" if part else value)


def every_part_of_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A month, a day or a season of every year: "each May", "every 9 May", "every spring"."""
    if match["season"]:
        return Reading("SET", f"XXXX-{SEASONS[match['season']]}")
    day, month = match["day"] or match["day2"], match["month"] or match["month2"]
    return Reading("SET", f"XXXX-{MONTHS[month]:02d}" + (f"-{int(day):02d}" if day else ""))


def weekdays(match: re.Match[str], moment: Moment) -> Reading | None:
    """The working days or the end of every week: "on weekdays", "at weekends"."""
    return Reading("SET", "XXXX-WXX-WE" if "end" in match[0] else "XXXX-WXX-WD")


def part_of_days(match: re.Match[str], moment: Moment) -> Reading | None:
    """A part of every day: "in the evenings"."""
    return Reading("SET", f"XXXX-XX-XXT{DAY_PARTS[match['day_part']]}")


def how_often(match: re.Match[str], moment: Moment) -> Reading | None:
    """An adjective or adverb of how often: "annual", "weekly"."""
    token = moment.tokens[0]
    if token.entity in ("ORG", "WORK_OF_ART", "PERSON", "PRODUCT") or (
        token.pos == "PROPN" and token.text != token.lower
    ):
        return None
    return Reading("SET", _SETS[match[0]])


_NTH = one_of(word for word, number in ORDINALS.items() if 1 < number < 20)
OFTEN_RULES = (
    rule(
        every,
        Kind.OFTEN,
        rf"{_EVERY} (?P<other>other )?(?:(?P<number>{NUMBER}|few|several|{_NTH}) )?(?:(?P<day_part>{DAY_PART})|"
        rf"(?P<unit>{UNIT}|{UNITS_PLURAL}))",
    ),
    rule(per_unit, Kind.OFTEN, rf"(?:per|a) (?P<unit>{UNIT})"),
    rule(days_of_week, Kind.WEEKDAY, rf"{_EVERY} (?:other )?(?P<weekday>{WEEKDAY})(?: (?P<day_part>{DAY_PART}))?"),
    rule(days_of_week, Kind.WEEKDAY, rf"(?P<weekday>{WEEKDAY})s(?: (?P<day_part>{DAY_PART}s?))?"),
    rule(days_of_week, Kind.WEEKDAY | Kind.OFTEN, rf"(?P<weekday>{WEEKDAY}) (?P<day_part>{_PARTS})"),
    rule(
        every_part_of_year,
        Kind.OFTEN,
        rf"{_EVERY} (?:(?P<season>{SEASON})|(?P<month>{MONTH})(?: (?P<day>{DAY}))?"
        rf"|(?P<day2>{DAY}) (?:of )?(?P<month2>{MONTH}))",
    ),
    rule(weekdays, Kind.OFTEN, r"(?<= on )(?:the )?weekdays|(?<= on )(?:the )?weekends|(?<= at )(?:the )?weekends"),
    rule(part_of_days, Kind.OFTEN, rf"(?<= in )the (?P<day_part>{_PARTS})"),
    rule(how_often, Kind.OFTEN, "|".join(sorted(_SETS))),
)
