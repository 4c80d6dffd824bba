import re

import pytest

from facta.engine import project_review as review
from facta.engine.project import Project
from tests.web.serving import Client, served

ACT, REFUSAL, SAID, ANA = "d000000000001-a2", "d000000000001-a3", "d000000000001-s1", "d000000000001-p2"


def form_of(page: str, action: str) -> list[tuple[str, str]]:
    """What a browser would send for the form with this action, as the page stands."""
    start = page.index(f'action="{action}"')
    form = page[start : page.index("</form>", start)]
    pairs: list[tuple[str, str]] = []
    for tag in re.finditer(r"<input ([^>]*)>|<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", form, re.DOTALL):
        if tag[2]:
            chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', tag[3]) or re.search(
                r'<option(?: value="([^"]*)")?>([^<]*)', tag[3]
            )
            assert chosen is not None
            pairs.append((tag[2], chosen[1] if chosen[1] is not None else chosen[2]))
        elif name := re.search(r'name="([^"]+)"', tag[1]):
            value = re.search(r'value="([^"]*)"', tag[1])
            pairs.append((name[1], unescaped(value[1]) if value else ""))
    return [pair for pair in pairs if pair[0] != "csrf"]


def unescaped(text: str) -> str:
    return (
        text.replace("&#34;", '"').replace("&#39;", "'").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
    )


def changed(pairs: list[tuple[str, str]], **fields: str) -> list[tuple[str, str]]:
    assert set(fields) <= {name for name, _ in pairs}
    return [(name, fields.get(name, value)) for name, value in pairs]


def test_accepting_in_the_queue_records_it_and_leads_to_the_next(client: Client, project: Project) -> None:
    first, second = (each.id for each in review.next_entries(project, 2))
    answer = client.post(
        f"/entries/{first}/decide", {"decision": "accept", "seen": "", "then": "queue", "seconds": "4.2"}
    )
    assert review.entry(project, first).state == "accepted"
    (made,) = review.history(project, first)
    assert (made.who, made.action, made.seconds) == ("Ana Petrel", "accept", 4.2)
    assert f"entry={second}" in client.ask("GET", answer.place).place


@pytest.mark.parametrize(("decision", "state"), [("reject", "rejected"), ("unsure", "unsure"), ("accept", "accepted")])
def test_each_decision_changes_the_state_and_keeps_its_reason(
    client: Client, project: Project, decision: str, state: str
) -> None:
    client.post(f"/entries/{ACT}/decide", {"decision": decision, "seen": "", "reason": "as the text says"})
    assert review.entry(project, ACT).state == state
    assert review.history(project, ACT)[0].reason == "as the text says"


def test_an_unknown_decision_or_entry_is_refused(client: Client) -> None:
    assert client.post(f"/entries/{ACT}/decide", {"decision": "destroy"}).status == 422
    assert client.post("/entries/d000000000001-nothing/decide", {"decision": "accept"}).status == 404


def test_a_form_sent_back_as_it_was_changes_nothing(client: Client, project: Project) -> None:
    for id in (ACT, REFUSAL, SAID, ANA, "d000000000003-s1", "d000000000002-a1"):
        page = client.get(f"/entries/{id}").text
        answer = client.post(f"/entries/{id}/edit", form_of(page, f"/entries/{id}/edit"))
        if "mentions" not in dict(form_of(page, f"/entries/{id}/edit")):
            assert answer.status == 422, id
            assert "nothing of" in answer.text
    assert review.page(project, "decision")[0] == []


def test_editing_an_act_changes_what_was_changed_and_its_plover_code(client: Client, project: Project) -> None:
    page = client.get(f"/entries/{REFUSAL}").text
    pairs = changed(
        form_of(page, f"/entries/{REFUSAL}/edit"), type="assembly.permit", modality="alleged", negated="yes"
    )
    assert client.post(f"/entries/{REFUSAL}/edit", pairs).status == 303
    content = review.entry(project, REFUSAL).content
    assert (content["type"], content["modality"], content["negated"]) == ("assembly.permit", "alleged", True)
    assert content["plover"]
    fields = [each.field for each in review.history(project, REFUSAL)]
    assert sorted(fields) == ["modality", "negated", "plover", "type"]


def test_a_role_can_be_given_to_another_party_and_taken_out(client: Client, project: Project) -> None:
    path = f"/entries/{REFUSAL}/edit"
    pairs = form_of(client.get(f"/entries/{REFUSAL}").text, path)
    client.post(
        path, changed(pairs, **{"role.0.party": "p2", "role.1.role": "", "role.2.role": "theme", "role.2.party": "p4"})
    )
    entry = review.entry(project, REFUSAL)
    text = review.document(project, entry.document).text
    (agent,), (theme,) = entry.content["roles"]["agent"], entry.content["roles"]["theme"]
    assert agent["party"] == "p2"
    assert text[slice(*agent["span"])] == "The city", "other words were not chosen: these mean another party"
    assert text[slice(*theme["span"])] == "the Tenants’ League", "its own nearest mention"
    assert "recipient" not in entry.content["roles"]


def test_a_time_is_written_as_edtf_or_refused(client: Client, project: Project) -> None:
    path = f"/entries/{REFUSAL}/edit"
    pairs = form_of(client.get(f"/entries/{REFUSAL}").text, path)
    assert client.post(path, changed(pairs, when="last spring")).status == 422
    assert client.post(path, changed(pairs, when="2024-05-03")).status == 303
    when = review.entry(project, REFUSAL).content["when"]
    assert (when["edtf"], when["start"], when["end"]) == ("2024-05-03", "2024-05-03", "2024-05-03")


