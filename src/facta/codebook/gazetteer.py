"""The gazetteer: a place's name to the towns and countries that bear it.

The tables lie beside this file in `places/` (see the README there) and are searched in the file: nothing is loaded but
the lines that a name needs. Elsewhere: which of several bearers a report means (coding/place_names.py).
"""

import mmap
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from facta.codebook.fast_yaml import load_yaml

PLACES = Path(__file__).parent / "places"
_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th"})
_LAST_LATIN = 0x24F
_LOOSE = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("dzh|dj|zh", "j"),
        ("ch", "sh"),
        ("kh", "h"),
        ("gh", "g"),
        ("q|ck", "k"),
        ("y", "i"),
        ("o", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_NO_TOWN = -1


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A town, or a country.

    name: GeoNames' own. country: ISO 3166-1 alpha-2. population: of a town; -1 for a country. geonames: identifier.
    """

    geonames: int
    name: str
    country: str
    population: int

    @property
    def is_country(self) -> bool:
        """Whether this is a country, not a town."""
        return self.population == _NO_TOWN


class Gazetteer:
    """Places by name. Exact spelling first (case, marks, spaces and hyphens apart), then spellings that sound alike."""

    def __init__(self) -> None:
        self._keys = _Lines(PLACES / "keys.txt")
        self._places = _Lines(PLACES / "places.txt")
        self._countries, self._parts = _regions()

    def country_named(self, name: str) -> str | None:
        """The country that `name` is, as its ISO code; None for any other place."""
        key = key_of(name)
        if key in self._countries:
            return self._countries[key]
        return next((place.country for place in self._bearing(key) if place.is_country), None)

    def country_of_part(self, name: str) -> str | None:
        """The country of which `name` is a state, province or region; None where the table has no such part."""
        return self._parts.get(key_of(name))

    @lru_cache(maxsize=4096)  # noqa: B019 (one gazetteer lives as long as the process)
    def towns_named(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The towns that bear `name`, the largest first; empty where none does."""
        key = key_of(name)
        found = self._bearing(key) or (self._bearing(f"~{loose_key_of(name)}") if key else ())
        towns = [place for place in found if not place.is_country]
        return tuple(sorted(towns, key=lambda town: (-town.population, town.geonames)))

    def _bearing(self, key: str) -> tuple[GazetteerPlace, ...]:
        line = self._keys.starting(f"{key}\t") if key.strip("~") else None
        return tuple(self._place(int(number)) for number in line.split("\t")[1].split()) if line else ()

    def _place(self, number: int) -> GazetteerPlace:
        line = self._places.starting(f"{number:08d}\t")
        if line is None:
            raise LookupError(f"keys.txt names place {number}, which places.txt does not hold: build both anew")
        _, name, country, population = line.split("\t")
        return GazetteerPlace(number, name, country, int(population))


@cache
def load_gazetteer() -> Gazetteer:
    """The process's one gazetteer."""
    return Gazetteer()


def key_of(name: str) -> str:
    """A name as letters and digits of ASCII, in lower case; "" for a name in another script."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = [c for c in plain if c.isalnum() and not unicodedata.combining(c)]
    if any(ord(letter) > _LAST_LATIN for letter in letters):
        return ""
    return "".join(letter for letter in letters if letter.isascii())


def loose_key_of(name: str) -> str:
    """A key that romanisations share: "Qapshaghay" and "Kapshagai" give the same."""
    key = key_of(name)
    for pattern, put in _LOOSE:
        key = pattern.sub(put, key)
    return re.sub("i+$", "i", key)


class _Lines:
    """A file of lines in the order of their bytes, searched where it lies."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def starting(self, prefix: str) -> str | None:
        """The first line that begins with `prefix`, or None."""
        wanted, low, high = prefix.encode(), 0, len(self._map)
        while low < high:
            start = self._map.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._map.find(b"\n", start)
            if self._map[start:end] < wanted:
                low = end + 1
            else:
                high = start
        line = self._map[low : self._map.find(b"\n", low)] if low < len(self._map) else b""
        return line.decode() if line.startswith(wanted) else None


def _regions() -> tuple[dict[str, str], dict[str, str]]:
    rows: list[dict[str, Any]] = load_yaml((PLACES / "regions.yaml").read_text(encoding="utf-8"))
    countries = {key_of(name): row["country"] for row in rows for name in row.get("names", ())}
    parts = {key_of(name): row["country"] for row in rows for name in row.get("parts", ())}
    return countries, parts
