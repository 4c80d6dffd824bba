"""The scorer of the kinds of statements, on a text of our own, and what the labels are made of."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

KINDS = Path(__file__).resolve().parents[2] / "evals" / "kinds"


def script(name: str) -> ModuleType:
    """A script beside the labels, under a name of its own: another set has a score.py too."""
    spec = importlib.util.spec_from_file_location(f"kinds_{name}", KINDS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


agreement, sample, score = (script(name) for name in ("agreement", "sample", "score"))

TEXT = (
    "The mayor of Sorn said the square would open in May. "
    "Vask denied that he took the bell. "
    "The guild urged the council to meet."
)


def span(phrase: str) -> list[int]:
    start = TEXT.index(phrase)
    return [start, start + len(phrase)]


def entry(cue: str, content: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"text": "sorn.txt", "cue": span(cue), "content": [span(content)], "kind": kind, **more}


LABELS = [
    entry("said", "the square would open in May", "pledge", second="claim"),
    entry("denied", "that he took the bell", "denial"),
    entry("urged", "the council to meet", "demand"),
]


def reading(*statements: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"document": {"source": "pile/sorn.txt", "text": TEXT}, "statements": list(statements)}]


def judged(*statements: dict[str, Any]) -> list[Any]:
    return score.judge(LABELS, reading(*statements))


def test_the_same_kinds_score_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.report(judged(*LABELS)) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "kinds macro F1 1.000 (matched 3 of 3)"


def test_a_second_kind_is_right_and_strict_says_that_it_is_not_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    claimed = {**LABELS[0], "kind": "claim"}
    assert score.report(judged(claimed, *LABELS[1:])) == 1
    assert "strict macro F1 0.667" in capsys.readouterr().out


def test_a_wrong_kind_lowers_the_kind_it_was_and_the_kind_it_was_taken_for(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**LABELS[1], "kind": "demand"}
    assert score.report(judged(LABELS[0], wrong, LABELS[2])) == pytest.approx((1 + 0 + 2 / 3) / 3)


def test_a_statement_that_is_not_found_is_missing_and_lowers_no_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.report(judged(LABELS[0], LABELS[2])) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "kinds macro F1 1.000 (matched 2 of 3)"
    assert next(line for line in out.splitlines() if line.startswith("denial")).split()[-1] == "1"


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    half = {"cue": None, "content": [span("that he took")], "kind": "denial"}
    less = {"cue": None, "content": [span("that he")], "kind": "denial"}
    assert judged(half)[1].found == half
    assert judged(less)[1].found is None


def test_the_same_cue_finds_a_statement_whose_content_was_cut_short() -> None:
    cut = {"cue": span("urged"), "content": [span("the council")], "kind": "demand"}
    assert judged(cut)[2].found == cut


def test_one_statement_answers_one_label() -> None:
    whole = {"cue": span("said"), "content": [span("took the bell")], "kind": "claim"}
    found = [j.found for j in judged(whole)]
    assert found == [whole, None, None]


def test_a_text_that_was_not_read_is_missing() -> None:
    assert [j.found for j in score.judge([{**LABELS[0], "text": "other.txt"}], reading(*LABELS))] == [None]


def test_errors_of_the_unseen_part_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read = tmp_path / "read.jsonl"
    read.write_text(json.dumps(reading(*LABELS)[0]), encoding="utf-8")
    for part in ("unseen", "all"):
        assert score.main([str(read), "--part", part, "--errors"]) == 2
    assert capsys.readouterr().out == ""


def test_a_reading_of_other_texts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read = tmp_path / "read.jsonl"
    read.write_text(json.dumps(reading(*LABELS)[0]), encoding="utf-8")
    assert score.main([str(read)]) == 2
    assert "no labelled text" in capsys.readouterr().err


def test_labels_hold_offsets_and_no_words() -> None:
    strata = {stratum.name for stratum in sample.STRATA}
    for label in score.labels_of("all"):
        assert set(label) - {"second"} == {"text", "cue", "content", "kind", "stratum"}
        assert label["text"].endswith(".txt")
        assert label["kind"] in score.KINDS
        assert label.get("second") in {*score.KINDS, None} - {label["kind"]}
        assert label["stratum"] in strata
        spans = [*label["content"], *([label["cue"]] if label["cue"] else [])]
        assert all(isinstance(start, int) and start < end for start, end in spans)


def test_no_label_is_in_both_parts_and_a_third_is_unseen() -> None:
    visible, unseen = (
        {(label["text"], str(label["content"])) for label in score.labels_of(part)} for part in ("visible", "unseen")
    )
    assert not visible & unseen
    assert len(unseen) == pytest.approx((len(visible) + len(unseen)) / 3, rel=0.01)


def test_every_kind_comes_often_enough_to_be_measured() -> None:
    everywhere = Counter(label["kind"] for label in score.labels_of("all"))
    unseen = Counter(label["kind"] for label in score.labels_of("unseen"))
    assert all(everywhere[kind] >= 25 and unseen[kind] >= 8 for kind in score.KINDS)


def test_at_most_two_labels_come_from_one_text() -> None:
    texts = Counter(label["text"] for label in score.labels_of("all"))
    assert max(texts.values()) <= sample.MOST_OF_ONE_TEXT


def test_agreement_is_one_when_all_agree_and_small_near_chance() -> None:
    assert agreement.krippendorff_alpha([("claim", "claim"), ("other", "other")]) == 1
    # Ten values of two observers with coincidences 10, 4, 4 and 2: 1 - (20 - 1) * 4 / (14 * 6) (Krippendorff 2011).
    pairs = [("0", "0")] * 5 + [("1", "1")] + [("0", "1")] * 3 + [("1", "0")]
    assert agreement.krippendorff_alpha(pairs) == pytest.approx(0.095, abs=0.001)


STANDOFF = (
    "T1\tSource 0 17\tThe mayor of Sorn\nT2\tCue 18 22\tsaid\nT3\tContent 23 51\tthe square would open in May\n"
    "T4\tAttribution 18 22\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)


def test_an_attribution_is_drawn_with_its_spans() -> None:
    (found,) = sample.statements_of("sorn.txt", STANDOFF)
    assert (found.source, found.cue, found.content) == (((0, 17),), ((18, 22),), ((23, 51),))


def test_what_the_annotators_discarded_is_not_drawn() -> None:
    assert not list(sample.statements_of("sorn.txt", STANDOFF + "T9\tDiscard 40 60\tMay\n"))


def test_a_stratum_with_both_wants_a_word_in_the_cue_and_one_in_the_content() -> None:
    stratum = sample.Stratum("x", 1, cue="said", content="will", both=True)
    assert stratum.admits({"said"}, {"will"})
    assert not stratum.admits({"said"}, {"was"})
    assert sample.Stratum("y", 1).admits(set(), set())
