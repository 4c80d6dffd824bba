"""A PDF file to its text: lines joined to paragraphs, paragraphs divided by blank lines, nothing dropped."""

import ctypes
import re
import time
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

from facta.sources.dates import FORMS, Undatable, day_of
from facta.sources.errors import BadContent
from facta.sources.extracted import Extracted
from facta.sources.limits import PDF_PAGES, PDF_SECONDS, TEXT_CHARACTERS
from facta.sources.pdf_paragraphs import Line, laid_out

_LINE = re.compile(r"[^\r\n]+")
_PROGRAM_TITLE = re.compile(
    r"^(?:microsoft word|untitled|print|document\d*)\b|\.(?:docx?|pdf|indd|html?|odt|rtf)$", re.IGNORECASE
)
_STAMP = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_HEAD_CHARACTERS = 3_000


def read_pdf(raw: bytes) -> Extracted:
    """The text of a PDF file. Raises BadContent where it is locked, damaged, without text or beyond the limits."""
    document = _opened(raw)
    try:
        if len(document) > PDF_PAGES:
            raise BadContent(
                f"has {len(document)} pages, and {PDF_PAGES} is the limit", "split it into one file a report"
            )
        lines = list(_lines_of(document))
        stated = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise BadContent("is a damaged PDF file", "open it in a viewer and print it to a new PDF file") from error
    finally:
        document.close()
    if not any(re.search(r"\w", line.text) for line in lines):
        raise BadContent(
            "is a PDF file of pictures without text", "run text recognition (OCR) on it and read the result"
        )
    text, zones = laid_out(lines)
    return Extracted(
        text,
        "application/pdf",
        title=_title_of(stated.get("Title", ""), text),
        published=_day_of(stated.get("CreationDate", ""), text),
        zones=zones,
    )


def _opened(raw: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise BadContent("is locked with a password", "save a copy without a password and read that") from error
        raise BadContent("is a damaged PDF file", "open it in a viewer and print it to a new PDF file") from error


def _lines_of(document: pdfium.PdfDocument) -> Iterator[Line]:
    started, characters = time.monotonic(), 0
    for number in range(len(document)):
        page = document[number]
        height = page.get_height()
        words = page.get_textpage()
        for line in _page_lines(words, number, height):
            characters += len(line.text)
            yield line
        words.close()
        page.close()
        if characters > TEXT_CHARACTERS:
            raise BadContent(f"holds more than {TEXT_CHARACTERS:,} characters, which is the limit", "split it")
        if time.monotonic() - started > PDF_SECONDS:
            raise BadContent(f"took more than {PDF_SECONDS:.0f} seconds, which is the limit", "split it")


def _page_lines(words: Any, page: int, height: float) -> Iterator[Line]:
    """The lines of one page, with where they stand: left, right, and the distance of the base from the page's top."""
    text = words.get_text_range()
    # Offsets into the text are those of the page's characters only where none is left out or takes two units.
    exact = len(text) == words.count_chars()
    for match in _LINE.finditer(text):
        shown = match.group().replace("\ufffe", "-").replace("\x02", "-")
        if not shown.strip() or not exact:
            if shown.strip():
                yield Line(" ".join(shown.split()), page, 0.0, 0.0, 0.0, 0.0, height)
            continue
        first = match.start() + len(shown) - len(shown.lstrip())
        last = match.start() + len(shown.rstrip()) - 1
        left, base, _, _ = words.get_charbox(first, loose=True)
        _, _, right, _ = words.get_charbox(last, loose=True)
        yield Line(" ".join(shown.split()), page, left, right, height - base, _size(words, first), height)


def _size(words: Any, index: int) -> float:
    size = pdfium.raw.FPDFText_GetFontSize(words.raw, ctypes.c_int(index))
    _, bottom, _, top = words.get_charbox(index, loose=True)
    return round(float(top - bottom) or float(size), 1)


def _title_of(stated: str, text: str) -> str | None:
    """The stated title where it also stands at the head of the text: programs write anything into that field."""
    title = " ".join(stated.split())
    if len(title.split()) < 2 or len(title) > 300 or _PROGRAM_TITLE.search(title):
        return None
    return title if title in text[:_HEAD_CHARACTERS] else None


def _day_of(stamp: str, text: str) -> str | None:
    """The day on which the file was made where the head of the text also names it; else it may be any later day."""
    match = _STAMP.match(stamp)
    if match is None:
        return None
    day = "-".join(match.groups())
    for form in FORMS:
        for found in form.finditer(text[:_HEAD_CHARACTERS]):
            try:
                if day_of(found) == day:
                    return day
            except Undatable:
                continue
    return None
