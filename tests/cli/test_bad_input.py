"""Wrong input: one line that names it and the next step, the code as documented, nothing overwritten, the rest read."""

import csv
import json
import os
import zipfile
from pathlib import Path

import pytest
from lxml import html

from facta.engine import read_files
from facta.engine.reader import Reader
from facta.model.document import Document
from facta.model.record import Reading
from facta.sources.limits import FILE_BYTES
from tests.cli.running import EXAMPLES, REPORT, Done, digests, facta

RUSSIAN = (
    "Полиция задержала трёх человек на площади. Мэр города отказался отвечать на вопросы журналистов. "
    "Организаторы заявили, что обжалуют решение в суде."
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def sources(done: Done) -> list[str]:
    return [json.loads(line)["document"]["source"] for line in done.stdout.splitlines()]


def test_files_that_cannot_be_read_are_named_and_the_others_are_read(good: Path) -> None:
    bad = {
        "empty.txt": b"",
        "white.txt": b" \n\n ",
        "binary.txt": bytes(range(256)) * 40,
        "broken.pdf": b"%PDF-1.7\nnot really a page\n",
        "menu.html": b"<html><body><nav><a href='/'>Home</a><a href='/x'>News</a></nav></body></html>",
        "russian.txt": RUSSIAN.encode(),
        "russian-1251.txt": (RUSSIAN * 4).encode("cp1251"),
    }
    for name, content in bad.items():
        (good / name).write_bytes(content)
    with (good / "huge.txt").open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    with zipfile.ZipFile(good / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 30_000_000 + b"</w>")
    done = facta("read", ".", cwd=good)
    assert done.returncode == 1
    assert sources(done) == ["good.txt"]
    for name in (*bad, "huge.txt", "bomb.docx"):
        (line,) = [line for line in done.told if line.startswith(f"facta: {name} ")]
        assert "; " in line, "what to do next"


def test_encodings_of_western_text_are_read(good: Path) -> None:
    text = "TOLM — The city’s mayor refused the “rally” on Monday. The café owner said so.\n"
    for name, encoding in (("a.txt", "utf-16"), ("b.txt", "cp1252"), ("c.txt", "utf-8-sig")):
        (good / name).write_bytes(text.encode(encoding) + ("x".encode(encoding) if encoding == "cp1252" else b""))
    done = facta("read", "a.txt", "b.txt", "c.txt", cwd=good)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["document"]["text"].rstrip("x") for line in done.stdout.splitlines()] == [text] * 3


