"""A table of name pairs to judged ones: the table's own columns, and for each pair a verdict with its reason."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from facta.linking.names import judge, kind_of

NEEDED = ("name1", "name2")
KINDS = ("person", "place", "organization")
ADDED = ("verdict", "reason")


class UnusableTable(Exception):  # noqa: N818 - an error names what was found
    """A table without the columns that name a pair, or that is no table."""


@dataclass(frozen=True)
class JudgedPair:
    """A row of the table with `verdict` and `reason`; line: where it stands; problem: what was wrong with it, or ""."""

    line: int
    row: dict[str, str]
    problem: str = ""


def text_of(content: bytes, name: str) -> str:
    """The table's text, from UTF-8 or (with its mark) UTF-16. Raises UnusableTable for anything else."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnusableTable(f"{name} is not UTF-8 (byte {problem.start}): save it as CSV in UTF-8") from None
    if "\0" in text:
        raise UnusableTable(f"{name} is no table of text: save it as CSV in UTF-8")
    return text


def columns_of(text: str, name: str) -> tuple[str, ...]:
    """The columns of the result. Raises UnusableTable where `name1` or `name2` is missing."""
    header = [column.strip() for column in next(_rows(text), [])]
    if not header:
        raise UnusableTable(f"{name} is empty: give a table with the columns name1, name2 and, if known, kind")
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise UnusableTable(
            f"{name} has no column {' and no '.join(missing)} (found: {', '.join(header)[:200]}): "
            "give a table with the columns name1, name2 and, if known, kind"
        )
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise UnusableTable(f"{name} has two columns {twice[0]}: rename one")
    return (*(column for column in header if column not in ADDED), *ADDED)


def judged(text: str) -> Iterator[JudgedPair]:
    """Every pair of the table with its verdict, in the table's order."""
    rows = _rows(text)
    header = [column.strip() for column in next(rows)]
    for cells in rows:
        if any(cell.strip() for cell in cells):
            yield _judged(dict(zip(header, cells, strict=False)), rows.line_num)


def _judged(row: dict[str, str], line: int) -> JudgedPair:
    one, two, kind = (row.get(column, "").strip() for column in (*NEEDED, "kind"))
    kind = kind.lower().replace("organisation", "organization")
    if not one or not two:
        return JudgedPair(line, {**row, "verdict": "unsure", "reason": "a name is missing"}, "a name is missing")
    problem = "" if not kind or kind in KINDS else f"kind {kind!r} is none of {', '.join(KINDS)}; judged without it"
    verdict = judge(one, two, kind if kind in KINDS else kind_of(one, two))
    return JudgedPair(line, {**row, "verdict": verdict.verdict, "reason": verdict.reason}, problem)


class _Rows:
    """The rows of a table, with the number of the line that was read last."""

    def __init__(self, text: str) -> None:
        first = text.lstrip().split("\n", 1)[0]
        divider = max(",;\t", key=lambda mark: (first.count(mark), mark == ","))
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider)

    def __iter__(self) -> "_Rows":
        return self

    def __next__(self) -> list[str]:
        return next(self._reader)

    @property
    def line_num(self) -> int:
        return self._reader.line_num


def _rows(text: str) -> _Rows:
    return _Rows(text)
