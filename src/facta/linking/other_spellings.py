"""How else a person's name would be written: by the spelling of another language, or of another time.

French, German, Polish, Turkish, Uzbek, Serbian, Belarusian, Japanese and older Indonesian spelling give letters a sound
that an English romanisation writes otherwise: "Chahed" and "Shahid", "Chruschtschow" and "Khrushchev", "Xolmatov" and
"Kholmatov", "Kalesnikava" and "Kolesnikova", "Soesilo" and "Susilo". Each spelling asks for a sign of it.
Elsewhere: the vowels of Arabic, which are heard one way and written another (arabic_names.py).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

SERBIAN = {
    "љ": "lj", "њ": "nj", "ђ": "đ", "ћ": "ć", "џ": "dž", "ј": "j", "ч": "č", "ш": "š", "ж": "ž", "ц": "c", "х": "h",
    "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
"""Serbian and Macedonian letters in the Latin ones that go with them."""
SERBIAN_ALONE = re.compile(r"[љњђћџјѓќѕ]", re.IGNORECASE)
APOSTROPHE = "['’‘ʻʼ`]"
UZBEK_PART = (
    "iddin|ullo|jon|[xk]h?on|murod|zod|bobo|qul|rahmon|[hk]akim|zokir|ikrom|islom|hoshim|mirzo|yor\\b|shod|nodir|sobir"
    "|botir|olim|komil|qodir|farhod|temur|otabek|oybek|norov|[xh]o[dj]|zohid|(?:mon|dor|kor|hor|zor|bon)\\b|q"
)
"""Parts of Uzbek and Tajik names, whose "o" is an "a" in Russian."""
MORA = "(?:[kstnhmrgzdbpwjfy]|sh|ch|ts|[knhmrgbp]y)?(?:[aeiuo]h?|[ōūâîûêô])|n|[kstp](?=[kstpc])"


ANY = "another"
"""Several languages, which write "c" or "ch" for "k"."""


class Spelling(NamedTuple):
    """One language's spelling: a sign of it in a name of lower case, and what its letters are in English."""

    language: str
    sign: re.Pattern[str]
    steps: tuple[tuple[str, str], ...]


