"""`documents.csv`: what the user knows of files that do not say it themselves.

Columns file, title, published, publisher, url, author, in any order; others are ignored. `file` is relative to the
sheet's own folder.
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from facta.sources.dates import Undatable, iso_day
from facta.sources.errors import BadContent
from facta.sources.limits import MIB, SHEET_BYTES
from facta.sources.text import decoded

SHEET_NAME = "documents.csv"
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet: what its user says of one file. Empty cells are None."""

    file: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read: its rows by `file`, and what could not be used, one line each."""

    folder: Path
    rows: dict[str, Row]
    problems: tuple[str, ...] = ()


def read_sheet(path: Path, shown_as: str) -> Sheet:
    """The sheet at `path`, called `shown_as` in what is reported. What cannot be used is reported, never fatal."""
    try:
        raw = _bytes_of(path)
        text, _ = decoded(raw)
    except OSError as error:
        return _unusable(path, f"{shown_as} cannot be opened ({error.strerror})")
    except BadContent as error:
        return _unusable(path, f"{shown_as} {error.found}; {error.next_step}")
    return _sheet_of(text, path.parent, shown_as)


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > SHEET_BYTES:
        raise BadContent(f"is larger than {SHEET_BYTES // MIB} MiB", "split the pile into folders with a sheet each")
    return path.read_bytes()


def _unusable(path: Path, problem: str) -> Sheet:
    return Sheet(path.parent, {}, (problem,))


def _sheet_of(text: str, folder: Path, shown_as: str) -> Sheet:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter_of(text))
    rows: dict[str, Row] = {}
    problems: list[str] = []
    columns: list[str] = []
    try:
        for cells in lines:
            if not columns:
                columns = [cell.strip().lower() for cell in cells]
                continue
            _add(dict(zip(columns, cells, strict=False)), rows, problems, f"{shown_as} line {lines.line_num}", folder)
    except csv.Error as error:
        problems.append(f"{shown_as} line {lines.line_num} is no CSV ({error}); the lines below it were not read")
    if "file" not in columns:
        problems.append(f"{shown_as} has no column named file; its first line must name the columns")
    return Sheet(folder, rows, tuple(problems))


def _delimiter_of(text: str) -> str:
    """The mark that divides the first line: spreadsheets of some countries write semicolons or tabs."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)


def _add(cells: dict[str, str], rows: dict[str, Row], problems: list[str], line: str, folder: Path) -> None:
    values = {name: cells[name].strip() or None for name in Row.__dataclass_fields__ if name in cells}
    file = _inside(values.pop("file", None))
    if file is None:
        if any(values.values()):
            problems.append(f"{line} names no file in its folder; write the path of a file beside the sheet")
        return
    if file in rows:
        problems.append(f"{line} names {file} a second time; the first line is used")
        return
    if not (folder / file).is_file():
        problems.append(f"{line} names {file}, which is not there; correct the name or remove the line")
    values["published"] = _day(values.get("published"), problems, f"{line} ({file})")
    if (url := values.get("url")) and not _ADDRESS.fullmatch(url):
        problems.append(f"{line} ({file}): url {url[:60]!r} is no http or https address; it was not used")
        values["url"] = None
    rows[file] = Row(file, **values)


def _inside(file: str | None) -> str | None:
    """`file` with forward slashes, if it is a path below the sheet's folder."""
    path = PurePosixPath((file or "").replace("\\", "/"))
    return None if path.is_absolute() or ".." in path.parts or path == PurePosixPath() else str(path)


def _day(value: str | None, problems: list[str], line: str) -> str | None:
    if value is None:
        return None
    try:
        return iso_day(value)
    except Undatable as error:
        problems.append(f"{line}: published {error}")
        return None
