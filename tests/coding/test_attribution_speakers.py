"""Who is the speaker: the mention as it stands, over every way of telling that somebody said so."""

import pytest
from tests.coding.statements_read import said_in, told
from tests.who import Who

from facta.codebook.cues import CueTable, load_cues
from facta.coding.attribution import statements_of
from facta.model.statement import Mode
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


TELLINGS = [
    # (text, cue, source, content)
    ("The mayor said the bridge was safe.", "said", "The mayor", "the bridge was safe"),
    ('"The bridge is safe," the mayor said.', "said", "the mayor", '"The bridge is safe,"'),
    ('"The bridge is safe," said Dina Marr, the mayor of Tervan.', "said", "Dina Marr, the mayor of Tervan",
     '"The bridge is safe,"'),
    ("“The bridge is safe,” Marr said.", "said", "Marr", "“The bridge is safe,”"),
    ("The bridge, the mayor said, is safe.", "said", "the mayor", "The bridge … is safe"),
    ("The bridge is safe, according to the mayor.", "according to", "the mayor", "The bridge is safe"),
    ("According to Dina Marr, the bridge is safe.", "According to", "Dina Marr", "the bridge is safe"),
    ("The mayor called the bridge a disgrace.", "called", "The mayor", "the bridge a disgrace"),
    ("The union accused the police of beating two students.", "accused", "The union",
     "the police of beating two students"),
    ("The police were accused by the union of beating two students.", "were accused", "the union",
     "The police … of beating two students"),
    ("It was reported that the bridge had collapsed.", "was reported", "", "that the bridge had collapsed"),
    ("The governor is expected to resign.", "is expected", "", "The governor … to resign"),
    ("Residents were told that the water was unsafe.", "were told", "", "that the water was unsafe"),
    ("Dolvan pledged to rebuild the school.", "pledged", "Dolvan", "to rebuild the school"),
    ("His pledge to rebuild the school was welcomed by parents.", "pledge", "His", "to rebuild the school"),
    ("The council repeated its demand that the mine be closed.", "demand", "its", "that the mine be closed"),
    ("The ministry issued a statement saying the bill was dead.", "saying", "The ministry", "the bill was dead"),
    ("Marr called for an inquiry into the fire.", "called for", "Marr", "an inquiry into the fire"),
    ("Marr urged the police to release the students.", "urged", "Marr", "the police to release the students"),
    ("Marr, who said the bridge was safe, left the room.", "said", "who", "the bridge was safe"),
    ("The mayor resigned, saying he was tired.", "saying", "The mayor", "he was tired"),
    ("The mayor said the bridge was safe, adding that it would reopen in May.", "adding", "The mayor",
     "that it would reopen in May"),
    ("The mayor praised the workers and said the bridge was safe.", "said", "The mayor", "the bridge was safe"),
    ("The mayor said he was tired and insisted that he would stay.", "insisted", "The mayor", "that he would stay"),
    ("The activist and her lawyer claim that officers searched the flat.", "claim", "The activist and her lawyer",
     "that officers searched the flat"),
    ("The mayor believes the bridge is safe.", "believes", "The mayor", "the bridge is safe"),
    ("The students want to leave the country.", "want", "The students", "to leave the country"),
    ("Marr is tired of hearing it, the clerk said.", "said", "the clerk", "Marr is tired of hearing it"),
    ("As the clerk pointed out, the bridge is old.", "pointed out", "the clerk", "the bridge is old"),
    ("The mayor went on to say that the bridge was safe.", "went on to say", "The mayor", "that the bridge was safe"),
    ("One guard that opened the gate told a reporter he had no orders.", "told", "One guard that opened the gate",
     "he had no orders"),
    ("The ministry declined to comment.", "declined", "The ministry", "to comment"),
    ("The ministry did not respond to requests for comment.", "did not respond to", "The ministry",
     "requests for comment"),
    ("The ministry would not comment.", "would not", "The ministry", "comment"),
    ("The clerk refused to say who had signed.", "refused", "The clerk", "to say who had signed"),
    ("The bridge was reportedly closed.", "reportedly", "", "The bridge was … closed"),
    ("Marr asked whether the bridge was safe.", "asked", "Marr", "whether the bridge was safe"),
    ("The survey showed that most families had left.", "showed", "The survey", "that most families had left"),
    ("DINA MARR: The bridge is safe and will stay open.", ":", "DINA MARR", "The bridge is safe and will stay open."),
    ("“The bridge is safe.” — Dina Marr", "—", "Dina Marr", "“The bridge is safe.”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source", "content"), TELLINGS, ids=[row[0] for row in TELLINGS])
def test_source_cue_and_content_are_the_words_that_stand_there(
    text: str, cue: str, source: str, content: str, parser: Parser, cues: CueTable
) -> None:
    said = told(text, cue, parser, cues)
    assert (said.source, said.content) == (source, content)


def test_a_quotation_goes_on_in_the_next_sentence_of_its_paragraph(parser: Parser, cues: CueTable) -> None:
    text = '"The bridge is safe," the mayor said. "We will open it in May."'
    said = said_in(text, parser, cues)
    assert [s.content for s in said if s.cue == "said"] == ['"The bridge is safe," … "We will open it in May."']


