"""The originals of a project: every file as it was added, named by its own SHA-256.

`originals/sha256/ab/abcdef…`, written beside its place, flushed to the disk and then renamed, so that a file with the
right name has the right content or is not there at all. Readable to its owner alone.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = "originals"


def original_path(folder: Path, digest: str) -> Path:
    """Where the original with this digest lies."""
    return folder / FOLDER / "sha256" / digest[:2] / digest


def keep_original(folder: Path, raw: bytes) -> Path:
    """Keep `raw`; where it lies. Raises OSError."""
    path = original_path(folder, hashlib.sha256(raw).hexdigest())
    if path.exists():
        return path
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _flush(path.parent)
    return path


def wrong_originals(folder: Path, digests: dict[str, str]) -> Iterator[str]:
    """One line for each original that is absent or changed. digests: to the report's source."""
    for digest, source in sorted(digests.items(), key=lambda one: (one[1], one[0])):
        path = original_path(folder, digest)
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as problem:
            yield f"the original of {source} cannot be read at {path.relative_to(folder)} ({problem.strerror})"
            continue
        if found != digest:
            yield f"the original of {source} at {path.relative_to(folder)} is not what was added"


def sweep(folder: Path) -> None:
    """Remove what runs that were ended left half written."""
    for path in (folder / FOLDER).glob("sha256/*/.new-*"):
        path.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
