"""Whether two names are one body's: ministries, courts, companies under their renderings and abbreviations."""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import permutations

from facta.linking.judgement import SAME_SPELLING, Judgement
from facta.linking.name_tables import body_tables
from facta.linking.romanisation import folded, skeleton, spelling_distance

SMALL_WORDS = ("of", "the", "for", "and", "in", "on", "to", "a", "an", "&", "de")
BARE_LETTERS = re.compile(r"[.\s]")
NUMBER_SIGN = re.compile(r"(?:\b(?:no|nr|number)\b\.?|[№#])\s*(?=\d)", re.IGNORECASE)
"""What stands before a number: "School No. 14", "School #14"."""
PLACE_IN = re.compile(r"\bin (?:the )?(\w+)")
ARABIC_ARTICLE = re.compile(r"\b(?:[AaEeUu][lrstdnz]|[AaEeUu]sh)[-‐‑](?=\w)")
BRITISH = re.compile("(?<=[a-z]{4})is(?=e[ds]?$|ing$|ation$|ations$)")
PLURAL = 4
"""Longer words than that are one in the singular and the plural."""
BESIDE_POLICE = frozenset(("department", "force", "service"))
"""Words that tell nothing beside "police"."""
NUMBER = re.compile(r"\d+")
POSSESSIVE = re.compile(r"['’‘ʻʼ`]s\b|['’‘ʻʼ`.]")
INNER_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")

type _Rows = frozenset[int]


@lru_cache(maxsize=16_384)
def body_words(name: str) -> tuple[str, ...]:
    """Words of a body's name that tell it from others, in one English form, folded."""
    english = _english_words(name)
    silent = body_tables().silent | (BESIDE_POLICE if "police" in english else frozenset[str]())
    kept = [word for word in english if word not in silent]
    return tuple(filter(None, (folded(word) for word in (kept or english))))


def _english_words(name: str) -> list[str]:
    plain = INNER_HYPHEN.sub("", ARABIC_ARTICLE.sub("", POSSESSIVE.sub("", NUMBER_SIGN.sub("", name))))
    tables = body_tables()
    plain = _phrases().sub(lambda match: tables.phrases[match[0]], plain.lower())
    words = [BRITISH.sub("iz", word) for word in re.split(r"[^\w]+", plain) if word]
    english = [tables.words.get(word, word) for word in words]
    return [tables.demonyms.get(word, word) for word in english]


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(body_tables().phrases, key=len, reverse=True))})\b")


@lru_cache(maxsize=16_384)
def initials_of(name: str) -> frozenset[str]:
    """Abbreviations that the words of `name` give: with and without its small words, and by capitals within words."""
    words = [word for word in re.split(r"[^\w\-‐‑'’]+", name) if word]
    big = [word for word in words if word.lower() not in SMALL_WORDS]
    divided = [part for word in big for part in re.split(r"[-‐‑]", word) if part]
    found = {"".join(word[0] for word in some).lower() for some in (words, big, divided) if len(some) > 1}
    capitals = "".join(letter for word in big for letter in word if letter.isupper())
    return frozenset(found | ({capitals.lower()} if 2 < len(capitals) < 9 else set[str]()))


