from dataclasses import replace

from facta.linking.link import link
from tests.builders import CODEBOOK, Report

NAMES = ("Odo Crane", "Ada Moll", "Bor Stane")


def report(name: str, who: str, published: str = "2024-05-30", publisher: str | None = "The Lamp") -> Report:
    told = Report(name, published=published, publisher=publisher).party("p", who, kind="person")
    told.party("police", "Pelm police", sector="COP")
    return told.tell(
        f"[Pelm police|agent] {{detained|case.detain}} [{who}|patient] at the Eel Quay gates in file {name}.",
        when="2024-05-28",
    )


def test_the_record_does_not_depend_on_the_order_of_the_readings() -> None:
    readings = [report(f"{i}.txt", NAMES[i % 3]).reading for i in range(6)]
    assert link(readings, CODEBOOK) == link(readings[::-1], CODEBOOK)


def test_readings_are_sorted_by_source_and_every_party_has_an_entity() -> None:
    record = link([report("b.txt", NAMES[0]).reading, report("a.txt", NAMES[0]).reading], CODEBOOK)
    assert [r.document.source for r in record.readings] == ["a.txt", "b.txt"]
    assert sum(len(entity.members) for entity in record.entities) == 4


def test_one_event_in_two_reports_is_one_incident_and_one_matter() -> None:
    record = link([report("b.txt", NAMES[0]).reading, report("a.txt", NAMES[0]).reading], CODEBOOK)
    assert [incident.reports for incident in record.incidents] == [2]
    assert len(record.matters) == 1


LONG = " ".join(f"word{i} stands here" for i in range(30))


def test_copies_stay_in_the_record_and_count_once() -> None:
    left, right = report("a.txt", NAMES[0]).tell(LONG + "."), report("b.txt", NAMES[0]).tell(LONG + ".")
    other = report("c.txt", NAMES[1], published="2024-06-02", publisher=None)
    record = link([left.reading, right.reading, other.reading], CODEBOOK)
    assert len(record.readings) == 3
    assert (record.coverage.reports, record.coverage.copies) == (2, 1)
    assert record.coverage.line == "in these 2 reports from The Lamp and 1 without a named publisher, up to 2024-06-02"


def test_two_files_with_the_same_bytes_count_once_however_short() -> None:
    left, right = report("a.txt", "Short.", publisher="The Lamp"), report("b.txt", "Short.", publisher="Wire")
    same = [replace(one.reading, document=replace(one.reading.document, digest="0" * 64)) for one in (left, right)]
    record = link(same, CODEBOOK)
    assert (record.coverage.reports, record.coverage.copies) == (1, 1)
    assert {reading.document.publisher for reading in record.readings} == {"The Lamp", "Wire"}


def test_files_that_a_project_keeps_as_copies_count_as_copies() -> None:
    reading = report("a.txt", NAMES[0]).reading
    twice = replace(reading, document=replace(reading.document, copies=("b.txt", "c.txt")))
    assert link([twice], CODEBOOK).coverage.copies == 2


def test_an_incident_told_in_copies_counts_one_report() -> None:
    left, right = report("a.txt", NAMES[0]).tell(LONG + "."), report("b.txt", NAMES[0]).tell(LONG + ".")
    record = link([left.reading, right.reading], CODEBOOK)
    assert [incident.reports for incident in record.incidents] == [1]


def test_no_readings_make_an_empty_record() -> None:
    record = link([], CODEBOOK)
    assert record.readings == ()
    assert record.coverage.reports == 0
