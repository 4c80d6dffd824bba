"""Tables for names, from YAML beside this file: first names, places and bodies under their several names.

Compiled by hand from general knowledge; a row is one name under its forms, which are folded when used.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from facta.codebook.fast_yaml import load_yaml

type Rows = tuple[tuple[str, ...], ...]


class PersonWords(NamedTuple):
    """Words in people's names that are no names: before a name, within it, after it; honours as they are written.

    chosen_spellings: first names said alike, of which every bearer has one spelling.
    """

    titles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    honours: frozenset[str]
    offices: frozenset[str]
    chosen_spellings: Rows


class BodyTables(NamedTuple):
    """Bodies with two names; phrases in full; words under one form; adjectives of countries; words that tell nothing.

    one_a_place: bodies of which a place has one.
    """

    names: Rows
    phrases: Mapping[str, str]
    words: Mapping[str, str]
    demonyms: Mapping[str, str]
    silent: frozenset[str]
    one_a_place: frozenset[str]


def _table(name: str) -> Any:
    return load_yaml(files("facta.linking").joinpath(name).read_text(encoding="utf-8"))


def _rows(found: list[list[str]]) -> Rows:
    return tuple(tuple(row) for row in found)


@cache
def given_names() -> Rows:
    """First names, a row the forms of one."""
    return tuple(row for part in _table("given_names.yaml").values() for row in _rows(part))


@cache
def arabic_given_names() -> frozenset[str]:
    """First names of Arabic origin, in lower case."""
    return frozenset(name for row in _table("given_names.yaml")["arabic"] for name in row)


@cache
def place_rows() -> Rows:
    """Places, a row the names of one."""
    return _rows(_table("place_names.yaml"))


@cache
def person_words_table() -> PersonWords:
    """Titles, particles and suffixes, in lower case."""
    found: dict[str, Any] = _table("person_words.yaml")
    titles, particles, suffixes, honours, offices = (
        frozenset[str](found[kind]) for kind in ("titles", "particles", "suffixes", "honours", "offices")
    )
    return PersonWords(titles, particles, suffixes, honours, offices, _rows(found["chosen_spellings"]))


@cache
def body_tables() -> BodyTables:
    """What is known of the names of bodies."""
    found: dict[str, Any] = _table("body_names.yaml")
    return BodyTables(
        _rows(found["names"]),
        found["phrases"],
        found["words"],
        found["demonyms"],
        frozenset(found["silent"]),
        frozenset(found["one_a_place"]),
    )
