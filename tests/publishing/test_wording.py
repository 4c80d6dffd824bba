from dataclasses import replace

import pytest

from facta.codebook.act_type import ActType
from facta.model.act import Act, Filler, Modality
from facta.model.document import Document
from facta.model.passage import Span
from facta.model.record import Coverage, Reading, Record
from facta.publishing.wording import Wording, negated
from tests.publishing.sample import CODEBOOK, SampleCodebook, sample_record

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
    assert (" not " in words) == negated
    assert ("was" in words) == (modality in (Modality.ALLEGED, Modality.DENIED))


def test_an_act_on_somebodys_word_names_every_level() -> None:
    assert worded(SQUARE, "a1", according_to="s2").startswith("according to Ada Brandt, as told by Tenants' League, ")


def test_who_tells_of_an_accusation_against_themselves_does_not_confess() -> None:
    words = worded(WARDEN, "a2", according_to="s2")
    assert words == "alleged, as Bruno Kestrel tells of it: Lisbet Varga-Holm was sexually assaulted by Bruno Kestrel"


def test_a_pronoun_names_nobody() -> None:
    it = Filler(None, Span(SQUARE.document.text.index("It permitted"), SQUARE.document.text.index(" permitted")))
    told = worded(SQUARE, "a2", roles={**SQUARE.act_of["a2"].roles, "agent": (it,)})
    assert told == "Sunrise Club was permitted to assemble"


def test_an_act_without_anyone_acted_upon_is_named_by_its_noun() -> None:
    assert worded(SQUARE, "a3", generic=False) == "refusal of an assembly"
    assert worded(SQUARE, "a3", generic=False, negated=True) == "not so: refusal of an assembly"


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("was detained", "was not detained"),
        ("has resigned", "has not resigned"),
        ("applied", "(not so: applied)"),
        ("was not acted upon", "(not so: was not acted upon)"),
    ],
)
def test_every_label_can_be_negated(label: str, told: str) -> None:
    assert negated(label) == told


@pytest.mark.parametrize(
    ("label", "roles", "told"),
    [
        ("was permitted", "agent recipient theme", "a rally was permitted, to Bela by Anna"),
        ("was refused information", "agent recipient theme", "Bela was refused information (a rally) by Anna"),
        ("had accounts frozen", "agent recipient", "Bela had accounts frozen by Anna"),
        ("was applied for", "agent theme", "a rally was applied for by Anna"),
        ("resigned", "agent", "Anna resigned"),
        ("met", "agent recipient", "Anna met, to Bela"),
        ("was detained", "agent", "thing by Anna"),
    ],
)
def test_a_label_is_said_of_whom_it_fits(label: str, roles: str, told: str) -> None:
    text = "Anna Bela a rally"
    spans = {"agent": Span(0, 4), "recipient": Span(5, 9), "theme": Span(10, 17)}
    act = Act("a", "x", None, Span(0, 4), "x", Span(0, 4), {r: (Filler(None, spans[r]),) for r in roles.split()})
    codebook = SampleCodebook({"x": ActType("x", "", None, (), label=label, noun="thing")}, {})
    reading = Reading(Document("d", "s", "0", text), acts=(act,))
    assert Wording(Record((reading,), Coverage(1, (), None, None)), codebook).act(reading, act) == told
