"""Where a masked person's name stands in a text, and the text without it.

In: a text (a report's, a title, a file name, an address) and a masking plan. Out: the text with labels in place of the
names, and the way from old offsets to new ones. Names are found in any case, with or without accents, in either order,
joined by spaces, hyphens, underscores, "%20" or nothing, and percent-encoded.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from facta.model.passage import Span
from facta.publishing.masking_names import ORDINARY, Masked, MaskingPlan, Words, folded

WITHHELD = "[name withheld]"
"""Stands where a name may be a masked person's or another's, and the text does not tell which."""

GAP = r"[\s\-_.,+/·'’\"“”]*"
"""What may stand between two words of one name."""

BROKEN = "(?:[-\u2010\x02\ufffe]\\s*)?"
"""A hyphen and a line's end may stand between any two letters."""

ENCODED = re.compile("(?:%[0-9A-Fa-f]{2})+")
"""Percent-encoded characters, as in addresses."""

START, END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""No letter before, no letter after: digits and underscores may stand there, as in handles."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of the old text and what stands in its place."""

    span: Span
    label: str


class MaskedText:
    """A text with its replacements made, and the mapping of spans. `text` is the new text."""

    def __init__(self, old: str, replacements: Sequence[Replacement]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, int, int]] = []
        at, length = 0, 0
        for replacement in replacements:
            start, end = replacement.span
            kept = old[at:start]
            length += len(kept)
            self._starts.append(start)
            self._ranges.append((start, end, length, length + len(replacement.label)))
            pieces += [kept, replacement.label]
            length += len(replacement.label)
            at = end
        self.text = "".join([*pieces, old[at:]])
        self.changed = bool(replacements)

    def span_of(self, span: Span) -> Span:
        """Where the words of `span` now stand; a span that cuts into a name takes the whole label."""
        return Span(self._moved(span[0], at_end=False), self._moved(span[1], at_end=True))

    def _moved(self, offset: int, at_end: bool) -> int:
        place = bisect_right(self._starts, offset - 1 if at_end else offset) - 1
        if place < 0:
            return offset
        start, end, new_start, new_end = self._ranges[place]
        if offset >= end:
            return new_end + offset - end
        return new_end if at_end else new_start if offset >= start else offset


def masked_text(text: str, plan: MaskingPlan, mentions: Iterable[tuple[Span, Masked]] = ()) -> MaskedText:
    """`text` with every name of a masked person replaced.

    mentions: spans that are known to mean a masked person; there, words that others bear are masked too.
    """
    if not plan.masked or not text:
        return MaskedText(text, [])
    fold = _Folded(text)
    spared = [span for name in plan.bearers for span in fold.spans(_name_pattern(name))]
    meant = list(mentions)
    found: list[Replacement] = []
    for person in plan.masked:
        found += _of_person(person, fold, spared, [span for span, who in meant if who is person])
    return MaskedText(text, _in_order(found, text))


