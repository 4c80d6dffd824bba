import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project import BadSettings, NoProject, Project, ProjectThere
from facta.engine.project_add import Added, add, read_again
from facta.engine.project_check import problems_of
from facta.engine.project_figures import values_of
from facta.engine.project_originals import original_path
from facta.engine.project_record import link_project, publish_project, record_of
from facta.engine.project_status import status_of
from facta.engine.report import ReportSettings, record_and_findings
from facta.engine.settings import ReadSettings
from facta.model.record import Ref
from facta.sources.collect import plan
from facta.store import schema
from facta.store.errors import ChangedMeanwhile, NotAllowed, StoreProblem, UnknownEntry
from tests.engine.piles import report, write_pile
from tests.store.conftest import NewDatabase, new_postgres, postgres_port  # noqa: F401


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pile(tmp_path_factory.mktemp("pile"), 6)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, pile: Path) -> Callable[[str], Path]:
    """A project with six reports on the store at an address, made once."""
    made: dict[str, Path] = {}

    def project_on(store: str) -> Path:
        if store not in made:
            made[store] = tmp_path_factory.mktemp("whole")
            project = Project.init(made[store], "test", store, "ann")
            assert add(project, plan([pile])).new == 6
            project.close()
        return made[store]

    return project_on


@pytest.fixture(scope="module")
def filled(new_postgres: NewDatabase) -> Callable[[], str]:  # noqa: F811
    """The address of the PostgreSQL database that is copied."""
    return cache(new_postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def project(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    whole: Callable[[str], Path],
    filled: Callable[[], str],
    new_postgres: NewDatabase,  # noqa: F811
) -> Iterator[Project]:
    """A project with six reports of its own, on either backend: a copy, so that reading is paid for once."""
    store = "" if request.param == "sqlite" else filled()
    folder = shutil.copytree(whole(store), tmp_path / "project")
    if store:
        settings = folder / "facta.toml"
        settings.write_text(settings.read_text().replace(store, new_postgres(copy_of=store)))
    made = Project.open(folder)
    yield made
    made.close()


def first_act(project: Project) -> review.Entry:
    return review.entry(project, review.next_entries(project, 1, kinds=["act"])[0].id)


def at(day: int) -> Callable[[], str]:
    return lambda: f"2026-03-{day:02d}T09:00:00Z"


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


def two_outlets(folder: Path) -> Path:
    """One agency text, printed by two outlets byte for byte, and a report of another."""
    write_pile(folder, 1, first=60)
    for name in ("courier.txt", "post.txt"):
        (folder / name).write_text(report(61))
    (folder / "documents.csv").write_text(
        "file,published,publisher,url\n"
        "courier.txt,2024-06-01,Tolm Courier,https://courier.example/1\n"
        "post.txt,2024-06-01,Ardovia Post,https://post.example/7\n"
    )
    return folder


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


def test_what_people_decide_of_a_text_holds_in_every_file_that_holds_it(tmp_path: Path) -> None:
    project = Project.init(tmp_path / "project")
    add(project, plan([two_outlets(tmp_path / "pile")]))
    (kept,) = [row for row in review.page(project, "document")[0] if row["source"] == "courier.txt"]
    entry = next(each for each in review.entries_of(project, kept["id"], ["act"]) if each.harm == 1)
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, None)
    persons = [
        id
        for id, kind in ((e.id, e.content["kind"]) for e in review.entries_of(project, kept["id"], ["party"]))
        if kind == "person"
    ]
    (other,) = [row["id"] for row in review.page(project, "document")[0] if row["source"] != "courier.txt"]
    stranger = next(e.id for e in review.entries_of(project, other, ["party"]) if e.content["kind"] == "person")
    review.merge(project, "ann", "party", persons[:1], [stranger], None)
    record, _ = record_of(project)
    copy = next(r for r in record.readings if r.document.source == "post.txt")
    local = entry.content["id"]
    assert next(act for act in copy.acts if act.id == local).modality == "alleged"
    assert record.review[Ref(copy.document.id, local)] == "edited"
    party = Ref(copy.document.id, persons[0].split("-", 1)[1])
    assert Ref(*stranger.split("-", 1)) in record.entity_of[party].members
    link_project(project)
    rows = {
        table: review.page(project, table, limit=1000)[0] for table in ("evidence", "stage", "proposal", "incident")
    }
    entries = {row["id"] for row in review.page(project, "entry", limit=1000)[0]}
    assert {row["entry"] for row in rows["evidence"]} - {""} <= entries
    assert {row["act"] for row in rows["stage"]} <= entries
    assert {row[side] for row in rows["proposal"] for side in ("left", "right")} <= entries
    assert problems_of(project) == []
    publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    page = (tmp_path / "dossier" / "index.html").read_text()
    assert "Ardovia Post" in page
    assert "Tolm Courier" in page
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