def test_a_paragraph_that_is_all_quotation_goes_on_from_the_one_before(parser: Parser, cues: CueTable) -> None:
    text = "“The bridge is safe,” the mayor said.\n\n“People can cross it without fear.”"
    said = told(text, "said", parser, cues)
    assert said.content == "“The bridge is safe,” … “People can cross it without fear.”"


def test_a_sentence_after_a_quotation_that_is_not_quoted_is_the_writers(parser: Parser, cues: CueTable) -> None:
    said = told('"The bridge is safe," the mayor said. It fell the next day.', "said", parser, cues)
    assert said.content == '"The bridge is safe,"'


def test_a_scare_quote_alone_is_nobodys_statement(parser: Parser, cues: CueTable) -> None:
    assert said_in('The "safe" bridge fell into the river.', parser, cues) == []


def test_a_statement_told_by_another_stands_within_it(parser: Parser, cues: CueTable) -> None:
    text = "The union said the mayor told workers that the mine would close."
    outer, inner = told(text, "said", parser, cues), told(text, "told", parser, cues)
    assert (outer.source, inner.source) == ("The union", "the mayor")
    assert inner.statement.within == outer.statement.id
    assert outer.statement.within is None


@pytest.mark.parametrize(
    ("text", "cue", "mode"),
    [
        ('"The bridge is safe," he said.', "said", Mode.DIRECT),
        ("He said the bridge was safe.", "said", Mode.INDIRECT),
        ('He said the bridge was "as safe as ever."', "said", Mode.MIXED),
    ],
)
def test_mode_tells_whose_words_they_are(text: str, cue: str, mode: Mode, parser: Parser, cues: CueTable) -> None:
    assert told(text, cue, parser, cues).statement.mode is mode


def test_attitudes_are_no_speech(parser: Parser, cues: CueTable) -> None:
    assert told("The mayor believes the bridge is safe.", "believes", parser, cues).statement.no_speech
    assert not told("The mayor said the bridge is safe.", "said", parser, cues).statement.no_speech


def test_the_one_spoken_to_is_no_part_of_the_content(parser: Parser, cues: CueTable) -> None:
    said = told("The mayor told reporters that the bridge was safe.", "told", parser, cues)
    assert said.content == "that the bridge was safe"


def test_every_span_cites_words_of_the_text(parser: Parser, cues: CueTable) -> None:
    text = "\n\n".join(row[0] for row in TELLINGS)
    for said in said_in(text, parser, cues):
        spans = [*said.statement.content, said.statement.cue, said.statement.source]
        for span in spans:
            assert span is None or 0 <= span.start < span.end <= len(text)
        for piece in said.statement.content:
            assert said.statement.cue is None or not piece.overlaps(said.statement.cue)


def test_reading_twice_gives_equal_statements(parser: Parser, cues: CueTable) -> None:
    text = "\n\n".join(row[0] for row in TELLINGS)
    once, again = said_in(text, parser, cues), said_in(text, parser, cues)
    assert once == again
    assert len({s.statement.id for s in once}) == len(once)


def speaker_words(text: str, source: str, parser: Parser, cues: CueTable) -> str | None:
    """Name of the speaker of the statement whose source is `source`."""
    who = Who(text, parser)
    for statement in statements_of(who.annotated, who.table, cues):
        if statement.source is not None and text[slice(*statement.source)] == source:
            return who.table.party_of[statement.speaker].name if statement.speaker else None
    raise AssertionError(f"no statement of {source!r}")


def test_i_and_we_in_a_quotation_are_its_speaker(parser: Parser, cues: CueTable) -> None:
    text = '"I hope that the lake will be clean," Dina Marr said.'
    assert speaker_words(text, "I", parser, cues) == "Dina Marr"
    text = '"Oskar Lind has shown us who he is and we should believe him," Dina Marr said.'
    assert speaker_words(text, "we", parser, cues) == "Dina Marr"


def test_he_after_a_quotation_is_nobody_whom_only_the_quotation_names(parser: Parser, cues: CueTable) -> None:
    text = 'Oskar Lind spoke. "If a man works all week, that man should not be poor," he said.'
    assert speaker_words(text, "he", parser, cues) == "Oskar Lind"
    text = '"That man should not be poor," he said.'
    assert speaker_words(text, "he", parser, cues) is None


def test_who_is_asked_does_not_ask(parser: Parser, cues: CueTable) -> None:
    found = said_in("Asked whether the hall would be closed, Dina Marr said no decision had been taken.", parser, cues)
    assert [s.source for s in found if s.cue == "Asked"] in ([], [""])


def test_a_name_in_the_middle_of_a_headline_speaks_for_nobody(parser: Parser, cues: CueTable) -> None:
    found = Who("Marchers In Lodvar Want To Stop Evictions", parser)
    statements = statements_of(found.annotated, found.table, cues)
    assert all(s.speaker is None or found.table.party_of[s.speaker].name != "Lodvar" for s in statements)
