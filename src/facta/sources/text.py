"""Bytes of a text file to its text, unchanged: no newline, mark or misread letter is put right."""

import codecs
import re

from charset_normalizer import from_bytes

from facta.sources.errors import BadContent
from facta.sources.extracted import Extracted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.003
_SAMPLE_BYTES = 200_000
_WESTERN = re.compile(r"[“”‘’„–—…•€£©§°«»]|(?<=[A-Za-z])[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=[A-Za-z])")
"""What lies above ASCII in Western prose: typographic marks, and letters beside plain letters."""
_MOST_ABOVE_ASCII = 0.2
_WESTERN_SHARE = 0.9
_NEXT_TEXT = "save it as plain text in UTF-8 and read it again"


def read_text(raw: bytes) -> Extracted:
    """The text of `raw`. Raises BadContent where it is no text or its encoding cannot be told."""
    text, notes = decoded(raw)
    if not text.strip():
        raise BadContent("holds no text but white space", "give a file that holds the report")
    return Extracted(text, "text/plain", notes=notes)


def decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """`raw` decoded, a byte order mark dropped, with a note where the encoding was guessed.

    Raises BadContent for binary content and for bytes that no encoding reads as text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding), ()
    try:
        return _checked(raw.decode("utf-8")), ()
    except UnicodeDecodeError:
        return _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return _checked(raw.decode(encoding))
    except UnicodeDecodeError as error:
        raise BadContent(f"is marked as {encoding.upper()} but breaks off at byte {error.start}", _NEXT_TEXT) from error


def _checked(text: str) -> str:
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(2, _CONTROL_SHARE * len(text)):
        raise BadContent("is no text: it holds the control characters of a binary file", _NEXT_TEXT)
    return text


def _guessed(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Windows-1252 where it gives Western prose, else the best of charset-normalizer's guesses."""
    if b"\x00" in raw:
        raise BadContent("is no text: it holds the zero bytes of a binary file", _NEXT_TEXT)
    western = _as_western(raw)
    if western is not None:
        return western, ("encoding guessed: windows-1252",)
    best = from_bytes(raw[:_SAMPLE_BYTES]).best()
    if best is None:
        raise BadContent("is in an encoding that could not be told", _NEXT_TEXT)
    try:
        return _checked(raw.decode(best.encoding)), (f"encoding guessed: {best.encoding}",)
    except UnicodeDecodeError as error:
        raise BadContent(f"looks like {best.encoding} but breaks off at byte {error.start}", _NEXT_TEXT) from error


def _as_western(raw: bytes) -> str | None:
    """`raw` as Windows-1252 if what lies above ASCII is rare and stands where Western prose has it."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    above = [character for character in text if character > "\x7f"]
    if len(above) > _MOST_ABOVE_ASCII * len(text) or len(_WESTERN.findall(text)) < _WESTERN_SHARE * len(above):
        return None
    return _checked(text)
