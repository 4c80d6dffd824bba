"""`facta report`: a pile of reports in, a dossier out."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from facta.cli.exits import stop
from facta.cli.options import Codebooks, Paths, Published, Workers, day


class Profile(StrEnum):
    """What a dossier holds of the reports' texts."""

    DESK = "desk"
    PUBLIC = "public"


def report(
    paths: Paths,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the dossier.")],
    published: Published = None,
    profile: Annotated[
        Profile,
        typer.Option("--profile", help="desk: whole texts; public: cited passages with their sentence."),
    ] = Profile.DESK,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="Do not mask minors and complainants; every page says so.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an earlier dossier in the folder.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Also print the findings to standard output.")] = False,
    codebook: Codebooks = None,
    workers: Workers = 1,
) -> None:
    """Read reports, link them, test words against deeds, and write the dossier: open DIR/index.html."""
    from facta.cli.pile import Pile
    from facta.engine.report import ReportSettings, publish, record_and_findings
    from facta.engine.settings import ReadSettings
    from facta.publishing.dossier import FolderHoldsSomethingElse, check_folder
    from facta.publishing.reading_json import finding_json

    try:
        check_folder(output, replace)
    except (FolderHoldsSomethingElse, OSError) as problem:
        stop(str(problem))
    settings = ReadSettings(day(published), tuple(codebook or ()), workers=workers)
    pile = Pile(paths, settings)
    readings = list(pile.readings())
    if not readings:
        stop("none of the files could be read; no dossier was written")
    record, findings = record_and_findings(readings, settings)
    unread = tuple((item.source, item.found) for item in pile.unread)
    try:
        publish(record, findings, output, ReportSettings(settings, profile.value, unmasked, replace, unread))
    except (FolderHoldsSomethingElse, OSError) as problem:
        stop(f"the dossier could not be written: {problem}")
    if as_json:
        rows = [finding_json(finding, record) for finding in findings]
        sys.stdout.write(json.dumps({"findings": rows}, ensure_ascii=False, indent=1) + "\n")
    pile.progress.say(
        f"facta: {len(readings)} reports, {len(findings)} findings; open {output / 'index.html'}"
        + (f"; {len(unread)} files could not be read" if unread else "")
    )
    raise typer.Exit(pile.exit_code())
