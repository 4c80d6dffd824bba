"""Groups of the project file: decisions counted once each, tested only where there are enough, never judged."""

import pytest

from facta.findings.group_decisions import holm
from facta.findings.run import findings_of
from facta.findings.settings import FindingSettings, NamedParties
from facta.model.finding import Finding
from tests.builders import CODEBOOK, Report, record_of

TREES = "Ash Birch Cedar Dogwood Elm Fir Gorse".split()
CIRCLES, UNIONS = ([f"the {tree} {kind}" for tree in TREES] for kind in ("Circle", "Union"))
GROUPS = (NamedParties("circles", tuple(CIRCLES)), NamedParties("unions", tuple(UNIONS)))
SETTINGS = FindingSettings(groups=GROUPS)


def town(name: str, published: str = "2024-06-30") -> Report:
    report = Report(name, published=published, place="Orlen")
    report.party("hall", "Orlen city hall", "city hall", sector="GOV").party("orlen", "Orlen", kind="place")
    for i, party in enumerate((*CIRCLES, *UNIONS)):
        report.party(f"p{i}", party)
    return report


def decided(report: Report, granted: list[str], refused: list[str], first_day: int = 1) -> Report:
    for day, party in enumerate((*granted, *refused), first_day):
        word = "permitted|assembly.permit" if party in granted else "refused|assembly.refuse"
        report.tell(f"[City hall|agent] {{{word}}} [{party}|recipient] a rally.", when=f"2024-05-{day:02}")
    return report


def comparisons(*reports: Report, settings: FindingSettings = SETTINGS) -> list[Finding]:
    found = findings_of(record_of(*reports), CODEBOOK, settings)
    return [f for f in found if f.kind == "unlike-treatment" and "odds ratio" in f.figures]


def test_decisions_on_two_groups_are_counted_and_tested() -> None:
    (finding,) = comparisons(decided(town("a.txt"), CIRCLES, UNIONS))
    assert finding.title == "Of 7 decisions on requests of circles 7 permitted; of 7 on requests of unions 0 did."
    assert finding.figures["p, exact, two-sided"] == pytest.approx(2 / 3432, abs=1e-4)
    assert finding.figures["odds ratio"] == "without limit"
    assert len(finding.evidence) == 14


def test_below_the_stated_number_of_decisions_no_test_is_made() -> None:
    assert comparisons(decided(town("a.txt"), CIRCLES[:5], UNIONS[:6])) == []
    assert comparisons(decided(town("a.txt"), CIRCLES[:3], UNIONS)) == []


def test_a_decision_told_by_five_reports_counts_once() -> None:
    once = decided(town("a.txt"), CIRCLES, UNIONS)
    again = [
        Report.tell(
            town(f"{n}.txt"), f"[Orlen city hall|agent] {{refused|assembly.refuse}} [{UNIONS[0]}|recipient] it {n}."
        )
        for n in range(4)
    ]
    (finding,) = comparisons(once, *again)
    assert finding.figures["refused, unions"] == 7
    assert any("4 further tellings" in line for line in finding.excluded)


def test_a_party_of_no_group_is_left_out_and_named() -> None:
    report = decided(town("a.txt"), CIRCLES, UNIONS).party("x", "the Moor Choir")
    report.tell("[City hall|agent] {refused|assembly.refuse} [the Moor Choir|recipient] a rally.", when="2024-05-20")
    (finding,) = comparisons(report)
    assert any("the Moor Choir" in line for line in finding.excluded)
    assert finding.figures["refused, unions"] == 7


def test_without_groups_in_the_project_file_nothing_is_tested() -> None:
    assert comparisons(decided(town("a.txt"), CIRCLES, UNIONS), settings=FindingSettings()) == []


def test_holm_multiplies_the_smallest_most_and_never_falls() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert holm([0.9, 0.6]) == [1.0, 1.0]
