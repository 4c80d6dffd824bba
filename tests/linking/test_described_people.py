import pytest

from facta.linking.briefing import briefs_of
from facta.linking.described_people import SAME_OFFICE, office_of
from facta.linking.parties import entities_of
from facta.linking.stories import stories_of
from facta.model.record import Entity
from tests.builders import CODEBOOK, Report

WARDEN = "the warden of the Eel Quay hostel in Pelm"
FORMER = "the former warden of the Eel Quay hostel"


def first(published: str = "2024-12-03") -> Report:
    return (
        Report("a.txt", published=published)
        .party("warden", WARDEN, "the warden", kind="person")
        .party("tolven", "Mara Tolven", kind="person")
        .tell(f"On Tuesday [{WARDEN}|patient] was {{detained|case.detain}} after a complaint by Mara Tolven of Pelm.")
    )


def later(name: str, titles: tuple[str, ...], file: str = "b.txt", published: str = "2025-03-21") -> Report:
    return (
        Report(file, published=published)
        .party("named", name, kind="person", titles=titles)
        .party("tolven", "Mara Tolven", kind="person")
        .tell(f"[{name}|patient], {FORMER}, was {{charged|case.charge}} after a complaint by Mara Tolven of Pelm.")
    )


def joined(*reports: Report) -> list[Entity]:
    briefs = briefs_of([report.reading for report in reports], CODEBOOK)
    entities, _ = entities_of(briefs, stories_of(briefs))
    return [entity for entity in entities if SAME_OFFICE in entity.reasons]


def test_the_holder_of_an_office_is_the_one_whom_the_story_later_calls_so() -> None:
    (entity,) = joined(first(), later("Gerd Brannik", (FORMER,)))
    assert entity.name == "Gerd Brannik"
    assert [ref.document for ref in entity.members] == ["d-a.txt", "d-b.txt"]


def test_two_people_called_so_are_both_left_apart() -> None:
    assert joined(first(), later("Gerd Brannik", (FORMER,)), later("Ilse Dorn", (FORMER,), "c.txt")) == []


def test_whoever_was_the_former_holder_by_then_is_not_meant() -> None:
    assert joined(first("2025-06-01"), later("Gerd Brannik", (FORMER,))) == []


def test_an_office_without_its_place_joins_nobody() -> None:
    assert joined(first(), later("Gerd Brannik", ("the former warden",))) == []


def test_two_whom_one_act_has_are_two() -> None:
    both = first().party("named", "Gerd Brannik", kind="person", titles=("warden of the Eel Quay hostel",))
    both.tell("[Gerd Brannik|agent] {detained|case.detain} [the warden|patient] in Pelm.")
    assert joined(both) == []


@pytest.mark.parametrize("words", ["the warden", "a resident of Pelm", "Gerd Brannik", "warden of the hostel"])
def test_what_names_no_office_with_its_place_says_too_little(words: str) -> None:
    office = office_of(words)
    assert office is None or not office.is_that_of(office)


def test_an_office_told_long_before_may_be_another_s_by_then() -> None:
    assert joined(first("2023-12-03"), later("Gerd Brannik", (FORMER,))) == []
