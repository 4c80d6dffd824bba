"""Acts that would wrong whoever they are told of: who is named, and whose word it is."""

import pytest
from tests.coding.acts_read import the, told_in

from facta.reading.parser import Parser

NAMES_NOBODY = [
    # two men before the pronoun
    ("violence.kill", "agent", "Oren Vell met Dan Orr in Tolm. The men quarrelled. He killed the guard."),
    # nobody named within two sentences
    (
        "violence.kill",
        "agent",
        "Oren Vell left Tolm. It rained. The road was wet. The bridge fell. He killed the guard.",
    ),
    # somebody else is named nearer to the description
    ("violence.kill", "agent", "Oren Vell is a clerk. With Dan Orr the clerk killed the guard."),
    # whose word it is, before a colon
    ("violence.kill", "agent", "Sheriff: shooting at the mill kills two."),
    # somebody who tells of it in a clause beside it
    ("violence.kill", "agent", "Two men were killed, as Admiral Oren Vell later described it, when the boat burned."),
]


@pytest.mark.parametrize(("code", "role", "text"), NAMES_NOBODY)
def test_whoever_may_be_another_is_not_named_by_a_grave_act(code: str, role: str, text: str, parser: Parser) -> None:
    acts = [told.act for told in told_in(text, parser) if told.type == code]
    assert acts
    assert all(filler.party is None for act in acts for filler in act.roles.get(role, ()))


@pytest.mark.parametrize(
    "text",
    [
        "Oren Vell lived in Tolm. He killed the guard.",
        "The man, Oren Vell, killed the guard.",
        "Oren Vell, who killed the guard, fled.",
    ],
)
def test_the_only_person_who_fits_is_named(text: str, parser: Parser) -> None:
    assert the("violence.kill", text, parser).act.roles["agent"][0].party is not None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("violence.kill", "Oren Vell admitted killing the guard."),
        ("violence.kill", "Oren Vell killed the guard, he confessed."),
        ("violence.kill", "Oren Vell pleaded guilty to killing the guard."),
    ],
)
def test_what_somebody_confesses_is_told_as_their_word(code: str, text: str, parser: Parser) -> None:
    assert the(code, text, parser).modality == "alleged"


def test_who_was_admitted_to_hospital_confessed_nothing(parser: Parser) -> None:
    text = "Oren Vell beat the guard with a hammer, and the guard was admitted to hospital."
    assert the("violence.assault", text, parser).modality == "asserted"


@pytest.mark.parametrize(
    ("code", "text", "negated"),
    [
        ("violence.kill", "A judge found Oren Vell guilty of killing the guard.", False),
        ("law.adopt", "Parliament refused to pass the law.", True),
        ("assembly.permit", "The city declined to permit the rally.", True),
    ],
)
def test_a_verdict_or_a_refusal_to_act_is_nobodys_word(code: str, text: str, negated: bool, parser: Parser) -> None:
    told = the(code, text, parser)
    assert (told.modality, told.negated, told.act.according_to) == ("asserted", negated, None)


def test_what_somebody_refuses_to_say_stays_unsaid(parser: Parser) -> None:
    told = the("case.arrest", "The city refused to confirm that it had arrested the editor.", parser)
    assert told.modality == "alleged"


def test_a_general_who_beat_an_enemy_in_a_war_struck_nobody(parser: Parser) -> None:
    codes = {told.type for told in told_in("The mayor was the general who beat Oren Vell in the war.", parser)}
    assert not any(code and code.startswith("violence.") for code in codes)


WHO = [
    ("money.bribe", "The police caught Ilan Dorsk taking a bribe.", ["Ilan Dorsk"], None),
    ("money.bribe", "The police filmed Ilan Dorsk taking a bribe.", ["Ilan Dorsk"], None),
    ("violence.assault", "The mayor suspended Ilan Dorsk over beating the driver.", ["Ilan Dorsk"], None),
    ("threaten", "The mayor described Ilan Dorsk as threatening the driver.", ["Ilan Dorsk"], None),
    ("violence.force", "Ilan Dorsk took a beating from the guards.", None, ["Ilan Dorsk"]),
    ("violence.force", "Ilan Dorsk got a beating from the guards.", None, ["Ilan Dorsk"]),
]


@pytest.mark.parametrize(("code", "text", "agent", "patient"), WHO)
def test_the_deed_is_never_that_of_who_saw_punished_or_suffered_it(
    code: str, text: str, agent: list[str] | None, patient: list[str] | None, parser: Parser
) -> None:
    told = the(code, text, parser)
    assert told.roles.get("agent") == agent
    assert patient is None or told.roles.get("patient") == patient


@pytest.mark.parametrize("verdict", ["The court found Ilan Dorsk", "Ilan Dorsk was found"])
def test_neither_guilty_nor_innocent_is_no_conviction(verdict: str, parser: Parser) -> None:
    told = [t for t in told_in(f"{verdict} neither guilty nor innocent.", parser) if t.type == "case.convict"]
    assert all(t.negated for t in told), told


def test_one_of_two_named_people_is_neither(parser: Parser) -> None:
    told = the("money.bribe", "One of Ilan Dorsk and Mila Horst took a bribe.", parser)
    assert all(filler.party is None for filler in told.act.roles.get("agent", ())), told


def test_whom_a_deed_befell_did_not_do_the_next_one(parser: Parser) -> None:
    text = "When the soldiers came for Oren Vell, he was dragged out and kicked."
    kicked = [each for each in told_in(text, parser) if each.trigger == "kicked"]
    assert kicked
    assert all("he" not in each.roles.get("agent", ()) for each in kicked)
