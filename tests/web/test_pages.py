from pathlib import Path

import pytest

from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_check import problems_of
from facta.engine.project_pairs import judge_pair, pledged
from facta.engine.project_record import link_project, record_of
from facta.store.errors import ChangedMeanwhile, NotAllowed, UnknownEntry
from tests.web.serving import Client

PLEDGE, DEED = "d000000000001-s2", "d000000000002-a1"


def test_the_first_page_tells_what_waits_by_harm(client: Client, project: Project) -> None:
    page = client.get("/").text
    assert "Named person with an alleged crime" in page
    assert "3 reports, 13 entries; 0 reviewed, by nobody yet" in page
    for queued in review.next_entries(project, 20):
        review.accept(project, "Ana Petrel", queued.id, None)
    page = client.get("/queue").text
    assert "Nothing waits any more" in page
    assert "by one coder" in page
    assert "one coder alone" in page
    assert "How often the program was wrong" in page
    assert "0% (0% to" in page


def test_search_finds_entries_and_reports_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facta.web.pages.searching.PAGE", 2)
    page = client.get("/search?q=harbour").text
    assert 'class="badge alleged">alleged' in page, "an act that is only alleged says so in the results"
    hits = [line for line in page.splitlines() if 'class="there"' in line]
    assert len(hits) == 4
    more = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    further = [line for line in client.get(more).text.splitlines() if 'class="there"' in line]
    assert further
    assert not set(further) & set(hits)
    assert "Nothing here" in client.get("/search?q=zebra").text
    assert client.get("/search?q=%22").status == 200


def test_publishing_writes_a_dossier_that_can_be_looked_at(client: Client, project: Project) -> None:
    answer = client.post("/publish", {"name": "may", "profile": "desk"})
    assert answer.status == 303, answer.text
    assert (project.folder / "published" / "may" / "index.html").is_file()
    assert "/published/may/index.html" in client.get(answer.place).text
    dossier = client.ask("GET", "/published/may/index.html")
    assert dossier.status == 200
    assert "sandbox" in (dossier.headers.get("content-security-policy") or "")
    manifest = client.ask("GET", "/published/may/data/manifest.json")
    assert "attachment" in (manifest.headers.get("content-disposition") or "")


@pytest.mark.parametrize("name", ["", "../out", "a/b", ".hidden", "x" * 61, "a b"])
def test_a_dossier_cannot_be_written_elsewhere(client: Client, project: Project, name: str) -> None:
    assert client.post("/publish", {"name": name}).status == 422
    assert not (project.folder.parent / "out").exists()


@pytest.mark.parametrize("path", ["../facta.db", "%2e%2e/facta.toml", "may/../../facta.toml", "%2Fetc/passwd", ""])
def test_nothing_but_dossiers_is_handed_out(client: Client, project: Project, path: str) -> None:
    Path(project.folder / "published").mkdir()
    assert client.ask("GET", f"/published/{path}").status == 404


def test_why_shows_the_rules_that_fired(client: Client) -> None:
    page = client.get("/entries/d000000000001-a2").text
    assert "money.bribe/verb" in page
    assert "in_reported_speech" in page


def test_why_reads_the_sentence_again_and_shows_each_step(client: Client) -> None:
    page = client.get("/entries/d000000000001-a3/why").text
    assert "frame assembly.refuse/" in page
    assert "Corn Square" in page


def test_a_pledge_and_a_deed_are_paired_in_the_log(project: Project) -> None:
    made = judge_pair(project, "Ana Petrel", "accept", PLEDGE, DEED, None, reason="the same office")
    assert (made.action, made.target_kind, made.before, made.after) == ("accept", "pair", [PLEDGE], [DEED])
    assert review.entry(project, PLEDGE).state == "suggested"
    with pytest.raises(ChangedMeanwhile):
        judge_pair(project, "Ben Osei", "reject", PLEDGE, DEED, None)
    assert not record_of(project)[0].rejected_pairs
    judge_pair(project, "Ben Osei", "reject", PLEDGE, DEED, made.id)
    assert {(f"{a.document}-{a.id}", f"{b.document}-{b.id}") for a, b in record_of(project)[0].rejected_pairs} == {
        (PLEDGE, DEED)
    }
    review.undo(project, "Ben Osei", made.id)
    assert problems_of(project) == []


def test_only_a_statement_and_an_act_can_be_paired(project: Project) -> None:
    with pytest.raises(NotAllowed):
        judge_pair(project, "Ana Petrel", "accept", DEED, PLEDGE, None)
    with pytest.raises(UnknownEntry):
        judge_pair(project, "Ana Petrel", "accept", PLEDGE, "d000000000001-none", None)
    with pytest.raises(NotAllowed):
        judge_pair(project, "Ana Petrel", "code", PLEDGE, DEED, None)


def test_the_pledges_of_the_reports_stand_beside_their_candidate_deeds(client: Client, project: Project) -> None:
    link_project(project)
    page = client.get("/pairs").text
    found = pledged(project)
    assert found == [] or "What may answer them" in page
    client.post("/pairs", {"pledge": PLEDGE, "deed": DEED, "what": "accept", "seen": ""})
    assert review.history(project, f"{PLEDGE}+{DEED}")[0].who == "Ana Petrel"
