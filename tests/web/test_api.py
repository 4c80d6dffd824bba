import json
import re
from typing import Any

import pytest

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project import Project
from facta.web.api.fitting import misfits
from facta.web.api.routes import OPERATIONS, ROOT, Operation, openapi
from facta.web.app import application
from facta.web.guard import Keys
from tests.web.serving import Answer, Client, served

ACT, REFUSAL, OTHER = "d000000000001-a2", "d000000000001-a3", "d000000000002-a2"
PLEDGE, DEED = "d000000000001-s2", "d000000000002-a1"


def ask(client: Client, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    """As a script does: with the token, without the cookie."""
    sent = {"Authorization": f"Bearer {client.token}", "Cookie": "", **headers}
    return client.ask(method, ROOT + path, "" if body is None else json.dumps(body), sent)


def got(client: Client, path: str) -> Any:
    answer = ask(client, "GET", path)
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def test_every_operation_is_a_route_and_in_the_document(project: Project) -> None:
    described = openapi()["paths"]
    app = application(project, "Ana Petrel", Keys(1))
    served_paths = {
        (method, route.path)  # type: ignore[attr-defined]
        for route in app.routes
        for method in getattr(route, "methods", None) or ()
        if route.path.startswith(ROOT)  # type: ignore[attr-defined]
    } - {("GET", f"{ROOT}/openapi.json"), ("HEAD", f"{ROOT}/openapi.json")}
    told = {(method.upper(), ROOT + path) for path, methods in described.items() for method in methods}
    assert {each for each in served_paths if each[0] != "HEAD"} == told
    ids = [one["operationId"] for methods in described.values() for one in methods.values()]
    assert len(ids) == len(set(ids)) == len(OPERATIONS)
    assert all(one["summary"] for methods in described.values() for one in methods.values())


def test_every_reference_of_the_document_leads_somewhere(client: Client) -> None:
    document = got(client, "/openapi.json")
    names = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)))
    assert names == set(document["components"]["schemas"])
    assert document["openapi"] == "3.1.0"


SAMPLES: tuple[tuple[str, str, Any], ...] = (
    ("GET", "/status", None),
    ("GET", "/queue?count=3", None),
    ("GET", "/documents/d000000000003", None),
    ("GET", "/documents/d000000000001/entries", None),
    ("POST", "/documents/d000000000003/span", {"start": 0, "end": 8}),
    ("POST", "/documents/d000000000001/entries", {"kind": "comment", "content": {"span": [0, 7]}}),
    ("GET", f"/entries/{ACT}", None),
    ("GET", f"/entries/{ACT}/group?kind=incident", None),
    ("POST", f"/entries/{ACT}/unsure", {"seen": None}),
    ("POST", "/entries/d000000000002-a1/accept", {"seen": None, "seconds": 3.5, "reason": "so it stands"}),
    ("POST", "/entries/d000000000002-s2/reject", {"seen": None}),
    ("POST", f"/entries/{REFUSAL}/edit", {"seen": None, "fields": {"modality": "alleged", "negated": True}}),
    ("GET", f"/entries/{ACT}/history", None),
    ("GET", f"/last-decision?entries={ACT},{REFUSAL}", None),
    ("POST", "/merge", {"kind": "party", "left": ["d000000000001-p2"], "right": ["d000000000002-p1"], "seen": None}),
    ("POST", "/split", {"kind": "party", "left": ["d000000000001-p1"], "right": ["d000000000002-p2"], "seen": None}),
    ("POST", "/undecided", {"kind": "incident", "left": "d000000000001-a1", "right": OTHER}),
    ("GET", "/search?q=harbour&limit=2", None),
    ("GET", "/tables/entry?limit=4", None),
    ("GET", "/entities/{entity}/timeline", None),
    ("GET", "/pairs", None),
    ("POST", "/pairs", {"action": "accept", "pledge": PLEDGE, "deed": DEED, "seen": None}),
    ("POST", "/coding", {"count": 3, "purpose": "second"}),
    ("GET", "/coding/next", None),
    ("GET", f"/coding/{PLEDGE}", None),
    (
        "POST",
        f"/coding/{PLEDGE}",
        {
            "purpose": "second",
            "values": {"is an entry": True, "kind": "claim", "speaker": "p2", "mode": "indirect", "negated": False},
        },
    ),
    ("GET", "/disagreements", None),
    ("GET", f"/disagreements/{PLEDGE}", None),
    (
        "POST",
        f"/disagreements/{PLEDGE}",
        {"seen": "{last}", "values": {"is an entry": True, "kind": "pledge", "speaker": "p2", "mode": "indirect"}},
    ),
    ("GET", "/agreement", None),
    ("GET", "/error-rates", None),
    ("POST", "/undo", {"decisions": ["{decision}"]}),
    ("POST", "/undo-all", {"of": "Ana Petrel"}),
    ("POST", "/publish", {"name": "api"}),
)


def operation_of(method: str, path: str) -> Operation:
    bare = path.partition("?")[0]
    fitting = [
        each
        for each in OPERATIONS
        if each.method == method and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", each.path), bare)
    ]
    exact = [each for each in fitting if each.path == bare]
    return (exact or fitting)[0]


