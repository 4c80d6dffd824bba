"""Adding reports to a project: only what is new is read, and each report is kept in one transaction.

A report is new when no original with its digest is there, when another reader or codebook would read it now, or when
the user tells something else of it (a sheet, a day). Its text is won once: reading it again reads the text that is
kept, so that no passage moves. Of further files with the same bytes their own title, publisher, day and address are
kept. A run that is ended at any moment leaves what was done; the next one does the rest.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import delete, insert, select, update

from facta.codebook.codebook import Codebook, load_codebook
from facta.engine.project import Project
from facta.engine.project_copies import copies_of_row, copy_row, file_of, with_copies
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
from facta.store.database import set_fact
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
    """A report to be read. raw: of its original where that is new; copied: of further files with its bytes."""

    document: Document
    key: str
    said: Row
    copied: Sequence[Row]
    raw: bytes | None = None


def add(
    project: Project,
    plan: Plan,
    published: str | None = None,
    *,
    workers: int = 1,
    again: bool = False,
    models: bool = True,
    told: Told = lambda _: None,
) -> Added:
    """Read what is new among the files of `plan`, or with `again` all of them; then link the record anew.

    published: ISO day for files that do not tell theirs. models: read with the trained models beside the rules.
    told: called with each file when it is done.
    Raises StoreProblem, OSError or WorkerLost; what was done before stands.
    """
    codebook = load_codebook(project.codebooks)
    run = _Run(project, codebook, plan, published, again, models)
    sweep(project.folder)
    settings = ReadSettings(published, project.codebooks, workers=workers, models=models)
    for item, reading in readings_of(run.documents(), settings):
        if isinstance(item, Unreadable):
            run.unreadable(item)
        elif reading is not None:
            run.keep(reading)
        told(item)
    link_project(project)
    return replace(run.added, unread=tuple(run.unread))


class _Run:
    """One run over a plan."""

    def __init__(
        self, project: Project, codebook: Codebook, plan: Plan, published: str | None, again: bool, models: bool
    ) -> None:
        self.project, self.codebook, self.plan = project, codebook, plan
        self.published, self.again = published, again
        self.reader = reader_version(codebook, models)
        self.added = Added()
        self.unread: list[Unreadable] = []
        self.due: dict[str, _Due] = {}

    def documents(self) -> Iterator[Document | Unreadable]:
        """What has to be read, in the order of the plan."""
        yield from self.plan.missing
        by_source = {item.source: item for item in self.plan.files}
        for item in once_each(self.plan.files):
            try:
                due = self._due([item, *(by_source[source] for source in item.copies)])
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
        read = read_document(reading, self.codebook, self.codebook.version, due.key, due.said, due.copied)
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

    def _due(self, files: Sequence[Item]) -> _Due | None:
        """The report that `files`, all with the same bytes, are; None where it is known and nothing has changed."""
        raw = bytes_of(files[0])
        digest = hashlib.sha256(raw).hexdigest()
        with self.project.store.asking() as connection:
            query = select(schema.document).where(schema.document.c.digest == digest)
            kept = connection.execute(query).mappings().first()
        if kept is None:
            return self._new(files, raw, digest)
        return self._known(files, kept)

    def _new(self, files: Sequence[Item], raw: bytes, digest: str) -> _Due:
        first, *others = files
        document, said = self._opened(first, digest), _said(self.plan.row_of(first), self.published)
        copied = with_copies((), [copy_row(self._opened(each, digest)) for each in others])
        return _Due(document, self.key_of(digest, said), said, copied, raw)

    def _opened(self, item: Item, digest: str) -> Document:
        document = _storable(open_document(item, self.plan.row_of(item), self.published))
        if document.digest != digest:
            raise Unreadable(item.source, "changed while it was read", "add it again")
        return document

    def _known(self, files: Sequence[Item], kept: Any) -> _Due | None:
        stored = document_of_row(kept)
        there = copies_of_row(kept)
        own = file_of(stored.source, files, [row["source"] for row in there])
        before: Row = from_text(kept["rest"]).get("said", {})
        said = before if own is None else {**before, **_said(self.plan.row_of(own), self.published)}
        fresh = [copy_row(self._opened(item, stored.digest)) for item in files if item is not own]
        copied = with_copies(there, fresh)
        if copied != there:
            stored = replace(stored, copies=tuple(sorted({*stored.copies, *(row["source"] for row in copied)})))
            self._keep_copies(stored, copied)
        key = self.key_of(stored.digest, said)
        if key == kept["reading_key"] and not self.again:
            return None
        if said == before or own is None:
            return _Due(stored, key, said, copied)
        return _Due(_told_anew(stored, own, said), key, said, copied)

    def _keep_copies(self, stored: Document, copied: Sequence[Row]) -> None:
        table = schema.document
        with self.project.store.writing() as connection:
            text = connection.scalar(select(table.c.rest).where(table.c.id == stored.id))
            rest = {**from_text(str(text)), "copies": list(stored.copies), "copied": list(copied)}
            connection.execute(update(table).where(table.c.id == stored.id).values(rest=as_text(rest)))
            set_fact(connection, "linked", "")

    def key_of(self, digest: str, said: Row) -> str:
        """What the reading of a report depends on: the reader, its bytes, and what the user tells of it."""
        return hashlib.sha256(f"{self.reader}\n{digest}\n{as_text(said)}".encode()).hexdigest()


def read_again(project: Project, *, workers: int = 1, models: bool = True, told: Told = lambda _: None) -> Added:
    """Read every report of the project again from the text that is kept, and link the record anew.

    Suggestions that are no longer made are marked outdated; decisions stay.
    """
    run = _Run(project, load_codebook(project.codebooks), Plan(()), None, True, models)
    with project.store.asking() as connection:
        rows = connection.execute(select(schema.document).order_by(schema.document.c.number)).mappings().all()
    for row in rows:
        said: Row = from_text(row["rest"]).get("said", {})
        document = document_of_row(row)
        run.due[document.id] = _Due(document, run.key_of(document.digest, said), said, copies_of_row(row))
    settings = ReadSettings(None, project.codebooks, workers=workers, models=models)
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
