"""The words of time: months, weekdays, units, numbers, and the pattern fragments made of them.

Patterns match the line of a sentence (`line.py`): lower-case tokens divided by single spaces.
"""

import re
from collections.abc import Iterable


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text`, which white space divides."""
    return tuple(text.split())


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"


_MONTHS = words_of("january february march april may june july august september october november december")
_SHORT_MONTHS = words_of("jan feb mar apr jun jul aug sep sept oct nov dec")
MONTHS = (
    {name: n for n, name in enumerate(_MONTHS, 1)}
    | {short: n for short in _SHORT_MONTHS for n, name in enumerate(_MONTHS, 1) if name.startswith(short)}
    | {f"{short}.": n for short in _SHORT_MONTHS for n, name in enumerate(_MONTHS, 1) if name.startswith(short)}
)

_WEEKDAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS = {name: n for n, name in enumerate(_WEEKDAYS, 1)} | {
    short: n
    for short in words_of("mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.")
    for n, name in enumerate(_WEEKDAYS, 1)
    if name.startswith(short[:-1])
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "lunchtime": "MI", "dawn": "MO", "dusk": "EV",
}  # fmt: skip
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "10Y", "century": "100Y", "night": "D", "weekend": "WE",
    "semester": "6M", "mins": "M", "min": "M", "hr": "H", "hrs": "H", "yr": "Y", "yrs": "Y",
}  # fmt: skip
CLOCK_UNITS = frozenset({"second", "minute", "hour", "mins", "min", "hr", "hrs"})
_ONES = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {
        "a": 1,
        "an": 1,
        "another": 1,
        "single": 1,
        "hundred": 100,
        "a hundred": 100,
        "a dozen": 12,
        "a couple of": 2,
        "couple of": 2,
    }
)
_ORDINALS = words_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, 1)} | {"twenty - first": 21, "final": -1, "last": -1}
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year 's eve": (12, 31), "new year 's day": (1, 1), "new year 's": (1, 1), "valentine 's day": (2, 14),
    "may day": (5, 1), "halloween": (10, 31), "international women 's day": (3, 8), "women 's day": (3, 8),
    "epiphany": (1, 6), "groundhog day": (2, 2), "saint patrick 's day": (3, 17),
    "st. patrick 's day": (3, 17), "april fools ' day": (4, 1), "april fool 's day": (4, 1), "earth day": (4, 22),
    "bastille day": (7, 14), "all saints ' day": (11, 1), "bonfire night": (11, 5), "armistice day": (11, 11),
    "remembrance day": (11, 11), "veterans day": (11, 11), "veterans ' day": (11, 11), "world aids day": (12, 1),
    "human rights day": (12, 10), "australia day": (1, 26), "canada day": (7, 1), "orthodox christmas": (1, 7),
    "st. valentine 's day": (2, 14),
}  # fmt: skip
MOVABLE = {
    "easter": ("easter", 0, 0), "easter sunday": ("easter", 0, 0), "easter monday": ("easter", 1, 0),
    "good friday": ("easter", -2, 0), "holy saturday": ("easter", -1, 0), "palm sunday": ("easter", -7, 0),
    "maundy thursday": ("easter", -3, 0), "ash wednesday": ("easter", -46, 0), "shrove tuesday": ("easter", -47, 0),
    "whit sunday": ("easter", 49, 0), "pentecost": ("easter", 49, 0), "ascension day": ("easter", 39, 0),
    "thanksgiving": ("11-4", 4, 0), "thanksgiving day": ("11-4", 4, 0), "labor day": ("9-1", 1, 0),
    "memorial day": ("5-1", -1, 0), "martin luther king day": ("1-1", 3, 0), "columbus day": ("10-1", 2, 0),
    "presidents ' day": ("2-1", 3, 0), "presidents day": ("2-1", 3, 0), "election day": ("11-1", 1, 1),
}  # fmt: skip
"""Days that move: days from Easter; or month and weekday, which of them, and how many days after."""


MONTH = one_of(MONTHS)
WEEKDAY = one_of(WEEKDAYS)
SEASON = one_of(SEASONS)
DAY_PART = "(?:morning|afternoon|evening|night|lunchtime)"
HYPHEN = r"(?: ?- ?)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
NUMBER_WORD = rf"(?:{one_of(_TENS)}(?:{HYPHEN}| ){one_of(_ONES[:9])}|{one_of({*_ONES, *_TENS})})"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d+)?|(?:a )?hundred|a dozen|(?:a )?couple of|{NUMBER_WORD})"
UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|night|weekend|semester)"
UNITS_PLURAL = one_of(
    words_of("seconds minutes mins hours hrs days weeks fortnights months quarters years yrs decades centuries nights")
    + words_of("weekends semesters")
)
ABOUT = (
    r"(?:(?:(?:just |a little |slightly |well )?(?:more than|less than|fewer than|over|under|about|around|nearly|"
    r"almost|approximately|roughly|at least|at most|up to|some|only)) )"
)


def unit_of(word: str) -> str:
    """The unit that `word` names, in the singular: `year` for "years"."""
    return "century" if word.startswith("centur") else word if word in UNITS else word.rstrip("s")


def number_of(words: str) -> str:
    """The number that `words` name, in digits: `21` for "twenty - one", `1.5` for "1.5"."""
    if words[0].isdigit():
        return words.replace(",", "")
    if words in NUMBERS:
        return str(NUMBERS[words])
    return str(sum(NUMBERS[word] for word in words.replace("-", " ").split()))
