"""Who is named beside another only to be set aside did nothing, suffered nothing and said nothing."""

import pytest
from tests.coding.acts_read import the, told_in

from facta.reading.parser import Parser

AGENTS = [
    ("Ilan Dorsk, not Mila Horst, beat the driver.", ["Ilan Dorsk"]),
    ("Ilan Dorsk and not Mila Horst beat the driver.", ["Ilan Dorsk"]),
    ("Not Ilan Dorsk but Mila Horst beat the driver.", ["Mila Horst"]),
    ("Ilan Dorsk rather than Mila Horst beat the driver.", ["Ilan Dorsk"]),
    ("Ilan Dorsk, but not his brother Pavel Dorsk, beat the driver.", ["Ilan Dorsk"]),
    ("Ilan Dorsk, unlike Mila Horst, beat the driver.", ["Ilan Dorsk"]),
    ("The driver was beaten by Ilan Dorsk, not Mila Horst.", ["Ilan Dorsk"]),
    ("The driver was beaten by Ilan Dorsk and not by Mila Horst.", ["Ilan Dorsk"]),
    ("The driver was beaten not by Ilan Dorsk but by Mila Horst.", ["Mila Horst"]),
    ("It was Ilan Dorsk, not Mila Horst, who beat the driver.", ["Ilan Dorsk"]),
    ("It was not Mila Horst but Ilan Dorsk who beat the driver.", ["Ilan Dorsk"]),
    ("The driver was beaten, but not by Mila Horst.", []),
    ("Not only Ilan Dorsk but Mila Horst beat the driver.", ["Ilan Dorsk", "Mila Horst"]),
    ("Ilan Dorsk and Mila Horst beat the driver.", ["Ilan Dorsk", "Mila Horst"]),
    ("Ilan Dorsk and possibly Mila Horst beat the driver.", ["Ilan Dorsk"]),
]


@pytest.mark.parametrize(("text", "agents"), AGENTS)
def test_who_is_set_aside_is_no_agent(text: str, agents: list[str], parser: Parser) -> None:
    told = the("violence.assault", text, parser)
    assert not told.negated
    assert set(told.roles.get("agent", [])) <= set(agents), told
    assert "Mila Horst" in agents or "Mila Horst" not in str(told.roles.get("agent")), told


PATIENTS = [
    ("Police arrested Ilan Dorsk and not Mila Horst.", ["Ilan Dorsk"]),
    ("Police arrested not Ilan Dorsk but Mila Horst.", ["Mila Horst"]),
    ("Police arrested Ilan Dorsk rather than Mila Horst.", ["Ilan Dorsk"]),
    ("Police arrested everybody but Mila Horst.", ["everybody"]),
    ("Police arrested Ilan Dorsk, but not his brother.", ["Ilan Dorsk"]),
    ("Police did not arrest Ilan Dorsk but Mila Horst.", ["Ilan Dorsk"]),
    ("Police arrested Ilan Dorsk and Mila Horst.", ["Ilan Dorsk", "Mila Horst"]),
]


@pytest.mark.parametrize(("text", "patients"), PATIENTS)
def test_who_is_set_aside_is_no_patient(text: str, patients: list[str], parser: Parser) -> None:
    assert the("case.arrest", text, parser).roles.get("patient") == patients


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("violence.assault", "Ilan Dorsk or Mila Horst beat the driver."),
        ("violence.assault", "Either Ilan Dorsk or Mila Horst beat the driver."),
        ("money.bribe", "Ilan Dorsk or his brother took a bribe."),
        ("case.arrest", "Police arrested Ilan Dorsk or Mila Horst."),
    ],
)
def test_of_one_or_the_other_nothing_is_told_as_a_fact(code: str, text: str, parser: Parser) -> None:
    assert the(code, text, parser).modality == "alleged"


@pytest.mark.parametrize(
    ("code", "text", "negated"),
    [
        ("assembly.permit", "The rally was permitted, the concert was not.", False),
        ("assembly.permit", "The rally was not permitted, the concert was.", True),
        ("assembly.hold", "Not a single march was held.", True),
        ("case.arrest", "Nobody but Ilan Dorsk was arrested.", False),
        ("violence.kill", "Villagers killed nobody but beat two men.", True),
        ("case.arrest", "The guards arrested nobody but the driver fled.", True),
        ("case.arrest", "Police arrested no one but they beat the driver.", True),
    ],
)
def test_each_clause_keeps_its_own_not(code: str, text: str, negated: bool, parser: Parser) -> None:
    assert {told.negated for told in told_in(text, parser) if told.type == code} == {negated}
