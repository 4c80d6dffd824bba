"""Nouns that name an event: brought about, left undone, or only spoken of; what an event does leaves it as it was."""

import pytest
from tests.coding.acts_read import Told, told_in

from facta.reading.parser import Parser


def _list(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


DEEDS = [
    ("case.arrest", "The council {} the arrest of Ilan Dorsk."),
    ("office.dismiss", "The ministry {} the dismissal of the editor."),
]
NOT_DONE = _list(
    """
    decided against, voted against, ruled out, precluded, baulked at, shied away from, backed out of,
    held off on, put off, shelved, vetoed, averted, prevented, avoided, came close to,
    was on the verge of, did not lead to
    """
)
ONLY_SPOKEN_OF = _list(
    """
    opposed, backed, supported, endorsed, weighed, mooted, floated, suggested, considered, contemplated,
    envisaged, anticipated, foresaw, feared, argued against, advised against, spoke against,
    came out against, is entitled to, is bracing for, is working towards, is not in favour of,
    never ordered, would mean, could mean, could lead to, may lead to, has not ruled out,
    did not vote against
    """
)
DONE = _list(
    """
    condemned, regretted, led to, resulted in, caused, brought about, went ahead with
    """
)


def _of(code: str, text: str, parser: Parser) -> list[Told]:
    found = [told for told in told_in(text, parser) if told.type == code]
    assert found, text
    return found


@pytest.mark.parametrize(("code", "frame"), DEEDS)
@pytest.mark.parametrize("governor", NOT_DONE)
def test_an_event_that_was_kept_from_happening_is_negated(governor: str, code: str, frame: str, parser: Parser) -> None:
    for told in _of(code, frame.format(governor), parser):
        assert told.negated, told


@pytest.mark.parametrize(("code", "frame"), DEEDS)
@pytest.mark.parametrize("governor", ONLY_SPOKEN_OF)
def test_an_event_that_is_only_spoken_of_is_not_told_as_done(
    governor: str, code: str, frame: str, parser: Parser
) -> None:
    for told in _of(code, frame.format(governor), parser):
        assert told.modality != "asserted", told


@pytest.mark.parametrize("governor", DONE)
def test_an_event_that_came_about_is_told_as_done(governor: str, parser: Parser) -> None:
    for told in _of("case.arrest", f"The council {governor} the arrest of Ilan Dorsk.", parser):
        assert not told.negated, told
        assert told.modality in ("asserted", "alleged"), told


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("case.arrest", "The arrest prevented a riot."),
        ("case.arrest", "The arrests did not cause riots."),
        ("case.arrest", "The arrest of Ilan Dorsk blocked the talks."),
        ("case.arrest", "The arrest of Ilan Dorsk could cause riots."),
        ("violence.kill", "The killings have declined."),
        ("assembly.hold", "The rally had no permit."),
        ("office.dismiss", "The council endorsed the mayor's dismissal of the clerk."),
        ("violence.kill", "In the wake of the killings, the answer is clear."),
    ],
)
def test_who_prevents_or_lacks_a_thing_happened_all_the_same(code: str, text: str, parser: Parser) -> None:
    told = _of(code, text, parser)[0]
    assert (told.modality, told.negated) == ("asserted", False), told


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("assembly.hold", "The march did not begin in Tolm."),
        ("assembly.hold", "The riot was prevented by the police."),
        ("case.arrest", "Arrests were not made."),
        ("assembly.hold", "No march took place."),
    ],
)
def test_an_event_that_did_not_come_about_is_negated(code: str, text: str, parser: Parser) -> None:
    assert _of(code, text, parser)[0].negated


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ilan Dorsk was found guilty by Judge Amel Orst of taking bribes.", "asserted"),
        ("Ilan Dorsk was found guilty on Friday of taking bribes.", "asserted"),
        ("Ilan Dorsk was found not guilty on Friday of taking bribes.", "denied"),
    ],
)
def test_what_a_court_found_is_as_the_court_found_it(text: str, modality: str, parser: Parser) -> None:
    assert {told.modality for told in _of("money.bribe", text, parser)} == {modality}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("request", "The minister backed the appeal of the students."),
        ("promise", "The governor backed out of his promise to repair the bridge."),
    ],
)
def test_what_was_said_stays_said(code: str, text: str, parser: Parser) -> None:
    told = _of(code, text, parser)[0]
    assert (told.modality, told.negated) == ("asserted", False), told
