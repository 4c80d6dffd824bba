"""Faults of the program itself, told in one line: what went wrong and where, for whoever mends it."""

import os
import traceback

TRACEBACK = "FACTA_TRACEBACK"
"""Set in the environment, faults are raised as they are."""


def fault_line(fault: BaseException) -> str:
    """Kind and place of `fault`, without the words of a report that its message may quote."""
    if isinstance(fault, MemoryError):
        return "out of memory"
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if "facta" in frame.filename.replace("\\", "/").split("/")] or frames
    where = f" at {os.path.basename(own[-1].filename)}:{own[-1].lineno}" if own else ""
    return f"{type(fault).__name__}{where}"


def shown_whole() -> bool:
    """Whether faults are to be raised as they are."""
    return bool(os.environ.get(TRACEBACK))
