"""Acts after words against chance: what is counted, when nothing is tested, and that chance is dealt fairly."""

from itertools import permutations

import pytest

from facta.findings.order_by_chance import Timeline, by_chance, episodes, rates


def test_an_arrest_and_the_charge_days_later_began_once() -> None:
    assert episodes([100, 104, 130, 200], 30) == (100, 200)


def test_p_is_near_what_every_deal_gives() -> None:
    # Four parties, one act each; three of the four acts follow the party's own words.
    lines = [Timeline(f"p{i}", (100 * i,), (100 * i + (5 if i < 4 else 60),)) for i in range(1, 5)]
    days = [line.acts[0] for line in lines]
    deals = [
        sum(0 <= day - line.words[0] <= 30 for line, day in zip(lines, deal, strict=True))
        for deal in permutations(days)
    ]
    found = by_chance(lines, 30, 4, 4000)
    assert found is not None
    assert (found.acts, found.within) == (4, 3)
    assert found.p == pytest.approx(sum(n >= 3 for n in deals) / len(deals), abs=0.01)
    assert found.expected == pytest.approx(sum(deals) / len(deals), abs=0.05)


def test_the_same_record_is_dealt_the_same_way() -> None:
    lines = [Timeline(f"p{i}", (100 * i,), (100 * i + 5, 100 * i + 50)) for i in range(1, 6)]
    assert by_chance(lines, 30, 4, 500) == by_chance(lines, 30, 4, 500)


def test_below_the_stated_number_of_acts_nothing_is_tested() -> None:
    lines = [Timeline(f"p{i}", (100 * i,), (100 * i + 5,)) for i in range(1, 8)]
    assert by_chance(lines, 30, 8, 100) is None
    silent = [Timeline(f"p{i}", (), (100 * i,)) for i in range(1, 10)]
    assert by_chance(silent, 30, 8, 100) is None


def test_the_base_rate_counts_every_day_of_every_party_spoken_of() -> None:
    found = rates([Timeline("a", (10,), (12,)), Timeline("b", (), ())], 4, 1, 100)
    assert (found.parties, found.days) == (2, 200)
    assert found.base == pytest.approx(5.0)
    assert found.after_words == pytest.approx(1000 / 5)
