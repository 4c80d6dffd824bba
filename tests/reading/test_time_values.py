"""Values and EDTF name the same days, whichever way they are asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.model.edtf import NotEdtf, days_of_edtf, edtf_of
from facta.model.times import Interval, UndatableValue, days_of
from facta.reading.times.values import month_near, season_near, value_at, weekday_near

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
UNITS = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")


@given(DAYS, st.sampled_from(UNITS))
def test_the_period_of_a_day_holds_the_day(day: date, unit: str) -> None:
    first, last = days_of(value_at(unit, day))
    assert first <= (day if unit != "weekend" else day + timedelta(days=7 - day.isoweekday())) <= last


@given(DAYS, st.sampled_from(UNITS), st.integers(-40, 40))
def test_periods_follow_one_another_without_a_gap(day: date, unit: str, shift: int) -> None:
    if unit == "weekend" or not 200 <= day.year + shift * 100 <= 9800:
        return
    one, two = days_of(value_at(unit, day, shift)), days_of(value_at(unit, day, shift + 1))
    assert two.first - one.last == timedelta(days=1)


@given(DAYS, st.sampled_from(UNITS), st.booleans())
def test_edtf_names_the_days_of_the_value(day: date, unit: str, approximate: bool) -> None:
    value = value_at(unit, day)
    edtf = edtf_of(value, approximate)
    assert edtf is not None
    assert days_of_edtf(edtf) == days_of(value)


@given(DAYS, st.integers(1, 7), st.booleans())
def test_a_weekday_is_within_a_week_and_on_the_right_side(day: date, weekday: int, same_day: bool) -> None:
    past = date.fromisoformat(weekday_near(day, weekday, "past", same_day))
    future = date.fromisoformat(weekday_near(day, weekday, "future", same_day))
    assert past.isoweekday() == future.isoweekday() == weekday
    assert timedelta(0) <= day - past <= timedelta(days=7)
    assert timedelta(0) <= future - day <= timedelta(days=7)
    assert same_day or past < day < future


@given(DAYS, st.integers(1, 12))
def test_a_month_is_the_nearest_on_its_side(day: date, month: int) -> None:
    past, future = days_of(month_near(day, month, "past")), days_of(month_near(day, month, "future"))
    assert past.first <= day <= future.last
    assert (day - past.first).days < 366 + 31
    assert (future.last - day).days < 366 + 31


@given(DAYS, st.sampled_from(["SP", "SU", "FA", "WI"]))
def test_a_season_has_begun_or_has_not_ended(day: date, season: str) -> None:
    assert days_of(season_near(day, season, "past")).first <= day
    assert days_of(season_near(day, season, "future")).last >= day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-W48", "2023-11-27", "2023-12-03"),
        ("2023-W48-WE", "2023-12-02", "2023-12-03"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("200", "2000-01-01", "2009-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2023-12-05TEV", "2023-12-05", "2023-12-05"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_of(value) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P3D", "PAST_REF", "XXXX-11-26", "2023-02-30", "2023-13", "2021-W53", "FY2009", ""])
def test_a_value_without_days_is_refused_by_name(value: str) -> None:
    with pytest.raises(UndatableValue, match="names no days"):
        days_of(value)


@pytest.mark.parametrize("edtf", ["XXXX-11-26", "XXXX-11", "XXXX-11~", "XXXX-11-20/XXXX-11-26"])
def test_an_unknown_year_has_no_days(edtf: str) -> None:
    assert days_of_edtf(edtf) is None


@pytest.mark.parametrize("edtf", ["2023-99", "XXXX-13-01", "2023-02-30", "last week", "2023-12-05/2023-12-01", ""])
def test_what_is_not_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(NotEdtf):
        days_of_edtf(edtf)
