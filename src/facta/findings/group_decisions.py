"""Decisions on the requests of two groups, compared by the exact conditional test.

Elsewhere: the test itself (exact.py), what a decision is and when two tellings are one (decisions.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isinf

from facta.findings.decisions import Decision, decisions_of, told_once
from facta.findings.exact import Counts, Exact, exact_test
from facta.findings.making import Passages, Rows, counted, listed, made
from facta.findings.pile import Pile
from facta.findings.same_authority import same_authority
from facta.findings.settings import FindingSettings
from facta.model.finding import Figure, Finding

GROUP_CAVEATS = (
    "The groups are those of the project file; who drew them, and why, is not in the reports.",
    "The test takes decisions for independent of each other; several decisions on one application are not.",
    "Reports may tell more often of refusals, or of one group's requests; the test knows only what is told.",
)


@dataclass(frozen=True)
class Stratum:
    """Decisions of one authority on one kind of request, each once; its tellings, the first leading."""

    authority: str
    kind: str
    decisions: list[list[Decision]]


@dataclass(frozen=True)
class Comparison:
    """Two groups: their strata with the decisions of both, and what the test gives."""

    first: str
    second: str
    strata: list[Stratum]
    counts: list[Counts]
    exact: Exact


def compared_groups(
    pile: Pile, decisions: list[Decision], settings: FindingSettings, kind: str, question: str, caveats: Sequence[str]
) -> tuple[Finding, ...]:
    """One finding for each two groups of the project file with enough decisions."""
    if len(settings.groups) < 2:
        return ()
    member = pile.members(settings.groups)
    strata = _strata(pile, [d for d in decisions if _group_of(d, member)])
    found: list[Comparison] = []
    for first, second in combinations([group.name for group in settings.groups], 2):
        comparison = _comparison(strata, first, second, member, settings)
        if comparison is not None:
            found.append(comparison)
    corrected = holm([comparison.exact.p for comparison in found])
    left_out = _left_out(pile, decisions, member)
    return tuple(
        _finding(pile, one, p if len(found) > 1 else None, member, settings, left_out, (kind, question, caveats))
        for one, p in zip(found, corrected, strict=True)
    )


def group_tests(pile: Pile, settings: FindingSettings) -> list[Exact]:
    """What the tests of `compared_groups` give, by themselves."""
    decisions, _ = decisions_of(pile)
    member = pile.members(settings.groups)
    strata = _strata(pile, [d for d in decisions if _group_of(d, member)])
    pairs = combinations([group.name for group in settings.groups], 2)
    made_ = (_comparison(strata, first, second, member, settings) for first, second in pairs)
    return [one.exact for one in made_ if one is not None]


def holm(ps: Sequence[float]) -> list[float]:
    """The p of several tests after Holm (1979): the k-th smallest of n times n - k + 1, never falling."""
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    corrected, highest = [0.0] * len(ps), 0.0
    for rank, i in enumerate(order):
        highest = max(highest, min(1.0, ps[i] * (len(ps) - rank)))
        corrected[i] = highest
    return corrected


def _group_of(decision: Decision, member: Mapping[str, str]) -> str:
    """The one group of all its applicants that are in one, or ""."""
    groups = {member[a] for a in decision.applicants if a in member}
    return groups.pop() if len(groups) == 1 else ""


def _strata(pile: Pile, decisions: list[Decision]) -> list[Stratum]:
    strata: list[Stratum] = []
    for tellings in told_once(pile, decisions):
        first = tellings[0]
        home = next((s for s in strata if s.kind == first.kind and _of_one(pile, s.decisions[0][0], first)), None)
        if home is None:
            authority = listed(pile.names(first.deciders.authorities)) or "an authority not named"
            strata.append(Stratum(authority, first.kind, [tellings]))
        else:
            home.decisions.append(tellings)
    return strata


def _of_one(pile: Pile, left: Decision, right: Decision) -> bool:
    return bool(same_authority(pile, left.deciders, right.deciders))


def _comparison(
    strata: list[Stratum], first: str, second: str, member: Mapping[str, str], settings: FindingSettings
) -> Comparison | None:
    kept: list[Stratum] = []
    counts: list[Counts] = []
    for stratum in strata:
        own = [rows for rows in stratum.decisions if _group_of(rows[0], member) in (first, second)]
        cells = {(group, granted): 0 for group in (first, second) for granted in (True, False)}
        for rows in own:
            cells[_group_of(rows[0], member), rows[0].granted] += 1
        if own:
            kept.append(Stratum(stratum.authority, stratum.kind, own))
            counts.append(Counts(cells[first, True], cells[first, False], cells[second, True], cells[second, False]))
    mine, others = (sum(a + b for a, b, *_ in counts), sum(c + d for *_, c, d in counts))
    if mine + others < settings.least_decisions or min(mine, others) < settings.least_in_group:
        return None
    return Comparison(first, second, kept, counts, exact_test(counts))


def _left_out(pile: Pile, decisions: list[Decision], member: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    outside = told_once(pile, [d for d in decisions if not _group_of(d, member)])
    names = dict.fromkeys(name for rows in outside for name in pile.names(rows[0].applicants))
    if outside:
        many = f", among them {listed(list(names)[:3])}" if len(names) > 3 else f": {listed(names)}"
        lines.append(f"{counted(len(outside), 'decision')} on parties of no group, or of several{many}.")
    return lines


def _finding(
    pile: Pile,
    one: Comparison,
    corrected: float | None,
    member: Mapping[str, str],
    settings: FindingSettings,
    left_out: list[str],
    published: tuple[str, str, Sequence[str]],
) -> Finding:
    kind, question, caveats = published
    passages, table = Passages(), Rows("Authority and request", "Group", "Permitted", "Refused")
    for stratum, counts in zip(one.strata, one.counts, strict=True):
        for group, granted, refused in ((one.first, *counts[:2]), (one.second, *counts[2:])):
            rows = [rows for rows in stratum.decisions if _group_of(rows[0], member) == group]
            refs = [i for r in rows for i in passages.add(pile.act_shown(r[0].told, _part(r[0])))]
            table.add((f"{stratum.authority}: {stratum.kind}", group, str(granted), str(refused)), refs)
    granted, refused, granted_others, refused_others = (sum(column) for column in zip(*one.counts, strict=True))
    title = (
        f"Of {counted(granted + refused, 'decision')} on requests of {one.first} {granted} permitted; of "
        f"{granted_others + refused_others} on requests of {one.second} {granted_others} did."
    )
    figures: dict[str, Figure] = {
        f"permitted, {one.first}": granted,
        f"refused, {one.first}": refused,
        f"permitted, {one.second}": granted_others,
        f"refused, {one.second}": refused_others,
        "odds ratio": _number(one.exact.odds),
        "odds ratio, 95 % interval": f"{_number(one.exact.low)} to {_number(one.exact.high)}",
        "p, exact, two-sided": round(one.exact.p, 4),
    }
    if corrected is not None:
        figures["p, after Holm for all pairs of groups"] = round(corrected, 4)
    parties = dict.fromkeys(p for s in one.strata for rows in s.decisions for p in rows[0].applicants)
    tellings = sum(len(rows) - 1 for s in one.strata for rows in s.decisions)
    again = [f"{counted(tellings, 'further telling')} of a decision that counts once."] if tellings else []
    return made(
        pile,
        kind,
        question,
        title,
        tuple(parties),
        passages,
        table=table,
        figures=figures,
        settings={"least_decisions": settings.least_decisions, "least_in_group": settings.least_in_group},
        caveats=(*caveats, *GROUP_CAVEATS),
        excluded=(*left_out, *again),
    )


def _part(decision: Decision) -> str:
    return "permitted" if decision.granted else "refused"


def _number(value: float) -> str:
    return "without limit" if isinf(value) else f"{value:.3g}"
