"""`facta names`: the table comes back with a verdict and its reason; what is wrong with a table is said."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import facta

TABLE = (
    "name1,name2,kind,note\n"
    "Olzhas Quanyshov,Oljas Kuanyshov,person,ours\n"
    "Ana Petrel,Ivo Petrel,person,\n"
    "Tervan City Court,Lodvar City Court,organization,\n"
)


def rows_of(output: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output.decode(), newline="")))


def test_the_table_comes_back_with_its_columns_a_verdict_and_a_reason(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(TABLE, encoding="utf-8")
    done = facta("names", "pairs.csv", cwd=tmp_path)
    rows = rows_of(done.stdout)
    assert done.returncode == 0
    assert list(rows[0]) == ["name1", "name2", "kind", "note", "verdict", "reason"]
    assert [row["verdict"] for row in rows] == ["same", "different", "different"]
    assert all(row["reason"] for row in rows)
    assert rows[0]["note"] == "ours"


def test_json_lines_say_the_same_as_the_table(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(TABLE, encoding="utf-8")
    table = rows_of(facta("names", "pairs.csv", cwd=tmp_path).stdout)
    lines = facta("names", "pairs.csv", "--format", "jsonl", cwd=tmp_path).stdout.splitlines()
    assert [json.loads(line) for line in lines] == table


def test_tables_as_spreadsheets_save_them_are_read(tmp_path: Path) -> None:
    plain = "name1;name2\nÇelik Aydın;Celik Aydin\n"
    for name, content in (("mark.csv", b"\xef\xbb\xbf" + plain.encode()), ("wide.csv", plain.encode("utf-16"))):
        (tmp_path / name).write_bytes(content)
        (row,) = rows_of(facta("names", name, cwd=tmp_path).stdout)
        assert (row["name1"], row["verdict"]) == ("Çelik Aydın", "same")


def test_standard_input_and_names_with_commas_and_quotes(tmp_path: Path) -> None:
    table = 'name1,name2,kind\n"Petrel, Ana",Ana Petrel,person\n"Ana ""Nan"" Petrel",Ana Petrel,person\n'
    rows = rows_of(facta("names", "-", cwd=tmp_path, stdin=table.encode()).stdout)
    assert [row["name1"] for row in rows] == ["Petrel, Ana", 'Ana "Nan" Petrel']
    assert rows[0]["verdict"] == "same"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"left,right\na,b\n", "has no column name1 and no name2 (found: left, right)"),
        (b"name1,name2\n", "has no pairs below its header"),
        (b"name1,name1,name2\na,b,c\n", "has two columns name1"),
        ("name1,name2\nЖанна,Жана\n".encode("cp1251"), "is not UTF-8"),
        (b"PK\x03\x04\x00\x00name1,name2", "is no table of text"),
    ],
)
def test_a_table_that_cannot_be_used_is_named_with_the_next_step(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "pairs.csv").write_bytes(content)
    done = facta("names", "pairs.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.told[0].startswith("facta: pairs.csv ")
    assert told in done.told[0]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    done = facta("names", "nowhere.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert done.told[0].startswith("facta: nowhere.csv cannot be read")


def test_a_row_without_a_name_is_told_with_its_line_and_the_others_are_judged(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("name1,name2,kind\nAna Petrel,,person\nAna Petrel,Ana Petrel,ship\n")
    done = facta("names", "pairs.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert [row["verdict"] for row in rows_of(done.stdout)] == ["unsure", "same"]
    assert done.told[0] == "facta: pairs.csv, line 2: a name is missing"
    assert "line 3: kind 'ship'" in done.told[1]
