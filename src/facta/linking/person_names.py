"""Whether two names are one person's.

Words are folded to a common spelling and aligned; the word that agrees least decides, because a first name that differs
is a different person whatever the surname does. Titles, particles and nicknames in marks are set aside first.
"""

import re
from functools import lru_cache
from itertools import permutations

from facta.codebook.sectors import load_sectors
from facta.linking.east_asian_names import chinese_judgement, korean_judgement
from facta.linking.judgement import SAME_SPELLING, UNLIKE_SPELLING, Judgement
from facta.linking.name_tables import GIVEN_NAMES, PARTICLES, SUFFIXES, TITLES
from facta.linking.romanisation import folded, skeleton, spelling_distance
from facta.model.party import PartyKind

FEMININE = (
    ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaia", "ski"), ("ska", "ski"), ("cka", "cki"),
    ("aia", "i"), ("ckaia", "cki"),
    ("ska", "skiy"), ("na", "n"), ("a", ""),
)  # fmt: skip
VOICED = ("gk", "dt", "bp", "sz", "vf")
PATRONYMIC = re.compile(r"(?:ov|ev|i)(?:ich|ic|na)$|(?:uly|uli|kizi|ogli|oglu)$")


@lru_cache(maxsize=1)
def _given() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(GIVEN_NAMES):
        for name in row:
            table.setdefault(folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


ARTICLE = re.compile(r"\b([Aa]l|[Ee]l|[Uu]l|[Aa]d|[Aa]sh|[Aa]n|[Aa]r|[Aa]s|[Aa]t|[Aa]z)[-‐‑](?=\w)")
DIN = re.compile(r"(?<=\w)[\s-]+(?:[AaEeUu][ld][-‐‑\s]+)(?=D[iy]e?e?n\b)")
"""The article within one Arabic name: "Nur al-Din" is one name, "Nureddin"."""
NICKNAME = re.compile(r"[\"“”«»„][^\"“”«»„]{1,30}[\"“”«»„]|\([^()]{1,30}\)")
"""A nickname in marks within a name: Robert "Bobby" Hallam."""
MARKS = re.compile(r"[-‐‑–'’‘ʻʼ`´]")


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """Nouns that stand before a name: ranks, offices, callings ("mayor", "archbishop")."""
    nouns = load_sectors().nouns
    return TITLES | {noun for noun, entry in nouns.items() if entry.kind == PartyKind.PERSON and " " not in noun}


@lru_cache(maxsize=16_384)
def person_words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Folded words of a person's name, titles and particles left out, and its suffixes ("jr")."""
    words = _plain_words(name)
    suffixes = frozenset(word.lower() for word in words[1:] if word.lower() in SUFFIXES)
    kept = [w for w in words if w.lower() not in suffixes and not (w.lower() in PARTICLES and len(words) > 2)]
    return tuple(filter(None, (folded(word) for word in kept))), suffixes


def _plain_words(name: str) -> list[str]:
    """The words of a name, family name last, without titles and nicknames in marks."""
    bare = NICKNAME.sub(" ", name) if len(NICKNAME.sub(" ", name).split()) > 1 else name
    family, comma, given = bare.partition(",")
    if comma and given.strip() and given.strip(" .").lower() not in SUFFIXES:
        bare = f"{given} {family}"
    joined = MARKS.sub("", ARTICLE.sub("", DIN.sub("", bare)))
    words = [word for word in re.split(r"[\s.,]+", joined) if word]
    while len(words) > 2 and words[0].lower() in _title_words() and words[1].lower() not in SUFFIXES:
        words.pop(0)
    return words


def persons(name1: str, name2: str) -> Judgement:
    """The verdict on two names of people."""
    known = chinese_judgement(name1, name2) or korean_judgement(name1, name2)
    if known:
        return Judgement(*known)
    (one, suffix1), (two, suffix2) = person_words(name1), person_words(name2)
    if not one or not two:
        return Judgement("unsure", "a name without letters to compare")
    if suffix1 != suffix2:
        return Judgement("different" if suffix1 and suffix2 else "unsure", "suffixes such as Jr. differ")
    if len(one) == 1 and len(two) == 1:
        return _single_words(one[0], two[0])
    if len(one) == 1 or len(two) == 1:
        return _short_name(one, two)
    found = _aligned_persons(one, two) if len(one) == len(two) else _unequal_lengths(one, two)
    if found.verdict == "same":
        return found
    if _one_run(name1) == _one_run(name2):
        return Judgement("same", "the same letters, divided otherwise")
    if found.verdict == "different" and (_double_surname(name1, two) or _double_surname(name2, one)):
        return Judgement("unsure", "one has a second family name")
    return found


@lru_cache(maxsize=65_536)
def _one_run(name: str) -> str:
    """The name's letters as one word, its particles too: "de Wit" is "Dewit"."""
    return "".join(folded(word) for word in _plain_words(name))


def _double_surname(name: str, other: tuple[str, ...]) -> bool:
    """Whether the family name of `name` is hyphenated and one half of it is the other's ("Petrel-Dolvan")."""
    words = NICKNAME.sub(" ", name).split()
    halves = [folded(half) for half in re.split(r"[-‐‑–]", words[-1])] if words else []
    first = folded(words[0]) if words else ""
    return len(halves) == 2 and other[-1] in halves and _given_gap(first, other[0])[0] <= SAME_SPELLING


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
    front = _worst(shorter, longer[: len(shorter)])
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
    if _last_consonant_differs(one, two):
        return max(gap, 0.2), "first names of two endings"
    if (one[-1] in "ao") != (two[-1] in "ao") or (one[-1] != two[-1] and "a" in (one[-1], two[-1])):
        return max(gap, UNLIKE_SPELLING), "first names of two endings"
    if skeleton(one) != skeleton(two):
        gap = max(gap, 0.2)
    return gap, "first names differ"


def _last_consonant_differs(one: str, two: str) -> bool:
    """Whether only the last letter differs, in more than its voice: "Thanh", "Thang"; not "Gevorg", "Gevork"."""
    last = {one[-1], two[-1]}
    return one[:-1] == two[:-1] and not last & set("aeiou") and not any(last <= set(pair) for pair in VOICED)


def _surname_gap(one: str, two: str) -> tuple[float, str]:
    if one == two:
        return 0.0, ""
    if _are_two_genders(one, two):
        return 1.0, "one family name in its masculine and its feminine form: two people"
    gap = spelling_distance(one, two)
    if skeleton(one) != skeleton(two) or _last_consonant_differs(one, two):
        gap = max(gap, 0.15)
    return gap, "" if gap <= SAME_SPELLING else "family names differ"


def _are_two_genders(one: str, two: str) -> bool:
    for a, b in ((one, two), (two, one)):
        for feminine, masculine in FEMININE:
            if a.endswith(feminine) and b.endswith(masculine) and a[: -len(feminine)] == b[: len(b) - len(masculine)]:
                return True
    return False
