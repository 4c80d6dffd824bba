"""The commands as a stranger runs them: what goes to which stream, and how they end."""

import json
from pathlib import Path

from tests.cli.running import EXAMPLES, REPORT, digests, facta, facta_process


def test_read_prints_one_object_a_report_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = facta_process("read", "a.txt", "--published", "2024-05-02", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.decode().splitlines()
    row = json.loads(line)
    assert row["document"]["text"] == REPORT
    assert row["document"]["published"] == "2024-05-02"
    assert set(row) >= {"document", "parties", "statements", "acts", "ties", "times", "matters"}


def test_a_report_comes_in_through_a_pipe(tmp_path: Path) -> None:
    done = facta_process("read", "-", cwd=tmp_path, stdin=REPORT.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["source"] == "stdin"


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
    one = facta_process("report", *files, "-o", "one", cwd=tmp_path, more={"PYTHONHASHSEED": "1"})
    assert one.returncode == 0, one.stderr
    other = ("report", *reversed(files), "-o", "two", "--workers", "2")
    two = facta_process(*other, cwd=tmp_path, more={"PYTHONHASHSEED": "2"})
    assert two.returncode == 0, two.stderr
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_codebook_commands(tmp_path: Path) -> None:
    listed = facta("codebook", "list", cwd=tmp_path)
    assert listed.returncode == 0
    assert b"assembly.refuse\tREJECT-change\t" in listed.stdout
    shown = facta("codebook", "show", "assembly.refuse", cwd=tmp_path)
    assert shown.returncode == 0
    for part in (
        "PLOVER: REJECT",
        "roles: agent",
        "traits: ",
        "matter: assembly",
        "pattern ",
        "wanted: ",
        "unwanted: ",
    ):
        assert part in shown.stdout.decode()
    family = facta("codebook", "show", "assembly", cwd=tmp_path).stdout.decode()
    assert shown.stdout.decode() in family
    assert "\nassembly.permit: " in family
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
    tested = facta("codebook", "test", "own.yaml", cwd=tmp_path)
    assert (tested.returncode, tested.stdout) == (0, b"5 of 5 examples right\n")
    text = (tmp_path / "own.yaml").read_text(encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(text.replace("The crown was sold.", "They crowned her."), encoding="utf-8")
    wrong = facta("codebook", "test", "wrong.yaml", cwd=tmp_path)
    assert wrong.returncode == 1
    first, last = wrong.stdout.decode().splitlines()
    assert first.startswith("honour.crown: unwanted, but coded by honour.crown/crown: They crowned her.")
    assert last == "4 of 5 examples right"
    (tmp_path / "broken.yaml").write_text("types:\n  - code: honour.crown\n    patterns: 3\n", encoding="utf-8")
    broken = facta("read", "a.txt", "--codebook", "broken.yaml", cwd=tmp_path)
    assert broken.returncode == 2
    assert b"broken.yaml" in broken.stderr


def test_help_names_the_exit_codes(tmp_path: Path) -> None:
    assert b"Exit codes" in facta("--help", cwd=tmp_path).stdout
