"""Adding reports to a project: only what is new is read, and each report is kept in one transaction.

A report is new when no original with its digest is there, when another reader or codebook would read it now, or when
the user tells something else of it (a sheet, a day). Its text is won once: reading it again reads the text that is
kept, so that no passage moves. A run that is ended at any moment leaves what was done; the next one does the rest.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from facta.codebook.codebook import Codebook, load_codebook
from facta.engine.project import Project
from facta.engine.project_entries import read_document
from facta.engine.project_originals import keep_original, sweep
from facta.engine.project_record import document_of_row, link_project
from facta.engine.read_files import readings_of
from facta.engine.reader import reader_version
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.record import Reading
from facta.sources.collect import Item, Plan, once_each, open_document
from facta.sources.errors import Unreadable
from facta.sources.opening import bytes_of
from facta.sources.sheet import Row as SheetRow
from facta.store import schema
from facta.store.json_text import Row, as_text, from_text
from facta.store.readings import put_reading

type Told = Callable[[Document | Unreadable], None]


@dataclass(slots=True)
class Added:
    """What a run did. new: reports read for the first time; again: read once more; known: left as they were."""

    new: int = 0
    again: int = 0
    known: int = 0
    unread: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class _Due:
    """A report to be read. raw: of its original where that is new."""

    document: Document
    key: str
    said: Row
    raw: bytes | None


def add(
    project: Project,
    plan: Plan,
    published: str | None = None,
    *,
    workers: int = 1,
    again: bool = False,
    told: Told = lambda _: None,
) -> Added:
    """Read what is new among the files of `plan`, or with `again` all of them; then link the record anew.

    published: ISO day for files that do not tell theirs. told: called with each file when it is done.
    Raises StoreProblem, OSError or WorkerLost; what was done before stands.
    """
    codebook = load_codebook(project.codebooks)
    run = _Run(project, codebook, plan, published, again)
    sweep(project.folder)
    settings = ReadSettings(published, project.codebooks, workers=workers)
    for item, reading in readings_of(run.documents(), settings):
        if isinstance(item, Unreadable):
            run.unreadable(item)
        elif reading is not None:
            run.keep(reading)
        told(item)
    link_project(project)
    return replace(run.added, unread=tuple(run.unread))


def outdated_documents(project: Project) -> int:
    """How many reports another reader or codebook would read now."""
    reader = reader_version(load_codebook(project.codebooks))
    with project.store.asking() as connection:
        return len(connection.scalars(select(schema.document.c.id).where(schema.document.c.reader != reader)).all())


class _Run:
    """One run over a plan."""

    def __init__(self, project: Project, codebook: Codebook, plan: Plan, published: str | None, again: bool) -> None:
        self.project, self.codebook, self.plan = project, codebook, plan
        self.published, self.again = published, again
        self.reader = reader_version(codebook)
        self.added = Added()
        self.unread: list[Unreadable] = []
        self.due: dict[str, _Due] = {}

    def documents(self) -> Iterator[Document | Unreadable]:
        """What has to be read, in the order of the plan."""
        yield from self.plan.missing
        for item in once_each(self.plan.files):
            try:
                due = self._due(item)
            except Unreadable as problem:
                yield problem
                continue
            if due is None:
                self.added.known += 1
            else:
                self.due[due.document.id] = due
                yield due.document

    def keep(self, reading: Reading) -> None:
        """Keep a reading with its original, in one transaction."""
        due = self.due.pop(reading.document.id)
        if due.raw is not None:
            keep_original(self.project.folder, due.raw)
            self.added.new += 1
        else:
            self.added.again += 1
        read = read_document(reading, self.codebook, self.codebook.version, due.key, due.said)
        with self.project.store.writing() as connection:
            put_reading(connection, read)
            connection.execute(delete(schema.unread).where(schema.unread.c.source == reading.document.source))

    def unreadable(self, problem: Unreadable) -> None:
        """Remember a file that could not be read, for the dossier; a path where nothing is was never a report."""
        self.unread.append(problem)
        if problem in self.plan.missing:
            return
        with self.project.store.writing() as connection:
            table = schema.unread
            changed = connection.execute(
                update(table).where(table.c.source == problem.source).values(found=problem.found)
            )
            if not changed.rowcount:
                connection.execute(insert(table).values(source=problem.source, found=problem.found))

    def _due(self, item: Item) -> _Due | None:
        raw = bytes_of(item)
        digest = hashlib.sha256(raw).hexdigest()
        row = self.plan.row_of(item)
        with self.project.store.asking() as connection:
            query = select(schema.document).where(schema.document.c.digest == digest)
            kept = connection.execute(query).mappings().first()
        if kept is None:
            return self._new(item, row, raw, digest)
        return self._known(item, row, kept)

    def _new(self, item: Item, row: SheetRow | None, raw: bytes, digest: str) -> _Due:
        document = _storable(open_document(item, row, self.published))
        if document.digest != digest:
            raise Unreadable(item.source, "changed while it was read", "add it again")
        said = _said(row, self.published)
        return _Due(document, self.key_of(digest, said), said, raw)

    def _known(self, item: Item, row: SheetRow | None, kept: Any) -> _Due | None:
        stored = document_of_row(kept)
        copies = tuple(sorted({*stored.copies, item.source, *item.copies} - {stored.source}))
        if copies != stored.copies:
            stored = replace(stored, copies=copies)
            with self.project.store.writing() as connection:
                _put_copies(connection, stored)
        before: Row = from_text(kept["rest"]).get("said", {})
        said = {**before, **_said(row, self.published)}
        key = self.key_of(stored.digest, said)
        if key == kept["reading_key"] and not self.again:
            return None
        if said == before:
            return _Due(stored, key, said, None)
        return _Due(_told_anew(stored, item, said), key, said, None)

    def key_of(self, digest: str, said: Row) -> str:
        """What the reading of a report depends on: the reader, its bytes, and what the user tells of it."""
        return hashlib.sha256(f"{self.reader}\n{digest}\n{as_text(said)}".encode()).hexdigest()


def read_again(project: Project, *, workers: int = 1, told: Told = lambda _: None) -> Added:
    """Read every report of the project again from the text that is kept, and link the record anew.

    Suggestions that are no longer made are marked outdated; decisions stay.
    """
    run = _Run(project, load_codebook(project.codebooks), Plan(()), None, True)
    with project.store.asking() as connection:
        rows = connection.execute(select(schema.document).order_by(schema.document.c.number)).mappings().all()
    for row in rows:
        said: Row = from_text(row["rest"]).get("said", {})
        document = document_of_row(row)
        run.due[document.id] = _Due(document, run.key_of(document.digest, said), said, None)
    settings = ReadSettings(None, project.codebooks, workers=workers)
    for item, reading in readings_of([due.document for due in run.due.values()], settings):
        if isinstance(item, Unreadable):
            run.unreadable(item)
        elif reading is not None:
            run.keep(reading)
        told(item)
    link_project(project)
    return replace(run.added, unread=tuple(run.unread))


def _said(row: SheetRow | None, published: str | None) -> Row:
    """What the user tells of a report, without what is not told."""
    told = {} if row is None else {name: value for name, value in asdict(row).items() if name != "file"}
    return {name: value for name, value in {**told, "option": published}.items() if value}


def _told_anew(stored: Document, item: Item, said: Row) -> Document:
    """`stored` with what is said of it now; its text and zones stay."""
    fields = {name: said.get(name) for name in ("title", "published", "publisher", "url", "author")}
    fresh = open_document(item, SheetRow(item.source, **fields), said.get("option"))
    if fresh.text == stored.text:
        return replace(fresh, id=stored.id, source=stored.source, copies=stored.copies)
    given: Row = {name: getattr(fresh, name) for name in fresh.given}
    return replace(stored, **given, given=fresh.given)


def _storable(document: Document) -> Document:
    """`document`, unless its text holds what no database keeps. Raises Unreadable."""
    told = [value for value in asdict(document).values() if isinstance(value, str)]
    for character in "".join(told):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise Unreadable(
                document.source,
                f"holds a character that cannot be kept (U+{ord(character):04X})",
                "save it again as UTF-8 text without it",
            )
    return document


def _put_copies(connection: Connection, document: Document) -> None:
    table = schema.document
    text = connection.scalar(select(table.c.rest).where(table.c.id == document.id))
    rest = {**from_text(str(text)), "copies": list(document.copies)}
    connection.execute(update(table).where(table.c.id == document.id).values(rest=as_text(rest)))
