"""`facta codebook`: list the act types, show one, run the examples."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from facta.cli.exits import SOME_UNREAD, stop
from facta.cli.options import Codebooks

if TYPE_CHECKING:
    from facta.codebook.codebook import Codebook

codebook_app = typer.Typer(no_args_is_help=True, help="The act types: list them, show one, run their examples.")


@codebook_app.command("list")
def list_types(codebook: Codebooks = None) -> None:
    """One line an act type: code, PLOVER code, gloss."""
    loaded = _load(codebook)
    for act_type in loaded.types:
        typer.echo(f"{act_type.code}\t{act_type.plover or '-'}\t{act_type.gloss}")


@codebook_app.command()
def show(code: str, codebook: Codebooks = None) -> None:
    """Everything the codebook says of one act type."""
    from facta.codebook.listing import lines_of

    loaded = _load(codebook)
    if code not in loaded:
        near = ", ".join(t.code for t in loaded.types if t.code.split(".")[0] == code.split(".")[0])
        stop(f"no act type {code!r} in the codebook; " + (f"near it: {near}" if near else "see facta codebook list"))
    for line in lines_of(loaded.type_of(code)):
        typer.echo(line)


@codebook_app.command("test")
def run_examples(
    file: Annotated[Path | None, typer.Argument(help="A codebook file; default: the built-in one.")] = None,
) -> None:
    """Run the examples, wanted and unwanted; exit code 1 when one fails."""
    from facta.engine.codebook_examples import failures_of

    loaded = _load([file] if file else None)
    failures, count = failures_of(loaded, file)
    for failure in failures:
        typer.echo(failure)
    typer.echo(f"{count - len(failures)} of {count} examples right")
    if failures:
        raise typer.Exit(SOME_UNREAD)


def _load(files: list[Path] | None) -> "Codebook":
    from facta.codebook.codebook import load_codebook
    from facta.codebook.errors import CodebookError

    try:
        return load_codebook(tuple(files or ()))
    except CodebookError as problem:
        stop(str(problem))
