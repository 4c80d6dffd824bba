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


@pytest.mark.parametrize("marks", [*MARKS, "‹›", "»«", ("« ", " »"), ("» ", " «"), "『』"])
@pytest.mark.parametrize("cue", [", Dina Marr said.", ", said Dina Marr."])
def test_a_cue_after_a_quotation_in_marks_of_any_style_keeps_its_source(
    marks: str | tuple[str, str], cue: str, parser: Parser, cues: CueTable
) -> None:
    quotation = f"{marks[0]}The bridge is safe and will stay open{marks[1]}"
    said = told(f"{quotation}{cue}", "said", parser, cues)
    assert (said.source, said.content, said.statement.mode) == ("Dina Marr", quotation, Mode.DIRECT)


UNCLOSED = [
    # (text, cue, source, content)
    ("“The bridge is safe and will stay open, Dina Marr said.", "said", "Dina Marr",
     "“The bridge is safe and will stay open"),
    ('"The bridge is safe and will stay open, said Dina Marr, the mayor of Tervan.', "said",
     "Dina Marr, the mayor of Tervan", '"The bridge is safe and will stay open'),
    ("“The bridge is safe. We will paint it in May, she added.", "added", "she",
     "“The bridge is safe. We will paint it in May"),
    ("Dina Marr said: “The bridge is safe. We will paint it.", "said", "Dina Marr",
     "“The bridge is safe. We will paint it."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source", "content"), UNCLOSED, ids=[row[0] for row in UNCLOSED])
def test_a_quotation_that_nothing_closes_ends_before_its_cue_or_with_the_paragraph(
    text: str, cue: str, source: str, content: str, parser: Parser, cues: CueTable
) -> None:
    said = told(text, cue, parser, cues)
    assert (said.source, said.content, said.statement.mode) == (source, content, Mode.DIRECT)


TURNS = [
    # (text, cue, source, content)
    ("— The bridge is safe and will stay open, — said Dina Marr. — We will paint it in May.", "said", "Dina Marr",
     "The bridge is safe and will stay open … We will paint it in May."),
    ("– The bridge is safe, said Dina Marr.", "said", "Dina Marr", "The bridge is safe"),
    ('Dina Marr, 34, a teacher from Tervan: "The bridge is safe. We will paint it."', ":",
     "Dina Marr, 34, a teacher from Tervan", '"The bridge is safe. We will paint it."'),
    ('Dina Marr: "The bridge is safe and will stay open."', ":", "Dina Marr",
     '"The bridge is safe and will stay open."'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source", "content"), TURNS, ids=[row[0] for row in TURNS])
def test_turns_after_a_dash_or_a_colon_are_direct(
    text: str, cue: str, source: str, content: str, parser: Parser, cues: CueTable
) -> None:
    said = told(text, cue, parser, cues)
    assert (said.source, said.content, said.statement.mode) == (source, content, Mode.DIRECT)


def test_a_list_with_dashes_is_nobodys_words(parser: Parser, cues: CueTable) -> None:
    assert said_in("— The bridge in Tervan and the old mine.", parser, cues) == []


def test_a_quotation_inside_a_quotation_is_kept_within_it(parser: Parser, cues: CueTable) -> None:
    text = "“Vera Sool said ‘the bridge is lost for good’ and left,” Dina Marr told a reporter."
    outer, inner = told(text, "told", parser, cues), told(text, "said", parser, cues)
    assert (inner.source, inner.content, inner.statement.mode) == (
        "Vera Sool", "‘the bridge is lost for good’", Mode.DIRECT,
    )  # fmt: skip
    assert inner.statement.within == outer.statement.id


@pytest.mark.parametrize("opening", ["The mayor", "He"])
def test_a_name_in_brackets_inside_a_quotation_is_not_the_source(opening: str, parser: Parser, cues: CueTable) -> None:
    said = told(f'"{opening} [Oskar Lind] promised to rebuild it," Dina Marr said.', "promised", parser, cues)
    assert (said.source, said.content) == (opening, "to rebuild it")


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


GOES_ON = [
    "“The bridge is safe,” said Dina Marr, who blamed the rain. “It will stand for years.”",
    "“The bridge is safe,” Dina Marr said, pointing to a report on the river. “It will stand for years.”",
    "“The bridge is safe,” said Dina Marr, who said the rain was heavy. “It will stand for years.”",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_quotation_goes_on_from_the_quotation_before_it_and_not_from_an_aside(
    text: str, parser: Parser, cues: CueTable
) -> None:
    assert said_in(text, parser, cues)[0].content == "“The bridge is safe,” … “It will stand for years.”"


ENDS = [
    # (text, cue, content): where the words end and the writer's begin
    ("Dina Marr said it would close and praised the crew.", "said", "it would close"),
    ("Dina Marr said, “We will see,” when asked whether it would close.", "said", "“We will see,”"),
    ("Dina Marr said the town would welcome the law, which “will help us all.”", "said",
     "the town would welcome the law, which “will help us all.”"),
    ("The club paid well; he reported earning a lot from it.", "reported", "earning a lot from it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content"), ENDS, ids=[row[0] for row in ENDS])
def test_the_content_ends_where_the_speakers_words_end(
    text: str, cue: str, content: str, parser: Parser, cues: CueTable
) -> None:
    assert told(text, cue, parser, cues).content == content
