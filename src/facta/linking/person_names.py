"""Whether two names are one person's.

Words are folded to a common spelling and aligned; the word that agrees least decides, because a first name that differs
is a different person whatever the surname does. Titles, particles and nicknames in marks are set aside first.
"""

import re
from itertools import permutations

from facta.linking.arabic_names import arabic_readings, is_arabic
from facta.linking.east_asian_names import chinese_judgement, korean_judgement, vietnamese_judgement
from facta.linking.first_names import are_forms_of_one, is_known
from facta.linking.judgement import SAME_SPELLING, UNLIKE_SPELLING, Judgement
from facta.linking.name_tables import person_words_table
from facta.linking.other_spellings import ANY, in_latin, other_spellings
from facta.linking.other_vowels import (
    are_diphthongs_alone,
    are_told_apart,
    inner_letter_left_out,
    is_heard_alike,
    letters_exchanged,
    may_be_two_family_names,
    may_be_two_first_names,
)
from facta.linking.person_words import (
    ARTICLE,
    NICKNAME,
    OF_THE_FATHER,
    is_plain,
    one_run,
    person_words,
    plain_words,
    run_on_words,
)
from facta.linking.romanisation import bare, folded, skeleton, spelling_distance
from facta.linking.word_gaps import LONG_WORD, SHORT_FORM, TWO_FATHERS, TWO_OF_THE_TABLE, given_gap, surname_gap

PATRONYMIC = re.compile(r"(?:ov|ev|i)(?:ich|ic|na)$|(?:uly|uli|ulu|kizi|gizi|ogli|oglu)$")
EUROPEAN: frozenset[str] = frozenset("da das de del della den der di do dos du van von zu".split())
CHILD_OF = frozenset("bin ibn ben bint".split())
ARABIC_FAMILY = re.compile(rf"(?:{ARTICLE.pattern}|\b[Aa]b[ud])\w+$")
SHORT = 4
"""Up to that length a doubled letter makes another first name."""
OF_ADDRESS = frozenset("ko ma maung sai saw sultan emir earl dean duke".split())
"""Words before a name that may be a part of it, Burmese ones among them."""
TURNED = "the same words in another order"
MAY_BE_TURNED = "the same words in an order that may name another person"
FATHER_AND_CHILD = "the words stand for child and father"
OTHER_FIRST_NAME = "first names of other vowels beside one spelling of the family name"
OTHER_FAMILY_NAME = "family names of other vowels, or of s and z, beside one spelling of the first name"
DIVIDED = "two words of one are a single word of the other"
CERTAIN = frozenset((FATHER_AND_CHILD, TWO_OF_THE_TABLE, TWO_FATHERS, "suffixes such as Jr. differ"))
"""Reasons that no other spelling changes."""


def persons(name1: str, name2: str) -> Judgement:
    """The verdict on two names of people."""
    one, two = in_latin(name1), in_latin(name2)
    found = _east_asian(one, two)
    if found:
        return found
    found = _persons(one, two)
    if found.verdict == "same" or found.reason in CERTAIN:
        return found
    language = _language_of_agreement(one, two)
    if language:
        return Judgement("same", f"every word agrees by {language} spelling")
    if found.reason == OTHER_FAMILY_NAME:
        return found
    if _agree_in_arabic(one, two):
        return Judgement("same", "every word agrees by the vowels of Arabic")
    return found


def _agree_in_arabic(name1: str, name2: str) -> bool:
    """Whether one of the names bears a sign of Arabic, and a reading of it is one of the other."""
    if not (is_arabic(name1) or is_arabic(name2)) or _is_one_romanisation(name1, name2):
        return False
    readings1, readings2 = (
        {person_words(reading) for spelling in (name, *other_spellings(name)) for reading in arabic_readings(spelling)}
        for name in (name1, name2)
    )
    if any(len(words) > 1 for words, _ in readings1 & readings2):
        return True
    (one, suffixes1), (two, suffixes2) = person_words(name1), person_words(name2)
    return suffixes1 == suffixes2 and any(
        len(one) == len(two) == len(words1) == len(words2) > 1
        and words1[-1] == words2[-1]
        and all(a == b or are_forms_of_one(c, d) for a, b, c, d in zip(words1, words2, one, two, strict=True))
        for words1, _ in sorted(readings1)
        for words2, _ in sorted(readings2)
    )


def _is_one_romanisation(name1: str, name2: str) -> bool:
    """Whether all but the family names is written alike, so that vowels which differ in these are other vowels."""
    articles = [[word.lower() for word in ARTICLE.findall(name)] for name in (name1, name2)]
    return articles[0] == articles[1] and plain_words(name1)[:-1] == plain_words(name2)[:-1]


