"""Which words name one sort of event: base forms across verb and noun, and families of words (event_words.yaml).

In: a trigger as it stands in a text. Out: its root, a form that "arrests", "arrested" and "the arrest" share, and the
families it belongs to, by which "apprehended" may tell the same happening. No dictionary of meanings beyond the table.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from facta.codebook.fast_yaml import load_yaml

ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "ees", "ers", "ors", "ee", "ed",
    "es", "er", "or", "al", "s", "y", "e",
)  # fmt: skip
VERBAL = frozenset(("s", "ed", "ing", "e", "es", "y", "ies", "ied", "ings"))
"""Endings that may leave three letters; the others leave four."""
PARTICLES = frozenset(
    "of on off out in into up down under over away through with for to at from by".split(),
)
LIGHT_WORDS = "go make take get put give have do come set"
SPEECH_WORDS = (
    "say tell according add state report note explain ask think believe know hope want expect seem describe speak talk "
    "be have do make get go come take give put let keep become see look use need try want like can will may"
)
"""Words too general to tell which event is meant; they are linked only where the acts have a codebook type."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")


class _Table(NamedTuple):
    base: Mapping[str, str]
    families: Mapping[tuple[str, ...], frozenset[str]]


@cache
def _table() -> _Table:
    loaded: dict[str, Any] = load_yaml(files("facta.linking").joinpath("event_words.yaml").read_text(encoding="utf-8"))
    base = {form: word for word, forms in loaded["irregular"].items() for form in (word, *forms)}
    families: dict[tuple[str, ...], set[str]] = {}
    for family, phrases in loaded["families"].items():
        for phrase in phrases:
            families.setdefault(tuple(_root(word, base) for word in phrase.split()), set()).add(family)
    return _Table(base, {key: frozenset(names) for key, names in families.items()})


@lru_cache(maxsize=65_536)
def root_of(word: str) -> str:
    """The form that a word's inflections and derivations share: "nominated", "nominee" and "nomination" give one."""
    return _root(word, _table().base)


def _root(word: str, base: Mapping[str, str]) -> str:
    plain = re.sub(r"['’]s?$", "", word.lower())
    return _cut(base.get(plain, plain))


def _cut(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in VERBAL else 4):
            if ending == "s" and word.endswith("ss"):
                continue
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    word = word.removesuffix("i")
    return word.removesuffix("at") if len(word) > 5 else word


@lru_cache(maxsize=16_384)
def head_root(trigger: str) -> str:
    """The root of the word that carries a trigger: of "opened fire" the first, of "fatal shooting" the last."""
    words = WORD.findall(trigger.replace("-", " "))
    if not words:
        return trigger.lower()
    for i, word in enumerate(words[1:]):
        if word.lower() in PARTICLES:
            return root_of(words[i])
    first = root_of(words[0])
    return first if len(words) > 1 and first in _light() else root_of(words[-1])


@lru_cache(maxsize=16_384)
def families_of(trigger: str) -> frozenset[str]:
    """The families of a trigger: those of its longest listed phrase, else of the word that carries it."""
    roots = [root_of(word) for word in WORD.findall(trigger.replace("-", " "))]
    table = _table().families
    for length in range(len(roots), 1, -1):
        found = [table[key] for i in range(len(roots) - length + 1) if (key := tuple(roots[i : i + length])) in table]
        if found:
            return frozenset().union(*found)
    return table.get((head_root(trigger),), frozenset())


@cache
def _light() -> frozenset[str]:
    return frozenset(root_of(word) for word in LIGHT_WORDS.split())


@cache
def _speech() -> frozenset[str]:
    return frozenset(root_of(word) for word in SPEECH_WORDS.split())


def says_little(trigger: str) -> bool:
    """Whether the trigger is too general a word to tell one event from another ("said", "made", "is")."""
    return head_root(trigger) in _speech() and not (len(trigger.split()) > 1 and families_of(trigger))
