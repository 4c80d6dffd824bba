"""The page about reviewing names every key of the page and every call of the API."""

import re
from importlib.resources import files
from pathlib import Path

from facta.web.api.routes import OPERATIONS

PAGE = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")


def test_every_key_is_documented_and_in_the_list_on_the_page() -> None:
    script = files("facta.web").joinpath("static/review.js").read_text(encoding="utf-8")
    folder = Path(str(files("facta.web").joinpath("templates")))
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
    keys = {key for found in re.findall(r'data-key="([^"]+)"', templates) for key in found.split()}
    keys |= set(re.findall(r"event\.key === '(.)'", script))
    assert keys >= set("aruenjkzs/?")
    help_list = templates.partition('<dl class="keys">')[2].partition("</dl>")[0]
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()
    assert {key for key in keys if f"<kbd>{key}</kbd>" not in help_list} == set()


def test_every_call_of_the_api_is_documented() -> None:
    missing = [each.path for each in OPERATIONS if f"| `{each.method} {each.path}` |" not in PAGE]
    assert missing == [], "run `just docs`"
