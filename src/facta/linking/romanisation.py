"""One spelling for the many romanisations of a name.

`folded` maps a word to a form that Kazakh, Russian, Ukrainian, Belarusian, Azerbaijani, Turkic, Arabic and Chinese
romanisations share as far as rules can ("Quandyq" and "Kuandyk", "Zhaparov" and "Japarov"). `spelling_distance` is what
is left: differences of vowels and of kindred consonants cost little, others a whole letter.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "o", "ж": "j", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "і": "i", "ї": "i", "є": "e", "ў": "u", "қ": "k", "ғ": "g", "ң": "n", "ө": "o", "ү": "u", "ұ": "u",
    "һ": "h", "ә": "a", "ҳ": "h", "ҷ": "j",
}  # fmt: skip
LATIN = {
    "ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ŋ": "n",
    "ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "j", "ğ": "g", "ñ": "n", "ʻ": "", "ʼ": "",
}  # fmt: skip
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f h ps o".split(), strict=True)
)
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p j r s t u p k g k sh ch ts dz ts ch h j h".split(),
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e i t j i l h ts k h dz g ch m y n sh o ch p j r s v t r ts u p k o f ev".split(),
        strict=True,
    )
)
LETTERS = CYRILLIC | LATIN | GREEK | GEORGIAN | ARMENIAN
STEPS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[^a-z]", ""),
        (r"iy+eh?$", "iya"),
        (r"dzh|dj|zh", "j"),
        (r"tsch|^tch", "ch"),
        (r"shch|sch", "sh"),
        (r"([oe])u(?=sk)", r"\1v"),
        (r"ou|oo", "u"),
        (r"ee(?=va?$)", "e"),
        (r"^tle(?=u)", "tile"),
        (r"ee", "i"),
        (r"(?<=[a-z]{2})[aeiou]d+in+e?$", "udin"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"ph", "f"),
        (r"ts(?=[iey])", "t"),
        (r"dz(?=[ieym])", "d"),
        (r"ts|tz", "c"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"^(?:y|i)e", "e"),
        (r"(?<=[aeiouy])[yi]e|(?<=[eiy])je|(?<=[aou])je(?=v)", "e"),
        (r"ksh", "ks"),
        (r"ye", "e"),
        (r"y[oõ]", "o"),
        (r"^yi", "i"),
        (r"y", "i"),
        (r"(?<=[aou])j(?=a)", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[a-z]{3})[aou]l+ah$", "ala"),
        (r"ah$", "a"),
        (r"(?<=[a-z]{3})uh$", "u"),
        (r"(?<=[a-z]{2})jon$", "jan"),
        (r"(?<=[a-z]{2})mane$", "man"),
    )
)
VOWELS = frozenset("aeiou")
KINDRED = ("gkh", "sz", "szc", "dt", "bp", "vfu", "iej", "cs", "jg", "ct")
VOWEL_COST, VOWEL_GAP, KINDRED_COST = 0.35, 0.45, 0.4
_GAPS = dict.fromkeys(VOWELS, VOWEL_GAP) | {"h": 0.6}
_SUBSTITUTIONS = (
    {(a, b): KINDRED_COST for group in KINDRED for a in group for b in group}
    | {(a, b): VOWEL_COST for a in VOWELS for b in VOWELS}
)  # fmt: skip


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """The common spelling of one word: letters a to z, no doubled ones."""
    lower = unicodedata.normalize("NFC", word.lower().replace("i̇", "i"))
    azerbaijani = "ə" in lower or (any(c in lower for c in "ışğç") and any(c in lower for c in "xq"))
    letters: list[str] = []
    for letter in lower:
        if azerbaijani and letter in "xcq":
            letters.append({"x": "h", "c": "j", "q": "g"}[letter])
        else:
            letters.append(LETTERS.get(letter) or GREEK.get(unicodedata.normalize("NFD", letter)[0], letter))
    plain = "".join(c for c in unicodedata.normalize("NFD", "".join(letters)) if not unicodedata.combining(c))
    for pattern, put in STEPS:
        plain = pattern.sub(put, plain)
    return plain


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """A name's letters without diacritics, in lower case: "Çelik" and "Celik" give the same."""
    marked = unicodedata.normalize("NFD", name.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return " ".join("".join(c for c in marked if not unicodedata.combining(c)).split())


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, kindred ones as one: words that may be alike have the same."""
    merged = word.translate(str.maketrans("ghzcdwpfj", "kkssdvbvi"))
    bare = "".join(letter for letter in merged if letter not in "aeiou")
    return re.sub(r"(.)\1+", r"\1", bare) or merged[:1]


@lru_cache(maxsize=262_144)
def spelling_distance(one: str, two: str) -> float:
    """Cost of turning one folded word into the other, over the longer one's length: 0 for equal, up to 1."""
    if one == two:
        return 0.0
    before = [0.0]
    for letter in two:
        before.append(before[-1] + _GAPS.get(letter, 1.0))
    for first in one:
        gap = _GAPS.get(first, 1.0)
        left = before[0] + gap
        row = [left]
        for j, second in enumerate(two, 1):
            put = before[j - 1] if first == second else before[j - 1] + _SUBSTITUTIONS.get((first, second), 1.0)
            left = min(before[j] + gap, left + _GAPS.get(second, 1.0), put)
            row.append(left)
        before = row
    return before[-1] / max(len(one), len(two), 1)