class _Folded:
    """A text in lower case without accents and with percent-encoding undone, with the way back to its offsets."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._origin: list[Span] | None = None
        self._silent: dict[int, int] = {}
        letters = {ord(letter): folded(letter) for letter in set(text)}
        if all(len(piece) == 1 for piece in letters.values()) and not ENCODED.search(text):
            self.text = text.translate(letters)
            return
        pieces = [(folded(letter), span) for letter, span in _letters(text)]
        self.text = "".join(piece for piece, _ in pieces)
        self._origin = [span for piece, span in pieces for _ in piece]
        self._silent = {span.start: span.end for piece, span in pieces if not piece}

    def spans(self, pattern: str) -> list[Span]:
        """Where `pattern` matches, in offsets of the original text, with the accents that follow."""
        return [self._span(match) for match in _compiled(pattern).finditer(self.text)]

    def _span(self, match: re.Match[str]) -> Span:
        if self._origin is None:
            return Span(*match.span())
        end = self._origin[match.end() - 1].end
        while end in self._silent:
            end = self._silent[end]
        return Span(self._origin[match.start()].start, end)


def _letters(text: str) -> Iterator[tuple[str, Span]]:
    """Each character of `text` with its place; an encoded one ("%C3%A1") as the character that it stands for."""
    at = 0
    for encoded in ENCODED.finditer(text):
        yield from ((letter, Span(at + n, at + n + 1)) for n, letter in enumerate(text[at : encoded.start()]))
        at = encoded.start()
        for letter in unquote(encoded[0], errors="surrogateescape"):
            width = 3 * len(letter.encode("utf-8", "surrogateescape"))
            yield letter, Span(at, at + width)
            at += width
    yield from ((letter, Span(at + n, at + n + 1)) for n, letter in enumerate(text[at:]))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _of_person(person: Masked, fold: _Folded, spared: list[Span], meant: list[Span]) -> Iterator[Replacement]:
    names = [span for name in person.names if len(name) > 1 for span in fold.spans(_any_order(name))]
    full = [span for span in names if not _inside(span, spared)]
    yield from (_labelled(person, span) for span in full)
    edges = {edge for span in full for edge in span}
    for word in sorted(person.own):
        for span in fold.spans(f"(?:{_spellings(word)})(?:e?s(?![^\\W\\d_]))?"):
            if _stands_alone(span, fold.original, edges):
                yield _labelled(person, span)
    for word in sorted(person.shared):
        for span in fold.spans(f"{START}(?:{_spellings(word)}){END}"):
            if _inside(span, spared):
                continue
            if any(mention.covers(span) for mention in meant):
                yield _labelled(person, span)
            elif len(word) > 2 and word not in ORDINARY:
                yield Replacement(span, WITHHELD)


def _stands_alone(span: Span, text: str, edges: set[int]) -> bool:
    """Whether a word is no part of a longer one: blanks or signs around it, or its own capital ("#JusticeForMira")."""
    before, first = text[max(0, span.start - 1) : span.start], text[span.start]
    last, after = text[span.end - 1], text[span.end : span.end + 1]
    encoded = ENCODED.fullmatch(text, max(0, span.start - 3), span.start) is not None
    starts = encoded or not before.isalpha() or span.start in edges or (before.islower() and first.isupper())
    ends = not after.isalpha() or span.end in edges or (last.islower() and after.isupper())
    return starts and ends


def _labelled(person: Masked, span: Span) -> Replacement:
    return Replacement(span, person.label)


def _inside(span: Span, spared: list[Span]) -> bool:
    return any(other.covers(span) for other in spared)


@cache
def _spellings(word: str) -> str:
    """The word with its inner hyphens and apostrophes optional, or broken at a line's end."""
    return BROKEN.join(r"[\W_]?" if c in "'-" else re.escape(c) for c in word)


@cache
def _name_pattern(name: Words) -> str:
    """All words of a name, in order, whatever stands between; not inside longer words at either end."""
    return rf"{START}{_joined(name)}{END}"


def _joined(name: Words) -> str:
    return GAP.join(f"(?:{_spellings(word)})" for word in name)


@cache
def _any_order(name: Words) -> str:
    """A full name in either order, also inside a longer word (a handle, a host), or its first name cut short."""
    first, last = name[0], name[-1]
    initial = rf"{START}{re.escape(first[0])}{GAP}(?:{_spellings(last)}){END}"
    after = rf"{START}(?:{_spellings(last)})(?:,\s*|\s+){re.escape(first[0])}\.{END}"
    return "|".join([_bounded(name), _bounded((last, first)), initial, after])


def _bounded(name: Words) -> str:
    """The words in order; where the first or last is short, not inside a longer word ("beyond Osk" for "D. Osk")."""
    start = START if len(name[0]) < 3 else ""
    return f"{start}{_joined(name)}{END if len(name[-1]) < 3 else ''}"


def _in_order(found: Iterable[Replacement], text: str) -> list[Replacement]:
    """Replacements in text order; where two overlap, or are the parts of one name, one label covers both."""
    kept: list[Replacement] = []
    for one in sorted(found, key=lambda r: (r.span.start, -r.span.end, r.label == WITHHELD, r.label)):
        last = kept[-1] if kept else None
        if last is not None and (one.span.start < last.span.end or _one_name(last, one, text)):
            label = one.label if last.label == WITHHELD else last.label
            kept[-1] = Replacement(Span(last.span.start, max(last.span.end, one.span.end)), label)
        else:
            kept.append(one)
    return kept


def _one_name(left: Replacement, right: Replacement, text: str) -> bool:
    """Whether nothing but a space, a hyphen or a middle initial divides two parts that may be one person's."""
    if left.label != right.label and WITHHELD not in (left.label, right.label):
        return False
    return re.fullmatch(r"[^\S\n]?|[\-_]|%20|\+|\s\w\.\s", text[left.span.end : right.span.start]) is not None