def _language_of_agreement(name1: str, name2: str) -> str:
    """The one language by whose spelling the names agree, or ""."""
    spellings1, spellings2 = ({name: "", **other_spellings(name)} for name in (name1, name2))
    given1, given2 = (plain_words(name.lower())[:-1] for name in (name1, name2))
    for one, language1 in spellings1.items():
        for two, language2 in spellings2.items():
            languages = {language1, language2} - {""}
            if len(languages) != 1 or not _share_a_word(one, two) or _persons(one, two).verdict != "same":
                continue
            families = (folded(plain_words(one)[-1]), folded(plain_words(two)[-1]))
            if languages == {ANY} and families[0] != families[1]:
                continue
            if given1 != given2 or not may_be_two_family_names(*families, arabic=False):
                return languages.pop()
    return ""


def _share_a_word(name1: str, name2: str) -> bool:
    """Whether a word of each has the same consonants: where none has, the names agree by no spelling."""
    one, two = ({skeleton(word) for word in person_words(name)[0]} for name in (name1, name2))
    return not one.isdisjoint(two)


def _east_asian(name1: str, name2: str) -> Judgement | None:
    known = chinese_judgement(name1, name2) or korean_judgement(name1, name2) or vietnamese_judgement(name1, name2)
    return Judgement(*known) if known else None


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
    found = _aligned_persons(one, two) if len(one) == len(two) else _unequal_lengths(one, two)
    if found.verdict == "same" and _first_names_may_be_two(name1, name2):
        return Judgement("unsure", OTHER_FIRST_NAME)
    if (
        found.verdict == "same"
        and (_family_names_may_be_two(name1, name2) or are_told_apart(one[-1], two[-1]))
        and (not are_forms_of_one(one[-1], two[-1]) or are_told_apart(one[-1], two[-1]))
    ):
        return Judgement("unsure", OTHER_FAMILY_NAME)
    if found.verdict == "same" and _particles(name1) != _particles(name2) and one_run(name1) != one_run(name2):
        return Judgement("unsure", "a particle that the other name lacks")
    if found.reason in (TURNED, MAY_BE_TURNED) and (_names_a_father(name1) or _names_a_father(name2)):
        return Judgement("different", FATHER_AND_CHILD)
    if found.verdict == "same" or (len(one) == len(two) and is_plain(name1) and is_plain(name2)):
        return found
    if one_run(name1) == one_run(name2):
        return Judgement("same", "the same letters, divided otherwise")
    if _bears_marks(name1, name2) and persons(bare(name1), bare(name2)).verdict == "same":
        return Judgement("same", "every word agrees without its marks")
    if _agree_run_on(name1, name2):
        return Judgement("same", "the same words, an article or particle written as one with its name")
    if found.verdict == "different" and (_double_surname(name1, two) or _double_surname(name2, one)):
        return Judgement("unsure", "one has a second family name")
    return found


def _particles(name: str) -> set[str]:
    """The particles of European family names in a name: "von", "da"."""
    return {word for word in name.lower().split()[1:-1] if word in EUROPEAN}


def _bears_marks(*names: str) -> bool:
    """Whether a letter of the names has a mark ("Petrović")."""
    return any(bare(name) != " ".join(name.lower().split()) for name in names)


def _names_a_father(name: str) -> bool:
    """Whether a word of the name says whose child it is: "Ali bin Hussein"."""
    return any(word in OF_THE_FATHER or word in CHILD_OF for word in name.lower().split())


def _agree_run_on(name1: str, name2: str) -> bool:
    """Whether the names agree where one writes an article or particle as part of the word: "Elmasry", "al-Masri"."""
    run_on = (run_on_words(name1), run_on_words(name2))
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
    return len(halves) == 2 and other[-1] in halves and given_gap(first, other[0])[0] <= SAME_SPELLING


def _single_words(one: str, two: str) -> Judgement:
    if one == two:
        return Judgement("same", "one spelling of one word")
    gap, reason = surname_gap(one, two)
    return Judgement("different" if gap >= UNLIKE_SPELLING else "unsure", reason or "single words, much alike")


