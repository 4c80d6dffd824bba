"""Joining and parting, done and undone: what stands at once is what linking everything anew gives."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from facta.engine import project_record
from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_add import add
from facta.engine.project_check import problems_of
from facta.engine.project_record import link_project
from facta.engine.project_unjudged import FACT
from facta.sources.collect import plan
from facta.store import schema
from facta.store.database import set_fact
from tests.engine.piles import write_pile


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    project = Project.init(folder / "project", coder="ann")
    add(project, plan([write_pile(folder / "pile", 8)]), models=False)
    project.close()
    return folder / "project"


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    copied = Project.open(shutil.copytree(made, tmp_path / "project"))
    yield copied
    copied.close()


def grouped(project: Project) -> dict[str, object]:
    """Who is one with whom, by the members of each group, and what is still asked."""
    found: dict[str, object] = {}
    for table, column in ((schema.party, "entity"), (schema.act, "incident")):
        with project.store.asking() as connection:
            rows = connection.execute(select(table.c.id, table.c[column])).all()
        groups: dict[str, set[str]] = {}
        for id, group in rows:
            groups.setdefault(group or id, set()).add(id)
        found[column] = sorted(map(sorted, groups.values()))
        named = {row["id"] for row in review.page(project, column, (), 10_000)[0]}
        assert named == {group for _, group in rows if group}, "every group has its row and every row its members"
    pairs = review.page(project, "proposal", (), 10_000)[0]
    found["asked"] = sorted((row["kind"], *sorted((row["left"], row["right"]))) for row in pairs)
    return found


def no_linking(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(project: Project) -> bool:
        raise AssertionError("the whole project was linked")

    monkeypatch.setattr(review, "link_project", refused)


def joined(project: Project, draw: random.Random) -> str:
    """A merge or split of two entries at random; its decision."""
    kind, table = draw.choice((("party", "party"), ("incident", "act")))
    ids = sorted(row["id"] for row in review.page(project, table, (), 1000)[0])
    left, right = draw.sample(ids, 2)
    action = draw.choice((review.merge, review.merge, review.split))
    return action(project, "ann", kind, [left], [right], review.last_decision(project, [left, right])).id


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_joining_and_undoing_stands_as_if_all_were_linked_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    draw = random.Random(seed)
    before = grouped(project)
    counts: list[str] = []
    with monkeypatch.context() as patched:
        no_linking(patched)
        for _ in range(7):
            if counts and draw.random() < 0.4:
                undone = counts.pop(draw.randrange(len(counts)))
                review.undo(project, "ben", undone)
            else:
                counts.append(joined(project, draw))
    at_once = grouped(project)
    assert link_project(project)
    assert at_once["entity"] == grouped(project)["entity"]
    with monkeypatch.context() as patched:
        no_linking(patched)
        for each in reversed(counts):
            review.undo(project, "ben", each)
    assert grouped(project)["entity"] == before["entity"]
    assert link_project(project)
    assert grouped(project) == before, "incidents follow what parties are one when all is linked anew"
    assert problems_of(project) == []


def test_without_linking_in_between_undoing_everything_gives_back_what_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(11)
    before = grouped(project)
    no_linking(monkeypatch)
    made = [joined(project, draw) for _ in range(8)]
    assert grouped(project) != before
    for each in draw.sample(made, len(made)):
        review.undo(project, "ben", each)
    assert grouped(project) == before


def test_a_proposal_that_was_answered_is_asked_again_when_the_answer_is_undone(project: Project) -> None:
    left, right = (row["id"] for row in review.page(project, "party", (), 2)[0])
    row = {"kind": "party", "left": left, "right": right, "reasons": '["alike"]'}
    with project.store.writing() as connection:
        connection.execute(insert(schema.proposal).values(**row))
    before = grouped(project)["asked"]
    split = review.split(project, "ann", "party", [right], [left], None)
    assert ("party", *sorted((left, right))) not in grouped(project)["asked"]  # type: ignore[operator]
    review.undo(project, "ann", split.id)
    assert grouped(project)["asked"] == before
    assert review.page(project, "proposal", (), 1000)[0][-1]["reasons"] == '["alike"]'


def test_undoing_an_undoing_joins_again(project: Project) -> None:
    left, right = (row["id"] for row in review.page(project, "party", (), 2)[0])
    before = grouped(project)
    merged = review.merge(project, "ann", "party", [left], [right], None)
    together = grouped(project)
    undone = review.undo(project, "ann", merged.id)
    assert grouped(project) == before != together
    review.undo(project, "ann", undone.id)
    assert grouped(project) == together


def test_what_is_joined_while_all_is_linked_stands(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right, third, fourth = (row["id"] for row in review.page(project, "party", (), 4)[0])
    review.merge(project, "ann", "party", [left], [right], None)
    record = project_record._record_of

    def meanwhile(project: Project) -> object:
        found = record(project)
        review.merge(project, "ben", "party", [third], [fourth], None)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(project_record, "_record_of", meanwhile)
        assert link_project(project)
    rows = {row["id"]: row["entity"] for row in review.page(project, "party", (), 1000)[0]}
    assert rows[third] == rows[fourth]
    assert rows[left] == rows[right]
    at_once = grouped(project)
    assert link_project(project), "it is still said to be older than the log"
    assert grouped(project)["entity"] == at_once["entity"]


def test_a_project_that_an_earlier_program_linked_is_linked_once_more(project: Project) -> None:
    left, right = (row["id"] for row in review.page(project, "party", (), 2)[0])
    before = grouped(project)
    merged = review.merge(project, "ann", "party", [left], [right], None)
    with project.store.writing() as connection:
        set_fact(connection, FACT, "")
    review.undo(project, "ann", merged.id)
    assert grouped(project) == before
