"""The line of a sentence: its tokens in lower case with single spaces between, which the grammar's patterns match.

A match always begins and ends at a token's edge.
"""

from typing import NamedTuple

from facta.model.sentence import Sentence

_EQUAL = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})


class Line(NamedTuple):
    """The text of a line, with one space before every token and one at the end.

    starts, ends: position in the text to the token that begins or ends there.
    """

    text: str
    starts: dict[int, int]
    ends: dict[int, int]


def line_of(sentence: Sentence) -> Line:
    """The line of `sentence`; typographic quotation marks and dashes are made plain."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 1
    for token in sentence.tokens:
        word = token.lower.translate(_EQUAL)
        if " " in word or "\u00a0" in word:
            word = "".join("_" if c.isspace() else c for c in word)
        starts[at] = token.i
        at += len(word)
        ends[at] = token.i
        at += 1
        parts.append(word)
    return Line(f" {' '.join(parts)} ", starts, ends)
