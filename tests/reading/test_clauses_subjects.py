"""Clause records: whose deed it is where the verb itself does not say, or where the tree says it wrongly."""

import pytest
from tests.conftest import document_of
from tests.reading.test_clauses import clause

from facta.reading.clauses import clauses_of
from facta.reading.parser import Parser


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        # behind a comma a gerund goes on with what the sentence's subject does
        ("The men put a bag over the face of the clerk and those of her sons, beating them.", "beat", "The men"),
        ("The council had no business obstructing the vote.", "obstruct", "The council"),
        # a past verb of speech behind a clause in the present is told of the speaker
        ("Marr said that the fair is closed and urged the visitors to leave.", "urge", "Marr"),
        ("Marr said she hopes that the letters have arrived and urged the clerk to read them.", "urge", "Marr"),
        ("The treaty moved them closer to destroying the weapons.", "destroy", "them"),
        ("Pictures of the year: The mayor opens the bridge.", "open", "The mayor"),
    ],
)
def test_who_does_it_is_found(text: str, lemma: str, subject: str, parser: Parser) -> None:
    _, words = clause(text, lemma, parser)
    assert words["subject"] == [subject]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        # what a rule or an operation includes is done by anybody
        ("The operation involves removing the kidney.", "remove"),
        ("Other points of the plan include investigating the fires.", "investigate"),
    ],
)
def test_nobody_is_made_to_do_it(text: str, lemma: str, parser: Parser) -> None:
    _, words = clause(text, lemma, parser)
    assert "subject" not in words


def test_a_deed_told_behind_a_clause_in_the_present_stays_with_its_subject(parser: Parser) -> None:
    _, words = clause("Marr said that the guard is a thief and robbed the clerk.", "rob", parser)
    assert words.get("subject") != ["Marr"]


def test_the_latest_to_be_arrested_is_whom_the_sentence_is_about(parser: Parser) -> None:
    _, words = clause("The editor is the latest to be arrested by the guards.", "arrest", parser)
    assert words["object"] == ["The editor"]
    assert words["subject"] == ["the guards"]


def test_whose_is_the_noun_before_it(parser: Parser) -> None:
    text = "She met Dolvan, the editor whose arrest and imprisonment hours later would make him a hero."
    _, sentences = parser.sentences_of(document_of(text))
    found = next(c for c in clauses_of(sentences) if c.lemma == "arrest")
    objects = [text[a.span.start : a.span.end] for a in found.arguments_as("object")]
    assert objects in (["the editor"], ["Dolvan"])
