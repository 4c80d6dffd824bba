"""`facta codebook`: list the act types, show one, run the examples."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from facta.cli import streams
from facta.cli.exits import SOME_UNREAD, stop
from facta.cli.options import Codebooks

if TYPE_CHECKING:
    from facta.codebook.codebook import Codebook

codebook_app = typer.Typer(no_args_is_help=True, help="The act types: list them, show one, run their examples.")


@codebook_app.command("list")
def list_types(codebook: Codebooks = None) -> None:
    """List the act types, one a line: code, PLOVER code, gloss, divided by tabs."""
    loaded = _load(codebook)
    for act_type in loaded.types:
        streams.put(f"{act_type.code}\t{act_type.plover or '-'}\t{act_type.gloss}\n")


@codebook_app.command()
def show(
    code: Annotated[str, typer.Argument(metavar="CODE", help="An act type (assembly.refuse) or a family (assembly).")],
    codebook: Codebooks = None,
) -> None:
    """Everything the codebook says of one act type, or of all of a family.

    \b
    Its meaning, PLOVER code, roles, what findings ask of it, the matter and
    stage it belongs to, the patterns that find it, and its examples.
    Words with $ name a set of words, with @ an actor's sector, with % a kind
    of name; * is anything.
    """
    from facta.codebook.listing import lines_of

    loaded = _load(codebook)
    one = loaded.type_of(code)
    wanted = [one] if one else [t for t in loaded.types if t.code.startswith(f"{code}.")]
    if not wanted:
        stop(f"no act type {code!r} in the codebook; " + _near(code, [t.code for t in loaded.types]))
    for number, act_type in enumerate(wanted):
        streams.put(("\n" if number else "") + "\n".join(lines_of(act_type)) + "\n")


def _near(code: str, codes: list[str]) -> str:
    family = [known for known in codes if known.split(".")[0] == code.split(".")[0]]
    near = family or get_close_matches(code, codes, n=3, cutoff=0.5)
    return f"near it: {', '.join(near)}" if near else "facta codebook list prints them all"


@codebook_app.command("test")
def run_examples(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A codebook file of your own; without it, the built-in one.")
    ] = None,
) -> None:
    """Run a codebook's examples, wanted and unwanted, through the reader.

    One line for each that fails: its type, what went wrong, its sentence.

    Exit codes: 0 all came out as written; 1 some did not; 2 the file cannot
    be used.
    """
    from facta.engine.codebook_examples import failures_of

    loaded = _load([file] if file else None)
    failures, count = failures_of(loaded, file)
    for failure in failures:
        streams.put(" ".join(str(failure).split()) + "\n")
    streams.put(f"{count - len(failures)} of {count} examples right\n")
    if failures:
        raise typer.Exit(SOME_UNREAD)


def _load(files: list[Path] | None) -> "Codebook":
    from facta.codebook.codebook import load_codebook
    from facta.codebook.errors import CodebookError

    try:
        return load_codebook(tuple(files or ()))
    except CodebookError as problem:
        stop(str(problem))
