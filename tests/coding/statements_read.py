"""Statements of a few sentences, read with the real parser and no parties, as plain words."""

from typing import NamedTuple

from facta.codebook.cues import CueTable
from facta.coding.attribution import statements_of
from facta.coding.party_index import Resolved
from facta.model.document import Document
from facta.model.party import Party
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText
from facta.model.statement import Statement
from facta.reading.parser import Parser
from facta.reading.quotation_marks import quotations_of


class NoParties:
    """An index in which every reading stays open."""

    parties: tuple[Party, ...] = ()

    def at(self, span: Span) -> Resolved:
        return Resolved(None)

    def within(self, span: Span) -> tuple[str, ...]:
        return ()

    def sector_at(self, span: Span) -> str | None:
        return None


class Said(NamedTuple):
    """A statement's words; `source` is "" where none is said."""

    source: str
    cue: str
    content: str
    statement: Statement


def annotated(text: str, parser: Parser) -> AnnotatedText:
    """`text` parsed, with its quotations."""
    document = Document(id="d1", source="report.txt", digest="0", text=text)
    paragraphs, sentences = parser.sentences_of(document)
    quotations = quotations_of(document, paragraphs)
    return AnnotatedText(document, sentences, paragraphs, quotations=quotations)


def said_in(text: str, parser: Parser, cues: CueTable) -> list[Said]:
    """The statements of `text`, in text order."""
    whole = annotated(text, parser)

    def words(span: Span | None) -> str:
        return "" if span is None else text[span.start : span.end]

    return [
        Said(words(s.source), words(s.cue), " … ".join(words(piece) for piece in s.content), s)
        for s in statements_of(whole, NoParties(), cues)
    ]


def told(text: str, cue: str, parser: Parser, cues: CueTable) -> Said:
    """The statement of `text` whose cue is `cue`, in so many words."""
    found = said_in(text, parser, cues)
    matching = [said for said in found if said.cue == cue]
    assert matching, f"no cue {cue!r} among {[(s.source, s.cue, s.content) for s in found]}"
    return matching[0]
