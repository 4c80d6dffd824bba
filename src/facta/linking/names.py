"""Whether two names are one person's, one place's or one body's: same, different or unsure, and why.

Words are folded to a common spelling and aligned; the word that agrees least decides, because a first name that differs
is a different person whatever the surname does. In doubt the answer is "unsure", which a person settles: a wrong
merge of two people is the worst error.
"""

import re
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from facta.codebook.sectors import load_sectors
from facta.linking.name_tables import (
    BODY_WORDS,
    GIVEN_NAMES,
    PARTICLES,
    PLACES,
    SILENT_BODY_WORDS,
    SUFFIXES,
    TITLES,
)
from facta.linking.romanisation import bare, folded, skeleton, spelling_distance
from facta.model.party import PartyKind

SAME_SPELLING = 0.115
"""Largest spelling distance of two words that are taken for one."""
UNLIKE_SPELLING = 0.3
"""Smallest spelling distance of two words that are surely two."""
FEMININE = (
    ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaia", "ski"), ("ska", "ski"), ("cka", "cki"),
    ("aia", "i"), ("ckaia", "cki"),
    ("ska", "skiy"), ("na", "n"), ("a", ""),
)  # fmt: skip
PATRONYMIC = re.compile(r"(?:ov|ev|i)(?:ich|ic|na)$|(?:uly|uli|kizi|ogli|oglu)$")


class Judgement(NamedTuple):
    """A verdict on two names, `same`, `different` or `unsure`, with the reason in words."""

    verdict: str
    reason: str


def judge(name1: str, name2: str, kind: str) -> Judgement:
    """Whether the two names name one party. kind: `person`, `place`, `organization`; others count as organizations."""
    if name1.strip().casefold() == name2.strip().casefold():
        return Judgement("same", "the same letters")
    if bare(name1) == bare(name2) != "":
        return Judgement("same", "the same letters without their marks")
    if kind == "person":
        return _persons(name1, name2)
    if kind == "place":
        return _places(name1, name2)
    return _bodies(name1, name2)


def kind_of(name1: str, name2: str) -> str:
    """The kind of party that two names without one are judged as: a body by its words, a place by the table."""
    nouns = load_sectors().nouns
    words = {word for name in (name1, name2) for word in re.findall(r"[^\W\d_]+", name.lower())}
    letters = [re.sub(r"[.\s]", "", name) for name in (name1, name2)]
    if any(word in nouns and nouns[word].kind == PartyKind.ORGANIZATION for word in words) or any(
        word.isupper() and len(word) > 1 for word in letters
    ):
        return "organization"
    table = _two_names()
    return "place" if any(_place_key(name) in table for name in (name1, name2)) else "person"


# People


