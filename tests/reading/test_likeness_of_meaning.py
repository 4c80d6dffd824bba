"""Likeness of meaning: alike is above unlike, by either method, and the same at every call."""

import pytest

from facta.model.passage import Passage, Span
from facta.model.similarity import Similarity
from facta.reading.sentence_vectors import SentenceVectors, at_hand
from facta.reading.word_vectors import WordVectors

METHODS = [
    WordVectors(),
    pytest.param(SentenceVectors(), marks=pytest.mark.skipif(not at_hand(), reason="extra vectors not installed")),
]


def passage(text: str) -> Passage:
    return Passage("d", Span(0, len(text)), text)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: type(method).__name__)
def test_other_words_for_the_same_are_alike_and_another_subject_is_not(method: Similarity) -> None:
    pledge = passage("a clinic for the miners' families would open")
    done, other = method.scores(
        pledge, [passage("The hospital for families of miners received patients"), passage("The budget was read twice")]
    )
    assert done is not None
    assert other is not None
    assert 0 <= other < done <= 1


@pytest.mark.parametrize("method", METHODS, ids=lambda method: type(method).__name__)
def test_a_passage_without_words_is_like_nothing_and_scores_repeat(method: Similarity) -> None:
    pledge, others = passage("a clinic would open"), [passage("—"), passage("A clinic opened.")]
    first = method.scores(pledge, others)
    assert first == method.scores(pledge, others)
    assert first[0] is not None
    assert first[1] is not None
    assert first[0] < first[1]
