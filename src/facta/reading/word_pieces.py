"""Word pieces of a text, as the uncased BERT models cut it (Devlin and others 2019; Wu and others 2016).

In: a text. Out: numbers of pieces in the list `wordpiece/vocab.txt`, between the two that mark the borders. Letters are
made small and lose their accents; every punctuation mark is a word; a word is cut into the longest pieces the list has.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

LONGEST_WORD = 100
"""A longer word is one unknown piece."""
UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"


def pieces_of(text: str, most: int) -> list[int]:
    """The pieces of `text` with both borders, `most` of them at most."""
    numbers = _numbers()
    found = [numbers[piece] for word in _words(text) for piece in _cut(word, numbers)]
    return [numbers[START], *found[: most - 2], numbers[END]]


@cache
def _numbers() -> Mapping[str, int]:
    lines = files("facta.reading").joinpath("wordpiece", "vocab.txt").read_text("utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    spaced = (_spaced(character) for character in plain if unicodedata.category(character) != "Mn")
    yield from "".join(spaced).split()


def _spaced(character: str) -> str:
    """The character; apart where it is punctuation or an ideograph, a blank where it is a control."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn") or character == "\ufffd":
        return ""
    apart = category[0] == "P" or (character.isascii() and not character.isalnum()) or "\u4e00" <= character <= "\u9fff"
    return f" {character} " if apart else character


def _cut(word: str, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The longest pieces from the left; one unknown piece where the rest has none."""
    pieces: list[str] = []
    start = 0
    while start < len(word) <= LONGEST_WORD:
        ends = range(len(word), start, -1)
        found = next((p for end in ends if (p := ("##" if start else "") + word[start:end]) in numbers), None)
        if found is None:
            return (UNKNOWN,)
        pieces.append(found)
        start += len(found) - (2 if start else 0)
    return tuple(pieces) if pieces else (UNKNOWN,)