def _short_name(one: tuple[str, ...], two: tuple[str, ...]) -> Judgement:
    short, full = (one[0], two) if len(one) == 1 else (two[0], one)
    gap = min(surname_gap(short, full[-1])[0], given_gap(short, full[0])[0])
    if gap <= SAME_SPELLING:
        return Judgement("unsure", "one name is only a part of the other")
    if "".join(full) == short:
        return Judgement("same", "one word written as several")
    if any(short[:SHORT_FORM] == word[:SHORT_FORM] for word in full if len(short) >= SHORT_FORM <= len(word)):
        return Judgement("unsure", "the short name begins as a word of the full one")  # "Jokowi" of "Joko Widodo"
    return Judgement("different" if gap >= UNLIKE_SPELLING else "unsure", "the short name is not in the full one")


def _aligned_persons(one: tuple[str, ...], two: tuple[str, ...]) -> Judgement:
    straight = _worst(one, two)
    if straight[0] <= SAME_SPELLING:
        return Judgement("same", "every word agrees when romanised alike")
    unlike = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if unlike == [(one[-1], two[-1])] and letters_exchanged(one[-1], two[-1]):
        return Judgement("same", "two letters of a long family name are exchanged, the rest is the same")
    if len(unlike) == 1 and inner_letter_left_out(*unlike[0], LONG_WORD):
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
    if two in {(*one[n:], *one[:n]) for n in range(1, len(one))} and not all(map(is_known, one)):
        return Judgement("same", TURNED)
    return Judgement("unsure", MAY_BE_TURNED)


def _worst(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[float, str]:
    gap, reason = surname_gap(one[-1], two[-1])
    worst, why = gap, reason or "every word agrees when romanised alike"
    for a, b in zip(one[:-1], two[:-1], strict=True):
        gap, reason = given_gap(a, b)
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
    if longer[1:] == shorter and longer[0] in OF_ADDRESS:
        return Judgement("unsure", "a form of address or a name stands before the rest")
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


def _last_letters(name: str) -> str:
    """The family name as it is written, without marks."""
    return bare(plain_words(name)[-1])


def _first_names_may_be_two(name1: str, name2: str) -> bool:
    """Whether the names are as long and a first name of one may be another than that of the other, by its vowels."""
    one, two = person_words(name1)[0], person_words(name2)[0]
    if len(one) != len(two):
        return False
    first = (plain_words(name1)[0].lower(), plain_words(name2)[0].lower())
    if first[0] != first[1] and any(set(first) <= set(row) for row in person_words_table().chosen_spellings):
        return True
    arabic = is_arabic(name1) or is_arabic(name2)
    if not arabic and any(map(_doubled_in_short, plain_words(name1)[:-1], plain_words(name2)[:-1])):
        return True
    unlike = [pair for pair in zip(one[:-1], two[:-1], strict=True) if may_be_two_first_names(*pair)]
    if _last_letters(name1) == _last_letters(name2) and _consonants(first[0]) == _consonants(first[1]):
        return bool(unlike)
    return not all(is_heard_alike(*pair) for pair in unlike)


def _doubled_in_short(one: str, two: str) -> bool:
    """Whether a doubled letter is all that tells two short first names apart: "Ana", "Anna"; but "Asel", "Assel"."""
    written = [bare(word) for word in (one, two)]
    single = [re.sub(r"(.)\1", r"\1", word) for word in written]
    if written[0] == written[1] or single[0] != single[1] or len(single[0]) > SHORT:
        return False
    return len(single[0]) < SHORT or "ss" not in "".join(written)


def _consonants(word: str) -> str:
    """The consonants of a word as they are written: where they differ, two romanisations were at work."""
    return re.sub("[aeiouy]", "", bare(word))


def _family_names_may_be_two(name1: str, name2: str) -> bool:
    """Whether the first names are written alike and the family name of one may be another than that of the other."""
    words1, words2 = plain_words(name1.lower()), plain_words(name2.lower())
    alike = _letters_with_marks(name1) == _letters_with_marks(name2) or bare(name1 + name2).isascii()
    if words1[:-1] != words2[:-1] or not alike:
        return False
    if any("-" in ARTICLE.sub("", name) for name in (name1, name2)):
        return False
    one, two = folded(words1[-1]), folded(words2[-1])
    if is_arabic(name1) and is_arabic(name2):
        if are_diphthongs_alone(one, two):
            return False
        if {one[:1], two[:1]} == {"g", "k"}:  # "Gaddafi", "Qaddafi"
            two = one[0] + two[1:]
    arabic = all(ARABIC_FAMILY.search(name) for name in (name1, name2))
    return may_be_two_family_names(one, two, arabic=arabic)


def _letters_with_marks(name: str) -> list[str]:
    """The letters of a name that English does not write, sorted."""
    return sorted(letter for letter in name.lower() if not letter.isascii())
