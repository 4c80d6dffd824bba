"""The scorer of pledges and what followed, and the set itself."""

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from facta.codebook.codebook import load_codebook

PLEDGES = Path(__file__).resolve().parents[2] / "evals" / "pledges"
RELATIONS = {"done", "in motion", "contrary act", "withdrawn"}


def script() -> ModuleType:
    """The scorer under a name of its own: several evaluations have a score.py."""
    spec = importlib.util.spec_from_file_location("pledges_score", PLEDGES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scorer = script()
HALVES = {part: PLEDGES / folder for part, folder in scorer.FOLDERS.items()}


def rows(part: str, name: str) -> list[dict[str, Any]]:
    return scorer.rows_of(HALVES[part] / name)


def line(pledge: str, *ranked: str, chosen: str | None = None, **more: str) -> dict[str, Any]:
    return {"pledge": pledge, "ranked": list(ranked), "chosen": chosen, **more}


@pytest.fixture
def half() -> Any:
    return scorer.Half(
        [{"id": "p1"}, {"id": "p2"}, {"id": "p3"}],
        frozenset({"a1", "a2", "a3", "a4", "a5", "a6", "a7"}),
        {"p1": {"a1": "in motion", "a2": "done"}, "p2": {"a3": "withdrawn"}, "p3": {}},
    )


def score_of(half: Any, *lines: dict[str, Any]) -> Any:
    scorer.check(list(lines), [half])
    return scorer.score_of(half, {one["pledge"]: one for one in lines})


def test_the_right_choices_score_one(half: Any) -> None:
    score = score_of(half, line("p1", "a1", "a2", chosen="a2"), line("p2", "a3", chosen="a3"), line("p3"))
    assert score.summary("x") == "x: P@1 1.000, R@5 1.000 (2 pledges), false pairings 0 of 1"
    assert score.errors == []


def test_no_lines_find_nothing_and_pair_nothing_falsely(half: Any) -> None:
    assert score_of(half).summary("x") == "x: P@1 0.000, R@5 0.000 (2 pledges), false pairings 0 of 1"


def test_choosing_for_a_pledge_that_nothing_followed_is_counted_apart(half: Any) -> None:
    score = score_of(half, line("p1", "a1", chosen="a1"), line("p3", "a7", chosen="a7"))
    assert score.summary("x") == "x: P@1 0.500, R@5 0.250 (2 pledges), false pairings 1 of 1"


def test_an_act_in_the_sixth_place_is_not_among_the_first_five(half: Any) -> None:
    assert score_of(half, line("p2", "a1", "a2", "a4", "a5", "a6", "a3")).recalls == [0.0, 0.0]
    assert score_of(half, line("p2", "a1", "a2", "a4", "a5", "a3")).recalls == [0.0, 1.0]


def test_a_relation_is_compared_where_the_act_is_right(half: Any) -> None:
    first = line("p1", "a1", chosen="a1", relation="done")
    second = line("p2", "a3", chosen="a3", relation="withdrawn")
    assert score_of(half, first, second).relations == [False, True]


@pytest.mark.parametrize(
    "wrong",
    [
        [line("p9")],
        [line("p1", "b1")],
        [line("p1", chosen="b1")],
        [line("p1"), line("p1")],
        [line("p1", "a1", "a1")],
    ],
)
def test_a_ranking_of_what_is_not_there_is_refused(half: Any, wrong: list[dict[str, Any]]) -> None:
    with pytest.raises(scorer.NotInTheSet):
        scorer.check(wrong, [half])


def test_both_halves_are_printed_and_errors_of_the_unseen_half_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ranked = tmp_path / "ranked.jsonl"
    ranked.write_text(json.dumps(line("vp01")) + "\n", encoding="utf-8")
    assert scorer.main([str(ranked)]) == 0
    assert [shown.split(":")[0] for shown in capsys.readouterr().out.splitlines()] == ["visible", "unseen"]
    assert scorer.main([str(ranked), "--errors"]) == 2
    assert scorer.main([str(ranked), "--part", "unseen", "--errors"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("part", HALVES)
def test_each_half_has_twenty_pledges_and_a_hundred_acts_of_the_codebook(part: str) -> None:
    pledges, acts = rows(part, "pledges.jsonl"), rows(part, "acts.jsonl")
    assert len({pledge["id"] for pledge in pledges}) == 20
    assert len({act["id"] for act in acts}) == 100
    assert {pledge["half"] for pledge in pledges} == {part}
    assert {act["type"] for act in acts} <= set(load_codebook().by_code)


@pytest.mark.parametrize("part", HALVES)
def test_spans_and_phrases_are_in_their_passages(part: str) -> None:
    for pledge in rows(part, "pledges.jsonl"):
        start, end = pledge["content"]
        assert 0 <= start < end <= len(pledge["passage"])
    for act in rows(part, "acts.jsonl"):
        start, end = act["trigger"]
        assert act["passage"][start:end].strip() == act["passage"][start:end] != ""
        assert all(phrase in act["passage"] for phrase in (act["patient"], act["theme"]) if phrase)


@pytest.mark.parametrize("part", HALVES)
def test_a_right_act_is_asserted_later_and_by_the_same_party_or_its_body(part: str) -> None:
    pledges = {pledge["id"]: pledge for pledge in rows(part, "pledges.jsonl")}
    acts = {act["id"]: act for act in rows(part, "acts.jsonl")}
    for pair in rows(part, "pairs.jsonl"):
        pledge, act = pledges[pair["pledge"]], acts[pair["act"]]
        assert pair["relation"] in RELATIONS
        assert act["modality"] == "asserted"
        assert date.fromisoformat(act["date"]) > date.fromisoformat(pledge["date"])
        speaker, agent = pledge["speaker"], act["agent"]
        assert {speaker["name"], speaker["body"]} & {agent["name"], agent["body"]}


def test_some_pledges_have_no_right_act_and_none_has_more_than_four() -> None:
    for part, folder in HALVES.items():
        right = scorer.half_of(folder).right
        assert {len(acts) for acts in right.values()} <= {0, 1, 2, 3, 4}, part
        assert sum(not acts for acts in right.values()) == 3, part
