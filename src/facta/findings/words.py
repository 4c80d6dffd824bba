"""Lists of words from words.en.yaml, compiled; each list has examples that run as tests."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from facta.codebook.fast_yaml import load_yaml


@cache
def word_lists() -> Mapping[str, Mapping[str, Any]]:
    """Every list by its name, as the file has it."""
    lists: Mapping[str, Mapping[str, Any]] = load_yaml(
        files("facta.findings").joinpath("words.en.yaml").read_text("utf-8")
    )
    return lists


@cache
def words(name: str) -> re.Pattern[str]:
    """What finds a word of the list, as whole words. Raises KeyError where there is no such list."""
    one = word_lists()[name]
    flags = 0 if one.get("case") else re.IGNORECASE
    return re.compile(rf"\b(?:{'|'.join(map(str, one['any_of']))})\b", flags)
