"""What can go wrong with a store, told so that a person knows what to do next."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError


class StoreProblem(Exception):  # noqa: N818 - an error names what was found
    """The store cannot do what was asked; nothing of it was done."""


class StoreAbsent(StoreProblem):
    """There is no store at this address."""


class NewerSchema(StoreProblem):
    """The store was written by a newer program."""


class OlderSchema(StoreProblem):
    """The store must be brought forward first, and that needs a backup which this program cannot make."""


class StoreLocked(StoreProblem):
    """Another process is writing and did not end in time."""


class StoreFull(StoreProblem):
    """The disk is full."""


class StoreReadOnly(StoreProblem):
    """The store's file or folder may not be written to."""


class StoreDamaged(StoreProblem):
    """The file is no database, or a damaged one."""


class UnknownEntry(StoreProblem):
    """No entry, decision or party has this identifier."""


class NotAllowed(StoreProblem):
    """The decision does not fit what it is about."""


class ChangedMeanwhile(StoreProblem):
    """Somebody else decided on the entry since it was last looked at; nothing was recorded.

    who, action, decided_at, decision: of the last decision that the person has not seen.
    """

    def __init__(self, entry: str, who: str, action: str, decided_at: str, decision: str) -> None:
        self.entry, self.who, self.action = entry, who, action
        self.decided_at, self.decision = decided_at, decision
        super().__init__(
            f"{entry} was changed meanwhile: {who} decided “{action}” at {decided_at}; nothing of yours was recorded: "
            "look at the entry again, then decide"
        )


_SQLITE: tuple[tuple[str, type[StoreProblem], str], ...] = (
    ("SQLITE_FULL", StoreFull, "the disk is full: make room and run the command again; what was done before is kept"),
    ("SQLITE_IOERR", StoreFull, "the disk could not be written to (is it full?); what was done before is kept"),
    ("SQLITE_READONLY", StoreReadOnly, "it may not be written to: check the rights of the folder and its files"),
    ("SQLITE_CANTOPEN", StoreReadOnly, "it cannot be opened: check that the folder is there and may be written to"),
    ("SQLITE_BUSY", StoreLocked, "another process is writing to it: wait for it to end, then run the command again"),
    ("SQLITE_LOCKED", StoreLocked, "another process is writing to it: wait for it to end, then run the command again"),
    ("SQLITE_NOTADB", StoreDamaged, "it is no database: put a backup in its place"),
    ("SQLITE_CORRUPT", StoreDamaged, "it is damaged: put a backup in its place"),
)
_POSTGRES: tuple[tuple[str, type[StoreProblem], str], ...] = (
    ("53100", StoreFull, "the server's disk is full: make room and run the command again"),
    ("55P03", StoreLocked, "another process is writing to it: wait for it to end, then run the command again"),
    ("57014", StoreLocked, "the server ended a query that took too long: run the command again"),
    ("25006", StoreReadOnly, "the server only allows reading"),
    ("42501", StoreReadOnly, "the user may not do this: ask for rights on the schema"),
    ("3D000", StoreAbsent, "there is no such database: make it with createdb"),
)


@contextmanager
def told_plainly(place: str) -> Generator[None]:
    """Errors of the database driver inside the block become StoreProblems that name `place` and the next step."""
    try:
        yield
    except DBAPIError as error:
        raise _problem(place, error) from error


def _problem(place: str, error: DBAPIError) -> Exception:
    driver: BaseException | None = error.orig
    name = str(getattr(driver, "sqlite_errorname", "") or "")
    state = str(getattr(driver, "sqlstate", "") or "")
    for code, kind, advice in _SQLITE:
        if name.startswith(code):
            return kind(f"{place}: {advice}")
    for code, kind, advice in _POSTGRES:
        if state == code:
            return kind(f"{place}: {advice}")
    if error.connection_invalidated or (type(driver).__name__ == "OperationalError" and not name):
        said = " ".join(str(driver).split())
        return StoreAbsent(f"{place}: the server cannot be reached ({said}); check the address and that it runs")
    return error
