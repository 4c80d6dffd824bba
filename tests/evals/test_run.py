"""The runner of the evaluations: floors, and what is left out."""

import json
import sys
from pathlib import Path

import pytest

EVALS = Path(__file__).resolve().parents[2] / "evals"
sys.path.insert(0, str(EVALS))

import audit  # noqa: E402  (scripts, not a package)
import run  # noqa: E402  (the same)
import sets as eval_sets  # noqa: E402  (the same)


@pytest.mark.parametrize(
    ("name", "line", "score"),
    [
        ("polnear", "attribution F1 with right source: 63.8", "63.8"),
        ("times", "value    precision 0.700  recall 0.610  HEADLINE value F1 0.652", "0.652"),
        ("police", "macro F1: sentence 0.481, document 0.609", "0.481"),
        ("roles", "roles      900   700  0.500  0.400  0.444", "0.444"),
        ("events", "HEADLINE same-event links F1 0.301", "0.301"),
        ("kinds", "kinds macro F1 0.701 (matched 340 of 394)", "0.701"),
        ("kinds-unseen", "kinds macro F1 0.702 (matched 160 of 196)", "0.702"),
    ],
)
def test_the_headline_of_each_scorer_is_read(name: str, line: str, score: str) -> None:
    measure = next(s for s in eval_sets.SETS if s.name == name).measures[0]
    assert run.judge(measure, line, "g", {}, pin=False).shown.split()[0] == score


def test_a_score_under_its_floor_is_a_fall() -> None:
    floors: run.Floors = {"times": {"score": 0.6, "gold_digest": "g"}}
    assert run.judge(eval_sets.Measure("times"), "F1 0.599", "g", floors, pin=False).fell
    assert not run.judge(eval_sets.Measure("times"), "F1 0.600", "g", floors, pin=False).fell


def test_more_accusations_told_as_facts_are_a_fall() -> None:
    measure = next(m for m in eval_sets.SEED_MEASURES if m.name == "seed.told-as-fact")
    floors: run.Floors = {measure.name: {"score": 0, "gold_digest": "g"}}
    assert run.judge(measure, "told as a fact 1, findings 1.000", "g", floors, pin=False).fell
    assert not run.judge(measure, "told as a fact 0, findings 1.000", "g", floors, pin=False).fell


def test_pinning_raises_a_floor_and_never_lowers_one() -> None:
    floors: run.Floors = {"times": {"score": 0.6, "gold_digest": "g"}}
    run.judge(eval_sets.Measure("times"), "F1 0.5", "g", floors, pin=True)
    assert floors["times"]["score"] == 0.6
    run.judge(eval_sets.Measure("times"), "F1 0.7", "g", floors, pin=True)
    assert floors["times"]["score"] == 0.7


def test_what_other_runs_pinned_meanwhile_stays(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    own: run.Floors = {"times": {"score": 0.7, "gold_digest": "g"}, "acts.lost-not": {"score": 2.0, "gold_digest": "g"}}
    others: run.Floors = {
        "times": {"score": 0.8, "gold_digest": "g"},
        "acts.lost-not": {"score": 3.0, "gold_digest": "g"},
        "roles": {"score": 0.5, "gold_digest": "g"},
    }
    floors.write_text(json.dumps(others))
    run.pin_all(own, floors)
    assert {name: floor["score"] for name, floor in run.floors_in(floors).items()} == {
        "times": 0.8,
        "acts.lost-not": 2.0,
        "roles": 0.5,
    }
    assert [path.name for path in tmp_path.iterdir()] == ["floors.json"]


def test_a_command_that_broke_off_is_no_score_though_it_printed() -> None:
    broken = "import os; print('F1 0.9', flush=True); os._exit(2)"
    with pytest.raises(eval_sets.Failed, match="ended with 2"):
        eval_sets.run([sys.executable, "-c", broken])


def test_no_two_sets_keep_their_readings_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Path] = []

    def noting(command: str, *_: str, output: Path | None = None) -> str:
        if command == "read" and output is not None:
            kept.append(output)
        return ""

    monkeypatch.setattr(eval_sets, "facta", noting)
    monkeypatch.setattr(eval_sets, "score_py", lambda *_: "F1 0.5")
    for eval_set in eval_sets.SETS:
        if eval_set.name.startswith("polnear"):
            eval_set.headline(eval_sets.Place(tmp_path, tmp_path))
    assert len(set(kept)) == 2


def test_a_floor_of_other_labels_is_not_compared() -> None:
    floors: run.Floors = {"times": {"score": 0.9, "gold_digest": "old"}}
    assert not run.judge(eval_sets.Measure("times"), "F1 0.5", "new", floors, pin=False).fell


def test_missing_data_are_left_out_and_no_fall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["times", "--data", str(tmp_path), "--floors", str(tmp_path / "floors.json")]) == 0
    assert "left out: no labels" in capsys.readouterr().out


def test_labels_of_our_own_are_here_and_the_two_parts_of_a_set_differ(tmp_path: Path) -> None:
    sets = {s.name: s for s in eval_sets.SETS if s.own is not None}
    assert set(sets) == {
        "seed", "kinds", "kinds-unseen", "acts", "acts-unseen", "acts-practice", "acts-practice-a", "acts-practice-b",
        "acts-practice-c", "acts-practice-d", "acts-unseen-b",
        "pledges", "pledges-unseen", "pledges-practice", "pledges-wide", "pledges-fresh", "pledges-plain",
        "pledges-fresh-b", "pledges-fresh-c",
    }  # fmt: skip
    digests = {name: eval_sets.digest_of(eval_sets.labels_of(s, tmp_path)) for name, s in sets.items()}
    assert len(set(digests.values())) == len(sets)


def test_kinds_without_the_corpus_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["kinds", "--data", str(tmp_path), "--floors", str(tmp_path / "floors.json")]) == 0
    assert "left out: no texts" in capsys.readouterr().out


def test_an_unknown_name_is_refused() -> None:
    assert run.main(["tmies"]) == 2


def test_a_line_separator_inside_a_report_divides_no_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Orr beat the driver.\u2028Nobody\x85 stopped him."
    party = {"id": "p", "kind": "person", "name": "Orr", "mentions": [[0, 3]]}
    act = {
        "type": "violence.assault",
        "modality": "asserted",
        "negated": False,
        "roles": {"agent": [{"party": "p"}]},
        "trigger": [4, 8],
        "passage": [0, 20],
    }
    row = {"document": {"source": "a.txt", "text": text}, "parties": [party], "acts": [act]}
    (tmp_path / "read.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert audit.main([str(tmp_path / "read.jsonl")]) == 0
    assert "1 found, 1 shown" in capsys.readouterr().out
