"""documents.csv: what the user says of the files, and what is said of its faults."""

from pathlib import Path

from facta.model.document import Document
from facta.sources.collect import collect, plan

REPORT = "Mayor refuses rally\n\nThe mayor of Ostrel refused the rally on Monday, the group said in a statement.\n"


def pile(folder: Path, sheet: str | bytes, *names: str) -> Path:
    for name in names or ("r.txt",):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT + name)
    (folder / "documents.csv").write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
    return folder


def only(*paths: Path, published: str | None = None) -> Document:
    (found,) = collect(paths, published)
    assert isinstance(found, Document), found
    return found


def test_the_sheet_fills_and_wins_and_what_it_gave_is_named(tmp_path: Path) -> None:
    row = "published,extra,file,author,title,publisher,url\n7 December 2023,x,r.txt,A. Orsh,Other title,Wire,https://w.example/1\n"
    document = only(pile(tmp_path, row))
    assert (document.title, document.published, document.publisher) == ("Other title", "2023-12-07", "Wire")
    assert (document.byline, document.url) == ("A. Orsh", "https://w.example/1")
    assert document.given == ("byline", "published", "publisher", "title", "url")


def test_a_mark_at_its_start_and_semicolons_are_fine(tmp_path: Path) -> None:
    assert only(pile(tmp_path, "\ufefffile;published\nr.txt;2023-12-07\n")).published == "2023-12-07"


def test_a_sheet_in_windows_1252_is_read(tmp_path: Path) -> None:
    assert only(pile(tmp_path, "file,publisher\nr.txt,Le Café de Montréal\n".encode("cp1252"))).publisher == (
        "Le Café de Montréal"
    )


def test_a_sheet_that_is_read_is_not_told_as_skipped_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    pile(tmp_path, "file,published\nr.txt,2023-12-07\n")
    (tmp_path / "documents.csv").rename(tmp_path / "Documents.CSV")
    assert only(tmp_path).published == "2023-12-07"
    assert plan([tmp_path]).skipped_lines() == ()


def test_a_sheet_beside_a_file_named_outright_is_read(tmp_path: Path) -> None:
    pile(tmp_path, "file,published\nr.txt,2023-12-07\n")
    assert only(tmp_path / "r.txt").published == "2023-12-07"


def test_a_sheet_above_the_given_folder_is_not_looked_at(tmp_path: Path) -> None:
    pile(tmp_path, "file,published\nin/r.txt,2023-12-07\n", "in/r.txt")
    assert only(tmp_path / "in").published is None
    assert only(tmp_path).published == "2023-12-07"


def test_the_sheet_wins_over_the_option_in_a_pile(tmp_path: Path) -> None:
    assert only(pile(tmp_path, "file,published\nr.txt,2023-12-07\n"), published="2020-01-01").published == "2023-12-07"


def test_faults_of_a_sheet_are_told_with_their_line_and_stop_nothing(tmp_path: Path) -> None:
    rows = "r.txt,03/04/2024\nnone.txt,2024-01-01\nr.txt,2024-01-01\n../up.txt,2024-01-01\n"
    pile(tmp_path, f"file,published\n{rows}")
    told = "\n".join(plan([tmp_path]).skipped_lines())
    assert "line 2 (r.txt): published 3/4/2024 could be two days: write it as 2023-12-07" in told
    assert "line 3 names none.txt, which is not there" in told
    assert "line 4 names r.txt a second time" in told
    assert "line 5 names no file in its folder" in told
    assert only(tmp_path).published is None


def test_a_sheet_without_its_column_is_told(tmp_path: Path) -> None:
    assert "has no column named file" in "".join(plan([pile(tmp_path, "name,day\nr.txt,x\n")]).skipped_lines())


def test_an_address_that_is_none_is_told_and_not_used(tmp_path: Path) -> None:
    pile(tmp_path, "file,url\nr.txt,javascript:alert(1)\n")
    assert "is no http or https address" in "".join(plan([tmp_path]).skipped_lines())
    assert only(tmp_path).url is None
