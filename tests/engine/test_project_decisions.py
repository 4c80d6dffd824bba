import json
from pathlib import Path
from typing import Any

import pytest

from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_add import add
from facta.engine.project_check import problems_of
from facta.engine.project_record import link_project, publish_project, record_of
from facta.engine.project_status import status_of
from facta.engine.report import ReportSettings
from facta.engine.settings import ReadSettings
from facta.model.record import Ref
from facta.sources.collect import plan
from facta.store.errors import ChangedMeanwhile, NotAllowed, UnknownEntry
from tests.engine.deciding import first_act
from tests.engine.piles import two_outlets


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
