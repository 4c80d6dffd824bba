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
    ("Oskar Lind met Paul Dolvan. He said that the bridge was safe.", "said", {"Oskar Lind", "Paul Dolvan"}),
    ('Dina Marr met Vera Sool on Monday. "The bridge is safe and sound," she said.', "said",
     {"Dina Marr", "Vera Sool"}),
    ('Dina Marr, Vera Sool and Nora Pell waited. "The bridge is safe and sound," she said.', "said",
     {"Dina Marr", "Vera Sool", "Nora Pell"}),
    ("Dina Marr was freed on Monday. Her lawyer left, and she said that the bridge was safe.", "said",
     {"Dina Marr", "Her lawyer"}),
    ("Oskar Lind sued Paul Dolvan. He accused him of taking money.", "accused", {"Oskar Lind", "Paul Dolvan"}),
    ("Oskar Lind sued Paul Dolvan. He called for an inquiry into the fire.", "called for",
     {"Oskar Lind", "Paul Dolvan"}),
    ("The mayor, Oskar Lind, spoke to the minister. He promised to rebuild the school.", "promised",
     {"Oskar Lind", "the minister"}),
    ("The mayor and the minister argued. He said that the mine was unsafe.", "said", {"The mayor", "the minister"}),
    ('"I saw it," Dina Marr told Vera Sool. She said that the mine was unsafe.', "said", {"Dina Marr", "Vera Sool"}),
    ("Judge Paul Dolvan sentenced Oskar Lind. He said that the evidence was clear.", "said",
     {"Paul Dolvan", "Oskar Lind"}),
    ("Oskar Lind came to the square with Paul Dolvan. He denied taking money.", "denied",
     {"Oskar Lind", "Paul Dolvan"}),
    ("Oskar Lind blamed Paul Dolvan for the fire. He demanded that the mine be closed.", "demanded",
     {"Oskar Lind", "Paul Dolvan"}),
    ("Vera Sool interviewed Dina Marr in Tervan. She believes that the mine is unsafe.", "believes",
     {"Vera Sool", "Dina Marr"}),
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
    ("Dina Marr met Paul Dolvan. He said that the bridge was safe.", "said", "Paul Dolvan"),
    ("Oskar Lind saw the house of Paul Dolvan. He said that the mine was unsafe.", "said", "Oskar Lind"),
    ("The mayor of Tervan said that the mine was unsafe. He promised to close it.", "promised", "The mayor of Tervan"),
    ("Mayor Oskar Lind said that the mine was unsafe.", "said", "Oskar Lind"),
    ("Police said that the mine was unsafe. They denied beating two students.", "denied", "Police"),
    ("A letter from the union says that the mine is unsafe.", "says", "the union"),
    ("A letter signed by Dina Marr says that the mine is unsafe.", "says", "Dina Marr"),
    ("A statement by the ministry said that the mine was unsafe.", "said", "the ministry"),
    ("The union's statement said that the mine was unsafe.", "said", "The union"),
    ("A banner carried by the students said that the mine was unsafe.", "said", "the students"),
    ("In a letter to the mayor, the union said that the mine was unsafe.", "said", "the union"),
    ("Dina Marr, who chairs the council, promised to rebuild the school.", "promised", "Dina Marr"),
    ("Dina Marr spoke for an hour. Vera Sool listened. She said that the mine was unsafe.", "said", "Vera Sool"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "speaker"), PLAIN)
def test_where_one_could_speak_it_is_that_one(
    text: str, cue: str, speaker: str, parser: Parser, cues: CueTable
) -> None:
    assert speaker_and_candidates(text, cue, parser, cues) == (speaker, set())


def test_a_placard_of_nobody_has_no_speaker(parser: Parser, cues: CueTable) -> None:
    text = 'A placard read: "Give us back our river and our school."'
    assert speaker_and_candidates(text, "read", parser, cues) == (None, set())


def test_two_who_speak_together_are_both_speakers(parser: Parser, cues: CueTable) -> None:
    who = Who("The activist and her lawyer said that officers searched the flat.", parser)
    name = {party.id: party.name for party in who.table.parties}
    (said,) = statements_of(who.annotated, who.table, cues)
    assert (name[said.speaker or ""], [name[party] for party in said.co_speakers]) == ("The activist", ["her lawyer"])
