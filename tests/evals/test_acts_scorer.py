"""The scorer of acts, the agreement of two coders, and the coding itself."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from facta.codebook.codebook import load_codebook

EVALS = Path(__file__).resolve().parents[2] / "evals"
sys.path.insert(0, str(EVALS))

import run  # noqa: E402  (the runner is a script, not a package)
import sets as eval_sets  # noqa: E402  (the same)

ACTS = EVALS / "acts"
TEXT = "The mayor was not arrested, the union said. The clerk denied taking bribes."


def script(name: str) -> ModuleType:
    """A script of the folder, under a name of its own: several evaluations have a score.py."""
    spec = importlib.util.spec_from_file_location(f"acts_{name}", ACTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scorer = script("score")
agreement = script("agreement")


def span(phrase: str) -> list[int]:
    start = TEXT.index(phrase)
    return [start, start + len(phrase)]


def gold() -> list[dict[str, Any]]:
    return [
        {
            "text": "a.txt",
            "trigger": span("arrested"),
            "words": "arrested",
            "type": "case.arrest",
            "modality": "alleged",
            "negated": True,
            "roles": {"agent": None, "patient": span("The mayor")},
            "according_to": span("the union"),
        },
        {
            "text": "a.txt",
            "trigger": span("taking bribes"),
            "words": "taking bribes",
            "type": "money.bribe",
            "modality": "denied",
            "negated": False,
            "roles": {"agent": span("The clerk"), "patient": span("bribes")},
            "according_to": span("The clerk"),
        },
    ]


def act(kind: str | None, trigger: str, modality: str, cited: str | None, **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "trigger": span(trigger),
        "modality": modality,
        "negated": False,
        "generic": False,
        "according_to": cited,
        "roles": {},
        **more,
    }


def reading(*acts: dict[str, Any]) -> dict[str, Any]:
    return {
        "document": {"source": "acts/a.txt", "text": TEXT},
        "parties": [{"id": "p1", "mentions": [span("The clerk")]}, {"id": "p2", "mentions": [span("the union")]}],
        "statements": [{"id": "s1", "source": span("the union"), "speaker": "p2"}],
        "acts": list(acts),
    }


def perfect() -> dict[str, Any]:
    return reading(
        act(
            "case.arrest",
            "arrested",
            "alleged",
            "s1",
            negated=True,
            roles={"patient": [{"party": None, "span": span("mayor")}]},
        ),
        act(
            "money.bribe",
            "taking",
            "denied",
            "p1",
            roles={
                "agent": [{"party": "p1", "span": span("The clerk")}],
                "theme": [{"party": None, "span": span("bribes")}],
            },
        ),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = "".join(json.dumps(row) + "\n" for row in gold())
    (tmp_path / "labels.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "unseen.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "read.jsonl").write_text(json.dumps(perfect()) + "\n", encoding="utf-8")
    return tmp_path


def score_of(record: dict[str, Any], folder: Path) -> Any:
    return scorer.score_of(gold(), [record], folder / "texts")


def test_a_perfect_reading_is_right_in_everything(folder: Path) -> None:
    score = score_of(perfect(), folder)
    for name in ("found", "type", "type of found", "modality", "negated", "according_to", "agent", "patient"):
        assert score.share(name) == 1.0, name
    assert score.macro_f1(True) == pytest.approx(2 / 5)  # two of the five modalities are coded here
    assert score.errors == []


def test_an_empty_reading_finds_nothing(folder: Path) -> None:
    score = score_of(reading(), folder)
    assert score.share("found") == 0
    assert score.macro_f1(False) == 0
    assert score.macro_f1(True) == 0


def test_an_act_without_a_type_is_no_act(folder: Path) -> None:
    score = score_of(reading(act(None, "arrested", "alleged", "s1")), folder)
    assert score.share("found") == 0


def test_a_lost_not_and_a_denial_told_as_a_fact_are_counted(folder: Path) -> None:
    record = perfect()
    record["acts"][0]["negated"] = False
    record["acts"][1]["modality"] = "asserted"
    score = score_of(record, folder)
    assert score.lost("not") == 1
    assert score.lost("fact") == 1


def test_a_generic_act_counts_as_hypothetical(folder: Path) -> None:
    record = perfect()
    record["acts"][1] |= {"modality": "asserted", "generic": True}
    score = score_of(record, folder)
    assert ("denied", "hypothetical") in score.modalities
    assert score.lost("fact") == 0


def test_a_source_where_the_report_has_another_is_wrong(folder: Path) -> None:
    record = perfect()
    record["acts"][0]["according_to"] = "p1"
    record["acts"][1]["according_to"] = None
    assert score_of(record, folder).share("according_to") == 0


def test_the_last_line_has_every_headline_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scorer.main([str(folder / "read.jsonl"), "--folder", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "visible: triggers found 1.000, type 1.000 (of found 1.000), modality macro F1 0.400 (missing as wrong 0.400), "
        "negated 1.000, according_to 1.000, agent 1.000, patient 1.000, told as a fact 0, lost a not 0"
    )


def test_the_runner_reads_every_measure_from_the_last_line(folder: Path) -> None:
    line = scorer.summary_of("visible", score_of(perfect(), folder))
    shown = [
        run.judge(measure, line, "g", {}, pin=False).shown.split()[0] for measure in eval_sets.acts_measures("acts")
    ]
    assert shown == ["1", "1", "0.4", "0.4", "1", "1", "1", "0", "0"]


def test_errors_of_the_unseen_part_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(folder / "read.jsonl"), "--folder", str(folder), "--part", "unseen"]
    assert scorer.main(arguments) == 0
    capsys.readouterr()
    assert scorer.main([*arguments, "--errors"]) == 2
    assert capsys.readouterr().out == ""


def test_a_reading_of_another_text_is_refused(folder: Path) -> None:
    record = perfect()
    record["document"]["text"] += " "
    (folder / "read.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert scorer.main([str(folder / "read.jsonl"), "--folder", str(folder)]) == 2


def test_overlapping_sources_are_one_value() -> None:
    text = "the union said"
    assert agreement.source_pair([0, 9], [4, 9], text) == ("the union", "the union")
    assert agreement.source_pair([0, 9], None, text) == ("the union", "nobody")


def test_a_second_coding_that_lacks_a_trigger_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "coded.jsonl").write_text("", encoding="utf-8")
    assert agreement.main(["--second", str(tmp_path / "coded.jsonl")]) == 2
    assert "lacks" in capsys.readouterr().err


def coded(name: str) -> list[dict[str, Any]]:
    return scorer.rows_of(ACTS / name)


def test_every_span_of_the_coding_cites_its_text() -> None:
    for row in coded("labels.jsonl") + coded("unseen.jsonl"):
        text = (ACTS / "texts" / row["text"]).read_text(encoding="utf-8")
        assert text[slice(*row["trigger"])] == row["words"]
        spans = [row["according_to"], *row["roles"].values(), *row.get("chain", [])]
        for start, end in (span for span in spans if span):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


def test_no_text_is_in_both_parts_and_no_trigger_twice() -> None:
    visible, unseen = coded("labels.jsonl"), coded("unseen.jsonl")
    assert not {row["text"] for row in visible} & {row["text"] for row in unseen}
    keys = Counter((row["text"], tuple(row["trigger"])) for row in visible + unseen)
    assert max(keys.values()) == 1


def test_the_coding_uses_types_of_the_codebook() -> None:
    used = {row["type"] for row in coded("labels.jsonl") + coded("unseen.jsonl")}
    assert used <= set(load_codebook().by_code)
    assert len(used) >= 35


def test_each_modality_is_well_represented_in_both_parts() -> None:
    unseen = Counter(row["modality"] for row in coded("unseen.jsonl"))
    both = unseen + Counter(row["modality"] for row in coded("labels.jsonl"))
    assert min(unseen[modality] for modality in scorer.MODALITIES) >= 8
    assert min(both[modality] for modality in scorer.MODALITIES) >= 25


def test_the_second_coder_is_given_triggers_and_no_codes() -> None:
    given = coded("second/unseen_triggers.jsonl")
    assert [row["trigger"] for row in given] == [row["trigger"] for row in coded("unseen.jsonl")]
    assert {key for row in given for key in row} == {"text", "trigger", "words"}
