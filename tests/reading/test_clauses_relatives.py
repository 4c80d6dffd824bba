"""Relative clauses: whom or what they are about, where the parse hangs them on a noun that does not fit."""

import pytest
from tests.reading.test_clauses import clause

from facta.reading.parser import Parser


@pytest.mark.parametrize(
    ("text", "lemma", "function", "words"),
    [
        ("Many came to a rally on hostel safety, which city hall had permitted.", "permit", "object", "a rally"),
        ("The mayor opened a march for clean water, which the ministry had banned twice.", "ban", "object", "a march"),
        ("Guards beat the editor of the paper, who had criticised the mayor.", "criticise", "subject", "the editor"),
        (
            "The council read the minutes of the meeting, which police had dispersed.",
            "disperse",
            "object",
            "the meeting",
        ),
        ("He described the vote on the budget, which the president signed.", "sign", "object", "the budget"),
        ("The mayor met the head of the union, which had called a strike.", "call", "subject", "the union"),
        ("The minister, who resigned on Monday, apologised.", "resign", "subject", "The minister"),
        ("The clerk whom the guards beat has left.", "beat", "object", "The clerk"),
        ("The clerk that guards beat has left.", "beat", "object", "The clerk"),
        ("The rally the city refused was small.", "refuse", "object", "The rally"),
        ("The officers who had arrested the clerk were praised.", "arrest", "subject", "The officers"),
        ("The editor arrested in March was freed.", "arrest", "object", "The editor"),
        ("The council honoured the scientist executed in Tolm.", "execute", "object", "the scientist"),
        ("The men beating the clerk ran away.", "beat", "subject", "The men"),
    ],
)
def test_a_relative_clause_is_about_the_noun_that_fits(
    text: str, lemma: str, function: str, words: str, parser: Parser
) -> None:
    _, found = clause(text, lemma, parser)
    assert [phrase.startswith(words) for phrase in found[function]] == [True], found


def test_which_before_the_subject_is_no_part_of_it(parser: Parser) -> None:
    _, found = clause("Many came to a rally on hostel safety, which city hall had permitted.", "permit", parser)
    assert found["subject"] == ["city hall"]
