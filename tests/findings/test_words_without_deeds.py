from dataclasses import replace
from typing import Any

import pytest

from facta.findings.run import findings_of
from facta.model.act import Modality
from facta.model.finding import Finding
from facta.model.record import Ref
from facta.model.statement import Mode
from tests.builders import CODEBOOK, Report, record_of

FILLER = {
    "a.txt": "The weather over the harbour was mild. The market stood open until dusk.",
    "b.txt": "Trams ran as usual along the embankment. A choir sang.",
    "z.txt": "Fishermen mended nets beside the mole. Snow had fallen.",
}


def report(name: str, published: str) -> Report:
    return (
        Report(name, published=published)
        .party("marr", "Dina Marr", "Marr", kind="person", sector="GOV", titles=("Housing Minister",))
        .party("ministry", "the Housing Ministry", "Housing Ministry", sector="GOV")
        .party("house", "the Assembly", sector="LEG")
        .party("reed", "the Reed Circle", "Reed Circle")
        .tell(FILLER[name])
    )


def pledge(words: str, published: str = "2024-01-10", **act: Any) -> Report:
    return report("a.txt", published).tell(
        f"<Dina Marr|source> <promised|cue> <{words}|content>.", kind="pledge", modality=Modality.PLANNED, **act
    )


def last(published: str = "2024-12-01") -> Report:
    return report("z.txt", published)


def pledges(*reports: Report) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == "words-without-deeds")


SHELTER = "a shelter for widows would {open|office.open} in Brask"


def test_a_pledge_without_a_later_act_is_not_found_and_says_what_was_looked_at() -> None:
    (finding,) = pledges(pledge(SHELTER), last())
    assert finding.status == "not found"
    assert "in these 2 reports from The Lamp, up to 2024-12-01" in finding.coverage
    assert "did not" not in finding.title


def test_a_young_pledge_is_too_early_to_judge() -> None:
    (finding,) = pledges(pledge(SHELTER, "2024-11-29"), last())
    assert finding.status == "too early"


def test_a_deed_that_people_rejected_for_a_pledge_no_longer_answers_it() -> None:
    done = last().tell("The shelter for widows {opened|office.open} in Brask.", when="2024-06-01")
    record = record_of(pledge(SHELTER), done)
    said = next(Ref(r.document.id, s.id) for r in record.readings for s in r.statements)
    deeds = [Ref(r.document.id, a.id) for r in record.readings for a in r.acts if r.document.source == "z.txt"]
    judged = replace(record, rejected_pairs=frozenset((said, deed) for deed in deeds))
    (finding,) = (f for f in findings_of(judged, CODEBOOK) if f.kind == "words-without-deeds")
    assert finding.status == "not found"


def test_a_deed_of_the_same_kind_on_the_subject_is_done() -> None:
    done = last().tell("The shelter for widows {opened|office.open} in Brask.", when="2024-06-01")
    (finding,) = pledges(pledge(SHELTER), done)
    assert finding.status == "done"
    assert [e.part for e in finding.evidence] == ["pledge", "done"]


def test_a_deed_that_was_not_done_is_not_done() -> None:
    undone = last().tell(
        "The shelter for widows was not {opened|office.open} in Brask.", when="2024-06-01", negated=True
    )
    (finding,) = pledges(pledge(SHELTER), undone)
    assert finding.status == "not found"


def test_a_deed_before_the_pledge_is_not_its_deed() -> None:
    earlier = last().tell("The shelter for widows {opened|office.open} in Brask.", when="2023-06-01")
    (finding,) = pledges(pledge(SHELTER), earlier)
    assert finding.status == "not found"


def test_another_deed_of_the_same_kind_is_not_the_deed() -> None:
    other = last().tell("The swimming hall {opened|office.open} near the harbour.", when="2024-06-01")
    (finding,) = pledges(pledge(SHELTER), other)
    assert finding.status == "not found"


NO_EVICTION = "no family on Quay Street will be {evicted|pressure.evict}"


