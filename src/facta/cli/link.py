"""`facta link`: what holds across the reports of saved readings."""

import gc
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from facta.cli import streams
from facta.cli.exits import SOME_UNREAD, WELL, stop, tell
from facta.cli.options import Codebooks
from facta.cli.tables import bytes_of, put_lines

if TYPE_CHECKING:
    from facta.engine.link_index import LinkIndex


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
    index: Annotated[
        bool,
        typer.Option(
            "--index/--no-index",
            help="Keep beside the FILE of -o what was found in its reports, in FILE.index: a report that is added to a "
            "linked pile then costs little. It holds what the pile holds, and may be deleted.",
        ),
    ] = True,
) -> None:
    """Find the same parties, incidents and matters across saved readings.

    Each line is given back with parties[].entity, acts[].incident and matters[].across, ids that hold across reports. A
    last line holds what belongs to no single report: entities, incidents and matters with the reasons of every link,
    and what is perhaps the same, for a person to decide. The order of the reports does not matter.

    \b
    Examples:
      facta read my-reports > readings.jsonl
      facta link readings.jsonl -o linked.jsonl
      facta link linked.jsonl new-readings.jsonl -o linked.jsonl
    """
    from facta.codebook.codebook import load_codebook
    from facta.codebook.errors import CodebookError
    from facta.engine.link_files import linked_pile

    if output is None:
        streams.check_output()
    codebooks = tuple(codebook or ())
    try:
        load_codebook(codebooks)
    except CodebookError as problem:
        stop(str(problem))
    contents = [(_shown(path), bytes_of(path)) for path in readings]
    kept = [Path(path) for path in readings if path != "-"] if index else []
    gc.disable()  # nothing here is cyclic, and a pile is millions of objects to look through
    try:
        pile = linked_pile(contents, codebooks, kept, keep=output is not None and index)
    finally:
        gc.enable()
    for line in pile.broken:
        tell(str(line))
    if not pile.reports:
        stop("no reading to link: give lines that facta read printed")
    put_lines(pile.lines, output)
    if output is not None and pile.index is not None:
        _save(pile.index, output)
    raise typer.Exit(SOME_UNREAD if pile.broken else WELL)


def _save(index: "LinkIndex", output: Path) -> None:
    from facta.engine.link_index import index_beside

    try:
        index.save(index_beside(output))
    except (OSError, sqlite3.Error) as problem:
        tell(f"{index_beside(output)} cannot be written ({problem}); the linked pile is whole without it")


def _shown(path: str) -> str:
    return "standard input" if path == "-" else path
