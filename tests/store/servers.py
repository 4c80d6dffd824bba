"""A PostgreSQL server of our own for the tests, and stores on either backend."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def postgres_tools() -> Path | None:
    """Where initdb and pg_ctl lie; None where PostgreSQL is not installed."""
    found = shutil.which("pg_config")
    if found is None:
        return None
    folder = Path(subprocess.run([found, "--bindir"], capture_output=True, text=True, check=True).stdout.strip())
    return folder if (folder / "initdb").exists() else None


@contextmanager
def postgres(tools: Path) -> Iterator[int]:
    """A server on a free port of the loopback, ended with the block; works as root and as any user."""
    place = Path(tempfile.mkdtemp(prefix="facta-pg-"))
    told: dict[str, Any] = {}
    if os.geteuid() == 0:
        shutil.chown(place, "postgres")
        told = {"user": "postgres", "group": "postgres", "extra_groups": []}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])

    def run(*command: str) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=place, **told)

    data = str(place / "data")
    tool = {name: str(tools / name) for name in ("initdb", "pg_ctl")}
    run(tool["initdb"], "-D", data, "-A", "trust", "-U", "facta", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(tool["pg_ctl"], "-w", "-D", data, "-l", str(place / "log"), "-o", options, "start")
    try:
        yield port
    finally:
        run(tool["pg_ctl"], "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(place, ignore_errors=True)
