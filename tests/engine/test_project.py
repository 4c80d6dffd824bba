import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from facta.engine import project_review as review
from facta.engine.project import BadSettings, NoProject, Project, ProjectThere
from facta.engine.project_add import Added, add, read_again
from facta.engine.project_check import problems_of
from facta.engine.project_originals import original_path
from facta.engine.project_record import publish_project, record_of
from facta.engine.project_status import status_of
from facta.engine.report import ReportSettings, record_and_findings
from facta.engine.settings import ReadSettings
from facta.sources.collect import plan
from facta.store import schema
from facta.store.errors import StoreProblem
from tests.engine.deciding import first_act
from tests.engine.piles import report, two_outlets, write_pile


def test_what_comes_out_of_a_store_is_what_was_read(project: Project, pile: Path) -> None:
    from facta.engine.read_files import opened, readings_of

    read = [reading for _, reading in readings_of(opened(plan([pile]), None), ReadSettings()) if reading]
    record, findings = record_and_findings(read, ReadSettings())
    kept, found = record_of(project)
    assert kept.readings == record.readings
    assert replace(kept, review={}, reviewed=None, review_figures=()) == record
    assert found == findings
    assert findings


def test_only_what_is_new_is_read(project: Project, pile: Path, tmp_path: Path) -> None:
    assert add(project, plan([pile])) == Added(known=6)
    more = write_pile(tmp_path / "more", 1, first=50)
    (more / "again.txt").write_text(report(1))
    assert add(project, plan([more])) == Added(new=1, known=1)
    assert "again.txt" in [reading.document.source for reading in record_of(project)[0].readings]
    assert problems_of(project) == []


def test_two_outlets_that_print_one_text_are_both_named_and_count_once(tmp_path: Path) -> None:
    from facta.engine.read_files import opened, readings_of

    folder = two_outlets(tmp_path / "pile")
    project = Project.init(tmp_path / "project")
    assert add(project, plan([folder])).new == 2
    read = [reading for _, reading in readings_of(opened(plan([folder]), None), ReadSettings()) if reading]
    plainly, findings = record_and_findings(read, ReadSettings())
    record, found = record_of(project)
    assert {r.document.source: r.document for r in record.readings} == {r.document.source: r.document for r in read}
    assert (record.coverage, record.same_text) == (plainly.coverage, plainly.same_text)
    assert [each.title for each in found] == [each.title for each in findings]
    assert add(project, plan([folder])) == Added(known=2)
    assert record_of(project)[0] == record
    project.close()


def test_an_outlet_that_comes_later_leaves_the_first_its_own_name(tmp_path: Path) -> None:
    folder = two_outlets(tmp_path / "pile")
    later = tmp_path / "later"
    later.mkdir()
    for name in ("post.txt", "documents.csv"):
        (later / name).write_bytes((folder / name).read_bytes())
    (folder / "post.txt").unlink()
    project = Project.init(tmp_path / "project")
    assert add(project, plan([folder])).new == 2
    assert status_of(project).linked
    assert add(project, plan([later])) == Added(known=1)
    documents = {r.document.source: r.document for r in record_of(project)[0].readings}
    assert documents["courier.txt"].publisher == "Tolm Courier"
    assert (documents["post.txt"].publisher, documents["post.txt"].url) == ("Ardovia Post", "https://post.example/7")
    assert status_of(project).linked
    assert problems_of(project) == []
    assert read_again(project) == Added(again=2)
    assert {r.document.publisher for r in record_of(project)[0].readings} >= {"Ardovia Post", "Tolm Courier"}
    project.close()


def test_by_rules_alone_every_suggestion_names_the_rules_as_its_reader(tmp_path: Path) -> None:
    pile = write_pile(tmp_path / "pile", 1)
    project = Project.init(tmp_path / "project")
    assert add(project, plan([pile]), models=False).new == 1
    rules = {row["last_reader"] for row in review.page(project, "suggestion", limit=1000)[0]}
    assert [reader.partition(" rules")[2][:1] for reader in rules] == [";"]
    assert add(project, plan([pile]), models=False) == Added(known=1)
    assert add(project, plan([pile])) == Added(again=1), "with the models it is another reader"
    both = {row["last_reader"] for row in review.page(project, "suggestion", limit=1000)[0] if not row["outdated"]}
    assert all("tagger" in reader for reader in both)
    project.close()


def test_a_sheet_that_says_something_new_has_the_report_read_again_and_a_decision_stays(
    project: Project, pile: Path, tmp_path: Path
) -> None:
    entry = first_act(project)
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, entry.last_decision)
    source = review.document(project, entry.document).source
    folder = tmp_path / "with-sheet"
    folder.mkdir()
    (folder / source).write_bytes((pile / source).read_bytes())
    (folder / "documents.csv").write_text(f"file,published,publisher\n{source},2024-06-01,Ardovia Post\n")
    assert add(project, plan([folder])) == Added(again=1)
    assert add(project, plan([pile])) == Added(known=6)
    assert review.document(project, entry.document).publisher == "Ardovia Post"
    assert review.entry(project, entry.id).state == "edited"
    assert review.entry(project, entry.id).content["modality"] == "alleged"


