"""Where two readings of a speaker are possible none is chosen: both are candidates."""

import pytest
from tests.who import Who

from facta.codebook.cues import CueTable, load_cues
from facta.coding.attribution import statements_of
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


def speaker_and_candidates(text: str, cue: str, parser: Parser, cues: CueTable) -> tuple[str | None, set[str]]:
    """Name of the speaker of the statement with this cue, and the names of its candidates."""
    who = Who(text, parser)
    name = {party.id: party.name for party in who.table.parties}
    for statement in statements_of(who.annotated, who.table, cues):
        if statement.cue is not None and text[slice(*statement.cue)] == cue:
            return name.get(statement.speaker or ""), {name[party] for party in statement.candidates}
    raise AssertionError(f"no cue {cue!r}")


OPEN = [
    ("Dina Marr and Vera Sool met on Monday. She said that the bridge was safe.", "said", {"Dina Marr", "Vera Sool"}),
    ("Oskar Lind wrote to Paul Dolvan. He promised to rebuild the school.", "promised", {"Oskar Lind", "Paul Dolvan"}),
    ("Oskar Lind and Paul Dolvan spoke. According to him, the bridge is safe.", "According to",
     {"Oskar Lind", "Paul Dolvan"}),
    ("Oskar Lind and his brother Paul Dolvan came. He said that the bridge was safe.", "said",
     {"Oskar Lind", "Paul Dolvan"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "both"), OPEN)
def test_where_two_could_speak_none_is_chosen(
    text: str, cue: str, both: set[str], parser: Parser, cues: CueTable
) -> None:
    assert speaker_and_candidates(text, cue, parser, cues) == (None, both)


PLAIN = [
    ("Dina Marr left. She said that the bridge was safe.", "said", "Dina Marr"),
    ("The bridge is safe, according to Dina Marr.", "according to", "Dina Marr"),
    ("Dina Marr said she would resign, adding that the bridge was safe.", "adding", "Dina Marr"),
    ('Oskar Lind spoke. "The bridge is safe and sound," he said.', "said", "Oskar Lind"),
    ("In a letter, Dina Marr said that the bridge was safe.", "said", "Dina Marr"),
]


@pytest.mark.parametrize(("text", "cue", "speaker"), PLAIN)
def test_where_one_could_speak_it_is_that_one(
    text: str, cue: str, speaker: str, parser: Parser, cues: CueTable
) -> None:
    assert speaker_and_candidates(text, cue, parser, cues) == (speaker, set())