def test_names_and_links_of_any_kind_are_harmless(good: Path) -> None:
    (good / "new\nline.txt").write_text("The court freed Ana Petrel on Monday.\n", encoding="utf-8")
    with Path(os.fsdecode(os.fsencode(good) + b"/bad\xff.txt")).open("wb") as file:
        file.write(b"")
    (good / "sub").mkdir()
    (good / "sub" / "good.txt").write_text("The city permitted the rally on Tuesday.\n", encoding="utf-8")
    (good / "loop").symlink_to(".")
    (good / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(good / "pipe.txt")
    done = facta("read", ".", cwd=good)
    assert done.returncode == 1
    assert sources(done) == ["good.txt", "new\nline.txt", "sub/good.txt"]
    assert [line for line in done.told if "empty" in line]


def test_a_fault_of_our_own_costs_one_file_and_is_told_in_one_line(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (good / "cursed.txt").write_text("The court freed Ana Petrel on Monday.\n", encoding="utf-8")
    real = Reader.read

    def read(self: Reader, document: Document) -> Reading:
        if document.source != "good.txt":
            raise IndexError("list index out of range")
        return real(self, document)

    monkeypatch.setattr(read_files.Reader, "read", read)
    done = facta("read", ".", cwd=good)
    assert (done.returncode, sources(done)) == (1, ["good.txt"])
    (line,) = done.told
    assert line.startswith("facta: cursed.txt met a fault in Facta (IndexError at ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", "nowhere.txt"], "nowhere.txt is not there"),
        (["read", "void"], "nothing to read"),
        (["read", "others"], "1 hidden, 1 of other kinds"),
        (["read", ""], "a path is empty"),
        (["read"], "Missing argument"),
        (["read", "good.txt", "--nonsense"], "No such option"),
        (["read", "good.txt", "--format", "csv"], "'jsonl'"),
        (["read", "good.txt", "--workers", "0"], "greater than or equal to 1"),
        (["read", "good.txt", "--published", "yesterday"], "2023-12-07"),
        (["read", "good.txt", "--published", "0023-12-07"], "2023-12-07"),
        (["read", "good.txt", "--codebook", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
        (["read", "good.txt", "--codebook", "torn.yaml", "--workers", "2"], "torn.yaml line 2"),
        (["read", "good.txt", "--codebook", "number.yaml", "--workers", "2"], "number.yaml: the file is 42"),
        (["read", "good.txt", "--resume", "good.txt"], "--resume good.txt"),
        (["report", "good.txt"], "Missing option '-o'"),
        (["report", "good.txt", "-o", ""], "-o names the folder you are in"),
        (["report", "good.txt", "-o", "good.txt"], "good.txt is not a folder"),
        (["report", "good.txt", "-o", "good.txt/out"], "good.txt is a file"),
        (["report", "good.txt", "-o", "others"], "others holds something else"),
        (["report", "good.txt", "-o", "out", "--resume", "out/kept"], "--resume out/kept"),
        (["report", "void", "-o", "out"], "nothing to read"),
        (["report", "empty.txt", "-o", "out"], "no dossier was written"),
        (["codebook", "show", "case.arest"], "case.arrest"),
        (["codebook", "test", "number.yaml"], "number.yaml: the file is 42"),
        (["repot"], "No such command"),
        ([], "Usage: facta"),
    ],
)
def test_a_wrong_command_says_what_is_wrong_and_changes_nothing(good: Path, arguments: list[str], told: str) -> None:
    (good / "void").mkdir()
    (good / "others").mkdir()
    (good / "others" / ".hidden.txt").write_text("x", encoding="utf-8")
    (good / "others" / "photo.jpg").write_bytes(b"\xff\xd8")
    (good / "empty.txt").write_bytes(b"")
    (good / "torn.yaml").write_text("a: [1\n b: {", encoding="utf-8")
    (good / "number.yaml").write_text("42\n", encoding="utf-8")
    before = digests(good)
    done = facta(*arguments, cwd=good)
    assert done.returncode == 2
    assert done.stdout == b""
    assert told in "\n".join(done.told)
    assert digests(good) == before
    assert not (good / "out").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights bind no administrator")
def test_a_place_that_may_not_be_written_to_is_refused_before_reading(good: Path) -> None:
    (good / "closed").mkdir(mode=0o555)
    done = facta("report", "good.txt", "-o", "closed/out", cwd=good)
    assert done.returncode == 2
    assert "closed may not be written to" in done.told[-1]


def test_a_dossier_inside_the_pile_is_not_read_as_reports(good: Path) -> None:
    assert facta("report", ".", "-o", "out", cwd=good).returncode == 0
    before = digests(good / "out")
    again = facta("report", ".", "-o", "out", "--replace", cwd=good)
    assert again.returncode == 0
    assert "1 folders that hold a dossier" in again.told[0]
    assert digests(good / "out") == before
    alone = facta("read", "out", cwd=good)
    assert (alone.returncode, alone.stdout) == (2, b"")
    assert "only a dossier was found" in alone.told[-1]


def test_hostile_reports_go_through(tmp_path: Path) -> None:
    done = facta("report", EXAMPLES / "hostile", "-o", "out", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    for page in (tmp_path / "out").rglob("*.html"):
        for element in html.fromstring(page.read_bytes()).iter("*"):
            assert element.tag not in ("script", "iframe", "object", "embed", "base"), page.name
            assert not [name for name in element.attrib if str(name).startswith("on")], page.name
            assert not str(element.get("href", "")).lower().startswith(("javascript:", "data:")), page.name
    for table in (tmp_path / "out" / "data").glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as file:
            for cell in (cell for row in csv.reader(file) for cell in row):
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or cell.lstrip("-").isdigit(), table.name
