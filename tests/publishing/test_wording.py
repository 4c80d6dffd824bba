import re
from dataclasses import replace

import pytest

from facta.codebook.act_type import ActType
from facta.model.act import Act, Filler, Modality
from facta.model.document import Document
from facta.model.passage import Span
from facta.model.record import Coverage, Reading, Record
from facta.model.times import When
from facta.publishing.english import is_plural, lower_first, negated
from facta.publishing.wording import Wording, when_words
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
    assert (
        worded(SQUARE, "a5")
        == "alleged against Sunrise Club, according to Tenants' League: embezzlement of city grants"
    )
    assert worded(WARDEN, "a2") == "alleged against Bruno Kestrel: sexual assault on Lisbet Varga-Holm"
    assert worded(SQUARE, "a1", according_to="s1").startswith("according to Tenants' League, ")


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


def test_statements_that_each_stand_within_the_other_do_not_hang_the_page() -> None:
    first, *others = SQUARE.statements
    circle = (replace(first, speaker=None, within=first.id), *others)
    reading = replace(SQUARE, statements=circle)
    assert not Wording(RECORD, CODEBOOK).tells_of_oneself(reading, replace(reading.act_of["a1"], according_to=first.id))


def test_an_act_on_somebodys_word_names_every_level() -> None:
    assert worded(SQUARE, "a1", according_to="s2").startswith("according to Ada Brandt, as told by Tenants' League, ")


def test_who_tells_of_an_accusation_against_themselves_does_not_confess() -> None:
    words = worded(WARDEN, "a2", according_to="s2")
    assert words == "alleged of Bruno Kestrel, in their own words: sexual assault on Lisbet Varga-Holm"


CODES = sorted(CODEBOOK.types)
VOICES = [None, "s1", "s3"]
SHAPES = [("agent", "patient"), ("agent", "theme"), ("recipient", "theme"), ("patient",), ("agent",), ()]
STARTS = {
    Modality.ALLEGED: r"(alleged|according to)\b",
    Modality.PLANNED: "planned",
    Modality.DENIED: "denied",
    Modality.HYPOTHETICAL: "only supposed",
}


@pytest.mark.parametrize("roles", SHAPES, ids="-".join)
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("modality", list(Modality))
@pytest.mark.parametrize("code", CODES)
def test_no_phrase_loses_its_modality_its_not_or_its_source(
    code: str, modality: Modality, voice: str | None, roles: tuple[str, ...]
) -> None:
    reading = SQUARE
    parties = {"agent": "p4", "patient": "p5", "recipient": "p2", "theme": "p1"}
    fillers = {role: (Filler(parties[role], None),) for role in roles}
    for is_negated in (False, True):
        words = worded(
            reading, "a1", type=code, modality=modality, according_to=voice, roles=fillers, negated=is_negated
        )
        if modality in STARTS:
            assert re.match(STARTS[modality], words), words
        assert bool(re.search(r"\b(not|no)\b", words)) == is_negated, words
        said_by = {"s1": "Tenants' League", "s3": "Ada Brandt"}.get(voice or "")
        assert said_by is None or said_by in words, words
        if modality is not Modality.ASSERTED and code in {"violence.sexual", "money.embezzle"}:
            assert not re.search(r"\bwas\b|embezzled|assaulted", words), words


@pytest.mark.parametrize("code", ["violence.sexual", "money.embezzle"])
@pytest.mark.parametrize("voice", VOICES)
def test_an_alleged_crime_cut_anywhere_after_a_name_still_says_alleged(code: str, voice: str | None) -> None:
    fillers = {"agent": (Filler("p4", None),), "patient": (Filler("p5", None),)}
    words = worded(SQUARE, "a1", type=code, modality=Modality.ALLEGED, according_to=voice, roles=fillers)
    assert words.index("alleged") < words.index("against Sunrise Club") < words.index(": ")
    assert words.endswith("Timo Aalto")


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("no one", "no one was detained"),
        ("Nobody", "nobody was detained"),
        ("anyone", "no one was detained"),
        ("any officer", "no officer was detained"),
        ("two women", "two women were not detained"),
        ("people", "people were not detained"),
        ("a list of boys", "a list of boys was not detained"),
        ("it", "no detention"),
    ],
)
def test_a_subject_that_denies_is_not_denied_twice(subject: str, told: str) -> None:
    act = Act(
        "a", "case.detain", None, Span(0, 1), "x", Span(0, 1), {"patient": (Filler(None, Span(0, len(subject))),)}
    )
    reading = Reading(Document("d", "s", "0", subject + " detained"), acts=(replace(act, negated=True),))
    record = Record((reading,), Coverage(1, (), None, None))
    assert Wording(record, CODEBOOK).act(reading, reading.acts[0]) == told


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("64 families", True),
        ("Anna and Bela", True),
        ("both rallies", True),
        ("the accounts of a charity", True),
        ("the use of grants", False),
        ("the press", False),
        ("1 house", False),
        ("the city's plan", False),
    ],
)
def test_number(words: str, plural: bool) -> None:
    assert is_plural(words) == plural


def test_a_name_keeps_its_capital() -> None:
    text = "The open door. Open Door spoke. Officers came; officers left. The City. Sarni families."
    assert [lower_first(words, text) for words in ("Open Door", "Officers", "The City", "Sarni families")] == [
        "Open Door",
        "officers",
        "the City",
        "Sarni families",
    ]


def test_a_pronoun_names_nobody() -> None:
    it = Filler(None, Span(SQUARE.document.text.index("It permitted"), SQUARE.document.text.index(" permitted")))
    told = worded(SQUARE, "a2", roles={**SQUARE.act_of["a2"].roles, "agent": (it,)})
    assert told == "Sunrise Club was permitted to assemble"


def test_an_act_without_anyone_acted_upon_is_named_by_its_noun() -> None:
    assert worded(SQUARE, "a3", generic=False) == "refusal of an assembly"
    assert worded(SQUARE, "a3", generic=False, negated=True) == "no refusal of an assembly"


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
        ("was permitted", "agent recipient theme", "a rally was permitted to Bela by Anna"),
        ("was refused information", "agent recipient theme", "Bela was refused information (a rally) by Anna"),
        ("had accounts frozen", "agent recipient", "Bela had accounts frozen by Anna"),
        ("was applied for", "agent theme", "a rally was applied for by Anna"),
        ("resigned", "agent", "Anna resigned"),
        ("met", "agent recipient", "Anna met Bela"),
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


def test_a_day_taken_from_the_sentence_before_is_told_as_uncertain() -> None:
    sure = When("2024-05-05", "2024-05-05", "2024-05-05", None)
    assert when_words(sure) == "2024-05-05"
    assert when_words(replace(sure, edtf="2024-05-05?")) == "perhaps 2024-05-05"
