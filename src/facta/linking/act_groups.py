"""Groups of acts that may tell one event, and the evidence for joining two of them.

The evidence is a sum: each piece has a weight and a name. It is the mean over all pairs of acts of the two groups,
which the groups' totals give without going through the pairs. A veto forbids the join whatever the sum.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from facta.linking.report_words import likeness
from facta.linking.told_acts import Told
from facta.model.record import Ref

BASE = -1.5
"""Two acts of related words in one story, before any other evidence."""
SAME_ROOT = 0.45
SAME_CIRCLE = 1.65
LIKE_SENTENCE, LIKE_NEAR = 1.05, 1.4
LIKE_NAMES, NAMED_BOTH = 2.0, -0.6
"""Names and numbers in common; and what two sentences that have such lose before any is found in both."""
ONE_REPORT, ONE_REPORT_OTHER_WORD = 0.2, -0.8
UNRELATED = -1.0
"""Two acts whose words have nothing in common: only others of their groups can bring them together."""
SAME_PATIENT, SAME_AGENT, SAME_PLACE, SAME_DAYS, SAME_NUMBER = 1.0, 0.4, 0.4, 0.7, 0.3
SAME_TYPE, SAME_SECTOR, NEAR_DAYS, SOON_TOLD = 0.5, 0.4, 0.3, 0.6
OTHER_PATIENT, OTHER_NUMBER, LONG_BETWEEN = -1.0, -1.0, -1.2
DAYS_TOLERATED = 2
"""Reports may name days this far apart and still tell one event; farther is a veto."""
DAYS_BETWEEN = 14
"""Reports published farther apart tell less surely one event, where its day is not known."""
SOME_LIKENESS = 0.15


@dataclass
class _Cell:
    """The acts of a group that have one root, one family of the codebook and one circle, in sum."""

    one: Told
    number: int = 0
    sentence: dict[str, float] = field(default_factory=dict[str, float])
    near: dict[str, float] = field(default_factory=dict[str, float])
    names: dict[str, float] = field(default_factory=dict[str, float])
    with_names: int = 0
    documents: Counter[str] = field(default_factory=Counter[str])


@dataclass(eq=False)
class Group:
    """Acts held for one event, in the making. `first` orders groups."""

    members: list[Told]
    cells: dict[tuple[str, str, str], _Cell] = field(default_factory=dict[tuple[str, str, str], _Cell])
    agents: set[str] = field(default_factory=set[str])
    sectors: set[str] = field(default_factory=set[str])
    patients: set[str] = field(default_factory=set[str])
    persons: set[str] = field(default_factory=set[str])
    called: set[str] = field(default_factory=set[str])
    last_names: set[str] = field(default_factory=set[str])
    named: set[str] = field(default_factory=set[str])
    places: set[str] = field(default_factory=set[str])
    numbers: set[float] = field(default_factory=set[float])
    starts: list[date] = field(default_factory=list[date])
    ends: list[date] = field(default_factory=list[date])
    narrow: list[tuple[date, date]] = field(default_factory=list[tuple[date, date]])
    published: list[date] = field(default_factory=list[date])
    reasons: set[str] = field(default_factory=set[str])

    @property
    def first(self) -> Ref:
        """The least of its members."""
        return min(told.ref for told in self.members)

    @property
    def documents(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(told.ref.document for told in self.members)


def group_of(told: Told) -> Group:
    """A group of one act."""
    group = Group([told])
    cell = _Cell(
        told,
        1,
        dict(told.sentence),
        dict(told.near),
        dict(told.names),
        int(bool(told.names)),
        Counter([told.ref.document]),
    )
    group.cells[told.root, told.family, told.place.circle] = cell
    group.agents, group.patients, group.persons = set(told.agents), set(told.patients), set(told.persons)
    group.named, group.called, group.last_names = set(told.named), set(told.called), set(told.last_names)
    group.sectors = set(told.sectors)
    group.places = {told.where} if told.where else set()
    group.numbers = set(told.numbers)
    if told.start and told.end:
        group.starts, group.ends = [told.start], [told.end]
        group.narrow = [(told.start, told.end)] if told.is_narrow else []
    group.published = [told.published] if told.published else []
    return group


def join(kept: Group, gone: Group, reasons: tuple[str, ...]) -> None:
    """Put the acts of `gone` to `kept`; `reasons`: why."""
    kept.members += gone.members
    for key, cell in gone.cells.items():
        into = kept.cells.setdefault(key, _Cell(cell.one))
        into.number += cell.number
        into.documents += cell.documents
        into.with_names += cell.with_names
        for total, more in ((into.sentence, cell.sentence), (into.near, cell.near), (into.names, cell.names)):
            for word, weight in more.items():
                total[word] = total.get(word, 0.0) + weight
    kept.agents |= gone.agents
    kept.patients |= gone.patients
    kept.persons |= gone.persons
    kept.named |= gone.named
    kept.called |= gone.called
    kept.last_names |= gone.last_names
    kept.sectors |= gone.sectors
    kept.places |= gone.places
    kept.numbers |= gone.numbers
    kept.narrow = _outermost(kept.narrow + gone.narrow)
    kept.starts, kept.ends = _extremes(kept.starts + gone.starts), _extremes(kept.ends + gone.ends)
    kept.published = _extremes(kept.published + gone.published)
    kept.reasons |= gone.reasons | set(reasons)


def _extremes(days: list[date]) -> list[date]:
    return sorted({min(days), max(days)}) if days else []


def _outermost(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    return sorted(set(spans))[:1] + sorted(set(spans))[-1:] if len(spans) > 2 else sorted(set(spans))


def related(left: Told, right: Told) -> bool:
    """Whether the words or the codebook allow that the two tell one event."""
    if left.family and right.family:
        return left.family == right.family
    return left.root == right.root or not left.families.isdisjoint(right.families)


def vetoed(left: Group, right: Group) -> bool:
    """Whether the two cannot be one event: days too far apart, or others acted upon."""
    if left.persons and right.persons and not _may_share_a_person(left, right):
        return True
    if not left.documents.isdisjoint(right.documents) and _told_apart(left, right):
        return True
    if left.starts and right.starts:
        gap = max((max(right.starts) - min(left.ends)).days, (max(left.starts) - min(right.ends)).days)
        if gap > DAYS_TOLERATED:
            return True
    return _told_later_than(left, right) or _told_later_than(right, left)


def _may_share_a_person(left: Group, right: Group) -> bool:
    """Whether somebody is in both, or called in one by a name alone that somebody of the other may have."""
    if left.persons & right.persons or left.called & right.called:
        return True
    return bool(left.called & right.last_names or right.called & left.last_names)


def _told_apart(left: Group, right: Group) -> bool:
    """Whether one report gives the two other names acted upon, or other days."""
    if left.named and right.named and left.named.isdisjoint(right.named):
        return True
    spans = list(product(left.narrow, right.narrow))
    return bool(spans) and not any(a <= end and start <= b for (a, b), (start, end) in spans)


def _told_later_than(one: Group, other: Group) -> bool:
    """Whether a report of `one` was published before the day on which `other` took place."""
    return bool(one.published and other.starts) and max(other.starts) > min(one.published)


def evidence(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    """How much speaks for one event (from 0 on: linked), and what does, in words."""
    words, reasons = _evidence_of_words(left, right)
    facts = [*_evidence_of_parties(left, right), *_evidence_of_time(left, right)]
    return words + sum(weight for weight, _ in facts), (*reasons, *(why for weight, why in facts if weight > 0))


def _evidence_of_words(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    total = like = 0.0
    pairs = sum(cell.number for cell in left.cells.values()) * sum(cell.number for cell in right.cells.values())
    roots: set[str] = set()
    for one, other in product(left.cells.values(), right.cells.values()):
        number = one.number * other.number
        if not related(one.one, other.one):
            total += UNRELATED * number
            continue
        same = one.one.root == other.one.root
        circle = one.one.place.circle == other.one.place.circle
        shared = LIKE_SENTENCE * likeness(one.sentence, other.sentence) + LIKE_NEAR * likeness(one.near, other.near)
        shared += LIKE_NAMES * likeness(one.names, other.names)
        total += NAMED_BOTH * one.with_names * other.with_names
        in_one = sum(count * other.documents[document] for document, count in one.documents.items())
        typed = bool(one.one.family and other.one.family)
        total += number * (BASE + SAME_ROOT * same + SAME_CIRCLE * circle + SAME_TYPE * typed) + shared
        total += in_one * (ONE_REPORT if same else ONE_REPORT_OTHER_WORD)
        like += shared
        roots.add(
            "the same word" if same else "words of one kind of event" if not one.one.family else "acts of one type"
        )
        roots.update(["reports much alike"] if circle else ["reports of one story"])
    if like >= SOME_LIKENESS * pairs:
        roots.add("words in common")
    return total / pairs, tuple(sorted(roots))


def _evidence_of_parties(left: Group, right: Group) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if left.patients & right.patients:
        found.append((SAME_PATIENT, "the same party acted upon"))
    elif left.named and right.named and left.named.isdisjoint(right.named):
        found.append((OTHER_PATIENT, "other parties acted upon"))
    if left.agents & right.agents:
        found.append((SAME_AGENT, "the same party acting"))
    elif left.sectors & right.sectors:
        found.append((SAME_SECTOR, "parties of one sector acting"))
    if left.places & right.places:
        found.append((SAME_PLACE, "the same place"))
    if left.numbers & right.numbers:
        found.append((SAME_NUMBER, "the same number"))
    elif left.numbers and right.numbers and not left.documents.isdisjoint(right.documents):
        found.append((OTHER_NUMBER, "another number in one report"))
    return found


def _evidence_of_time(left: Group, right: Group) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    near = timedelta(days=DAYS_TOLERATED)
    spans = list(product(left.narrow, right.narrow))
    if any(a <= end and start <= b for (a, b), (start, end) in spans):
        found.append((SAME_DAYS, "days that overlap"))
    elif any(a <= end + near and start <= b + near for (a, b), (start, end) in spans):
        found.append((NEAR_DAYS, "days a little apart"))
    if left.published and right.published and left.documents.isdisjoint(right.documents):
        apart = _fewest_days(left.published, right.published)
        if apart <= DAYS_TOLERATED + 1:
            found.append((SOON_TOLD, "published within three days"))
        elif apart > DAYS_BETWEEN and not spans:
            found.append((LONG_BETWEEN, "reports long apart"))
    return found


def _fewest_days(left: list[date], right: list[date]) -> int:
    """Days between two stretches of publication, each from its first to its last day; 0 where they overlap."""
    return max(0, (min(left) - max(right)).days, (min(right) - max(left)).days)
