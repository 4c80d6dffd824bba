"""Chinese, Korean and Vietnamese names romanised, which a general spelling distance gets wrong both ways.

One letter tells two Chinese given names apart ("Xiaoming", "Xiaomin"), while one name has unlike spellings under pinyin
and Wade-Giles ("Zhou Enlai", "Chou En-lai"). So names that are made of Chinese syllables are compared as syllables.
Wade-Giles as newspapers write it has lost its apostrophes and dots: a syllable may then stand for several of pinyin.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

from facta.linking.romanisation import spelling_distance

NEAR_GIVEN = 0.2
"""Korean given names of that spelling distance may be one under two romanisations ("Seung-min", "Sung-min")."""

SURNAMES = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng
    han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui tan
    fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long shao qian kong xi bo wen
    hua ou mao ai dai mo hao gu gong lai niu sha tao wan yi zhuang bao chang chu geng lan ning pei qi rao rong shu
    lian ouyang sima zhuge shangguan
    """.split()
)
"""Common Chinese surnames in pinyin, from general knowledge."""
SYLLABLES = (
    ("b p m f", "a o ai ei ao ou an en ang eng u i ie iao ian in ing"),
    ("d t n l", "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo ui uan un v ve"),
    ("g k h", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("j q x", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("zh ch sh r z c s", "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("y", "a e ao ou an ang i in ing ong u ue uan un"),
    ("w", "a o ai ei an en ang eng u"),
    ("", "a o e ai ao an en ang ou er"),
)
"""Initials and the finals that go with them, in pinyin."""
WADE_INITIALS = {
    "ch": ("zh", "ch", "j", "q"), "k": ("g", "k"), "p": ("b", "p"), "t": ("d", "t"), "ts": ("z", "c"),
    "tz": ("z", "c"), "hs": ("x",), "j": ("r",), "sz": ("s",), "ss": ("s",),
}  # fmt: skip
ASPIRATED = {"ch": ("ch", "q"), "k": ("k",), "p": ("p",), "t": ("t",), "ts": ("c",), "tz": ("c",)}
WADE_FINALS = {
    "ung": ("ong",), "ien": ("ian",), "ieh": ("ie",), "ueh": ("ue",), "ih": ("i",), "iung": ("iong",), "o": ("e", "uo"),
    "en": ("en", "an"), "eh": ("e",), "uei": ("ui",), "erh": ("er",), "u": ("u", "i", "ou"), "uan": ("uan",),
    "iu": ("iu",), "yu": ("you",),
}  # fmt: skip
WADE_WHOLE = {"yu": ("you", "yu"), "i": ("yi",), "yen": ("yan",), "yeh": ("ye",), "yung": ("yong",), "erh": ("er",),
              "ying": ("ying",), "ing": ("ying",), "in": ("yin",)}  # fmt: skip
KOREAN_SURNAMES = tuple(
    frozenset(row.split())
    for row in """
    kim gim
    lee yi ri rhee li i
    park pak bak
    choi choe
    jung jeong chung chong
    kang gang
    cho jo
    yoon yun
    chang jang
    lim im rim
    han
    oh o
    seo suh so
    shin sin
    kwon gwon
    hwang
    ahn an
    song
    yoo yu ryu
    hong
    ko go
    moon mun
    bae pae
    paik baek paek
    roh noh no ro
    ban pan
    hur heo huh
    jeon jun chun chon
    son sohn
    shim sim
    koo gu ku goo
    joo ju chu
    sung seong
    woo u
    byun byeon pyon
    eom um uhm
    seol sul
    yeom yum
    """.strip().splitlines()
)


VIETNAMESE_SURNAMES = frozenset("nguyen tran pham hoang huynh phan vu vo dang bui duong".split())
"""Common Vietnamese surnames that are those of no other language, without marks."""


@cache
def _syllables() -> frozenset[str]:
    rows = ((initials.split() or [""], finals.split()) for initials, finals in SYLLABLES)
    return frozenset(initial + final for initials, finals in rows for initial in initials for final in finals)


def plain(word: str) -> str:
    """Lower-case letters, hyphens and apostrophes of `word`, without tone marks."""
    marked = unicodedata.normalize("NFD", word.lower())
    letters = "".join("v" if c == "ü" else c for c in marked if not unicodedata.combining(c))
    return re.sub(r"[^a-z\-']", "", re.sub("[‘’ʻʼ`]", "'", letters))


@lru_cache(maxsize=8192)
def in_pinyin(word: str) -> bool:
    """Whether the word is made of one to three pinyin syllables."""
    letters = re.sub(r"[^a-z]", "", plain(word))

    def divides(rest: str, left: int) -> bool:
        if not rest:
            return True
        return left > 0 and any(
            divides(rest[n:], left - 1) for n in range(1, min(6, len(rest)) + 1) if rest[:n] in _syllables()
        )

    return bool(letters) and divides(letters, 3)


@lru_cache(maxsize=8192)
def from_wade_giles(syllable: str) -> frozenset[str]:
    """The pinyin syllables that one Wade-Giles syllable may stand for; empty where it is none."""
    letters = syllable.replace("'", "")
    if letters in WADE_WHOLE:
        return frozenset(WADE_WHOLE[letters])
    match = re.fullmatch(r"(ch|ts|tz|hs|sz|ss|sh|[bpmfdtnlgkhjrsyw]?)('?)([aeiouy].*)", syllable)
    if match is None:
        return frozenset()
    initial, aspirated, final = match.groups()
    starts = ASPIRATED.get(initial) if aspirated else WADE_INITIALS.get(initial)
    ends = (*WADE_FINALS.get(final, ()), final)
    return frozenset(a + b for a in starts or (initial,) for b in ends if a + b in _syllables())


@lru_cache(maxsize=65_536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, re.split(r"[\s,]+", name))))


def chinese_judgement(name1: str, name2: str) -> tuple[str, str] | None:
    """Verdict and reason for two names of which each is Chinese, or None where one is not, or none can be given."""
    one, two = _words(name1), _words(name2)
    if not (2 <= len(one) <= 3 and 2 <= len(two) <= 3):
        return None
    for left, right in ((one, two), (two, one)):
        wade_giles = _hyphenated(right) or not all(map(in_pinyin, right))
        if _is_pinyin(left) and wade_giles and _same_syllables(left, right):
            return "same", "the same syllables in pinyin and in Wade-Giles"
    if _is_pinyin(one) and _is_pinyin(two):
        letters = [sorted(re.sub(r"[^a-z]", "", word) for word in name) for name in (one, two)]
        joined = ["".join(re.sub(r"[^a-z]", "", word) for word in name) for name in (one, two)]
        same = letters[0] == letters[1] or joined[0] == joined[1]
        return ("same", "the same syllables") if same else ("different", "Chinese names of other syllables")
    return None


def _is_pinyin(words: tuple[str, ...]) -> bool:
    return bool(SURNAMES & {words[0], words[-1]}) and all(in_pinyin(word) for word in words)


def _hyphenated(words: tuple[str, ...]) -> bool:
    """Whether a word after the surname has the hyphen or the apostrophe of Wade-Giles."""
    return any("-" in word or "'" in word for word in words[1:])


def _same_syllables(pinyin: tuple[str, ...], wade: tuple[str, ...]) -> bool:
    surname, given = pinyin[0], "".join(re.sub(r"[^a-z]", "", word) for word in pinyin[1:])
    if surname not in from_wade_giles(wade[0]) | {wade[0]}:
        return False
    parts = [from_wade_giles(part) | {part.replace("'", "")} for word in wade[1:] for part in word.split("-") if part]
    return 0 < len(parts) <= 3 and any("".join(chosen) == given for chosen in product(*map(sorted, parts)))


def vietnamese_judgement(name1: str, name2: str) -> tuple[str, str] | None:
    """Verdict and reason for two names of one Vietnamese surname, which stands first; else None."""
    one, two = _words(name1.replace("đ", "d").replace("Đ", "D")), _words(name2.replace("đ", "d").replace("Đ", "D"))
    if len(one) < 2 or len(one) != len(two) or one[0] != two[0] or one[0] not in VIETNAMESE_SURNAMES:
        return None
    return (
        ("same", "the same letters without their marks")
        if one == two
        else ("different", "Vietnamese names of other syllables")
    )


def korean_judgement(name1: str, name2: str) -> tuple[str, str] | None:
    """Verdict and reason for two names of one Korean surname under two romanisations; None where it is no help.

    Names whose surname is spelt alike ("Lee") are judged here only where the given names agree or have a hyphen.
    """
    one, two = _words(name1), _words(name2)
    if len(one) < 2 or len(two) < 2:
        return None
    family = {word.replace("'", "") for word in (one[0], two[0])}
    if not any(family <= row for row in KOREAN_SURNAMES):
        return None
    given1, given2 = _korean(one[1:]), _korean(two[1:])
    if given1 == given2:
        if _open_and_closed(one[1:]) != _open_and_closed(two[1:]):
            return "unsure", "Korean syllables that one romanisation tells apart and another does not"
        return "same", "one Korean name in two romanisations"
    if len(family) == 1 and not ("-" in "".join(one[1:]) and "-" in "".join(two[1:])):
        return None
    near = spelling_distance(given1, given2) <= NEAR_GIVEN
    return "unsure" if near else "different", "Korean given names differ"


def _open_and_closed(words: tuple[str, ...]) -> str:
    """The syllables in "yeo" and "yo", of which "Young" has the first; "Yong" may have either, and "Suk" two more."""
    letters = re.sub(r"ye(?!o)", "e", re.sub(r"[^a-z]", "", "".join(words)))
    letters = re.sub(r"y(?:eo|ou|u)(?=ng)|(?<=h)yu(?=n(?!g))|yo(?=[mplk]|n(?!g))|yeo", "Y", letters)
    return re.sub(r"[^yYo]|o(?=\w*y)", "", letters).replace("o", "") + "S" * letters.count("suk")


def _korean(words: tuple[str, ...]) -> str:
    syllables = (re.sub("^([tkp])h", r"\1", part) for word in words for part in word.split("-"))
    letters = re.sub(r"[^a-z]", "", "".join(syllables))
    for pattern, put in (
        (r"wh", "hw"), (r"wo+(?!n)", "u"), (r"(?<=[hkg])yun(?!g)", "yon"),
        (r"eo|u(?=ng)|ou", "o"), (r"eu|oo", "u"), (r"ee|ui", "i"), (r"ae|ai", "e"), (r"sh", "s"), (r"ye", "e"),
        (r"g", "k"), (r"d", "t"), (r"b", "p"), (r"j", "ch"), (r"r", "l"), (r"(.)\1+", r"\1"),
    ):  # fmt: skip
        letters = re.sub(pattern, put, letters)
    return letters
