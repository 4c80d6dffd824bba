"""Vowels that tell two names apart though the names are spelt nearly alike: "Arman", "Armen"; "Markov", "Morkov".

One romanisation gives one spelling. Where it gave the rest of the two names the same letters, a vowel that differs is
another name, unless a rule of spelling or the table of first names explains it. Names are folded words.
"""

import re

from facta.linking.first_names import are_forms_of_one

RATHER_LONG = 8
"""From that length on, an inner vowel of a first name left out is a slip of the pen beside one family name."""
LONG_ARABIC = 7
"""The same for an Arabic family name, whose short vowels are written or not ("Zawahiri", "Zawahri")."""
VERY_LONG = 11
"""Family names of that length that differ in vowels alone are one ("Wickremesinghe", "Wickramasinghe")."""
FATHER = re.compile("(?:son|sen|dotir)$")
"""But fathers' names are many: "Jónsdóttir", "Jónasdóttir"."""
HEARD_ALIKE = ({"o", "u"}, {"e", "i"})
"""Vowels that romanisations of one name exchange; others are exchanged in some languages alone."""
TOLD_APART = ({"a", "i"}, {"a", "u"}, {"i", "u"})
"""Vowels that no romanisation of a family name exchanges."""
DIPHTHONGS = frozenset(("ai", "ae", "ei"))


def vowels_exchanged(one: str, two: str) -> list[tuple[str, str]] | None:
    """The vowels of two words that differ, between the same consonants; None where consonants differ."""
    parts = [re.split("([^aeiou])", word) for word in (one, two)]
    if parts[0][1::2] != parts[1][1::2]:
        return None
    return [(a, b) for a, b in zip(parts[0][::2], parts[1][::2], strict=True) if a != b]


def are_diphthongs_alone(one: str, two: str) -> bool:
    """Whether the words differ in nothing but how a diphthong is written: "Zeidan", "Zaidan"."""
    exchanged = vowels_exchanged(one, two)
    return bool(exchanged) and all({a, b} <= DIPHTHONGS for a, b in exchanged or ())


def is_heard_alike(one: str, two: str) -> bool:
    """Whether vowels differ that romanisations exchange ("Huda", "Hoda"), or are not written; not an "h" alone."""
    exchanged = vowels_exchanged(one, two)
    if exchanged is None:
        return one.replace("h", "") != two.replace("h", "")
    return all(not a or not b or _are_heard_alike(a, b) for a, b in exchanged)


def _are_heard_alike(one: str, two: str) -> bool:
    if {one, two} <= DIPHTHONGS:
        return True
    return len(one) == len(two) and all(a == b or {a, b} in HEARD_ALIKE for a, b in zip(one, two, strict=True))


def are_told_apart(one: str, two: str) -> bool:
    """Whether a vowel differs that every romanisation keeps ("Karimov", "Karamov")."""
    return any({a, b} in TOLD_APART for a, b in vowels_exchanged(one, two) or ())


def may_be_two_first_names(one: str, two: str) -> bool:
    """Whether two first names have other vowels, or an "h" more, and are not known as one name."""
    if inner_letter_left_out(one, two, RATHER_LONG) and not (one.endswith("na") or two.endswith("na")):
        return False  # "Margret", "Margaret"; but "Marina", "Mariana"
    differ = bool(vowels_exchanged(one, two)) or (one != two and one.replace("h", "") == two.replace("h", ""))
    return differ and not are_forms_of_one(one, two)


def may_be_two_family_names(one: str, two: str, *, arabic: bool) -> bool:
    """Whether two family names beside one spelling of the first name have other vowels, a beginning, or "s" and "z"."""
    if arabic and inner_letter_left_out(one, two, LONG_ARABIC):
        return False
    if one[:1] != two[:1]:
        return True
    if re.sub("ie$", "i", one) == re.sub("ie$", "i", two):
        return False
    if min(len(one), len(two)) >= VERY_LONG and not (FATHER.search(one) or FATHER.search(two)):
        return False
    hissing = [re.sub("[zc]", "s", word) for word in (one, two)]
    return bool(vowels_exchanged(one, two)) or (one != two and hissing[0] == hissing[1])


def letters_exchanged(one: str, two: str) -> bool:
    """Whether two inner letters of a longer word stand in each other's place: "Mideksa", "Mideska"."""
    unlike = [n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(one) < LONG_ARABIC or len(unlike) != 2:
        return False
    first, second = unlike
    return one[first] == two[second] and one[second] == two[first] and second - first <= 2 and second < len(one) - 1


def inner_letter_left_out(one: str, two: str, least: int) -> bool:
    """Whether a word of `least` letters or more lacks one inner letter in the other: "Nkosinati" for "Nkosinathi"."""
    shorter, longer = sorted((one, two), key=len)
    if len(longer) < least or len(longer) != len(shorter) + 1:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(2, len(longer) - 1))
