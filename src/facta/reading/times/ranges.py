"""Two dates that stand as a range: "from 1 May to 15 June 2024", "between May 1 and May 15".

The first, where its words give no year, takes the last such day or month before the second.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from facta.model.edtf import days_of_edtf, edtf_of
from facta.model.sentence import Sentence
from facta.model.times import TimeExpression

_YEARLESS = frozenset({"day_month", "month_alone"})
_OPENS = {"from": frozenset({"to", "until", "till", "through", "-", "–"}), "between": frozenset({"and"})}


def with_ranges(times: Sequence[TimeExpression], sentence: Sentence) -> list[TimeExpression]:
    """The expressions of one sentence, in text order, the first of each range in the year that the second allows."""
    found = list(times)
    for i, (one, two) in enumerate(pairwise(times)):
        if one.by in _YEARLESS and one.start and two.start and _is_range(one, two, sentence):
            found[i] = _before(one, date.fromisoformat(two.start))
    return found


def _is_range(one: TimeExpression, two: TimeExpression, sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.end <= two.span.start]
    opening = next((t.lower for t in reversed(words) if t.end <= one.span.start), "")
    between = [t.lower for t in words if t.start >= one.span.end]
    return len(between) == 1 and between[0] in _OPENS.get(opening, frozenset[str]())


def _before(time: TimeExpression, end: date) -> TimeExpression:
    """`time`, told without a year, as the last such day or month that begins no later than `end`."""
    rest = time.value[4:]
    for year in (end.year, end.year - 1):
        edtf = edtf_of(f"{year:04d}{rest}", (time.edtf or "").endswith("~"))
        days = days_of_edtf(edtf) if edtf else None
        if days is not None and days.first <= end:
            return replace(time, value=f"{year:04d}{rest}", edtf=edtf, start=str(days.first), end=str(days.last))
    return time
