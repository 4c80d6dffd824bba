"""Numbers in words and figures: where they stand among the tokens of a sentence, and what they come to.

In: the words of a sentence. Out: numbers with their first and last word, their value, the upper end where a range is
given ("20 to 30", "two to three hundred"), and how they are bounded ("at least", "at most", "about").
Elsewhere: what is counted, and to which act it belongs (quantities.py).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000, "crore": 10_000_000,
    "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "tn": 10**12}
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|mn|mln|m|bn|tn)?")
_AT_LEAST = "at least|no fewer than|no less than|not less than|more than|over|upwards of|in excess of"
_AT_MOST = "at most|no more than|not more than|up to|as many as|as much as|fewer than|less than|under"
_ABOUT = "about|around|some|roughly|approximately|an estimated|estimated|close to|nearly|almost"
_BOUND_OF = {
    phrase: bound
    for bound, phrases in (("at least", _AT_LEAST), ("at most", _AT_MOST), ("about", _ABOUT))
    for phrase in phrases.split("|")
}
_BEGINNING = _UNITS.keys() | _TENS.keys() | {"a", "an"}
_LONGEST_BOUND = 3
_RANGE = frozenset({"to", "-", "–"})


class Number(NamedTuple):
    """A number among words.

    first, last: positions of its first and last word. value: what it comes to, the lower end of a range.
    to: the upper end of a range, else None. bound: `at least`, `at most`, `about` or "".
    """

    first: int
    last: int
    value: float
    to: float | None = None
    bound: str = ""


def numbers_in(words: Sequence[str]) -> Iterator[Number]:
    """The numbers among `words`, in order; parts of longer expressions ("16-year-old") are left out."""
    lower = [word.lower() for word in words]
    at = 0
    while at < len(lower):
        found = _number_at(lower, at) if lower[at] in _BEGINNING or lower[at][:1].isdecimal() else None
        if found is None:
            at += 1
            continue
        if not _is_part_of_a_word(lower, found):
            yield found._replace(bound=_bound_before(lower, found.first))
        at = found.last + 1


def _number_at(words: Sequence[str], first: int) -> Number | None:
    """The number that begins at `first`, with the rest of its range."""
    low = _plain_number(words, first)
    if low is None:
        return None
    joined = low.last + 1
    between = first > 0 and words[first - 1] == "between"
    if joined < len(words) - 1 and (words[joined] in _RANGE or (between and words[joined] == "and")):
        high = _plain_number(words, joined + 1)
        if high is not None:
            least = _in_the_same_scale(low, high, words)
            if least < high.value:
                return Number(first, high.last, least, high.value)
    return low


def _in_the_same_scale(low: Number, high: Number, words: Sequence[str]) -> float:
    """ "two to three hundred": two hundred."""
    last = words[high.last]
    scale = _SCALES.get(last, 1)
    return low.value * scale if low.value < scale and words[low.last] not in _SCALES else low.value


def _plain_number(words: Sequence[str], first: int) -> Number | None:
    figure = _FIGURE.fullmatch(words[first])
    if figure is not None:
        value = float(figure[1].replace(",", "")) * _SHORT_SCALES.get(figure[2] or "", 1)
        last = first
        while last + 1 < len(words) and (scale := _scale(words[last + 1], figure[2] is None)) is not None:
            value, last = value * scale, last + 1
        return Number(first, last, round(value, 6))
    return _in_words(words, first)


def _scale(word: str, short_too: bool) -> int | None:
    return _SCALES.get(word) or (_SHORT_SCALES.get(word) if short_too else None)


def _in_words(words: Sequence[str], first: int) -> Number | None:
    """ "one hundred and fifty", "twenty-two", "a dozen", "three hundred thousand"."""
    whole, part, last, at = 0, 0, -1, first
    while at < len(words):
        word = words[at]
        if word in _UNITS and part % 10 == 0 and (part % 100 == 0 or _UNITS[word] < 10):
            part, last = part + _UNITS[word], at
        elif word in _TENS and part % 100 == 0:
            part, last = part + _TENS[word], at
        elif word in _SCALES and (last >= 0 or (at == first + 1 and words[first] in ("a", "an"))):
            scale, last = _SCALES[word], at
            whole, part = (whole, max(part, 1) * scale) if scale <= 100 else (whole + max(part, 1) * scale, 0)
        elif not _goes_on(words, at, first, last):
            break
        at += 1
    return Number(first, last, float(whole + part)) if last >= 0 else None


def _goes_on(words: Sequence[str], at: int, first: int, last: int) -> bool:
    """Whether a word that is no number stands inside one: "a" or "and" beside a scale, a hyphen behind tens."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("a", "an"):
        return at == first and after in _SCALES
    if last != at - 1 or last < 0:
        return False
    if words[at] == "and":
        return words[last] in _SCALES and (after in _UNITS or after in _TENS)
    return words[at] == "-" and words[last] in _TENS and _UNITS.get(after, 10) < 10


def _is_part_of_a_word(words: Sequence[str], number: Number) -> bool:
    """ "16-year-old", "5-4", "G-20", "2/3"."""
    before = words[number.first - 1] if number.first else ""
    after = words[number.last + 1] if number.last + 1 < len(words) else ""
    return before in ("-", "/", "#", "№", "no.") or after in ("-", "/", "–", "th", "st", "rd", "nd")


def _bound_before(words: Sequence[str], first: int) -> str:
    for length in range(_LONGEST_BOUND, 0, -1):
        if length <= first and (bound := _BOUND_OF.get(" ".join(words[first - length : first]))):
            return bound
    return ""
