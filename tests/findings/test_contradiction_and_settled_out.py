from typing import Any

from facta.findings.run import findings_of
from facta.model.act import Modality
from facta.model.finding import Finding
from tests.builders import CODEBOOK, Report, record_of


def report(name: str, published: str = "2024-05-30", publisher: str = "The Lamp") -> Report:
    return (
        Report(name, published=published, publisher=publisher)
        .party("police", "police", "officers", sector="COP")
        .party("crowd", "dockers", "protesters", kind="group")
        .party("stane", "Bor Stane", "Stane", kind="person")
        .party("captain", "Captain Zem", "Zem", kind="person", sector="COP")
    )


def found(kind: str, *reports: Report) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == kind)


def detained(name: str, n: float, words: str, day: str, place: str = "at the Eel Quay gates", **more: str) -> Report:
    return report(name, **more).tell(
        f"[Police|agent] {{detained|case.detain}} {words} [dockers|patient] {place} in Pelm during the wage protest.",
        when=day,
        quantity=(n, "people"),
    )


def test_two_numbers_for_one_event_are_shown_side_by_side() -> None:
    (finding,) = found(
        "contradiction",
        detained("a.txt", 12, "twelve", "2024-05-28"),
        detained("b.txt", 31, "thirty-one", "2024-05-28", publisher="The Tide"),
    )
    assert finding.figures["field"] == "number"
    assert [e.document for e in finding.evidence] == ["d-a.txt", "d-b.txt"]


def test_a_dozen_and_twelve_are_one_number() -> None:
    assert not found(
        "contradiction",
        detained("a.txt", 12, "twelve", "2024-05-28"),
        detained("b.txt", 12, "a dozen", "2024-05-28", publisher="The Tide"),
    )


def test_two_days_for_one_event_are_shown() -> None:
    fields = [
        f.figures["field"]
        for f in found(
            "contradiction",
            detained("a.txt", 12, "twelve", "2024-05-28"),
            detained("b.txt", 12, "twelve", "2024-05-29", publisher="The Tide"),
        )
    ]
    assert fields == ["date"]


def test_another_event_two_weeks_later_is_no_disagreement() -> None:
    assert not found(
        "contradiction",
        detained("a.txt", 12, "twelve", "2024-05-14"),
        detained("b.txt", 31, "thirty-one", "2024-05-28", publisher="The Tide"),
    )


def test_one_report_disagrees_with_nobody() -> None:
    told = detained("a.txt", 12, "twelve", "2024-05-28").tell(
        "[Police|agent] {detained|case.detain} thirty-one [dockers|patient] at the Eel Quay gates in Pelm.",
        when="2024-05-28",
        quantity=(31, "people"),
    )
    assert not found("contradiction", told)


def test_a_place_that_one_report_denies_and_the_other_gives_is_shown() -> None:
    other = detained("b.txt", 12, "twelve", "2024-05-28", "on the Swan Bridge", publisher="The Tide").tell(
        "It was on the bridge and not at the gates, two lawyers said."
    )
    fields = [f.figures["field"] for f in found("contradiction", detained("a.txt", 12, "twelve", "2024-05-28"), other)]
    assert fields == ["place"]


def test_who_acted_first_is_shown_where_each_report_names_the_other_side() -> None:
    ours = detained("a.txt", 12, "twelve", "2024-05-28").tell(
        "[Protesters|agent] {threw|violence.assault} stones first, the colonel said.", modality=Modality.ALLEGED
    )
    theirs = detained("b.txt", 12, "twelve", "2024-05-28", publisher="The Tide").tell(
        "[Officers|agent] {fired|violence.force} gas before anything had been thrown, witnesses said.",
        modality=Modality.ALLEGED,
    )
    fields = [f.figures["field"] for f in found("contradiction", ours, theirs)]
    assert fields == ["role"]


def settled(**more: Any) -> Report:
    told = report("a.txt").tell(
        "The case against [Bor Stane|patient] was {closed|case.settle} after a settlement.",
        when="2024-05-20",
        **more,
    )
    return told.tell("It was signed in the presence of Captain Zem.")


def test_a_settled_case_is_shown_with_who_was_present() -> None:
    (finding,) = found("settled-out", settled())
    assert {"Bor Stane", "Captain Zem"} <= set(finding.names)
    assert [e.part for e in finding.evidence] == ["end of the case", "who was present"]


def test_a_rule_about_settlements_is_no_settlement() -> None:
    assert found("settled-out", settled(generic=True)) == ()


def test_a_case_that_was_not_settled_is_left_out() -> None:
    assert found("settled-out", settled(negated=True)) == ()
    assert found("settled-out", settled(modality=Modality.PLANNED)) == ()


def test_a_conviction_is_a_decision() -> None:
    told = report("a.txt").tell("[Bor Stane|patient] was {convicted|case.convict}.", when="2024-05-20")
    assert found("settled-out", told) == ()


def test_a_settlement_that_somebody_alleges_names_its_source() -> None:
    (finding,) = found("settled-out", settled(modality=Modality.ALLEGED, by="captain"))
    assert "according to Captain Zem" in finding.title
