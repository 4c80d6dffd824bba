"""`facta link`: saved readings come back with what holds across them."""

import json
from pathlib import Path
from typing import Any

from facta.model.record import Reading
from facta.publishing.reading_json import reading_json
from tests.builders import Report
from tests.cli.running import facta

type Row = dict[str, Any]


def reading(name: str, day: str, sentence: str) -> Reading:
    report = Report(name, published=day, publisher=name.removesuffix(".txt"))
    report.party("falkas", "Gerd Falkas", kind="person")
    report.party("police", "Lodvar police", sector="COP", kind="organization")
    report.tell(sentence, when="2024-05-01")
    return report.reading


ONE = reading(
    "one.txt", "2024-05-02", "[Lodvar police|agent] {detained|case.detain} [Gerd Falkas|patient] at the harbour."
)
TWO = reading(
    "two.txt",
    "2024-05-02",
    "[Gerd Falkas|patient] was {detained|case.detain} by [Lodvar police|agent], at the harbour.",
)
OTHER = reading("other.txt", "2024-05-03", "[Gerd Falkas|patient] was {charged|case.charge} with smuggling.")


def written(path: Path, *readings: Reading) -> Path:
    lines = [json.dumps(reading_json(one), ensure_ascii=False) for one in readings]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows_of(output: bytes) -> list[Row]:
    return [json.loads(line) for line in output.splitlines()]


def test_lines_come_back_with_ids_that_hold_across_reports(tmp_path: Path) -> None:
    written(tmp_path / "read.jsonl", ONE, TWO, OTHER)
    rows = rows_of(facta("link", "read.jsonl", cwd=tmp_path).stdout)
    assert [row["document"]["source"] for row in rows] == ["one.txt", "other.txt", "two.txt", "across-reports"]
    one, other, two, across = rows
    assert one["acts"][0]["incident"] == two["acts"][0]["incident"] is not None
    assert other["acts"][0]["incident"] is None
    assert len({row["parties"][0]["entity"] for row in (one, other, two)}) == 1
    (incident,) = across["incidents"]
    assert incident["reasons"]
    assert incident["reports"] == 2


def test_all_that_a_line_held_is_kept(tmp_path: Path) -> None:
    written(tmp_path / "read.jsonl", ONE)
    given = json.loads((tmp_path / "read.jsonl").read_text()) | {"my_note": {"kept": True}}
    (tmp_path / "read.jsonl").write_text(json.dumps(given))
    row, _ = rows_of(facta("link", "read.jsonl", cwd=tmp_path).stdout)
    for part in ("parties", "acts", "matters"):
        for entry in row[part]:
            for added in ("entity", "incident", "across"):
                entry.pop(added, None)
    assert row == given


def test_the_order_of_the_reports_does_not_matter(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", ONE, TWO, OTHER)
    written(tmp_path / "b.jsonl", OTHER, TWO, ONE)
    assert facta("link", "a.jsonl", cwd=tmp_path).stdout == facta("link", "b.jsonl", cwd=tmp_path).stdout


def test_a_matter_holds_its_stages_from_all_reports(tmp_path: Path) -> None:
    written(tmp_path / "read.jsonl", ONE, TWO, OTHER)
    *reports, across = rows_of(facta("link", "read.jsonl", cwd=tmp_path).stdout)
    (matter,) = across["matters"]
    assert {stage["stage"] for stage in matter["history"]} == {"detained", "charged"}
    assert {one["across"] for row in reports for one in row["matters"]} == {matter["id"]}


def test_a_linked_pile_with_new_readings_gives_what_linking_all_anew_gives(tmp_path: Path) -> None:
    written(tmp_path / "two.jsonl", ONE, TWO)
    written(tmp_path / "third.jsonl", OTHER)
    written(tmp_path / "all.jsonl", ONE, TWO, OTHER)
    assert facta("link", "two.jsonl", "-o", "linked.jsonl", cwd=tmp_path).returncode == 0
    added = facta("link", "linked.jsonl", "third.jsonl", cwd=tmp_path)
    assert rows_of(added.stdout) == rows_of(facta("link", "all.jsonl", cwd=tmp_path).stdout)


def test_broken_lines_are_named_with_their_number_and_the_others_linked(tmp_path: Path) -> None:
    good = json.dumps(reading_json(ONE))
    outside = json.dumps(
        {
            "document": {"id": "d9", "source": "x.txt", "text": "Short."},
            "acts": [{"id": "a1", "type": None, "trigger": [2, 90]}],
        }
    )
    lines = [good, "{not json", "", '{"acts": []}', outside, '{"document": {"id": "d8", "text": 5}}', "[1, 2]"]
    (tmp_path / "read.jsonl").write_text("\n".join(lines))
    done = facta("link", "read.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert len(rows_of(done.stdout)) == 2
    numbers = [line.split(":")[1].strip() for line in done.told]
    assert numbers == [f"read.jsonl, line {n}" for n in (2, 4, 5, 6, 7)]
    assert "act a1 cites characters 2–90, but the text has 6" in done.told[2]


def test_a_report_given_twice_counts_once_and_two_readings_of_it_are_told(tmp_path: Path) -> None:
    written(tmp_path / "twice.jsonl", ONE, ONE)
    done = facta("link", "twice.jsonl", cwd=tmp_path)
    assert (done.returncode, len(rows_of(done.stdout))) == (0, 2)
    shorter = {**reading_json(ONE), "acts": []}
    (tmp_path / "other.jsonl").write_text(json.dumps(shorter) + "\n")
    outputs = [
        facta("link", *order, cwd=tmp_path)
        for order in (("twice.jsonl", "other.jsonl"), ("other.jsonl", "twice.jsonl"))
    ]
    assert [done.returncode for done in outputs] == [1, 1]
    assert outputs[0].stdout == outputs[1].stdout


def test_fields_that_other_programs_leave_out_are_not_needed(tmp_path: Path) -> None:
    row: Row = {"document": {"id": "d1", "text": "Police detained him."}}
    row["acts"] = [{"id": "a1", "type": None, "trigger": [7, 15]}]
    row["parties"] = [{"id": "p1", "kind": "other", "name": "Police", "mentions": [[0, 6]]}]
    (tmp_path / "read.jsonl").write_text(json.dumps(row))
    done = facta("link", "read.jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.told
    first, across = rows_of(done.stdout)
    assert first["parties"][0]["entity"]
    assert across["document"]["reports"] == 1


def test_nothing_to_link_is_said_and_no_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    done = facta("link", "empty.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "out.jsonl").exists()
    assert facta("link", "nowhere.jsonl", cwd=tmp_path).told[0].startswith("facta: nowhere.jsonl cannot be read")
