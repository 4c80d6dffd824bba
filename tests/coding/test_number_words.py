"""Numbers in words and figures: what they come to, never half of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.coding.number_words import numbers_in


@pytest.mark.parametrize(
    ("words", "value", "to", "bound"),
    [
        ("40 people", 40, None, ""),
        ("at least twenty - two people", 22, None, "at least"),
        ("more than 1,500 protesters", 1500, None, "at least"),
        ("one hundred and fifty people", 150, None, ""),
        ("two thousand three hundred and six votes", 2306, None, ""),
        ("a dozen men", 12, None, ""),
        ("a hundred people", 100, None, ""),
        ("three hundred thousand signatures", 300_000, None, ""),
        ("2.5 million tenge", 2_500_000, None, ""),
        ("1.5 m tenge", 1_500_000, None, ""),
        ("1.5bn rubles", 1_500_000_000, None, ""),
        ("12 lakh rupees", 1_200_000, None, ""),
        ("between 20 and 30 people", 20, 30, ""),
        ("20 to 30 people", 20, 30, ""),
        ("two to three hundred people", 200, 300, ""),
        ("no fewer than 12 activists", 12, None, "at least"),
        ("no more than ten guests", 10, None, "at most"),
        ("up to 500 officers", 500, None, "at most"),
        ("nearly 90 shops", 90, None, "about"),
        ("some 40 people", 40, None, "about"),
    ],
)
def test_a_number_is_read_whole(words: str, value: float, to: float | None, bound: str) -> None:
    (number,) = numbers_in(words.split())
    assert (number.value, number.to, number.bound) == (value, to, bound)


@pytest.mark.parametrize(
    "words", ["a 16 - year - old girl", "a 5 - 4 decision", "a man", "the and of", "the 2 nd floor"]
)
def test_parts_of_longer_words_are_no_numbers(words: str) -> None:
    assert list(numbers_in(words.split())) == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [n.value for n in numbers_in("three homes and two offices".split())] == [3, 2]
    assert [n.value for n in numbers_in("five , 12 and 40".split())] == [5, 12, 40]


@given(st.integers(0, 10**9))
def test_figures_with_commas_come_to_what_they_say(value: int) -> None:
    (number,) = numbers_in([f"{value:,}", "people"])
    assert number.value == value
