"""Files with the same bytes: one is read and counts, and of each other the project keeps what is its own.

Two outlets may print one agency text, byte for byte. The first file is the report; of every further one its name,
title, publisher, day and address are kept beside it, and the record has it as a report of its own with the same
entries, as a pile that is read in one go has: linking counts both once, and the dossier names both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from sqlalchemy import select

from facta.engine.project import Project
from facta.model.document import Document
from facta.model.judgement import Judgement
from facta.model.record import Reading, Ref
from facta.sources.collect import Item
from facta.store import schema
from facta.store.json_text import Asked, Row, from_text

_OWN = ("id", "source", "title", "byline", "publisher", "published", "place", "url", "given", "notes")


def copy_row(document: Document) -> Row:
    """What is kept of a further file: what is its own."""
    own: Row = {name: getattr(document, name) for name in _OWN}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in own.items()}


def copies_of_row(row: Asked) -> list[Row]:
    """The further files of a row of `document`, in the order of their names."""
    found: list[Row] = from_text(row["rest"]).get("copied", [])
    return found


def copies_of(project: Project, document: str) -> list[Row]:
    """The further files that hold the text of a report."""
    with project.store.asking() as connection:
        row = connection.execute(select(schema.document.c.rest).where(schema.document.c.id == document)).mappings()
        return copies_of_row(row.one())


def with_copies(there: Sequence[Row], fresh: Sequence[Row]) -> list[Row]:
    """What is kept of further files after `fresh` ones were seen: what is told now leads, what was told stays."""
    found = {row["source"]: row for row in there}
    for row in fresh:
        told = {name: value for name, value in row.items() if value}
        found[row["source"]] = {**found.get(row["source"], row), **told}
    return [found[source] for source in sorted(found)]


def file_of(stored: str, files: Sequence[Item], copies: Sequence[str]) -> Item | None:
    """Which of `files` is the one that is kept as `stored`: of that name, or of that name seen from another folder."""
    named = [item for item in files if item.source == stored]
    seen = [item for item in files if item.source not in copies and _ends_alike(item.source, stored)]
    return next(iter([*named, *seen]), None)


def _ends_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(f"/{short}")


def each_file(reading: Reading, copies: Sequence[Row]) -> Iterator[Reading]:
    """The reading of the report, then one for each further file, with the same entries."""
    known = {str(row["source"]) for row in copies}
    left = tuple(source for source in reading.document.copies if source not in known)
    yield replace(reading, document=replace(reading.document, copies=left))
    for row in copies:
        own: dict[str, Any] = {name: tuple(row[name]) if name in ("given", "notes") else row[name] for name in _OWN}
        yield replace(reading, document=replace(reading.document, copies=(), **own))


@dataclass(frozen=True, slots=True)
class Originals:
    """Which entry of a store an entry of a further file is, and the other way round.

    documents, ties: of further files to those of the report; only a tie's id depends on its report.
    copies, twins: from those of the report to those of its further files.
    """

    documents: Mapping[str, str]
    ties: Mapping[Ref, Ref]
    copies: Mapping[str, tuple[str, ...]]
    twins: Mapping[Ref, tuple[Ref, ...]]

    @classmethod
    def of(cls, files: Iterable[tuple[Reading, ...]]) -> Self:
        """files: for each report its own reading, then those of its further files."""
        documents: dict[str, str] = {}
        ties: dict[Ref, Ref] = {}
        copies: dict[str, tuple[str, ...]] = {}
        twins: dict[Ref, tuple[Ref, ...]] = {}
        for first, *others in files:
            ids = tuple(each.document.id for each in others)
            copies[first.document.id] = ids
            documents |= dict.fromkeys(ids, first.document.id)
            for tie in first.ties if ids else ():
                own = Ref(first.document.id, tie.id_in(first.document.id))
                twins[own] = tuple(Ref(id, tie.id_in(id)) for id in ids)
                ties |= dict.fromkeys(twins[own], own)
        return cls(documents, ties, copies, twins)

    def of_ref(self, ref: Ref) -> Ref:
        """The entry that the store has."""
        return self.ties.get(ref) or Ref(self.documents.get(ref.document, ref.document), ref.id)

    def is_copy(self, document: str) -> bool:
        """Whether the record has this report for a further file."""
        return document in self.documents

    def each_of(self, ref: Ref) -> tuple[Ref, ...]:
        """The entry of the store, and the same of every further file."""
        others = tuple(Ref(id, ref.id) for id in self.copies.get(ref.document, ()))
        return ref, *self.twins.get(ref, others)

    def also_on_copies(self, judgement: Judgement) -> Judgement:
        """What was judged of entries of a report holds of the same entries of its further files."""
        left, right = (
            tuple(each for ref in side for each in self.each_of(ref)) for side in (judgement.left, judgement.right)
        )
        return replace(judgement, left=left, right=right)
