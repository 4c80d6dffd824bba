"""What can be set about the findings: stated thresholds and windows, groups and sides of parties, subjects.

Every finding names those it used; a dossier keeps them all, so that its findings can be found anew.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple


class NamedParties(NamedTuple):
    """A group or a side: its name, and the names of its parties as reports write them."""

    name: str
    parties: tuple[str, ...]


class Subject(NamedTuple):
    """A subject: its name, and the words that tell of it."""

    name: str
    words: tuple[str, ...]


class StageLimit(NamedTuple):
    """How many days a stage of a kind of matter may last before the finding `stalled` asks; stage `*`: every other."""

    kind: str
    stage: str
    days: int


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """Windows are in days, shares between 0 and 1.

    unlike_days: how far apart two decisions may lie and still be compared.
    unlike_same_place: whether two decisions must also be about one place to be compared.
    unlike_subject: least likeness of subject (share of weighted words) of two requests; 0 asks for none.
    least_decisions: decisions of one kind on parties of two groups, below which no test is made.
    least_in_group: the same, of each of the two groups.
    sanction_days: how long after a criticism a coercive act is looked for.
    least_sanctions: dated coercive acts on parties outside power, below which their order is not tested.
    permutations: how often the days of the coercive acts are dealt out anew for that test.
    too_early_days: a pledge younger than this at the last report is not judged.
    like_subject: share of a pledge's weighted words that a later act must have, to be about the same subject.
    some_subject: the same, for an act that bears on the subject without being the deed pledged.
    like_meaning: least likeness of meaning of a pledge and a later act of the same party to be about the same subject.
    some_meaning: the same, for an act that is only shown beside the pledge, for the reader to judge.
    least_spells: ended spells of one kind of stage, below which the stated threshold is used and no estimate.
    stalled_share: a stage is asked about when at most this share of such stages last as long.
    stalled_after_days: thresholds of your own for kinds of stages, in place of the table below.
    platform_days: how far apart being given a stage and being kept off one may lie and still be set side by side.
    least_statements: voices are counted from this many statements on.
    number_tolerance: two numbers of one event differ when they are farther apart than this share of the larger.
    groups: groups of parties whose requests are compared.
    sides: sides of a dispute; voices are also counted by side.
    subjects: subjects with the words that tell of them, for likeness of subject.
    """

    unlike_days: int = 60
    unlike_same_place: bool = False
    unlike_subject: float = 0.0
    least_decisions: int = 12
    least_in_group: int = 4
    sanction_days: int = 30
    least_sanctions: int = 8
    permutations: int = 1999
    too_early_days: int = 90
    like_subject: float = 0.5
    some_subject: float = 0.35
    like_meaning: float = 0.5
    some_meaning: float = 0.2
    least_spells: int = 19
    stalled_share: float = 0.05
    stalled_after_days: tuple[StageLimit, ...] = ()
    platform_days: int = 60
    least_statements: int = 3
    number_tolerance: float = 0.1
    groups: tuple[NamedParties, ...] = ()
    sides: tuple[NamedParties, ...] = ()
    subjects: tuple[Subject, ...] = ()


NESTED: Mapping[str, type] = {
    "groups": NamedParties,
    "sides": NamedParties,
    "subjects": Subject,
    "stalled_after_days": StageLimit,
}
"""Settings that are lists, and what each holds."""


def settings_row(settings: FindingSettings) -> dict[str, Any]:
    """The settings as they are kept with a dossier: plain JSON values; lists of several fields as objects."""
    row = asdict(settings)
    for name in NESTED:
        row[name] = [one._asdict() for one in getattr(settings, name)]
    return row


def settings_from_row(row: Mapping[str, Any]) -> FindingSettings:
    """The settings that `settings_row` wrote, now or before a setting was added. Raises TypeError for one not known."""
    fields = dict(row)
    for name, each in NESTED.items():
        if name in fields:
            fields[name] = tuple(each(**{k: _plain(v) for k, v in one.items()}) for one in fields[name])
    return FindingSettings(**fields)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType]