def test_what_people_decide_is_what_is_published(project: Project, tmp_path: Path) -> None:
    entry = first_act(project)
    local = entry.content["id"]
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, None, reason="the police say so")
    other = review.next_entries(project, 1, kinds=["statement"])[0]
    review.reject(project, "bob", other.id, None)
    record, _, _ = publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    reading = record.reading_of[entry.document]
    assert reading.act_of[local].modality == "alleged"
    assert not any(f"{other.document}-{each.id}" == other.id for r in record.readings for each in r.statements)
    page = (tmp_path / "dossier" / "index.html").read_text()
    total = status_of(project).entries
    assert f"2 of {total} entries reviewed, by 2 coders; the rest is what the program suggests" in page
    rows = [json.loads(line) for line in (tmp_path / "dossier/data/acts.jsonl").read_text().splitlines()]
    assert {row["review"] for row in rows} == {"not reviewed", "corrected by a reviewer"}


def test_a_dossier_of_a_project_is_the_same_byte_for_byte(project: Project, tmp_path: Path) -> None:
    review.accept(project, "ann", first_act(project).id, None)
    for name in ("one", "two"):
        publish_project(project, tmp_path / name, ReportSettings(ReadSettings()))
    files = [sorted(p.relative_to(tmp_path / n) for p in (tmp_path / n).rglob("*")) for n in ("one", "two")]
    assert files[0] == files[1]
    for path in files[0]:
        if (tmp_path / "one" / path).is_file():
            assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


def test_one_coder_is_said_to_be_one(project: Project, tmp_path: Path) -> None:
    review.accept(project, "ann", first_act(project).id, None)
    publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    assert "by one coder" in (tmp_path / "dossier" / "index.html").read_text()


def test_the_second_reviewer_is_told_and_nothing_is_lost(project: Project) -> None:
    entry = first_act(project)
    decision = review.reject(project, "ann", entry.id, entry.last_decision)
    with pytest.raises(ChangedMeanwhile, match="ann decided “reject”"):
        review.edit(project, "bob", entry.id, {"negated": True}, entry.last_decision)
    assert [each.id for each in review.history(project, entry.id)] == [decision.id]
    seen = review.entry(project, entry.id).last_decision
    review.accept(project, "bob", entry.id, seen)
    assert review.entry(project, entry.id).state == "accepted"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"modality": "perhaps"}, "perhaps"),
        ({"trigger": [5, 5]}, "cites characters 5–5"),
        ({"passage": [0, 99999]}, "99999"),
        ({"roles.agent": [{"party": "p000000000000", "span": None}]}, "not in the report"),
        ({"colour": "red"}, "no field 'colour'"),
        ({"modality": "asserted"}, "nothing of"),
    ],
)
def test_an_edit_passes_the_same_gate_as_a_suggestion(project: Project, fields: dict[str, Any], why: str) -> None:
    entry = first_act(project)
    with pytest.raises(NotAllowed, match=why):
        review.edit(project, "ann", entry.id, fields, None)
    assert review.entry(project, entry.id) == entry


def test_what_the_program_missed_is_added_by_its_passage_and_undone(project: Project) -> None:
    document = review.entries_of(project, first_act(project).document)[0].document
    text = review.document(project, document).text
    start = text.index("Police in")
    party = next(e for e in review.entries_of(project, document, ["party"]) if e.content["kind"] == "person")
    content = {
        "type": "case.charge",
        "trigger": [start, start + 6],
        "passage": [start, start + 20],
        "roles": {"patient": [{"party": party.content["id"], "span": None}]},
    }
    id, decision = review.add_entry(project, "ann", document, "act", content)
    added = review.entry(project, id)
    assert (added.state, added.passage, added.harm) == ("added", text[start : start + 20], 1)
    assert record_of(project)[0].review[Ref(document, added.content["id"])] == "added"
    with pytest.raises(NotAllowed, match="there already"):
        review.add_entry(project, "bob", document, "act", content)
    review.undo(project, "ann", decision.id)
    assert id not in {each.id for each in review.entries_of(project, document)}
    assert problems_of(project) == []
    review.add_entry(project, "bob", document, "act", content)
    assert review.entry(project, id).state == "added"
    assert problems_of(project) == []