def test_reading_everything_again_changes_nothing_where_the_program_is_the_same(project: Project) -> None:
    before = record_of(project)
    assert read_again(project) == Added(again=6)
    assert record_of(project) == before
    assert status_of(project).outdated == 0
    assert problems_of(project) == []


def test_a_broken_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    folder = write_pile(tmp_path / "pile", 2)
    (folder / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "nul.txt").write_bytes(report(9).encode() + b"\0\n")
    made = Project.init(tmp_path / "project")
    done = add(made, plan([folder]))
    assert done.new >= 2
    assert "a.pdf" in {problem.source for problem in done.unread}
    assert "a.pdf" in dict(status_of(made).unread)
    assert problems_of(made) == []


def test_a_dossier_of_a_project_is_the_same_byte_for_byte(project: Project, tmp_path: Path) -> None:
    review.accept(project, "ann", first_act(project).id, None)
    for name in ("one", "two"):
        publish_project(project, tmp_path / name, ReportSettings(ReadSettings()))
    files = [sorted(p.relative_to(tmp_path / n) for p in (tmp_path / n).rglob("*")) for n in ("one", "two")]
    assert files[0] == files[1]
    for path in files[0]:
        if (tmp_path / "one" / path).is_file():
            assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


def test_check_finds_whatever_was_tampered_with(project: Project) -> None:
    entry = first_act(project)
    review.accept(project, "ann", entry.id, None)
    assert problems_of(project) == []
    document = review.document(project, entry.document)
    path = original_path(project.folder, document.digest)
    path.write_bytes(b"other")
    changes = [
        (schema.entry, schema.entry.c.id == entry.id, {"passage": "other words"}),
        (schema.entry, schema.entry.c.id == entry.id, {"state": "rejected"}),
        (
            schema.suggestion,
            schema.suggestion.c.entry == entry.id,
            {"content": json.dumps(entry.content)},
        ),
        (schema.document, schema.document.c.id == entry.document, {"text": "X" + document.text}),
    ]
    found = problems_of(project)
    assert [line for line in found if "is not what was added" in line]
    for table, which, values in changes:
        with project.store.writing() as connection:
            connection.execute(update(table).where(which).values(values))
        assert len(problems_of(project)) > len(found), values
        found = problems_of(project)
    path.unlink()
    assert any("cannot be read" in line for line in problems_of(project))


def test_check_finds_a_full_text_index_that_does_not_fit(tmp_path: Path, whole: Callable[[str], Path]) -> None:
    made = Project.open(shutil.copytree(whole(""), tmp_path / "project"))
    assert problems_of(made) == []
    with made.store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO entry_words(entry_words) VALUES ('delete-all')")
    assert problems_of(made) == ["the full-text index of entry does not fit the table"]
    made.close()


def test_a_folder_that_is_no_project_or_already_one_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(NoProject, match="facta init"):
        Project.open(tmp_path)
    Project.init(tmp_path / "a").close()
    with pytest.raises(ProjectThere, match="already"):
        Project.init(tmp_path / "a")
    (tmp_path / "a" / "facta.db").unlink()
    with pytest.raises(StoreProblem, match="is not there"):
        Project.open(tmp_path / "a")


def test_settings_that_cannot_be_used_are_named_with_file_key_and_next_step(tmp_path: Path) -> None:
    Project.init(tmp_path).close()
    for text, said in (
        ("[project", "no TOML"),
        ("[other]\n", r"no table \[project\]"),
        ('[project]\nname = "x"\ncolour = "red"\n', "colour is not known"),
        ("[project]\nname = 3\n", "give text"),
        ('[project]\nname = "x"\ncodebooks = ["none.yaml"]\n', "none.yaml"),
        ('[project]\nname = "x"\nstore = "facta.db"\n', "sqlite:///facta.db"),
    ):
        (tmp_path / "facta.toml").write_text(text)
        with pytest.raises(BadSettings, match=said):
            Project.open(tmp_path)


def test_the_database_opens_in_any_sqlite_browser_and_is_its_owners_alone(tmp_path: Path, pile: Path) -> None:
    made = Project.init(tmp_path / "project")
    add(made, plan([pile]))
    made.close()
    path = tmp_path / "project" / "facta.db"
    assert path.stat().st_mode & 0o077 == 0
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT count(*) FROM document").fetchone() == (6,)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    cut = "SELECT count(*) FROM entry e JOIN document d ON d.id = e.document "
    cut += "WHERE substr(d.text, passage_start + 1, passage_end - passage_start) != passage"
    assert plain.execute(cut).fetchone() == (0,)
    plain.close()
