"""What is set in a story, and what a court decides that is none: neither happened for the record."""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser

STORIES = [
    "In the film, Ilan Dorsk kills a driver.",
    "During the drill Ilan Dorsk shot a guard.",
    "In a novel by her sister, Ilan Dorsk murders his brother.",
    "Ilan Dorsk plays a clerk who kills a driver.",
]


@pytest.mark.parametrize("text", STORIES)
def test_what_is_set_in_a_story_did_not_happen(text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type and t.type.startswith("violence.")]
    assert told
    assert all(t.modality == "hypothetical" for t in told), told


@pytest.mark.parametrize(
    "text",
    [
        "In the play of shadows Ilan Dorsk killed the driver.",
        "Ilan Dorsk killed the driver in a field.",
        "Ilan Dorsk, an actor in the film, killed the driver.",
    ],
)
def test_what_only_looks_like_a_story_is_none(text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == "violence.kill"]
    assert told
    assert all(t.modality != "hypothetical" for t in told), told


NO_COURT = [
    "Pupils found Ilan Dorsk guilty of bribery in a mock trial.",
    "A mock tribunal of pupils convicted Ilan Dorsk of bribery.",
    "Ilan Dorsk was convicted of bribery in a symbolic trial.",
    "The union held a mock trial at which Ilan Dorsk was convicted of bribery.",
    "A kangaroo court convicted Ilan Dorsk of bribery.",
    "Neighbours found Ilan Dorsk guilty of bribery.",
    "The newspapers convicted Ilan Dorsk of bribery.",
    "Ilan Dorsk was found guilty by his neighbours.",
    "Neighbours consider Ilan Dorsk guilty of bribery.",
]


@pytest.mark.parametrize("text", NO_COURT)
def test_only_a_court_convicts(text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type in ("case.convict", "money.bribe")]
    assert all(t.modality != "asserted" for t in told), told


COURTS = [
    "The district court found Ilan Dorsk guilty of bribery.",
    "A panel of three judges found Ilan Dorsk guilty of bribery.",
    "Judge Vera Holm found Ilan Dorsk guilty of bribery.",
    "Ilan Dorsk was found guilty of bribery.",
    "Ilan Dorsk was found guilty of bribery by a jury.",
    "A military tribunal convicted Ilan Dorsk of bribery.",
]


@pytest.mark.parametrize("text", COURTS)
def test_what_a_court_finds_is_so_for_the_record(text: str, parser: Parser) -> None:
    told = {t.type: t.modality for t in told_in(text, parser)}
    assert told.get("case.convict") == "asserted"


@pytest.mark.parametrize(
    "text", ["The jury found Ilan Dorsk not guilty of bribery.", "Ilan Dorsk was found not guilty of bribery."]
)
def test_not_guilty_is_no_conviction(text: str, parser: Parser) -> None:
    told = {t.type: t.modality for t in told_in(text, parser)}
    assert "case.convict" not in told
    assert told.get("case.acquit") == "asserted"


def test_a_wrong_conviction_is_one_but_the_crime_is_only_alleged(parser: Parser) -> None:
    told = {t.type: t.modality for t in told_in("Ilan Dorsk was wrongly convicted of killing the driver.", parser)}
    assert told == {"case.convict": "asserted", "violence.kill": "alleged"}
