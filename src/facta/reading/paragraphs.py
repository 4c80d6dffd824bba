"""Paragraphs of a text, found without changing it.

A line break divides paragraphs, unless the text is hard-wrapped: lines cut at a column, paragraphs divided by blank
lines.
"""

import re
from itertools import pairwise

from facta.model.passage import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_SENTENCE_END = re.compile(r"[.!?:;\"'”’)\]]\s*$")
_WRAP_COLUMNS = range(50, 101)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`, in order, without white space at their ends."""
    pattern = _BLOCK if is_hard_wrapped(text) else _LINE
    trimmed = (_trim(text, match.start(), match.end()) for match in pattern.finditer(text))
    return tuple(span for span in trimmed if span.start < span.end)


def is_hard_wrapped(text: str) -> bool:
    """Whether most lines followed by a single line break stop in mid-sentence near a common column."""
    lines = text.replace("\r\n", "\n").split("\n")
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 3:
        return False
    cut = [line for line in inner if not _SENTENCE_END.search(line) and len(line.rstrip()) in _WRAP_COLUMNS]
    return len(cut) > 0.6 * len(inner)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
