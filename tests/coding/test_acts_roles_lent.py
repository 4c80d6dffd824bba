"""Roles that stand away from their predicate: inside what is demanded, in the event around, before the noun."""

import pytest
from tests.coding.acts_read import the, told_in

from facta.model.act import Modality
from facta.reading.parser import Parser


@pytest.mark.parametrize(
    ("code", "text", "agent", "patient"),
    [
        ("violence.kill", "Two clerks were killed in a raid by guards.", "guards", "Two clerks"),
        ("violence.kill", "The raid by guards killed two clerks.", "guards", "two clerks"),
        ("reject", "The rebels rejected a call by Ada Venn to surrender.", "The rebels", "Ada Venn"),
        ("threaten", "Brazil threatened to expel the French envoy.", "Brazil", "the French envoy"),
    ],
)
def test_a_role_is_found_where_english_puts_it(code: str, text: str, agent: str, patient: str, parser: Parser) -> None:
    told = the(code, text, parser)
    assert told.roles["agent"] == [agent]
    assert told.roles["patient"] == [patient]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Prosecutors charged Ned Falk with the murder of a clerk.", Modality.ALLEGED),
        ("Ned Falk was arrested for the murder of a clerk.", Modality.ALLEGED),
        ("Ned Falk was acquitted of the murder of a clerk.", Modality.DENIED),
    ],
)
def test_whoever_is_charged_is_named_but_never_as_a_fact(text: str, modality: Modality, parser: Parser) -> None:
    told = the("violence.kill", text, parser)
    assert told.roles["agent"] == ["Ned Falk"]
    assert told.act.modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "Police questioned Ned Falk over the killing of two clerks.",
        "The minister condemned the killing of Ada Venn.",
        "Ned Falk spoke on Monday. The killing of the clerk shocked the town.",
        "Two clerks were killed. Ned Falk resigned.",
    ],
)
def test_nobody_becomes_the_doer_of_a_crime_by_standing_near_it(text: str, parser: Parser) -> None:
    assert "agent" not in the("violence.kill", text, parser).roles


def test_the_victim_of_what_is_condemned_is_not_the_one_accused(parser: Parser) -> None:
    for told in told_in("The minister condemned the killing of Ada Venn.", parser):
        if told.type == "accuse":
            assert told.roles["patient"] != ["Ada Venn"]


def test_the_applicant_behind_by_holds_the_rally_not_whoever_refuses_it(parser: Parser) -> None:
    told = the("assembly.hold", "City hall refused an application by the Open Door group to hold a rally.", parser)
    assert told.roles["agent"] == ["the Open Door group"]
