from typing import Any

import pytest

from facta.findings.amounts import agree, in_words
from facta.findings.run import findings_of
from facta.model.act import Modality, Quantity
from facta.model.finding import Finding
from facta.model.passage import Span
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


def detained(
    name: str,
    n: float,
    words: str,
    day: str,
    place: str = "at the Eel Quay gates",
    publisher: str = "The Lamp",
    unit: str = "people",
    town: str = "Pelm",
    in_gazetteer: str | None = None,
    **more: Any,
) -> Report:
    return report(name, publisher=publisher).tell(
        f"[Police|agent] {{detained|case.detain}} {words} [dockers|patient] {place} in {town} during the wage protest.",
        when=day,
        quantity=(n, unit),
        town=in_gazetteer,
        **more,
    )


def fields(*reports: Report) -> list[object]:
    return [f.figures["field"] for f in found("contradiction", *reports)]


DAY = "2024-05-28"


@pytest.mark.parametrize(
    ("n", "more", "other", "others", "disagree"),
    [
        (12, {"bound": "at least"}, 15, {}, False),
        (100, {"bound": "at least"}, 80, {}, True),
        (20, {"up_to": 30.0}, 25, {}, False),
        (20, {"up_to": 30.0}, 60, {}, True),
        (80, {"bound": "at most"}, 50, {}, False),
        (80, {"bound": "at most"}, 100, {"bound": "at least"}, True),
        (40, {"bound": "about"}, 43, {}, False),
        (40, {"bound": "about"}, 60, {"bound": "about"}, True),
        (12, {}, 40, {"unit": "flags"}, False),
    ],
)
def test_numbers_are_compared_as_what_they_leave_possible(
    n: float, more: dict[str, Any], other: float, others: dict[str, Any], disagree: bool
) -> None:
    ours = detained("a.txt", n, "many", DAY, **more)
    theirs = detained("b.txt", other, "several", DAY, publisher="The Tide", **others)
    assert fields(ours, theirs) == (["number"] if disagree else [])


def test_numbers_as_intervals_meet_or_not() -> None:
    def told(value: float, bound: str = "", to: float | None = None) -> Quantity:
        return Quantity(value, "people", Span(0, 1), to, bound)

    assert agree(told(100), told(95), 0.1)
    assert not agree(told(100), told(80), 0.1)
    assert agree(told(3, "at least"), told(3_000_000), 0.0)
    assert not agree(told(30, "", 20), told(19), 0.0)
    assert in_words(told(20, "about", 30)) == "about 20 to 30 people"


def towns(town: str | None, other: str | None, place_by: str = "", **more: Any) -> list[object]:
    ours = detained("a.txt", 12, "twelve", DAY, town="Pelm", where="Pelm", in_gazetteer=town, place_by=place_by)
    theirs = detained(
        "b.txt", 12, "twelve", DAY, publisher="The Tide", town="Orrin", where="Orrin", in_gazetteer=other, **more
    )
    return fields(ours, theirs)


def test_two_towns_for_one_event_are_shown_and_two_names_of_one_town_are_not() -> None:
    assert towns("Pelm", "Orrin") == ["place"]
    assert towns("Pelm", "Pelm") == []
    assert towns("Pelm", None) == []


def test_a_place_that_was_only_guessed_is_set_against_nothing() -> None:
    assert towns("Pelm", "Orrin", place_by="the_dateline") == []


def test_two_towns_without_a_day_or_a_name_in_common_are_two_events() -> None:
    def told(name: str, publisher: str, town: str) -> Report:
        return report(name, publisher=publisher).tell(
            f"Shots were {{fired|violence.force}} at the wage protest in {town}.", where=town, town=town
        )

    assert not any(
        f.figures["field"] == "place"
        for f in found("contradiction", told("a.txt", "The Lamp", "Pelm"), told("b.txt", "The Tide", "Orrin"))
    )


def test_a_report_that_names_both_towns_disagrees_with_neither() -> None:
    other = detained(
        "b.txt", 12, "twelve", DAY, publisher="The Tide", town="Orrin", where="Orrin", in_gazetteer="Orrin"
    )
    other.tell("Orrin is a suburb of Pelm.")
    ours = detained("a.txt", 12, "twelve", DAY, town="Pelm", where="Pelm", in_gazetteer="Pelm")
    assert fields(ours, other) == []


