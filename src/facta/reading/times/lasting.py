"""Durations, clock times, and times that come again."""

import re

from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.values import UNKNOWN, value_at, weekday_near
from facta.reading.times.vocabulary import (
    ABOUT,
    CLOCK_UNITS,
    DAY_PART,
    DAY_PARTS,
    HYPHEN,
    NUMBER,
    UNIT,
    UNITS,
    UNITS_PLURAL,
    WEEKDAY,
    WEEKDAYS,
    number_of,
    unit_of,
)

_NOT_AGE = r"(?! (?:- )?old| of age| \. ?old|-old)"
_KINDS_OF_DAY = (
    r"(?:(?:straight|consecutive|successive|trading|full|whole|more|additional|working|business|calendar|further|"
    r"extra|long|short|solid|separate|different|school|fiscal|financial|entire|remaining|other|turbulent|difficult) )"
)
_SETS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
    "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip


def length(number: str, unit: str) -> str:
    """The value of a duration: `P5Y`, `PT30M`, `PXM` where the number is `X`; decades and centuries in years."""
    letter = UNITS[unit]
    factor = letter[:-1]
    if factor.isdigit() and number != "X":
        scaled = f"{float(number) * int(factor):g}"
        return f"P{scaled}{letter[-1]}"
    clock = "T" if unit in CLOCK_UNITS else ""
    return f"P{clock}{number}{letter.lstrip('0123456789')}"


def counted(match: re.Match[str], moment: Moment) -> Reading | None:
    """A counted length of time: "33 years", "over a decade", "the past nine days", "half an hour"."""
    number, unit = number_of(match["number"].removeprefix("another ")), unit_of(match["unit"])
    if match["half"]:
        number = f"{float(number) + 0.5:g}"
    if moment.before_is("$", "€", "£", "no."):
        return None
    return Reading("DURATION", length(number, unit))


def one_and_a_half(match: re.Match[str], moment: Moment) -> Reading | None:
    """One unit and a half: "a year and a half"."""
    return Reading("DURATION", length("1.5", match["unit"]))


def half(match: re.Match[str], moment: Moment) -> Reading | None:
    """Part of a unit: "half an hour", "a quarter of a century"."""
    if "quarter" in match[0]:
        return Reading("DURATION", "P25Y" if match["part"] == "century" else "PT15M")
    return Reading(
        "DURATION", {"hour": "PT30M", "year": "P6M", "century": "P50Y", "decade": "P5Y", "day": "PT12H"}[match["unit"]]
    )


def hyphenated(match: re.Match[str], moment: Moment) -> Reading | None:
    """A length before a noun: "five-year high", "an 18-month-long inquiry"; an age is none."""
    return Reading("DURATION", length(number_of(match["number"]), unit_of(match["unit"])))


def one_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """One unit: "a year", "another week"; a SET where it says how often ("twice a year")."""
    unit, before, after = match["unit"], moment.before(), moment.after()
    if before and (before.lower in ("once", "twice", "times", "thrice") or before.tag in ("CD", "NNS", "$")):
        return Reading("SET", length("1", unit))
    if (before and before.lower in ("what", "such", "quite")) or (after and after.lower in ("-", "–")):
        return None
    if unit in ("day", "night", "second", "minute", "quarter") and not match["about"]:
        ok = before and before.lower in (
            "for",
            "in",
            "within",
            "than",
            "over",
            "after",
            "just",
            "least",
            "only",
            "until",
        )
        follows = after and after.lower in ("after", "before", "earlier", "later", "ago")
        if not ok and not follows:
            return None
    if unit in ("second", "quarter"):
        return None
    if after and after.pos in ("NOUN", "PROPN", "ADJ") and after.dep != "npadvmod" and after.head != moment.last:
        return None
    return Reading("DURATION", length("1", unit))


