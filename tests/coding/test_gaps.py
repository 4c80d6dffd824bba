"""Clauses whose verb was told before: "He did not", "so did Orr", "it never will"."""

import pytest
from tests.coding.acts_read import Told, told_in

from facta.reading.parser import Parser


def _last(text: str, parser: Parser) -> Told | None:
    found = [told for told in told_in(text, parser) if told.act.matched_by.endswith(("+gap", "+taken-up"))]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "code", "words", "modality", "negated", "agent"),
    [
        ("The league has signed the pact. The guild has not.", "support", "has", "asserted", True, "The guild"),
        ("The mayor signed the petition, and so did Orr.", "petition.sign", "did", "asserted", False, "Orr"),
        ("The bishop apologised. The mayor will not.", "concede", "will", "planned", True, "The mayor"),
        ("The bishop apologised. Nor did the mayor.", "concede", "did", "asserted", True, "the mayor"),
        (
            "Neither the clerk nor his aide resigned. The dean may.",
            "office.resign",
            "may",
            "hypothetical",
            False,
            "dean",
        ),
    ],
)
def test_a_gap_has_its_own_subject_polarity_and_strength(
    text: str, code: str, words: str, modality: str, negated: bool, agent: str, parser: Parser
) -> None:
    told = _last(text, parser)
    assert told is not None
    assert (told.type, told.trigger, told.modality, told.negated) == (code, words, modality, negated)
    assert any(agent in name for name in told.roles["agent"])


def test_a_gap_bears_on_what_its_verb_bore_on(parser: Parser) -> None:
    told = _last("The league backed the plan; the guild did not.", parser)
    assert told is not None
    assert (told.type, told.negated) == ("support", True)
    assert told.roles == {"agent": ["the guild"], "patient": ["the plan"]}


def test_who_was_not_arrested_is_the_one_named_in_the_gap(parser: Parser) -> None:
    told = _last("Orr was arrested. Lund was not.", parser)
    assert told is not None
    assert (told.type, told.negated, told.roles.get("patient")) == ("case.arrest", True, ["Lund"])


@pytest.mark.parametrize(
    "text",
    [
        "The guards beat the driver. So did the constable.",
        "The ministry denied that it had closed the paper. The court did not.",
        "The editor was not charged. The owner was.",
        "He was told that he would be fined if he marched again. He did not.",
        "The league backed the plan. The guild did well.",
        "The league backed the plan. There is.",
        "The league backed the plan, as the guild did.",
        "The league backed the plan. Did the guild?",
        "The league backed the plan, which the guild did not.",
        "The league backed the plan. Orr slept. The guild did not.",
    ],
)
def test_what_would_wrong_somebody_or_is_not_sure_is_not_taken_over(text: str, parser: Parser) -> None:
    assert _last(text, parser) is None