def test_merging_and_parting_parties_holds_in_the_record_and_can_be_undone(project: Project) -> None:
    rows, _ = review.page(project, "entity")
    people = [row["id"] for row in rows if row["kind"] == "person"][:2]
    left, right = (review.members_of(project, entity) for entity in people)
    names = sorted(entity.name for entity in record_of(project)[0].entities)
    merged = review.merge(project, "ann", "party", left, right, review.last_decision(project, [*left, *right]))
    record, _ = record_of(project)
    together = {Ref(*id.split("-", 1)) for id in (*left, *right)}
    assert any(set(entity.members) == together for entity in record.entities)
    (now,) = {row["entity"] for row in review.page(project, "party", limit=1000)[0] if row["id"] in (*left, *right)}
    assert now in {entity.id for entity in record.entities}
    with pytest.raises(ChangedMeanwhile):
        review.split(project, "bob", "party", left, right, None)
    review.split(project, "bob", "party", left[:1], [*left[1:], *right], merged.id)
    assert any(set(entity.members) == {Ref(*left[0].split("-", 1))} for entity in record_of(project)[0].entities)
    review.undo_all_of(project, "ann", "bob")
    review.undo(project, "ann", merged.id)
    assert sorted(entity.name for entity in record_of(project)[0].entities) == names
    assert problems_of(project) == []


def test_acts_that_tell_one_event_are_joined_by_hand(project: Project) -> None:
    by_event = {row["incident"] or row["id"]: row["id"] for row in review.page(project, "act", limit=1000)[0]}
    left, right = sorted(by_event.values())[:2]
    review.merge(project, "ann", "incident", [left], [right], None)
    pair = {Ref(*id.split("-", 1)) for id in (left, right)}
    assert any(set(incident.members) >= pair for incident in record_of(project)[0].incidents)
    (event,) = {row["incident"] for row in review.page(project, "act", limit=1000)[0] if row["id"] in (left, right)}
    assert event in {row["id"] for row in review.page(project, "incident", limit=1000)[0]}
    with pytest.raises(UnknownEntry):
        review.merge(project, "ann", "party", [left], [right], None)


def test_everything_one_person_decided_is_undone_and_nothing_is_deleted(project: Project) -> None:
    ids = [each.id for each in review.next_entries(project, 4)]
    for number, id in enumerate(ids):
        review.reject(project, "eve" if number % 2 else "ann", id, None)
    undone = review.undo_all_of(project, "ann", "eve", reason="not one of us")
    assert len(undone) == 2
    assert [review.entry(project, id).state for id in ids] == ["rejected", "suggested"] * 2
    assert status_of(project).decisions == 6
    assert problems_of(project) == []


def test_after_a_decision_the_tables_across_reports_are_brought_up_to_date(project: Project) -> None:
    assert not link_project(project)
    review.reject(project, "ann", first_act(project).id, None)
    assert not status_of(project).linked
    assert link_project(project)
    assert status_of(project).linked


def test_a_second_coder_sees_neither_the_first_coding_nor_the_suggestion(project: Project) -> None:
    entry = first_act(project)
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, None)
    assert coding.assign_second(project, "ann", 5) == 0, "nobody is their own second coder"
    assert coding.assign_second(project, "bob", 5) == 1
    assert coding.next_assigned(project, "bob") == entry.id
    shown = coding.blind(project, entry.id)
    assert not {"content", "rule", "state", "suggestion"} & set(vars(type(shown))["__slots__"])
    values = {coding.WRONG: True, "type": "case.detain", "modality": "asserted", "negated": False, "generic": False}
    values |= {"roles.agent": [], "roles.patient": [], "roles.recipient": []}
    with pytest.raises(NotAllowed, match="all of them"):
        coding.code(project, "bob", entry.id, {"modality": "asserted"})
    with pytest.raises(NotAllowed, match="cannot be"):
        coding.code(project, "bob", entry.id, {**values, "modality": "certain"})
    with pytest.raises(NotAllowed, match="before"):
        coding.code(project, "ann", entry.id, values)
    coding.code(project, "bob", entry.id, values)
    assert review.entry(project, entry.id).content["modality"] == "alleged"
    assert coding.next_assigned(project, "bob") is None
    assert [each.who for each in review.history(project, entry.id)] == ["ann"]
    assert coding.disagreements(project) == [entry.id]
    assert problems_of(project) == []


def test_whoever_adjudicates_sees_values_without_names_and_settles_the_entry(project: Project) -> None:
    entry = first_act(project)
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, None)
    coding.assign_second(project, "bob", 1)
    coding.code(project, "bob", entry.id, {coding.WRONG: False})
    shown = coding.adjudication(project, entry.id)
    assert sorted(map(str, shown.fields["modality"])) == ["None", "alleged", "asserted"]
    assert "ann" not in repr(shown)
    assert "bob" not in repr(shown)
    coding.adjudicate(project, "cleo", entry.id, {"modality": "alleged"}, shown.last_decision)
    assert coding.disagreements(project) == []
    assert review.entry(project, entry.id).state == "edited"


