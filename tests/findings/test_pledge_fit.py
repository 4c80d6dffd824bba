"""How well acts fit pledges, what a pledge's verb is, and that another matter is not told as done."""

import pytest

from facta.codebook.codebook import load_codebook
from facta.findings.pile import Pile
from facta.findings.pledge_fit import elsewhere, nothing, weighed, weights
from facta.findings.pledge_likeness import names_in, nearest_in_kind, of_names_alone
from facta.findings.pledged_verbs import going_back, numbers_in, pledged_verb, stays
from facta.findings.pledges import pledge_groups
from facta.findings.settings import FindingSettings
from facta.findings.words_without_deeds import words_without_deeds
from facta.model.finding import Finding
from facta.model.record import Ref
from facta.reading.sentence_vectors import SentenceVectors
from tests.builders import Report, record_of

CODEBOOK = load_codebook()
ALIKE = dict.fromkeys(("left", "kind", "answers", "same name"), 1.0)
UNLIKE = ("other name", "elsewhere")
ALIKE |= dict.fromkeys(UNLIKE, 0.0)


def test_a_fit_never_falls_with_likeness_nor_grows_with_other_names_or_pledges() -> None:
    for sign in ALIKE:
        low, high = (weighed(ALIKE | {sign: value}, 12) for value in (0.0, 1.0))
        assert low >= high if sign in UNLIKE else low <= high, sign
    assert set(weights()["weights"]) == set(ALIKE)


def test_one_act_among_many_must_be_more_alike() -> None:
    unlike = dict.fromkeys(ALIKE, 0.4) | dict.fromkeys(UNLIKE, 0.0)
    assert weighed(unlike, 60) < weighed(unlike, 12) < weighed(unlike, 3)
    assert nothing(12) == 0


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("the fares would not be raised before May", "raise"),
        ("we will publish every contract", "publish"),
        ("to dismiss the officers", "dismiss"),
        ("the book would be withdrawn", "withdraw"),
        ("a shelter for widows", ""),
        ("women's prisons would get a doctor each", ""),
    ],
)
def test_the_verb_of_a_pledge(words: str, verb: str) -> None:
    assert pledged_verb(words).removesuffix("d") == verb


@pytest.mark.parametrize("words", ["the book would be withdrawn", "we will lift the curfew"])
def test_a_pledge_to_end_something_is_not_taken_back_by_ending_it(words: str) -> None:
    assert going_back(words)
    assert not going_back("a shelter would open")


def test_what_stays_is_pledged_not_to_change() -> None:
    assert stays("fares will stay as they are")
    assert not stays("fares will fall")


def test_numbers_are_read_in_words_and_figures_and_years_left_out() -> None:
    assert numbers_in("six per cent of 1,200 flats by 2027") == {"6", "1200"}
    assert numbers_in("one flat") == frozenset()


def test_months_are_no_names() -> None:
    assert names_in("The bridge in Brask opens in May") == {"brask"}


def findings(pledged: str, told: str, act: str = "money.grant") -> Finding:
    """The finding on a pledge of the Housing Ministry, with sentence vectors, beside one later act of it."""

    def report(name: str, published: str) -> Report:
        started = Report(name, published=published)
        return started.party("ministry", "the Housing Ministry", "Housing Ministry", sector="GOV").tell(
            "The weather over the harbour was mild."
        )

    before = report("a.txt", "2024-01-10").tell(
        f"<The Housing Ministry|source> <promised|cue> <{pledged}|content>.", kind="pledge"
    )
    after = report("b.txt", "2024-06-02").tell(told, when="2024-06-01")
    last = report("z.txt", "2024-12-01")
    pile = Pile(record_of(before, after, last), CODEBOOK, (), SentenceVectors())
    (finding,) = words_without_deeds(pile, FindingSettings())
    return finding


PAY = "to pay the widows of the flood 300 marks each"


