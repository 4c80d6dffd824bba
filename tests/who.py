"""Who is who in a text, for tests: parties by the words that name them."""

from facta.codebook.sectors import load_sectors
from facta.coding.coreference import parties_of
from facta.coding.party_table import PartyTable
from facta.model.document import Document
from facta.model.party import Party
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText
from facta.reading.annotate import annotate
from facta.reading.parser import Parser


class Who:
    """The parties of a text, asked by its words."""

    def __init__(self, text: str, parser: Parser) -> None:
        self.annotated: AnnotatedText = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser)
        self.table: PartyTable = parties_of(self.annotated, load_sectors())
        self.text = text

    def span(self, words: str, nth: int = 1) -> Span:
        """Where `words` stand for the `nth` time."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def at(self, words: str, nth: int = 1) -> Party | None:
        """The party that the words name, or None."""
        found = self.table.at(self.span(words, nth)).party
        return self.table.party_of[found] if found else None

    def candidates(self, words: str, nth: int = 1) -> set[str]:
        """Names of the candidates where the reading is open."""
        return {self.table.party_of[party].name for party in self.table.at(self.span(words, nth)).candidates}

    def named(self, name: str) -> Party:
        """The one party of this name."""
        (party,) = [party for party in self.table.parties if party.name == name]
        return party