def test_an_answer_of_each_call_fits_its_schema(project: Project) -> None:
    review.accept(project, "Ben Osei", PLEDGE, None)
    seen: set[str] = set()
    with served(project) as client:
        for method, path, body in SAMPLES:
            entity = review.page(project, "entity")[0][0]["id"]
            text = json.dumps(body).replace("{last}", review.last_decision(project, [PLEDGE]) or "")
            text = text.replace("{decision}", review.page(project, "decision")[0][-1]["id"])
            path = path.replace("{entity}", entity)
            answer = ask(client, method, path, None if body is None else json.loads(text))
            assert answer.status == 200, (method, path, answer.text)
            operation = operation_of(method, path)
            assert list(misfits(json.loads(answer.text), operation.answer, path)) == []
            seen.add(f"{operation.method} {operation.path}")
    assert seen == {f"{each.method} {each.path}" for each in OPERATIONS}


def test_a_schema_tells_what_does_not_fit() -> None:
    (entry,) = [each for each in OPERATIONS if each.path == "/entries/{entry}"]
    assert "lacks" in next(misfits({}, entry.answer))
    assert "type" in next(misfits([], entry.answer))


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"/entries/{ACT}/accept", {}),
        (f"/entries/{ACT}/accept", {"seen": 4}),
        (f"/entries/{ACT}/accept", {"seen": None, "force": True}),
        (f"/entries/{ACT}/accept", []),
        (f"/entries/{ACT}/edit", {"seen": None, "fields": {"modality": "certain"}}),
        (f"/entries/{ACT}/edit", {"seen": None, "fields": {"passage": [0, 99999]}}),
        ("/documents/d000000000001/entries", {"kind": "matter", "content": {}}),
        ("/documents/d000000000001/entries", {"kind": "comment", "content": {"span": [5, 5]}}),
        ("/merge", {"kind": "city", "left": ["a"], "right": ["b"], "seen": None}),
        ("/publish", {"name": "../x"}),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_recorded(
    client: Client, project: Project, path: str, body: Any
) -> None:
    answer = ask(client, "POST", path, body)
    assert answer.status == 422
    assert json.loads(answer.text)["message"]
    assert review.page(project, "decision")[0] == []


def test_a_body_that_is_no_json_is_refused(client: Client) -> None:
    headers = {"Authorization": f"Bearer {client.token}"}
    for body in ("{", '{"seen": NaN}'):
        assert client.ask("POST", f"{ROOT}/entries/{ACT}/accept", body, headers).status == 422


def test_the_second_of_two_scripts_is_told(client: Client, project: Project) -> None:
    review.reject(project, "Ben Osei", ACT, None)
    answer = ask(client, "POST", f"/entries/{ACT}/accept", {"seen": None})
    assert answer.status == 409
    assert json.loads(answer.text)["last"]["who"] == "Ben Osei"
    assert review.entry(project, ACT).state == "rejected"


@pytest.mark.parametrize("token", ["Bearer wrong", "Bearer", "Basic x", ""])
def test_a_script_needs_the_token(client: Client, project: Project, token: str) -> None:
    headers = {"Cookie": "", **({"Authorization": token} if token else {})}
    assert client.ask("GET", f"{ROOT}/status", "", headers).status == 403
    assert client.ask("POST", f"{ROOT}/entries/{ACT}/accept", '{"seen": null}', headers).status == 403
    assert review.entry(project, ACT).state == "suggested"


def test_the_cookie_alone_decides_nothing(client: Client, project: Project) -> None:
    """What a page of another site could send, had the browser sent the cookie along."""
    for headers in (
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "X-Facta-Form": "guessed"},
        {"Origin": "https://evil.example", "X-Facta-Form": client.form_secret()},
    ):
        assert client.ask("POST", f"{ROOT}/entries/{ACT}/accept", '{"seen": null}', headers).status == 403
    assert review.entry(project, ACT).state == "suggested"


def test_all_records_are_paged_through_once_each_in_a_stable_order(client: Client, project: Project) -> None:
    rows: list[str] = []
    after = ""
    while True:
        page = got(client, f"/tables/entry?limit=4{f'&after={after}' if after else ''}")
        rows += [row["id"] for row in page["rows"]]
        if not page["next"]:
            break
        after = json.dumps(page["next"]).replace(" ", "")
        if len(rows) == 4:
            review.add_entry(project, "Ana Petrel", "d000000000001", "comment", {"span": [0, 7]})
    assert len(rows) == len(set(rows)) == len(review.page(project, "entry", (), 1000)[0])
    assert ask(client, "GET", "/tables/entry?after=[1,2]").status == 422
    assert ask(client, "GET", "/tables/nothing").status == 404


def test_an_entry_that_waits_for_blind_coding_is_not_told(project: Project) -> None:
    review.accept(project, "Ben Osei", REFUSAL, None)
    coding.assign_second(project, "Ana Petrel", 1)
    with served(project) as client:
        assert ask(client, "GET", f"/entries/{REFUSAL}").status == 422
        assert ask(client, "GET", f"/entries/{REFUSAL}/history").status == 422
        assert REFUSAL not in ask(client, "GET", "/documents/d000000000001/entries").text
        assert ask(client, "GET", f"/coding/{REFUSAL}").status == 200
