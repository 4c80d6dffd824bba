"""What is there is documented, what the documentation links to is there, and its examples work."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from facta.cli.main import command_names
from facta.codebook.act_type import TRAITS
from facta.codebook.codebook import load_codebook
from facta.codebook.matters import load_matter_kinds
from facta.findings.run import FINDINGS, FindingSettings
from facta.model.act import Modality
from facta.sources import limits

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
COMMANDS = ("facta", *(f"facta {name}" for name in command_names()))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
WRITTEN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "examples/README.md")] + PAGES


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def facta(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "facta", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300)


def anchors_of(path: Path) -> set[str]:
    """The anchors of a page's headings: lower case, spaces to hyphens, other marks left out."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_act_type_is_in_the_codebook_page() -> None:
    missing = [each.code for each in load_codebook().types if f"| `{each.code}` |" not in page("codebook.md")]
    assert not missing, "run `just docs`"


def test_every_trait_and_matter_kind_is_explained() -> None:
    assert not [name for name in TRAITS if f"- `{name}`: " not in page("codebook.md")], "run `just docs`"
    assert not [kind for kind in load_matter_kinds() if f"| {kind} |" not in page("findings.md")], "run `just docs`"


def test_every_finding_has_a_section_with_its_question_and_caveats() -> None:
    sections = re.split(r"^## ", page("findings.md"), flags=re.MULTILINE)
    by_name = {section.splitlines()[0].strip(): section for section in sections[1:]}
    for name, _ in FINDINGS:
        assert "?**" in by_name[name], name
        assert "What it does not show" in by_name[name], name


def test_every_setting_of_the_findings_is_explained() -> None:
    rows = page("findings.md").splitlines()
    for setting in dataclasses.fields(FindingSettings):
        (row,) = [row for row in rows if row.startswith(f"| `{setting.name}` |")]
        assert str(setting.default) in row
        assert len(row.split("|")[3].strip()) > 10, f"{setting.name} is not explained"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_its_help(command: str) -> None:
    assert f"## {command}\n" in page("cli.md")


def test_every_option_of_every_command_is_in_the_page() -> None:
    for command in COMMANDS:
        shown = facta(*command.split()[1:], "--help").stdout
        missing = [option for option in re.findall(r"--[a-z][a-z-]+", shown) if option not in page("cli.md")]
        assert not missing, command


def test_no_command_is_left_out() -> None:
    listed = re.findall(r"^  ([a-z]+)  ", facta("--help").stdout.split("Commands:")[1], re.MULTILINE)
    assert {command.split()[1] for command in COMMANDS if " " in command} == set(listed)


def test_every_modality_is_explained_in_the_tutorial() -> None:
    assert not [each.value for each in Modality if f"| {each.value} |" not in page("tutorial.md")]


def test_every_limit_on_files_is_stated() -> None:
    stated = page("limits.md")
    names = [name for name in vars(limits) if name.isupper() and name != "MIB"]
    assert not [name for name in names if f"| `{name}` |" not in stated]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file_and_heading(path: Path) -> None:
    for target in LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        leads_to = (path.parent / file).resolve() if file else path
        assert leads_to.exists(), f"{target} leads nowhere"
        assert not anchor or anchor in anchors_of(leads_to), f"{target}: no such heading"


def test_pictures_are_small() -> None:
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size < 300_000, picture.name


def test_the_own_codebook_of_the_tutorial_is_right_on_its_examples() -> None:
    done = facta("codebook", "test", "docs/doors.yaml")
    assert done.returncode == 0, done.stdout
    examples = yaml.safe_load(page("doors.yaml"))["types"][0]["examples"]
    count = len(examples["wanted"]) + len(examples["unwanted"])
    assert done.stdout.strip() == f"{count} of {count} examples right"


def test_the_own_codebook_of_the_tutorial_is_printed_in_it() -> None:
    assert page("doors.yaml").strip() in page("tutorial.md")


def test_the_tutorials_facta_lines_use_options_that_exist() -> None:
    known = page("cli.md")
    lines = re.findall(r"^uv run facta .+$", (ROOT / "README.md").read_text() + page("tutorial.md"), re.MULTILINE)
    assert len(lines) > 8
    for line in lines:
        assert not [option for option in re.findall(r"(?<= )--?[a-z-]+", line) if option not in known], line


def test_nothing_private_is_written_down() -> None:
    for path in WRITTEN:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|root|tmp|home)/", text), path
