"""`facta review`: the reviewer's pages, served on this machine alone."""

from typing import Annotated

import typer

from facta.cli.exits import stop, tell
from facta.cli.project import ProjectFolder, open_project


def review(
    project: ProjectFolder = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port of 127.0.0.1; without it, any free one.")
    ] = 0,
    coder: Annotated[
        str,
        typer.Option(
            "--coder", metavar="NAME", help="Your name, as it stands beside your decisions; without it, facta.toml's."
        ),
    ] = "",
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
) -> None:
    """Review a project's entries in the browser, and publish from there.

    The address it prints holds a secret token: who has it can decide in your name until you stop the command with
    Ctrl+C. Only this machine can reach it, and nothing leaves the machine.

    \b
    Examples:
      facta review
      facta review --project my-project --coder "Ana Petrel"
    """
    from facta.web.serve import PortTaken, serve

    with open_project(project) as opened:
        name = coder.strip() or opened.settings.coder
        if not name:
            stop("who reviews? give --coder NAME, or set coder in [project] of facta.toml")
        try:
            serve(opened, name, port, lambda address: _ready(address, open_it=not no_open))
        except PortTaken as problem:
            stop(str(problem))
        except KeyboardInterrupt:
            tell("review ended; every decision is kept")


def _ready(address: str, *, open_it: bool) -> None:
    tell(f"review at {address}")
    tell("stop it with Ctrl+C; every decision is recorded as you make it")
    if open_it:
        import webbrowser

        webbrowser.open(address)
