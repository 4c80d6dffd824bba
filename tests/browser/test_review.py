"""A reviewer's morning in a real browser, on the real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_check import problems_of
from facta.engine.project_groups import group_of
from tests.browser.conftest import Watched
from tests.web.projects import made_project
from tests.web.reports import HOSTILE, kept, promise, three
from tests.web.serving import Client, served

pytestmark = pytest.mark.browser

ONE, TWO, THREE = (f"d{number:012x}" for number in (1, 2, 3))
NARROW = {"viewport": {"width": 360, "height": 740}}
WIDE = {"viewport": {"width": 1366, "height": 768}}
SLOW_MS = 60_000
"""Longest wait for what links the whole project anew."""
DARK = {**WIDE, "color_scheme": "dark"}
PAGES = (
    "/", "/queue", "/reports", f"/reports/{ONE}?entry={ONE}-a3&mode=edit", f"/reports/{ONE}?entry={ONE}-p1&mode=edit",
    f"/reports/{THREE}?mode=add", f"/merge?kind=party&left={ONE}-p1&right={TWO}-p2", f"/merge?kind=party&left={ONE}-p1",
    "/same", "/pairs", "/search?q=harbour", "/second", "/adjudicate", "/publish", "/nowhere",
)  # fmt: skip


def at(client: Client, path: str) -> str:
    return f"http://127.0.0.1:{client.port}{path}"


def opened(watched: Watched, client: Client, path: str = "") -> Page:
    """The page after the address that the terminal printed was opened."""
    watched.page.goto(at(client, f"/open?token={client.token}"))
    if path:
        watched.page.goto(at(client, path))
    return watched.page


def select_words(page: Page, words: str) -> None:
    """As with the mouse: the words in the text of the report."""
    page.evaluate(
        """words => {
          const text = document.querySelector('#text');
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          const nodes = [], starts = [];
          let whole = '';
          for (let node; (node = walker.nextNode()); whole += node.data) {
            nodes.push(node);
            starts.push(whole.length);
          }
          const from = whole.indexOf(words), to = from + words.length;
          const place = (unit, end) => {
            const n = starts.findLastIndex(start => end ? start < unit : start <= unit);
            return [nodes[n], unit - starts[n]];
          };
          const range = document.createRange();
          range.setStart(...place(from, false));
          range.setEnd(...place(to, true));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def press(page: Page, key: str) -> None:
    """A key, once the page's script has run."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_a_reviewers_morning(client: Client, project: Project, watched: Watched) -> None:
    page = opened(watched, client)
    expect(page.get_by_role("heading", name="Corn Square")).to_be_visible()

    page.get_by_label("Words in reports, passages and entries").fill("refused league")
    page.keyboard.press("Enter")
    page.locator(".hits a").first.click()
    expect(page.locator("#entry-title")).to_contain_text("assembly.refuse")

    press(page, "a")
    expect(page.locator("#told")).to_contain_text("Accepted")
    assert review.entry(project, f"{ONE}-a3").state == "accepted"

    page.goto(at(client, f"/entries/{ONE}-a1"))
    press(page, "e")
    page.get_by_label("Is it said not to be so?").first.select_option("yes")
    page.get_by_role("button", name="Record the change").click()
    expect(page.locator("#entry-title .badge")).to_have_text("alleged, not so")
    assert review.entry(project, f"{ONE}-a1").content["negated"] is True

    page.goto(at(client, f"/reports/{THREE}"))
    select_words(page, "not permitted")
    press(page, "s")
    page.locator("#add-kind").select_option("statement")
    page.locator("#add").get_by_label("Speaker").select_option(label="Otto Vane")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("blockquote.passage").first).to_contain_text("not permitted")
    (added,) = [each for each in review.entries_of(project, THREE) if each.state == "added"]
    assert HOSTILE[slice(*added.content["content"][0])] == "not permitted"

    page.get_by_role("link", name="Perhaps the same").click()
    page.get_by_role("button", name="The same", exact=True).first.click()
    expect(page.locator(".pair")).to_have_count(1)
    assert len(group_of(project, "party", f"{ONE}-p1")) == 2

    press(page, "z")
    expect(page.locator("#entry-title")).to_contain_text("Bruno Kestrel", timeout=SLOW_MS)
    assert len(group_of(project, "party", f"{ONE}-p1")) == 1

    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Write the dossier").click()
    expect(page.get_by_role("status").filter(has_text="Published")).to_be_visible(timeout=SLOW_MS)
    with page.context.expect_page() as dossier:
        page.locator("main .alert a").click()
    expect(dossier.value.locator("h1")).to_be_visible()
    assert problems_of(project) == []
    assert watched.dialogs == []
    assert watched.complaints == []
    assert all(url.startswith(at(client, "/")) for url in watched.requests)


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_one_key_after_the_other_goes_through_the_whole_queue(
    client: Client, project: Project, watched: Watched
) -> None:
    page = opened(watched, client)
    press(page, "n")
    waiting = len(review.next_entries(project, 50))
    for number in range(waiting):
        page.wait_for_function("() => !document.querySelector('main h1')?.textContent.includes('Corn Square')")
        shown = page.locator("#entry").get_attribute("data-entry")
        press(page, "aru"[number % 3])
        page.wait_for_function("shown => document.querySelector('#entry')?.dataset.entry !== shown", arg=shown)
    expect(page.get_by_text("Nothing waits any more")).to_be_visible()
    assert review.next_entries(project, 1) == []
    made = review.page(project, "decision")[0]
    assert [each["action"] for each in made[:3]] == ["accept", "reject", "unsure"]
    assert all(each["seconds"] is not None for each in made)


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_in_a_report_the_panel_changes_without_loading_the_text_again(
    client: Client, project: Project, watched: Watched
) -> None:
    page = opened(watched, client, f"/reports/{ONE}?entry={ONE}-a1")
    page.evaluate("window.kept = true")
    press(page, "n")
    expect(page.locator("#entry")).to_have_attribute("data-entry", f"{ONE}-a2")
    press(page, "r")
    expect(page.locator("#entry")).not_to_have_attribute("data-entry", f"{ONE}-a2")
    expect(page.locator(f'.list [data-choose="{ONE}-a2"]')).to_contain_text("rejected")
    assert review.entry(project, f"{ONE}-a2").state == "rejected"
    press(page, "z")
    expect(page.locator("#entry")).to_have_attribute("data-entry", f"{ONE}-a2")
    assert review.entry(project, f"{ONE}-a2").state == "suggested"
    page.goto(at(client, f"/reports/{ONE}?entry={ONE}-a1"))
    page.evaluate("window.kept = true")
    page.locator(".list").get_by_text("a new harbour office").click()
    expect(page.locator("#entry")).to_have_attribute("data-entry", f"{ONE}-s2")
    assert page.evaluate("window.kept")
    assert page.evaluate("document.activeElement.id") == "entry-title"
    assert "a new harbour office" in page.evaluate("[...CSS.highlights.get('chosen-core')].map(String).join()")
    assert page.evaluate("document.querySelectorAll('mark.chosen').length") == 0


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_two_reviewers_on_one_entry(chromium: Browser, client: Client, project: Project, watched: Watched) -> None:
    path = f"/reports/{ONE}?entry={ONE}-a3&mode=edit"
    with served(project, "Ben Osei") as other:
        mine = opened(watched, client, path)
        context = chromium.new_context()
        theirs = opened(Watched(context.new_page()), other, path)
        press(mine, "a")
        expect(mine.locator("#told")).to_contain_text("Accepted")
        theirs.get_by_label("Is it said not to be so?").first.select_option("yes")
        theirs.locator("#edit-reason").fill("the next report says so")
        theirs.get_by_role("button", name="Record the change").click()
        expect(theirs.get_by_role("alert")).to_contain_text("Ana Petrel accepted this entry")
        expect(theirs.locator("main")).to_contain_text("the next report says so")
        assert review.entry(project, f"{ONE}-a3").content["negated"] is False
        theirs.get_by_role("button", name="Record mine as well").click()
        expect(theirs.locator("#entry-title .badge")).to_have_text("asserted, not so")
        context.close()
    assert [each.who for each in review.history(project, f"{ONE}-a3")] == ["Ana Petrel", "Ben Osei"]


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_a_key_pressed_on_an_entry_that_a_colleague_decided_leads_to_the_page_that_says_so(
    client: Client, project: Project, watched: Watched
) -> None:
    page = opened(watched, client, f"/reports/{ONE}?entry={ONE}-a1")
    review.reject(project, "Ben Osei", f"{ONE}-a1", None)
    page.locator("#reason").fill("as prosecutors said")
    page.locator("#entry-title").focus()
    press(page, "a")
    expect(page.get_by_role("alert")).to_contain_text("Ben Osei rejected this entry")
    expect(page.locator("main")).to_contain_text("as prosecutors said")
    assert review.entry(project, f"{ONE}-a1").state == "rejected"


@pytest.fixture
def pledged_client(tmp_path: Path) -> Iterator[tuple[Client, Project]]:
    """A project in which a pledge and what followed it is a finding."""
    made = made_project(tmp_path / "pledged", [*three(), promise(), kept()])
    with served(made) as found:
        yield found, made
    made.close()


@pytest.mark.parametrize("watched", [WIDE, NARROW, DARK], indirect=True, ids=["light", "narrow", "dark"])
def test_a_pledge_is_paired_with_its_deed_and_the_word_stands_on_the_page(
    pledged_client: tuple[Client, Project], watched: Watched
) -> None:
    client, made = pledged_client
    page = opened(watched, client, "/pairs")
    pair = page.locator(".pair").filter(has=page.get_by_role("heading", name="within a month"))
    words, deed = pair.locator(".member").first, pair.locator(".member").last
    expect(words).to_contain_text("promised on May 4 to publish the harbour contracts")
    expect(deed).to_contain_text("published the harbour contracts on February 9")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    deed.get_by_role("button", name="It does not").click()
    expect(deed).to_contain_text("Ana Petrel: it does not answer it")
    (judged,) = [each for each in review.page(made, "decision")[0] if each["target_kind"] == "pair"]
    assert (judged["action"], judged["target"]) == ("reject", "d000000000004-s1+d000000000005-a1")
    press(page, "z")
    expect(page.get_by_text("it does not answer it")).to_have_count(0)
    expect(deed).to_contain_text("published the harbour contracts")
    assert watched.complaints == []


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
@pytest.mark.parametrize(
    "words", ["not permitted", "cafe\u0301 in", "שלום town", "Otto Vane", "The board met", "👩‍👩‍👧"]
)
def test_a_selection_cites_the_words_that_were_selected(
    client: Client, project: Project, watched: Watched, words: str
) -> None:
    page = opened(watched, client, f"/reports/{THREE}")
    select_words(page, words)
    press(page, "s")
    page.locator("#add-kind").select_option("comment")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_function("() => CSS.highlights.has('chosen')")
    expect(page.locator("#entry-title")).to_contain_text("comment")
    (added,) = [each for each in review.entries_of(project, THREE) if each.state == "added"]
    assert added.passage == words
    marked = page.evaluate("[...CSS.highlights.get('chosen')].map(String).join()")
    assert marked == words, "and the page marks the same words"


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_the_page_holds_the_text_of_a_report_character_for_character(
    client: Client, project: Project, watched: Watched
) -> None:
    for id, path in ((THREE, f"/reports/{THREE}"), (ONE, f"/reports/{ONE}?entry={ONE}-a1")):
        page = opened(watched, client, path)
        assert page.evaluate("document.querySelector('#text').textContent") == review.document(project, id).text


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_hostile_text_does_nothing(client: Client, watched: Watched) -> None:
    page = opened(watched, client)
    for path in (f"/reports/{THREE}?entry={THREE}-s1", "/reports", "/search?q=permitted", f"/merge?left={THREE}-p1"):
        page.goto(at(client, path))
        assert page.evaluate("document.querySelectorAll('img, iframe').length") == 0
        assert page.evaluate("document.querySelectorAll('script').length") == 1
    assert watched.dialogs == []
    assert watched.complaints == []


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_another_site_can_neither_frame_nor_post(
    client: Client, project: Project, watched: Watched, tmp_path: Path
) -> None:
    page = opened(watched, client)
    foreign = tmp_path / "foreign.html"
    target = at(client, f"/entries/{ONE}-a1/decide")
    foreign.write_text(
        f'<iframe src="{at(client, "/")}"></iframe><form method="post" action="{target}">'
        '<input name="decision" value="accept"><button>Win</button></form>'
    )
    page.goto(foreign.as_uri())
    page.get_by_role("button", name="Win").click()
    page.wait_for_url("**/decide")
    assert "Refused" in page.inner_text("body")
    assert review.entry(project, f"{ONE}-a1").state == "suggested"


@pytest.mark.parametrize("watched", [NARROW], indirect=True)
def test_a_narrow_page_does_not_scroll_sideways(client: Client, watched: Watched) -> None:
    page = opened(watched, client)
    for path in PAGES:
        page.goto(at(client, path))
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("watched", [WIDE, DARK, NARROW], indirect=True, ids=["light", "dark", "narrow"])
def test_axe_finds_nothing_serious(client: Client, watched: Watched) -> None:
    page = opened(watched, client)
    page.context.add_init_script("")
    for path in PAGES:
        page.goto(at(client, path))
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(page).response["violations"]
        told = [f"{each['id']}: {each['nodes'][0]['html'][:150]}" for each in found]
        assert told == [], path


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_everything_is_reached_with_the_keyboard_alone(client: Client, project: Project, watched: Watched) -> None:
    page = opened(watched, client, "/reports")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.goto(at(client, f"/reports/{ONE}?entry={ONE}-a1"))
    page.locator("#entry-title").focus()
    reached: list[str] = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
        assert page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none'; })()"
        ), reached[-1]
    assert [word.split()[0] for word in reached[:4]] == ["Accept", "Reject", "Edit", "Unsure"]
    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.locator("#entry-title").focus()
    with page.expect_event("console", lambda message: message.text == "pressed"):
        page.evaluate("addEventListener('keyup', () => console.log('pressed'), { once: true })")
        press(page, "a")
    page.wait_for_load_state("networkidle")
    assert review.entry(project, f"{ONE}-a1").state == "suggested", "the keys were turned off"
    page.get_by_role("button", name="Accept").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Accepted")


@pytest.mark.parametrize("watched", [{**WIDE, "java_script_enabled": False}], indirect=True)
def test_without_script_everything_still_works(client: Client, project: Project, watched: Watched) -> None:
    page = opened(watched, client, "/queue")
    first = review.next_entries(project, 1)[0].id
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#told")).to_contain_text("Accepted")
    assert review.entry(project, first).state == "accepted"
    page.get_by_role("button", name="Undo").first.click()
    assert review.entry(project, first).state == "suggested"
    page.goto(at(client, f"/reports/{ONE}?mode=add"))
    page.locator("#add").get_by_label("or the exact words").fill("an odd decision")
    page.locator("#add-kind").select_option("comment")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#entry-title")).to_contain_text("an odd decision")


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_passage_entry_and_buttons_stand_on_one_screen(client: Client, watched: Watched) -> None:
    page = opened(watched, client, f"/reports/{ONE}?entry={ONE}-a3")
    for words in (page.get_by_role("button", name="Accept"), page.locator("dl.values"), page.locator("mark.act").last):
        box = words.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 768


@pytest.mark.parametrize("watched", [WIDE], indirect=True)
def test_on_paper_the_text_and_the_entry_are_printed_without_the_desk(client: Client, watched: Watched) -> None:
    page = opened(watched, client, f"/reports/{ONE}?entry={ONE}-a3")
    page.emulate_media(media="print")
    assert page.locator("#text").is_visible()
    assert page.locator("dl.values").is_visible()
    assert not page.get_by_role("button", name="Accept").is_visible()
    assert not page.locator(".bar nav").is_visible()
