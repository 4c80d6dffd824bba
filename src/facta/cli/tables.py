"""Files that a command takes and gives besides reports: their bytes in, whole files out."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from facta.cli import streams
from facta.cli.exits import stop


def bytes_of(path: str) -> bytes:
    """What the file holds, or standard input for `-`; stops with a message where it cannot be read."""
    if path == "-":
        streams.check_input()
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        stop(f"{path} cannot be read: {problem.strerror or problem}; name a file, or - for standard input")


def put_lines(lines: Iterable[str | bytes | memoryview], output: Path | None) -> None:
    """Write to standard output, or to `output`, which is then there whole or as it was."""
    if output is None:
        for line in lines:
            streams.put(line if isinstance(line, str) else bytes(line).decode())
        return
    try:
        number, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    except OSError as problem:
        stop(f"{output} cannot be written: {problem.strerror or problem}; name another file with -o")
    try:
        with os.fdopen(number, "wb") as file:
            for line in lines:
                file.write(line.encode("utf-8", "backslashreplace") if isinstance(line, str) else line)
        Path(name).replace(output)
    except OSError as problem:
        stop(f"{output} cannot be written: {problem.strerror or problem}; name another file with -o")
    finally:
        Path(name).unlink(missing_ok=True)
