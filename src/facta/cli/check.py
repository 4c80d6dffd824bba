"""`facta check`: whether a project is whole."""

import typer

from facta.cli.exits import SOME_UNREAD, tell
from facta.cli.project import ProjectFolder, counted, open_project


def check(project: ProjectFolder = None) -> None:
    """Check that a project is whole.

    The chain of decisions has no gap and no change; the record is what the decisions say; every passage is what stands
    in its report; every original has the hash it was added with; nothing in the database leads nowhere.

    \b
    Exit codes: 0 all is whole; 1 something is not (one line each on
    standard output); 2 it could not be checked.
    """
    from facta.cli import streams
    from facta.engine.project_check import problems_of

    with open_project(project) as opened:
        problems = problems_of(opened)
    for line in problems:
        streams.put(f"{line}\n")
    if problems:
        tell(f"{counted(len(problems), 'thing is', 'things are')} not as it must be: put a backup in its place")
        raise typer.Exit(SOME_UNREAD)
    tell("the project is whole")
