"""A family name alone is joined to a full one only where nobody could be wronged by it."""

from facta.linking.link import link
from facta.model.record import Record
from tests.builders import CODEBOOK, Report

FULL = "[Gerd Falkas|patient], the warden of the Mill Lane hostel in Mirosk, was {charged|case.charge} with assault."
SHORT = "[Falkas|patient] was {charged|case.charge} over the Mill Lane hostel in Mirosk; the warden denies the assault."
ELSEWHERE = "[Falkas|patient] was {charged|case.charge} with poaching on the lake shore near Orvel on Sunday."


def told(name: str, sentence: str, *names: str) -> Report:
    report = Report(name)
    for number, each in enumerate(names):
        report.party(f"p{number}", *each.split("|"), kind="person")
    return report.tell(sentence)


def linked(*reports: Report) -> Record:
    return link([report.reading for report in reports], CODEBOOK)


def entity_sizes(record: Record) -> list[int]:
    return sorted(len(entity.members) for entity in record.entities if entity.kind.value == "person")


def test_the_only_bearer_of_a_name_in_one_story_and_connection_is_joined() -> None:
    record = linked(told("a.txt", FULL, "Gerd Falkas"), told("b.txt", SHORT, "Falkas"))
    assert entity_sizes(record) == [2]
    (entity,) = [each for each in record.entities if each.kind.value == "person"]
    assert any("only bearer" in reason for reason in entity.reasons)


def test_with_another_bearer_in_the_pile_the_name_stays_apart() -> None:
    brother = told("c.txt", "[Otto Falkas|patient] was {released|case.detain} in Tervan.", "Otto Falkas")
    record = linked(told("a.txt", FULL, "Gerd Falkas"), told("b.txt", SHORT, "Falkas"), brother)
    assert entity_sizes(record) == [1, 1, 1]


def test_a_wife_of_the_name_keeps_it_apart_too() -> None:
    wife = told("c.txt", "[Mira Falka|patient] was {released|case.detain} in Tervan.", "Mira Falka")
    record = linked(told("a.txt", FULL, "Gerd Falkas"), told("b.txt", SHORT, "Falkas"), wife)
    assert entity_sizes(record) == [1, 1, 1]


def test_in_another_connection_the_name_is_only_proposed() -> None:
    record = linked(told("a.txt", FULL, "Gerd Falkas"), told("b.txt", ELSEWHERE, "Falkas"))
    assert entity_sizes(record) == [1, 1]
    assert [proposal.kind for proposal in record.proposals] == ["party"]


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = [told("a.txt", FULL, "Gerd Falkas"), told("b.txt", SHORT, "Falkas"), told("c.txt", ELSEWHERE, "Falkas")]
    assert linked(*reports).entities == linked(*reports[::-1]).entities