@lru_cache(maxsize=1)
def _given() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(GIVEN_NAMES):
        for name in row:
            table.setdefault(folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


@lru_cache(maxsize=16_384)
def person_words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Folded words of a person's name, titles and particles left out, and its suffixes ("jr")."""
    words = re.split(r"[\s.,]+", re.sub(r"[-‐‑–'’ʻʼ`]", "", re.sub(r"\b([Aa]l|[Ee]l|[Uu]l)[-‐‑]", "", name)))
    lower = [word for word in words if word]
    while len(lower) > 2 and lower[0].lower() in TITLES:
        lower.pop(0)
    suffixes = frozenset(word.lower() for word in lower if word.lower() in SUFFIXES and len(lower) > 2)
    kept = [w for w in lower if w.lower() not in suffixes and not (w.lower() in PARTICLES and len(lower) > 2)]
    return tuple(filter(None, (folded(word) for word in kept))), suffixes


def _persons(name1: str, name2: str) -> Judgement:
    (one, suffix1), (two, suffix2) = person_words(name1), person_words(name2)
    if not one or not two:
        return Judgement("unsure", "a name without letters to compare")
    if suffix1 != suffix2:
        return Judgement("different" if suffix1 and suffix2 else "unsure", "suffixes such as Jr. differ")
    if len(one) == 1 and len(two) == 1:
        return _single_words(one[0], two[0])
    if len(one) == 1 or len(two) == 1:
        return _short_name(one, two)
    if len(one) == len(two):
        return _aligned_persons(one, two)
    return _unequal_lengths(one, two)


def _single_words(one: str, two: str) -> Judgement:
    if one == two:
        return Judgement("same", "one spelling of one word")
    gap, reason = _surname_gap(one, two)
    return Judgement("different" if gap >= UNLIKE_SPELLING else "unsure", reason or "single words, much alike")


def _short_name(one: tuple[str, ...], two: tuple[str, ...]) -> Judgement:
    short, full = (one[0], two) if len(one) == 1 else (two[0], one)
    gap = min(_surname_gap(short, full[-1])[0], _given_gap(short, full[0])[0])
    if gap <= SAME_SPELLING:
        return Judgement("unsure", "one name is only a part of the other")
    if "".join(full) == short:
        return Judgement("same", "one word written as several")
    return Judgement("different" if gap >= UNLIKE_SPELLING else "unsure", "the short name is not in the full one")


def _aligned_persons(one: tuple[str, ...], two: tuple[str, ...]) -> Judgement:
    straight = _worst(one, two)
    if straight[0] <= SAME_SPELLING:
        return Judgement("same", "every word agrees when romanised alike")
    if len(one) <= 3:
        for order in permutations(two):
            if order != two and all(
                spelling_distance(a, b) == 0 and len(a) > 1 for a, b in zip(one, order, strict=True)
            ):
                return Judgement("same", "the same words in another order")
    verdict = "different" if straight[0] >= UNLIKE_SPELLING else "unsure"
    return Judgement(verdict, straight[1])


def _worst(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[float, str]:
    gap, reason = _surname_gap(one[-1], two[-1])
    worst, why = gap, reason or "every word agrees when romanised alike"
    for a, b in zip(one[:-1], two[:-1], strict=True):
        gap, reason = _given_gap(a, b)
        if gap > worst:
            worst, why = gap, reason
    return worst, why


def _unequal_lengths(one: tuple[str, ...], two: tuple[str, ...]) -> Judgement:
    shorter, longer = (one, two) if len(one) < len(two) else (two, one)
    if "".join(shorter) == "".join(longer):
        return Judgement("same", "the same words, divided otherwise")
    for n in range(len(longer) - 1):
        joined = (*longer[:n], longer[n] + longer[n + 1], *longer[n + 2 :])
        if (len(longer[n]) == 1) != (len(longer[n + 1]) == 1):
            continue
        if len(joined) == len(shorter) and _worst(shorter, joined)[0] <= SAME_SPELLING:
            return Judgement("same", "two words of one are a single word of the other")
    ends = _worst((shorter[0], shorter[-1]), (longer[0], longer[-1]))
    extra = longer[1:-1] if len(shorter) == 2 else ()
    if ends[0] <= SAME_SPELLING and extra:
        if all(PATRONYMIC.search(word) for word in extra):
            return Judgement("same", "the other name adds a patronymic")
        return Judgement("unsure", "the other name adds a middle name")
    if len(shorter) == 2:
        front = _worst(shorter, (longer[0], longer[1]))
        if front[0] <= SAME_SPELLING:
            return Judgement("unsure", "the other name goes on")
    initials1, initials2 = ([w for w in name if len(w) == 1] for name in (one, two))
    if ends[0] <= SAME_SPELLING and initials1 != initials2:
        return Judgement("different", "initials differ")
    return Judgement("different" if ends[0] >= UNLIKE_SPELLING else "unsure", ends[1])


def _given_gap(one: str, two: str) -> tuple[float, str]:
    if one == two:
        return 0.0, ""
    if len(one) == 1 or len(two) == 1:
        if one[0] == two[0] and len(one) != len(two):
            return 0.2, "an initial may stand for another first name"
        return 1.0, "initials differ"
    table = _given()
    if not table.get(one, frozenset()).isdisjoint(table.get(two, frozenset())):
        return 0.0, "forms of one first name"
    gap = spelling_distance(one, two)
    if (one[-1] in "ao") != (two[-1] in "ao") or (one[-1] != two[-1] and "a" in (one[-1], two[-1])):
        return max(gap, UNLIKE_SPELLING), "first names of two endings"
    if skeleton(one) != skeleton(two):
        gap = max(gap, 0.2)
    return gap, "first names differ"


def _surname_gap(one: str, two: str) -> tuple[float, str]:
    if one == two:
        return 0.0, ""
    if _are_two_genders(one, two):
        return 1.0, "one family name in its masculine and its feminine form: two people"
    gap = spelling_distance(one, two)
    if skeleton(one) != skeleton(two):
        gap = max(gap, 0.15)
    return gap, "" if gap <= SAME_SPELLING else "family names differ"


def _are_two_genders(one: str, two: str) -> bool:
    for a, b in ((one, two), (two, one)):
        for feminine, masculine in FEMININE:
            if a.endswith(feminine) and b.endswith(masculine) and a[: -len(feminine)] == b[: len(b) - len(masculine)]:
                return True
    return False


# Places


@lru_cache(maxsize=1)
def _two_names() -> dict[str, int]:
    return {_place_key(name): number for number, row in enumerate(PLACES) for name in row}


def _place_key(name: str) -> str:
    return " ".join(_place_words(name))


def _place_words(name: str) -> tuple[str, ...]:
    words = re.split(r"[\s.,\-‐‑–]+", re.sub(r"['’ʻʼ`]", "", name))
    return tuple(filter(None, (folded(word) for word in words if word.lower() not in ("the", "of"))))


def _places(name1: str, name2: str) -> Judgement:
    table = _two_names()
    key1, key2 = _place_key(name1), _place_key(name2)
    if key1 == key2:
        return Judgement("same", "every word agrees when romanised alike")
    if key1 in table and table[key1] == table.get(key2):
        return Judgement("same", "a place with two names")
    one, two = key1.split(), key2.split()
    if len(one) != len(two):
        return Judgement("unsure" if set(one) & set(two) else "different", "one name has more words")
    worst = max(spelling_distance(a, b) for a, b in zip(one, two, strict=True))
    alike = all(skeleton(a) == skeleton(b) and len(skeleton(a)) > 2 for a, b in zip(one, two, strict=True) if a != b)
    lengths = all(abs(len(a) - len(b)) < 2 for a, b in zip(one, two, strict=True))
    if worst <= SAME_SPELLING and alike and lengths:
        return Judgement("same", "spelt by another romanisation")
    return Judgement("different" if worst >= 0.12 or not lengths else "unsure", "the words differ")


# Bodies


@lru_cache(maxsize=16_384)
def body_words(name: str) -> tuple[str, ...]:
    """Words of a body's name that tell it from others, in one English form, folded."""
    plain = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", re.sub(r"['’ʻʼ`]s\b|['’ʻʼ`.]", "", name))
    words = [BODY_WORDS.get(word, word) for word in re.split(r"[^\w]+", plain.lower()) if word]
    kept = [word for word in words if word not in SILENT_BODY_WORDS]
    return tuple(filter(None, (folded(word) for word in (kept or words))))


def initials_of(name: str) -> frozenset[str]:
    """Abbreviations that the words of `name` give, with and without its small words."""
    words = [word for word in re.split(r"[^\w\-‐‑'’]+", name) if word]
    big = [
        word
        for word in words
        if word.lower() not in ("of", "the", "for", "and", "in", "on", "to", "a", "an", "&", "de")
    ]
    return frozenset("".join(word[0] for word in some).lower() for some in (words, big) if len(some) > 1)


def _bodies(name1: str, name2: str) -> Judgement:
    for short, full in ((name1, name2), (name2, name1)):
        letters = re.sub(r"[.\s]", "", short)
        if letters.isupper() and 2 <= len(letters) <= 8 and len(full.split()) > 1:
            return (
                Judgement("same", "the abbreviation has the initials of the full name")
                if letters.lower() in initials_of(full)
                else Judgement(
                    "unsure" if letters[0].lower() == full.strip()[0].lower() else "different", "an abbreviation"
                )
            )
    one, two = sorted(body_words(name1)), sorted(body_words(name2))
    if one == two:
        return Judgement("same", "the same words in the form that English names vary")
    if len(one) != len(two):
        shorter, longer = (one, two) if len(one) < len(two) else (two, one)
        if "".join(body_words(name1)) == "".join(body_words(name2)):
            return Judgement("same", "the same words, divided otherwise")
        return Judgement("unsure" if set(shorter) <= set(longer) else "different", "one name has more words")
    left = [word for word in one if word not in two]
    right = [word for word in two if word not in one]
    if len(left) != len(right) or len(left) > 3:
        return Judgement("different", "the words differ")
    worst = min(max(_body_gap(a, b) for a, b in zip(left, order, strict=True)) for order in permutations(right))
    if worst <= SAME_SPELLING:
        return Judgement("same", "spelt by another romanisation")
    return Judgement("different" if worst >= 0.2 else "unsure", "the words differ")


def _body_gap(one: str, two: str) -> float:
    shorter, longer = sorted((one, two), key=len)
    if (
        len(shorter) > 4
        and longer.startswith(shorter)
        and longer[len(shorter) :] in ("n", "an", "ian", "i", "stan", "istan")
    ):
        return 0.0
    gap = spelling_distance(one, two)
    return gap if skeleton(one) == skeleton(two) and len(one) > 4 else max(gap, 0.15)
