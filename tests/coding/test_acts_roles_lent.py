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


def predicate(lemma: str, text: str, parser: Parser) -> dict[str, list[str]]:
    """Roles of the predicate with this lemma, typed or not."""
    return next(told.roles for told in told_in(text, parser, every_predicate=True) if told.act.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "patient"),
    [
        ("The army went on with its assaults on fishing boats.", "assault", "fishing boats"),
        ("The airstrike on a clinic shocked the town.", "airstrike", "a clinic"),
        ("He spoke of a war with Sweden.", "war", "Sweden"),
        ("They were civilian massacres.", "massacre", "civilian"),
        ("The convoy came under attack by rebels.", "attack", "The convoy"),
        ("Police placed the editor under arrest.", "arrest", "the editor"),
    ],
)
def test_whom_an_event_noun_is_aimed_at_is_its_patient(text: str, lemma: str, patient: str, parser: Parser) -> None:
    assert predicate(lemma, text, parser)["patient"] == [patient]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The strike on Monday closed the port.", "strike"),
        ("A case of murder was registered on a complaint.", "murder"),
        ("Police registered a case of murder against the crowd.", "murder"),
        ("The nomination on the first ballot was quick.", "nominate"),
        ("The court remanded Ned Falk to police custody.", "custody"),
        ("Gang killings go on in the town.", "kill"),
    ],
)
def test_a_day_a_ground_an_accused_and_a_guard_suffer_nothing(text: str, lemma: str, parser: Parser) -> None:
    assert "patient" not in predicate(lemma, text, parser)


@pytest.mark.parametrize(
    ("text", "lemma", "agent"),
    [
        ("A rebel attack on the base left nine dead.", "attack", "rebel"),
        ("The military raid on the farm killed two clerks.", "kill", "military"),
        ("Ada Venn said under oath that the bridge was safe.", "oath", "Ada Venn"),
    ],
)
def test_a_force_before_an_event_noun_and_who_swears_are_the_agent(
    text: str, lemma: str, agent: str, parser: Parser
) -> None:
    assert predicate(lemma, text, parser)["agent"] == [agent]


@pytest.mark.parametrize(
    "text",
    [
        "Ned Falk avoided prosecution on rape charges.",
        "Ned Falk faces a murder charge.",
        "Ned Falk was acquitted on a murder charge.",
    ],
)
def test_a_charge_before_its_noun_makes_nobody_the_doer(text: str, parser: Parser) -> None:
    crimes = [told for told in told_in(text, parser) if told.trigger in ("rape", "murder")]
    assert all("agent" not in told.roles for told in crimes)


@pytest.mark.parametrize(
    ("code", "text", "patient"),
    [
        ("threaten", "France threatened to tax Swedish goods as the leaders of Norway met in Oslo.", "Swedish"),
    ],
)
def test_whoever_stands_in_a_clause_of_circumstance_is_not_concerned(
    code: str, text: str, patient: str, parser: Parser
) -> None:
    assert the(code, text, parser).roles["patient"] == [patient]
