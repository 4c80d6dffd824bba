"""How far two words of people's names are apart, and why: first names and family names have rules of their own."""

from facta.linking.first_names import are_forms_of_one, is_known
from facta.linking.judgement import SAME_SPELLING, UNLIKE_SPELLING
from facta.linking.romanisation import skeleton, spelling_distance

FEMININE = (
    ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaia", "ski"), ("ska", "ski"), ("cka", "cki"),
    ("aia", "i"), ("ckaia", "cki"),
    ("ska", "skiy"), ("na", "n"), ("a", ""),
)  # fmt: skip
VOICED = ("gk", "dt", "bp", "sz", "vf")
UNVOICED = str.maketrans("gdbzv", "ktpsf")
LONG_WORD = 9
"""From that length on, one inner letter left out, or one of another voice, is a slip of the pen, not another name."""
SHORT_FORM = 4
"""The end of a first name, of that length or more, may stand for it ("Emeka")."""
TWO_FATHERS = "family names that are two first names of the table"
TWO_OF_THE_TABLE = "two first names of the table"


def given_gap(one: str, two: str) -> tuple[float, str]:
    """How far two folded first names are apart, from 0 for forms of one to 1, and why."""
    if one == two:
        return 0.0, ""
    if not one or not two:
        return 1.0, "a first name without letters to compare"
    if len(one) == 1 or len(two) == 1:
        if one[0] == two[0] and len(one) != len(two):
            return 0.2, "an initial may stand for another first name"
        return 1.0, "initials differ"
    if are_forms_of_one(one, two):
        return 0.0, "forms of one first name"
    gap = spelling_distance(one, two)
    known = is_known(one) and is_known(two)
    if not known and (_last_consonant_differs(one, two) or one in (two + "e", two[:-1] * two.endswith("e"))):
        return max(gap, 0.2), "first names of two endings"
    ends = {one[-1], two[-1]}
    if len(ends) == 2 and ends & {"a", "o"} and ends != {"o", "u"}:
        return max(gap, UNLIKE_SPELLING), TWO_OF_THE_TABLE if known else "first names of two endings"
    if known:
        return max(gap, 0.2), TWO_OF_THE_TABLE
    if min(len(one), len(two)) >= SHORT_FORM and (one.endswith(two) or two.endswith(one)):
        return 0.2, "a first name that is the end of the other"
    if skeleton(one) != skeleton(two):
        gap = max(gap, 0.2)
    return gap, "first names differ"


def surname_gap(one: str, two: str) -> tuple[float, str]:
    """How far two folded family names are apart, from 0 for one spelling to 1, and why where they are two."""
    if one == two:
        return 0.0, ""
    if _are_two_genders(one, two):
        return 1.0, "one family name in its masculine and its feminine form: two people"
    gap = spelling_distance(one, two)
    if is_known(one) and is_known(two) and not are_forms_of_one(one, two):
        return max(gap, 0.15), TWO_FATHERS
    if one in (two[1:], two[:-1]) or two in (one[1:], one[:-1]):
        return max(gap, 0.15), "a letter before or after a family name"
    if (skeleton(one) != skeleton(two) and not _differ_in_voice(one, two)) or _last_consonant_differs(one, two):
        gap = max(gap, 0.15)
    return gap, "" if gap <= SAME_SPELLING else "family names differ"


def _are_two_genders(one: str, two: str) -> bool:
    for a, b in ((one, two), (two, one)):
        for feminine, masculine in FEMININE:
            if a.endswith(feminine) and b.endswith(masculine) and a[: -len(feminine)] == b[: len(b) - len(masculine)]:
                return True
    return False


def _differ_in_voice(one: str, two: str) -> bool:
    """Whether two long words differ in the voice of a consonant alone: "Mukhametkarim", "Muhammedkarim"."""
    return min(len(one), len(two)) >= LONG_WORD and one.translate(UNVOICED) == two.translate(UNVOICED)


def _last_consonant_differs(one: str, two: str) -> bool:
    """Whether only the last letter differs, in more than its voice: "Thanh", "Thang"; not "Gevorg", "Gevork"."""
    last = {one[-1], two[-1]}
    return one[:-1] == two[:-1] and not last & set("aeiou") and not any(last <= set(pair) for pair in VOICED)
