"""What linking found in reports and among them, kept in a file beside the linked pile.

With it, adding a report costs what that report touches: the rest is looked up. Everything stands by a digest of what it
depends on (a line by its own bytes, an answer by all that was asked), so a changed line is read anew, and an index that
is old, missing or damaged costs time and never changes a result. It holds what the pile holds, so only its owner may
read it. It may be deleted at any time.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Self

import numpy as np

import facta
from facta.codebook.codebook import load_codebook
from facta.linking.brief import ActWords, Brief
from facta.linking.brief_json import WrittenBrief, act_words_from, brief_from, written
from facta.linking.party_pairs import PAIR
from facta.model.record import Ref
from facta.publishing.record_json import Linkable

_LOOKED_AT = ("linking", "codebook", "model", "engine/link_*.py", "publishing/re*_json.py")
_TABLES = """
CREATE TABLE program (digest TEXT NOT NULL);
CREATE TABLE report (key TEXT PRIMARY KEY, brief TEXT NOT NULL, shingles BLOB NOT NULL, words_digest TEXT NOT NULL,
  act_words TEXT NOT NULL);
CREATE TABLE line (digest BLOB PRIMARY KEY, report TEXT NOT NULL, slots TEXT NOT NULL);
CREATE TABLE answer (sort TEXT NOT NULL, asked TEXT NOT NULL, answer TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (sort, asked));
"""


class NoIndex(Exception):  # noqa: N818 (an error names what was found)
    """The index is damaged, or gone: link without it."""


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


def line_digest(line: bytes) -> bytes:
    """What a line is known by."""
    return hashlib.blake2b(line, digest_size=20).digest()


class LinkIndex:
    """The index of a pile, as it was when the pile was linked, and what this run adds to it."""

    def __init__(self, codebooks: Sequence[Path] = ()) -> None:
        self._program = _program_digest(codebooks)
        self._path: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._lines: dict[bytes, tuple[str, str]] = {}
        self._answers: dict[tuple[str, str], tuple[str, str]] = {}
        self._used: set[tuple[str, str]] = set()
        self._new_answers: dict[tuple[str, str], str] = {}
        self._new_reports: dict[str, WrittenBrief] = {}
        self._now: dict[bytes, tuple[str, Slots]] = {}

    @classmethod
    def opened(cls, paths: Sequence[Path], codebooks: Sequence[Path] = ()) -> Self:
        """The first usable index among `paths`; an empty one where there is none."""
        for path in paths:
            found = cls(codebooks)
            if found._open(path):
                return found
        return cls(codebooks)

    def _open(self, path: Path) -> bool:
        if not path.is_file():
            return False
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            if connection.execute("SELECT digest FROM program").fetchall() != [(self._program,)]:
                connection.close()
                return False
            rows = connection.execute("SELECT digest, report, slots FROM line")
            self._lines = {digest: (report, slots) for digest, report, slots in rows}
            answers = connection.execute("SELECT sort, asked, answer, digest FROM answer WHERE sort <> ?", (PAIR,))
            self._answers = {(sort, asked): (answer, digest) for sort, asked, answer, digest in answers}
        except sqlite3.Error:
            return False
        self._path, self._connection = path, connection
        return True

    @property
    def holds_a_pile(self) -> bool:
        """Whether it was read from a file."""
        return self._path is not None

    def line(self, line: bytes) -> tuple[Brief, Slots] | None:
        """What is known of a line of the pile; None where it has to be read."""
        known = self._lines.get(line_digest(line))
        if known is None:
            return None
        key, slots = known
        brief, shingles, words_digest = self._asked(
            "SELECT brief, shingles, words_digest FROM report WHERE key = ?", key
        )
        if _key_of(brief, shingles, words_digest) != key:
            raise NoIndex("a report is not what it was")
        try:
            found = brief_from(brief, shingles, key, partial(self._act_words, key, words_digest))
            parties, acts, matters, links, places = json.loads(slots)
        except (ValueError, TypeError, KeyError, IndexError) as problem:
            raise NoIndex(str(problem)) from None
        document = found.document.id
        stages = tuple(tuple((a, b, c) for a, b, c in one) for one in matters)
        own, told = (tuple(Ref(document, id) for id in ids) for ids in (parties, acts))
        return found, Slots(Linkable(own, told, stages), links, tuple(places))

    def _act_words(self, key: str, words_digest: str) -> Mapping[str, ActWords]:
        (text,) = self._asked("SELECT act_words FROM report WHERE key = ?", key)
        if _digest(text) != words_digest:
            raise NoIndex("the words of acts are not what they were")
        return act_words_from(text)

    def _asked(self, query: str, key: str) -> tuple[Any, ...]:
        if self._connection is None:
            raise NoIndex("no index is open")
        try:
            row: tuple[Any, ...] | None = self._connection.execute(query, (key,)).fetchone()
        except sqlite3.Error as problem:
            raise NoIndex(str(problem)) from None
        if row is None:
            raise NoIndex("a report is missing")
        return row

    def find(self, sort: str, asked: str) -> str | None:
        """What was answered before, or None."""
        question = (sort, asked)
        self._used.add(question)
        if question in self._new_answers:
            return self._new_answers[question]
        found = self._answers.get(question)
        if sort == PAIR and self._connection is not None:
            query = "SELECT answer, digest FROM answer WHERE sort = ? AND asked = ?"
            found = self._connection.execute(query, question).fetchone()
        return found[0] if found is not None and found[1] == _digest(*question, found[0]) else None

    def keep(self, sort: str, asked: str, answer: str) -> None:
        """Keep an answer."""
        self._new_answers[sort, asked] = answer

    def keep_brief(self, brief: Brief) -> Brief:
        """Keep what linking looks at in a report; the brief with its key."""
        text = written(brief)
        key = _key_of(text.brief, text.shingles, _digest(text.act_words))
        self._new_reports[key] = text
        return replace(brief, key=key)

    def keep_line(self, digest: bytes, report: str, slots: Slots) -> None:
        """A line of the pile as it is now."""
        self._now[digest] = (report, slots)

    def save(self, path: Path) -> None:
        """Write the index as `path`: what stands for lines and questions of this run. Raises OSError, sqlite3.Error."""
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
            making.replace(path)
        finally:
            making.unlink(missing_ok=True)

    def _write(self, connection: sqlite3.Connection) -> None:
        gone = [(digest,) for digest in self._lines if digest not in self._now]
        connection.executemany("DELETE FROM line WHERE digest = ?", gone)
        new = [(digest, key, _slots(slots)) for digest, (key, slots) in self._now.items() if digest not in self._lines]
        connection.executemany("INSERT INTO line VALUES (?, ?, ?)", new)
        used = {key for key, _ in self._now.values()}
        before = {key for key, _ in self._lines.values()}
        connection.executemany("DELETE FROM report WHERE key = ?", [(key,) for key in sorted(before - used)])
        reports = [
            (key, text.brief, text.shingles, _digest(text.act_words), text.act_words)
            for key, text in self._new_reports.items()
        ]
        connection.executemany("INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?)", reports)
        unasked = [question for question in self._answers if question not in self._used]
        connection.executemany("DELETE FROM answer WHERE sort = ? AND asked = ?", unasked)
        if before - used:
            asked = connection.execute("SELECT asked FROM answer WHERE sort = ?", (PAIR,)).fetchall()
            unasked = [(PAIR, name) for (name,) in asked if (PAIR, name) not in self._used]
            connection.executemany("DELETE FROM answer WHERE sort = ? AND asked = ?", unasked)
        answers = [(*question, answer, _digest(*question, answer)) for question, answer in self._new_answers.items()]
        connection.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", answers)


def _key_of(brief: str, shingles: bytes, words_digest: str) -> str:
    digest = hashlib.blake2b(brief.encode(), digest_size=16)
    digest.update(shingles)
    digest.update(words_digest.encode())
    return digest.hexdigest()


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\x1d".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


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
