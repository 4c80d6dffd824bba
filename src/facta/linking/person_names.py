"""Whether two names are one person's.

Words are folded to a common spelling and aligned; the word that agrees least decides, because a first name that differs
is a different person whatever the surname does. Titles, particles and nicknames in marks are set aside first.
"""

import re
from functools import lru_cache
from itertools import permutations

from facta.codebook.sectors import load_sectors
from facta.linking.east_asian_names import chinese_judgement, korean_judgement, vietnamese_judgement
from facta.linking.judgement import SAME_SPELLING, UNLIKE_SPELLING, Judgement
from facta.linking.name_tables import given_names, person_words_table
from facta.linking.other_spellings import in_latin, other_spellings
from facta.linking.romanisation import bare, folded, skeleton, spelling_distance
from facta.model.party import PartyKind

FEMININE = (
    ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaia", "ski"), ("ska", "ski"), ("cka", "cki"),
    ("aia", "i"), ("ckaia", "cki"),
    ("ska", "skiy"), ("na", "n"), ("a", ""),
)  # fmt: skip
VOICED = ("gk", "dt", "bp", "sz", "vf")
PATRONYMIC = re.compile(r"(?:ov|ev|i)(?:ich|ic|na)$|(?:uly|uli|ulu|kizi|gizi|ogli|oglu)$")
OF_THE_FATHER = frozenset("oglu ogly ogli oghlu uly uulu qyzy kyzy kizi qizi gizi".split())
"""After a father's name, "son of" or "daughter of": "Rashid oglu"."""
EUROPEAN: frozenset[str] = frozenset("da das de del della den der di do dos du van von zu".split())
CHILD_OF = frozenset("bin ibn ben bint".split())
LONG_WORD = 9
"""From that length on, one inner letter left out is a slip of the pen, not another name."""
RATHER_LONG = 8
"""The same for a vowel of a first name beside one spelling of the family name."""
AZERBAIJANI = str.maketrans("xcqXCQ", "hjgHJG")