def uncounted(match: re.Match[str], moment: Moment) -> Reading | None:
    """Some units, not counted: "several months", "decades", "the past few years"."""
    unit = unit_of(match["unit"])
    some = match["some"] or ""
    if match[0] == "these days":
        return Reading("DATE", "PRESENT_REF")
    if some.strip() in ("recent", "the recent"):
        return Reading("DATE", "PAST_REF")
    if some.strip() in ("coming", "the coming"):
        return Reading("DATE", "FUTURE_REF")
    if not some and moment.before_is("these", "those", "the", "his", "her", "their", "my", "our", "its", "-", "first"):
        return None
    if not some and _is_modified(moment):
        return None
    if not some and unit in ("second", "quarter", "night", "weekend"):
        return None
    return Reading("DURATION", length("X", unit))


def _is_modified(moment: Moment) -> bool:
    """Whether a word of another kind stands before the unit and belongs to it: "flying hours", "long days"."""
    before = moment.before()
    if before is None or before.head != moment.last or before.lower in ("just", "mere"):
        return False
    return before.pos in ("NOUN", "PROPN", "ADJ", "VERB")


def long_ones(match: re.Match[str], moment: Moment) -> Reading | None:
    """A length that is not counted, before a noun: "decades-long", "the day-long strike"."""
    word = match["unit"]
    return Reading(
        "DURATION", length("X" if word.endswith("s") or word.startswith("centuries") else "1", unit_of(word))
    )


def past_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """The unit up to now or from now: "the past decade", "the next year"."""
    return Reading("DURATION", length("1", match["unit"]))


def every(match: re.Match[str], moment: Moment) -> Reading | None:
    """A time that comes again: "every two weeks", "each year", "every morning"."""
    if match["day_part"]:
        return Reading("SET", f"XXXX-XX-XXT{DAY_PARTS[match['day_part']]}")
    number = number_of(match["number"]) if match["number"] else "2" if match["other"] else "1"
    return Reading("SET", length(number, unit_of(match["unit"])))


def how_often(match: re.Match[str], moment: Moment) -> Reading | None:
    """An adjective or adverb of how often: "annual", "weekly"."""
    token = moment.tokens[0]
    if token.entity in ("ORG", "WORK_OF_ART", "PERSON", "PRODUCT") or (
        token.pos == "PROPN" and token.text != token.lower
    ):
        return None
    return Reading("SET", _SETS[match[0]])


def clock_time(match: re.Match[str], moment: Moment) -> Reading | None:
    """A time of day by the clock: "9 a.m.", "14:48 UTC", "noon"; on the day that the sentence names."""
    clock = _clock(match)
    if clock is None:
        return None
    named = _day_of_clock(match, moment)
    day = named or (str(moment.published) if moment.published else UNKNOWN["day"])
    zone = "Z" if match["zone"] in ("utc", "gmt") else ""
    return Reading("TIME", f"{day}T{clock}{zone}", assumed=named is None)


def _clock(match: re.Match[str]) -> str | None:
    if word := match["word"]:
        return "12:00" if word == "noon" or word == "midday" else "24:00"
    hour, minute = int(match["hour"] or match["hour4"]), int(match["minute"] or match["minute4"] or 0)
    half_day = (match["half_day"] or "").replace(".", "").replace(" ", "")
    if match["part"] in ("afternoon", "evening") and hour < 12:
        hour += 12
    if half_day and not 1 <= hour <= 12:
        return None
    if half_day:
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _day_of_clock(match: re.Match[str], moment: Moment) -> str | None:
    if match["weekday"] and moment.published:
        return weekday_near(moment.published, WEEKDAYS[match["weekday"]], moment.direction)
    if match["day"] and moment.published:
        return value_at("day", moment.published, {"today": 0, "yesterday": -1, "tomorrow": 1}[match["day"]])
    if moment.same_sentence:
        return str(moment.same_sentence)
    return f"XXXX-WXX-{WEEKDAYS[match['weekday']]}" if match["weekday"] else None