def test_agreement_is_told_for_each_field_that_two_people_coded(project: Project) -> None:
    ids = [each.id for each in review.next_entries(project, 4, kinds=["act"])]
    for number, id in enumerate(ids):
        entry = review.entry(project, id)
        if number:
            review.accept(project, "ann", id, None)
        else:
            review.edit(project, "ann", id, {"modality": "alleged"}, None)
        values = {field: values_of("act", entry.content)[field] for field in coding.FIELDS["act"]}
        coding.assign_second(project, "bob", 1)
        coding.code(project, "bob", id, values)
    found = {(each.kind, each.field): each for each in coding.agreement(project)}
    assert found["act", "roles.agent"].alpha in (None, 1.0)
    modality = found["act", "modality"]
    assert (modality.units, modality.coders) == (4, 2)
    assert modality.alpha == pytest.approx(0.0), "one of eight values differs: no better than chance"


def articles_of(page: str) -> list[str]:
    """The findings of a first page, each as its HTML."""
    return re.findall(
        r'<(?:article|details) class="finding".*?(?=<(?:article|details) class="finding"|</section>)', page, re.DOTALL
    )


def test_agreement_stands_beside_each_finding_that_rests_on_what_was_coded_twice(
    project: Project, tmp_path: Path
) -> None:
    _, findings = record_of(project)
    rested = [one for finding in findings for one in finding.evidence if one.entry]
    id = next(
        each.id
        for each in (review.entry(project, f"{one.document}-{one.entry}") for one in rested)
        if each.kind == "act" and each.harm is not None
    )
    review.accept(project, "ann", id, None)
    publish_project(project, tmp_path / "alone", ReportSettings(ReadSettings()))
    alone = (tmp_path / "alone" / "index.html").read_text()
    assert len(articles_of(alone)) == len(findings)
    assert all("One coder: how far coders agree is not known." in each for each in articles_of(alone))
    assert coding.assign_second(project, "bob", 1) == 1
    coding.code(project, "bob", id, {**values_of("act", review.entry(project, id).content), "modality": "denied"})
    publish_project(project, tmp_path / "two", ReportSettings(ReadSettings()))
    two = (tmp_path / "two" / "index.html").read_text()
    line = "Krippendorff’s alpha of 2 coders on 1 act coded twice:"
    beside = [line in each for each in articles_of(two)]
    on_acts = [
        any(
            one.entry and review.entry(project, f"{one.document}-{one.entry}").kind == "act" for one in finding.evidence
        )
        for finding in findings
    ]
    assert sorted(beside) == sorted(on_acts)
    assert any(beside)
    assert "modality 0.00" in two
    assert "codes not reliable where it is under 0.667" in two
    assert all(line in page.read_text() for page in (tmp_path / "two" / "reports").glob("*.html"))


def test_one_alone_is_offered_a_second_look_after_some_days(project: Project) -> None:
    ids = [each.id for each in review.next_entries(project, 3)]
    for day, id in zip((1, 2, 20), ids, strict=True):
        review.accept(project, "ann", id, None, clock=at(day))
    assert coding.offer_again(project, "ann", days=14, today=date(2026, 3, 21)) == 2
    assert coding.offer_again(project, "ann", days=14, today=date(2026, 3, 21)) == 0
    offered = coding.next_assigned(project, "ann", "again")
    assert offered in ids[:2]
    coding.look_again(project, "ann", offered or "", {coding.WRONG: True})
    assert coding.next_assigned(project, "ann", "again") not in (None, offered)


def test_error_rates_come_from_the_random_sample_alone_and_are_published(project: Project, tmp_path: Path) -> None:
    sample = [each for each in review.next_entries(project, 500) if each.harm == 3 and each.kind == "statement"][:4]
    review.reject(project, "ann", sample[0].id, None)
    review.edit(project, "ann", sample[1].id, {"negated": True}, None)
    for each in sample[2:]:
        review.accept(project, "ann", each.id, None)
    review.reject(project, "ann", first_act(project).id, None)
    rates = {(each.kind, each.field): each for each in coding.error_rates(project)}
    assert (rates["statement", coding.WRONG].wrong, rates["statement", coding.WRONG].looked_at) == (1, 4)
    assert (rates["statement", "negated"].wrong, rates["statement", "negated"].looked_at) == (1, 3)
    assert ("act", "type") not in rates
    assert rates["statement", "mode"].low == 0 < rates["statement", "mode"].high < 1
    publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    page = (tmp_path / "dossier" / "index.html").read_text()
    assert "statement, negated: wrong in 1 of 3 looked at in a random sample (33 %, 95 % interval 6 to 79 %)" in page


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
