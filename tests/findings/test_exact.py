"""The exact test against published results and against counting every table by hand."""

from itertools import product
from math import comb, inf, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facta.findings.exact import Counts, exact_test

small = st.integers(0, 6)
tables = st.builds(Counts, small, small, small, small)


@pytest.mark.parametrize(
    ("strata", "p", "odds", "low", "high"),
    [
        # Fisher's lady tasting tea, and the twins of criminals: R's fisher.test on its own example data.
        ([Counts(3, 1, 1, 3)], 0.4857, 6.408309, 0.2117329, 621.9337505),
        ([Counts(2, 15, 10, 3)], 0.0005367, 0.04693661, 0.003325764, 0.363182271),
        # Penicillin and rabbits, five strata: R's mantelhaen.test(exact = TRUE) on its own example data.
        (
            [Counts(0, 6, 0, 5), Counts(3, 3, 0, 6), Counts(6, 0, 2, 4), Counts(5, 1, 6, 0), Counts(2, 0, 5, 0)],
            0.03994,
            10.36102,
            1.076401,
            529.837399,
        ),
    ],
)
def test_published_results_come_out(strata: list[Counts], p: float, odds: float, low: float, high: float) -> None:
    found = exact_test(strata)
    assert found.p == pytest.approx(p, rel=1e-3)
    assert found.odds == pytest.approx(odds, rel=1e-5)
    # R's own search for the ends stops at a tolerance of about 1e-4 on their reciprocals.
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-2), pytest.approx(high, rel=1e-2))


def test_the_interval_ends_where_a_tail_has_half_of_five_per_cent() -> None:
    # Three of four cups: the ways are 1, 16, 36, 16 and 1.
    found = exact_test([Counts(3, 1, 1, 3)])
    ways = (1, 16, 36, 16, 1)
    for odds, seen in ((found.low, range(3, 5)), (found.high, range(4))):
        whole = sum(n * odds**t for t, n in enumerate(ways))
        assert sum(ways[t] * odds**t for t in seen) / whole == pytest.approx(0.025, rel=1e-9)


def p_by_counting(strata: list[Counts]) -> float:
    """Every table with the same margins, one by one."""
    ways: dict[int, int] = {}
    ranges = [range(min(s.granted + s.refused, s.granted + s.granted_others) + 1) for s in strata]
    for cells in product(*ranges):
        count = 1
        for s, a in zip(strata, cells, strict=True):
            granted, others = s.granted + s.granted_others, s.granted_others + s.refused_others
            count *= comb(s.granted + s.refused, a) * (comb(others, granted - a) if granted >= a else 0)
        ways[sum(cells)] = ways.get(sum(cells), 0) + count
    seen = ways[sum(s.granted for s in strata)]
    return sum(n for n in ways.values() if n <= seen) / sum(ways.values())


@settings(max_examples=200, deadline=None)
@given(st.lists(tables, min_size=1, max_size=3))
def test_p_is_what_counting_every_table_gives(strata: list[Counts]) -> None:
    assert isclose(exact_test(strata).p, p_by_counting(strata), rel_tol=1e-6)


@settings(max_examples=100, deadline=None)
@given(tables)
def test_the_groups_may_change_places(one: Counts) -> None:
    found = exact_test([one])
    other = exact_test([Counts(one.granted_others, one.refused_others, one.granted, one.refused)])
    assert isclose(found.p, other.p, rel_tol=1e-9)
    if 0 < found.odds < inf:
        assert isclose(found.odds * other.odds, 1.0, rel_tol=1e-6)


@settings(max_examples=100, deadline=None)
@given(tables)
def test_the_interval_holds_the_odds_ratio(one: Counts) -> None:
    found = exact_test([one])
    assert found.low <= found.odds <= found.high


def test_margins_that_leave_no_choice_say_nothing() -> None:
    assert exact_test([Counts(5, 0, 7, 0)]) == (1.0, 1.0, 0.0, inf)