def test_a_third_report_that_agrees_with_one_side_is_named() -> None:
    (finding,) = found(
        "contradiction",
        detained("a.txt", 12, "twelve", DAY),
        detained("b.txt", 31, "thirty-one", DAY, publisher="The Tide"),
        detained("c.txt", 12, "a dozen", DAY, publisher="The Crier"),
    )
    assert any("The Crier" in line and "12 people" in line for line in finding.counter)


def test_two_numbers_for_one_event_are_shown_side_by_side() -> None:
    (finding,) = found(
        "contradiction",
        detained("a.txt", 12, "twelve", "2024-05-28"),
        detained("b.txt", 31, "thirty-one", "2024-05-28", publisher="The Tide"),
    )
    assert finding.figures["field"] == "number"
    assert [e.document for e in finding.evidence] == ["d-a.txt", "d-b.txt"]


def test_the_parents_of_two_are_not_the_parents_of_all() -> None:
    all_of_them = detained("a.txt", 4, "four", DAY)
    two = report("b.txt", publisher="The Tide").tell(
        "[Police|agent] met the parents of {two detained|case.detain} [dockers|patient] in Pelm.",
        when=DAY,
        quantity=(2, "people"),
    )
    assert fields(all_of_them, two) == []


def test_a_dozen_and_twelve_are_one_number() -> None:
    assert not found(
        "contradiction",
        detained("a.txt", 12, "twelve", "2024-05-28"),
        detained("b.txt", 12, "a dozen", "2024-05-28", publisher="The Tide"),
    )


def test_two_days_for_one_event_are_shown() -> None:
    theirs = detained("b.txt", 12, "twelve", "2024-05-29", publisher="The Tide")
    assert fields(detained("a.txt", 12, "twelve", "2024-05-28"), theirs) == ["date"]


def test_an_uncertain_day_disagrees_with_nothing() -> None:
    theirs = detained("b.txt", 12, "twelve", "2024-05-29?", publisher="The Tide")
    assert fields(detained("a.txt", 12, "twelve", "2024-05-28"), theirs) == []


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
    assert fields(detained("a.txt", 12, "twelve", "2024-05-28"), other) == ["place"]


def test_who_acted_first_is_shown_where_each_report_names_the_other_side() -> None:
    ours = detained("a.txt", 12, "twelve", "2024-05-28").tell(
        "[Protesters|agent] {threw|violence.assault} stones first, the colonel said.", modality=Modality.ALLEGED
    )
    theirs = detained("b.txt", 12, "twelve", "2024-05-28", publisher="The Tide").tell(
        "[Officers|agent] {fired|violence.force} gas before anything had been thrown, witnesses said.",
        modality=Modality.ALLEGED,
    )
    assert fields(ours, theirs) == ["role"]


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


def test_a_case_that_is_still_to_be_settled_is_not_settled() -> None:
    told = report("a.txt").tell(
        "The land stays with the receiver till the suit of [Bor Stane|patient] is {settled|case.settle}."
    )
    assert found("settled-out", told) == ()


def test_the_court_of_a_case_is_not_whose_case_it_is() -> None:
    told = report("a.txt").party("court", "Pelm District Court", sector="JUD")
    told.tell("The suit before [Pelm District Court|patient] was {settled|case.settle}.")
    assert found("settled-out", told) == ()


def test_numbers_of_two_days_are_set_side_by_side_where_both_sentences_name_one_mill() -> None:
    ours = report("a.txt").tell(
        "[Police|agent] {detained|case.detain} twelve people outside the Orrin mill on Tuesday.",
        when=DAY,
        quantity=(12, "people"),
    )
    other = report("b.txt", publisher="The Tide").tell(
        "Thirty-one people were {detained|case.detain} at the protest of the Orrin mill workers on Wednesday.",
        when="2024-05-29",
        quantity=(31, "people"),
    )
    assert "number" in fields(ours, other)


def test_one_persons_sentence_of_three_and_of_four_years_is_a_contradiction_whatever_places_stand_beside_it() -> None:
    def told(name: str, publisher: str, years: int, where: str) -> Report:
        return (
            report(name, publisher=publisher)
            .party("pelm", "Pelm", kind="place")
            .party("orrin", "Orrin", kind="place")
            .tell(
                f"[Bor Stane|patient] was {{convicted|case.convict}} in {where} to {years} years for the protest.",
                quantity=(years, "years"),
            )
        )

    assert fields(told("a.txt", "The Lamp", 3, "Pelm"), told("b.txt", "The Tide", 4, "Orrin")) == ["number"]
