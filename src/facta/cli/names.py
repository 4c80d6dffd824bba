"""`facta names`: whether pairs of names are one party's."""

import csv
import io
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from facta.cli import streams
from facta.cli.exits import SOME_UNREAD, WELL, stop, tell
from facta.cli.tables import bytes_of, put_lines


class Format(StrEnum):
    """Output formats of `facta names`."""

    CSV = "csv"
    JSONL = "jsonl"


def names(
    pairs: Annotated[
        str,
        typer.Argument(
            metavar="PAIRS.csv",
            help="A table with the columns name1, name2 and, if known, kind (person, place, organization); or - for "
            "standard input. Other columns are kept.",
            show_default=False,
        ),
    ],
    format: Annotated[
        Format, typer.Option("--format", metavar="csv|jsonl", help="Output format; jsonl is one JSON object a pair.")
    ] = Format.CSV,
) -> None:
    """Judge pairs of names: same, different or unsure, and why.

    Romanisations, initials, patronymics, short forms, abbreviations of bodies and places with two names are known. In
    doubt the verdict is unsure, which a person should settle: a wrong merge of two people is worse than a missed one.

    \b
    Examples:
      facta names pairs.csv > judged.csv
      facta names pairs.csv --format jsonl
    """
    from facta.engine.name_pairs import UnusableTable, columns_of, judged, text_of

    streams.check_output()
    content = bytes_of(pairs)
    shown = "standard input" if pairs == "-" else pairs
    try:
        text = text_of(content, shown)
        columns = columns_of(text, shown)
        found = list(judged(text))
    except UnusableTable as problem:
        stop(str(problem))
    except csv.Error as problem:
        stop(f"{shown} is no table that can be read ({problem}): save it as CSV in UTF-8")
    if not found:
        stop(f"{shown} has no pairs below its header")
    for pair in found:
        if pair.problem:
            tell(f"{shown}, line {pair.line}: {pair.problem}")
    rows = [{column: pair.row.get(column, "") for column in columns} for pair in found]
    put_lines(_csv(columns, rows) if format is Format.CSV else _jsonl(rows), None)
    raise typer.Exit(SOME_UNREAD if any(pair.problem for pair in found) else WELL)


def _csv(columns: tuple[str, ...], rows: list[dict[str, str]]) -> Iterator[str]:
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, columns, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    yield written.getvalue()


def _jsonl(rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
