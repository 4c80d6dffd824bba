import re

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project import Project
from tests.web.serving import Client, served

REFUSAL = "d000000000001-a3"


def reviewed_by_ana(project: Project) -> None:
    review.edit(project, "Ana Petrel", REFUSAL, {"modality": "alleged"}, None)
    coding.assign_second(project, "Ben Osei", 5)


def coded(client: Client, modality: str) -> int:
    fields = [("purpose", "second"), ("is an entry", "yes"), ("type", "assembly.refuse"), ("modality", modality)]
    fields += [("negated", "no"), ("generic", "no"), ("roles.agent", "p5"), ("roles.recipient", "p4")]
    return client.post(f"/second/{REFUSAL}", fields).status


def test_the_second_coder_sees_neither_the_first_coding_nor_the_suggestion(project: Project) -> None:
    reviewed_by_ana(project)
    with served(project, "Ben Osei") as ben:
        ben.enter()
        page = ben.get("/second").text
        assert "The city refused" in re.sub(r"<[^>]+>", "", page)
        assert "Ana Petrel" not in page
        form = page.partition("<main")[2].partition("</main>")[0]
        assert " selected>" not in form
        assert " checked>" not in form
        report = ben.get("/reports/d000000000001").text
        assert REFUSAL not in report
        assert ben.get(f"/reports/d000000000001?entry={REFUSAL}").status == 422


def test_a_coding_with_an_open_question_is_refused(project: Project) -> None:
    reviewed_by_ana(project)
    with served(project, "Ben Osei") as ben:
        ben.enter()
        assert ben.post(f"/second/{REFUSAL}", {"purpose": "second", "is an entry": "yes"}).status == 422
        assert coding.next_assigned(project, "Ben Osei") == REFUSAL


def test_two_codings_that_differ_are_adjudicated_without_names(project: Project) -> None:
    reviewed_by_ana(project)
    with served(project, "Ben Osei") as ben:
        ben.enter()
        assert coded(ben, "asserted") == 303
        assert coding.next_assigned(project, "Ben Osei") is None
    assert review.entry(project, REFUSAL).content["modality"] == "alleged", "a blind coding changes nothing"
    with served(project, "Chi Rook") as chi:
        chi.enter()
        page = chi.get("/adjudicate").text.partition("<main")[2].partition("</main>")[0]
        assert "Ana" not in page
        assert "Ben" not in page
        values = dict(re.findall(r'type="radio" name="([^"]+)" value="([^"]*)"', page))
        values = {name: value.replace("&#34;", '"') for name, value in values.items()} | {"modality": '"asserted"'}
        values["is an entry"] = "true"
        seen = re.search(r'name="seen" value="([^"]*)"', page)
        assert seen is not None
        answer = chi.post(f"/adjudicate/{REFUSAL}", {**values, "seen": seen[1]})
        assert answer.status == 303, answer.text
        assert "No entry is coded differently" in chi.get("/adjudicate").text
    assert review.entry(project, REFUSAL).content["modality"] == "asserted"
    assert "Krippendorff" in _home(project)


def test_one_alone_is_offered_a_second_look(client: Client, project: Project) -> None:
    review.accept(project, "Ana Petrel", REFUSAL, None)
    client.post("/second", {"purpose": "again", "days": "0", "count": "5"})
    page = client.get("/second?purpose=again").text
    assert "A second look at your own work" in page
    assert f"/second/{REFUSAL}" in page
    assert client.post(f"/second/{REFUSAL}", {"purpose": "again", "is an entry": "no"}).status == 303
    assert review.entry(project, REFUSAL).state == "accepted"


def _home(project: Project) -> str:
    with served(project) as someone:
        return someone.enter().get("/").text
