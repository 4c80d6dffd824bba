from pathlib import Path

import pytest

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 360, "height": 740}}
DARK = {"color_scheme": "dark"}
LIGHT = {"color_scheme": "light"}

LOW_CONTRAST = """() => {
  const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const part = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.map(v => part(v / 255));
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) {
      const b = parse(getComputedStyle(e).backgroundColor); if (b[3] > .99) return b; }
    return [255, 255, 255, 1]; };
  const low = [];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(parse(getComputedStyle(e).color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) low.push(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
  }
  return [...new Set(low)];
}"""


def every_page(dossier: Path) -> list[Path]:
    return [dossier / "index.html", *sorted((dossier / "reports").iterdir())]


def test_a_dossier_opens_from_the_disk_without_a_network(dossier: Path, watched: Watched) -> None:
    for path in every_page(dossier):
        page = watched.open(path)
        assert page.evaluate("document.styleSheets.length") == 1
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px"
    assert watched.requests
    assert all(url.startswith("file://") for url in watched.requests)
    assert watched.complaints == []


def test_hostile_text_does_nothing(dossier: Path, watched: Watched) -> None:
    for path in every_page(dossier):
        page = watched.open(path)
        assert page.evaluate("document.querySelectorAll('script, img, iframe, form').length") == 0
        for link in page.query_selector_all("a"):
            assert (link.get_attribute("href") or "").startswith(("#", "reports/", "../", "https://", "data/README"))
    assert watched.dialogs == []
    page = watched.open(dossier / "reports" / "x-y-z.html")
    assert "<img src=x onerror=alert(2)> is no price" in page.inner_text("main")


def test_a_finding_leads_to_the_marked_passage(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "index.html")
    page.click("#finding-f1-2 a.where")
    target = page.query_selector(":target")
    assert target is not None
    assert "refused the Tenants' League" in page.inner_text(".row:has(:target) .text")
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top < innerHeight")
    assert page.evaluate("getComputedStyle(document.querySelector(':target')).outlineStyle") == "solid"


def test_a_passage_leads_back_to_the_finding_that_cites_it(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "reports" / "courier-square.html")
    page.click(".backs a")
    assert page.evaluate("document.querySelector(':target').id") == "finding-f1"


def test_an_entry_and_its_words_lead_to_each_other(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "reports" / "courier-square.html")
    page.click("#n-a2 a.where")
    assert page.inner_text(":target").startswith("It")
    page.click("mark a:text-is('permitted')")
    assert page.evaluate("document.querySelector(':target').id") == "n-a2"


def test_a_passage_in_a_fold_opens_it(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "index.html")
    assert page.evaluate("document.querySelectorAll('details').length") > 0
    assert page.is_visible("#finding-f1 .passages")


@pytest.mark.parametrize("watched", [NARROW], indirect=True)
def test_a_narrow_page_does_not_scroll_sideways(dossier: Path, watched: Watched) -> None:
    for path in every_page(dossier):
        page = watched.open(path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name


@pytest.mark.parametrize("watched", [LIGHT, DARK], indirect=True, ids=["light", "dark"])
def test_text_stands_out_from_its_ground(dossier: Path, watched: Watched) -> None:
    for path in every_page(dossier):
        page = watched.open(path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate(LOW_CONTRAST) == [], path.name


@pytest.mark.parametrize("watched", [DARK], indirect=True)
def test_a_dark_page_is_dark(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 26)"


def test_a_page_is_used_without_a_mouse(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_every_drawing_has_a_title_and_says_its_numbers(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "index.html")
    drawings = page.query_selector_all("svg[role=img]")
    assert len(drawings) >= 4
    for drawing in drawings:
        assert drawing.query_selector("title") is not None
        assert drawing.query_selector("desc") is not None
    assert "Ada Brandt 2" in (page.text_content("#bars-d") or "")


def test_a_folded_finding_is_opened_with_the_keyboard_and_on_paper(dossier: Path, watched: Watched) -> None:
    page = watched.open(dossier / "index.html")
    fold = page.locator("details.limits").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.evaluate("fold => fold.open")
    assert page.evaluate("[...document.querySelectorAll('th')].every(cell => cell.scope)")
    page.emulate_media(media="print")
    shut = page.locator("details:not([open]) p, details:not([open]) li")
    assert shut.count() > 0
    assert shut.evaluate_all("all => all.every(one => one.getBoundingClientRect().height > 0)")