def test_an_act_against_the_pledge_by_the_body_is_contrary() -> None:
    evicted = last().tell(
        "[The Housing Ministry|agent] {evicted|pressure.evict} families on Quay Street.", when="2024-06-01"
    )
    (finding,) = pledges(pledge(NO_EVICTION, negated=True), evicted)
    assert finding.status == "contrary act"
    assert "broken" not in finding.title


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"negated": True}, "it says that nobody was"),
        ({"modality": Modality.DENIED}, "somebody denies it"),
        ({"modality": Modality.PLANNED}, "it is only planned"),
    ],
)
def test_what_did_not_happen_is_no_contrary_act(more: dict[str, Any], why: str) -> None:
    told = last().tell(
        "[The Housing Ministry|agent] {evicted|pressure.evict} families on Quay Street.",
        when="2024-06-01",
        **more,
    )
    (finding,) = pledges(pledge(NO_EVICTION, negated=True), told)
    assert finding.status == "not found", why


def test_an_act_of_somebody_else_is_no_contrary_act() -> None:
    told = last().tell("[The Reed Circle|agent] {evicted|pressure.evict} families on Quay Street.", when="2024-06-01")
    (finding,) = pledges(pledge(NO_EVICTION, negated=True), told)
    assert finding.status == "not found"


def test_a_pledge_taken_back_by_the_pledger_is_withdrawn() -> None:
    back = last().tell(
        "[Dina Marr|agent] {withdrew|withdraw} her promise of a shelter for widows in Brask.",
        when="2024-06-01",
        lemma="withdraw",
    )
    (finding,) = pledges(pledge(SHELTER), back)
    assert finding.status == "withdrawn"


LAW = "we will {pass|law.adopt} a law on dyke safety"


def test_a_bill_that_stopped_after_its_first_reading_is_stalled() -> None:
    read = report("b.txt", "2024-02-02").tell(
        "[The Assembly|agent] {passed|law.read} [the dyke safety bill|theme] on its first reading.", when="2024-02-01"
    )
    (finding,) = pledges(pledge(LAW), read, last())
    assert finding.status == "stalled"
    assert "first reading" in " ".join(e.part for e in finding.evidence)


def test_a_bill_that_was_adopted_is_done() -> None:
    read = report("b.txt", "2024-02-02").tell(
        "[The Assembly|agent] {adopted|law.adopt} [the dyke safety bill|theme].", when="2024-02-01"
    )
    (finding,) = pledges(pledge(LAW), read, last())
    assert finding.status == "done"


def test_a_claim_of_work_stays_a_claim() -> None:
    work = report("a.txt", "2024-01-10").tell(
        "<Dina Marr|source> <said|cue> <they were working on a telephone line for widows|content>.", work=True
    )
    (finding,) = pledges(work, last())
    assert finding.status == "claim of work"
    assert "pledged" not in finding.title


def test_a_denial_and_a_negated_pledge_are_no_pledges() -> None:
    words = report("a.txt", "2024-01-10")
    words.tell("<Dina Marr|source> <denied|cue> <that a shelter for widows was planned|content>.", kind="denial")
    words.tell("<Marr|source> <did not promise|cue> <a shelter for widows|content>.", kind="pledge", negated_cue=True)
    assert pledges(words, last()) == ()


def test_an_unnamed_crowd_makes_no_pledge_to_follow() -> None:
    words = report("a.txt", "2024-01-10").party("some", "some visitors", kind="group")
    words.tell("<Some visitors|source> <vowed|cue> <that a shelter for widows would open|content>.", kind="pledge")
    assert pledges(words, last()) == ()


def test_a_deed_told_in_the_pledges_own_verb_is_done_though_no_act_type_covers_it() -> None:
    told = last().tell("The shelter for widows, which opened in Brask in May, has a blue door.")
    (finding,) = pledges(pledge(SHELTER), told)
    assert finding.status == "done"


@pytest.mark.parametrize(
    "sentence",
    [
        "The shelter for widows in Brask has not opened.",
        "The shelter for widows in Brask would be opened in May.",
        "Nobody opened the shelter for widows in Brask.",
        "If it is opened, the shelter for widows in Brask will have a blue door.",
        "The swimming hall was opened.",
    ],
)
def test_words_that_do_not_tell_the_deed_leave_it_not_found(sentence: str) -> None:
    (finding,) = pledges(pledge(SHELTER), last().tell(sentence))
    assert finding.status == "not found"


def test_a_deed_on_somebodys_word_alone_is_not_done() -> None:
    told = last().tell("<Dina Marr|source> <said|cue> <the shelter for widows had opened in Brask|content>.")
    (finding,) = pledges(pledge(SHELTER), told)
    assert finding.status == "not found"


