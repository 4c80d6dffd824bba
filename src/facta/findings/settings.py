"""The stated thresholds of the findings; every finding names those it used."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """Windows are in days, shares between 0 and 1.

    unlike_days: how far apart two decisions may lie and still be compared.
    sanction_days: how long after a criticism a coercive act is looked for.
    too_early_days: a pledge younger than this at the last report is not judged.
    like_subject: share of a pledge's weighted words that a later act must have, to be about the same subject.
    some_subject: the same, for an act that bears on the subject without being the deed pledged.
    platform_days: how far apart being given a stage and being kept off one may lie and still be set side by side.
    least_statements: voices are counted from this many statements on.
    number_tolerance: two numbers of one event differ when they are farther apart than this share of the larger.
    """

    unlike_days: int = 60
    sanction_days: int = 30
    too_early_days: int = 90
    like_subject: float = 0.5
    some_subject: float = 0.35
    platform_days: int = 60
    least_statements: int = 3
    number_tolerance: float = 0.1


def settings_row(settings: FindingSettings) -> dict[str, Any]:
    """The settings as they are kept with a dossier."""
    return asdict(settings)


def settings_from_row(row: Mapping[str, Any]) -> FindingSettings:
    """The settings that `settings_row` wrote. Raises TypeError for a setting that this version does not know."""
    return FindingSettings(**row)
