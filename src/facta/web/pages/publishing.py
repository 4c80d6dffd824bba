"""Publishing: the record as a dossier in a folder of the project, and that folder's pages to look at."""

import re
from mimetypes import guess_type
from pathlib import Path

from starlette.responses import Response

from facta.engine.project_record import link_project, publish_project
from facta.engine.project_status import status_of
from facta.engine.report import ReportSettings
from facta.engine.settings import ReadSettings
from facta.publishing.dossier import FolderHoldsSomethingElse
from facta.store.errors import NotAllowed, UnknownEntry
from facta.web.asked import Asked, html, see
from facta.web.desk import Desk

FOLDER = "published"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_PAGES = {".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml"}


def publish(asked: Asked) -> Response:
    """What there is to publish, and what has been."""
    desk = asked.desk
    return html(
        desk,
        "publish.html.j2",
        status=status_of(desk.project),
        there=published_names(desk),
        name=asked.query.text("name"),
        free=_free_name(desk),
        folder=desk.project.folder / FOLDER,
    )


def publish_now(asked: Asked) -> Response:
    """Write the dossier."""
    name = published(asked.desk, asked.form.text("name"), asked.form.text("profile") or "desk")
    return see(f"/publish?name={name}")


def published(desk: Desk, name: str, profile: str) -> str:
    """Write a dossier of this name, in place of one that bears it; the name. Raises NotAllowed."""
    if _NAME.fullmatch(name) is None:
        raise NotAllowed("a name is made of letters, digits, - and _, at most 60 of them")
    if profile not in ("desk", "public"):
        raise NotAllowed(f'a profile is "desk" or "public", not {profile!r}')
    if not desk.publishing.acquire(blocking=False):
        raise NotAllowed("a dossier is being written: wait for it")
    try:
        link_project(desk.project)
        settings = ReportSettings(ReadSettings(), profile, replace=True)
        publish_project(desk.project, desk.project.folder / FOLDER / name, settings)
    except FolderHoldsSomethingElse as problem:
        raise NotAllowed(str(problem)) from problem
    except OSError as problem:
        raise NotAllowed(f"the dossier cannot be written: {problem.strerror or problem}") from problem
    finally:
        desk.publishing.release()
    return name


def published_names(desk: Desk) -> list[str]:
    """Dossiers that lie in the project."""
    folder = desk.project.folder / FOLDER
    return sorted(each.name for each in folder.iterdir() if (each / "index.html").is_file()) if folder.is_dir() else []


def page_of_dossier(asked: Asked) -> Response:
    """A file of a dossier; data is handed over to be kept, not shown."""
    asked.desk.sight.check_sees_all("a dossier")
    root = (asked.desk.project.folder / FOLDER).resolve()
    path = (root / asked.parts["path"]).resolve()
    if root not in path.parents or not path.is_file():
        raise UnknownEntry("there is no such page in the dossiers of this project")
    kind = _PAGES.get(path.suffix)
    headers = {} if kind else {"content-disposition": f'attachment; filename="{_plain(path)}"'}
    return Response(
        path.read_bytes(), media_type=kind or guess_type(path.name)[0] or "application/octet-stream", headers=headers
    )


def _plain(path: Path) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", path.name)


def _free_name(desk: Desk) -> str:
    there = set(published_names(desk))
    return next(name for number in range(1, len(there) + 2) if (name := f"dossier-{number}") not in there)
