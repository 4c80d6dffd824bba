from typing import Any

from facta.findings.run import findings_of
from facta.model.act import Modality
from facta.model.finding import Finding
from tests.builders import CODEBOOK, Report, record_of

DAY = "2024-05-28"


def report(name: str, publisher: str = "The Lamp", published: str = "2024-05-29") -> Report:
    return (
        Report(name, published=published, publisher=publisher)
        .party("police", "police", sector="COP")
        .party("dockers", "dockers", kind="group")
        .party("reed", "the Reed Circle")
        .party("hall", "city hall", sector="GOV")
    )


def fired(name: str = "a.txt", day: str | None = DAY) -> Report:
    return report(name).tell(
        "[Police|agent] {fired|violence.force} gas at [dockers|patient] near the Eel Quay gates.", when=day
    )


def denied(name: str = "b.txt", day: str | None = DAY, **more: Any) -> Report:
    published = more.pop("published", "2024-05-29")
    return report(name, "The Tide", published).tell(
        "No gas was {fired|violence.force} at [dockers|patient] by [police|agent] near the Eel Quay gates.",
        when=day,
        **{"negated": True, **more},
    )


def found(*reports: Report) -> list[Finding]:
    return [f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == "contradiction"]


def fields(*reports: Report) -> list[object]:
    return [finding.figures["field"] for finding in found(*reports)]


def test_an_event_and_its_denial_stand_side_by_side() -> None:
    (finding,) = found(fired(), denied())
    assert finding.figures["field"] == "modality"
    assert [evidence.document for evidence in finding.evidence] == ["d-a.txt", "d-b.txt"]
    assert "took place" in finding.title
    assert "did not take place" in finding.title


def test_a_denied_act_is_set_against_the_event_too() -> None:
    assert fields(fired(), denied(negated=False, modality=Modality.DENIED)) == ["modality"]


def test_a_denial_is_no_telling_of_the_event() -> None:
    record = record_of(fired(), fired("c.txt"), denied(), denied("d.txt"))
    (incident,) = record.incidents
    assert {ref.document for ref in incident.members} == {"d-a.txt", "d-c.txt"}
    assert incident.reports == 2
    assert {contrary.denial.document for contrary in record.contraries} == {"d-b.txt", "d-d.txt"}


def test_what_was_only_planned_contradicts_nothing() -> None:
    assert fields(fired(), denied(negated=False, modality=Modality.PLANNED)) == []


def test_a_denial_of_another_day_is_of_another_event() -> None:
    assert fields(fired(), denied(day="2024-05-20")) == []
    assert fields(fired(), denied(day="2024-05-20?", published="2024-06-20")) == []


def test_a_denial_without_a_day_counts_where_the_reports_are_near() -> None:
    assert fields(fired(), denied(day=None)) == ["modality"]
    assert fields(fired(), denied(day=None, published="2024-06-20")) == []


def test_a_denial_with_only_the_place_in_common_is_of_another_event() -> None:
    other = report("b.txt", "The Tide").tell("No gas was {fired|violence.force} near the Eel Quay gates.", negated=True)
    assert fields(fired(day=None), other) == []


def test_a_denial_that_fits_two_events_is_set_against_neither() -> None:
    morning = fired("a.txt").tell(
        "[Police|agent] {fired|violence.force} gas at [dockers|patient] near the Eel Quay gates.", when="2024-05-12"
    )
    record = record_of(morning, denied(day=None))
    assert record.incidents == ()
    assert record.contraries == ()


def test_a_report_does_not_contradict_itself() -> None:
    told = fired().tell(
        "No gas was {fired|violence.force} at [dockers|patient] by [police|agent] near the Eel Quay gates.",
        when=DAY,
        negated=True,
    )
    assert fields(told) == []


def decided(name: str, word: str, code: str, day: str, publisher: str) -> Report:
    return report(name, publisher).tell(
        f"[City hall|agent] {{{word}|{code}}} [the Reed Circle|recipient] a rally on the quay.", when=day
    )


def test_two_outcomes_of_one_day_stand_side_by_side() -> None:
    yes = decided("a.txt", "permitted", "assembly.permit", DAY, "The Lamp")
    no = decided("b.txt", "refused", "assembly.refuse", DAY, "The Tide")
    (finding,) = found(yes, no)
    assert finding.figures["field"] == "outcome"
    assert "permitted and refused" in finding.title


def test_a_refusal_after_a_permission_is_no_contradiction() -> None:
    yes = decided("a.txt", "permitted", "assembly.permit", DAY, "The Lamp")
    no = decided("b.txt", "refused", "assembly.refuse", "2024-06-18", "The Tide")
    assert fields(yes, no) == []
