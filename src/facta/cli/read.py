"""`facta read`: what each report says, one JSON object a line."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from facta.cli.options import Codebooks, Paths, Published, Workers, day


class Format(StrEnum):
    """Output formats of `facta read`."""

    JSONL = "jsonl"


class Acts(StrEnum):
    """Which predicates are printed as acts."""

    CODED = "coded"
    ALL = "all"


def read(
    paths: Paths,
    published: Published = None,
    format: Annotated[Format, typer.Option("--format", help="Output format.")] = Format.JSONL,
    acts: Annotated[
        Acts, typer.Option("--acts", help="all: also predicates that no act type fits, with type null.")
    ] = Acts.CODED,
    codebook: Codebooks = None,
    workers: Workers = 1,
) -> None:
    """Read reports and print what each says: one JSON object a line, on standard output."""
    del format  # JSONL is the only one so far
    from facta.cli.pile import Pile
    from facta.engine.settings import ReadSettings
    from facta.publishing.reading_json import reading_json

    settings = ReadSettings(day(published), tuple(codebook or ()), acts is Acts.ALL, workers)
    pile = Pile(paths, settings)
    out = sys.stdout
    for reading in pile.readings():
        out.write(json.dumps(reading_json(reading), ensure_ascii=False, separators=(",", ":")) + "\n")
    raise typer.Exit(pile.exit_code())
