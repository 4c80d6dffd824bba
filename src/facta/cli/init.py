"""`facta init`: make a folder a project."""

from pathlib import Path
from typing import Annotated

import typer

from facta.cli.exits import stop


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the project, made where it is not there.")
    ] = Path(),
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Name; without it, that of the folder.")] = "",
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help="Your name, as it stands beside your decisions.")
    ] = "",
    store: Annotated[
        str,
        typer.Option(
            "--store",
            metavar="URL",
            help="Where the record is kept; without it, the file facta.db in the folder. For PostgreSQL: "
            "postgresql+psycopg://user@host/name.",
        ),
    ] = "",
    upgrade: Annotated[
        bool,
        typer.Option(
            "--upgrade", help="Bring a PostgreSQL store forward to this program's schema; make a backup first."
        ),
    ] = False,
) -> None:
    """Make a folder a project: its settings, its originals and the record of what they say.

    It holds facta.toml (settings), originals/ (every file added, by its SHA-256) and facta.db (SQLite). A store that is
    there already is taken over with all it holds.

    \b
    Examples:
      facta init my-project
      facta init my-project --coder "Ana Petrel"
      facta init shared --store postgresql+psycopg://facta@localhost/facta
    """
    from facta.cli.exits import tell
    from facta.engine.project import BadSettings, NoProject, Project, ProjectThere
    from facta.store.errors import StoreProblem

    try:
        if upgrade:
            Project.open(folder, backed_up=True).close()
            tell(f"{folder} has the schema of this program")
            return
        project = Project.init(folder, name, store, coder)
    except (ProjectThere, NoProject, BadSettings, StoreProblem) as problem:
        stop(str(problem))
    except OSError as problem:
        stop(f"{folder} cannot be made a project: {problem.strerror or problem}; name another folder")
    tell(f"project “{project.settings.name}” in {project.folder}; next: facta add PATH")
    project.close()
