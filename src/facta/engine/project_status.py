"""Where a project stands, in numbers."""

from dataclasses import dataclass

from sqlalchemy import func, select

from facta.engine.project import Project
from facta.engine.project_record import state_of
from facta.store import schema
from facta.store.database import fact
from facta.store.queue import reviewed, waiting


@dataclass(frozen=True, slots=True)
class Status:
    """entries: those reviewed by themselves. waiting: undecided ones by harm. outdated: suggestions no longer made.

    newer: entries with a decision of which the program now suggests something else. linked: whether what holds across
    reports is up to date.
    """

    name: str
    reports: int
    entries: int
    reviewed: int
    coders: int
    decisions: int
    waiting: dict[int, int]
    outdated: int
    unread: tuple[tuple[str, str], ...]
    linked: bool


def status_of(project: Project) -> Status:
    """The numbers of one state of the store."""
    with project.store.asking() as connection:
        tally = reviewed(connection)
        unread = connection.execute(select(schema.unread).order_by(schema.unread.c.source)).all()
        outdated = connection.scalar(
            select(func.count()).select_from(schema.suggestion).where(schema.suggestion.c.outdated.is_(True))
        )
        return Status(
            name=project.settings.name,
            reports=int(connection.scalar(select(func.count()).select_from(schema.document)) or 0),
            entries=tally.entries,
            reviewed=tally.reviewed,
            coders=tally.coders,
            decisions=int(connection.scalar(select(func.count()).select_from(schema.decision)) or 0),
            waiting=waiting(connection),
            outdated=int(outdated or 0),
            unread=tuple((str(source), str(found)) for source, found in unread),
            linked=fact(connection, "linked") == state_of(connection, project),
        )
