"""Quotations and their cues: contents reach over whole quotations, and quotations without a content find their cue.

Offsets throughout. A quotation counts where it stands outside the one in which the cue itself stands.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from facta.coding.drafts import Draft, joined, less
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Quotation, Sentence

_LEAST_WORDS = 3
_CONJUNCTION = re.compile(r"(?:But|And|Yet|So|Still),?\s+")


@dataclass(frozen=True)
class Quotes:
    """The outermost quotations of a text, in order, and the sentences that hold them.

    nested: by the start of an outermost quotation, those inside it.
    """

    text: AnnotatedText
    outer: tuple[Quotation, ...]
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    nested: Mapping[int, tuple[Quotation, ...]]

    @classmethod
    def of(cls, text: AnnotatedText) -> "Quotes":
        """The quotations of `text`."""
        outer = tuple(q for q in text.quotations if q.level == 0)
        starts = tuple(q.span.start for q in outer)
        nested: dict[int, list[Quotation]] = {}
        for q in text.quotations:
            if q.level and (n := bisect_right(starts, q.span.start)):
                nested.setdefault(starts[n - 1], []).append(q)
        inside = {start: tuple(found) for start, found in nested.items()}
        return cls(text, outer, starts, tuple(s.span.start for s in text.sentences), inside)

    def around(self, offset: int) -> Quotation | None:
        """The outermost quotation that `offset` stands in."""
        n = bisect_right(self.starts, offset) - 1
        return self.outer[n] if n >= 0 and offset < self.outer[n].span.end else None

    def touching(self, span: Span) -> list[Quotation]:
        """The outermost quotations that share a character with `span`."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        found: list[Quotation] = []
        for quotation in self.outer[first:]:
            if quotation.span.start >= span.end:
                break
            if quotation.span.overlaps(span):
                found.append(quotation)
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that `offset` stands in."""
        n = bisect_right(self.sentence_starts, offset) - 1
        return self.text.sentences[n] if n >= 0 else None

    def words(self, span: Span) -> int:
        """How many words stand in `span`."""
        return sum(1 for word in self.text.document.text[span.start : span.end].split() if any(map(str.isalnum, word)))

    def beside(self, anchor: Span) -> tuple[Quotation, ...]:
        """The quotations that a cue at `anchor` can introduce: the outermost, or those one level inside its own."""
        inside = self.around(anchor.start)
        if inside is None:
            return self.outer
        nested = self.nested.get(inside.span.start, ())
        own = max((q for q in nested if q.span.covers(anchor)), key=lambda q: q.level, default=inside)
        return tuple(q for q in nested if q.level == own.level + 1 and own.span.covers(q.span))


def reach_over_quotations(draft: Draft, quotes: Quotes) -> None:
    """Let the content take in the whole of every quotation it touches, but not the cue and the source."""
    _cut_source(draft, quotes)
    inside = quotes.around(draft.anchor.start)
    nested = quotes.beside(draft.anchor) if inside is not None else ()
    grown = list(draft.content)
    for piece in draft.content:
        for quotation in [q for q in quotes.touching(piece) if q is not inside] + [
            q for q in nested if q.span.overlaps(piece)
        ]:
            shared = min(piece.end, quotation.span.end) - max(piece.start, quotation.span.start)
            if (
                quotation.span.covers(piece)
                or 2 * shared >= quotation.span.end - quotation.span.start
                or quotation.span.start >= piece.start
            ):
                grown.append(quotation.span)
    taken = [span for span in (draft.cue, draft.source.span if draft.source else None) if span is not None]
    pieces = joined(grown)
    if pieces != draft.content:
        whole = quotes.text.document.text
        cut = (trimmed(whole, span) for span in less(pieces, taken))
        pieces = [span for span in cut if span is not None]
    pieces = _without_lead(draft, _without_conjunction(pieces, quotes), quotes)
    pieces = _without_afterthought(draft, pieces, quotes)
    draft.content = pieces or draft.content


def _cut_source(draft: Draft, quotes: Quotes) -> None:
    """End the source before a quotation of several words that the parse takes for part of it: "said Marr, 'That'"."""
    if draft.source is None:
        return
    start, end = draft.source.span
    for quotation in quotes.touching(draft.source.span):
        if start < quotation.span.start and is_sentence_like(quotes, quotation):
            cut = trimmed(quotes.text.document.text, Span(start, quotation.span.start))
            if cut is not None and cut.end < end and quotation.span.end >= end:
                draft.source.span = cut
            return


def _without_lead(draft: Draft, pieces: list[Span], quotes: Quotes) -> list[Span]:
    """`pieces` without the writer's clause and colon before a quotation whose cue follows it.

    "She spoke of the dam: 'It holds,' she said": the first clause is not what she said. So before a bracket.
    """
    if not pieces or draft.cue is None or pieces[0].end > draft.cue.start:
        return pieces
    text = quotes.text.document.text
    for quotation in quotes.touching(pieces[0]):
        before = text[pieces[0].start : quotation.span.start].rstrip()
        if before.endswith((":", "(")) and quotation.span.end == pieces[0].end:
            return [Span(quotation.span.start, pieces[0].end), *pieces[1:]]
    return pieces


def _without_afterthought(draft: Draft, pieces: list[Span], quotes: Quotes) -> list[Span]:
    """`pieces` without the writer's words after the cue, where a whole quotation stands before it.

    "'No,' he said, before hanging up": hanging up is not what he said.
    """
    if len(pieces) < 2 or draft.cue is None or pieces[0].end > draft.cue.start:
        return pieces
    before = quotes.touching(pieces[0])
    if not before or before[0].span.start != pieces[0].start or before[-1].span.end != pieces[0].end:
        return pieces
    return [piece for piece in pieces if piece.end <= draft.cue.start or quotes.touching(piece)]


def _without_conjunction(pieces: list[Span], quotes: Quotes) -> list[Span]:
    """`pieces` without the writer's own "But" or "And" before a quotation that begins the content."""
    if not pieces:
        return pieces
    words = quotes.text.document.text[pieces[0].start : pieces[0].end]
    opening = _CONJUNCTION.match(words)
    start = pieces[0].start + (opening.end() if opening else 0)
    if opening is None or not any(q.span.start == start for q in quotes.touching(pieces[0])):
        return pieces
    return [Span(start, pieces[0].end), *pieces[1:]]


