from tests.builders import Report

from facta.model.act import Modality
from facta.model.matter import Matter


def report() -> Report:
    return (
        Report("a.txt")
        .party("house", "the Assembly", sector="LEG")
        .party("hall", "city hall", sector="GOV")
        .party("reed", "the Reed Circle", "Reed Circle")
        .party("lark", "the Lark Union", "Lark Union")
        .party("crane", "Odo Crane", "Crane", "he", kind="person")
        .party("moll", "Ada Moll", kind="person")
    )


def matters(told: Report) -> list[tuple[str, str, list[str]]]:
    return [(m.kind, m.title, [r.stage for r in m.history]) for m in told.reading.matters]


def only(told: Report) -> Matter:
    (matter,) = told.reading.matters
    return matter


def test_the_stages_of_one_case_are_one_matter_in_order_of_time() -> None:
    told = report()
    told.tell("[Odo Crane|patient] was {convicted|case.convict} of fraud.", when="2024-03-01")
    told.tell("[He|patient] had been {detained|case.detain} in January.", when="2024-01-05")
    matter = only(told)
    assert [r.stage for r in matter.history] == ["detained", "convicted"]
    assert (matter.stage, matter.concerns) == ("convicted", ("crane",))


def test_two_suspects_have_two_cases() -> None:
    told = report().tell("[Odo Crane|patient] was {detained|case.detain}.")
    told.tell("[Ada Moll|patient] was {charged|case.charge}.")
    assert [m.concerns for m in told.reading.matters] == [("crane",), ("moll",)]


def test_an_undated_stage_stands_where_it_usually_comes() -> None:
    told = report().tell("[Odo Crane|patient] was {charged|case.charge}.")
    told.tell("[He|patient] was {detained|case.detain} on May 1.", when="2024-05-01")
    assert [r.stage for r in only(told).history] == ["detained", "charged"]


def test_a_stage_negated_planned_denied_or_supposed_is_not_reached() -> None:
    told = report().tell("[Odo Crane|patient] was {detained|case.detain}.")
    told.tell("[He|patient] was not {charged|case.charge}.", negated=True)
    for modality in (Modality.PLANNED, Modality.DENIED, Modality.HYPOTHETICAL):
        told.tell("[Crane|patient] {convicted|case.convict}.", modality=modality)
    assert [r.stage for r in only(told).history] == ["detained"]


def test_a_rule_is_no_stage() -> None:
    assert report().tell("A case can be {settled|case.settle}.", generic=True).reading.matters == ()


def test_an_alleged_stage_keeps_its_modality() -> None:
    told = report().tell("[Odo Crane|patient] was reportedly {detained|case.detain}.", modality=Modality.ALLEGED)
    assert [r.modality for r in only(told).history] == ["alleged"]


def test_two_bills_are_told_apart_by_their_names_and_the_bill_is_the_last_one() -> None:
    told = report()
    told.tell("[The Assembly|agent] {passed|law.read} [the dyke safety bill|theme] on its first reading.")
    told.tell("It also {passed|law.read} [the seasonal contracts bill|theme] on first reading.")
    told.tell("[The bill|theme] was then {adopted|law.adopt}.")
    assert matters(told) == [
        ("law", "dyke safety bill", ["first reading"]),
        ("law", "seasonal contracts bill", ["first reading", "adopted"]),
    ]


def test_never_beyond_a_first_reading_reaches_the_first_reading_and_says_so() -> None:
    told = report().tell("[A law on dyke safety|theme] never got beyond a first {reading|law.read}.", negated=True)
    matter = only(told)
    assert matter.stage == "first reading"
    assert "went_no_further" in matter.by


def test_a_bill_that_was_not_read_has_reached_nothing() -> None:
    told = report().tell("[The dyke safety bill|theme] had no second {reading|law.read}.", negated=True)
    assert told.reading.matters == ()


def test_a_permission_and_the_rally_held_are_one_matter_of_its_organizer() -> None:
    told = report().tell("[City hall|agent] {permitted|assembly.permit} the rally.")
    told.tell("It was {organised|assembly.hold} by [the Reed Circle|agent].")
    matter = only(told)
    assert matter.concerns == ("reed",)
    assert [r.stage for r in matter.history] == ["permitted", "held"]


def test_a_permission_and_a_refusal_are_two_matters() -> None:
    told = report().tell("[City hall|agent] {permitted|assembly.permit} [the Reed Circle|recipient] a rally.")
    told.tell("[City hall|agent] {refused|assembly.refuse} [the Lark Union|recipient] a rally.")
    told.tell("A refusal was {told|assembly.refuse}.")
    assert [(m.concerns, [r.stage for r in m.history]) for m in told.reading.matters] == [
        (("reed",), ["permitted"]),
        (("lark",), ["refused", "refused"]),
    ]


def test_far_down_the_text_an_unnamed_matter_is_not_the_one_above() -> None:
    told = report().tell("[The Assembly|agent] {passed|law.read} [the dyke safety bill|theme] on its first reading.")
    for _ in range(5):
        told.paragraph().tell("It rained.")
    told.paragraph().tell("[The bill|theme] was {adopted|law.adopt}.")
    assert [m.stage for m in told.reading.matters] == ["first reading"]
