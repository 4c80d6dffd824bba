"""`facta explain`: what it prints is what was recorded, with the rule for each part."""

from pathlib import Path

from tests.cli.running import facta

REPORT = (
    "TOLM, Ardovia -- The city refused the rally on Monday.\n\n"
    "Police did not detain the organisers, the union said. "
    "Mayor Ana Petrel said the ministry had promised to open an investigation.\n"
)


def explained(tmp_path: Path, *arguments: str) -> str:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = facta("explain", "a.txt", *arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_every_sentence_stands_with_its_place_and_its_acts(tmp_path: Path) -> None:
    shown = explained(tmp_path)
    start = REPORT.index("The city")
    assert f"[{start}–{start + len('The city refused the rally on Monday.')}] The city refused" in shown
    assert "act assembly.refuse: asserted" in shown
    assert "frame assembly.refuse/" in shown


def test_a_negated_act_says_so_with_its_rule_and_whose_word_it_is(tmp_path: Path) -> None:
    shown = explained(tmp_path, "--at", str(REPORT.index("Police did")))
    (act,) = [line for line in shown.splitlines() if "act case.detain" in line]
    assert "negated" in act
    assert "by rule" in act
    assert "according to 'the union'" in shown


def test_at_prints_one_sentence_only(tmp_path: Path) -> None:
    shown = explained(tmp_path, "--at", str(REPORT.index("Petrel")))
    assert shown.count("\n[") == 0
    assert "Mayor Ana Petrel said" in shown
    assert "found by" in shown


def test_frames_that_do_not_fit_say_where_they_fail(tmp_path: Path) -> None:
    assert "does not fit: " in explained(tmp_path)


def test_a_place_outside_the_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = facta("explain", "a.txt", "--at", "9999", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert f"its text has {len(REPORT)} characters" in done.told[0]


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    assert "is a folder" in facta("explain", ".", cwd=tmp_path).told[0]
    missing = facta("explain", "no.txt", cwd=tmp_path)
    assert missing.returncode == 2
    assert "no.txt" in missing.told[0]
