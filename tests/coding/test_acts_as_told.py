"""What is told as somebody's word, a doubt, a story, a question or a rule of life is told of nobody as done."""

import pytest
from tests.coding.acts_read import Told, the, told_in

from facta.reading.parser import Parser

GRAVE = ("violence.", "money.embezzle", "money.bribe", "pressure.", "duty.", "case.convict", "case.arrest")

AS_SOMEBODYS_WORD = [
    "The widow: Ilan Dorsk killed her husband.",
    "Police: Ilan Dorsk killed the driver.",
    "Widow: Dorsk killed my husband",
    "The widow carried a sign: Ilan Dorsk killed my husband.",
    "The banner read: Ilan Dorsk took bribes.",
    "Her claim? Ilan Dorsk beat the driver.",
    "Mayor took bribes: prosecutors",
    "Dorsk took bribes - report",
    "Dorsk killed driver, inquest told",
    "To hear her tell it, Ilan Dorsk beat the driver.",
    "The way she tells it, Ilan Dorsk beat the driver.",
    "Word has it that Ilan Dorsk took bribes.",
    "To the widow, Ilan Dorsk killed her husband.",
    "In the minds of many, Ilan Dorsk killed the driver.",
    "Per the complaint, Ilan Dorsk beat the driver.",
    "The indictment has Ilan Dorsk taking bribes from three builders.",
    "The prosecution case is that Ilan Dorsk killed the driver.",
    "Neighbours are certain Ilan Dorsk killed the driver.",
    "The lie that Ilan Dorsk took bribes spread quickly.",
    "It is a lie that Ilan Dorsk took bribes.",
    "Ilan Dorsk was identified as the man who killed the driver.",
    "Ilan Dorsk was mistaken for the man who killed the driver.",
    "The widow holds Ilan Dorsk responsible for the killing of her husband.",
    "The widow forgave Ilan Dorsk for killing her husband.",
    "The widow shouted at Ilan Dorsk: you killed my husband!",
]
DOUBTED = [
    "Ilan Dorsk killed the driver, if the widow is right.",
    "The bribe, if it was one, was paid by Ilan Dorsk.",
    "It is far from certain that Ilan Dorsk killed the driver.",
    "Ilan Dorsk is not known to have taken bribes.",
    "The judge saw no proof of Ilan Dorsk killing the driver.",
    "Is Ilan Dorsk the man who killed the driver?",
]
ACTED = [
    "The character played by Ilan Dorsk kills a guard.",
    "Ilan Dorsk, as Macbeth, kills the king.",
    "The hero of the film kills a guard.",
    "The film is about a mayor who takes bribes.",
    "The novel follows a policeman who beats prisoners.",
    "Ilan Dorsk appears as a policeman who beats a prisoner.",
]
NOT_COME_TO = [
    "Ilan Dorsk fled before police arrested him.",
    "Ilan Dorsk died before he was convicted.",
    "Ilan Dorsk was stopped before he killed the driver.",
    "A passer-by intervened before Ilan Dorsk killed the driver.",
    "Ilan Dorsk left town rather than be arrested.",
    "If only Ilan Dorsk had beaten the driver.",
    "As long as Ilan Dorsk takes bribes, nothing will change.",
    "In case Ilan Dorsk is convicted, he has packed a bag.",
    "In the event that Ilan Dorsk is convicted, he will lose his seat.",
    "Were Ilan Dorsk convicted, he would lose his seat.",
]
OF_NOBODY = [
    "A mayor who takes bribes must resign.",
    "A man who beats his wife is a coward.",
    "Any officer who beats a prisoner will be dismissed.",
    "Those who beat prisoners should be punished.",
    "When a mayor takes bribes, the town pays.",
    "When police arrest a driver, they must tell the court.",
    "The law punishes mayors who take bribes.",
    "A person convicted of fraud loses the vote.",
    "Taking bribes is a crime.",
    "A court that convicts a minister must inform parliament.",
]
FIGURES_OF_SPEECH = [
    "Ilan Dorsk murdered the song.",
    "Ilan Dorsk slaughtered the sonata.",
    "Ilan Dorsk strangled the reform.",
    "Ilan Dorsk killed the mood.",
    "Ilan Dorsk assassinated her character.",
    "Ilan Dorsk robbed her of sleep.",
    "Ilan Dorsk shot the bride in the garden for the album.",
    "Ilan Dorsk bribed his children with ice cream.",
    "Ilan Dorsk tortured himself with doubts.",
]


def _told_as_done(text: str, parser: Parser) -> list[Told]:
    grave = [t for t in told_in(text, parser) if t.type and t.type.startswith(GRAVE)]
    by_whom = [t for t in grave if t.type and (t.type.startswith("case.") or t.roles.get("agent"))]
    return [t for t in by_whom if t.modality == "asserted" and not t.negated and not t.act.generic]


@pytest.mark.parametrize("text", [*AS_SOMEBODYS_WORD, *DOUBTED, *ACTED, *NOT_COME_TO, *OF_NOBODY, *FIGURES_OF_SPEECH])
def test_it_is_not_told_as_done(text: str, parser: Parser) -> None:
    assert not _told_as_done(text, parser)


@pytest.mark.parametrize("text", [*AS_SOMEBODYS_WORD, *DOUBTED, *ACTED])
def test_what_is_only_told_is_kept_with_its_strength(text: str, parser: Parser) -> None:
    assert [t for t in told_in(text, parser) if t.type and t.type.startswith(GRAVE)]


