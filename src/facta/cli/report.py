"""`facta report`: a pile of reports in, a dossier out."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from facta.cli import streams
from facta.cli.exits import stop
from facta.cli.options import Codebooks, NoModels, Published, Resume, SomePaths, Workers, day
from facta.cli.project_report import report_project

if TYPE_CHECKING:
    from facta.engine.report_settings import ReportFile


class Profile(StrEnum):
    """What a dossier holds of the reports' texts."""

    DESK = "desk"
    PUBLIC = "public"


def report(
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Folder for the dossier; one that holds something else is left alone."
        ),
    ],
    paths: SomePaths = None,
    published: Published = None,
    project: Annotated[
        Path | None,
        typer.Option(
            "--project",
            metavar="FILE",
            help="A facta.toml with thresholds, groups, sides, subjects, codebooks and publication, or its folder; "
            "without it, the facta.toml in the given folder, else the one in the folder you are in. Without PATH, the "
            "folder of the project that is published.",
        ),
    ] = None,
    profile: Annotated[
        Profile | None,
        typer.Option(
            "--profile",
            metavar="desk|public",
            help="desk: whole texts, a working copy; public: cited passages with their sentence, and the address of "
            "the original. [default: desk]",
        ),
    ] = None,
    unmasked: Annotated[
        bool,
        typer.Option(
            "--unmasked", help="Do not mask minors and those a sexual offence was done to; every page says so."
        ),
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an earlier dossier in the folder.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Also print the findings, as JSON, and nothing else to standard output.")
    ] = False,
    codebook: Codebooks = None,
    workers: Workers = 1,
    resume: Resume = None,
    no_models: NoModels = False,
) -> None:
    """Read reports, link them, set words against deeds, and write a dossier.

    The dossier is a folder of plain pages: open DIR/index.html. Its data/ holds the same as CSV and JSONL. It is
    written only when whole; a run that is stopped leaves what was there.

    \b
    Examples:
      facta report my-reports -o dossier
      facta report article.txt --published 2023-12-07 -o dossier
      facta report my-reports -o dossier --replace --json > findings.json
      facta report my-reports -o for-print --profile public
      facta report big-pile -o dossier --workers 4 --resume kept
      facta report -o dossier                  in a project: from its record
    """
    from facta.cli.pile import Pile
    from facta.engine.report import ReportSettings, publish, record_and_findings
    from facta.engine.report_settings import Publication
    from facta.engine.settings import ReadSettings
    from facta.findings.settings import FindingSettings
    from facta.publishing.dossier import FolderHoldsSomethingElse
    from facta.publishing.reading_json import finding_json

    if not paths:
        if as_json:
            streams.check_output()
        _check_place(output, replace, resume)
        chosen = profile.value if profile else None
        raise typer.Exit(report_project(project, output, chosen, unmasked=unmasked, replace=replace, as_json=as_json))
    file = _settings_file(project, paths)
    codebooks = (*(file.codebooks if file else ()), *(codebook or ()))
    settings = ReadSettings(day(published), codebooks, workers=workers, resume=resume, models=not no_models)
    if as_json:
        streams.check_output()
    _check_place(output, replace, resume)
    pile = Pile(paths, settings)
    if file:
        pile.progress.say(f"facta: settings from {file.path}")
    readings = list(pile.readings())
    if not readings:
        stop("none of the files could be read; no dossier was written")
    thresholds = file.findings if file else FindingSettings()
    record, findings = record_and_findings(readings, settings, thresholds)
    unread = tuple((item.source, item.found) for item in pile.unread)
    told = file.publication if file else Publication()
    how = ReportSettings(
        settings,
        profile.value if profile else told.profile or Profile.DESK.value,
        unmasked or bool(told.unmasked),
        replace,
        unread,
        thresholds,
        file.path.name if file else "",
        told.masks,
    )
    try:
        not_borne = publish(record, findings, output, how)
    except FolderHoldsSomethingElse as problem:
        stop(str(problem))
    except OSError as problem:
        stop(
            f"the dossier could not be written to {output}: {problem.strerror or problem}; name another folder with -o"
        )
    for name in not_borne:
        pile.progress.say(f"facta: {how.set_by}: [publication] masks names {name!r}, which no report here names")
    code = pile.done()
    pile.progress.say(
        f"facta: {_counted(len(readings), 'report')}, {_counted(len(findings), 'finding')}; "
        f"open {output / 'index.html'}" + (f"; {_counted(len(unread), 'file')} could not be read" if unread else "")
    )
    if as_json:
        rows = [finding_json(finding, record) for finding in findings]
        streams.put(json.dumps({"findings": rows}, ensure_ascii=False, indent=1) + "\n")
    raise typer.Exit(code)


def _settings_file(named: Path | None, paths: list[str]) -> "ReportFile | None":
    """What the facta.toml of the run says, None where there is none; stops where it cannot be used."""
    from facta.engine.project_settings import BadSettings
    from facta.engine.report_settings import read_report_file, settings_file

    try:
        path = settings_file(named, paths)
        if path is None:
            return None
        return read_report_file(path)
    except BadSettings as problem:
        stop(str(problem))
    except OSError as problem:
        stop(f"the settings could not be read: {problem}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _check_place(output: Path, replace: bool, resume: Path | None) -> None:
    """Stops, before anything is read, where no dossier may or can be written to `output`."""
    from facta.publishing.dossier import FolderHoldsSomethingElse, check_folder

    if output == Path():
        stop("-o names the folder you are in: name another one, such as -o dossier")
    try:
        check_folder(output, replace)
    except (FolderHoldsSomethingElse, OSError) as problem:
        stop(str(problem))
    place = Path(os.path.abspath(output))
    above = next(folder for folder in place.parents if folder.exists())
    if not above.is_dir():
        stop(f"{output} cannot be made: {above} is a file; name another folder with -o")
    if not os.access(above, os.W_OK | os.X_OK):
        stop(f"{output} cannot be made: {above} may not be written to; name another folder with -o")
    kept = Path(os.path.abspath(resume)) if resume is not None else None
    if kept is not None and (kept == place or place in kept.parents):
        stop(f"--resume {resume} lies in the dossier's own folder: name a folder outside {output}")
