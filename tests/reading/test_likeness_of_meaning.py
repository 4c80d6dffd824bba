"""Likeness of meaning: alike is above unlike, always the same, and the vectors are those of the published model."""

import struct

import numpy as np
import pytest

from facta.model.passage import Passage, Span
from facta.reading.onnx_weights import arrays_of
from facta.reading.sentence_vectors import SentenceVectors, vector_of
from facta.reading.word_pieces import pieces_of

METHOD = SentenceVectors()


def passage(text: str) -> Passage:
    return Passage("d", Span(0, len(text)), text)


def test_other_words_for_the_same_are_alike_and_another_subject_is_not() -> None:
    pledge = passage("a clinic for the miners' families would open")
    done, other = METHOD.scores(
        pledge, [passage("The hospital for families of miners received patients"), passage("The budget was read twice")]
    )
    assert done is not None
    assert other is not None
    assert 0 <= other < 0.3 < done <= 1


def test_a_passage_without_words_is_like_nothing_and_scores_repeat() -> None:
    pledge, others = passage("a clinic would open"), [passage("—"), passage("A clinic opened.")]
    first = METHOD.scores(pledge, others)
    assert first == METHOD.scores(pledge, others)
    assert first[0] is not None
    assert first[1] is not None
    assert first[0] < first[1]


@pytest.mark.parametrize(
    ("text", "cosine"),
    [
        ("The clinic opened its doors to the families of miners.", 0.6231),
        ("The council shut the swimming hall.", 0.1504),
        ("", 0.0470),
    ],
)
def test_the_vectors_are_those_that_the_published_model_gives(text: str, cosine: float) -> None:
    """The cosines were computed by onnxruntime 1.32 from the same file."""
    pledge = vector_of("A clinic for the miners' families would open in Brask.")
    assert float(pledge @ vector_of(text)) == pytest.approx(cosine, abs=2e-4)


def test_words_are_cut_into_pieces_as_the_model_was_taught() -> None:
    """The numbers were given by BertWordPieceTokenizer of tokenizers 0.23, with small letters."""
    assert pieces_of("Œuvre — “naïve”… it's U.S.-based 北京", 128) == PIECES
    assert pieces_of("word " * 300, 128)[126:] == [2773, 102]
    assert len(pieces_of("word " * 300, 128)) == 128
    assert pieces_of("a" * 120, 128) == [101, 100, 102]


PIECES = [
    101,
    1107,
    2226,
    12229,
    1517,
    1523,
    15743,
    1524,
    1529,
    2009,
    1005,
    1055,
    1057,
    1012,
    1055,
    1012,
    1011,
    2241,
    1781,
    1755,
    102,
]


def test_an_array_is_read_from_its_bytes() -> None:
    raw = struct.pack("<2f", 1.5, -2.0)
    tensor = b"\x08\x02\x10\x01\x42\x01w\x4a" + bytes([len(raw)]) + raw
    graph = b"\x2a" + bytes([len(tensor)]) + tensor
    arrays = arrays_of(b"\x3a" + bytes([len(graph)]) + graph)
    assert list(arrays) == ["w"]
    assert np.array_equal(arrays["w"], np.array([1.5, -2.0], dtype=np.float32))


def test_bytes_that_are_cut_short_are_refused() -> None:
    with pytest.raises(ValueError, match="no ONNX file"):
        arrays_of(b"\x3a\x7f")
