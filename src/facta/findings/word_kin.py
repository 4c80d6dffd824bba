"""How near in kind two English words are, 0 to 1: a rifle is a firearm, a fee and tuition are payments.

Two senses are as near as the lowest sense above both tells much, set against what they tell themselves (Lin 1998); how
much a sense tells falls with the number of senses below it (Seco, Veale and Hayes 2004). Words are as near as the
nearest of their first senses as nouns and verbs; a sense that only derives from a word's (a building from "build")
counts for DERIVED. The table comes from WordNet 3.0 (wordnet/README.md). In: two words. Out: a number; 0 where one is
unknown.
"""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

DERIVED = 0.9
"""What nearness by a derived sense counts."""
ENDINGS = (
    ("s", ""),
    ("ses", "s"),
    ("ves", "f"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("men", "man"),
    ("ies", "y"),
    ("es", "e"),
    ("es", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)
"""Endings of forms and what stands for them in the plain word, as WordNet takes them."""

type Senses = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Kinds:
    """tells, above: of each sense how much it tells, and those right above it. words: the senses of each, and those
    derived from them. forms: of words whose ending does not tell, the plain word."""

    tells: tuple[float, ...]
    above: tuple[Senses, ...]
    words: Mapping[str, tuple[Senses, Senses]]
    forms: Mapping[str, str]


@lru_cache(maxsize=65536)
def nearness(one: str, other: str) -> float:
    """How near two words in lower case are, to three decimals; 1 for a word and itself, in any of its forms."""
    if one == other:
        return 1.0
    (mine, mine_derived), (theirs, theirs_derived) = senses_of(one), senses_of(other)
    pairs = [(1.0, a, b) for a in mine for b in theirs]
    pairs += [(DERIVED, a, b) for a in mine for b in theirs_derived]
    pairs += [(DERIVED, a, b) for a in mine_derived for b in theirs]
    return round(max((share * _nearness(a, b) for share, a, b in pairs), default=0.0), 3)


@lru_cache(maxsize=16384)
def senses_of(word: str) -> tuple[Senses, Senses]:
    """Its senses, and those derived from them."""
    found = [_kinds().words[plain] for plain in plain_words(word)]
    own, derived = ([sense for row in found for sense in row[n]] for n in (0, 1))
    return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(derived))


def plain_words(form: str) -> tuple[str, ...]:
    """The words of the table of which this is a form."""
    known = _kinds()
    found = (form, known.forms.get(form, ""), *_without_ending(form))
    return tuple(dict.fromkeys(word for word in found if word in known.words))


def _without_ending(form: str) -> Iterator[str]:
    for ending, instead in ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            cut = form[: -len(ending)]
            yield cut + instead
            if ending in ("ed", "ing") and cut[-1] == cut[-2]:
                yield cut[:-1]  # "stopped"


@lru_cache(maxsize=65536)
def _nearness(one: int, other: int) -> float:
    tells = _kinds().tells
    shared = _all_above(one) & _all_above(other)
    whole = tells[one] + tells[other]
    return 2 * max(tells[sense] for sense in shared) / whole if shared and whole else 0.0


@lru_cache(maxsize=65536)
def _all_above(sense: int) -> frozenset[int]:
    """The sense and all above it; two verbs of WordNet stand above each other."""
    found, todo = {sense}, [sense]
    while todo:
        todo = [one for below in todo for one in _kinds().above[below] if one not in found]
        found.update(todo)
    return frozenset(found)


@cache
def _kinds() -> Kinds:
    packed = files("facta.findings").joinpath("wordnet", "kinds.txt.gz").read_bytes()
    senses, words, forms = (part.split("\n") for part in gzip.decompress(packed).decode("utf-8").split("\n\n"))
    numbers = [tuple(map(int, line.split())) for line in senses]
    rows = (line.split("\t") for line in words)
    return Kinds(
        tuple(row[0] / 1000 for row in numbers),
        tuple(row[1:] for row in numbers),
        {word: (_numbers(own), _numbers(derived)) for word, own, derived in rows},
        dict(line.split("\t") for line in forms),
    )


def _numbers(cell: str) -> Senses:
    return tuple(map(int, cell.split()))
