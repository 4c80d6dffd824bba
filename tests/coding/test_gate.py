"""The gate: what a reading cannot cite is taken out, and nothing else."""

from dataclasses import replace

from facta.coding.gate import gated
from facta.model.act import Act, Comment, Filler, Modality, Place, Quantity
from facta.model.document import Document
from facta.model.matter import Matter, StageReached
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.record import Reading
from facta.model.statement import Mode, Statement, StatementKind
from facta.model.times import When

TEXT = "Orr said the city had refused the rally on Monday in Tolm."
BEYOND = Span(10, 500)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


SAID = Statement(
    "s1", "p1", span("Orr"), span("said"), (span("the city had refused the rally on Monday in Tolm"),),
    Mode.INDIRECT, StatementKind.CLAIM, when=When("2024-05-06", "2024-05-06", "2024-05-06", span("Monday")),
)  # fmt: skip
REFUSED = Act(
    "a1", "assembly.refuse", None, span("refused"), "refuse", span("the city had refused the rally on Monday in Tolm"),
    roles={"agent": (Filler("p2", span("the city")),), "theme": (Filler(None, span("the rally")),)},
    quantities=(Quantity(1.0, "rally", span("rally")),),
    when=When("2024-05-06", "2024-05-06", "2024-05-06", span("Monday")), where=Place("p2", span("Tolm"), "Tolm"),
    modality=Modality.ALLEGED, according_to="s1",
)  # fmt: skip
WHOLE = Reading(
    Document("d", "d.txt", "0", TEXT),
    (
        Party("p1", PartyKind.PERSON, "Orr", None, (span("Orr"),)),
        Party("p2", PartyKind.PLACE, "the city", "GOV", (span("the city"),)),
    ),
    (SAID,),
    (REFUSED,),
    matters=(Matter("m1", "assembly", ("p2",), "refused", (StageReached("refused", "a1", "d", None, "alleged"),)),),
    comments=(Comment("c1", span("refused"), "rule"),),
)


def only_act(reading: Reading) -> Act:
    (act,) = gated(reading).acts
    return act


def test_a_reading_that_cites_all_it_says_stays_as_it_is() -> None:
    assert gated(WHOLE) == WHOLE


def test_an_act_or_statement_that_lies_outside_the_text_is_not_recorded_nor_what_stands_on_it() -> None:
    found = gated(
        replace(WHOLE, acts=(replace(REFUSED, passage=BEYOND),), statements=(replace(SAID, content=(BEYOND,)),))
    )
    assert (found.acts, found.statements, found.matters) == ((), (), ())
    assert only_act(replace(WHOLE, statements=())).according_to is None


def test_a_day_that_cannot_be_cited_is_no_day() -> None:
    outside = When("2024-05-06", "2024-05-06", "2024-05-06", BEYOND)
    assert only_act(replace(WHOLE, acts=(replace(REFUSED, when=outside),))).when is None
    (statement,) = gated(replace(WHOLE, statements=(replace(SAID, when=outside),))).statements
    assert statement.when is None
    of_the_report = When("2024-05-07", "2024-05-07", "2024-05-07", None)
    assert only_act(replace(WHOLE, acts=(replace(REFUSED, when=of_the_report),))).when == of_the_report


def test_a_place_that_cannot_be_cited_is_no_place_and_one_of_an_unknown_party_names_none() -> None:
    assert only_act(replace(WHOLE, acts=(replace(REFUSED, where=Place(None, BEYOND, "Tolm")),))).where is None
    unknown = replace(REFUSED, where=Place("p9", span("Tolm"), "Tolm"))
    assert only_act(replace(WHOLE, acts=(unknown,))).where == Place(None, span("Tolm"), "Tolm")


def test_a_party_without_a_mention_in_the_text_goes_and_is_named_nowhere() -> None:
    found = gated(replace(WHOLE, parties=(WHOLE.parties[0], replace(WHOLE.parties[1], mentions=(BEYOND,)))))
    assert [party.id for party in found.parties] == ["p1"]
    assert found.acts[0].roles["agent"] == (Filler(None, span("the city")),)
