from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_check import problems_of
from facta.engine.project_groups import group_of
from tests.web.serving import Client, served
from tests.web.test_deciding import form_of

BRUNO, B_KESTREL, ADA = "d000000000001-p1", "d000000000002-p2", "d000000000001-p2"
SIDES = f"/merge?kind=party&left={BRUNO}&right={B_KESTREL}"


def test_the_passages_of_both_sides_stand_beside_each_other(client: Client) -> None:
    page = client.get(SIDES).text
    assert "“I took nothing,” Kestrel said." in page
    assert "Police detained B. Kestrel on May 2, the league said." in page


def test_merging_makes_one_party_and_undo_parts_it(client: Client, project: Project) -> None:
    assert client.post("/merge", [*form_of(client.get(SIDES).text, "/merge"), ("what", "same")]).status == 303
    assert group_of(project, "party", BRUNO) == sorted([BRUNO, B_KESTREL])
    assert client.post("/undo", form_of(client.get("/").text, "/undo")).status == 303
    assert group_of(project, "party", BRUNO) == [BRUNO]
    assert problems_of(project) == []


def test_a_merged_party_can_be_split_again(client: Client, project: Project) -> None:
    client.post("/merge", [*form_of(client.get(SIDES).text, "/merge"), ("what", "same")])
    page = client.get(f"/merge?kind=party&left={BRUNO}").text
    pairs = [pair for pair in form_of(page, "/merge") if pair[0] != "apart"]
    assert client.post("/merge", [*pairs, ("apart", B_KESTREL)]).status == 303
    assert group_of(project, "party", BRUNO) == [BRUNO]


def test_a_proposal_answered_is_not_asked_again(client: Client, project: Project) -> None:
    page = client.get("/same").text
    assert page.count('class="pair"') == 2
    assert "an initial may stand for another first name" in page
    client.post("/merge", [*form_of(page, "/merge"), ("what", "different")])
    assert client.get("/same").text.count('class="pair"') == 1
    (made,) = review.history(project, BRUNO)
    assert made.action == "split"


def test_who_cannot_tell_is_named_and_the_question_stays(client: Client) -> None:
    page = client.get("/same").text
    client.post("/merge", [*form_of(page, "/merge"), ("what", "undecided")])
    after = client.get("/same").text
    assert after.count('class="pair"') == 2
    assert "Ana Petrel could not tell" in after


def test_a_merge_after_somebody_elses_is_told_and_keeps_the_form(project: Project) -> None:
    with served(project, "Ana Petrel") as one, served(project, "Ben Osei") as two:
        one.enter(), two.enter()
        form = form_of(two.get(SIDES).text, "/merge")
        one.post("/merge", [*form_of(one.get(SIDES).text, "/merge"), ("what", "same")])
        told = two.post("/merge", [*form, ("what", "different"), ("reason", "another first name")])
    assert told.status == 409
    assert "Ana Petrel" in told.text
    assert "another first name" in told.text


def test_acts_of_two_reports_are_linked_as_one_event(client: Client, project: Project) -> None:
    left, right = "d000000000001-a1", "d000000000002-a2"
    page = client.get(f"/merge?kind=incident&left={left}&q=detained").text
    assert f"right={right}" in page
    sides = client.get(f"/merge?kind=incident&left={left}&right={right}").text
    client.post("/merge", [*form_of(sides, "/merge"), ("what", "same")])
    assert group_of(project, "incident", left) == [left, right]


def test_other_kinds_cannot_be_joined(client: Client) -> None:
    assert client.get("/merge?kind=statement&left=d000000000001-s1").status == 422
    assert client.post("/merge", {"kind": "party", "what": "same", "left": ADA, "right": ADA}).status == 422
    assert client.post("/merge", {"kind": "party", "what": "eat", "left": ADA, "right": BRUNO}).status == 422
