"""Kinds of pledge: each finds its examples, and answers only with act types that the codebook has."""

from fnmatch import fnmatchcase

import pytest

from facta.codebook.codebook import load_codebook
from facta.findings.pledge_kinds import ANY, can_answer, kinds_of, pledge_kinds

CASES = [
    (name, text, found)
    for name, kind in pledge_kinds().items()
    for found, key in ((True, "wanted"), (False, "unwanted"))
    for text in kind.get(key, ())
]


@pytest.mark.parametrize(("name", "text", "found"), CASES)
def test_a_kind_finds_what_it_should(name: str, text: str, found: bool) -> None:
    assert (name in kinds_of(text)) is found


@pytest.mark.parametrize("name", pledge_kinds())
def test_every_answer_is_an_act_type_of_the_codebook(name: str) -> None:
    codes = [act_type.code for act_type in load_codebook().types]
    assert not [one for one in pledge_kinds()[name]["answers"] if not any(fnmatchcase(code, one) for code in codes)]


def test_a_law_answers_a_pledge_of_a_law_and_an_arrest_does_not() -> None:
    pledge = "bring in a law on the pay of pickers"
    assert can_answer(pledge, "law.propose")
    assert not can_answer(pledge, "case.arrest")


def test_where_nothing_tells_the_kind_any_act_can_answer() -> None:
    assert kinds_of("the dunes of Brask") == ()
    assert can_answer("the dunes of Brask", "case.arrest")
    assert can_answer("bring in a law", None)


def test_what_can_be_done_about_anything_answers_every_kind() -> None:
    assert can_answer("bring in a law", "withdraw")
    assert "any_of" not in pledge_kinds()[ANY]
