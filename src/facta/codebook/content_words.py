"""Content words of a passage, cut to stems, and how much two passages share.

Used to compare subjects ("the fund for the families", "a family fund"). No dictionary: a short list of words that say
nothing of a subject, and a few English endings.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

EMPTY_WORDS = """
a about above according after again against ago all already also although am among an and another any are around as ask
asked at away back be because been before began being below between both but by call called came can cannot could day
days did do does doing done down during each earlier eight either eleven end even ever every few first five for former
four friday from further gave get give given go going good got had has have having he hear her here hers him his hour
hours how however if in into is it its itself january february march april june july august september october november
december just keep know known last late later least less let like made make making man many may me might million mine
minister monday month months more most much must my near never new next night nine no nobody none nor not nothing now of
off often on once one only onto or other others our out over own part people place put quite rather really reported
reportedly reporter reporters said same saturday saw say saying says second see seen set seven several shall she should
since six so some something still such sunday take taken tell ten than that the their them then there these they thing
things think third this those though three through thursday time to today told too took toward tuesday twelve two under
until up upon us use used very want was way we wednesday week weeks well went were what when where whether which while
who whom whose why will with within without woman would year years yes yesterday yet you your announced added insisted
noted spoke spokesman spokeswoman statement working work
"""
EMPTY = frozenset(EMPTY_WORDS.split())
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "s",
    "y",
    "e",
)
SHORTEST_STEM = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """`word` in lower case without its possessive and one English ending; stems keep at least four letters."""
    word = re.sub(r"['’]s?$", "", word.lower())
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def content_words(text: str) -> tuple[str, ...]:
    """Stems of the words of `text` that tell its subject, in text order, without repeats."""
    words = (match.group().lower() for match in WORD.finditer(text))
    return tuple(dict.fromkeys(stem(word) for word in words if len(word) > 2 and word not in EMPTY))


def rarity_of(texts: Iterable[str]) -> Mapping[str, float]:
    """For each stem, log((n + 1) / k) over `texts`, of which k hold it; common words weigh little."""
    counts: Counter[str] = Counter()
    n = 0
    for text in texts:
        n += 1
        counts.update(content_words(text))
    return {word: log((n + 1) / count) for word, count in sorted(counts.items())}


def shared_weight(left: Iterable[str], right: Iterable[str], rarity: Mapping[str, float]) -> float:
    """The weight of the stems in both."""
    return sum(rarity.get(word, 0.0) for word in sorted(set(left) & set(right)))


def weight(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    """The weight of all stems together."""
    return sum(rarity.get(word, 0.0) for word in sorted(set(words)))
