"""A finite verb is coordinated with a finite one."""

import pytest

from facta.model.document import Document
from facta.model.sentence import Sentence, Token
from facta.reading.parser import shared_parser
from facta.reading.tree_repairs import repaired


def tree(*words: tuple[str, str, str, int]) -> Sentence:
    """A sentence of (word, tag, dep, head)."""
    tokens = tuple(
        Token(i, word, word, word, "VERB", tag, dep, head, 10 * i, 10 * i + len(word), "", False, "")
        for i, (word, tag, dep, head) in enumerate(words)
    )
    return Sentence(0, 0, tokens)


def head_of(sentence: Sentence, word: str) -> str:
    token = next(t for t in sentence.tokens if t.text == word)
    return sentence.tokens[token.head].text


def test_a_past_verb_joined_to_a_gerund_goes_up_to_the_past_verb_with_its_and() -> None:
    joined = tree(
        ("convicted", "VBD", "ROOT", 0),
        ("of", "IN", "prep", 0),
        ("hiding", "VBG", "pcomp", 1),
        ("and", "CC", "cc", 2),
        ("sentenced", "VBD", "conj", 2),
        ("him", "PRP", "dobj", 4),
    )
    (mended,) = repaired((joined,))
    assert head_of(mended, "sentenced") == "convicted"
    assert head_of(mended, "and") == "convicted"
    assert head_of(mended, "him") == "sentenced"


@pytest.mark.parametrize("tag", ["VBG", "VB"])
def test_a_verb_of_the_same_form_stays_where_the_parser_put_it(tag: str) -> None:
    joined = tree(
        ("wanted", "VBD", "ROOT", 0),
        ("to", "TO", "aux", 2),
        ("leave", "VB", "xcomp", 0),
        ("and", "CC", "cc", 2),
        ("join", tag, "conj", 2),
    )
    assert head_of(repaired((joined,))[0], "join") == "leave"


def test_a_verb_after_will_has_a_tense_and_keeps_what_is_joined_to_it() -> None:
    joined = tree(
        ("will", "MD", "aux", 1), ("leave", "VB", "ROOT", 1), ("and", "CC", "cc", 1), ("said", "VBD", "conj", 1)
    )
    assert head_of(repaired((joined,))[0], "said") == "leave"


def test_without_a_finite_verb_above_nothing_moves() -> None:
    joined = tree(("hiding", "VBG", "ROOT", 0), ("and", "CC", "cc", 0), ("fled", "VBD", "conj", 0))
    assert repaired((joined,)) == (joined,)


def test_a_sentence_as_parsed_joins_the_sentence_to_the_verdict() -> None:
    text = (
        "A court in Tolm on Friday convicted Orlan Vesk, the former head of the fund, of secretly moving its money "
        "and sentenced him to two years in prison."
    )
    _, sentences = shared_parser().sentences_of(Document("d1", "report.txt", "0", text))
    (mended,) = repaired(sentences)
    assert head_of(mended, "sentenced") == "convicted"
