"""Times: expressions as they stand, and the days they name.

Values follow TimeML 1.2.1 (TIMEX3 attribute `value`); `edtf` is ISO 8601-2, level 2.
"""

from dataclasses import dataclass

from facta.model.passage import Span


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text.

    type: `DATE`, `TIME`, `DURATION` or `SET`.
    value: TIMEX3 value: `2023-12-05`, `2023-W48`, `2023`, `P3D`, `PAST_REF`, ...
    edtf: EDTF of the calendar time it names (`2023-12-05`, `XXXX-11-26`, `2023-11~`), else None.
    start, end: first and last day, ISO, both inclusive; None where the year is unknown or nothing is dated.
    by: the rule that resolved it.
    """

    span: Span
    type: str
    value: str
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """When an act or statement took place, with the passage that says so.

    span: None only where the time is the report's own day of publication.
    """

    edtf: str
    start: str | None
    end: str | None
    span: Span | None