@lru_cache(maxsize=1)
def _two_names() -> dict[str, frozenset[int]]:
    """The rows of the table that hold a name, by its key: two bodies may bear one."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(body_tables().names):
        for name in row:
            found[_table_key(name)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@lru_cache(maxsize=16_384)
def _table_key(name: str) -> str:
    words = (word for word in _english_words(name) if word not in SMALL_WORDS)
    return " ".join(word if NUMBER.search(word) else folded(word) for word in words)  # "MI5" is not "MI6"


def _is_abbreviation(name: str) -> bool:
    letters = BARE_LETTERS.sub("", name)
    return letters.isupper() and 2 <= len(letters) <= 8 and " " not in name.strip()


def bodies(name1: str, name2: str) -> Judgement:
    """The verdict on two names of bodies."""
    table = _two_names()
    row1, row2 = table.get(_table_key(name1)), table.get(_table_key(name2))
    if row1 and row2 and row1 & row2:
        if len(row1) == len(row2) == 1:
            return Judgement("same", "a body with two names")
        return Judgement("unsure", "a name that two bodies of the table bear")
    if NUMBER.findall(name1) != NUMBER.findall(name2) and NUMBER.search(name1) and NUMBER.search(name2):
        return Judgement("different", "another number")
    members = [POSSESSIVE.sub("", name).strip().lower() in body_tables().phrases for name in (name1, name2)]
    if any(members) and not all(members) and "party" in f"{name1} {name2}".lower():
        return Judgement("unsure", "the people of a party, or the party")
    for bracketed, other in ((name1, name2), (name2, name1)):
        full, short = _with_own_abbreviation(bracketed)
        if short and not _with_own_abbreviation(other)[1]:
            return _best(bodies(full, other), bodies(short, other))
    for short, full in ((name1, name2), (name2, name1)):
        if _is_abbreviation(short) and len(full.split()) > 1:
            return _abbreviated(short, full, row1 if short == name1 else row2, row2 if short == name1 else row1)
    found = _by_words(name1, name2)
    if found.verdict == "same" and NUMBER.findall(name1) != NUMBER.findall(name2):
        return Judgement("unsure", "a number that the other name lacks")
    return found


def _with_own_abbreviation(name: str) -> tuple[str, str]:
    """A name and the abbreviation that it gives of itself in brackets, or ""."""
    match = re.fullmatch(r"\s*(.+?)\s*\(([^()]+)\)\s*", name)
    if match is None or not _is_abbreviation(match[2]) or not _abbreviates(match[2], match[1]):
        return name, ""
    return match[1], match[2]


def _abbreviates(short: str, full: str) -> bool:
    """Whether the letters are first letters of the words, in their order."""
    initials = iter("".join(word[0] for word in re.split(r"[^\w]+", full.lower()) if word))
    return all(letter in initials for letter in BARE_LETTERS.sub("", short).lower())


def _best(one: Judgement, two: Judgement) -> Judgement:
    order = ("same", "unsure", "different")
    return min(one, two, key=lambda judgement: order.index(judgement.verdict))


def _abbreviated(short: str, full: str, short_row: _Rows | None, full_row: _Rows | None) -> Judgement:
    """The verdict on an abbreviation and a full name, of which the table has the rows."""
    letters = BARE_LETTERS.sub("", short).lower()
    if letters in initials_of(full):
        if short_row is not None:
            return Judgement("unsure", "the table has this abbreviation for another body")
        if len(letters) < 3:
            return Judgement("unsure", "two letters that many names begin with")
        return Judgement("same", "the abbreviation has the initials of the full name")
    if short_row is not None and full_row is not None:
        return Judgement("different", "two bodies of the table")
    alike = letters[0] == full.strip()[0].lower() or len(letters) == len(full.split())
    return Judgement("unsure" if alike else "different", "an abbreviation of other initials")


def _by_words(name1: str, name2: str) -> Judgement:
    one, two = sorted(body_words(name1)), sorted(body_words(name2))
    if not one or not two:
        return Judgement("unsure", "a name without letters to compare")
    if one == two:
        return _reordered(name1, name2)
    if "".join(body_words(name1)) == "".join(body_words(name2)):
        return Judgement("same", "the same words, divided otherwise")
    if len(one) != len(two):
        shorter, longer = (one, two) if len(one) < len(two) else (two, one)
        within = all(
            word in longer or any(_body_gap(word, other) <= SAME_SPELLING for other in longer) for word in shorter
        )
        return Judgement("unsure" if within else "different", "one name has more words")
    left = [word for word in one if word not in two]
    right = [word for word in two if word not in one]
    if len(left) != len(right) or len(left) > 3:
        return Judgement("different", "the words differ")
    worst = min(max(_body_gap(a, b) for a, b in zip(left, order, strict=True)) for order in permutations(right))
    if worst <= SAME_SPELLING:
        found = _reordered(name1, name2)
        return Judgement("same", "spelt by another romanisation") if found.verdict == "same" else found
    return Judgement("different" if worst >= 0.2 else "unsure", "the words differ")


def _reordered(name1: str, name2: str) -> Judgement:
    """The verdict on names of the same words: their order may vary with "of", in names that say enough."""
    one, two = body_words(name1), body_words(name2)
    if one == two or (
        len(one) == len(two) and all(_body_gap(a, b) <= SAME_SPELLING for a, b in zip(one, two, strict=True))
    ):
        return Judgement("same", "the same words in the form that English names vary")
    if "general" in one and [word for word in one if word != "general"] == [word for word in two if word != "general"]:
        return Judgement("same", '"general" before or after its noun')
    places = [set(map(folded, PLACE_IN.findall(name.lower()))) for name in (name1, name2)]
    if places[0] and places[1] and places[0] != places[1]:
        return Judgement("different", "a body of one place in another")
    if "church" in one and "church" in two and not ("st" in one and "st" in two):
        return Judgement("unsure", "two churches may bear the same words")
    if "parti" in one and "parti" in two:
        return Judgement("unsure", "two parties may bear the same words")
    if not TURNING.search(f" {name1} / {name2} ".lower()):
        return Judgement("unsure", "the same words in another order")
    if len(one) > 2 or not (_one_a_place().isdisjoint(one) or _one_a_place().isdisjoint(two)):
        return Judgement("same", "the same words in the form that English names vary")
    return Judgement("unsure", 'two words that may name two bodies ("Council of Europe", "European Council")')


TURNING = re.compile(r" of | for |,")


@lru_cache(maxsize=1)
def _one_a_place() -> frozenset[str]:
    return frozenset(folded(word) for word in body_tables().one_a_place)


def _body_gap(one: str, two: str) -> float:
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) > PLURAL and longer == shorter + "s":
        return 0.0
    if (
        len(shorter) > 4
        and longer.startswith(shorter)
        and longer[len(shorter) :] in ("n", "an", "ian", "i", "stan", "istan", "ski")
    ):
        return 0.0
    gap = spelling_distance(one, two)
    return gap if skeleton(one) == skeleton(two) and len(shorter) > 4 else max(gap, 0.15)
