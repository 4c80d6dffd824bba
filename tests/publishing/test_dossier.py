import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from facta.model.act import Modality
from facta.model.matter import Matter, StageReached
from facta.model.record import Coverage, Record
from facta.publishing.case_status import is_suspect
from facta.publishing.dossier import DossierOptions, FolderHoldsSomethingElse, check_folder, write_dossier
from facta.publishing.page_names import slug
from tests.publishing.pages import pages_of, written
from tests.publishing.sample import CODEBOOK, sample_findings, sample_record

SECTIONS = ["read", "before", "findings", "not-known", "quoted", "matters", "norms", "timeline", "reports"]


def test_the_first_page_keeps_its_order() -> None:
    page = pages_of(written())["index.html"]
    assert [held["id"] for tag, held in page.tags if tag == "section" and "id" in held] == SECTIONS


@pytest.mark.parametrize("profile", ["desk", "public"])
def test_every_link_leads_to_a_place_that_is_there(profile: str) -> None:
    pages = pages_of(written(profile=profile))
    files = written(profile=profile)
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            if re.match("https?:", link):
                continue
            path, _, anchor = link.partition("#")
            target = str((Path("/") / name).parent.joinpath(path).resolve())[1:] if path else name
            assert target in files, f"{name}: {link}"
            assert not anchor or anchor in pages[target].ids, f"{name}: {link}"


def test_every_page_says_that_it_is_not_reviewed() -> None:
    assert all("Working copy, not reviewed, not for publication" in p.text for p in pages_of(written()).values())
    assert all("Not reviewed" in page.text for page in pages_of(written(profile="public")).values())


def test_headings_do_not_skip_a_level() -> None:
    for name, page in pages_of(written()).items():
        levels = page.headings
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)


def test_text_of_a_report_shows_as_text() -> None:
    allowed = {
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "a",
        "p",
        "strong",
        "span",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
    }
    allowed |= {
        "dl",
        "div",
        "dt",
        "dd",
        "nav",
        "ul",
        "ol",
        "li",
        "main",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    allowed |= {
        "details",
        "summary",
        "article",
        "figure",
        "figcaption",
        "svg",
        "desc",
        "line",
        "circle",
        "rect",
        "text",
    }
    allowed |= {"code", "mark", "aside", "footer", "blockquote"}
    for name, page in pages_of(written()).items():
        assert {tag for tag, _ in page.tags} <= allowed, name
        for _, held in page.tags:
            assert not [key for key in held if key.startswith("on") or key == "style"], name
        assert not [link for link in page.links if link.startswith(("javascript:", "data:"))]
    hostile = pages_of(written())["reports/x-y-z.html"]
    assert "<img src=x onerror=alert(2)> is no price" in hostile.text


def test_no_page_asks_for_anything_but_the_style_beside_it() -> None:
    for content in (held for name, held in written().items() if name.endswith(".html")):
        assert b"default-src 'none'; style-src 'self'; img-src 'self' data:" in content
        assert b"<script" not in content


def test_a_public_dossier_holds_only_cited_sentences() -> None:
    files = written(profile="public")
    page = pages_of(files)["reports/courier-square.html"]
    assert "It permitted the Sunrise Club to meet there on April 29" in page.text
    assert "Its application came too late" not in b"".join(files.values()).decode()
    assert "[…]" in page.text


def test_the_page_of_a_report_holds_the_whole_text_on_the_desk() -> None:
    text = sample_record().reading_of["d-square"].document.text
    shown = " ".join(pages_of(written())["reports/courier-square.html"].text.split())
    for paragraph in text.replace("Timo Aalto", "[a child]").replace("Timo", "[a child]").split("\n\n"):
        assert " ".join(paragraph.split()) in shown


def test_accusations_are_never_told_bare() -> None:
    index = pages_of(written())["index.html"].text
    assert "alleged against Sunrise Club, according to Tenants' League: embezzlement of city grants" in index
    assert "alleged against Bruno Kestrel: sexual assault on [complainant A]" in index
    assert not re.search("was (embezzled|sexually assaulted)", index)


def test_who_accuses_or_suffers_is_not_listed_as_accused() -> None:
    index = written()["index.html"].decode()
    before = index[index.index('id="before"') : index.index('id="findings"')]
    assert re.findall(r"<h3>(.*?)</h3>", before) == ["Sunrise Club", "Bruno Kestrel"]
    assert "A denial is quoted" in before
    assert "No conviction is recorded in these 3 reports" in before


def test_an_accused_without_an_answer_stands_beside_what_was_looked_at() -> None:
    record = sample_record()
    silent = tuple(replace(reading, statements=()) for reading in record.readings)
    index = written(replace(record, readings=silent), ())["index.html"].decode()
    assert "No answer of theirs was found in these 3 reports" in index


def test_the_same_record_gives_the_same_bytes() -> None:
    assert written() == written()


def test_an_empty_record_still_says_what_was_looked_at() -> None:
    index = pages_of(written(Record((), Coverage(0, (), None, None)), ()))["index.html"]
    assert "No test found anything" in index.text


def test_the_manifest_has_the_digest_of_every_other_file() -> None:
    files = written(versions={"facta": "1"}, settings={"published": "2024-05-03"})
    manifest = json.loads(files.pop("data/manifest.json"))
    assert manifest["files"] == {name: hashlib.sha256(held).hexdigest() for name, held in files.items()}
    assert [original["sha256"] for original in manifest["originals"]] == ["b" * 64, "a" * 64, "b" * 64, "c" * 64]
    assert manifest["text"] == "masked"
    assert json.loads(written(unmasked=True)["data/manifest.json"])["text"] == "unmasked"


def test_no_cell_of_a_table_runs_in_a_spreadsheet() -> None:
    files = written()
    for name, content in files.items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name
    assert b"'=HYPERLINK" in files["data/parties.csv"]
    assert b'"=HYPERLINK' in files["data/parties.jsonl"]


def test_csv_and_json_lines_have_the_same_rows() -> None:
    files = written()
    for name in (name for name in files if name.endswith(".csv")):
        rows = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
        lines = files[name.replace(".csv", ".jsonl")].decode().splitlines()
        assert len(rows) - 1 == len(lines), name
        assert not lines or list(json.loads(lines[0])) == rows[0], name


def write(folder: Path, **options: object) -> None:
    write_dossier(sample_record(), sample_findings(), folder, DossierOptions(**options), CODEBOOK)  # type: ignore[arg-type]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderHoldsSomethingElse, match=r"notes\.txt.*another folder"):
        write(tmp_path, replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_earlier_dossier_is_replaced_only_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder)
    with pytest.raises(FolderHoldsSomethingElse, match="--replace"):
        check_folder(folder, replace=False)
    write(folder, replace=True, profile="public")
    assert "Not reviewed" in (folder / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_dossier_with_a_persons_own_files_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder)
    (folder / "my-notes.txt").write_text("mine")
    with pytest.raises(FolderHoldsSomethingElse):
        check_folder(folder, replace=True)


def test_a_run_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    record = sample_record()
    broken = replace(record, readings=record.readings[:1])
    with pytest.raises(KeyError):
        write_dossier(broken, sample_findings(), tmp_path / "out", DossierOptions(), CODEBOOK)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a/B c.html", "a-b-c"),
        ("con.txt", "report-con"),
        ("….txt", "report"),
        ("../../x.txt", "x"),
        ("é" * 200, "e" * 80),
    ],
)
def test_page_names_are_safe(source: str, name: str) -> None:
    assert slug(source) == name


