"""How far a finding's figures could move through errors of reading, as measured on invented worlds.

`reading_errors.yaml` holds, for a figure, the 5th and 95th percentile of what errors at the measured rates leave of the
true figure (evals/worlds/errors.py). A true figure may so lie between the one shown over the second and over the first.
For every test it holds how often such errors hide its finding, and how often they make one where there is none.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import ceil, floor
from typing import Any

from facta.codebook.fast_yaml import load_yaml
from facta.model.finding import Figure


@cache
def _kept() -> Mapping[str, Any]:
    kept: Mapping[str, Any] = load_yaml(files("facta.findings").joinpath("reading_errors.yaml").read_text("utf-8"))
    return kept


def could_move(kind: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    """One line for each measured figure of a finding of this kind, and one on the finding as a whole."""
    for test, (gone, false) in _kept().get("tests", {}).items():
        if test.startswith(f"{kind}, "):
            yield (
                f"With the reading errors measured ({_kept()['measured_on']}), the {test.removeprefix(f'{kind}, ')} is "
                f"missed in {gone:.0%} of invented records that show it, and shown in {false:.1%} of those without."
            )
        if test == kind:
            yield (
                f"With the reading errors measured ({_kept()['measured_on']}), such a finding is missed in {gone:.0%} "
                f"of invented records that have one, and shown in {false:.1%} of those that have none."
            )
    for name, (low, high, *_) in _kept()["findings"].get(kind, {}).items():
        value = _number(figures.get(name))
        if value and low and high:
            yield (
                f"With the reading errors measured ({_kept()['measured_on']}), “{name}”, here {value:g}, could lie "
                f"between {_bounds(figures.get(name), value / high, value / low)}."
            )


def _bounds(value: Figure, low: float, high: float) -> str:
    """Whole numbers for a count, to the outer side; three figures else."""
    if isinstance(value, int):
        return f"{floor(low)} and {ceil(high)}"
    return f"{low:.3g} and {high:.3g}"


def _number(value: Figure) -> float | None:
    try:
        return None if value is None or isinstance(value, bool) else float(value)
    except ValueError:
        return None
