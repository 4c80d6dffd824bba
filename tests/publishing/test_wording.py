from dataclasses import replace

import pytest

from facta.model.act import Act, Modality
from facta.model.record import Reading
from facta.publishing.wording import Wording, negated
from tests.publishing.sample import CODEBOOK, sample_record

RECORD = sample_record()
SQUARE = RECORD.reading_of["d-square"]
WARDEN = RECORD.reading_of["d-warden"]


def worded(reading: Reading, act_id: str, **changes: object) -> str:
    act: Act = replace(reading.act_of[act_id], **changes)  # type: ignore[arg-type]
    return Wording(RECORD, CODEBOOK).act(reading, act)


def test_an_asserted_act_is_told_in_the_passive() -> None:
    assert worded(WARDEN, "a1") == "Bruno Kestrel was detained by Police"


def test_a_negated_act_says_not() -> None:
    assert worded(WARDEN, "a3") == "Bruno Kestrel was not charged"


def test_an_alleged_act_begins_with_who_alleges_it() -> None:
    assert worded(SQUARE, "a5") == "according to Tenants' League, city grants was embezzled by Sunrise Club"
    assert worded(WARDEN, "a2").startswith("alleged: ")


@pytest.mark.parametrize(
    ("modality", "start"),
    [
        (Modality.ALLEGED, "alleged: "),
        (Modality.PLANNED, "planned: "),
        (Modality.DENIED, "denied: "),
        (Modality.HYPOTHETICAL, "only supposed: "),
    ],
)
@pytest.mark.parametrize("negated", [True, False])
def test_no_modality_but_asserted_reads_as_a_fact(modality: Modality, start: str, negated: bool) -> None:
    words = worded(WARDEN, "a1", modality=modality, negated=negated)
    assert words.startswith(start)
    assert (" was not detained" in words) == negated


def test_an_act_on_somebodys_word_names_every_level() -> None:
    assert worded(SQUARE, "a1", according_to="s2").startswith("according to Ada Brandt, as told by Tenants' League, ")


def test_an_act_without_anyone_acted_upon_is_named_by_its_noun() -> None:
    assert worded(SQUARE, "a3", generic=False) == "refusal of an assembly"
    assert worded(SQUARE, "a3", generic=False, negated=True) == "not: refusal of an assembly"


@pytest.mark.parametrize(
    ("label", "told"),
    [("was detained", "was not detained"), ("has resigned", "has not resigned"), ("applied", "not: applied")],
)
def test_every_label_can_be_negated(label: str, told: str) -> None:
    assert negated(label) == told
