"""Options that several commands share."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from facta.cli.exits import stop

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Reports: files (.txt, .html, .pdf, .docx), folders (read recursively), or - for standard input. "
        "A sheet documents.csv beside the files (file, title, published, publisher, url, author) tells what they do "
        "not.",
        show_default=False,
    ),
]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Reports, as files (.txt, .html, .pdf, .docx), folders (read recursively), or - for standard input. "
        "A sheet documents.csv beside the files (file, title, published, publisher, url, author) tells what they do "
        "not. Without a path, the record of the project you are in.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DAY",
        help="Day of publication (2023-12-07) for a report that does not tell its own; for a single file it wins.",
    ),
]
Codebooks = Annotated[
    list[Path] | None,
    typer.Option(
        "--codebook",
        metavar="FILE",
        help="A codebook file of your own, added to the built-in one; may be repeated.",
    ),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        min=1,
        metavar="N",
        help="Processes that read side by side, each of about 600 MB, at most one a processor; the output is the same.",
    ),
]
NoModels = Annotated[
    bool,
    typer.Option(
        "--no-models", help="Read by rules alone, without the trained tagger of who said what; the output names it."
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="DIR",
        help="Keep readings in DIR while they are made; given again, a run that was stopped goes on from there. "
        "The file in DIR holds names unmasked; it is removed when the run ends well.",
    ),
]

_FIRST_YEAR, _LAST_YEAR = 1600, 2199


def day(value: str | None) -> str | None:
    """`value` checked to be an ISO day on which news may have been published; stops with a message otherwise."""
    if value is None:
        return None
    try:
        found = dt.date.fromisoformat(value)
    except ValueError:
        stop(f"--published {value!r} is not a day: write it as 2023-12-07")
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        stop(f"--published {value!r} lies in the year {found.year}: write the day as 2023-12-07")
    return found.isoformat()
