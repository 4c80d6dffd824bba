"""`facta link`: what holds across the reports of saved readings."""

from pathlib import Path
from typing import Annotated

import typer

from facta.cli import streams
from facta.cli.exits import SOME_UNREAD, WELL, stop, tell
from facta.cli.options import Codebooks
from facta.cli.tables import bytes_of, put_lines


def link(
    readings: Annotated[
        list[str],
        typer.Argument(
            metavar="READ.jsonl",
            help="Readings as facta read prints them, or a linked pile to which others are added; - for standard "
            "input. Several files are linked as one pile.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all."),
    ] = None,
    codebook: Codebooks = None,
) -> None:
    """Find the same parties, incidents and matters across saved readings.

    Each line is given back with parties[].entity, acts[].incident and matters[].across, ids that hold across reports. A
    last line holds what belongs to no single report: entities, incidents and matters with the reasons of every link,
    and what is perhaps the same, for a person to decide. The order of the reports does not matter.

    \b
    Examples:
      facta read my-reports > readings.jsonl
      facta link readings.jsonl -o linked.jsonl
      facta link linked.jsonl new-readings.jsonl -o linked-anew.jsonl
    """
    from facta.codebook.codebook import load_codebook
    from facta.codebook.errors import CodebookError
    from facta.engine.link_files import BrokenLine, ReadLine, lines_read, linked_lines, once_each

    if output is None:
        streams.check_output()
    codebooks = tuple(codebook or ())
    try:
        load_codebook(codebooks)
    except CodebookError as problem:
        stop(str(problem))
    found = [line for path in readings for line in lines_read(bytes_of(path), _shown(path))]
    kept, twice = once_each([line for line in found if isinstance(line, ReadLine)])
    broken = [*(line for line in found if isinstance(line, BrokenLine)), *twice]
    for line in broken:
        tell(str(line))
    if not kept:
        stop("no reading to link: give lines that facta read printed")
    put_lines(linked_lines(kept, codebooks), output)
    raise typer.Exit(SOME_UNREAD if broken else WELL)


def _shown(path: str) -> str:
    return "standard input" if path == "-" else path
