"""The codebook: act types read from YAML, checked, and indexed by predicate.

The built-in files lie in `acts/`; a user's own are added to them. A type defined twice is an error, except that a
user's file may replace a built-in type by naming it again.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import yaml

from facta.codebook.act_type import ActType, MatterKind, Pattern
from facta.codebook.by_need import ByNeed
from facta.codebook.errors import CodebookError
from facta.codebook.fast_yaml import key_given_twice, load_yaml
from facta.codebook.lexicon import english
from facta.codebook.matters import load_matter_kinds
from facta.codebook.reading_types import Source, sets_of, types_of


class Entry(NamedTuple):
    """One pattern with the type it codes."""

    type: ActType
    pattern: Pattern


@dataclass(frozen=True)
class Codebook:
    """Act types by code.

    types: in the order of the files. version: twelve hexadecimal digits over the files' text.
    index: patterns by predicate ("verb:refuse"), the most specific first, ties in file order.
    """

    types: tuple[ActType, ...]
    version: str
    index: Mapping[str, tuple[Entry, ...]] = field(repr=False, default_factory=dict[str, tuple[Entry, ...]])
    by_code: Mapping[str, ActType] = field(repr=False, default_factory=dict[str, ActType])

    def type_of(self, code: str) -> ActType | None:
        """The type with this code, or None."""
        return self.by_code.get(code)

    def __contains__(self, code: object) -> bool:
        """Whether a type has this code."""
        return code in self.by_code

    def allowed(self, predicate: str, words: frozenset[str]) -> list[Entry]:
        """The patterns on a predicate ("verb:refuse") that a sentence with these words may fit, as in `index`."""
        entries = self.index.get(predicate)
        if entries is None:
            return []
        by_need = self._by_need.get(predicate)
        if by_need is None:
            by_need = self._by_need[predicate] = ByNeed(entry.pattern.needed for entry in entries)
        return [entries[i] for i in by_need.allowed(words)]

    @cached_property
    def _by_need(self) -> dict[str, ByNeed]:
        return {}

    @property
    def matter_kinds(self) -> Mapping[str, MatterKind]:
        """Matter kinds by name."""
        return load_matter_kinds()

    @cached_property
    def lendable(self) -> Mapping[str, tuple[Entry, ...]]:
        """The patterns by which an act may have its type from an earlier one, by predicate as in `index`."""
        found = {key: tuple(entry for entry in entries if _is_lendable(entry)) for key, entries in self.index.items()}
        return {key: entries for key, entries in found.items() if entries}

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Lemmas of the nouns that patterns ask for, and of the verbs that a hyphen divides ("baton-charge")."""
        nouns = (key.removeprefix("noun:") for key in self.index if key.startswith("noun:"))
        divided = (key.removeprefix("verb:") for key in self.index if key.startswith("verb:") and "-" in key)
        return frozenset((*nouns, *divided, *_divided(english().event_nouns)))


def load_codebook(extra: Sequence[Path] = ()) -> Codebook:
    """The built-in codebook together with the files `extra`, read once a process.

    Raises CodebookError, which names the file, the key, what was found and the next step.
    """
    return _load(tuple(Path(path) for path in extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Codebook:
    sources = [*_built_in(), *(_own(path) for path in extra)]
    sets: dict[str, frozenset[str]] = {}
    for source in sources:
        sets.update(sets_of(source))
    found: dict[str, ActType] = {}
    defined_in: dict[str, Source] = {}
    for source in sources:
        for act_type in types_of(source, sets):
            before = defined_in.get(act_type.code)
            if before is not None and (before.own == source.own):
                raise CodebookError(
                    f"{source.name}: {act_type.code} is defined a second time; {before.name} has it already"
                )
            found[act_type.code] = act_type
            defined_in[act_type.code] = source
    for act_type in found.values():
        _check_what_it_takes_up(act_type, found, defined_in[act_type.code].name)
    digest = hashlib.sha256("\x1e".join(source.text for source in sources).encode("utf-8", "surrogatepass"))
    types = tuple(found.values())
    return Codebook(types, digest.hexdigest()[:12], _index(types), found)


def _is_lendable(entry: Entry) -> bool:
    return entry.type.may_be_lent and bool(entry.type.matter is not None or entry.pattern.takes_up)


def _check_what_it_takes_up(act_type: ActType, known: Mapping[str, ActType], file: str) -> None:
    """Raises CodebookError where a pattern takes up what there is not, or lends a type that would wrong a person."""
    names = known.keys() | {each.matter for each in known.values()}
    for pattern in act_type.patterns:
        unknown = sorted(pattern.takes_up - names)
        if unknown:
            raise CodebookError(
                f"{file}: {act_type.code}, pattern {pattern.name} takes up {', '.join(unknown)}; "
                "name act types or kinds of matter"
            )
        if pattern.takes_up and not act_type.may_be_lent:
            raise CodebookError(
                f"{file}: {act_type.code}, pattern {pattern.name} has taken_up, but the type would wrong a person; "
                "let its own words decide"
            )


def _divided(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if "-" in word)


def _index(types: tuple[ActType, ...]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for act_type in types:
        for pattern in act_type.patterns:
            for key in sorted(pattern.predicates):
                found.setdefault(key, []).append(Entry(act_type, pattern))
    return {key: tuple(sorted(entries, key=lambda e: -e.pattern.specificity)) for key, entries in sorted(found.items())}


def _built_in() -> list[Source]:
    folder = files("facta.codebook").joinpath("acts")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return [_source(f"acts/{name}", folder.joinpath(name).read_text(encoding="utf-8"), own=False) for name in names]


def _own(path: Path) -> Source:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CodebookError(
            f'{path}: there is no such file; give --codebook the path of a YAML file with "types"'
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read ({error}); give --codebook a text file in UTF-8") from None
    found = _source(str(path), text, own=True)
    twice = key_given_twice(text)
    if twice is not None:
        key, line = twice
        raise CodebookError(f"{path} line {line}: {key} is given a second time; put the two together")
    return found


def _source(name: str, text: str, own: bool) -> Source:
    try:
        content = load_yaml(text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" line {where.line + 1}" if where is not None else ""
        found = " ".join(str(getattr(error, "problem", error)).split())
        raise CodebookError(f"{name}{line}: not valid YAML ({found}); correct that line") from None
    if content is None:
        raise CodebookError(f'{name}: the file is empty; begin it with "types:"')
    return Source(name, text, content, own)
