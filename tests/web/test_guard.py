import pytest

from facta.engine import project_review as review
from facta.engine.project import Project
from tests.web.serving import Client, served

ACT = "d000000000001-a2"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def decisions(project: Project) -> int:
    return len(review.page(project, "decision")[0])


@pytest.mark.parametrize("path", ["/", "/queue", "/reports", "/static/review.js", "/search?q=x"])
def test_nothing_is_shown_without_the_token(project: Project, path: str) -> None:
    with served(project) as stranger:
        assert stranger.ask("GET", path).status == 403
        stranger.cookie = f"facta-{stranger.port}=guessed"
        assert stranger.ask("GET", path).status == 403


def test_a_wrong_token_opens_nothing(project: Project) -> None:
    with served(project) as stranger:
        answer = stranger.ask("GET", "/open?token=wrong")
        assert answer.status == 403
        assert answer.headers.get("set-cookie") is None


def test_the_token_becomes_a_cookie_that_no_script_and_no_other_site_sends(project: Project) -> None:
    with served(project) as client:
        answer = client.ask("GET", f"/open?token={client.token}")
    cookie = (answer.headers.get("set-cookie") or "").lower()
    assert answer.status == 303
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.token not in cookie
    assert client.token not in answer.place


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"])
def test_a_name_that_was_pointed_at_this_machine_is_refused(client: Client, host: str) -> None:
    answer = client.ask("GET", "/", headers={"Host": host.format(port=client.port)})
    assert answer.status == 403
    assert client.ask("GET", f"/open?token={client.token}", headers={"Host": "evil.example"}).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "null"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {},
    ],
)
def test_a_post_from_anywhere_else_is_refused(client: Client, project: Project, headers: dict[str, str]) -> None:
    body = f"csrf={client.form_secret()}&decision=accept&seen="
    assert client.ask("POST", f"/entries/{ACT}/decide", body, {**FORM, **headers}).status == 403
    assert decisions(project) == 0


@pytest.mark.parametrize("secret", ["", "csrf=&", "csrf=guessed&"])
def test_a_post_without_the_secret_of_the_forms_is_refused(client: Client, project: Project, secret: str) -> None:
    headers = {**FORM, "Sec-Fetch-Site": "same-origin"}
    assert client.ask("POST", f"/entries/{ACT}/decide", f"{secret}decision=accept&seen=", headers).status == 403
    assert decisions(project) == 0


def test_the_pages_own_post_passes(client: Client, project: Project) -> None:
    for headers in ({}, {"Origin": f"http://127.0.0.1:{client.port}"}, {"Origin": "null"}):
        seen = review.last_decision(project, [ACT]) or ""
        answer = client.post(f"/entries/{ACT}/decide", {"decision": "accept", "seen": seen}, **headers)
        assert answer.status == 303
    assert decisions(project) == 3


def test_no_decision_can_be_made_by_a_link(client: Client, project: Project) -> None:
    for path in (f"/entries/{ACT}/decide?decision=accept", f"/entries/{ACT}/edit", "/undo"):
        assert client.ask("GET", path).status in (404, 405)
    assert decisions(project) == 0


def test_every_answer_carries_the_strict_headers(client: Client) -> None:
    for path in ("/", "/queue", "/nowhere", "/static/review.css", "/entries/none"):
        headers = client.ask("GET", path).headers
        policy = headers.get("content-security-policy") or ""
        for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert part in policy.split("; ")
        assert "unsafe" not in policy
        assert headers.get("cache-control") == "no-store"
        assert headers.get("x-content-type-options") == "nosniff"
        assert headers.get("referrer-policy") == "no-referrer"
        assert headers.get("access-control-allow-origin") is None


def test_a_form_that_is_too_long_is_refused(client: Client, project: Project) -> None:
    answer = client.post(f"/entries/{ACT}/decide", {"decision": "accept", "reason": "x" * 1_100_000})
    assert answer.status == 413
    assert decisions(project) == 0


@pytest.mark.parametrize("body", ["\udcff", "a=1&" * 6000])
def test_a_form_that_cannot_be_read_is_refused(client: Client, body: str) -> None:
    headers = {**FORM, "Sec-Fetch-Site": "same-origin"}
    assert client.ask("POST", f"/entries/{ACT}/decide", body.encode("utf-8", "replace").decode(), headers).status in (
        400,
        403,
    )


def test_text_of_a_report_is_text_on_every_page(client: Client) -> None:
    for path in ("/reports/d000000000003?entry=d000000000003-s1", "/reports", "/queue?after=d000000000002-s2"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "onerror=alert(2)>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/reports/d000000000003").text
