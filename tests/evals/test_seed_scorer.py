"""The scorer of the hand coding, on a text of our own."""

import copy
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

EVALS = Path(__file__).resolve().parents[2] / "evals"
sys.path.insert(0, str(EVALS))

import seed  # noqa: E402  (the scorer is a script, not a package)

TEXT = (
    "The mayor of Sorn said the square was closed for repairs. "
    "Police detained Oren Vask on suspicion of stealing a bell. "
    "Vask denies that he took it. The council did not permit a march."
)


def span(phrase: str, nth: int = 0) -> list[int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(phrase, start + 1)
    return [start, start + len(phrase)]


def statement(ident: str, speaker: str, cue: str, content: str, kind: str, source: list[int]) -> dict[str, Any]:
    return {
        "id": ident,
        "source": source,
        "speaker": speaker,
        "cue": span(cue),
        "content": [span(content)],
        "mode": "indirect",
        "kind": kind,
        "negated": False,
    }


def act(ident: str, kind: str, trigger: str, modality: str, negated: bool = False) -> dict[str, Any]:
    return {
        "id": ident,
        "type": kind,
        "trigger": span(trigger),
        "roles": {},
        "modality": modality,
        "negated": negated,
        "according_to": None,
    }


def gold() -> dict[str, Any]:
    return {
        "digest": hashlib.sha256(TEXT.encode()).hexdigest(),
        "published": "2031-03-04",
        "parties": [
            {"id": "p_mayor", "mentions": [span("The mayor of Sorn")]},
            {"id": "p_suspect", "mentions": [span("Oren Vask"), span("Vask", 1)]},
        ],
        "statements": [
            statement(
                "s1",
                "p_mayor",
                "said",
                "the square was closed for repairs",
                "justification",
                span("The mayor of Sorn"),
            ),
            statement("s2", "p_suspect", "denies", "that he took it", "denial", span("Vask", 1)),
        ],
        "acts": [
            act("a1", "case.detain", "detained", "asserted"),
            act("a2", "damage", "stealing", "alleged"),
            act("a3", "assembly.permit", "permit", "asserted", negated=True),
        ],
        "norms": [],
        "findings": [
            {"kind": "silence", "parties": [], "evidence": [span("Vask denies that he took it")]},
        ],
    }


def perfect() -> dict[str, Any]:
    coded = copy.deepcopy(gold())
    return {
        "document": {"id": "d1", "source": "a.txt", "text": TEXT},
        "parties": [{**party, "name": party["id"]} for party in coded["parties"]],
        "statements": coded["statements"],
        "acts": [{**one, "generic": False} for one in coded["acts"]],
    }


def found(kind: str, phrase: str) -> dict[str, Any]:
    return {"kind": kind, "title": "?", "evidence": [{"document": "d1", "passage": span(phrase), "text": phrase}]}


def test_a_perfect_coding_scores_one_and_tells_nothing_as_a_fact() -> None:
    score = seed.score_of(gold(), perfect(), TEXT, [found("silence", "denies")])
    assert seed.summary_of(score) == (
        "statements with right speaker 1.000, acts with right modality 1.000, told as a fact 0, "
        "findings 1.000, spurious 0"
    )
    assert score.errors == []
    assert score.warnings == []


def test_an_empty_reading_finds_nothing() -> None:
    nothing = {**perfect(), "statements": [], "acts": []}
    score = seed.score_of(gold(), nothing, TEXT, [])
    assert score.share("statements with right speaker", "statements") == 0
    assert score.share("acts with right modality", "acts") == 0
    assert score.share("findings found", "findings") == 0


def test_an_allegation_told_as_a_fact_is_listed() -> None:
    record = perfect()
    record["acts"][1]["modality"] = "asserted"
    score = seed.score_of(gold(), record, TEXT)
    assert score.counts["acts found"] == 3
    assert score.counts["acts with right modality"] == 2
    assert len(score.told_as_fact) == 1
    assert "a2 is alleged" in score.told_as_fact[0]


def test_an_allegation_under_another_type_is_still_told_as_a_fact() -> None:
    record = perfect()
    record["acts"][1].update(type="violence.assault", modality="asserted")
    assert len(seed.score_of(gold(), record, TEXT).told_as_fact) == 1


def test_a_dropped_not_is_not_right_and_is_listed() -> None:
    record = perfect()
    record["acts"][2]["negated"] = False
    score = seed.score_of(gold(), record, TEXT)
    assert score.counts["acts with right modality"] == 2
    assert any("negation differs: a3" in line for line in score.warnings)


def test_a_pronoun_given_to_somebody_else_is_listed() -> None:
    record = perfect()
    record["statements"][1]["speaker"] = "p_mayor"
    score = seed.score_of(gold(), record, TEXT)
    assert any("words given to another party: s2" in line for line in score.warnings)


def test_the_wrong_source_and_party_are_a_wrong_speaker() -> None:
    record = perfect()
    record["statements"][0].update(source=span("Police"), speaker="p_suspect")
    score = seed.score_of(gold(), record, TEXT)
    assert score.counts["statements found"] == 2
    assert score.counts["statements with right speaker"] == 1


def test_a_trigger_near_by_counts_in_the_same_sentence_only() -> None:
    record = perfect()
    record["acts"][0]["trigger"] = span("suspicion")
    assert seed.score_of(gold(), record, TEXT).counts["acts found"] == 3
    record["acts"][0]["trigger"] = span("repairs")
    assert seed.score_of(gold(), record, TEXT).counts["acts found"] == 2


def test_an_optional_entry_does_not_count_when_missed() -> None:
    coded = gold()
    coded["acts"][0]["optional"] = True
    record = perfect()
    del record["acts"][0]
    score = seed.score_of(coded, record, TEXT)
    assert score.counts["acts"] == 2
    assert score.share("acts with right modality", "acts") == 1


def test_an_accepted_second_reading_is_right() -> None:
    coded = gold()
    coded["acts"][0]["readings"] = [{"type": "case.arrest", "modality": "asserted", "negated": False}]
    record = perfect()
    record["acts"][0]["type"] = "case.arrest"
    assert seed.score_of(coded, record, TEXT).counts["acts with right modality"] == 3


def test_a_norm_told_as_an_event_is_listed() -> None:
    coded = {**gold(), "norms": [{"id": "n1", "triggers": [span("took")]}]}
    record = perfect()
    record["acts"].append({**record["acts"][0], "type": "damage", "trigger": span("took")})
    assert any("a norm told as an event: n1" in line for line in seed.score_of(coded, record, TEXT).warnings)
    record["acts"][-1]["generic"] = True
    assert seed.score_of(coded, record, TEXT).warnings == []


def test_a_finding_is_spurious_when_its_kind_or_all_its_passages_are_not_in_the_coding() -> None:
    findings = [found("settled-out", "denies"), found("silence", "repairs")]
    score = seed.score_of(gold(), perfect(), TEXT, findings)
    assert score.counts["findings spurious"] == 2
    assert score.share("findings found", "findings") == 0


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "article.txt").write_bytes(TEXT.encode())
    (tmp_path / "gold.json").write_text(json.dumps(gold()))
    (tmp_path / "read.jsonl").write_text(json.dumps(perfect()) + "\n")
    return [str(tmp_path / "read.jsonl"), "--gold", str(tmp_path / "gold.json"), "--text", str(tmp_path)]


def test_the_last_line_is_the_summary(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert seed.main(files) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "statements with right speaker 1.000, acts with right modality 1.000, told as a fact 0"
    )


def test_a_missing_article_is_left_out(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.txt").unlink()
    assert seed.main(files) == 0
    assert capsys.readouterr().out.startswith("left out: text not here")


def test_an_article_that_changed_is_refused(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(TEXT.replace("bell", "ball").encode())
    assert seed.main(files) == 2


def test_a_reading_of_another_text_is_refused(files: list[str], tmp_path: Path) -> None:
    record = perfect()
    record["document"]["text"] = TEXT + " "
    (tmp_path / "read.jsonl").write_text(json.dumps(record) + "\n")
    assert seed.main(files) == 2


def test_the_hand_coding_holds_offsets_and_no_text_of_the_article() -> None:
    coded = json.loads((EVALS / "seed" / "gold.json").read_text(encoding="utf-8"))
    length = coded["length"]
    for entry in coded["statements"]:
        for start, end in [entry["cue"], *entry["content"]]:
            assert 0 <= start < end <= length
    for entry in coded["acts"]:
        start, end = entry["trigger"]
        assert 0 <= start < end <= length
    assert not [entry for entry in coded["statements"] + coded["acts"] if "text" in entry]
