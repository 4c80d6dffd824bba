"""`facta status`: where a project stands."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from facta.cli import streams
from facta.cli.project import ProjectFolder, counted, open_project


def status(
    project: ProjectFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
) -> None:
    """Where a project stands: reports, what people have reviewed, what waits."""
    from facta.engine.project_status import status_of
    from facta.store.queue import HARMS

    with open_project(project) as opened:
        found = status_of(opened)
        where = opened.store.place
    if as_json:
        streams.put(json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n")
        return
    coders = {0: "nobody yet", 1: "one coder"}.get(found.coders, f"{found.coders} coders")
    lines = [
        f"{found.name} ({where})",
        f"{counted(found.reports, 'report')}, {counted(found.entries, 'entry', 'entries')}",
        f"reviewed: {found.reviewed} of {found.entries}, by {coders}; {counted(found.decisions, 'decision')}",
        *(f"waiting: {count} ({HARMS[harm]})" for harm, count in sorted(found.waiting.items())),
    ]
    if found.outdated:
        lines.append(f"outdated: {counted(found.outdated, 'suggestion')} that the program no longer makes")
    if found.reports and not found.linked:
        lines.append("findings are older than the record: facta report or facta add brings them up to date")
    lines += [f"could not be read: {source} ({what})" for source, what in found.unread]
    streams.put("\n".join(lines) + "\n")
