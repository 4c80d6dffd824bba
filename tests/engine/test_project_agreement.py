import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.engine.project_agreement import krippendorff_alpha, wilson

NOMINAL = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
"""Reliability data of Krippendorff (2011), section C: four observers, twelve units, missing values as dots."""


def units() -> list[list[str]]:
    rows = [row.split() for row in NOMINAL]
    return [[value for value in unit if value != "."] for unit in zip(*rows, strict=True)]


def test_alpha_is_what_krippendorff_computes_for_nominal_data_of_four_observers() -> None:
    assert krippendorff_alpha(units()) == pytest.approx(0.743, abs=0.0005)


def test_alpha_is_what_krippendorff_computes_for_two_observers() -> None:
    first, second = "a a b b d c c c e d d a".split(), "b a b b b c c c e d d d".split()
    assert krippendorff_alpha(list(zip(first, second, strict=True))) == pytest.approx(0.692, abs=0.0005)
    binary = "0 1 0 0 0 0 0 0 1 0".split(), "1 1 1 0 0 1 0 0 0 0".split()
    assert krippendorff_alpha(list(zip(*binary, strict=True))) == pytest.approx(0.095, abs=0.0005)


coded = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12)


@given(coded)
def test_alpha_depends_on_no_order_and_no_name_of_a_value(given_units: list[list[str]]) -> None:
    alpha = krippendorff_alpha(given_units)
    renamed = [[{"a": 1, "b": 2, "c": 3}[value] for value in reversed(unit)] for unit in reversed(given_units)]
    assert krippendorff_alpha(renamed) == (alpha if alpha is None else pytest.approx(alpha))
    assert alpha is None or -1.0 <= alpha <= 1.0


@given(coded)
def test_alpha_is_one_where_all_agree_and_more_than_one_value_is_used(given_units: list[list[str]]) -> None:
    agreed = [[unit[0]] * len(unit) for unit in given_units if len(unit) > 1]
    values = {unit[0] for unit in agreed}
    assert krippendorff_alpha(agreed) == (1.0 if len(values) > 1 else None)


def test_the_interval_of_wilson_is_the_published_one() -> None:
    low, high = wilson(1, 10)
    assert (round(low, 4), round(high, 4)) == (0.0179, 0.4042)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_narrows_with_more_cases(number: int, wrong: int) -> None:
    wrong = min(wrong, number)
    low, high = wilson(wrong, number)
    assert 0.0 <= low <= wrong / number <= high <= 1.0
    wide, narrow = high - low, wilson(wrong * 4, number * 4)
    assert narrow[1] - narrow[0] < wide
