"""`facta report` without a path: the dossier of a project, from its record."""

import json
from pathlib import Path

from facta.cli import streams
from facta.cli.exits import SOME_UNREAD, WELL, stop, tell
from facta.cli.project import counted, open_project


def report_project(
    folder: Path | None, output: Path, profile: str | None, *, unmasked: bool, replace: bool, as_json: bool
) -> int:
    """Publish the project's record to `output`; the exit code. Stops where that cannot be."""
    from facta.engine.project_record import link_project, publish_project
    from facta.engine.project_settings import FILE
    from facta.engine.report import ReportSettings
    from facta.engine.report_settings import read_report_file
    from facta.engine.settings import ReadSettings
    from facta.publishing.dossier import FolderHoldsSomethingElse
    from facta.publishing.reading_json import finding_json

    with open_project(folder) as project:
        told = read_report_file(project.folder / FILE).publication
        how = ReportSettings(
            ReadSettings(), profile or told.profile or "desk", unmasked or bool(told.unmasked), replace
        )
        try:
            link_project(project)
            record, findings, unread = publish_project(project, output, how)
        except FolderHoldsSomethingElse as problem:
            stop(str(problem))
    done, entries, coders = record.reviewed or (0, 0, 0)
    by = {0: "nobody", 1: "one coder"}.get(coders, f"{coders} coders")
    tell(
        f"{counted(len(record.readings), 'report')}, {counted(len(findings), 'finding')}; {done} of "
        f"{counted(entries, 'entry', 'entries')} reviewed, by {by}; open {output / 'index.html'}"
    )
    if as_json:
        rows = [finding_json(finding, record) for finding in findings]
        streams.put(json.dumps({"findings": rows}, ensure_ascii=False, indent=1) + "\n")
    return SOME_UNREAD if unread else WELL
