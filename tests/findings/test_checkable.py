"""Which pledges say a deed that reports could tell, and when no deed told says nothing of them."""

from typing import Any

import pytest

from facta.findings.checkable import AIM, ATTITUDE, CANDIDATE, CONDITION, VOTE, cannot_be_told, names_no_deed
from facta.findings.pile import Pile
from facta.findings.pledge_likeness import addressee
from facta.findings.pledges import pledge_groups
from facta.findings.run import findings_of
from facta.model.act import Modality
from facta.model.finding import Finding
from facta.model.statement import Mode
from tests.builders import CODEBOOK, Report, record_of

SHELTER = "a shelter for widows would {open|office.open} in Brask"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("that he would abide by the ruling of the court", ATTITUDE),
        ("we will fight on to the July convention", ATTITUDE),
        ("the government would ensure that trust returns to the valley", ATTITUDE),
        ("taking every action possible to find the missing", ATTITUDE),
        ("they are looking into the matter", AIM),
        ("to go after anyone who lies to the port", ATTITUDE),
        ("to be 'more careful' with her views", ATTITUDE),
        ("to oppose legal papers for the dockers", ATTITUDE),
        ("that he would abide by the ruling until the end of March", ""),
        ("the government would continue to supply the camps with flour", ""),
        ("the ward would stay open", ""),
        ("reporters would be let back into the gallery", ""),
        ("to publish every contract with the harbour", ""),
        ("he would abide by the ruling and would give back the stone", ""),
    ],
)
def test_an_attitude_and_an_aim_name_no_deed(words: str, reason: str) -> None:
    assert names_no_deed(words) == reason


def report(name: str, published: str) -> Report:
    return (
        Report(name, published=published)
        .party("marr", "Dina Marr", "Marr", kind="person", sector="GOV", titles=("Senator",))
        .party("venn", "Orla Venn", "Venn", kind="person", sector="GOV", titles=("Senator",))
        .tell("The weather over the harbour was mild. The market stood open until dusk.")
    )


def pledge(sentence: str, **more: Any) -> Report:
    return report("a.txt", "2024-01-10").tell(sentence, kind="pledge", modality=Modality.PLANNED, **more)


def last() -> Report:
    return report("z.txt", "2024-12-01")


def pledges(*reports: Report) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == "words-without-deeds")


def reason_of(told: Report) -> str:
    pile = Pile(record_of(told, last()), CODEBOOK)
    ((first,),) = pledge_groups(pile)
    return cannot_be_told(pile, first.said, first.speaker)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (f"<Dina Marr|source> <promised|cue> <{SHELTER}|content> if she and Venn take office.", CONDITION),
        (
            f"On Monday she stepped in: If Venn would talk, <Dina Marr|source> <wrote|cue>, <{SHELTER}|content>.",
            CONDITION,
        ),
        (f"Asked if she would talk, <Dina Marr|source> <promised|cue> <{SHELTER}|content>.", ""),
        (f"If she wins the vote, <Dina Marr|source> <promised|cue>, <{SHELTER}|content>.", CONDITION),
        ("<Dina Marr|source> <promised|cue> <that she would vote for Orla Venn|content>.", VOTE),
        (f"<Dina Marr|source>, a candidate for mayor, <promised|cue> <{SHELTER}|content>.", CANDIDATE),
        (f"<Dina Marr|source> <promised|cue> <{SHELTER}|content>.", ""),
    ],
)
def test_what_hangs_on_something_else_cannot_be_told_by_what_no_report_tells(sentence: str, reason: str) -> None:
    assert reason_of(pledge(sentence)) == reason
    assert bool(pledges(pledge(sentence), last())) == (reason == "")


def test_a_candidates_pledge_that_an_act_answers_is_shown() -> None:
    told = pledge(f"<Dina Marr|source>, a candidate for mayor, <promised|cue> <{SHELTER}|content>.")
    done = last().tell("The shelter for widows {opened|office.open} in Brask.", when="2024-06-01")
    (finding,) = pledges(told, done)
    assert finding.status == "done"


def test_two_people_of_one_office_are_no_one_body() -> None:
    contrary = last().tell("[Orla Venn|agent] {evicted|pressure.evict} families on Quay Street.", when="2024-06-01")
    told = pledge(
        "<Dina Marr|source> <promised|cue> <no family on Quay Street will be {evicted|pressure.evict}|content>.",
        negated=True,
    )
    (finding,) = pledges(told, contrary)
    assert finding.status == "not found"


def test_an_act_of_nobody_that_shares_only_the_verb_and_one_word_is_not_the_deed() -> None:
    other = last().tell("A shelter for dogs {opened|office.open} near the harbour.", when="2024-06-01")
    told = pledge("<Dina Marr|source> <promised|cue> <to {open|office.open} a shelter|content>.")
    assert all(finding.status != "done" for finding in pledges(told, other))


def test_what_somebody_is_asked_to_promise_and_what_one_would_do_are_no_pledges() -> None:
    assert pledges(pledge(f"Venn urged <Dina Marr|source> <to promise|cue> <{SHELTER}|content>."), last()) == ()
    assert pledges(pledge(f"until <Dina Marr|source> <promised|cue> <{SHELTER}|content>."), last()) == ()
    would = "“<I would open a shelter for widows in Brask|content>,” <Dina Marr|source> <said|cue>."
    assert pledges(pledge(would, mode=Mode.DIRECT), last()) == ()


def test_whom_one_backs_and_what_was_agreed_long_ago_are_no_pledges() -> None:
    backed = (
        "<Dina Marr|source> <is committed to|cue> <Orla Venn and not to a shelter that would open in Brask|content>."
    )
    agreed = (
        "<Dina Marr|source> <agreed late last year|cue> <to {open|office.open} a shelter for widows in Brask|content>."
    )
    assert pledges(pledge(backed), last()) == ()
    assert pledges(pledge(agreed), last()) == ()
    assert pledges(pledge(agreed.replace(" late last year", "")), last()) != ()


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("<Dina Marr|source> <promised|cue> nurses <a bonus for the winter|content>.", "nurses"),
        (
            "<Dina Marr|source> <assured|cue> the women of Hollen <that their ward would open|content>.",
            "the women of Hollen",
        ),
        ("<Dina Marr|source> <told|cue> reporters <that the ward would open in Brask|content>.", ""),
        ("<Dina Marr|source> <promised|cue> <that the ward would open in Brask|content>.", ""),
    ],
)
def test_those_to_whom_it_was_promised_stand_between_the_verb_and_the_words(sentence: str, whom: str) -> None:
    pile = Pile(record_of(pledge(sentence), last()), CODEBOOK)
    ((first,),) = pledge_groups(pile)
    assert addressee(pile, first) == whom
