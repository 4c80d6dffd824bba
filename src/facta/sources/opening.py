"""One file of a plan to a document."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace

from facta.model.document import Document
from facta.model.identifiers import identifier
from facta.sources.docx import read_docx
from facta.sources.errors import BadContent, Unreadable
from facta.sources.extracted import Extracted
from facta.sources.html import read_html
from facta.sources.language import language_of
from facta.sources.limits import FILE_BYTES, MIB
from facta.sources.pdf import read_pdf
from facta.sources.plan import Item
from facta.sources.sheet import Row
from facta.sources.sniff import kind_of
from facta.sources.text import read_text
from facta.sources.zones import Known, Zoning, zoned

_READERS: dict[str, Callable[[bytes], Extracted]] = {
    "text": read_text,
    "html": read_html,
    "pdf": read_pdf,
    "zip": read_docx,
}
_REFUSED = {
    "ole": ("is an old Word file or one locked with a password", "save it as .docx without a password"),
    "rtf": ("is a rich-text file", "save it as .docx or as plain text"),
}


def open_document(item: Item, row: Row | None = None, published: str | None = None) -> Document:
    """The document of `item`, with what `row` of a sheet and the option `published` (an ISO day) say of it.

    The sheet's title, day and publisher win over the file's; its author and address fill what the file lacks.
    `published` fills a missing day; for a single file given alone it wins.
    Raises Unreadable.
    """
    raw = bytes_of(item)
    try:
        extracted = _extracted(raw, item)
    except BadContent as error:
        raise Unreadable(item.source, error.found, error.next_step) from error
    digest = hashlib.sha256(raw).hexdigest()
    document = _with_sheet(_document_of(extracted, item, digest), row)
    known = Known(document.title, document.byline, document.publisher)
    document = _with_text(document, zoned(document.text, document.zones, known))
    return _with_option(document, published, wins=item.alone)


def bytes_of(item: Item) -> bytes:
    """The bytes of `item`. Raises Unreadable where they cannot be had, are none, or are more than the limit."""
    try:
        raw = _read(item)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(item.source, f"cannot be opened ({reason})", "check its rights and read again") from error
    if not raw:
        raise Unreadable(item.source, "is empty", "give a file that holds the report")
    return raw


def _read(item: Item) -> bytes:
    if item.path is None:
        raw = sys.stdin.buffer.read(FILE_BYTES + 1)
    else:
        _refuse_large(item, item.path.stat().st_size)
        with item.path.open("rb") as file:
            raw = file.read(FILE_BYTES + 1)
    _refuse_large(item, len(raw))
    return raw


def _refuse_large(item: Item, size: int) -> None:
    if size > FILE_BYTES:
        found = f"has {-(-size // MIB)} MiB or more, and {FILE_BYTES // MIB} MiB is the limit"
        raise Unreadable(item.source, found, "split it into one file a report")


def _extracted(raw: bytes, item: Item) -> Extracted:
    kind = kind_of(raw, item.path.suffix.lower() if item.path else "")
    if kind in _REFUSED:
        raise BadContent(*_REFUSED[kind])
    return _READERS[kind](raw)


def _document_of(extracted: Extracted, item: Item, digest: str) -> Document:
    return Document(
        id=identifier("d", digest, item.source),
        source=item.source,
        digest=digest,
        text=extracted.text,
        title=extracted.title,
        byline=extracted.byline,
        publisher=extracted.publisher,
        published=extracted.published,
        language=language_of(extracted.text),
        url=extracted.url,
        zones=extracted.zones,
        copies=item.copies,
        media_type=extracted.media_type,
        notes=extracted.notes,
    )


def _with_sheet(document: Document, row: Row | None) -> Document:
    if row is None:
        return document
    said = {"title": row.title, "published": row.published, "publisher": row.publisher}
    said["byline"] = None if document.byline else row.author
    said["url"] = None if document.url else row.url
    given = {name: value for name, value in said.items() if value}
    return replace(document, **given, given=tuple(sorted(given)))  # type: ignore[arg-type]  # names are fields


def _with_text(document: Document, told: Zoning) -> Document:
    """`document` with the zones of its text, and what the text plainly says where nothing else has."""
    notes = document.notes
    if told.published and not document.published:
        notes = (*notes, f"day of publication taken from the text ({told.published_by})")
    return replace(
        document,
        zones=told.zones,
        title=document.title or told.title,
        byline=document.byline or told.byline,
        publisher=document.publisher or told.publisher,
        published=document.published or told.published,
        place=told.place,
        notes=notes,
    )


def _with_option(document: Document, published: str | None, *, wins: bool) -> Document:
    if published is None or (document.published and not wins):
        return document
    return replace(document, published=published, given=tuple(sorted({*document.given, "published"})))
