"""Calendar arithmetic on TIMEX3 values."""

from datetime import date, timedelta

from facta.model.times import Interval, UndatableValue, days_of

UNKNOWN = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX",
}  # fmt: skip
"""What stands for a period of which only the length is known."""


def value_at(unit: str, day: date, shift: int = 0) -> str:
    """The value of the `unit` that `day` lies in, moved by `shift` units. Raises OverflowError outside years 1-9999."""
    if unit in ("day", "night"):
        return str(day + timedelta(days=shift))
    if unit in ("week", "weekend", "fortnight"):
        iso = (day + timedelta(weeks=shift * (2 if unit == "fortnight" else 1))).isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in ("month", "quarter", "half"):
        return _part_of_year(unit, day, shift)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    year = day.year // years + shift
    if not 0 < year * years <= 9999:
        raise OverflowError(f"{shift} {unit} from {day}")
    return f"{year:0{5 - len(str(years))}d}"


def _part_of_year(unit: str, day: date, shift: int) -> str:
    length = {"month": 1, "quarter": 3, "half": 6}[unit]
    year, number = divmod(day.year * (12 // length) + (day.month - 1) // length + shift, 12 // length)
    if not 0 < year <= 9999:
        raise OverflowError(f"{shift} {unit} from {day}")
    return f"{year:04d}-" + {"month": f"{number + 1:02d}", "quarter": f"Q{number + 1}", "half": f"H{number + 1}"}[unit]


def weekday_near(day: date, weekday: int, direction: str, same_day: bool = True) -> str:
    """The nearest `weekday` (ISO, Monday is 1), before `day` or (`future`) after; `day` itself counts if `same_day`."""
    if direction == "future":
        gap = (weekday - day.isoweekday()) % 7
        return str(day + timedelta(days=gap if gap or same_day else 7))
    gap = (day.isoweekday() - weekday) % 7
    return str(day - timedelta(days=gap if gap or same_day else 7))


def month_near(day: date, month: int, direction: str, same_month: bool = True) -> str:
    """The nearest `month` before `day` or (`future`) after; the month of `day` counts if `same_month`."""
    if direction == "future":
        later = month > day.month or (month == day.month and same_month)
        return f"{day.year + (not later):04d}-{month:02d}"
    earlier = month < day.month or (month == day.month and same_month)
    return f"{day.year - (not earlier):04d}-{month:02d}"


def season_near(day: date, season: str, direction: str) -> str:
    """The nearest `season` that began before `day`, or (`future`) that ends after it."""
    years = range(day.year + 1, day.year - 2, -1) if direction != "future" else range(day.year - 1, day.year + 2)
    for year in years:
        days = days_of(f"{year:04d}-{season}")
        if days.first <= day if direction != "future" else days.last >= day:
            return f"{year:04d}-{season}"
    return f"XXXX-{season}"


def known(value: str) -> Interval | None:
    """The days of `value`, or None where it has none."""
    try:
        return days_of(value)
    except UndatableValue:
        return None
