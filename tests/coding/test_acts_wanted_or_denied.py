"""What somebody only wants done is not done; what they dispute having done they deny; "or not" tells nothing."""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser

STANDS = [
    ("case.arrest", "hypothetical", "The mayor wants the editor of the Herald arrested."),
    ("office.dismiss", "hypothetical", "Residents want the minister sacked."),
    ("law.repeal", "hypothetical", "The opposition needs the law repealed."),
    ("office.dismiss", "hypothetical", "The party prefers the clerk sacked."),
    ("case.charge", "hypothetical", "The families want the officers who beat him charged."),
    ("violence.force", "denied", "The warden disputes having beaten the prisoner."),
    ("violence.assault", "denied", "The warden, Ilan Dorsk, disputes having beaten the prisoner."),
    ("violence.assault", "alleged", "The men had beaten the driver, or not."),
    ("violence.assault", "denied", "Ilan Dorsk was cleared of beating the driver but convicted of threatening him."),
    ("case.convict", "asserted", "Ilan Dorsk was cleared of beating the driver but convicted of threatening him."),
    ("violence.force", "alleged", "As far as she knew, the police had beaten the miners."),
    ("violence.assault", "alleged", "To her knowledge, Ilan Dorsk had beaten the driver."),
    ("assembly.hold", "planned", "The union has called a rally for Saturday."),
    ("law.amend", "hypothetical", "Councillor Dorsk moved to strike clause 4 of the bill."),
    ("money.grant", "hypothetical", "The families ask that the state apologise, that it pay for the graves."),
    ("mobilize.police", "asserted", "The police moved to arrest Ilan Dorsk."),
    ("case.arrest", "asserted", "She saw the editor arrested."),
]
OF_WHOEVER = [
    ("sanction.fine", "Those who do not carry a card are fined."),
    ("case.arrest", "Residents who film the police are arrested."),
]
OF_SOMEBODY = [
    ("case.arrest", "Residents who filmed the police were arrested."),
    ("case.charge", "Four men who live in Tolm are charged with arson."),
    ("case.detain", "Two editors who run a weekly in Tolm are held in the city jail."),
]


@pytest.mark.parametrize(("code", "modality", "text"), STANDS)
def test_what_is_wanted_disputed_or_left_open_stands_so(code: str, modality: str, text: str, parser: Parser) -> None:
    assert modality in {t.modality for t in told_in(text, parser) if t.type == code}


@pytest.mark.parametrize(("code", "text"), OF_WHOEVER)
def test_what_is_done_to_whoever_does_something_is_a_rule(code: str, text: str, parser: Parser) -> None:
    assert [t.act.generic for t in told_in(text, parser) if t.type == code] == [True]


@pytest.mark.parametrize(("code", "text"), OF_SOMEBODY)
def test_what_is_done_to_somebody_is_no_rule(code: str, text: str, parser: Parser) -> None:
    assert not any(t.act.generic for t in told_in(text, parser) if t.type == code)
