"""Exit codes: 0 all well, 1 done but some files could not be read, 2 nothing done."""

import sys
from typing import NoReturn

WELL = 0
SOME_UNREAD = 1
NOTHING_DONE = 2


def stop(message: str) -> NoReturn:
    """Say why nothing was done, and end with code 2."""
    sys.stderr.write(f"facta: {message}\n")
    raise SystemExit(NOTHING_DONE)
