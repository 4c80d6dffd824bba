import pytest
from tests.who import Who

from facta.codebook.act_type import ActType
from facta.codebook.codebook import Codebook
from facta.coding.protection import shielded
from facta.model.act import Act, Filler, Modality
from facta.model.party import Party
from facta.reading.parser import Parser

ASSAULT = ActType("x.assault", "", None, ("agent", "patient"), traits=frozenset({"shields-patient"}))
BOOK = Codebook(types=(ASSAULT,), version="0", by_code={"x.assault": ASSAULT})


def masked(who: Who, acts: tuple[Act, ...] = ()) -> dict[str, Party]:
    found = shielded(who.table.parties, who.annotated, acts, BOOK)
    return {party.name: party for party in found if party.shielded}


@pytest.mark.parametrize(
    "text",
    [
        "Ilva Verosh, 15, was taken to hospital.",
        "Police beat 15-year-old Ilva Verosh on Monday.",
        "Ilva Verosh, a 15-year-old student, was beaten.",
        "Ilva Verosh, aged 12, was beaten.",
        "The schoolgirl Ilva Verosh was beaten.",
        "Ilva Verosh (17) was beaten.",
        "Ilva Verosh was beaten by police. Ilva Verosh is 14 years old.",
    ],
)
def test_whoever_is_said_to_be_under_18_is_masked(text: str, parser: Parser) -> None:
    found = masked(Who(text, parser))
    assert found["Ilva Verosh"].shielded == "under-18"
    span = found["Ilva Verosh"].shielded_by
    assert span is not None
    assert text[slice(*span)]


@pytest.mark.parametrize(
    "text",
    [
        "Ilva Verosh, 45, was taken to hospital.",
        "Ilva Verosh, the mother of a 15-year-old girl, spoke.",
        "Ilva Verosh, 18, was beaten.",
        "Ilva Verosh, 15,000 of whose followers marched, spoke.",
        "Ilva Verosh won by ten votes. Her father taught her to row when she was a young girl.",
    ],
)
def test_an_adult_is_not_masked(text: str, parser: Parser) -> None:
    assert "Ilva Verosh" not in masked(Who(text, parser))


def test_a_child_without_a_name_is_masked(parser: Parser) -> None:
    who = Who("Two officers attacked a 14-year-old girl.", parser)
    assert "a 14-year-old girl" in masked(who)


@pytest.mark.parametrize("modality", list(Modality))
def test_the_patient_of_an_act_that_shields_is_masked_at_every_strength(modality: Modality, parser: Parser) -> None:
    who = Who("Ada Venn accused Gerd Falkas of assaulting her.", parser)
    victim, accused = who.named("Ada Venn"), who.named("Gerd Falkas")
    trigger = who.span("assaulting")
    act = Act(
        "a1", "x.assault", None, trigger, "assault", trigger, modality=modality,
        roles={"agent": (Filler(accused.id, None),), "patient": (Filler(victim.id, None),)},
    )  # fmt: skip
    found = masked(who, (act,))
    assert found["Ada Venn"].shielded == "complainant"
    assert "Gerd Falkas" not in found
