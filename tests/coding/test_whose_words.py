"""In whose words an act stands: what was not said is nobody's, and quotation marks keep the report at a distance."""

import pytest
from tests.coding.acts_read import the, told_in
from tests.coding.statements_read import said_in

from facta.codebook.cues import load_cues
from facta.reading.parser import Parser

NEVER_SAID = [
    "Vera Holm did not say that the mayor had taken bribes.",
    "Vera Holm never claimed that the mayor had taken bribes.",
    "Nobody said that the mayor had taken bribes.",
    "Vera Holm did not accuse the mayor of taking bribes.",
]


@pytest.mark.parametrize("text", NEVER_SAID)
def test_what_nobody_said_is_only_supposed_and_nobodys_word(text: str, parser: Parser) -> None:
    told = the("money.bribe", text, parser)
    assert (told.modality, told.act.according_to) == ("hypothetical", None)


@pytest.mark.parametrize(
    "text",
    [
        "The police did not confirm that Ilan Dorsk had beaten the driver.",
        "The police refused to confirm that Ilan Dorsk had beaten the driver.",
    ],
)
def test_what_was_not_confirmed_is_alleged_and_not_by_whoever_was_silent(text: str, parser: Parser) -> None:
    told = the("violence.assault", text, parser)
    assert (told.modality, told.act.according_to) == ("alleged", None)


def test_who_tells_that_another_did_not_say_so_is_still_cited(parser: Parser) -> None:
    text = "The clerk said that Vera Holm did not say that the mayor had taken bribes."
    told = the("money.bribe", text, parser)
    assert told.modality == "hypothetical"
    assert told.act.according_to is not None


@pytest.mark.parametrize("text", ['The "murder" of the driver by Ilan Dorsk was an accident.', "Dorsk 'killed driver'"])
def test_quotation_marks_that_are_nobodys_keep_the_report_at_a_distance(text: str, parser: Parser) -> None:
    assert [t.modality for t in told_in(text, parser) if t.type == "violence.kill"] == ["alleged"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In the lawyers' view, Ilan Dorsk took bribes.", "the lawyers'"),
        ("By the widow's account, Ilan Dorsk took bribes.", "the widow's"),
        ("Ilan Dorsk took bribes, in the opinion of the lawyers.", "the lawyers"),
    ],
)
def test_a_view_is_told_as_whose_it_is(text: str, source: str, parser: Parser) -> None:
    told = the("money.bribe", text, parser)
    assert told.modality == "alleged"
    assert told.act.according_to is not None
    assert [s.source for s in said_in(text, parser, load_cues())] == [source]


def test_in_view_of_and_by_all_accounts_are_nobodys_view(parser: Parser) -> None:
    assert said_in("By all accounts the rain was heavy.", parser, load_cues()) == []
    assert said_in("In view of the rain the bridge was closed.", parser, load_cues()) == []


CASES = [
    "The case against Ilan Dorsk for beating the driver was dropped.",
    "Charges of beating a driver against Ilan Dorsk were dropped.",
    "Ilan Dorsk is on trial for beating the driver.",
    "Reports of Ilan Dorsk beating a driver could not be checked.",
    "Ilan Dorsk may be the man who beat the driver.",
]


@pytest.mark.parametrize("text", CASES)
def test_what_a_case_or_a_rumour_is_about_is_not_told_as_done(text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type and t.type.startswith("violence.")]
    assert told
    assert all(t.modality != "asserted" for t in told), told


@pytest.mark.parametrize("text", ["A jury found Ilan Dorsk guilty.", "The court found Ilan Dorsk guilty of bribery."])
def test_a_verdict_is_a_deed_and_no_statement(text: str, parser: Parser) -> None:
    assert said_in(text, parser, load_cues()) == []


TOLD = [
    "The city told the union that the ministry had released the records.",
    "The city told it that it would publish the list.",
    "The mayor warned the union that the bridge was unsafe.",
]


@pytest.mark.parametrize("text", TOLD)
def test_who_is_told_that_something_is_so_is_asked_for_nothing(text: str, parser: Parser) -> None:
    assert not any(t.type in ("request", "inform.request") for t in told_in(text, parser))


def test_who_is_told_to_do_it_is_asked(parser: Parser) -> None:
    assert the("request", "The union told the city to publish the list.", parser).modality == "asserted"


@pytest.mark.parametrize(
    "text", ["The prisoner seized the gun of a guard.", "Ilan Dorsk seized the pistol of a guard and fled."]
)
def test_who_grabs_a_weapon_searches_nobody(text: str, parser: Parser) -> None:
    assert not any(t.type == "pressure.search" for t in told_in(text, parser))


def test_who_loses_a_post_is_not_shot_at(parser: Parser) -> None:
    text = "The mayor fired Ilan Dorsk, the police chief, on Tuesday."
    assert not any(t.type and t.type.startswith("violence.") for t in told_in(text, parser))
