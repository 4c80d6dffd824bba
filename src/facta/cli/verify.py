"""`facta verify`: whether a dossier is what its record gives."""

from pathlib import Path
from typing import Annotated

import typer

from facta.cli import streams
from facta.cli.exits import SOME_UNREAD, WELL, stop


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a dossier.", show_default=False)],
    originals: Annotated[
        list[str] | None,
        typer.Option(
            "--originals",
            metavar="PATH",
            help="The files or folder that the dossier was made from: also says which passages no longer match them; "
            "may be repeated.",
        ),
    ] = None,
) -> None:
    """Find a dossier's findings anew from its data, and compare.

    Every file is compared with its digest in the manifest, every finding with
    the one computed anew from data/record.jsonl, byte for byte, and every
    passage with the text. With --originals, every original with its digest;
    where one has changed, the cited passages that it no longer holds are
    named. What does not match is printed, one line each.

    \b
    Exit codes: 0 all matches; 1 something does not; 2 no dossier.

    \b
    Examples:
      facta verify dossier
      facta verify dossier --originals my-reports
    """
    from facta.engine.verify import NoDossier, verified
    from facta.sources.errors import Unreadable

    try:
        outcome = verified(folder, tuple(originals or ()))
    except (NoDossier, Unreadable) as problem:
        stop(str(problem))
    for line in outcome.wrong:
        streams.put(f"{line}\n")
    looked_at = "; ".join(outcome.seen)
    streams.put(f"looked at: {looked_at}\n{_counted(len(outcome.wrong))}\n")
    raise typer.Exit(SOME_UNREAD if outcome.wrong else WELL)


def _counted(wrong: int) -> str:
    if not wrong:
        return "all matches"
    return "1 thing does not match" if wrong == 1 else f"{wrong} things do not match"
