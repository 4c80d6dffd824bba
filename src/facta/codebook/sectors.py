"""The sector table: what a noun or a name tells about a party.

In: `sectors.yaml`. Out: a `SectorTable` that answers for head nouns with their modifiers and for the words of proper
names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from facta.codebook.fast_yaml import load_yaml
from facta.model.party import PartyKind

WORD_LISTS = (
    "female", "male", "kin", "heads", "members", "represents", "colleagues", "supporters", "owners", "former",
    "people_subjects", "people_objects",
)  # fmt: skip


class SectorsUnsound(ValueError):  # noqa: N818 - an error names what was found
    """The sector table names a kind of party that is none."""


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


@cache
def load_sectors() -> SectorTable:
    """The process's one table. Raises SectorsUnsound where the file names a kind of party that is none."""
    content: dict[str, Any] = load_yaml(files("facta.codebook").joinpath("sectors.yaml").read_text(encoding="utf-8"))
    alike: dict[str, set[int]] = {}
    for number, group in enumerate(content["alike"]):
        for noun in group:
            alike.setdefault(str(noun), set()).add(number)
    return SectorTable(
        dict(_entries(content["nouns"])),
        dict(_entries(content["names"])),
        {noun: frozenset(numbers) for noun, numbers in alike.items()},
        {name: frozenset(map(str, content[name])) for name in WORD_LISTS},
    )


def _entries(section: Mapping[str, Mapping[str, Iterable[str]]]) -> Iterator[tuple[str, NounEntry]]:
    for sector, kinds in section.items():
        for kind, listed in kinds.items():
            if kind not in list(PartyKind):
                expected = ", ".join(PartyKind)
                raise SectorsUnsound(f"sectors.yaml: sector {sector} has a kind {kind!r}; expected one of {expected}")
            for noun in listed:
                yield str(noun), NounEntry(str(noun), None if sector == "-" else sector, PartyKind(kind))
