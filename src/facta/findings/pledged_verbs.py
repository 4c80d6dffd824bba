"""Verbs of pledges from pledged_verbs.en.yaml: which tell one deed, which name none, and which a pledge has."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from facta.codebook.content_words import stem
from facta.codebook.fast_yaml import load_yaml

DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def one_deed(pledged: str, told: str) -> bool:
    """Whether `told`, a lemma, tells as done what `pledged`, another, says will be."""
    return told in _verbs()["one deed"].get(pledged, ())


def names_no_deed(verb: str) -> bool:
    """Whether the verb alone names no deed ("would make")."""
    return verb in _verbs()["no deed"]


def after_will(content: str) -> re.Match[str] | None:
    """Where `content` says that something will be done; group 1 is the word of what, as it stands."""
    return _pattern("verb after will").search(content)


def pledged_verb(content: str) -> str:
    """The verb that says what will be done, its participle made plain where the file knows it; "" where none tells."""
    found = after_will(content) or _pattern("verb at the start").match(content)
    if found is None:
        return ""
    verb = found.group(1).lower()
    plain = _verbs()["participles"].get(verb, verb)
    return "" if names_no_deed(plain) else plain


def deed_verbs(content: str) -> tuple[str, ...]:
    """Stems of all the verbs that say what will be done, in their order."""
    found = _pattern("every verb").findall(content)
    return tuple(dict.fromkeys(stem(next(filter(None, groups))) for groups in found))


def going_back(content: str) -> bool:
    """Whether what is pledged is itself to end or take back something."""
    return bool(_pattern("going back").search(content))


def stays(content: str) -> bool:
    """Whether what is pledged is that something stays as it is."""
    return bool(_pattern("stays").search(content))


def numbers_in(text: str) -> frozenset[str]:
    """Numbers of the text as figures, thousands without their comma; years and the words for 1 apart."""
    figures = {match.group().replace(",", "") for match in DIGITS.finditer(text)}
    spelled = {str(n) for word, n in _verbs()["numbers"].items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    return frozenset(figure for figure in figures | spelled if not re.fullmatch(r"(?:1|19\d\d|20\d\d)", figure))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_verbs()[name], re.IGNORECASE)


@cache
def _verbs() -> Mapping[str, Any]:
    verbs: Mapping[str, Any] = load_yaml(files("facta.findings").joinpath("pledged_verbs.en.yaml").read_text("utf-8"))
    return verbs
