"""How near in kind words are, by the table that the program carries."""

import pytest

from facta.findings.word_kin import nearness, plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("firearms", "rifles"),
        ("cigarettes", "tobacco"),
        ("tuition", "fees"),
        ("killing", "murder"),
        ("appointment", "appoint"),
        ("abolish", "abolition"),
        ("women", "woman"),
    ],
)
def test_words_of_one_kind_are_near_in_either_order(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one) >= 0.75


@pytest.mark.parametrize(("one", "other"), [("law", "money"), ("mayor", "bridge"), ("tuition", "brickwork")])
def test_words_of_other_kinds_are_not_near(one: str, other: str) -> None:
    assert nearness(one, other) < 0.5


def test_a_word_that_the_table_does_not_have_is_near_to_itself_alone() -> None:
    assert plain_words("ostermarkish") == ()
    assert nearness("ostermarkish", "law") == 0
    assert nearness("ostermarkish", "ostermarkish") == 1


def test_forms_are_taken_to_their_plain_words() -> None:
    assert "stop" in plain_words("stopped")
    assert "city" in plain_words("cities")
    assert "man" in plain_words("men")
