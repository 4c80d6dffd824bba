"""`facta add`: read what is new into a project."""

from typing import Annotated

import typer

from facta.cli.exits import NOTHING_DONE, SOME_UNREAD, WELL, stop, tell
from facta.cli.options import NoModels, Published, Workers, day
from facta.cli.project import ProjectFolder, counted, open_project


def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Reports: files (.txt, .html, .pdf, .docx) and folders (read recursively), with a sheet documents.csv "
            "as in facta report.",
            show_default=False,
        ),
    ] = None,
    project: ProjectFolder = None,
    published: Published = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help="Read every report again with this program; without PATH, all those in the project."
        ),
    ] = False,
    workers: Workers = 1,
    no_models: NoModels = False,
) -> None:
    """Read reports into a project: only what is new.

    A file is read when its bytes are not in the project yet, when this program, its codebook or its models are others
    than those that read it, or when a sheet says something new of it. What people decided stays; suggestions that are
    no longer made are marked outdated. A run that is stopped, however it ends, goes on where it was when it is given
    again.

    \b
    Exit codes: 0 all was read or known; 1 some files could not be read;
    2 nothing done.

    \b
    Examples:
      facta add my-reports
      facta add article.txt --published 2023-12-07 --project my-project
      facta add --again
    """
    from facta.engine.progress import Progress
    from facta.engine.project_add import Added, read_again
    from facta.engine.project_add import add as add_files
    from facta.engine.read_files import WorkerLost
    from facta.model.document import Document
    from facta.sources.collect import plan
    from facta.sources.errors import Unreadable

    if not paths and not again:
        stop("nothing to add: name a file or a folder, or give --again to read what is in the project once more")
    if paths and ("-" in paths or "" in paths):
        stop("standard input and empty paths cannot be kept in a project: name a file or a folder")
    told_day = day(published)
    with open_project(project) as opened:
        try:
            files = plan(paths or ())
        except Unreadable as problem:
            stop(str(problem))
        progress = Progress(len(files.files))
        for line in files.skipped_lines():
            progress.say(f"facta: {line}")
        if paths and not files.files:
            stop("nothing to add: " + files.nothing_line())

        def told(item: Document | Unreadable) -> None:
            progress.step(item.source)
            if isinstance(item, Unreadable):
                progress.say(f"facta: {item}")

        try:
            done: Added = (
                add_files(opened, files, told_day, workers=workers, again=again, models=not no_models, told=told)
                if paths
                else read_again(opened, workers=workers, models=not no_models, told=told)
            )
        except WorkerLost as problem:
            stop(str(problem))
        finally:
            progress.close()
    tell(
        f"{counted(done.new, 'new report')}, {done.again} read again, {done.known} known already"
        + (f"; {counted(len(done.unread), 'file')} could not be read" if done.unread else "")
    )
    read = done.new + done.again + done.known
    raise typer.Exit(NOTHING_DONE if not read else SOME_UNREAD if done.unread else WELL)
