"""The built-in reader: one document to its reading, through `reading` and `coding`."""

from collections.abc import Sequence
from pathlib import Path

from facta import __version__
from facta.codebook.codebook import Codebook, load_codebook
from facta.codebook.cues import load_cues
from facta.codebook.gazetteer import load_gazetteer
from facta.codebook.sectors import load_sectors
from facta.coding.acts import acts_of
from facta.coding.attribution import statements_of
from facta.coding.comments import comments_of
from facta.coding.coreference import parties_of
from facta.coding.first_person import with_first_persons
from facta.coding.gate import gated
from facta.coding.matters import matters_of
from facta.coding.place_names import located
from facta.coding.protection import shielded
from facta.coding.tagger.tagger import Tagger
from facta.coding.tagger.weights import load_weights
from facta.coding.ties import ties_of
from facta.model.document import Document
from facta.model.record import Reading
from facta.reading.annotate import annotate
from facta.reading.parser import MODEL, Parser, shared_parser


class Reader:
    """Parser, vocabulary and trained models, loaded once; `read` is a pure function of the document."""

    def __init__(self, codebooks: Sequence[Path] = (), every_predicate: bool = False, models: bool = True) -> None:
        """Load everything; without `models`, rules alone. Raises WeightsUnreadable where the models cannot be read."""
        self.tagger: Tagger | None = Tagger() if models else None
        self.codebook: Codebook = load_codebook(codebooks)
        self.cues = load_cues()
        self.sectors = load_sectors()
        self.gazetteer = load_gazetteer()
        self.parser: Parser = shared_parser()
        self.every_predicate = every_predicate

    def read(self, document: Document) -> Reading:
        """Everything recorded from `document`, past the gate."""
        text = annotate(document, self.parser, self.codebook.nouns)
        parties = parties_of(text, self.sectors)
        statements = statements_of(text, parties, self.cues, self.tagger, self.codebook)
        parties = with_first_persons(parties, text, statements)
        acts = acts_of(text, parties, statements, self.codebook, self.every_predicate)
        acts = located(acts, text, self.gazetteer)
        return gated(
            Reading(
                document=document,
                parties=shielded(parties.parties, text, acts, self.codebook),
                statements=statements,
                acts=acts,
                ties=ties_of(text, parties),
                times=text.times,
                matters=matters_of(document, acts, parties.parties, self.codebook),
                comments=comments_of(text, statements),
                paragraphs=text.paragraphs,
                sentences=tuple(sentence.span for sentence in text.sentences),
                reader=self.version,
            )
        )

    @property
    def version(self) -> str:
        """Which reader this is: program, rules with or without tagger, parser and codebook."""
        return reader_version(self.codebook, models=self.tagger is not None)


def reader_version(codebook: Codebook, models: bool = True) -> str:
    """Which reader this program has with `codebook`: program, rules with or without tagger, parser and codebook.

    Raises WeightsUnreadable.
    """
    made_by = f"rules + tagger {load_weights().version}" if models else "rules"
    return f"facta {__version__} {made_by}; {MODEL}; codebook {codebook.version}"
