"""When it was said: the day of the saying, never a day that the words themselves speak of."""

import pytest
from tests.coding.statements_read import NoParties

from facta.codebook.cues import CueTable, load_cues
from facta.coding.attribution import statements_of
from facta.model.document import Document
from facta.reading.annotate import annotate
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


# published on Thursday, 30 November 2023
SAID = [
    # (text, cue, EDTF)
    ("The mayor said on Tuesday that the bridge was safe.", "said", "2023-11-28"),
    ("On Tuesday the mayor said the bridge was safe.", "said", "2023-11-28"),
    ("The mayor said in a statement on 5 May that the bridge was safe.", "said", "2023-05-05"),
    ("In a statement on 5 May, the mayor said that the bridge was safe.", "said", "2023-05-05"),
    ("The mayor said in a statement dated 5 May that the bridge was safe.", "said", "2023-05-05"),
    ("In a statement dated 5 May, the mayor said that the bridge was safe.", "said", "2023-05-05"),
    ("A letter dated 5 May said that the bridge was safe.", "said", "2023-05-05"),
    ("The mayor said in a letter sent on 5 May that the bridge was safe.", "said", "2023-05-05"),
    ('"The bridge is safe," the mayor said Tuesday.', "said", "2023-11-28"),
    ('"The bridge will open on Friday," the mayor said on Tuesday.', "said", "2023-11-28"),
    ("The mayor said on Tuesday that the bridge had opened on Friday.", "said", "2023-11-28"),
    ("The bridge opened on Friday, the mayor said on Tuesday.", "said", "2023-11-28"),
    ("The mayor pledged on 5 May 2023 to rebuild the school by 2025.", "pledged", "2023-05-05"),
    ("The mayor told reporters on Wednesday he would resign on Friday.", "told", "2023-11-29"),
    ("Speaking on Tuesday, the mayor said the bridge was safe.", "said", "2023-11-28"),
    ("The ministry denied on Monday that police had beaten students in April.", "denied", "2023-11-27"),
    ("The mayor said yesterday that the bridge was safe.", "said", "2023-11-29"),
    ("Last week the mayor promised to rebuild the school.", "promised", "2023-11-20/2023-11-26"),
    ("The union called on Thursday for an inquiry into the fire of 3 March.", "called", "2023-11-30"),
    ("Police accused two students on Monday of throwing stones on Sunday.", "accused", "2023-11-27"),
    ("The mayor said in 2021 that the bridge would be ready by 2023.", "said", "2021"),
    ("The ministry did not respond on Monday to a request for comment.", "did not respond", "2023-11-27"),
]


@pytest.mark.parametrize(("text", "cue", "edtf"), SAID, ids=[row[0] for row in SAID])
def test_the_day_beside_the_cue_is_the_day_of_saying(
    text: str, cue: str, edtf: str, parser: Parser, cues: CueTable
) -> None:
    assert days_said(text, parser, cues)[cue] == edtf


NOT_TOLD = [
    ("The mayor said the bridge was safe.", "said"),
    ('"The bridge will open on Friday," the mayor said.', "said"),
    ("The mayor said the bridge had opened on Friday.", "said"),
    ("The bridge opened on Friday, the mayor said.", "said"),
    ("The bridge opened on Friday, according to the mayor.", "according to"),
    ("The mayor pledged to rebuild the school by Friday.", "pledged"),
    ("The union called for an inquiry into the fire of 3 March.", "called for"),
    ("Police accused two students of throwing stones on Sunday.", "accused"),
    ("The mayor said in a statement that the order dated 5 May was void.", "said"),
    ("The mayor said in a letter to a judge appointed on 5 May that the bridge was safe.", "said"),
    ("The mayor, who was elected in 2020, said the bridge was safe.", "said"),
    ("The mayor said he had heard on Sunday that the bridge was safe.", "said"),
]


@pytest.mark.parametrize(("text", "cue"), NOT_TOLD, ids=[row[0] for row in NOT_TOLD])
def test_a_day_of_which_the_words_speak_is_not_the_day_of_saying(
    text: str, cue: str, parser: Parser, cues: CueTable
) -> None:
    assert days_said(text, parser, cues)[cue] is None


def days_said(text: str, parser: Parser, cues: CueTable) -> dict[str, str | None]:
    """The EDTF of each statement's saying by its cue, for a report of 30 November 2023."""
    document = Document(id="d", source="d.txt", digest="0", text=text, published="2023-11-30")
    found = statements_of(annotate(document, parser), NoParties(), cues)
    for said in found:
        assert said.when is None or not any(piece.overlaps(said.when.span) for piece in said.content)
    return {text[slice(*s.cue)]: s.when.edtf if s.when else None for s in found if s.cue is not None}