SPELLINGS = tuple(
    Spelling(language, re.compile(sign), steps)
    for language, sign, steps in (
        ("Serbian", "đ", (("đ", "dj"),)),
        ("Vietnamese", "đ", (("đ", "d"),)),
        (
            "Uzbek",
            rf"[og]{APOSTROPHE}|x\w*[oe]va?\b",
            ((f"o{APOSTROPHE}", "u"), (rf"(?<=o){APOSTROPHE}", ""), ("x", "kh")),
        ),
        (
            "Somali",
            r"\bx[aiu]|\bc(?:ab|ali|um)|[aiu]x[aiu]m",
            (("x", "h"), (r"\bc(?=[aiu])", ""), ("aa", "a"), ("uu", "u")),
        ),
        ("Slavic", r"[aeiou]j(?:[^aeiou]|$)|\bje[gvlrf]|ij\b", (("j", "y"),)),
        ("Uzbek", UZBEK_PART, ((r"o(?!va?\b|v[ie]ch|y?ev)", "a"), ("x", "kh"))),
        ("Armenian", "(?:yan|ian|yants)$", ((r"\bh(?=[aeiou])", ""),)),
        ("Kazakh", "ý", (("ý", "u"),)),
        ("Belarusian", "[bdfglmnprsvz]ia[bdfgklmnprst]\\w*$", (("(?<=[bdfglmnprsvz])ia(?=[bdfgklmnprst])", "e"),)),
        (
            "German",
            "[oe]w(?:a|ski|skaja|skij)?$",
            (("(?<=[aeiou])s(?=[aeiou])", "z"), ("sch", "zh"), ("ch", "kh"), ("j", "y"), ("w", "v")),
        ),
        ("Turkmen", r"ow(?:a)?\b|[ýňž]", (("myr", "mur"), ("w", "v"), ("ý", "y"), ("ž", "j"))),
        (ANY, r"c(?:[aoul]|h?r)\w*$", ((r"ch?(?=[aoulr]\w*$)", "k"),)),
        ("Georgian", r"x\w*(?:ia|shvili|dze|[aeiu]ni|ua)$", (("x", "kh"),)),
        ("Turkish", "[şğıi̇çöüîûâ]", (("c", "j"),)),
        (
            "French",
            "ou|[éèïç]|dj",
            (
                (r"(?:\b|(?<=[aei]))ou(?=[aeiy])", "w"), (r"\bch(?=\w{3})|(?<=\w)ch(?=\w{2})", "sh"),
                ("gu(?=[eiï])", "g"),
            ),
        ),
        (
            "French",
            r"(?:ou|tch|ts|kh)\w*ine$|gu[eiï].*ine$|(?:of|ef)f$|tch",
            (("(?<=[a-z])ine$", "in"), ("ff$", "v"), ("ou", "u"), ("tch", "ch"), ("gu(?=[eiï])", "g"), ("j", "zh")),
        ),
        ("German", "[äöüøåæ]", tuple({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}.items())),
        (
            "German",
            r"sch|ch[mt]|[oe]wa?$|s?kij\b|kaja\b|[dlnt]je[vw]|juk$|ija?\b|enjuk|nj[eo]",
            (
                ("dsch", "j"),
                ("tsch", "č"), ("(?<=[čs])ow(?=a?$)|(?<=sch)ow(?=a?$)", "ew"), ("sch(?=č)", "sh"), ("sch", "sh"),
                ("ch", "kh"), ("č", "ch"), ("j", "y"), ("w", "v"), (r"z", "ts"),
            ),
        ),
        (
            "German",
            r"sch\w+[oe]wa?$",
            (("sch", "zh"), ("(?<=zh)ow(?=a?$)", "ew"), ("ch", "kh"), ("j", "y"), ("w", "v")),
        ),
        (
            "Polish",
            "sz|cz|rz|[łżśćź]",
            (("sz", "sh"), ("cz", "č"), ("rz|ż", "zh"), ("ch", "kh"), ("č|ć", "ch"), ("j", "y"), ("w", "v")),
        ),
        (
            "older Indonesian",
            r"\b\w*(?:oe|dj|tj)\w*(?:[aiou]|wan|man|din)\b",
            (("oe", "u"), ("tj", "c"), ("j", "y"), ("dy", "j")),
        ),
        ("Japanese", rf"^(?:{MORA})++(?:\s(?:{MORA})++)+$", (("(?<=o)(?:[uo](?![aeiuy])|h(?![aeiuyn]))", ""),)),
    )
)  # fmt: skip
BELARUSIAN = re.compile(r"(?:\w[^\Waeiou][oa]u|\w{3}eu|\wava|(?:[nz]|[nl]t|sh|ch)ka|[oa]uskaya|[oa]uski|iatski|iak)$")
BELARUSIAN_ENDINGS = (
    ("iou", "ev"),
    ("ou", "ov"),
    ("eu", "ev"),
    ("au", "av"),
    ("ava", "ova"),
    ("dzka", "dko"),
    ("ka", "ko"),
    ("", ""),
)
MOST_VOWELS = 4
"""Of a longer word not every reading is tried."""


def in_latin(name: str) -> str:
    """A Serbian or Macedonian name in Latin letters; any other as it is."""
    if not SERBIAN_ALONE.search(name):
        return name
    letters = (SERBIAN.get(letter.lower(), letter) for letter in name)
    return "".join(new.capitalize() if old.isupper() else new for old, new in zip(name, letters, strict=True))


@lru_cache(maxsize=16_384)
def other_spellings(name: str) -> dict[str, str]:
    """Other ways to write the name, each with the language whose letters it reads; not the way it is written."""
    lower = name.lower()
    found: dict[str, str] = {}
    for other, language in _respelt(lower):
        if other != lower:
            found.setdefault(other, language)
    return found


def _respelt(name: str) -> Iterator[tuple[str, str]]:
    for spelling in SPELLINGS:
        if spelling.sign.search(name):
            other = name
            for letters, put in spelling.steps:
                other = re.sub(letters, put, other)
            yield other, spelling.language
    if BELARUSIAN.search(name):
        yield from ((other, "Belarusian") for other in _in_russian(name))


def _in_russian(name: str) -> Iterator[str]:
    """A Belarusian name, its family name in Russian forms: without stress "a" may stand for "o", and "ia" for "e"."""
    first, _, family = name.rpartition(" ")
    ending, russian = next(pair for pair in BELARUSIAN_ENDINGS if family.endswith(pair[0]))
    parts = re.split("(ia|a)", family.removesuffix(ending))
    if len(parts) // 2 > MOST_VOWELS:
        return
    for letters in product(*({"a": ("a", "o"), "ia": ("ia", "e")}.get(part, (part,)) for part in parts)):
        yield f"{first} {''.join(letters)}{russian}"
