"""Periods of the calendar: years, decades, centuries, quarters, half-years, seasons, financial years."""

import re
from datetime import date

from facta.model.sentence import Token
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.values import known, season_near
from facta.reading.times.vocabulary import (
    ORDINALS,
    SEASON,
    SEASONS,
    YEAR,
    one_of,
)
from facta.reading.times.year_words import PART, YEAR_TAIL, is_approximate, year_named

_SPELLED_DECADES = {
    name: n
    for n, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
    )
}
_COUNTERS = frozenset({"$", "€", "£", "no.", "#", "number", "us$", "nearly", "about", "over", "almost", "some", "than"})
_ROUND = frozenset(("1000", "2000", "3000"))
_BEFORE_YEARS = frozenset({"in", "since", "by", "until", "till", "from", "during", "before", "after", "through"})
_COUNTED = frozenset(
    {
        "%",
        "percent",
        "people",
        "points",
        "million",
        "billion",
        "km",
        "miles",
        "feet",
        "metres",
        "meters",
        "m",
        "gmt",
        "utc",
        "hours",
        "per",
        "dollars",
        "euros",
        "tonnes",
        "tons",
        "years",
        "days",
        "times",
        ",",
    }
)
_THE_NTH = rf"(?P<nth>{one_of(['first', 'second', 'third', 'fourth', 'final', '1st', '2nd', '3rd', '4th'])})"


def written_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A year in digits: "2003", "late 2006"; not a count, a price or a number of a list."""
    if not match["part"] and not match["named"] and not _is_year(moment):
        return None
    return Reading("DATE", match["year"], is_approximate(match))


def _is_year(moment: Moment) -> bool:
    token, before, after = moment.tokens[-1], moment.before(), moment.after()
    if before and after and before.pos == after.pos == "PROPN" and token.text in _ROUND:
        return False  # "the Russell 2000 Index"
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


def decade_of_century(match: re.Match[str], moment: Moment) -> Reading | None:
    """A decade by its place in a century: "the last decade of the 19th century"."""
    which, century_ = match["which"], int(match["century"]) - 1
    return Reading("DATE", f"{century_:02d}{9 if which in ('last', 'final') else ORDINALS[which] - 1}")


def far_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A year by its era: "500 BC", "AD 79"; those before the first have no days here."""
    before = match["before"]
    if not any(token.text.isupper() and token.text.isalpha() for token in moment.tokens):
        return None
    if before:
        return Reading("DATE", f"BC{int(before):04d}", edtf=f"-{int(before) - 1:04d}")
    return Reading("DATE", f"{int(match['year'] or match['year2']):04d}")


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
    number = int(word[0]) if word[0].isdigit() else 4 if word == "final" else ORDINALS[word]
    if year := match["fiscal"]:
        return Reading("DATE", f"FY{year}-Q{number}")
    if year := year_named(match, moment):
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
    word = match["nth"] or match["h"]
    return Reading("DATE", f"{year_named(match, moment)}-H{1 if word in ('first', '1st', '1') else 2}")


def season(match: re.Match[str], moment: Moment) -> Reading | None:
    """A season: "the summer of 2008", "last autumn", "this spring"."""
    name, which = SEASONS[match["season"]], match["which"] or ""
    if year := year_named(match, moment):
        return Reading("DATE", f"{year}-{name}", is_approximate(match))
    token = moment.tokens[-1]
    if which in ("", "the") and not match["part"] and token.entity != "DATE" and not _is_season(token, moment):
        return None
    if moment.published is None:
        return Reading("DATE", f"XXXX-{name}", is_approximate(match))
    if which == "last":
        return Reading("DATE", _season_gone(moment.published, name), is_approximate(match))
    direction = "future" if which.startswith(("next", "this coming", "the coming")) else "past"
    if which in ("", "the", "this"):
        direction = moment.direction if which != "this" or moment.direction == "past" else "future"
    return Reading("DATE", season_near(moment.published, name, direction), is_approximate(match))


def _is_season(token: Token, moment: Moment) -> bool:
    """Whether a season's bare name is meant: "in autumn", "spring shows signs of hope"; not "a fall of prices"."""
    before = moment.before()
    if (before is not None and before.tag in ("JJ", "JJS", "JJR")) or token.pos not in ("NOUN", "PROPN"):
        return False
    if moment.before_is("in", "during", "since", "by", "until", "before", "after", "through"):
        return token.entity in ("", "DATE") or token.text.istitle()
    if token.entity:
        return False
    if token.lower in ("fall", "spring"):
        return token.lower == "spring" and token.dep == "nsubj" and not (before and before.dep == "det")
    return True


def _season_gone(published: date, name: str) -> str:
    """The nearest season that ended before the day: in December, "last winter" is not the one that has begun."""
    years = range(published.year, published.year - 3, -1)
    return next(value for year in years if (days := known(value := f"{year:04d}-{name}")) and days.last < published)


def fiscal_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """A financial year, which names no days of the calendar: "fiscal 2009"."""
    if year := match["year"] or match["year2"]:
        return Reading("DATE", f"FY{year}")
    if moment.published is None:
        return Reading("DATE", "FYXXXX")
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"] or "", 0)
    return Reading("DATE", f"FY{moment.published.year + shift}")


PERIOD_RULES = (
    rule(fiscal_year, Kind.YEAR, rf"fy ?(?P<year>{YEAR})(?P<year2>(?!))?(?P<which>(?!))?"),
    rule(year_range, Kind.YEAR, rf"(?P<year>{YEAR}) ?[-/] ?(?P<last_year>\d\d|{YEAR})(?! ?[-/])"),
    rule(
        year_range,
        Kind.YEAR | Kind.UNIT,
        rf"(?:the )?(?P<year>{YEAR}) ?[-/] ?(?P<last_year>\d\d|{YEAR}) (?:fiscal|financial|school|academic) year",
    ),
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
        rf"(?:{YEAR_TAIL}|(?: of)? (?:fiscal|financial)(?: year)? (?P<fiscal>{YEAR}))?",
    ),
    rule(
        half_year,
        Kind.NUMERIC | Kind.YEAR,
        rf"(?:the )?(?:(?P<nth>(?!))|h(?P<h>[12])){YEAR_TAIL}",
    ),
    rule(half_year, Kind.QUARTER, rf"(?:the )?(?P<nth>first|second|1st|2nd|latter|last)(?P<h>(?!))? half{YEAR_TAIL}"),
    rule(
        decade_of_century,
        Kind.DECADE,
        rf"(?:the )?(?P<which>{one_of(ORDINALS)}) decade of the (?P<century>\d\d?)(?:st|nd|rd|th)[ -]+century",
    ),
    rule(far_year, Kind.VAGUE, r"(?P<before>\d{1,4}) (?:bc|bce|b\.c\.)(?P<year>(?!))?(?P<year2>(?!))?"),
    rule(far_year, Kind.VAGUE, r"(?P<before>(?!))?(?:ad (?P<year>\d{2,4})|(?P<year2>\d{2,4}) ad)"),
    rule(
        season,
        Kind.SEASON,
        rf"{PART}(?:(?P<which>last|next|this past|this coming|the past|the coming|this|the) )?"
        rf"(?P<season>{SEASON})(?:{YEAR_TAIL}(?: ?[-/] ?(?:{YEAR}|\d\d))?)?",
    ),
    rule(
        fiscal_year,
        Kind.FISCAL,
        rf"{PART}(?:the )?(?:(?P<which>last|this|next|previous|current|coming) )?(?:fiscal|financial) "
        rf"(?:year(?: (?P<year>{YEAR}))?|(?P<year2>{YEAR}))",
    ),
)
