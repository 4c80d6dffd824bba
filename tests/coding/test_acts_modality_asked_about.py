"""A "no" that stands before a reason, a word or a question leaves what they are about as it was."""

import pytest
from tests.coding.acts_read import the

from facta.reading.parser import Parser


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("office.dismiss", "The board gave no reason for her dismissal."),
        ("violence.kill", "The ministry made no mention of the killing of Ana Petrel."),
        ("case.arrest", "The office did not give details of the arrest of Ana Petrel."),
        ("case.detain", "The police refused to say how many people had been detained."),
        ("case.arrest", "The prosecutor did not explain why Orlan Vesk was arrested."),
        ("violence.assault", "Police had no information about how Ana Petrel was injured."),
        ("case.charge", "The court did not say when Orlan Vesk had been charged."),
    ],
)
def test_what_is_not_explained_is_not_undone(code: str, text: str, parser: Parser) -> None:
    told = the(code, text, parser)
    assert not told.negated
    assert told.modality in ("alleged", "hypothetical")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("petition.answer", "The committee has yet to answer the petition."),
        ("law.adopt", "The bill is yet to be adopted."),
        ("case.arrest", "Police had yet to arrest Orlan Vesk."),
        ("case.arrest", "There was no wave of arrests."),
        ("violence.assault", "Doctors found no signs of torture."),
        ("money.bribe", "There was no hint of a bribe."),
        ("violence.kill", "Police found no proof of murder."),
        ("violence.assault", "Orlan Vesk took no part in the beating."),
    ],
)
def test_what_has_not_come_about_is_negated(code: str, text: str, parser: Parser) -> None:
    assert the(code, text, parser).negated
