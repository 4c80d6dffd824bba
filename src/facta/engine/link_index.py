"""What linking found in reports and among them, kept in a file beside the linked pile.

With it, adding reports costs what they touch: cells are read when they are asked for (linking/shelf.py) and written
when they changed. It is used where every line of it is given again, and nothing else of the same reports; else, and
where it is old, missing or damaged, all is linked anew, which costs time and never changes a result. It holds what the
pile holds, so only its owner may read it. It may be deleted at any time.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np

import facta
from facta.codebook.codebook import load_codebook
from facta.linking.pile import Pile
from facta.linking.same_text import Copies, Printed
from facta.linking.shelf import Shelf
from facta.linking.stories import Compared, InOrder, Piece
from facta.linking.story_words import Counted, Sample
from facta.model.record import Ref
from facta.publishing.record_json import Linkable

_LOOKED_AT = ("linking", "codebook", "model", "engine/link_*.py", "publishing/re*_json.py")
_TABLES = """
CREATE TABLE program (digest TEXT NOT NULL);
CREATE TABLE line (digest BLOB PRIMARY KEY, report BLOB NOT NULL, source BLOB NOT NULL, slots TEXT NOT NULL,
  checked INTEGER NOT NULL);
CREATE TABLE cell (sort TEXT NOT NULL, key BLOB NOT NULL, value TEXT NOT NULL, checked INTEGER NOT NULL,
  PRIMARY KEY (sort, key)) WITHOUT ROWID;
