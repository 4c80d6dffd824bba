"""The table of places: found under its spellings, nothing invented."""

import pytest

from facta.codebook.gazetteer import PLACES, Gazetteer, key_of, load_gazetteer

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Almaty", "Almaty", "KZ"),
        ("Alma-Ata", "Almaty", "KZ"),
        ("Alma Ata", "Almaty", "KZ"),
        ("Taldyqorghon", "Taldykorgan", "KZ"),
        ("Taldykurgan", "Taldykorgan", "KZ"),
        ("Kapchagai", "Konayev", "KZ"),
        ("Nursultan", "Astana", "KZ"),
        ("Janaozen", "Zhanaozen", "KZ"),
        ("Kiev", "Kyiv", "UA"),
        ("São Paulo", "São Paulo", "BR"),
        ("Sao Paulo", "São Paulo", "BR"),
        ("BOMBAY", "Mumbai", "IN"),
    ],
)
def test_a_town_is_found_under_its_other_spellings(written: str, name: str, country: str) -> None:
    first = GAZETTEER.towns_named(written)[0]
    assert (first.name, first.country) == (name, country)


@pytest.mark.parametrize("written", ["Tolm", "Granary Square", "", "—", "Алматы", "the mayor"])
def test_what_no_town_is_called_finds_none(written: str) -> None:
    assert GAZETTEER.towns_named(written) == ()


def test_all_bearers_of_a_name_are_given_largest_first() -> None:
    towns = GAZETTEER.towns_named("London")
    assert {town.country for town in towns} >= {"GB", "CA", "US"}
    assert [town.population for town in towns] == sorted((town.population for town in towns), reverse=True)


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Kazakhstan", "KZ"),
        ("U.S.", "US"),
        ("the", None),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Ivory Coast", "CI"),
        ("Almaty", None),
    ],
)
def test_countries_are_known_by_their_names(written: str, country: str | None) -> None:
    assert GAZETTEER.country_named(written) == country


def test_parts_of_countries_are_no_countries() -> None:
    assert GAZETTEER.country_of_part("Texas") == "US"
    assert GAZETTEER.country_named("Texas") is None
    assert GAZETTEER.country_of_part("Kazakhstan") is None


@pytest.mark.parametrize("name", ["keys.txt", "places.txt"])
def test_tables_lie_in_the_order_of_their_bytes(name: str) -> None:
    lines = (PLACES / name).read_bytes().splitlines()
    assert len(lines) > 60_000
    assert lines == sorted(lines)


def test_every_key_leads_to_a_place() -> None:
    lines = (PLACES / "keys.txt").read_text(encoding="utf-8").splitlines()
    numbers = {int(line.split("\t")[0]) for line in (PLACES / "places.txt").read_text(encoding="utf-8").splitlines()}
    assert {int(n) for line in lines for n in line.split("\t")[1].split()} <= numbers
    fresh = Gazetteer()
    for line in lines[::2_999]:
        key = line.split("\t")[0]
        if not key.startswith("~"):
            assert fresh.towns_named(key) or fresh.country_named(key), key


def test_a_name_in_another_script_has_no_key() -> None:
    assert key_of("Алматы") == ""
    assert key_of("Ürümqi") == "urumqi"
