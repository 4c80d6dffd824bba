import pytest
from tests.coding.acts_read import told_in

from facta.codebook.cues import load_cues
from facta.codebook.sectors import load_sectors
from facta.coding.attribution import statements_of
from facta.coding.coreference import parties_of
from facta.coding.first_person import RULE, with_first_persons
from facta.coding.party_table import PartyTable
from facta.model.document import Document
from facta.model.passage import Span
from facta.reading.annotate import annotate
from facta.reading.parser import Parser


def heard_in(text: str, parser: Parser) -> PartyTable:
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser)
    parties = parties_of(annotated, load_sectors())
    return with_first_persons(parties, annotated, statements_of(annotated, parties, load_cues()))


def whose(text: str, word: str, parser: Parser, nth: int = 1) -> str | None:
    """The name of the party that the `nth` "I" (or another such word) of a text is."""
    table = heard_in(text, parser)
    start = -1
    for _ in range(nth):
        start = text.index(word, start + 1)
    party = table.at(Span(start, start + len(word))).party
    return table.party_of[party].name if party else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ('"I will not resign," Mayor Ana Petrel said on Monday.', "I", "Ana Petrel"),
        ('Ana Petrel said on Monday. "They threatened me twice," she said.', "me", "Ana Petrel"),
        ('"They lied," said Petra Wend. "They threatened me as well."', "me", "Petra Wend"),
        ("\"He told me, 'I will shut the market,'\" Petra Wend told the court.", "me", "Petra Wend"),
        ('"We will appeal," the Lodvar police said.', "We", "the Lodvar police"),
        ("The square was empty.\n\n— They threatened me twice, said Petra Wend.", "me", "Petra Wend"),
    ],
)
def test_the_first_person_of_a_quotation_is_the_one_quoted(text: str, word: str, name: str, parser: Parser) -> None:
    assert whose(text, word, parser) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Officials told Ana Petrel that I could not enter the hall.", "I"),  # the reporter
        ('Ana Lantar said the note read "I robbed the bank".', "I"),  # whoever wrote the note
        ("\"He told me, 'I will shut the market,'\" Petra Wend told the court.", "I will"),
        ('"I signed the petition," said Silvan Oreth and Teo Harnik.', "I"),
        ('"We will appeal," Ana Petrel said.', "We"),  # she and who else?
        ('"You will pay," Ana Petrel said.', "You"),
        ('"I will not resign, Ana Petrel said on Monday.\n\nThe hall was full.', "I"),  # where does it end?
    ],
)
def test_no_first_person_is_guessed(text: str, word: str, parser: Parser) -> None:
    assert whose(text, word, parser) is None


def test_the_rule_stands_with_the_party_and_its_id_stays(parser: Parser) -> None:
    table = heard_in('"I will not resign," Mayor Ana Petrel said.', parser)
    (party,) = [party for party in table.parties if party.name == "Ana Petrel"]
    assert RULE in party.by
    assert party.mentions[0] == Span(1, 2)
    assert table.within(Span(0, 5)) == (party.id,)


def test_nobody_is_the_doer_of_a_crime_by_an_i_alone(parser: Parser) -> None:
    acts = told_in('"I beat the guard," said Bruno Kestrel. "I bribed the mayor."', parser)
    assert [filler.party for act in acts for filler in act.act.roles.get("agent", ())] == [None, None]