def test_an_acquittal_leads_and_a_denial_keeps_its_words() -> None:
    record = sample_record()
    warden = record.reading_of["d-warden"]
    acquitted = replace(
        warden.act_of["a3"],
        type="case.acquit",
        negated=False,
        modality=Modality.ASSERTED,
        roles=warden.act_of["a1"].roles,
    )
    readings = tuple(
        replace(reading, acts=(*reading.acts[:2], acquitted)) if reading is warden else reading
        for reading in record.readings
    )
    stages = tuple(
        StageReached(stage, act, "d-warden", None, "asserted")
        for stage, act in (("convicted", "a1"), ("acquitted", "a3"))
    )
    matter = Matter("m", "case", (), "acquitted", stages, "Case")
    index = written(replace(record, readings=readings, matters=(matter,)), ())["index.html"].decode()
    entry = index[index.index("<h3>Bruno Kestrel</h3>") :]
    assert re.search(r'<p class="outcome">Acquitted, told on 2024-03-05, by Police; also told: convicted', entry)
    assert "I was never in that room" in entry[: entry.index("</article>")]


def test_whoever_settled_is_not_made_a_suspect() -> None:
    assert not is_suspect(frozenset({"closes", "undecided"}), has_subject=True)
    assert not is_suspect(frozenset({"coercive"}), has_subject=False)
    assert is_suspect(frozenset({"coercive"}), has_subject=True)
    assert is_suspect(frozenset({"advances"}), has_subject=False)


def test_the_tables_of_a_public_dossier_hold_no_entry_that_its_pages_do_not_show() -> None:
    public, desk = written(profile="public"), written()
    acts = [json.loads(line) for line in public["data/acts.jsonl"].decode().splitlines()]
    assert acts
    assert all(act["passage"] for act in acts)
    assert len(acts) < len(desk["data/acts.jsonl"].splitlines())
    assert all(json.loads(line)["text"] is None for line in public["data/documents.jsonl"].splitlines())
    assert all(json.loads(line)["content"] for line in public["data/statements.jsonl"].splitlines())
