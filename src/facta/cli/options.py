"""Options that several commands share."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from facta.cli.exits import stop

Paths = Annotated[
    list[str],
    typer.Argument(help="Reports: files, folders (read recursively), or - for standard input.", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option("--published", help="Day of publication (2023-12-07) for a report that does not tell its own."),
]
Codebooks = Annotated[
    list[Path] | None,
    typer.Option("--codebook", help="A codebook file of your own, added to the built-in one; may be repeated."),
]
Workers = Annotated[
    int, typer.Option("--workers", min=1, help="Processes that read side by side; the output is the same.")
]


def day(value: str | None) -> str | None:
    """`value` checked to be an ISO day; stops with a message otherwise."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        stop(f"--published {value!r} is not a day: write it as 2023-12-07")
