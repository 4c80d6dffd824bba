"""How else a person's name would be written: by the spelling of another language, or of another time.

French, Turkish, Uzbek, Serbian, Belarusian and older Indonesian spelling give letters a sound that an English
romanisation writes otherwise: "Chahed" and "Shahid", "Recep" and "Rejep", "Xolmatov" and "Kholmatov", "Đukić" and
"Djukic", "Kalesnikava" and "Kolesnikova", "Soesilo" and "Susilo". Each rule asks for a sign that the name is of that
spelling. Arabic names have a rule of their own, since the vowels of Arabic are heard one way and written another.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

SERBIAN = {
    "љ": "lj", "њ": "nj", "ђ": "đ", "ћ": "ć", "џ": "dž", "ј": "j", "ч": "č", "ш": "š", "ж": "ž", "ц": "c", "х": "h",
    "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
"""Serbian and Macedonian letters in the Latin ones that go with them."""
SERBIAN_ALONE = re.compile(r"[љњђћџјѓќѕ]", re.IGNORECASE)
APOSTROPHE = "['’‘ʻʼ`]"
UZBEK = re.compile(rf"[og]{APOSTROPHE}|x\w*[oe]va?\b", re.IGNORECASE)
TURKISH = re.compile(r"[şğıİçöü]", re.IGNORECASE)
FRENCH = re.compile(r"ou|[éèïç]|dj", re.IGNORECASE)
OLD_INDONESIAN = re.compile(r"\b\w*(?:oe|dj|tj)\w*(?:[aiou]|wan|man|din)\b", re.IGNORECASE)
BELARUSIAN = re.compile(r"(?:[^\Waeiou][oae]u|ava|enka|[oa]uskaya|[oa]uski)$", re.IGNORECASE)
BELARUSIAN_ENDINGS = (("ou", "ov"), ("eu", "ev"), ("au", "av"), ("ava", "ova"), ("enka", "enko"))
MOST_VOWELS = 4
"""Of a longer word not every reading is tried."""
MORA = "(?:[kstnhmrgzdbpwjfy]|sh|ch|ts|[knhmrgbp]y)?(?:[aeiuo]h?|[ōūâîûêô])|n|[kstp](?=[kstpc])"
JAPANESE = re.compile(rf"(?:{MORA})++(?:\s(?:{MORA})++)+", re.IGNORECASE)
LONG_O = re.compile(r"(?<=o)(?:[uo](?![aeiuy])|h(?![aeiuyn]))", re.IGNORECASE)
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}
ARABIC = re.compile(
    r"\b(?:al|el|ul|ad|as|ash|an|at|ar|az)[-‐‑\s]\w|\w\s(?:bin|ibn|ben|bint|abu|abou)\s\w|abd[aeu]l|[ae]dd?[iey]+ne?\b"
    r"|ou|gh|q(?!u)|dh|aa|[aeiu]['’‘ʿʾʻʼ][aeiu]",
    re.IGNORECASE,
)
"""Signs of an Arabic name: the article, a father's name, a compound, letters that stand for Arabic sounds."""


def in_latin(name: str) -> str:
    """A Serbian or Macedonian name in Latin letters; any other as it is."""
    if not SERBIAN_ALONE.search(name):
        return name
    letters = (SERBIAN.get(letter.lower(), letter) for letter in name)
    return "".join(new.capitalize() if old.isupper() else new for old, new in zip(name, letters, strict=True))


@lru_cache(maxsize=16_384)
def other_spellings(name: str) -> tuple[str, ...]:
    """Other ways to write the name, without the way it is written."""
    return tuple(dict.fromkeys(other for other in _respelt(name.lower()) if other != name.lower()))


def _respelt(name: str) -> Iterator[str]:
    if "đ" in name:
        yield name.replace("đ", "dj")
        yield name.replace("đ", "d")
    if UZBEK.search(name):
        yield re.sub(rf"(?<=o){APOSTROPHE}", "", re.sub(rf"o{APOSTROPHE}", "u", name)).replace("x", "kh")
    if TURKISH.search(name):
        yield name.replace("c", "j")
    if FRENCH.search(name):
        yield re.sub(r"\bch(?=\w{3})|(?<=\w)ch(?=\w{2})", "sh", re.sub(r"(?:\b|(?<=[aei]))ou(?=[aeiy])", "w", name))
    if OLD_INDONESIAN.search(name):
        yield name.replace("oe", "u").replace("tj", "c").replace("j", "y").replace("dy", "j")
    if UMLAUTS.keys() & set(name):
        yield "".join(UMLAUTS.get(letter, letter) for letter in name)
    if BELARUSIAN.search(name):
        yield from _with_o(name)
    if JAPANESE.fullmatch(name):
        yield LONG_O.sub("", name)


def _with_o(name: str) -> Iterator[str]:
    """A Belarusian name, its family name in the Russian form: "a" may stand for an "o" without stress."""
    first, _, family = name.rpartition(" ")
    for ending, russian in BELARUSIAN_ENDINGS:
        if family.endswith(ending):
            family = family.removesuffix(ending)
            if family.count("a") <= MOST_VOWELS:
                for letters in product(*(("a", "o") if letter == "a" else (letter,) for letter in family)):
                    yield f"{first} {''.join(letters)}{russian}"
            return


def is_arabic(name: str) -> bool:
    """Whether a name bears a sign of Arabic."""
    return bool(ARABIC.search(name))


@lru_cache(maxsize=16_384)
def arabic_readings(name: str) -> tuple[str, ...]:
    """Readings of an Arabic name by its long vowels: "Moqtada" as "Muqtada", "Haider" as "Haydar" and "Haydir"."""
    plain = re.sub(r"ou|oo|o", "u", re.sub("ee", "i", re.sub("ai|ay|ei|ey|ae", "ay", name.lower())))
    plain = re.sub(r"(?<=d)ine\b", "in", plain).replace("nb", "mb")
    emphatic = (plain, re.sub("(?<=[aeiu])dh(?=[aeiu])", "z", plain))
    return tuple(dict.fromkeys(re.sub(r"e(?=\w)", vowel, each) for each in emphatic for vowel in "ia"))