def test_what_was_pledged_told_in_other_words_is_done() -> None:
    finding = findings(
        PAY,
        "[The Housing Ministry|agent] {paid|money.grant} [the women widowed by the flood|recipient] 300 marks each.",
    )
    assert finding.status == "done"


@pytest.mark.parametrize(
    ("told", "status", "why"),
    [
        ("{paid|money.grant} [the surgeons of the port|recipient] 300 marks each", "not found", "others were paid"),
        ("{paid|money.grant} [the widows of the flood|recipient] 90 marks each", "in motion", "another sum"),
    ],
)
def test_the_same_verb_with_another_object_or_amount_is_not_done(told: str, status: str, why: str) -> None:
    finding = findings(PAY, f"[The Housing Ministry|agent] {told}.")
    assert finding.status == status, why


def test_the_same_deed_in_another_place_is_not_done() -> None:
    deed = "[The Housing Ministry|agent] {paid|money.grant} [the widows of Tolm|recipient] their rent."
    assert findings("to pay the widows of Brask their rent", deed).status == "not found"
    assert findings("to pay the widows of Tolm their rent", deed).status == "done"


def test_an_act_is_not_taken_where_it_fits_another_pledge_of_the_party_better() -> None:
    started = Report("a.txt", published="2024-01-10").party(
        "m", "the Housing Ministry", "Housing Ministry", sector="GOV"
    )
    said = started.tell(
        "<The Housing Ministry|source> <promised|cue> <to repair the roof of the school in Brask|content>.",
        kind="pledge",
    )
    said = said.tell(
        "<The Housing Ministry|source> <promised|cue> <to repair the bridge over the river|content>.", kind="pledge"
    )
    after = Report("b.txt", published="2024-06-02").party("m", "the Housing Ministry", "Housing Ministry", sector="GOV")
    after = after.tell(
        "[The Housing Ministry|agent] {mended|aid} [the roof of the Brask school|patient].", when="2024-06-01"
    )
    record = record_of(said, after, Report("z.txt", published="2024-12-01").tell("Snow had fallen."))
    roof, bridge = words_without_deeds(Pile(record, CODEBOOK, (), SentenceVectors()), FindingSettings())
    assert "roof" in roof.title
    assert "mended" in " ".join(e.text for e in roof.evidence)
    assert "mended" not in " ".join(e.text for e in bridge.evidence)


@pytest.mark.parametrize(
    ("other", "more"), [("to mend the bridge over the harbour", 0.2), ("that the roof of the school be repaired", 0.0)]
)
def test_what_is_more_like_another_pledge_counts_against_an_act_unless_it_is_the_same_pledge_told_twice(
    other: str, more: float
) -> None:
    said = Report("a.txt", published="2024-01-10").party("m", "the Housing Ministry", "Housing Ministry", sector="GOV")
    for content in ("to repair the roof of the school", other):
        said = said.tell(f"<The Housing Ministry|source> <promised|cue> <{content}|content>.", kind="pledge")
    pile = Pile(record_of(said, Report("z.txt", published="2024-12-01").tell("Snow had fallen.")), CODEBOOK)
    pledges = [pledge for group in pledge_groups(pile) for pledge in group]
    act = Ref("b", "a1")
    mine, theirs = elsewhere(pile, pledges, [{act: 0.5}, {act: 0.7}])
    assert (mine[act], theirs[act]) == (more, 0.0)


def test_the_nearest_words_in_kind_are_told_with_both() -> None:
    nearest, *_ = nearest_in_kind("a list of firearms", "The police collected rifles")
    assert nearest[1:] == ("firearms", "rifles")
    assert nearest_in_kind("a list", "a list") == ()


def test_a_deed_to_somebody_unnamed_is_not_the_one_pledged_to_whom_it_names_alone() -> None:
    assert of_names_alone("the town would sue Brask Steel")
    assert not of_names_alone("the town would sue the owners of Brask Steel")
    assert not of_names_alone("the town would mend the roof")
