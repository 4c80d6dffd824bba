"""The sector table: what a noun or a name tells about a party.

In: `sectors.yaml`, and a user's own file of the same form laid over it. Out: a `SectorTable` that answers for head
nouns with their modifiers and for the words of proper names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from facta.codebook.fast_yaml import load_yaml
from facta.model.party import PartyKind

BUILT_IN = Path(__file__).with_name("sectors.yaml")
WORD_LISTS = (
    "female", "male", "kin", "heads", "members", "represents", "colleagues", "supporters", "owners", "former",
    "people_subjects", "people_objects",
)  # fmt: skip


class SectorsUnreadable(ValueError):  # noqa: N818 - an error names what was found
    """A sector file does not have the form of `sectors.yaml`."""


class NounEntry(NamedTuple):
    """What a noun tells: the noun or phrase itself, the PLOVER sector or None, and the kind of party."""

    noun: str
    sector: str | None
    kind: PartyKind


@dataclass(frozen=True)
class SectorTable:
    """Nouns and name words with their sector and kind, and the lists of nouns by which ties are told.

    nouns, names: lower-case phrase to entry. alike: noun to the classes of nouns that may take it up.
    words: the lists of `WORD_LISTS`, each by its name.
    """

    nouns: Mapping[str, NounEntry]
    names: Mapping[str, NounEntry]
    alike: Mapping[str, frozenset[int]]
    words: Mapping[str, frozenset[str]]

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The last word of every noun phrase: what is not here has no entry."""
        return frozenset(noun.rsplit(" ", 1)[-1] for noun in self.nouns)

    def of_noun(self, noun: str, before: Sequence[str] = ()) -> NounEntry | None:
        """The entry of `noun` (lower case, singular), in its longest known phrase with the words `before` it."""
        return _longest(self.nouns, noun, before)

    def of_name(self, words: Sequence[str]) -> NounEntry | None:
        """The entry that the lower-case `words` of a name tell; the last telling word decides ("Almaty City Court")."""
        for end in range(len(words), 0, -1):
            entry = _longest(self.names, words[end - 1], words[: end - 1])
            if entry is not None:
                return entry
        return None

    def are_alike(self, noun: str, other: str) -> bool:
        """Whether one noun may take up the other: "the group" for "a charity"."""
        return noun == other or not self.alike.get(noun, frozenset()).isdisjoint(self.alike.get(other, frozenset()))

    def has(self, name: str, word: str) -> bool:
        """Whether `word` stands in the word list called `name`."""
        return word in self.words[name]


def _longest(table: Mapping[str, NounEntry], last: str, before: Sequence[str]) -> NounEntry | None:
    for n in (2, 1):
        if len(before) >= n:
            entry = table.get(" ".join((*before[-n:], last)))
            if entry is not None:
                return entry
    return table.get(last)


@lru_cache(maxsize=8)
def load_sectors(own: Path | None = None) -> SectorTable:
    """The built-in table, with the file `own` laid over it.

    Raises SectorsUnreadable where the file is no YAML of this form.
    """
    nouns: dict[str, NounEntry] = {}
    names: dict[str, NounEntry] = {}
    words: dict[str, set[str]] = {name: set() for name in WORD_LISTS}
    alike: dict[str, set[int]] = {}
    for path in (BUILT_IN, own):
        if path is None:
            continue
        content = _content_of(path)
        nouns.update(_entries(content.get("nouns", {}), path))
        names.update(_entries(content.get("names", {}), path))
        for name in WORD_LISTS:
            words[name].update(map(str, content.get(name, ())))
        first = 1 + max((number for numbers in alike.values() for number in numbers), default=-1)
        for number, group in enumerate(content.get("alike", ()), first):
            for noun in group:
                alike.setdefault(str(noun), set()).add(number)
    return SectorTable(
        nouns,
        names,
        {noun: frozenset(numbers) for noun, numbers in alike.items()},
        {name: frozenset(listed) for name, listed in words.items()},
    )


def _content_of(path: Path) -> dict[str, Any]:
    try:
        content = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SectorsUnreadable(f"{path} cannot be read as a sector file: {error}") from error
    if not isinstance(content, dict):
        raise SectorsUnreadable(f"{path} holds no mapping; compare it with facta/codebook/sectors.yaml")
    return content  # pyright: ignore[reportUnknownVariableType]


def _entries(section: Mapping[str, Mapping[str, Iterable[str]]], path: Path) -> Iterator[tuple[str, NounEntry]]:
    for sector, kinds in section.items():
        for kind, listed in kinds.items():
            if kind not in list(PartyKind):
                expected = ", ".join(PartyKind)
                raise SectorsUnreadable(f"{path}: sector {sector} has a kind {kind!r}; expected one of {expected}")
            for noun in listed:
                yield str(noun), NounEntry(str(noun), None if sector == "-" else sector, PartyKind(kind))
