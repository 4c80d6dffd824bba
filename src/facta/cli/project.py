"""Opening the project that a command is about, with the errors told as commands tell them."""

from collections.abc import Generator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from facta.cli.exits import stop

if TYPE_CHECKING:
    from facta.engine.project import Project

ProjectFolder = Annotated[
    Path | None,
    typer.Option("--project", metavar="DIR", help="The project; without it, the one you are in (it has a facta.toml)."),
]

_NEXT_STEP = {
    ENOSPC: "make room on the disk and run the command again",
    EDQUOT: "make room within your quota and run the command again",
    EACCES: "check the rights of the folder and its files, then run the command again",
    EPERM: "check the rights of the folder and its files, then run the command again",
    EROFS: "the disk may only be read: copy the project to one that may be written to",
}


@contextmanager
def open_project(folder: Path | None) -> Generator["Project"]:
    """The project in `folder`, or the one that the present folder is or lies in; stops where there is none.

    What goes wrong in the block with the store, the settings or a file ends the command with one line that says so.
    """
    from facta.codebook.errors import CodebookError
    from facta.coding.tagger.weights import WeightsUnreadable
    from facta.engine.project import BadSettings, NoProject, Project, project_at
    from facta.store.errors import StoreProblem

    try:
        place = folder or project_at(Path())
        if place is None:
            raise NoProject("no project here (no facta.toml): name one with --project DIR, or make one with facta init")
        project = Project.open(place)
        try:
            yield project
        finally:
            project.close()
    except (NoProject, BadSettings, StoreProblem, CodebookError, WeightsUnreadable) as problem:
        stop(str(problem))
    except OSError as problem:
        where = f" ({problem.filename})" if problem.filename else ""
        advice = _NEXT_STEP.get(problem.errno or 0, "mend that and run the command again")
        stop(f"{problem.strerror or problem}{where}: {advice}; what was done before is kept")


def counted(number: int, noun: str, many: str = "") -> str:
    """ "1 report", "2 reports", "3 entries"."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"
