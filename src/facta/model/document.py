"""A report as published: its text, where it came from, and which parts of the text are not the article."""

from dataclasses import dataclass
from enum import StrEnum

from facta.model.passage import Span


class ZoneKind(StrEnum):
    """What a marked stretch of a document's text is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    CAPTION = "caption"
    REPEATED = "repeated"
    NAVIGATION = "navigation"
    BIOGRAPHY = "biography"
    LEGAL = "legal"


NOT_ARTICLE = frozenset({ZoneKind.BYLINE, ZoneKind.REPEATED, ZoneKind.NAVIGATION, ZoneKind.BIOGRAPHY, ZoneKind.LEGAL})
"""Zones from which nothing is recorded; titles, headings, captions and datelines are read."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A marked stretch of text; `by` names the rule that marked it."""

    span: Span
    kind: ZoneKind
    by: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    id: derived from the raw bytes and the path relative to the given folder.
    source: that relative path, with forward slashes.
    digest: SHA-256 of the raw bytes, hexadecimal.
    published: ISO date of publication (`2023-12-07`), or None.
    language: ISO 639-1 code, or None where the text is too short to tell.
    given: names of the fields that the user supplied (a sheet or an option) rather than the file.
    copies: `source` of further files with the same digest, sorted.
    notes: what a reviewer should know about how the text and its fields were won, one line each.
    """

    id: str
    source: str
    digest: str
    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    place: str | None = None
    language: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    given: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()

    def zone_at(self, span: Span) -> Zone | None:
        """The first zone that covers the start of `span`."""
        return next((zone for zone in self.zones if zone.span.start <= span[0] < zone.span.end), None)

    def is_article(self, span: Span) -> bool:
        """Whether `span` lies in what is the article, rather than in navigation, notices and the like."""
        return not any(zone.kind in NOT_ARTICLE and zone.span.overlaps(span) for zone in self.zones)
