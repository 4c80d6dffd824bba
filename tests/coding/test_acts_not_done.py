"""What was not done stays undone: empty phrases, fronted negations, what came close or was escaped."""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser

NEGATED = [
    ("case.arrest", "Scarcely anybody was arrested on the bridge."),
    ("case.arrest", "Hardly a miner was arrested."),
    ("case.arrest", "Not one of the miners was arrested."),
    ("case.detain", "Not a single miner was detained."),
    ("case.detain", "Few, if any, miners were detained."),
    ("case.arrest", "Neither of the brothers was arrested."),
    ("violence.kill", "Never once did Dorsk kill a guard."),
    ("money.bribe", "On no occasion did Ilan Dorsk take a bribe."),
    ("violence.assault", "By no means did Ilan Dorsk beat the driver."),
    ("case.arrest", "The rally ended without a single arrest."),
    ("case.arrest", "Ilan Dorsk was spared arrest."),
    ("violence.kill", "The driver escaped being killed."),
    ("violence.kill", "Ilan Dorsk came close to killing the driver."),
    ("violence.kill", "Ilan Dorsk came near to killing the driver."),
    ("violence.kill", "Ilan Dorsk was on the brink of killing the driver."),
    ("violence.kill", "The rain saved the driver from being killed."),
    ("violence.assault", "Two guards prevented Ilan Dorsk beating the driver."),
    ("violence.kill", "Ilan Dorsk is incapable of killing a driver."),
    ("violence.kill", "It was not Ilan Dorsk who killed the driver."),
    ("case.investigate", "Ilan Dorsk is not under investigation."),
    ("case.arrest", "The driver is not under arrest."),
    ("case.detain", "The driver was never placed under house arrest."),
    ("assembly.hold", "The miners are not on strike."),
    ("case.convict", "The jury was unable to find Ilan Dorsk guilty."),
    ("case.convict", "No court has found Ilan Dorsk guilty."),
    ("violence.threaten", "Nor, to her knowledge, had anyone been threatened with a dog."),
    ("threaten", "Nor had anyone been threatened."),
    ("violence.force", "Neither, she added, had the guards beaten the prisoner."),
    ("assembly.permit", "Never, in all those years, had the city permitted the march."),
]


@pytest.mark.parametrize(("code", "text"), NEGATED)
def test_what_was_not_done_is_negated(code: str, text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert told
    assert all(t.negated for t in told), told


DONE = [
    ("case.arrest", "Not only miners were arrested."),
    ("case.arrest", "Not until May did police arrest the miner."),
    ("case.arrest", "No fewer than six miners were arrested."),
    ("case.arrest", "Few miners were arrested."),
    ("case.arrest", "Anyone who stayed was arrested."),
]


@pytest.mark.parametrize(("code", "text"), DONE)
def test_a_small_word_that_does_not_undo_it_leaves_it_done(code: str, text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert told
    assert not any(t.negated for t in told), told


@pytest.mark.parametrize(
    "text",
    [
        "Ilan Dorsk all but killed the driver.",
        "Ilan Dorsk ran as though he had killed a man.",
        "It looked as if Ilan Dorsk had beaten the driver.",
        "Ilan Dorsk was to have been arrested in May.",
        "Ilan Dorsk rode to Tolm to kill the driver.",
        "The chance of Ilan Dorsk being convicted is small.",
        "Calls for Ilan Dorsk's arrest grew.",
        "Ilan Dorsk was threatened with arrest.",
        "Ilan Dorsk is to be arrested in May.",
        "Had Ilan Dorsk beaten the driver, he would be in prison.",
        "It is untrue that Ilan Dorsk beat the driver.",
        "It is false that Ilan Dorsk beat the driver.",
        "It is not true that Ilan Dorsk beat the driver.",
        "The letters do not prove that Ilan Dorsk killed the driver.",
        "There was nothing to show that Ilan Dorsk killed the driver.",
        "If found guilty of killing the driver, Ilan Dorsk faces ten years.",
    ],
)
def test_what_is_only_near_meant_or_supposed_is_not_told_as_done(text: str, parser: Parser) -> None:
    grave = [t for t in told_in(text, parser) if t.type and t.type.startswith(("violence.", "case.arr", "case.conv"))]
    assert grave
    assert all(t.modality != "asserted" or t.negated for t in grave), grave


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The lawyer wants the court to convict the driver.", "hypothetical"),
        ("The court wants to convict the driver.", "planned"),
    ],
)
def test_to_want_it_of_another_is_not_to_plan_it(text: str, modality: str, parser: Parser) -> None:
    assert [t.modality for t in told_in(text, parser) if t.type == "case.convict"] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "The driver fears that he will be arrested.",
        "The driver hopes that nobody will be arrested.",
    ],
)
def test_what_is_feared_or_hoped_for_is_nobodys_plan(text: str, parser: Parser) -> None:
    assert [t.modality for t in told_in(text, parser) if t.type == "case.arrest"] == ["hypothetical"]


@pytest.mark.parametrize(
    "text",
    [
        "Ilan Dorsk promised not to beat the driver.",
        "Ilan Dorsk vowed that he would not kill the driver.",
        "Ilan Dorsk was told to beat the driver.",
    ],
)
def test_who_promises_not_to_do_it_or_is_told_to_threatens_nobody(text: str, parser: Parser) -> None:
    assert not any(t.type == "violence.threaten" for t in told_in(text, parser))


@pytest.mark.parametrize(
    "words", ["never so much as threatened", "did not so much as threaten", "never even threatened"]
)
def test_not_even_the_least_of_it_was_done(words: str, parser: Parser) -> None:
    told = [t for t in told_in(f"Ilan Dorsk {words} the driver.", parser) if t.type == "threaten"]
    assert told
    assert all(t.negated for t in told), told


COORDINATED = [
    ("threaten", "The guards never beat, threatened or robbed the driver.", True),
    ("threaten", "The guards left without beating or threatening the driver.", True),
    ("threaten", "The guards neither beat nor threatened the driver.", True),
    ("threaten", "The guards did not beat the driver or threaten his wife.", True),
    ("assembly.permit", "Not since May has the city permitted a march.", True),
    ("threaten", "The guards did not help the driver but threatened him.", False),
    ("threaten", "The guards refused to help and threatened the driver.", False),
    ("threaten", "The guards never helped and threatened the driver.", False),
    ("violence.assault", "The guards did not stop beating the driver.", False),
    ("violence.assault", "The guards could not stop beating the driver.", False),
    ("violence.assault", "No guard who beat the driver was punished.", False),
]


@pytest.mark.parametrize(("code", "text", "negated"), COORDINATED)
def test_a_not_reaches_what_it_stands_for_and_no_further(code: str, text: str, negated: bool, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert told
    assert all(t.negated is negated for t in told), told


@pytest.mark.parametrize(
    "text",
    [
        "Nobody saw the guards beat the driver.",
        "There is no question of the guards beating the driver.",
        "No guards that beat drivers will be punished.",
    ],
)
def test_what_nobody_saw_or_weighs_is_not_told_as_a_fact(text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == "violence.assault"]
    assert told
    assert all(t.modality != "asserted" for t in told), told