_AMOUNT = r"(?P<number>a|an|another|one|single)"
_SOME = (
    r"(?P<some>(?:(?:the )?(?:past|last|next|coming|recent|previous|following|first) )?(?:several|a few|few|many|some|"
    r"a number of|dozens of|hundreds of|thousands of|the|these|those) |(?:the )?(?:recent|coming) )"
)
_PAST = (
    r"(?:(?:the|these|those|his|her|their|its|our) )?(?:past|last|next|first|previous|final|coming|following|latest)"
)
_ZONE = r"(?: \(?(?P<zone>utc|gmt|est|edt|pst|pdt|et|bst|cet|cest|local time))?"
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half_day>[ap] ?\.? ?m\.?)"
    r"|(?P<hour4>\d\d(?=\d)|\d{1,2}(?=:)):?(?P<minute4>\d\d)"
    r"(?: in the (?P<part>morning|afternoon|evening)|(?= (?:utc|gmt|local|est|edt|et|bst|cet|\.|,|on|and)))"
    r"|(?P<word>noon|midnight|midday))"
)
_CLOCK_DAY = rf"(?:on )?(?:(?P<weekday>{WEEKDAY})|(?P<day>today|yesterday|tomorrow))"
LASTING_RULES = (
    rule(
        counted,
        Kind.UNIT,
        rf"(?:{_PAST} |{ABOUT})?(?P<number>{NUMBER}|another {NUMBER})(?P<half> and a half)?"
        rf" (?:{_KINDS_OF_DAY}{{0,2}})(?P<unit>{UNITS_PLURAL}|(?<=one ){UNIT}){_NOT_AGE}",
    ),
    rule(counted, Kind.UNIT, rf"(?:a )?(?P<number>{NUMBER}) (?P<unit>{UNIT})(?P<half>(?!))?{_NOT_AGE}"),
    rule(one_and_a_half, Kind.UNIT, rf"{ABOUT}?(?:a|an|one) (?P<unit>{UNIT}) and a half"),
    rule(
        half,
        Kind.UNIT,
        r"half an? (?P<unit>hour|year|century|decade|day)|"
        r"(?:a )?quarter (?:of (?:a|an) |- )?(?P<part>century|hour)",
    ),
    rule(hyphenated, Kind.UNIT, rf"(?P<number>{NUMBER}|single){HYPHEN}(?P<unit>{UNIT})(?:{HYPHEN}long)?{_NOT_AGE}"),
    rule(
        one_unit,
        Kind.UNIT,
        rf"(?P<about>{ABOUT})?(?:a|an|another|one)(?: (?:full|whole|single|further))? (?P<unit>{UNIT}){_NOT_AGE}",
    ),
    rule(uncounted, Kind.UNIT, rf"(?:{_SOME}(?:{_KINDS_OF_DAY})?)?(?P<unit>{UNITS_PLURAL}){_NOT_AGE}"),
    rule(long_ones, Kind.UNIT, rf"(?P<unit>{UNIT}|{UNITS_PLURAL}){HYPHEN}long"),
    rule(past_unit, Kind.UNIT, rf"(?:the (?:past|next|last)|all) (?P<unit>{UNIT})"),
    rule(
        every,
        Kind.OFTEN,
        rf"(?:every|each) (?P<other>other )?(?:(?P<number>{NUMBER}) )?(?:(?P<day_part>{DAY_PART})|"
        rf"(?P<unit>{UNIT}|{UNITS_PLURAL}))",
    ),
    rule(every, Kind.OFTEN, rf"(?:per|a) (?P<unit>{UNIT})(?P<other>(?!))?(?P<number>(?!))?(?P<day_part>(?!))?"),
    rule(how_often, Kind.OFTEN, "|".join(sorted(_SETS))),
    rule(clock_time, Kind.CLOCK, rf"{_CLOCK}{_ZONE} {_CLOCK_DAY}"),
    rule(clock_time, Kind.CLOCK, rf"{_CLOCK}{_ZONE}(?P<weekday>(?!))?(?P<day>(?!))?", late=True),
)
