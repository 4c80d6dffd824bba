"""Which types of act can answer which kinds of pledge: pledge_kinds.en.yaml, with examples that run as tests."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from facta.codebook.fast_yaml import load_yaml

ANY = "any"


@cache
def pledge_kinds() -> Mapping[str, Mapping[str, Any]]:
    """Every kind by its name, as the file has it."""
    kinds: Mapping[str, Mapping[str, Any]] = load_yaml(
        files("facta.findings").joinpath("pledge_kinds.en.yaml").read_text("utf-8")
    )
    return kinds


@lru_cache(maxsize=4096)
def kinds_of(content: str) -> tuple[str, ...]:
    """The kinds of pledge whose words stand in `content`, in the order of the file."""
    return tuple(kind for kind, found in _patterns().items() if found.search(content))


def can_answer(content: str, act_type: str | None) -> bool:
    """Whether an act of this type can be what was pledged, a step to it or the contrary; True where nothing tells."""
    kinds = kinds_of(content)
    if not kinds or act_type is None:
        return True
    return any(fnmatchcase(act_type, answer) for kind in (*kinds, ANY) for answer in pledge_kinds()[kind]["answers"])


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(str, kind['any_of']))})\b", re.IGNORECASE)
        for name, kind in pledge_kinds().items()
        if name != ANY
    }
