"""What is told in the present and lies ahead is planned; what the present tells as going on, or of no day, is not."""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser

PLANNED = [
    ("assembly.hold", "The union is marching on Saturday."),
    ("assembly.hold", "The union marches on Saturday."),
    ("assembly.hold", "The union is holding a rally in Corn Square on Sunday."),
    ("office.resign", "The mayor is resigning next week."),
    ("office.resign", "The mayor resigns tomorrow."),
    ("office.resign", "Ilan Dorsk is stepping down at the end of the year."),
    ("office.resign", "Ilan Dorsk, who is leaving office in June, denied it."),
    ("office.dismiss", "The clerk is being sacked at the end of June."),
    ("law.in-force", "The new law takes effect in May."),
    ("law.in-force", "The new law comes into force next week."),
    ("sanction.close", "The ministry is closing the paper later this month."),
    ("case.try", "Ilan Dorsk is being tried in Tolm next month."),
    ("case.try", "The editor goes on trial on Tuesday."),
    ("law.read", "The bill goes to its third reading on Thursday."),
    ("law.read", "The bill has its second reading on Monday."),
    ("law.read", "The bill is to come up for its second reading on Monday."),
]
NOT_PLANNED = [
    ("case.arrest", "Police are arresting protesters in Corn Square."),
    ("investigation.open", "Police are investigating the killing of Ilan Dorsk at the end of May."),
    ("case.detain", "Guards are detaining marchers in Corn Square on Monday."),
    ("violence.force", "A policeman beats a protester in Tolm on Monday."),
    ("assembly.hold", "The union has held a rally on Monday."),
    ("assembly.hold", "The union marched on Saturday."),
    ("assembly.hold", "The union was marching on Saturday."),
    ("assembly.hold", "The union marches every Saturday."),
    ("office.resign", "The mayor resigned at the end of the year."),
]


@pytest.mark.parametrize(("code", "text"), PLANNED)
def test_what_is_set_for_a_time_to_come_is_planned(code: str, text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert told
    assert {t.modality for t in told} == {"planned"}


@pytest.mark.parametrize(("code", "text"), NOT_PLANNED)
def test_what_is_going_on_or_past_is_not_planned(code: str, text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert told
    assert "planned" not in {t.modality for t in told}
