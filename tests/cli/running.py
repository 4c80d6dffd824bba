"""The commands, run in this process, or in one of their own where the process is the point."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from facta.cli.main import app

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORT = (
    "TOLM, Ardovia -- The city refused the rally on Monday.\n\nMayor Ana Petrel said the square was under repair.\n"
)


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said where."""

    returncode: int
    stdout: bytes
    stderr: bytes

    @property
    def told(self) -> list[str]:
        """The lines of standard error; none of them is a traceback's."""
        lines = self.stderr.decode().splitlines()
        assert not any("Traceback" in line for line in lines), self.stderr.decode()
        return lines


def facta(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> Done:
    """The command in this process."""
    with chdir(cwd):
        done = CliRunner().invoke(app, list(map(str, arguments)), input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout_bytes, done.stderr_bytes)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "facta", *map(str, arguments)]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": "", **(more or {})}


def facta_process(*arguments: str | Path, cwd: Path, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> Done:
    """The command in a process of its own."""
    done = subprocess.run(
        command(*arguments), cwd=cwd, input=stdin, capture_output=True, timeout=300, env=environment(more)
    )
    return Done(done.returncode, done.stdout, done.stderr)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
