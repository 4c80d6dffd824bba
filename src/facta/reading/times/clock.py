"""Times of day by the clock, in digits ("14:48 UTC", "9 a.m.") and in words ("half past six in the evening")."""

import re

from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.values import UNKNOWN, value_at, weekday_near
from facta.reading.times.vocabulary import (
    NUMBER_WORD,
    UNIT,
    UNITS_PLURAL,
    WEEKDAY,
    WEEKDAYS,
    number_of,
)

_HALF_DAY = 12
_EARLIEST_NIGHT_HOUR = 6
"""An hour "at night" from here on is one before midnight."""


def clock_time(match: re.Match[str], moment: Moment) -> Reading | None:
    """A time of day by the clock: "9 a.m.", "14:48 UTC", "noon"; on the day that the sentence names."""
    clock = _clock(match)
    return _on_its_day(clock, match, moment) if clock else None


def spoken_clock(match: re.Match[str], moment: Moment) -> Reading | None:
    """A time of day in words: "six o'clock", "half past six in the evening"; the half of the day only if it is told."""
    hour, word = int(number_of(match["hour"])), match["minutes"]
    part = match["part"] or ""
    if hour > _HALF_DAY:
        return None
    late = part in ("afternoon", "evening") or (part == "night" and hour >= _EARLIEST_NIGHT_HOUR)
    hour = hour % _HALF_DAY + (_HALF_DAY if late else 0) if part else hour
    minutes = 0 if not word else {"half": 30, "quarter": 15}.get(word) or int(number_of(word))
    hour, minutes = divmod(60 * hour + (-minutes if match["side"] in ("to", "before") else minutes), 60)
    return _on_its_day(f"{hour:02d}:{minutes:02d}", match, moment)


def _on_its_day(clock: str, match: re.Match[str], moment: Moment) -> Reading:
    named = _day_of_clock(match, moment)
    day = named or (str(moment.published) if moment.published else UNKNOWN["day"])
    zone = "Z" if match["zone"] in ("utc", "gmt") else ""
    return Reading("TIME", f"{day}T{clock}{zone}", assumed=named is None)


def _clock(match: re.Match[str]) -> str | None:
    if word := match["word"]:
        return "12:00" if word == "noon" or word == "midday" else "24:00"
    hour, minute = int(match["hour"] or match["hour4"]), int(match["minute"] or match["minute4"] or 0)
    half_day = (match["half_day"] or match["later_half"] or "").replace(".", "").replace(" ", "")
    if match["part"] in ("afternoon", "evening") and hour < _HALF_DAY:
        hour += _HALF_DAY
    if half_day and not 1 <= hour <= _HALF_DAY:
        return None
    if half_day:
        hour = hour % _HALF_DAY + (_HALF_DAY if half_day == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _day_of_clock(match: re.Match[str], moment: Moment) -> str | None:
    if match["weekday"] and moment.published:
        return weekday_near(moment.published, WEEKDAYS[match["weekday"]], moment.direction)
    if match["day"] and moment.published:
        return value_at("day", moment.published, {"today": 0, "yesterday": -1, "tomorrow": 1}[match["day"]])
    if moment.same_sentence:
        return str(moment.same_sentence)
    return f"XXXX-WXX-{WEEKDAYS[match['weekday']]}" if match["weekday"] else None


_HALF = r"[ap] ?\.? ?m\.?"
_ZONE = r"(?: \(?(?P<zone>utc|gmt|est|edt|pst|pdt|et|bst|cet|cest|local time))?"
_CLOCK = (
    rf"(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?: ?(?P<half_day>{_HALF})"
    rf"|(?= (?:to|until|and|-) \d{{1,2}}(?:[:.]\d\d)? ?(?P<later_half>{_HALF}) ))"
    r"|(?P<hour4>\d\d(?=\d)|\d{1,2}(?=:)):?(?P<minute4>\d\d)"
    r"(?: in the (?P<part>morning|afternoon|evening)|(?= (?:utc|gmt|local|est|edt|et|bst|cet|\.|,|on|and))"
    r"|(?<=(?: at| by) \d:\d\d)|(?<=(?: at| by) \d\d:\d\d))"
    r"|(?P<word>noon|midnight|midday))"
)
_TIMED = "|".join((UNIT, UNITS_PLURAL))
_HOUR = rf"(?P<hour>{NUMBER_WORD}|\d\d?)"
_SIDE = r"(?P<minutes>half|quarter|five|ten|twenty) (?P<side>past|to|before)"
_PART = r"(?: (?:in the |at )?(?P<part>morning|afternoon|evening|night))?"
_SPOKEN = (
    rf"{_HOUR}(?P<minutes>(?!))?(?P<side>(?!))? o ?'clock{_PART}",
    rf"(?:a )?{_SIDE} {_HOUR} o ?'clock{_PART}",
    rf"(?<= at )(?:a )?{_SIDE} {_HOUR}(?! (?:{_TIMED}|percent|%|million|people)){_PART}",
    rf"(?P<minutes>half) (?P<side>past) {_HOUR}(?! (?:{_TIMED})){_PART}",
)
_CLOCK_DAY = rf"(?:on )?(?:(?P<weekday>{WEEKDAY})|(?P<day>today|yesterday|tomorrow))"
_NO_DAY = r"(?P<weekday>(?!))?(?P<day>(?!))?"
CLOCK_RULES = (
    rule(clock_time, Kind.CLOCK, rf"{_CLOCK}{_ZONE} {_CLOCK_DAY}"),
    rule(clock_time, Kind.CLOCK, rf"{_CLOCK}{_ZONE}{_NO_DAY}", late=True),
    *(rule(spoken_clock, Kind.CLOCK, rf"{spoken}{_ZONE} {_CLOCK_DAY}") for spoken in _SPOKEN),
    *(rule(spoken_clock, Kind.CLOCK, rf"{spoken}{_ZONE}{_NO_DAY}", late=True) for spoken in _SPOKEN),
)
