"""Charges joined by "and of" or set apart by "but not of"; exceptions, "until", "no choice but to", "or", hoaxes.

Nothing is told as done, or as not done, that the sentence does not tell so.
"""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser

STANDS = [
    ("money.bribe", "alleged", False, "Ilan Dorsk was charged with theft and with bribery."),
    ("violence.assault", "alleged", False, "Ilan Dorsk faces charges of theft and of kidnapping."),
    ("money.embezzle", "denied", False, "Ilan Dorsk was acquitted of bribery and of fraud."),
    ("violence.assault", "denied", False, "Ilan Dorsk was cleared of murder and of kidnapping."),
    ("money.embezzle", "alleged", False, "Ilan Dorsk was arrested not for theft but for fraud."),
    ("money.embezzle", "hypothetical", True, "Ilan Dorsk was convicted of bribery but not of fraud."),
    ("violence.kill", "hypothetical", True, "Ilan Dorsk was found guilty of bribery but not of murder."),
    ("money.embezzle", "hypothetical", True, "Ilan Dorsk was accused of bribery but not of fraud."),
    ("money.bribe", "hypothetical", True, "Ilan Dorsk was convicted of neither bribery nor fraud."),
    ("case.convict", "asserted", True, "Ilan Dorsk was convicted of neither bribery nor fraud."),
    ("money.bribe", "asserted", False, "Ilan Dorsk was convicted of bribery but not of fraud."),
    ("case.charge", "hypothetical", False, "Ilan Dorsk was not charged until May."),
    ("case.charge", "asserted", True, "Ilan Dorsk had not been charged until then."),
    ("case.arrest", "asserted", True, "Police did not arrest anyone until press time."),
    ("office.resign", "asserted", False, "She had no choice but to resign."),
    ("office.resign", "planned", False, "She has no choice but to resign."),
    ("case.charge", "hypothetical", False, "The police did not release him without charging him."),
    ("case.charge", "asserted", True, "The police released him without charging him."),
    ("violence.force", "asserted", False, "Police never tired of beating prisoners."),
    ("assembly.disperse", "asserted", False, "Scarcely had the rally begun when police broke it up."),
    ("case.arrest", "asserted", False, "None of this stopped police arresting him."),
    ("case.arrest", "asserted", False, "No fewer than twelve people were arrested."),
    ("assembly.hold", "planned", False, "The city withheld consent for a rally."),
    ("assembly.hold", "planned", False, "The union found a date for a rally."),
    ("assembly.hold", "asserted", True, "The rally did not go ahead."),
    ("office.dismiss", "hypothetical", True, "We call on the governor to free Orr, and on donors not to suspend Lund."),
    ("sanction.close", "asserted", False, "The paper was closed at no notice."),
    ("case.arrest", "hypothetical", False, "The law lets police arrest anyone."),
    ("case.arrest", "asserted", False, "The mayor let police arrest Ilan Dorsk."),
    ("assembly.hold", "asserted", False, "Thousands gathered for a rally."),
    ("case.arrest", "alleged", False, "Police either arrested or threatened Ilan Dorsk."),
    ("violence.kill", "asserted", False, "Dozens were wounded or killed."),
    ("case.arrest", "hypothetical", False, "Ilan Dorsk was as good as arrested."),
    ("money.bribe", "asserted", True, "Ilan Dorsk never once took a bribe."),
    ("money.bribe", "asserted", True, "Ilan Dorsk never ever took a bribe."),
    ("case.arrest", "alleged", False, "Police are understood to have arrested Ilan Dorsk."),
    ("case.arrest", "alleged", False, "News of Ilan Dorsk's arrest turned out to be a hoax."),
    ("case.arrest", "alleged", False, "There is no record of Ilan Dorsk's arrest."),
    ("case.arrest", "planned", False, "Police were free to arrest Ilan Dorsk."),
    ("case.arrest", "asserted", True, "Police did not go so far as to arrest Ilan Dorsk."),
    ("case.arrest", "asserted", False, "Police went so far as to arrest Ilan Dorsk."),
    ("case.arrest", "asserted", True, "It was not the police who arrested him but soldiers."),
]
WHO = [
    ("case.arrest", "patient", None, "Nobody but Ilan Dorsk was arrested."),
    ("case.arrest", "patient", ["Ilan Dorsk"], "None but Ilan Dorsk was arrested."),
    ("case.arrest", "patient", None, "No one except Ilan Dorsk was arrested."),
    ("case.arrest", "patient", None, "Police arrested nobody but Ilan Dorsk."),
    ("violence.assault", "agent", None, "Nobody beat the driver except Ilan Dorsk."),
    ("case.arrest", "agent", ["police"], "None of this stopped police arresting him."),
    ("case.arrest", "agent", ["the police"], "It was not the police who arrested him but soldiers."),
]


@pytest.mark.parametrize(("code", "modality", "negated", "text"), STANDS)
def test_what_is_joined_or_set_apart_stands_by_itself(
    code: str, modality: str, negated: bool, text: str, parser: Parser
) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert told
    assert {(t.modality, t.negated) for t in told} == {(modality, negated)}


@pytest.mark.parametrize(("code", "role", "who", "text"), WHO)
def test_who_is_excepted_is_not_who_is_meant_by_nobody(
    code: str, role: str, who: list[str] | None, text: str, parser: Parser
) -> None:
    (told,) = [t for t in told_in(text, parser) if t.type == code]
    assert told.roles.get(role) == who
    assert told.negated == text.startswith("It was not")
