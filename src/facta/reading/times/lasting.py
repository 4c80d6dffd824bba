"""Durations: how long, counted or not."""

import re

from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.vocabulary import (
    ABOUT,
    CLOCK_UNITS,
    HYPHEN,
    NUMBER,
    UNIT,
    UNITS,
    UNITS_PLURAL,
    number_of,
    unit_of,
)

_NOT_AGE = r"(?! (?:- )?old| of age| \. ?old|-old)"
_KINDS_OF_DAY = (
    r"(?:(?:straight|consecutive|successive|trading|full|whole|more|additional|working|business|calendar|further|"
    r"extra|long|short|solid|separate|different|school|fiscal|financial|entire|remaining|other|turbulent|difficult) )"
)


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


def of_two_units(match: re.Match[str], moment: Moment) -> Reading | None:
    """A length in two units: "3 hours and 20 minutes", "a year and three months"."""
    large, small = unit_of(match["unit"]), unit_of(match["small"])
    if _SIZES.index(large) <= _SIZES.index(small) or (large in CLOCK_UNITS) != (small in CLOCK_UNITS):
        return None
    whole, part = length(number_of(match["number"]), large), length(number_of(match["part"]), small)
    return Reading("DURATION", whole + part.removeprefix("PT").removeprefix("P"))


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


_SIZES = ("second", "minute", "hour", "day", "week", "month", "year")
_TWO = "|".join(f"{unit}s?" for unit in _SIZES)
_SOME = (
    r"(?P<some>(?:(?:the )?(?:past|last|next|coming|recent|previous|following|first) )?(?:several|a few|few|many|some|"
    r"a number of|dozens of|hundreds of|thousands of|the|these|those) |(?:the )?(?:recent|coming) )"
)
_PAST = (
    r"(?:(?:the|these|those|his|her|their|its|our) )?(?:past|last|next|first|previous|final|coming|following|latest)"
)
LASTING_RULES = (
    rule(
        counted,
        Kind.UNIT,
        rf"(?:{_PAST} |{ABOUT})?(?P<number>{NUMBER}|another {NUMBER})(?P<half> and a half)?"
        rf" (?:{_KINDS_OF_DAY}{{0,2}})(?P<unit>{UNITS_PLURAL}|(?<=one ){UNIT}){_NOT_AGE}",
    ),
    rule(counted, Kind.UNIT, rf"(?:a )?(?P<number>{NUMBER}) (?P<unit>{UNIT})(?P<half>(?!))?{_NOT_AGE}"),
    rule(
        of_two_units,
        Kind.UNIT,
        rf"{ABOUT}?(?P<number>a|an|{NUMBER}) (?P<unit>{_TWO})(?: and| ,| , and)? (?P<part>a|an|{NUMBER}) "
        rf"(?P<small>{_TWO}){_NOT_AGE}",
    ),
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
)
