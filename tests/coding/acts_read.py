"""Acts of a few sentences, read with the real parser, parties and statements, as plain words."""

from typing import NamedTuple

from facta.codebook.codebook import load_codebook
from facta.codebook.cues import load_cues
from facta.codebook.sectors import load_sectors
from facta.coding.acts import acts_of
from facta.coding.attribution import statements_of
from facta.coding.comments import comments_of
from facta.coding.coreference import parties_of
from facta.coding.first_person import with_first_persons
from facta.model.act import Act, Comment
from facta.model.document import Document
from facta.reading.annotate import annotate
from facta.reading.parser import Parser


class Told(NamedTuple):
    """An act's words."""

    type: str | None
    trigger: str
    modality: str
    negated: bool
    roles: dict[str, list[str]]
    act: Act


def told_in(text: str, parser: Parser, every_predicate: bool = False) -> list[Told]:
    """The acts of `text`, in text order."""
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser, load_codebook().nouns)
    parties = parties_of(annotated, load_sectors())
    statements = statements_of(annotated, parties, load_cues())
    parties = with_first_persons(parties, annotated, statements)
    return [
        Told(
            act.type,
            text[act.trigger.start : act.trigger.end],
            act.modality.value,
            act.negated,
            {
                role: [text[f.span.start : f.span.end] for f in fillers if f.span is not None]
                for role, fillers in act.roles.items()
            },
            act,
        )
        for act in acts_of(annotated, parties, statements, load_codebook(), every_predicate)
    ]


def the(code: str, text: str, parser: Parser) -> Told:
    """The one act of this type in `text`."""
    found = [told for told in told_in(text, parser) if told.type == code]
    assert len(found) == 1, [(told.type, told.trigger) for told in told_in(text, parser)]
    return found[0]


def comments_in(text: str, parser: Parser) -> tuple[Comment, ...]:
    """The reporter's comments in `text`."""
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser)
    parties = parties_of(annotated, load_sectors())
    return comments_of(annotated, statements_of(annotated, parties, load_cues()))
