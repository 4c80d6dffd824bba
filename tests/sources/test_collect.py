"""Paths to documents: names, order, what is passed over, copies, and what cannot be read."""

import os
import pickle
from pathlib import Path

import pytest

from facta.model.document import Document
from facta.sources.collect import collect, documents_of, plan
from facta.sources.errors import Unreadable

REPORT = "Mayor refuses rally\n\nThe mayor of Ostrel refused the rally on Monday, the group said in a statement.\n"


def write(path: Path, content: str | bytes = REPORT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def documents(*paths: Path | str, published: str | None = None) -> list[Document]:
    return [found for found in collect(paths, published) if isinstance(found, Document)]


def refusal(path: Path) -> str:
    (found,) = collect([path])
    assert isinstance(found, Unreadable), found
    return str(found)


def test_a_folder_is_read_in_sorted_order_and_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", "B.html", ".hidden.txt", ".git/x.txt", "photo.jpg", "b/documents.csv"):
        write(tmp_path / name, f"file,title\n{name}" if name.endswith("csv") else f"{REPORT}{name}")
    found = plan([tmp_path])
    assert [item.source for item in found.files] == ["B.html", "a.txt", "b/two.txt"]
    assert found.skipped == {"hidden": 2, "suffix": 1}
    assert found.skipped_lines()[0].startswith("skipped: 2 hidden, 1 of other kinds")


def test_a_file_named_outright_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    assert documents(write(tmp_path / ".notes.odd"))[0].source == ".notes.odd"


def test_two_named_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    first, second = write(tmp_path / "x/a/r.txt"), write(tmp_path / "y/a/r.txt", REPORT + "More.")
    assert [document.source for document in documents(first, second)] == ["x/a/r.txt", "y/a/r.txt"]


def test_two_folders_with_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    write(tmp_path / "x/r.txt"), write(tmp_path / "y/r.txt", REPORT + "More.")
    assert [item.source for item in plan([tmp_path / "x", tmp_path / "y"]).files] == ["x/r.txt", "y/r.txt"]


def test_a_file_reached_twice_is_one_file_under_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "a/r.txt")
    assert [item.source for item in plan([path, tmp_path, tmp_path / "a"]).files] == ["a/r.txt"]


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, REPORT + name) for name in ("b/r.txt", "a/r.txt", "c.txt")]
    assert documents(*paths) == documents(*reversed(paths))


def test_where_the_pile_lies_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "here/r.txt"), write(tmp_path / "there/below/r.txt")
    assert documents(tmp_path / "here") == documents(tmp_path / "there/below")


def test_files_with_the_same_bytes_are_a_document_each_with_one_digest(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        write(tmp_path / name)
    found = documents(tmp_path)
    assert [document.source for document in found] == ["a.txt", "b.txt", "c.txt"]
    assert len({document.digest for document in found}) == 1
    assert len({document.id for document in found}) == 3


def test_a_loop_of_links_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a/r.txt")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    found = plan([tmp_path])
    assert [item.source for item in found.files] == ["a/r.txt"]
    assert found.skipped == {"link": 1}


def test_standard_input_is_read_as_text_or_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdin", write(tmp_path / "in").open())
    (document,) = documents("-")
    assert (document.source, document.text) == ("stdin", REPORT)


def test_a_missing_path_is_told_and_the_other_files_are_read(tmp_path: Path) -> None:
    missing, document = list(collect([write(tmp_path / "r.txt"), tmp_path / "none.txt"]))
    assert str(missing).endswith("none.txt is not there; check the path")
    assert isinstance(document, Document)


def test_an_empty_folder_says_what_would_be_read(tmp_path: Path) -> None:
    assert "no .txt, .html, .pdf or .docx file was found" in plan([tmp_path]).nothing_line()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty.txt is empty; give a file"),
        ("blank.txt", b" \n\n ", "blank.txt holds no text but white space"),
        ("binary.txt", bytes(range(256)) * 20, "binary.txt is no text"),
        ("zeros.txt", b"The mayor\x00 said.", "zeros.txt is no text"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "broken.pdf is a damaged PDF file"),
        ("fake.docx", b"PK\x03\x04nothing", "fake.docx is a damaged DOCX file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc is an old Word file"),
        ("rich.rtf", b"{\\rtf1 hello}", "rich.rtf is a rich-text file"),
        ("page.html", b"<html><body><nav><a href=/>Home</a><a>News</a></nav></body></html>", "no article was found"),
        ("cut.txt", b"\xff\xfea\x00b", "cut.txt is marked as UTF-16-LE but breaks off"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_next_step(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    message = refusal(write(tmp_path / name, content))
    assert said in message
    assert "; " in message
    assert "\n" not in message


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "huge.txt has 100 MiB or more, and 64 MiB is the limit; split it" in refusal(path)


def test_a_refusal_is_one_printable_line_whatever_the_name_holds(tmp_path: Path) -> None:
    assert "\n" not in refusal(write(tmp_path / "a\nb\x1b[31m.txt", b""))
    assert "\x1b" not in refusal(write(tmp_path / "a\nb\x1b[31m.txt", b""))


def test_a_refusal_can_be_handed_to_another_process() -> None:
    problem = Unreadable("a.txt", "is empty", "give another")
    assert str(pickle.loads(pickle.dumps(problem))) == str(problem)


def test_the_option_fills_only_what_has_no_day_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", f"Mayor refuses rally\n\n3 May 2021\n\n{REPORT}")
    bare, dated = documents(tmp_path, published="2024-01-02")
    assert (bare.published, bare.given) == ("2024-01-02", ("published",))
    assert (dated.published, dated.given) == ("2021-05-03", ())


def test_the_option_wins_for_a_single_file_named_outright(tmp_path: Path) -> None:
    path = write(tmp_path / "b.txt", f"Mayor refuses rally\n\n3 May 2021\n\n{REPORT}")
    assert documents(path, published="2024-01-02")[0].published == "2024-01-02"


def test_russian_text_is_a_document_in_russian(tmp_path: Path) -> None:
    text = "Полиция задержала двенадцать рабочих у ворот завода, сообщили в среду адвокаты задержанных. " * 3
    assert documents(write(tmp_path / "r.txt", text))[0].language == "ru"


def test_a_short_text_has_no_language(tmp_path: Path) -> None:
    assert documents(write(tmp_path / "r.txt", "The mayor refused."))[0].language is None


def test_a_plan_can_be_read_twice(tmp_path: Path) -> None:
    write(tmp_path / "r.txt")
    made = plan([tmp_path])
    assert list(documents_of(made)) == list(documents_of(made))