def test_a_pledge_in_a_report_without_a_day_is_not_judged() -> None:
    undated = report("a.txt", "2024-01-10")
    undated.published = None
    undated.tell(f"<Dina Marr|source> <promised|cue> <{SHELTER}|content>.", kind="pledge", modality=Modality.PLANNED)
    (finding,) = pledges(undated)
    assert finding.status == "too early"
    assert "no later report here can tell" in finding.title


def test_a_pledge_without_an_act_names_the_likest_act_that_was_not_taken() -> None:
    told = last().tell(
        "[The Housing Ministry|agent] {raised|money.raise} [the price of stamps|theme].", when="2024-06-01"
    )
    (finding,) = pledges(pledge(SHELTER), told)
    assert finding.status == "not found"
    assert "no act in these reports was like it enough" in finding.title
    assert len(finding.counter) == 1
    assert "the price of stamps" in finding.counter[0]
    assert finding.rule
    assert "1 later act of the party" in finding.coverage


def test_a_contrary_act_stands_beside_the_act_that_points_the_other_way() -> None:
    told = last().tell(
        "[The Housing Ministry|agent] {evicted|pressure.evict} families on Quay Street.", when="2024-06-01"
    )
    told.tell(
        "[Dina Marr|agent] {revoked|withdraw} her word on families on Quay Street.", when="2024-07-01", lemma="revoke"
    )
    (finding,) = pledges(pledge(NO_EVICTION, negated=True), told)
    assert finding.status == "contrary act"
    assert any(line.startswith("Withdrawn: ") for line in finding.counter)


def direct(words: str, *names: str) -> Report:
    told = report("a.txt", "2024-01-10")
    for name in names:
        told.party(name, name, kind="person")
    return told.tell(f"“<{words}|content>,” <Dina Marr|source> <said|cue>.", kind="pledge", mode=Mode.DIRECT)


def test_what_somebody_else_will_do_is_no_pledge_of_the_speaker() -> None:
    assert pledges(direct("Orla Venn will never give up her shelter for widows", "Orla Venn"), last()) == ()
    assert pledges(direct("Orla Venn wouldn't recognise the shelter for widows", "Orla Venn"), last()) == ()
    assert len(pledges(direct("Every district in Brask will have a shelter for widows"), last())) == 1


def test_a_question_of_manner_a_condition_and_a_judgement_are_no_pledges() -> None:
    for words in (
        "how she would pay for the shelter for widows",
        "that she would pay for the shelter for widows only if the Assembly asked",
        "that dropping the shelter for widows once it would not pass was right",
    ):
        assert pledges(pledge(words), last()) == ()


def test_a_pledge_of_another_age_told_as_history_is_left_out() -> None:
    told = report("a.txt", "2024-01-10").tell(
        f"<Dina Marr|source> <promised|cue> <{SHELTER}|content>.", kind="pledge", said_on="1990-01-01"
    )
    assert pledges(told, last()) == ()


def test_a_pledge_of_a_party_without_power_that_nothing_answers_is_left_out() -> None:
    told = report("a.txt", "2024-01-10").tell(
        f"<The Reed Circle|source> <promised|cue> <{SHELTER}|content>.", kind="pledge", modality=Modality.PLANNED
    )
    assert pledges(told, last()) == ()


def test_a_bill_that_shares_one_word_with_a_pledge_and_nobody_is_another_bill() -> None:
    vow = report("a.txt", "2024-01-10").tell(
        "<Dina Marr|source> <promised|cue> <a law on pensions for widows|content>.", kind="pledge"
    )
    other = last().tell("The house {adopted|law.adopt} [the pensions bill of the navy|theme].", when="2024-06-01")
    assert all(finding.status != "done" for finding in pledges(vow, other))


def test_what_is_told_as_kept_or_given_up_and_what_a_thing_will_bring_are_no_pledges() -> None:
    over = report("a.txt", "2024-01-10").tell(
        f"After initially <Dina Marr|source> <saying|cue> <{SHELTER}|content>, she spoke of rain.", kind="pledge"
    )
    assert pledges(over, last()) == ()
    assert pledges(pledge("it would result in a shelter for widows in Brask"), last()) == ()
    assert pledges(pledge("if asked she would open a shelter for widows in Brask"), last()) == ()