def test_a_span_outside_the_text_is_refused_and_nothing_of_the_form_is_recorded(
    client: Client, project: Project
) -> None:
    path = f"/entries/{SAID}/edit"
    pairs = form_of(client.get(f"/entries/{SAID}").text, path)
    answer = client.post(path, changed(pairs, kind="claim", **{"content.0.end": "99999"}))
    assert answer.status == 422
    assert review.entry(project, SAID).state == "suggested"


def test_undo_takes_back_every_part_of_an_edit(client: Client, project: Project) -> None:
    before = review.entry(project, REFUSAL).content
    path = f"/entries/{REFUSAL}/edit"
    client.post(path, changed(form_of(client.get(f"/entries/{REFUSAL}").text, path), modality="denied", negated="yes"))
    page = client.get("/").text
    assert client.post("/undo", form_of(page, "/undo")).status == 303
    after = review.entry(project, REFUSAL)
    assert (after.content, after.state) == (before, "suggested")
    assert len(review.page(project, "decision")[0]) == 4


def test_the_second_of_two_reviewers_is_told_who_did_what_and_loses_nothing(project: Project) -> None:
    path = f"/entries/{REFUSAL}/edit"
    with served(project, "Ana Petrel") as one, served(project, "Ben Osei") as two:
        one.enter(), two.enter()
        seen_by_two = form_of(two.get(f"/entries/{REFUSAL}").text, path)
        one.post(path, changed(form_of(one.get(f"/entries/{REFUSAL}").text, path), modality="alleged"))
        mine = changed(seen_by_two, negated="yes", reason="the league says so")
        told = two.post(path, mine)
        assert told.status == 409
        assert "Ana Petrel" in told.text
        assert "edited" in told.text
        assert "the league says so" in told.text
        assert len(review.history(project, REFUSAL)) == 1
        again = form_of(told.text, path)
        assert dict(again)["negated"] == "yes"
        assert two.post(path, again).status == 303
    content = review.entry(project, REFUSAL).content
    assert content["negated"] is True
    assert content["modality"] == "alleged", "what the first reviewer changed must stand"
    assert [each.who for each in review.history(project, REFUSAL)] == ["Ana Petrel", "Ben Osei"]


def test_adding_by_the_places_of_a_selection_cites_the_selected_words(client: Client, project: Project) -> None:
    text = review.document(project, "d000000000003").text
    start = len(text[: text.index("not permitted")].encode("utf-16-le")) // 2
    fields = {"words.start": str(start), "words.end": str(start + 13), "words.unit": "utf-16", "kind": "statement"}
    answer = client.post(
        "/reports/d000000000003/add", {**fields, "statement.speaker": "p1", "statement.kind": "denial"}
    )
    assert answer.status == 303
    id = re.search(r"entry=([^&#]+)", answer.place)
    assert id is not None
    added = review.entry(project, id[1])
    assert added.state == "added"
    assert text[slice(*added.content["content"][0])] == "not permitted"


@pytest.mark.parametrize("kind", ["act", "party", "tie", "comment"])
def test_each_kind_can_be_added_by_its_exact_words(client: Client, project: Project, kind: str) -> None:
    fields = {"words.exact": "harbour office by autumn", "kind": kind, "act.type": "law.propose", "party.kind": "other"}
    fields |= {"tie.from": "p1", "tie.to": "p5", "tie.relation": "member-of", "act.agent": "p2"}
    answer = client.post("/reports/d000000000001/add", fields)
    assert answer.status == 303, answer.text
    found = [each for each in review.entries_of(project, "d000000000001", [kind]) if each.state == "added"]
    assert len(found) == 1
    assert "harbour office" in found[0].passage
    if kind == "act":
        assert found[0].content["modality"] == "alleged", "in doubt, alleged"
        assert found[0].passage == "The mayor, Ada Brandt, promised a new harbour office by autumn."


def test_words_that_stand_twice_or_nowhere_are_refused(client: Client) -> None:
    for exact in ("Kestrel", "no such words", ""):
        assert client.post("/reports/d000000000001/add", {"words.exact": exact, "kind": "comment"}).status == 422


def test_one_can_skip_in_the_queue_and_go_back(client: Client, project: Project) -> None:
    first, second, third = (each.id for each in review.next_entries(project, 3))
    for skipped, shown in ((None, first), (first, second), (second, third)):
        answer = client.ask("GET", "/queue" if skipped is None else f"/queue?after={skipped}")
        assert f"entry={shown}" in answer.place
        client.ask("GET", answer.place.partition("#")[0])
    assert f"entry={second}" in client.ask("GET", f"/queue?before={third}").place
    assert f"entry={first}" in client.ask("GET", f"/queue?before={second}").place
    last = review.next_entries(project, 50)[-1].id
    assert f"entry={first}" in client.ask("GET", f"/queue?after={last}").place, "skipped ones come again"


def test_an_act_is_added_without_a_type_unless_one_is_chosen(client: Client, project: Project) -> None:
    page = client.get("/reports/d000000000001").text
    pairs = form_of(page, "/reports/d000000000001/add")
    assert dict(pairs)["act.type"] == ""
    assert client.post("/reports/d000000000001/add", changed(pairs, **{"words.exact": "an odd decision"})).status == 303
    (added,) = [each for each in review.entries_of(project, "d000000000001") if each.state == "added"]
    assert (added.content["type"], added.content["modality"]) == (None, "alleged")


def test_a_statement_that_was_not_made_can_be_added_as_such(client: Client, project: Project) -> None:
    fields = {"words.exact": "a new harbour office", "kind": "statement", "statement.negated": "yes"}
    assert client.post("/reports/d000000000001/add", fields).status == 303
    (added,) = [each for each in review.entries_of(project, "d000000000001") if each.state == "added"]
    assert added.content["negated"] is True
