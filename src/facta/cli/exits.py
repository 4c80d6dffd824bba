"""Exit codes: 0 all well, 1 done but some files could not be read, 2 nothing done."""

import sys
from typing import NoReturn

WELL = 0
SOME_UNREAD = 1
NOTHING_DONE = 2
INTERRUPTED = 130
CLOSED_PIPE = 141
TERMINATED = 143


def tell(message: str) -> None:
    """A line on standard error, where there is one."""
    if sys.stderr is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None where the shell has closed it
        sys.stderr.write(f"facta: {message}\n")
        sys.stderr.flush()


def stop(message: str) -> NoReturn:
    """Say why nothing was done, and end with code 2."""
    tell(message)
    raise SystemExit(NOTHING_DONE)
