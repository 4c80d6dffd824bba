"""Who only gets, faces or wins what somebody else did is not the one who did it."""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser

UNDERGONE = [
    ("threaten", "Ada Orr received threats from Pavel Lund.", "Ada Orr", "Pavel Lund"),
    ("threaten", "Ada Orr received threats over her report on Pavel Lund.", "Ada Orr", None),
    ("violence.threaten", "Ada Orr got death threats from Pavel Lund.", "Ada Orr", "Pavel Lund"),
    ("violence.threaten", "Ada Orr received death threats.", "Ada Orr", None),
    ("support", "The union received support from Ada Orr.", "The union", "Ada Orr"),
    ("violence.assault", "Ada Orr was left beaten by the road.", "Ada Orr", None),
    ("violence.assault", "Ada Orr was beaten by the driver.", "Ada Orr", "the driver"),
    ("sanction.fine", "Ada Orr received a fine.", "Ada Orr", None),
    ("case.sentence", "Ada Orr got six years in prison.", "Ada Orr", None),
]
DONE = [
    ("threaten", "Ada Orr made threats against Pavel Lund.", "Ada Orr"),
    ("money.bribe", "Ada Orr received a bribe.", "Ada Orr"),
    ("meet", "The mayor received a delegation of miners.", "The mayor"),
    ("case.appeal", "Ada Orr won her appeal.", "Ada Orr"),
    ("violence.force", "Riot police charged the crowd.", "Riot police"),
]


@pytest.mark.parametrize(("code", "text", "to_whom", "by_whom"), UNDERGONE)
def test_who_gets_it_did_not_do_it(code: str, text: str, to_whom: str, by_whom: str | None, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    agents = {agent for t in told for agent in t.roles.get("agent", [])}
    patients = {patient for t in told for patient in t.roles.get("patient", [])}
    assert agents == ({by_whom} if by_whom else set())
    assert to_whom in patients
    assert by_whom not in patients


@pytest.mark.parametrize(("code", "text", "by_whom"), DONE)
def test_who_takes_it_did(code: str, text: str, by_whom: str, parser: Parser) -> None:
    assert any(by_whom in t.roles.get("agent", []) for t in told_in(text, parser) if t.type == code)


@pytest.mark.parametrize("text", ["Police charged at marchers", "Police charged into crowd in Tolm"])
def test_who_rushes_at_others_is_charged_with_nothing(text: str, parser: Parser) -> None:
    assert not [t for t in told_in(f"{text}\n\nThe square was full.", parser) if t.type == "case.charge"]


@pytest.mark.parametrize(
    "text", ["The ministry obtained a ban on the Herald.", "The prosecutors secured a conviction of Ada Orr."]
)
def test_who_obtains_it_does_not_suffer_it(text: str, parser: Parser) -> None:
    patients = {patient for t in told_in(text, parser) for patient in t.roles.get("patient", [])}
    assert not {"The ministry", "The prosecutors"} & patients