def trimmed(text: str, span: Span) -> Span | None:
    """`span` without the white space and commas at its ends; None where nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or (text[start] in ",;:—–-." and text[start : start + 2] != ",,")):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


def apart(draft: Draft, text: AnnotatedText) -> Draft:
    """The draft with its content clear of its own cue and source."""
    taken = [span for span in (draft.cue, draft.source.span if draft.source else None) if span is not None]
    clear = less(draft.content, taken)
    if clear != draft.content:
        whole = text.document.text
        clear = [piece for span in clear if (piece := trimmed(whole, span)) is not None]
    draft.content = clear
    return draft


def is_sentence_like(quotes: Quotes, quotation: Quotation) -> bool:
    """Whether the quotation has enough words to be somebody's, rather than a name or a scare quote."""
    return quotes.words(quotation.inner) >= _LEAST_WORDS


def between(text: str, start: int, end: int) -> str:
    """The text between two offsets without white space and commas at its ends."""
    return text[start:end].strip(" \t\r\n\u00a0,;—–-") if start < end else ""


def fills_paragraph(quotes: Quotes, quotation: Quotation, paragraph: Span) -> bool:
    """Whether the paragraph is this quotation and nothing else."""
    text = quotes.text.document.text
    return not between(text, paragraph.start, quotation.span.start) and not between(
        text, quotation.span.end, paragraph.end
    ).strip(".")
