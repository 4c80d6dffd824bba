"""Quotations whose cue is a colon, stands apart, or lies beside words that the parse takes for something else."""

import pytest
from tests.coding.acts_read import told_in
from tests.coding.statements_read import said_in

from facta.codebook.cues import CueTable, load_cues
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


WORDS = "The bridge is ours and it will hold."
# (text, source, cue, content)
FOUND = [
    (f'The ruling did not surprise engineer Dina Marr: "{WORDS}"', "engineer Dina Marr", ":", f'"{WORDS}"'),
    (f'Marr did not mince words: "{WORDS}"', "Marr", ":", f'"{WORDS}"'),
    (f'Marr gave the council a short answer: "{WORDS}"', "Marr", ":", f'"{WORDS}"'),
    (f'From the report: "{WORDS}"', "the report", ":", f'"{WORDS}"'),
    (f'"{WORDS[:-1]}," beamed Marr.', "Marr", "beamed", f'"{WORDS[:-1]},"'),
    (
        f'"{WORDS[:-1]}," a spokeswoman for the Orel workers said.',
        "a spokeswoman for the Orel workers",
        "said",
        f'"{WORDS[:-1]},"',
    ),
    (
        '"The bridge is ours," said Marr. But "we may lose it."',
        "Marr",
        "said",
        '"The bridge is ours," … "we may lose it."',
    ),
    (
        'The crowd chanted, "The bridge is ours" and "Out with them."',
        "The crowd",
        "chanted",
        '"The bridge is ours" … "Out with them."',
    ),
    ('"Absolutely not," he said of the plan to close the bridge.', "he", "said", '"Absolutely not,"'),
    (f'The union issued a statement, "{WORDS}"', "The union", "issued", f'"{WORDS}"'),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), FOUND, ids=[row[0][:50] for row in FOUND])
def test_a_quotation_is_given_to_whom_the_words_beside_it_name(
    text: str, source: str, cue: str, content: str, parser: Parser, cues: CueTable
) -> None:
    assert (source, cue, content) in [(s.source, s.cue, s.content) for s in said_in(text, parser, cues)]


NOT_SAID = [
    f'Marr refused to repeat the slogan: "{WORDS}"',
    f'It was an odd sign: "{WORDS}"',
    'They sold the "Right to Fish" shirts, which began to fade.',
]


@pytest.mark.parametrize("text", NOT_SAID, ids=[text[:40] for text in NOT_SAID])
def test_nobody_is_given_words_that_they_took_back_or_that_are_no_ones(
    text: str, parser: Parser, cues: CueTable
) -> None:
    assert not [s for s in said_in(text, parser, cues) if s.statement.mode == "direct" and not s.statement.negated]


def test_words_that_somebody_denied_are_a_denial(parser: Parser, cues: CueTable) -> None:
    [said] = said_in(f'Marr denied the words: "{WORDS}"', parser, cues)
    assert said.statement.kind == "denial"


def test_a_colon_is_the_cue_so_that_a_not_before_it_denies_nothing(parser: Parser, cues: CueTable) -> None:
    said = next(s for s in said_in(f'Marr did not hide her anger: "{WORDS}"', parser, cues) if s.cue == ":")
    assert not said.statement.negated


LABELS = [
    ("EXCLUSIVE: The council hid the report for years.", False),
    ("Dina Marr: 1,769.", False),
    ("Dina Marr: The bridge will hold.", True),
    ("Q: Will it hold?\n\nA: It will.\n\nQ: For long?\n\nA: For years.", True),
]


@pytest.mark.parametrize(("text", "is_turn"), LABELS, ids=[row[0][:20] for row in LABELS])
def test_a_turn_is_told_from_a_label_and_a_list(text: str, is_turn: bool, parser: Parser, cues: CueTable) -> None:
    found = {s.statement.found_by for s in said_in(text, parser, cues)}
    assert ("turn_after_a_colon" in found) is is_turn


TORN = [
    ("Marr has said from the start that the bridge is safe.", "Marr", "that the bridge is safe"),
    ("As the Orel Times recently noted, the bridge is safe.", "the Orel Times", "the bridge is safe"),
]


@pytest.mark.parametrize(("text", "source", "content"), TORN, ids=[row[0][:40] for row in TORN])
def test_what_was_said_is_found_though_the_parse_tears_it_off(
    text: str, source: str, content: str, parser: Parser, cues: CueTable
) -> None:
    assert (source, content) in [(s.source, s.content) for s in said_in(text, parser, cues)]


SIGNED = [
    (f'"{WORDS}"\n\n- Dina Marr.', "Dina Marr", "-"),
    (f'"{WORDS}"\n\n— The Orel Union', "The Orel Union", "—"),
]


@pytest.mark.parametrize(("text", "source", "cue"), SIGNED, ids=[row[1] for row in SIGNED])
def test_a_quotation_is_given_to_who_signs_it_in_the_next_paragraph(
    text: str, source: str, cue: str, parser: Parser, cues: CueTable
) -> None:
    assert (source, cue, f'"{WORDS}"') in [(s.source, s.cue, s.content) for s in said_in(text, parser, cues)]


PASSIVES = [
    ("Two officers are suspected of beating a student.", "are suspected", "Two officers … of beating a student"),
    ("Dina Marr is believed to have left Orel.", "is believed", "Dina Marr … to have left Orel"),
]


@pytest.mark.parametrize(("text", "cue", "content"), PASSIVES, ids=[row[1] for row in PASSIVES])
def test_a_suspicion_without_a_source_is_told_with_whom_it_falls_on(
    text: str, cue: str, content: str, parser: Parser, cues: CueTable
) -> None:
    assert ("", cue, content) in [(s.source, s.cue, s.content) for s in said_in(text, parser, cues)]


def test_a_suspected_illness_is_no_accusation(parser: Parser, cues: CueTable) -> None:
    assert not [s for s in said_in("The doctor suspected flu.", parser, cues) if s.statement.kind == "accusation"]


def test_a_body_or_a_part_that_comes_again_before_a_colon_speaks(parser: Parser) -> None:
    text = (
        "Two versions\n\nMinistry: A patrol arrested four men. One had beaten a guard.\n\n"
        "Orr: The guards beat us.\n\nMinistry: No force was used.\n\n"
        "Q: Were you beaten?\n\nA: Yes. The guards beat me.\n"
    )
    told = told_in(text, parser)
    assert {t.modality for t in told if t.type != "violence.assault" or t.modality != "hypothetical"} == {"alleged"}
    assert [t.trigger for t in told if t.modality == "hypothetical"] == ["beaten"]
