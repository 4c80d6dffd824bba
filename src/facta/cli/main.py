"""The command `facta`: what it offers and how it ends."""

import os
import sys

# One thread of linear algebra a process: more cost more than they bring on texts of this size. Set before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import typer

from facta import __version__
from facta.cli.codebook import codebook_app
from facta.cli.read import read
from facta.cli.report import report

app = typer.Typer(
    name="facta",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads news reports and sets words against deeds, every entry tied to its passage.\n\n"
    "Exit codes: 0 all well; 1 done, but some files could not be read (standard error names them); 2 nothing done.",
)
app.command()(report)
app.command()(read)
app.add_typer(codebook_app, name="codebook")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"facta {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    del version


def run() -> None:
    """Entry point: interruption and a closed pipe end quietly, with the usual codes."""
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("\nfacta: interrupted; nothing was written over\n")
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None
