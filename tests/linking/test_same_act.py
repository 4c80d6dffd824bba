from typing import Any

import pytest

from facta.model.act import Modality
from tests.builders import Report, record_of


def report(name: str, published: str = "2024-05-30") -> Report:
    return (
        Report(name, published=published)
        .party("police", "police", sector="COP")
        .party("crane", "Odo Crane", "Crane", kind="person")
        .party("moll", "Ada Moll", kind="person")
        .party("dockers", "dockers", kind="group")
    )


def detained(name: str, who: str, day: str | None, **more: Any) -> Report:
    return report(name).tell(
        f"[Police|agent] {{detained|case.detain}} [{who}|patient] at the Eel Quay gates.",
        when=day,
        **more,
    )


def linked(*reports: Report) -> list[list[str]]:
    return [[ref.document for ref in incident.members] for incident in record_of(*reports).incidents]


def test_one_person_detained_on_one_day_in_two_reports_is_one_event() -> None:
    record = record_of(detained("a.txt", "Odo Crane", "2024-05-28"), detained("b.txt", "Crane", "2024-05-28"))
    (incident,) = record.incidents
    assert incident.type == "case.detain"
    assert incident.reports == 2
    assert "the same party acted upon" in incident.reasons
    assert "days that overlap" in incident.reasons


def test_days_apart_are_two_events() -> None:
    assert linked(detained("a.txt", "Odo Crane", "2024-05-08"), detained("b.txt", "Crane", "2024-05-28")) == []


def test_two_persons_are_two_events() -> None:
    assert linked(detained("a.txt", "Odo Crane", "2024-05-28"), detained("b.txt", "Ada Moll", "2024-05-28")) == []


def test_an_event_after_a_report_was_published_is_not_the_one_it_tells() -> None:
    early = report("a.txt", "2024-05-20").tell("[Police|agent] {detained|case.detain} [Crane|patient] at the gates.")
    assert linked(early, detained("b.txt", "Crane", "2024-05-28")) == []


@pytest.mark.parametrize(
    "more",
    [{"negated": True}, {"modality": Modality.DENIED}, {"modality": Modality.PLANNED}, {"generic": True}],
    ids=str,
)
def test_what_did_not_happen_is_linked_to_nothing(more: dict[str, Any]) -> None:
    assert linked(detained("a.txt", "Crane", "2024-05-28"), detained("b.txt", "Crane", "2024-05-28", **more)) == []


def test_another_type_of_act_is_another_event() -> None:
    other = report("b.txt").tell(
        "[Police|agent] {charged|case.charge} [Odo Crane|patient] at the Eel Quay gates.", when="2024-05-28"
    )
    assert linked(detained("a.txt", "Odo Crane", "2024-05-28"), other) == []


def test_a_bare_likeness_is_proposed_or_left_but_not_linked() -> None:
    left = report("a.txt").tell("[Police|agent] {detained|case.detain} somebody.", when="2024-05-28")
    right = report("b.txt").tell("[Police|agent] {detained|case.detain} a man.", when="2024-05-28")
    assert linked(left, right) == []


def test_one_event_told_twice_in_one_report_is_one() -> None:
    told = detained("a.txt", "Odo Crane", "2024-05-28").tell(
        "Crane's friends waited after [police|agent] {detained|case.detain} [Crane|patient] at the Eel Quay gates.",
        when="2024-05-28",
    )
    assert linked(told) == [["d-a.txt", "d-a.txt"]]


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [detained(f"{n}.txt", "Odo Crane", "2024-05-28") for n in "abc"]
    assert record_of(*reports).incidents == record_of(*reports[::-1]).incidents


def test_an_uncertain_day_speaks_neither_for_nor_against_one_event() -> None:
    for day in ("2024-05-08?", "2024-05-28?"):
        (incident,) = record_of(detained("a.txt", "Odo Crane", "2024-05-28"), detained("b.txt", "Crane", day)).incidents
        assert not [reason for reason in incident.reasons if "days" in reason and "published" not in reason]


def test_a_guessed_place_is_no_evidence() -> None:
    def told(name: str, by: str) -> Report:
        return (
            report(name)
            .party("pelm", "Pelm", kind="place")
            .tell("[Police|agent] {detained|case.detain} [Crane|patient] in Pelm.", where="Pelm", place_by=by)
        )

    (told_so,) = record_of(told("a.txt", ""), told("b.txt", "")).incidents
    (guessed,) = record_of(told("a.txt", ""), told("b.txt", "the_dateline")).incidents
    assert "the same place" in told_so.reasons
    assert "the same place" not in guessed.reasons
