"""Geometry of the drawings: numbers only, so that a template can draw them and a table beside can say the same."""

from dataclasses import dataclass
from datetime import date

from facta.publishing.chronology import Month
from facta.publishing.matter_tracks import Stop
from facta.publishing.quoted import BARS, Quoted

ROW_HEIGHT = 36
STOP_WIDTH = 88
LONGEST_BAR = 86.0
LANES = {"act": 18, "statement": 42}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: top edge in pixels, width in per cent of the drawing."""

    y: int
    width: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class PlacedStop:
    """One stage of a track, its centre in pixels."""

    x: int
    stop: Stop


@dataclass(frozen=True, slots=True)
class Dot:
    """One entry on the timeline strip: centre in per cent and pixels."""

    x: str
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The timeline strip: its dots, and its first and last day."""

    dots: tuple[Dot, ...]
    first: str
    last: str


def bars_of(quoted: list[Quoted]) -> list[Bar]:
    """The speakers with most statements, as bars."""
    most = max((one.statements for one in quoted), default=1)
    return [
        Bar(row * ROW_HEIGHT, f"{one.statements / most * LONGEST_BAR:.2f}%", one.name, one.statements)
        for row, one in enumerate(quoted[:BARS])
    ]


def placed(stops: tuple[Stop, ...]) -> list[PlacedStop]:
    """The stages of a track from left to right."""
    return [PlacedStop(place * STOP_WIDTH + STOP_WIDTH // 2, stop) for place, stop in enumerate(stops)]


def strip_of(months: list[Month]) -> Strip | None:
    """Acts above, statements below, by their first day; None where fewer than two days are known."""
    days = [(date.fromisoformat(day.start), day) for month in months for day in month.days]
    if not days or days[0][0] == days[-1][0]:
        return None
    first, last = days[0][0], max(day for day, _ in days)
    reach = (last - first).days
    dots = {
        Dot(
            f"{2 + 96 * (day - first).days / reach:.2f}%",
            LANES["act" if entry.kind == "act" else "statement"],
            entry.strength,
        )
        for day, shown in days
        for entry in shown.entries
    }
    return Strip(tuple(sorted(dots, key=lambda dot: (dot.y, float(dot.x[:-1]), dot.kind))), str(first), str(last))
