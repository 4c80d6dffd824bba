"""Quotation marks of every style, brackets inside quotations, and the writer's words beside them."""

import pytest
from tests.coding.statements_read import said_in, told

from facta.codebook.cues import CueTable, load_cues
from facta.model.statement import Mode
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


MARKS = ["“”", "„“", "„”", "«»", '""', "「」", ("``", "''"), (",,", "''"), ("''", "''"), "‘’", "''"]


@pytest.mark.parametrize("marks", MARKS)
def test_a_quotation_in_marks_of_any_style_is_direct(
    marks: str | tuple[str, str], parser: Parser, cues: CueTable
) -> None:
    quotation = f"{marks[0]}The bridge is safe and will stay open.{marks[1]}"
    said = told(f"Dina Marr said: {quotation}", "said", parser, cues)
    assert (said.source, said.content, said.statement.mode) == ("Dina Marr", quotation, Mode.DIRECT)


def test_brackets_of_an_editor_stay_inside_the_content_and_name_no_speaker(parser: Parser, cues: CueTable) -> None:
    quotation = '"[The mayor] refused to see us,"'
    said = told(f"{quotation} the teacher said.", "said", parser, cues)
    assert (said.source, said.content) == ("the teacher", quotation)


def test_a_demand_that_is_rejected_is_not_its_rejecters(parser: Parser, cues: CueTable) -> None:
    for text in (
        "The demand that the mine be closed was rejected by the council.",
        "The council rejected the demand that the mine be closed.",
    ):
        said = told(text, "demand", parser, cues)
        assert (said.source, said.content) == ("", "that the mine be closed")


def test_a_clause_before_a_colon_is_no_part_of_the_quotation_after_it(parser: Parser, cues: CueTable) -> None:
    said = told("She spoke of the dam at length: “It will hold for a hundred years,” she said.", "said", parser, cues)
    assert said.content == "“It will hold for a hundred years,”"


def test_a_sentence_after_a_full_stop_says_nothing_of_the_quotation_before_it(parser: Parser, cues: CueTable) -> None:
    text = '"The dam is safe," Marr said. "It will hold for years." Lind said the dam had cracked.'
    contents = {s.source: s.content for s in said_in(text, parser, cues) if s.cue == "said"}
    assert contents == {
        "Marr": '"The dam is safe," … "It will hold for years."',
        "Lind": "the dam had cracked",
    }


NOBODYS = [
    "Remember that the dam is old.",
    "The street was named after the war.",
    "The hotel offers two rooms.",
    "Voters backing the dam filled the hall.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_nobody_is_shown_to_say_is_no_statement(text: str, parser: Parser, cues: CueTable) -> None:
    assert said_in(text, parser, cues) == []