CREATE TABLE numbers (name TEXT PRIMARY KEY, value BLOB NOT NULL, checked INTEGER NOT NULL);
"""


class NoIndex(Exception):  # noqa: N818 (an error names what was found)
    """The index is damaged, or gone: link without it."""


class KnownReport(NamedTuple):
    """A report whose line is in the index: its id and its path."""

    id: str
    source: str


@dataclass(frozen=True, slots=True)
class Slots:
    """The places of a line that hold ids across reports.

    links: the ids, in order. places: where each begins, in bytes.
    """

    linkable: Linkable
    links: list[str | None]
    places: tuple[int, ...]


def index_beside(path: Path) -> Path:
    """Where the index of a linked pile lies."""
    return path.with_name(f"{path.name}.index")


def line_digest(line: bytes | memoryview) -> bytes:
    """What a line is known by."""
    return hashlib.blake2b(line, digest_size=20).digest()


class LinkIndex:
    """The index of a pile, as it was when the pile was linked, and what this run adds to it."""

    def __init__(self, codebooks: Sequence[Path] = ()) -> None:
        self._program = _program_digest(codebooks)
        self._path: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._gone: list[bytes] = []
        self._come: dict[bytes, tuple[str, str, Slots]] = {}
        self._blobs: dict[str, object] = {}
        self._pile: Pile | None = None
        self.lines: dict[bytes, KnownReport] = {}

    @classmethod
    def opened(cls, paths: Sequence[Path], codebooks: Sequence[Path] = ()) -> Self:
        """The first usable index among `paths`; an empty one where there is none."""
        found = cls(codebooks)
        for path in paths:
            if found._open(path):
                break
        return found

    def _open(self, path: Path) -> bool:
        if not path.is_file():
            return False
        with ExitStack() as unless_usable, suppress(sqlite3.Error):
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            unless_usable.callback(connection.close)
            if connection.execute("SELECT digest FROM program").fetchall() == [(self._program,)]:
                rows = connection.execute("SELECT digest, report, source FROM line").fetchall()
                self.lines = {digest: KnownReport(_text(report), _text(source)) for digest, report, source in rows}
                self._path, self._connection = path, connection
                unless_usable.pop_all()
        return self._connection is not None

    @property
    def holds_a_pile(self) -> bool:
        """Whether it was read from a file."""
        return self._path is not None

    def forget(self) -> None:
        """Hold nothing, as if there had been no file."""
        if self._connection is not None:
            self._connection.close()
        self._path, self._connection, self.lines = None, None, {}

    def pile(self, codebooks: Sequence[Path] = (), *, keeps: bool) -> Pile:
        """The pile that it holds, to which more can be put. Raises NoIndex."""
        codebook = load_codebook(codebooks)
        if self._connection is None:
            self._pile = Pile(codebook, keeps=keeps)
        else:
            self._pile = Pile(codebook, self, self._compared(), self._copies(), keeps=keeps)
        return self._pile

    def slots(self, digest: bytes) -> Slots:
        """Where the ids of a line of the index are. Raises NoIndex."""
        ((text, checked),) = self._asked("SELECT slots, checked FROM line WHERE digest = ?", digest)
        if checked != _check(text):
            raise NoIndex("a line is not what it was")
        document = self.lines[digest].id
        try:
            parties, acts, matters, links, places = json.loads(text)
            stages = tuple(tuple((a, b, c) for a, b, c in one) for one in matters)
        except ValueError as problem:
            raise NoIndex(str(problem)) from None
        own, told = (tuple(Ref(document, id) for id in ids) for ids in (parties, acts))
        return Slots(Linkable(own, told, stages), links, tuple(places))

    def cell(self, sort: str, key: str) -> str | None:
        """The text of a cell, or None. Raises NoIndex."""
        place = _stored(key)
        for text, checked in self._asked("SELECT value, checked FROM cell WHERE sort = ? AND key = ?", sort, place):
            if checked != _check(text, place):
                raise NoIndex("a cell is not what it was")
            return str(text)
        return None

    def cells(self, sort: str) -> list[tuple[str, str]]:
        """Key and text of all cells of a sort, by key. Raises NoIndex."""
        rows = self._asked("SELECT key, value, checked FROM cell WHERE sort = ? ORDER BY key", sort)
        if any(checked != _check(text, key) for key, text, checked in rows):
            raise NoIndex("a cell is not what it was")
        return [(_text(key), text) for key, text, _ in rows]

    def _asked(self, query: str, *values: object) -> list[Any]:
        if self._connection is None:
            raise NoIndex("no index is open")
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as problem:
            raise NoIndex(str(problem)) from None

    def keep_line(self, digest: bytes, report: KnownReport, slots: Slots, before: bytes | None = None) -> None:
        """A line of the pile as it is now; `before`: the digest of the line in whose stead it stands."""
        if before is not None:
            self._gone.append(before)
        self._come[digest] = (report.id, report.source, slots)

    def save(self, path: Path) -> None:
        """Write the index as `path`. Raises OSError, sqlite3.Error."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._path is not None and self._path.absolute() == path.absolute():
            with closing(sqlite3.connect(path)) as connection, connection:
                self._write(connection)
            return
        making = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            os.close(os.open(making, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
            if self._path is not None:
                shutil.copyfile(self._path, making)
            with closing(sqlite3.connect(making)) as connection, connection:
                if self._path is None:
                    connection.executescript(_TABLES)
                    connection.execute("INSERT INTO program VALUES (?)", (self._program,))
                self._write(connection)
            _taken_away(path)
            making.replace(path)
        finally:
            making.unlink(missing_ok=True)

    def _write(self, connection: sqlite3.Connection) -> None:
        connection.executemany("DELETE FROM line WHERE digest = ?", [(digest,) for digest in self._gone])
        rows = (
            (digest, _stored(id), _stored(source), text := _slots(slots), _check(text))
            for digest, (id, source, slots) in self._come.items()
        )
        connection.executemany("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?)", rows)
        if self._pile is None:
            return
        gone: list[tuple[str, bytes]] = []
        come = _kept_cells(self._pile.shelf, gone)
        connection.executemany("INSERT OR REPLACE INTO cell VALUES (?, ?, ?, ?)", come)
        connection.executemany("DELETE FROM cell WHERE sort = ? AND key = ?", gone)
        blobs = {name: value for name, value in _blobs(self._pile) if self._blobs.get(name) is not value}
        numbers = [(name, blob := _bytes(value), zlib.crc32(blob)) for name, value in blobs.items()]
        connection.executemany("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?)", numbers)

    def _number(self, name: str, kind: str) -> Any:
        for blob, checked in self._asked("SELECT value, checked FROM numbers WHERE name = ?", name):
            if zlib.crc32(blob) != checked:
                raise NoIndex("numbers are not what they were")
            return json.loads(blob) if kind == "json" else np.frombuffer(blob, dtype=kind)
        raise NoIndex("numbers are missing")

    def _counted(self, name: str) -> Counted:
        return Counted(*(self._number(f"{name} {part}", kind) for part, kind in _COUNTED))

    def _compared(self) -> Compared:
        sample = Sample(self._number("sample digests", "<u8"), self._counted("sample"))
        pieces: list[Piece] = []
        for number in range(len(self._number("pieces", "json"))):
            name = f"piece {number}"
            reports = tuple(InOrder(*row) for row in self._number(f"{name} reports", "json"))
            likeness = self._number(f"{name} likeness", "<u2").reshape(len(reports), len(reports))
            groups = self._number(f"{name} groups", "<i8").reshape(len(reports), 2)
            pieces.append(Piece(reports, self._counted(name), likeness, groups))
        compared = Compared(sample, tuple(pieces))
        self._blobs.update(_blobs_of_stories(compared))
        return compared

    def _copies(self) -> Copies:
        reports = tuple(Printed(*row) for row in self._number("copies reports", "json"))
        return Copies(reports, self._number("copies prints", "<u8"), self._number("copies ends", "<i8"))


def _taken_away(path: Path) -> None:
    """Remove an index and, after it, the journal of a run that was killed: with it, no later index could be opened."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _kept_cells(shelf: Shelf, gone: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes, str, int]]:
    """The rows of the cells that were set, one at a time, since all are as much as the pile; `gone` gets the others."""
    for sort, name, text in shelf.changes():
        key = _stored(name)
        if text is None:
            gone.append((sort, key))
        else:
            yield sort, key, text, _check(text, key)


def _stored(text: str) -> bytes:
    """A name as SQLite holds it: as bytes, since half of a surrogate pair, which JSON may bring, is no text to it."""
    return text.encode("utf-8", "surrogatepass")


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogatepass")


_COUNTED = (("prints", "<u8"), ("weights", "<f8"), ("ends", "<i8"))


def _blobs(pile: Pile) -> Iterator[tuple[str, object]]:
    """The arrays of a pile, and lists that go with them, by name."""
    yield from _blobs_of_stories(pile.compared)
    yield "copies reports", pile.copies.reports
    yield "copies prints", pile.copies.prints
    yield "copies ends", pile.copies.ends


def _blobs_of_stories(compared: Compared) -> Iterator[tuple[str, object]]:
    yield "pieces", tuple(len(piece.reports) for piece in compared.pieces)
    yield "sample digests", compared.sample.digests
    yield from ((f"sample {part}", getattr(compared.sample.words, part)) for part, _ in _COUNTED)
    for number, piece in enumerate(compared.pieces):
        yield f"piece {number} reports", piece.reports
        yield f"piece {number} likeness", piece.likeness
        yield f"piece {number} groups", piece.groups
        yield from ((f"piece {number} {part}", getattr(piece.words, part)) for part, _ in _COUNTED)


def _bytes(value: Any) -> bytes:
    if hasattr(value, "dtype"):
        return bytes(value.astype(value.dtype.newbyteorder("<"), copy=False).tobytes())
    return json.dumps(value).encode()


def _check(text: str, key: bytes = b"") -> int:
    """A sum by which damage shows."""
    return zlib.crc32(key, zlib.crc32(text.encode()))


def _slots(slots: Slots) -> str:
    one = slots.linkable
    parts = [[ref.id for ref in one.parties], [ref.id for ref in one.acts], one.matters, slots.links, slots.places]
    return json.dumps(parts, separators=(",", ":"))


def _program_digest(codebooks: Sequence[Path]) -> str:
    """Digest of all that decides what linking finds: its code and tables, the codebook, and what both run on."""
    versions = (*sys.version_info[:2], np.__version__, sqlite3.sqlite_version, load_codebook(codebooks).version)
    digest = hashlib.sha256(" ".join(map(str, versions)).encode())
    home = Path(facta.__file__).parent
    for pattern in _LOOKED_AT:
        for path in sorted(home.glob(pattern if "*" in pattern else f"{pattern}/**/*")):
            if path.suffix in (".py", ".yaml", ".csv", ".txt", ".gz", ""):
                with suppress(OSError):
                    digest.update(path.read_bytes())
    return digest.hexdigest()
