"""A project sets denials beside what they deny as a pile linked in one go does, whatever people decided meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_add import add
from facta.engine.project_record import publish_project, record_of
from facta.engine.report import ReportSettings
from facta.engine.settings import ReadSettings
from facta.model.finding import Finding
from facta.sources.collect import plan
from facta.store.spread import entry_id

REPORTS = {
    "a.txt": "Police in Lodvar detained Bruno Kestrel on May 3, 2024, at the fish market, the Rowers' Guild said.\n",
    "b.txt": "LODVAR, Ardovia -- Police in Lodvar detained Bruno Kestrel at the fish market on May 3, 2024.\n",
    "c.txt": "LODVAR, Ardovia -- Police in Lodvar did not detain Bruno Kestrel on May 3, 2024, at the fish market.\n",
    "d.txt": "Mayor Ana Petrel opened the new bridge in Tolm on May 3, 2024, in front of two hundred people.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "pile").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "pile" / name).write_text(text, encoding="utf-8")
    made = Project.init(tmp_path / "project", coder="ann")
    add(made, plan([tmp_path / "pile"]), published="2024-05-04", models=False)
    yield made
    made.close()


def disputed(project: Project) -> list[Finding]:
    return [f for f in record_of(project)[1] if f.kind == "contradiction" and f.figures["field"] == "modality"]


def denials(project: Project) -> list[tuple[list[str], str]]:
    """Which reports' tellings each denial is set against, by file, and whose denial it is."""
    record, _ = record_of(project)
    named = {reading.document.id: reading.document.source for reading in record.readings}
    return [(sorted(named[ref.document] for ref in c.told), named[c.denial.document]) for c in record.contraries]


def act_in(project: Project, name: str) -> str:
    """The entry of the act that the report of that file tells."""
    record, _ = record_of(project)
    (reading,) = [each for each in record.readings if each.document.source == name]
    return entry_id(reading.document.id, reading.acts[0].id)


def test_a_denial_is_set_beside_what_it_denies_in_the_project_and_its_dossier(project: Project, tmp_path: Path) -> None:
    assert denials(project) == [(["a.txt", "b.txt"], "c.txt")]
    (finding,) = disputed(project)
    assert "did not take place" in finding.title
    publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    page = (tmp_path / "dossier" / "index.html").read_text(encoding="utf-8")
    assert "did not take place" in page


def test_tellings_that_a_person_parted_leave_the_denial_with_one_of_them(project: Project) -> None:
    review.split(project, "ann", "incident", [act_in(project, "b.txt")], [act_in(project, "a.txt")], None)
    ((told, denial),) = denials(project)
    assert len(told) == 1
    assert denial == "c.txt"


def test_a_denial_that_a_person_told_apart_from_the_event_denies_it_no_more(project: Project) -> None:
    told = [act_in(project, "a.txt"), act_in(project, "b.txt")]
    review.split(project, "ann", "incident", [act_in(project, "c.txt")], told, None)
    assert denials(project) == []
    assert disputed(project) == []


def test_a_denial_that_a_person_rejected_is_gone(project: Project) -> None:
    review.reject(project, "ann", act_in(project, "c.txt"), None)
    assert denials(project) == []
