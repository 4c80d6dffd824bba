"""`facta read`: what each report says, one JSON object a line."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from facta.cli import streams
from facta.cli.options import Codebooks, NoModels, Paths, Published, Resume, Workers, day


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
    format: Annotated[
        Format, typer.Option("--format", metavar="jsonl", help="Output format; jsonl is one JSON object a report.")
    ] = Format.JSONL,
    acts: Annotated[
        Acts,
        typer.Option("--acts", metavar="coded|all", help="all: also predicates that no act type fits, with type null."),
    ] = Acts.CODED,
    codebook: Codebooks = None,
    workers: Workers = 1,
    resume: Resume = None,
    no_models: NoModels = False,
) -> None:
    """Print what each report says: one JSON object a report, one a line.

    Statements, acts, parties, times and matters, each with its place in the report's text (characters counted from 0).
    Nothing is masked: this output is for the desk.

    \b
    Examples:
      facta read my-reports > readings.jsonl
      facta read article.txt --published 2023-12-07
      cat article.txt | facta read -
      facta read big-pile --workers 4 --resume kept > readings.jsonl
    """
    del format  # JSONL is the only one so far
    from facta.cli.pile import Pile
    from facta.engine.settings import ReadSettings
    from facta.publishing.reading_json import reading_json

    settings = ReadSettings(day(published), tuple(codebook or ()), acts is Acts.ALL, workers, resume, not no_models)
    streams.check_output()
    pile = Pile(paths, settings)
    for reading in pile.readings():
        streams.put(json.dumps(reading_json(reading), ensure_ascii=False, separators=(",", ":")) + "\n")
    raise typer.Exit(pile.done())
