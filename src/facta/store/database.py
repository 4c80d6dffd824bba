"""Opening a store: SQLite in one file, or PostgreSQL by its URL.

One writer at a time on both, so that numbers and the chain of decisions have no gaps: SQLite takes its write lock when
a transaction begins, on PostgreSQL the row `id` of `project` is locked.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from facta.store import schema
from facta.store.errors import StoreAbsent, StoreProblem, told_plainly
from facta.store.migrations import bring_forward

WAIT_S = 30.0
"""How long a writer waits for another to end."""


class Store:
    """One project's store. `asking` and `writing` give a connection inside a transaction."""

    def __init__(self, url: str, wait_s: float = WAIT_S) -> None:
        try:
            self.url: URL = make_url(url)
            self.place = self.url.render_as_string(hide_password=True)
            self._engine = _engine(self.url, wait_s)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as problem:
            raise StoreProblem(
                f"the store's address {url!r} cannot be used ({problem}): write sqlite:///facta.db, or "
                'postgresql+psycopg://user@host/name with the extra "postgres" installed'
            ) from None
        self.wait_s = wait_s

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is a file of SQLite."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file of a SQLite store."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @classmethod
    def create(cls, url: str, id: str, name: str) -> Self:
        """A new, empty store. Raises StoreProblem where one is there already."""
        store = cls(url)
        if store.path is not None:
            if not store.path.parent.is_dir():
                raise StoreProblem(f"{store.path.parent} is not there: make it, or name a store in another folder")
            _owned(store.path)
        with told_plainly(store.place), store._engine.connect() as connection:
            connection.execution_options(facta_begin="BEGIN IMMEDIATE")
            with connection.begin():
                if inspect(connection).has_table("project"):
                    raise StoreProblem(f"{store.place} already holds a project: open it, or name another store")
                schema.create_everything(connection)
                facts = {"id": id, "name": name, "schema": str(schema.VERSION), "linked": ""}
                connection.execute(insert(schema.project), [{"name": n, "value": v} for n, v in facts.items()])
        return store

    @classmethod
    def open(cls, url: str, *, backed_up: bool = False, wait_s: float = WAIT_S) -> Self:
        """The store at `url`, brought forward to this program's schema after a backup.

        backed_up: the user says that a backup of a PostgreSQL store was made.
        Raises StoreAbsent, NewerSchema, OlderSchema, StoreLocked, StoreReadOnly or StoreDamaged.
        """
        store = cls(url, wait_s)
        if store.path is not None and not store.path.is_file():
            raise StoreAbsent(f"{store.path} is not there: put it back from a backup, or begin anew with `facta init`")
        try:
            with told_plainly(store.place):
                bring_forward(store._engine, store.place, store.path, backed_up=backed_up)
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def asking(self) -> Generator[Connection]:
        """A connection that sees one state of the store throughout."""
        with told_plainly(self.place), self._engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """The only connection that writes; what it did stands when the block ends well, else none of it."""
        with told_plainly(self.place), self._engine.connect() as connection:
            connection.execution_options(facta_begin="BEGIN IMMEDIATE")
            with connection.begin():
                if not self.is_sqlite:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(self.wait_s * 1000)}")
                    connection.execute(select(schema.project).where(schema.project.c.name == "id").with_for_update())
                yield connection

    def fact(self, name: str) -> str:
        """A fact of the table `project`; "" where it is not told."""
        with self.asking() as connection:
            return fact(connection, name)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def fact(connection: Connection, name: str) -> str:
    """A fact of the table `project`; "" where it is not told."""
    found = connection.scalar(select(schema.project.c.value).where(schema.project.c.name == name))
    return found or ""


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Tell a fact of the table `project`."""
    changed = connection.execute(update(schema.project).where(schema.project.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(schema.project).values(name=name, value=value))


def next_number(connection: Connection, table: Any) -> int:
    """One more than the highest number of `table`; safe in `writing`, which is alone."""
    return int(connection.scalar(select(func.coalesce(func.max(table.c.number), 0))) or 0) + 1


def _owned(path: Path) -> None:
    """Make the file, readable to its owner alone: it holds names that a dossier masks. Raises OSError."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _engine(url: URL, wait_s: float) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, connect_args={"connect_timeout": max(1, int(min(wait_s, 10)))}, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": wait_s})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """The driver leaves transactions to us; foreign keys are checked; what is committed is on the disk."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("facta_begin", "BEGIN"))
