"""Spans and passages: the part of a report's text that an entry cites."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points in a document's text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other[1] and other[0] < self.end


class PassageOutside(ValueError):  # noqa: N818 - an error names what was found
    """A span does not lie inside the text it cites."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited span of one report, with the words that stand there."""

    document: str
    span: Span
    text: str


def passage_of(document: str, text: str, span: Span) -> Passage:
    """The passage that `span` cites in `text`, the text of the report with identifier `document`.

    Raises PassageOutside when the span is empty or leaves the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise PassageOutside(
            f"{document} cites characters {start}–{end}, but its text has {len(text)}; "
            "the text changed since it was read: read it again with `facta read`"
        )
    return Passage(document, Span(start, end), text[start:end])
