"""The commands as a stranger runs them: what goes to which stream, and how they end."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORT = (
    "TOLM, Ardovia -- The city refused the rally on Monday.\n\nMayor Ana Petrel said the square was under repair.\n"
)


def facta(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "facta", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": ""}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=300, env=environment)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_read_prints_one_object_a_report_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = facta("read", "a.txt", "--published", "2024-05-02", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.decode().splitlines()
    row = json.loads(line)
    assert row["document"]["text"] == REPORT
    assert row["document"]["published"] == "2024-05-02"
    assert set(row) >= {"document", "parties", "statements", "acts", "ties", "times", "matters"}


def test_a_report_comes_in_through_a_pipe(tmp_path: Path) -> None:
    done = facta("read", "-", cwd=tmp_path, stdin=REPORT.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["source"] == "stdin"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.pdf", b"%PDF-1.7\nnot really a page\n"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a><a href='/x'>News</a></nav></body></html>"),
        (
            "other-language.txt",
            "Полиция задержала трёх человек на площади. Мэр города отказался отвечать на вопросы журналистов. "
            "Организаторы заявили, что обжалуют решение в суде.".encode(),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    done = facta("read", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    message = next(line for line in done.stderr.decode().splitlines() if name in line)
    assert ";" in message, "what to do next"
    assert "Traceback" not in done.stderr.decode()


def test_nothing_to_read_ends_with_two(tmp_path: Path) -> None:
    done = facta("read", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"nothing to read" in done.stderr
    assert facta("read", "nowhere.txt", cwd=tmp_path).returncode == 2


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = facta("read", "a.txt", "--published", "yesterday", cwd=tmp_path)
    assert done.returncode == 2
    assert b"2023-12-07" in done.stderr


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    done = facta("report", "a.txt", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert b"out" in done.stderr
    assert digests(out) == {"notes.txt": hashlib.sha256(b"mine").hexdigest()}


def test_an_earlier_dossier_is_replaced_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    assert facta("report", "a.txt", "-o", "out", cwd=tmp_path).returncode == 0
    before = digests(tmp_path / "out")
    (tmp_path / "a.txt").write_text(REPORT + "\nPolice detained nobody.\n", encoding="utf-8")
    assert facta("report", "a.txt", "-o", "out", cwd=tmp_path).returncode == 2
    assert digests(tmp_path / "out") == before
    assert facta("report", "a.txt", "-o", "out", "--replace", cwd=tmp_path).returncode == 0
    assert digests(tmp_path / "out") != before


def test_json_prints_the_findings_and_nothing_else(tmp_path: Path) -> None:
    done = facta("report", EXAMPLES / "reports", "-o", "out", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert findings
    for finding in findings:
        assert {"kind", "title", "parties", "evidence", "figures", "caveats"} <= set(finding)
        for evidence in finding["evidence"]:
            assert {"document", "passage", "text"} <= set(evidence)


def test_the_same_pile_gives_the_same_bytes_whatever_the_order_or_the_workers(tmp_path: Path) -> None:
    files = sorted(path for path in (EXAMPLES / "reports").iterdir() if path.suffix == ".txt")
    assert facta("report", *files, "-o", "one", cwd=tmp_path).returncode == 0
    assert facta("report", *reversed(files), "-o", "two", "--workers", "2", cwd=tmp_path).returncode == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_hostile_reports_go_through(tmp_path: Path) -> None:
    done = facta("report", EXAMPLES / "hostile", "-o", "out", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    for page in (tmp_path / "out").rglob("*.html"):
        text = page.read_text(encoding="utf-8").lower()
        assert "<script" not in text
        assert "onerror=" not in text.replace("&#39;", "").replace("onerror=&#34;", "")


def test_codebook_commands(tmp_path: Path) -> None:
    listed = facta("codebook", "list", cwd=tmp_path)
    assert listed.returncode == 0
    assert b"assembly.refuse" in listed.stdout
    shown = facta("codebook", "show", "assembly.refuse", cwd=tmp_path)
    assert shown.returncode == 0
    assert b"REJECT" in shown.stdout
    unknown = facta("codebook", "show", "assembly.dance", cwd=tmp_path)
    assert unknown.returncode == 2
    assert b"assembly.permit" in unknown.stderr


def test_a_codebook_of_ones_own_is_added(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bakers' guild crowned Ana Petrel on Monday.\n", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(
        """types:
  - code: honour.crown
    gloss: Someone is crowned.
    plover: null
    roles: [agent, patient]
    label: was crowned
    noun: crowning
    patterns:
      - {name: crown, predicates: ["verb:crown"]}
    examples:
      wanted:
        - {text: "The guild crowned her.", agent: The guild}
        - {text: "She was crowned by the guild.", agent: the guild}
        - {text: "The guild has crowned nobody, he said.", negated: true}
      unwanted:
        - The crown was sold.
        - The guild met on Monday.
""",
        encoding="utf-8",
    )
    done = facta("read", "a.txt", "--codebook", "own.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [act["type"] for act in json.loads(done.stdout)["acts"]] == ["honour.crown"]
    assert facta("codebook", "test", "own.yaml", cwd=tmp_path).returncode == 0
    (tmp_path / "own.yaml").write_text("types:\n  - code: honour.crown\n    patterns: 3\n", encoding="utf-8")
    broken = facta("read", "a.txt", "--codebook", "own.yaml", cwd=tmp_path)
    assert broken.returncode == 2
    assert b"own.yaml" in broken.stderr


def test_help_names_the_exit_codes(tmp_path: Path) -> None:
    assert b"Exit codes" in facta("--help", cwd=tmp_path).stdout
