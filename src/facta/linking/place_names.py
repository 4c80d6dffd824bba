"""Whether two names are one place's: one spelling under several romanisations, or two names in the table."""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from facta.linking.arabic_names import arabic_readings, is_arabic
from facta.linking.judgement import SAME_SPELLING, Judgement
from facta.linking.name_tables import place_rows
from facta.linking.other_vowels import are_told_apart
from facta.linking.romanisation import bare, folded, skeleton, spelling_distance

REGIONS = {
    "oblast": "region", "voblast": "region", "oblys": "region", "oblysy": "region", "raion": "district",
    "rayon": "district", "krai": "territory", "kray": "territory", "wilayah": "province", "wilayat": "province",
    "viloyat": "province", "vilayet": "province", "governorate": "province", "muhafazah": "province",
    "prefecture": "prefecture", "saint": "st", "sankt": "st", "mount": "mt", "fort": "ft", "town": "city",
}  # fmt: skip
"""Words of places under one form: a Russian, Kazakh or Arabic word and its English, an abbreviation and its word."""


SPANISH_ARTICLE = re.compile(r"^[Ee]l\s", re.MULTILINE)
SPANISH_K = re.compile("qu(?=[ie])")
ARTICLE = re.compile(r"\b(?:[aeu][lrstdnz]|[aeu]sh)[-‐‑](?=\w)")
"""The Arabic article before its noun."""
AREAS = frozenset(map(folded, ("region", "district", "province", "territory", "county", "prefecture")))
SIDES = frozenset(
    map(folded, "north south east west northern southern eastern western upper lower inner outer new".split())
)
"""Words that make a part or another place of the one that follows."""


TWO_NAMES = "a place with two names"


@lru_cache(maxsize=1)
def _two_names() -> dict[str, frozenset[int]]:
    return _rows_by(place_key)


@lru_cache(maxsize=1)
def _written() -> dict[str, frozenset[int]]:
    return _rows_by(bare)


def _rows_by(key_of: Callable[[str], str]) -> dict[str, frozenset[int]]:
    """The rows of the table that hold a name, by what `key_of` makes of it: a place may stand in several."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(place_rows()):
        for name in row:
            found[key_of(name)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def is_known_place(name: str) -> bool:
    """Whether the table of places with two names has this one."""
    return place_key(name) in _two_names()


def place_key(name: str) -> str:
    """The folded words of a place's name, divided by spaces."""
    return " ".join(_place_words(name))


def _place_words(name: str) -> tuple[str, ...]:
    words = re.split(r"[\s.,()\-‐‑–]+", re.sub(r"['’‘ʻʼ`]", "", ARTICLE.sub("", SPANISH_K.sub("k", name.lower()))))
    kept = [REGIONS.get(word, word) for word in words if word not in ("the", "of", "al")]
    return tuple(filter(None, (folded(word) for word in kept)))


def _letters(name: str) -> str:
    """The letters of a name in lower case without marks, doubled ones kept."""
    return re.sub(r"[^a-z]", "", bare(name))


def _doubled_otherwise(name1: str, name2: str) -> bool:
    """Whether only doubled letters tell the two apart ("Samara", "Samarra"), both in Latin letters."""
    one, two = _letters(name1), _letters(name2)
    single = [re.sub(r"(.)\1+", r"\1", name) for name in (one, two)]
    return one != two and single[0] == single[1]


def _areas(words: list[str]) -> list[str]:
    return sorted(word for word in words if word in AREAS)


def _sides(words: list[str]) -> list[str]:
    return sorted(word for word in words if word in SIDES)


def _rows_without_area(words: list[str]) -> frozenset[int]:
    """The rows of the table that hold the name without its word for an area."""
    return _two_names().get(" ".join(word for word in words if word not in AREAS), frozenset())


def _hard(key: str) -> str:
    """The key with "c" as "k" where it is said so ("Cabul"), and Ukrainian endings for Russian ones ("Popasnaya")."""
    return re.sub(r"(?<=\w{4})aia\b", "a", re.sub("c(?=[aoulr])", "k", key))


def places(name1: str, name2: str) -> Judgement:
    """The verdict on two names of places."""
    table = _two_names()
    key1, key2 = place_key(name1), place_key(name2)
    written = _written()
    rows1, rows2 = written.get(bare(name1), frozenset()), written.get(bare(name2), frozenset())
    if rows1 & rows2:
        return Judgement("same", TWO_NAMES)
    if _doubled_otherwise(name1, name2):
        return Judgement("unsure", "only a doubled letter differs")
    if key1 in table and table[key1] & table.get(key2, frozenset()):
        return Judgement("same", TWO_NAMES)
    if not key1 or not key2:
        return Judgement("unsure", "a name without letters to compare")
    if key1 == key2 or _hard(key1) == _hard(key2):
        return Judgement("same", "every word agrees when romanised alike")
    if (is_arabic(name1) or is_arabic(name2)) and not SPANISH_ARTICLE.search(f"{name1}\n{name2}"):
        keys1, keys2 = ({place_key(reading) for reading in arabic_readings(name)} for name in (name1, name2))
        if keys1 & keys2:
            return Judgement("same", "every word agrees by the vowels of Arabic")
    if key1 in table and key2 in table:
        return Judgement("different", "two places of the table")
    if key1.replace(" ", "") == key2.replace(" ", ""):
        return Judgement("same", "the same words, divided otherwise")
    one, two = key1.split(), key2.split()
    if _sides(one) != _sides(two):
        return Judgement("different", "one is a side or a part of what the other names")
    if _areas(one) and _areas(one) == _areas(two) and _rows_without_area(one) & _rows_without_area(two):
        return Judgement("same", "a region, by two names of its town")
    if len(one) != len(two):
        return Judgement("unsure" if set(one) & set(two) else "different", "one name has more words")
    worst = max(spelling_distance(a, b) for a, b in zip(one, two, strict=True))
    alike = all(skeleton(a) == skeleton(b) and len(skeleton(a)) > 2 for a, b in zip(one, two, strict=True) if a != b)
    lengths = all(abs(len(a) - len(b)) < 2 for a, b in zip(one, two, strict=True))
    if any(are_told_apart(a, b) for a, b in zip(one, two, strict=True)):
        return Judgement(
            "unsure" if worst < 0.12 and lengths else "different", "another vowel, which romanisations keep"
        )
    if worst <= SAME_SPELLING and alike and lengths:
        if any(
            b[-1] in "aeiou" and len(a) != len(b) for pair in zip(one, two, strict=True) for a, b in (pair, pair[::-1])
        ):
            return Judgement("unsure", "words of two endings")
        return Judgement("same", "spelt by another romanisation")
    return Judgement("different" if worst >= 0.12 or not lengths else "unsure", "the words differ")
