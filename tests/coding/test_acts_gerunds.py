"""Gerunds under what governs them: done, left undone, or only spoken of."""

import pytest
from tests.coding.acts_read import Told, told_in

from facta.reading.parser import Parser


def _list(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


NOT_DONE = _list(
    """
    ruled out, precluded, eschewed, skipped, dodged, evaded, shunned, shied away from, shied from,
    shrank from, baulked at, backed away from, backed down from, backed off from, backed off,
    backed out of, pulled out of, opted out of, got out of, ducked out of, held off, held off on,
    held off from, held back from, decided against, voted against, chose against, opted against,
    came down against, excluded, walked away from, recoiled from, flinched from, retreated from,
    turned away from, abandoned, scrapped, gave up, gave up on, put off, swore off, was excused from,
    was spared, was talked out of, was scared out of, refrained from, abstained from, avoided, declined,
    resisted, stopped short of, was kept from, came close to, never went as far as,
    was never talked into
    """
)
ONLY_SPOKEN_OF = _list(
    """
    drew the line at, thought better of, was wary of, was shy of, was against, lobbied against,
    advised against, argued against, was dead set against, opposed, condemned, floated, weighed,
    toyed with, explored, debated, backed, welcomed, joked about, was asked about, was known for,
    justified, defended, celebrated, mentioned, envisaged, counted on, bet on, was intent on,
    looked forward to, was open to, was averse to, was opposed to, was tasked with, halted, suspended,
    reconsidered, was for, guarded against, made a point of, saw no point in, has not ruled out,
    did not decide against, did not come close to, could not be talked out of, was not known for
    """
)
DONE = _list(
    """
    ended up, kept, persisted in, succeeded in, went ahead with, went as far as, resorted to, began,
    was caught, got away with, took to, got round to, profited from, was tired of, enjoyed,
    wasted no time in, did not shy away from, never shrank from, did not waste time in
    """
)


def _of(code: str, text: str, parser: Parser) -> list[Told]:
    found = [told for told in told_in(text, parser) if told.type == code]
    assert found, text
    return found


DEEDS = [
    ("assembly.permit", "The city {} permitting the rally."),
    ("violence.force", "The warden {} beating the prisoner."),
    ("case.charge", "The prosecutor {} charging Ilan Dorsk."),
]


@pytest.mark.parametrize(("code", "frame"), DEEDS)
@pytest.mark.parametrize("governor", NOT_DONE)
def test_what_was_left_undone_is_negated(governor: str, code: str, frame: str, parser: Parser) -> None:
    for told in _of(code, frame.format(governor), parser):
        assert told.negated, told
        assert told.modality in ("asserted", "alleged", "planned", "hypothetical")


@pytest.mark.parametrize(("code", "frame"), DEEDS)
@pytest.mark.parametrize("governor", ONLY_SPOKEN_OF)
def test_what_is_only_spoken_of_is_not_told_as_done(governor: str, code: str, frame: str, parser: Parser) -> None:
    for told in _of(code, frame.format(governor), parser):
        assert told.modality != "asserted", told


@pytest.mark.parametrize("governor", DONE)
def test_what_was_done_stays_done(governor: str, parser: Parser) -> None:
    for told in _of("assembly.permit", f"The city {governor} permitting the rally.", parser):
        assert (told.modality, told.negated) == ("asserted", False), told


@pytest.mark.parametrize(
    "text",
    [
        "Permitting the rally would anger the governor.",
        "Permitting the rally could anger the governor.",
        "Permitting the rally is out of the question.",
        "Permitting the rally was never an option.",
        "The decision against permitting the rally was read out.",
        "The council had no intention of permitting the rally.",
        "An argument for permitting the rally was read out.",
    ],
)
def test_a_deed_that_is_weighed_is_not_told_as_done(text: str, parser: Parser) -> None:
    for told in _of("assembly.permit", text, parser):
        assert told.modality != "asserted" or told.negated, told


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("The city forbade the students to march.", "asserted", True),
        ("The city forbade them to march.", "asserted", True),
        ("The city did not forbid them to march.", "hypothetical", False),
        ("The city did not ban the students from protesting.", "hypothetical", False),
        ("Nothing kept the students from protesting.", "asserted", False),
    ],
)
def test_what_was_forbidden_was_not_done_and_what_was_not_forbidden_may_have_been(
    text: str, modality: str, negated: bool, parser: Parser
) -> None:
    for told in _of("assembly.hold", text, parser):
        assert (told.modality, told.negated) == (modality, negated), told