@lru_cache(maxsize=1)
def _given() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(given_names()):
        for name in row:
            table.setdefault(folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


ARTICLE = re.compile(r"\b([Aa]l|[Ee]l|[Uu]l|[Aa]d|[Aa]sh|[Aa]n|[Aa]r|[Aa]s|[Aa]t|[Aa]z)[-‐‑](?=\w)")
DIN = re.compile(r"(?<=\w)[\s-]+(?:[AaEeUu][ld][-‐‑\s]+)(?=D[iy]e?e?n\b)")
"""The article within one Arabic name: "Nur al-Din" is one name, "Nureddin"."""
TITLES = re.compile(
    r"^\s*(?:U(?=\s+\w{2,}\s+\w{2,})|Daw(?=\s+\w{2,}\s+\w{2,})|Tan\s+Sri|Puan\s+Sri|Dat(?:uk|o)\s+(?:Seri|Sri))\s+(?=\S+\s+\S)"
)
"""Burmese and Malay forms of address, of which a word alone may be a name."""
NICKNAME = re.compile(r"[\"“”«»„][^\"“”«»„]{1,30}[\"“”«»„]|\([^()]{1,30}\)")
"""A nickname in marks within a name: Robert "Bobby" Hallam."""
TURNED = "the same words in another order"
FATHER_AND_CHILD = "the words stand for child and father"
DIVIDED = "two words of one are a single word of the other"
CERTAIN = frozenset((FATHER_AND_CHILD, "suffixes such as Jr. differ", "Chinese names of other syllables"))
"""Reasons that no other spelling changes."""
MARKS = re.compile(r"[-‐‑–'’‘ʻʼ`´]")


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """Nouns that stand before a name: ranks, offices, callings ("mayor", "archbishop")."""
    nouns = load_sectors().nouns
    return person_words_table().titles | {
        noun for noun, entry in nouns.items() if entry.kind == PartyKind.PERSON and " " not in noun
    }


@lru_cache(maxsize=16_384)
def person_words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Folded words of a person's name, titles and particles left out, and its suffixes ("jr")."""
    words = _with_fathers(_plain_words(name))
    suffixes = frozenset(word.lower() for word in words[1:] if word.lower() in person_words_table().suffixes)
    kept = [
        w
        for w in words
        if w.lower() not in suffixes and not (w.lower() in person_words_table().particles and len(words) > 2)
    ]
    return tuple(filter(None, (folded(word) for word in kept))), suffixes


def _with_fathers(words: list[str]) -> list[str]:
    """The words with a father's name and what marks it as one as a single word, where a family name follows."""
    kept: list[str] = []
    for number, word in enumerate(words):
        if number > 1 and number < len(words) - 1 and word.lower() in OF_THE_FATHER:
            kept[-1] += word.lower()
        else:
            kept.append(word)
    return kept


@lru_cache(maxsize=16_384)
def _run_on_words(name: str) -> tuple[str, ...]:
    """The folded words of a name with articles and particles as the beginning of the next: "al-Masri" as "almasri"."""
    words = _plain_words(ARTICLE.sub(lambda match: f"{match[1]}", name))
    kept: list[str] = []
    before = ""
    for number, word in enumerate(words):
        if number and word.lower() in person_words_table().particles and number < len(words) - 1:
            before += word
        else:
            kept.append(before + word)
            before = ""
    return tuple(filter(None, (folded(word) for word in kept)))


def _plain_words(name: str) -> list[str]:
    """The words of a name, family name last, without titles and nicknames in marks."""
    name = name.translate(AZERBAIJANI) if "ə" in name.lower() else name
    bare = NICKNAME.sub(" ", name) if len(NICKNAME.sub(" ", name).split()) > 1 else name
    family, comma, given = bare.partition(",")
    if comma and given.strip() and given.strip(" .").lower() not in person_words_table().suffixes:
        bare = f"{given} {family}"
    joined = MARKS.sub("", ARTICLE.sub("", DIN.sub("", bare)))
    words = [word for word in re.split(r"[\s.,]+", TITLES.sub("", joined, count=1)) if word]
    while len(words) > 2 and words[-1] in person_words_table().honours:
        words.pop()
    while (
        len(words) > 2 and words[0].lower() in _title_words() and words[1].lower() not in person_words_table().suffixes
    ):
        words.pop(0)
    return words


def persons(name1: str, name2: str) -> Judgement:
    """The verdict on two names of people."""
    one, two = in_latin(name1), in_latin(name2)
    found = _persons(one, two)
    if found.verdict == "same" or found.reason in CERTAIN:
        return found
    pairs = [(a, b) for a in (one, *other_spellings(one)) for b in (two, *other_spellings(two))][1:]
    if any(_persons(a, b).verdict == "same" for a, b in pairs):
        return Judgement("same", "every word agrees by the spelling of another language")
    return found


def _persons(name1: str, name2: str) -> Judgement:
    known = chinese_judgement(name1, name2) or korean_judgement(name1, name2) or vietnamese_judgement(name1, name2)
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
    if found.verdict == "same" and _given_by_other_vowels(one, two) and _last_letters(name1) == _last_letters(name2):
        return Judgement("unsure", "first names of other vowels beside one spelling of the family name")
    if found.verdict == "same" and _particles(name1) != _particles(name2) and _one_run(name1) != _one_run(name2):
        return Judgement("unsure", "a particle that the other name lacks")
    if found.reason == TURNED and (_names_a_father(name1) or _names_a_father(name2)):
        return Judgement("different", FATHER_AND_CHILD)
    if found.verdict == "same" or (len(one) == len(two) and _is_plain(name1) and _is_plain(name2)):
        return found
    if _one_run(name1) == _one_run(name2):
        return Judgement("same", "the same letters, divided otherwise")
    if _bears_marks(name1, name2) and persons(bare(name1), bare(name2)).verdict == "same":
        return Judgement("same", "every word agrees without its marks")
    if _agree_run_on(name1, name2):
        return Judgement("same", "the same words, an article or particle written as one with its name")
    if found.verdict == "different" and (_double_surname(name1, two) or _double_surname(name2, one)):
        return Judgement("unsure", "one has a second family name")
    return found


PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


@lru_cache(maxsize=65_536)
def _is_plain(name: str) -> bool:
    """Whether a name is plain words, none of them a particle: nothing in it may be divided or marked otherwise."""
    particles = person_words_table().particles
    return bool(PLAIN.fullmatch(name)) and not any(word.lower() in particles for word in name.split())


def _particles(name: str) -> set[str]:
    """The particles of European family names in a name: "von", "da"."""
    return {word for word in name.lower().split()[1:-1] if word in EUROPEAN}


def _bears_marks(*names: str) -> bool:
    """Whether a letter of the names has a mark ("Petrović")."""
    return any(bare(name) != " ".join(name.lower().split()) for name in names)


def _names_a_father(name: str) -> bool:
    """Whether a word of the name says whose child it is: "Ali bin Hussein"."""
    return any(word in OF_THE_FATHER or word in CHILD_OF for word in name.lower().split())


@lru_cache(maxsize=65_536)
def _one_run(name: str) -> str:
    """The name's letters as one word, its particles too: "de Wit" is "Dewit"."""
    return "".join(folded(word) for word in _plain_words(name))


def _agree_run_on(name1: str, name2: str) -> bool:
    """Whether the names agree where one writes an article or particle as part of the word: "Elmasry", "al-Masri"."""
    run_on = (_run_on_words(name1), _run_on_words(name2))
    words = (person_words(name1)[0], person_words(name2)[0])
    if run_on == words or min(map(len, run_on)) < 2:
        return False
    one, two = run_on
    if len(one) == len(two):
        return _worst(one, two)[0] <= SAME_SPELLING
    return _unequal_lengths(one, two).reason == DIVIDED


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
    unlike = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(unlike) == 1 and _inner_letter_left_out(*unlike[0]):
        return Judgement("same", "a letter of a long word is left out, the rest is the same")
    if len(one) <= 3:
        for order in permutations(two):
            if order != two and all(
                spelling_distance(a, b) == 0 and len(a) > 1 for a, b in zip(one, order, strict=True)
            ):
                return _turned(one, two)
    verdict = "different" if straight[0] >= UNLIKE_SPELLING else "unsure"
    return Judgement(verdict, straight[1])


def _turned(one: tuple[str, ...], two: tuple[str, ...]) -> Judgement:
    """The verdict on the same words in another order: the family name may go first, given names keep their order."""
    if two in {(*one[n:], *one[:n]) for n in range(1, len(one))} and not all(word in _given() for word in one):
        return Judgement("same", TURNED)
    return Judgement("unsure", "the same words in an order that may name another person")


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
            return Judgement("same", DIVIDED)
    ends = _worst((shorter[0], shorter[-1]), (longer[0], longer[-1]))
    extra = longer[1:-1] if len(shorter) == 2 else ()
    if ends[0] <= SAME_SPELLING and extra:
        if all(PATRONYMIC.search(word) or _is_father_by_ending(word, longer[-1]) for word in extra):
            return Judgement("same", "the other name adds a patronymic")
        return Judgement("unsure", "the other name adds a middle name")
    front = _worst(shorter, longer[: len(shorter)])
    if front[0] <= SAME_SPELLING:
        return Judgement("unsure", "the other name goes on")
    initials1, initials2 = ([w for w in name if len(w) == 1] for name in (one, two))
    if ends[0] <= SAME_SPELLING and initials1 != initials2:
        return Judgement("different", "initials differ")
    return Judgement("different" if ends[0] >= UNLIKE_SPELLING else "unsure", ends[1])


def _is_father_by_ending(word: str, family: str) -> bool:
    """Whether a middle name is a father's: Bulgarian in -ov of the family name's gender, Armenian in -i before -yan."""
    if word.endswith("i") and family.endswith("ian"):
        return True
    male = word.endswith(("ov", "ev")) and family.endswith(("ov", "ev", "ski"))
    return male or (word.endswith(("ova", "eva")) and family.endswith(("ova", "eva", "ska")))


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
    if one in table and two in table:
        return max(gap, 0.2), "two first names of the table"
    if _last_consonant_differs(one, two) or one in (two + "e", two[:-1] * two.endswith("e")):
        return max(gap, 0.2), "first names of two endings"
    if (one[-1] in "ao") != (two[-1] in "ao") or (one[-1] != two[-1] and "a" in (one[-1], two[-1])):
        return max(gap, UNLIKE_SPELLING), "first names of two endings"
    if skeleton(one) != skeleton(two):
        gap = max(gap, 0.2)
    return gap, "first names differ"


def _inner_letter_left_out(one: str, two: str, least: int = LONG_WORD) -> bool:
    """Whether a word of `least` letters or more lacks one inner letter in the other: "Nkosinati" for "Nkosinathi"."""
    shorter, longer = sorted((one, two), key=len)
    if len(longer) < least or len(longer) != len(shorter) + 1:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(2, len(longer) - 1))


def _last_letters(name: str) -> str:
    """The family name as it is written, without marks."""
    return bare(_plain_words(name)[-1])


def _given_by_other_vowels(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the names are as long and a first name of one may be another than that of the other."""
    return len(one) == len(two) and any(map(_may_be_two_names, one[:-1], two[:-1]))


def _may_be_two_names(one: str, two: str) -> bool:
    """Whether two first names have other vowels and are not known as one name: "Arman", "Armen".

    Where one romanisation gave the family name, one would expect it to give one spelling of the first name too.
    """
    consonants = [re.sub("[aeiou]", "", word) for word in (one, two)]
    if _inner_letter_left_out(one, two, RATHER_LONG) and not one.endswith("na"):
        return False  # "Margret", "Margaret"; but "Marina", "Mariana"
    return (
        one != two
        and consonants[0] == consonants[1]
        and _given().get(one, frozenset()).isdisjoint(_given().get(two, frozenset()))
    )


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
