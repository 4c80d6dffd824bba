"""A DOCX file to its paragraphs and table cells, in order.

The sizes that the archive states are looked at before anything is unpacked; entities of its XML are never expanded.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from facta.model.document import Zone, ZoneKind
from facta.model.passage import Span
from facta.sources.errors import BadContent
from facta.sources.extracted import Extracted
from facta.sources.limits import DOCX_BYTES, DOCX_PART_BYTES, DOCX_PARTS, DOCX_RATIO, MIB, TEXT_CHARACTERS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_BROKEN = ("is a damaged DOCX file", "open it in a word processor, save it again as .docx or .txt")
_MARKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_SKIPPED = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"})


def read_docx(raw: bytes) -> Extracted:
    """The text of a DOCX file, paragraphs divided by blank lines. Raises BadContent."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_sizes(archive)
            names = frozenset(archive.namelist())
            if _BODY not in names:
                raise BadContent("is a zip archive and no DOCX file", "unpack it and give the files in it")
            body = _parsed(archive.read(_BODY))
            core = _parsed(archive.read(_CORE)) if _CORE in names else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        etree.XMLSyntaxError,
    ) as error:
        raise BadContent(*_BROKEN) from error
    return _extracted(body, core)


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Raises BadContent for an archive that unpacks to more than the stated limits."""
    parts = archive.infolist()
    found = ""
    if len(parts) > DOCX_PARTS:
        found = f"is an archive of {len(parts)} parts, and {DOCX_PARTS} is the limit"
    elif sum(part.file_size for part in parts) > DOCX_BYTES:
        found = f"unpacks to more than {DOCX_BYTES // MIB} MiB, which is the limit"
    elif any(part.file_size > MIB and part.file_size > DOCX_RATIO * max(part.compress_size, 1) for part in parts):
        found = f"holds a part that unpacks to more than {DOCX_RATIO} times its size, which is the limit"
    elif any(part.filename in (_BODY, _CORE) and part.file_size > DOCX_PART_BYTES for part in parts):
        found = f"holds a text of more than {DOCX_PART_BYTES // MIB} MiB, which is the limit"
    if found:
        raise BadContent(found, "save its text as .txt and read that")


def _parsed(xml: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root: Any = etree.fromstring(xml, parser)
    if root.getroottree().docinfo.doctype:
        raise BadContent("is a DOCX file with a document type of its own, which no word processor writes", _BROKEN[1])
    return root


def _extracted(body: Any, core: Any) -> Extracted:
    parts: list[str] = []
    zones: list[Zone] = []
    at = 0
    for text, style in _paragraphs(body):
        kind = _kind_of(style, titled=any(zone.kind is ZoneKind.TITLE for zone in zones))
        if kind is not None and len(text) <= 300:
            zones.append(Zone(Span(at, at + len(text)), kind, "paragraph_style"))
        parts.append(text)
        at += len(text) + 2
        if at > TEXT_CHARACTERS:
            raise BadContent(f"holds more than {TEXT_CHARACTERS:,} characters, which is the limit", "split it")
    text = "\n\n".join(parts)
    if not text.strip():
        raise BadContent("is a DOCX file without text", "if it holds pictures of pages, run text recognition on them")
    return Extracted(text, _MEDIA_TYPE, title=_title_of(core, text, zones), zones=tuple(zones), notes=_notes(body))


_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Text and style of each paragraph that has text."""
    for paragraph in body.iter(f"{_W}p"):
        if any(parent.tag == _FALLBACK for parent in paragraph.iterancestors()):
            continue
        lines = "".join(_runs(paragraph)).split("\n")
        text = "\n".join(line.strip() for line in lines if line.strip())
        if text:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            yield text, (style.get(f"{_W}val") or "") if style is not None else ""


def _runs(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph without that of paragraphs nested in it (text boxes) and of deleted words."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _SKIPPED or element.tag == f"{_W}p":
            continue
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _MARKS:
            yield _MARKS[element.tag]
        else:
            stack.extend(reversed(element))


def _kind_of(style: str, *, titled: bool) -> ZoneKind | None:
    if not titled and re.fullmatch(r"(?:Title|Heading1)", style):
        return ZoneKind.TITLE
    if re.fullmatch(r"Heading\d|Subtitle", style):
        return ZoneKind.HEADING
    return ZoneKind.CAPTION if style == "Caption" else None


def _title_of(core: Any, text: str, zones: list[Zone]) -> str | None:
    """The title by style; that of the properties only where it stands in the text, since programs fill it in."""
    styled = next((text[zone.span.start : zone.span.end] for zone in zones if zone.kind is ZoneKind.TITLE), None)
    if styled:
        return " ".join(styled.split())
    stated = " ".join((core.findtext(_TITLE) or "").split()) if core is not None else ""
    return stated if stated and stated in text[:3000] else None


def _notes(body: Any) -> tuple[str, ...]:
    kinds = (
        ("del", "deleted words of tracked changes were left out"),
        ("footnoteReference", "footnotes were not read"),
    )
    return tuple(note for tag, note in kinds if next(body.iter(f"{_W}{tag}"), None) is not None)
