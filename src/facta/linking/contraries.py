"""Denials beside the events they deny: "police fired", and in another report "police said no shots were fired".

In: groups of acts that tell one event each, and the acts told as not so. Out: for each denial the one event that it
denies, if there is one. A denial is no telling of an event: it joins nothing and counts for nothing. It is set against
an event only where the two share a type of the codebook, days (or else days of publication) and a party or a place,
where nobody else is acted upon, and where no second event fits as well.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import product

from facta.linking.act_groups import DAYS_TOLERATED, Group, evidence, group_of, vetoed
from facta.linking.told_acts import Told
from facta.model.record import Contrary

DENIED_FROM = 0.0
"""Evidence for one event, as between tellings, from which a denial is set against it."""
SOON = DAYS_TOLERATED + 1
"""Days of publication this near stand in for days that a report does not give."""


def contraries_of(groups: Sequence[Group], denied: Sequence[Told], copies: Container[str]) -> tuple[Contrary, ...]:
    """The denials that deny one of the events, sorted; copies of a text deny nothing of their own."""
    telling: defaultdict[tuple[str, str, str], list[Group]] = defaultdict(list)
    for group in groups:
        sorts = {(told.place.story, told.family) for told in group.members if told.family}
        for sort, what in product(sorted(sorts), _whom_and_where(group)):
            telling[(*sort, what)].append(group)
    found = [
        contrary
        for denial in denied
        if denial.family and denial.ref.document not in copies
        for contrary in _denied_by(denial, telling)
    ]
    return tuple(sorted(found, key=lambda contrary: (contrary.told, contrary.denial)))


def _whom_and_where(group: Group) -> list[str]:
    return sorted(group.patients | group.agents | group.places)


def _denied_by(denial: Told, telling: Mapping[tuple[str, str, str], list[Group]]) -> Iterator[Contrary]:
    alone = group_of(denial)
    keys = [(denial.place.story, denial.family, what) for what in _whom_and_where(alone)]
    near = {id(group): group for key in keys for group in telling.get(key, ())}.values()
    scored: list[tuple[float, tuple[str, ...], Group]] = []
    for group in near:
        if _may_deny(alone, group):
            total, reasons = evidence(group, alone)
            if total >= DENIED_FROM:
                scored.append((total, reasons, group))
    scored.sort(key=lambda row: (-row[0], row[2].first))
    if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        _, reasons, group = scored[0]
        yield Contrary(tuple(sorted(told.ref for told in group.members)), denial.ref, reasons)


def _may_deny(denial: Group, event: Group) -> bool:
    """Whether the two are of one day and of one party or place, and nothing speaks against it."""
    if vetoed(event, denial):
        return False
    if denial.patients and event.patients and denial.patients.isdisjoint(event.patients):
        return False
    shared = denial.patients & event.patients or denial.agents & event.agents or denial.places & event.places
    return bool(shared) and _of_one_day(denial, event)


def _of_one_day(denial: Group, event: Group) -> bool:
    """Whether their days overlap; where one has none, whether the reports were published within three days."""
    if denial.starts and event.starts:
        return any(a <= end and start <= b for (a, b), (start, end) in product(denial.narrow, event.narrow))
    return any(abs((one - other).days) <= SOON for one, other in product(denial.published, event.published))
