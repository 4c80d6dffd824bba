"""Standard input and output as commands use them, whatever they are tied to."""

import os
import sys
from typing import NoReturn, TextIO

from facta.cli.exits import CLOSED_PIPE, stop


def set_up() -> None:
    """Output in UTF-8 with plain line ends whatever the terminal is set to; a half of a pair as its JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def check_output() -> None:
    """Stops where the shell has closed standard output."""
    stream: TextIO | None = sys.stdout
    if stream is None:
        stop("standard output is closed: send it to a file with > FILE")


def put(text: str) -> None:
    """Write to standard output at once; ends the program quietly where nobody reads any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        end_on_closed_pipe()


def check_input() -> None:
    """Stops where the shell has closed standard input."""
    stream: TextIO | None = sys.stdin
    if stream is None:
        stop("standard input is closed: give - only with a pipe or a file behind it")


def end_on_closed_pipe() -> NoReturn:
    """End quietly, as programs do whose reader has read enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(CLOSED_PIPE)