@pytest.mark.parametrize(
    "text",
    [
        "Ilan Dorsk killed the driver.",
        "Ilan Dorsk killed two guards and himself.",
        "Ilan Dorsk murdered the singer.",
        "Ilan Dorsk beat the driver before police arrested him.",
        "Police beat the miners before the rally began.",
        "Police arrested Ilan Dorsk before he reached the border.",
        "To hear the verdict, hundreds came; police arrested six of them.",
        "Friday: police arrested six miners.",
        "A guard who beat a prisoner was dismissed on Friday.",
        "A policeman who beats prisoners at the Tolm station was filmed on Friday.",
        "Police arrested a mayor who took bribes from builders.",
        "The fact that police beat the miners was known.",
        "The actor Ilan Dorsk killed a guard in the car park of the theatre.",
        "The singer was killed by Ilan Dorsk, a character known in the town.",
        "Mayor arrested, clerk released",
        "Hostel warden convicted, night guard acquitted",
    ],
)
def test_what_the_report_tells_in_its_own_voice_is_told_as_done(text: str, parser: Parser) -> None:
    assert _told_as_done(text, parser)


def test_the_guard_is_acquitted_and_not_the_warden(parser: Parser) -> None:
    acquitted = the("case.acquit", "Hostel warden convicted, night guard acquitted", parser)
    assert acquitted.roles["patient"] == ["night guard"]
    assert not acquitted.roles.get("agent")


def test_a_charge_that_somebody_faces_is_one_charge_and_brought(parser: Parser) -> None:
    assert the("case.charge", "Ilan Dorsk faces a charge of bribery.", parser).modality == "asserted"


def test_the_murder_of_a_murder_charge_is_only_alleged(parser: Parser) -> None:
    assert the("violence.kill", "Ilan Dorsk faces a murder charge.", parser).modality == "alleged"


def test_no_arrests_are_no_neglect(parser: Parser) -> None:
    assert not [t for t in told_in("Police made no arrests.", parser) if t.type == "duty.neglect"]


@pytest.mark.parametrize("verb", ["appealed against", "appealed over", "challenged"])
def test_the_day_of_an_appeal_is_not_that_of_the_conviction(verb: str, parser: Parser) -> None:
    conviction = the("case.convict", f"Ilan Dorsk {verb} his conviction on May 6.", parser)
    assert conviction.act.when is None


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("By her account she was offered money by the mayor.", "money.grant", "alleged"),
        ("Lino Faro, who by his daughter's account was put in a cell, is free.", "case.detain", "alleged"),
        ("The court absolved Len Orde of beating two boys.", "violence.assault", "denied"),
    ],
)
def test_whose_account_it_is_and_what_a_court_absolved_of(text: str, code: str, told: str, parser: Parser) -> None:
    assert the(code, text, parser).modality == told


def test_what_neither_of_them_is_negates_its_own_clause_alone(parser: Parser) -> None:
    text = "The police closed two shops, neither of which the court had permitted to be searched."
    assert not the("sanction.close", text, parser).negated
    text = "The minister signed two orders, neither of which the paper has been shown."
    assert the("inform.publish", text, parser).negated


def test_an_arrest_that_was_not_made_is_no_arrest_and_no_neglect(parser: Parser) -> None:
    told = told_in("Officers wrote down her name but did not arrest him.", parser)
    assert [(t.type, t.negated) for t in told if t.type in ("case.arrest", "duty.neglect")] == [("case.arrest", True)]


TOLD_THROUGH_ANOTHER = [
    ("threaten", "Mila Horst denied through a lawyer that she had threatened anybody.", "denied"),
    ("violence.force", "Mila Horst boasted to a friend that Ilan Dorsk beat the prisoner.", "alleged"),
    ("violence.force", "Mila Horst heard from a neighbour that Ilan Dorsk beat the prisoner.", "alleged"),
    ("violence.assault", "Mila Horst put it to her that his clients had been punched by the guards.", "alleged"),
    (
        "violence.force",
        "A man told the court through an interpreter that Ilan Dorsk had beaten the prisoner.",
        "alleged",
    ),
    ("violence.assault", "So Mila Horst put it to her that his clients had been punched by the guards.", "alleged"),
    ("violence.assault", "Mila Horst spoke to a man that the guards had beaten.", "asserted"),
    ("case.convict", "What the families want is modest: that the court convict Ilan Dorsk.", "hypothetical"),
    ("law.in-force", "The by-law comes into force on 1 April unless the county objects.", "hypothetical"),
    ("case.arrest", "A warrant has been issued for his arrest.", "planned"),
    ("violence.kill", "To hear the widow, Ilan Dorsk killed the driver.", "alleged"),
    ("violence.kill", "As far as the prosecution is concerned, Ilan Dorsk killed the driver.", "alleged"),
    ("money.bribe", "Ilan Dorsk's so-called bribe was a gift.", "alleged"),
    ("investigation.open", "There is now talk of an inquiry.", "planned"),
    ("violence.assault", "Ilan Dorsk lied to the clerk, the court heard. He had also robbed a widow.", "alleged"),
    ("violence.assault", "Ilan Dorsk left the town in May. He had also robbed a widow.", "asserted"),
]


@pytest.mark.parametrize(("code", "text", "modality"), TOLD_THROUGH_ANOTHER)
def test_what_is_told_through_another_or_asked_for_is_told_as_that(
    code: str, text: str, modality: str, parser: Parser
) -> None:
    assert {told.modality for told in told_in(text, parser) if told.type == code} == {modality}
