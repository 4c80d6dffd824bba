"""A project: a folder with its settings, the originals by hash, and the store that holds the record."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from facta.engine.project_settings import FILE, BadSettings, ProjectSettings, read_settings, settings_text
from facta.model.identifiers import identifier
from facta.store.database import WAIT_S, Store
from facta.store.errors import StoreAbsent, StoreProblem

__all__ = ["BadSettings", "NoProject", "Project", "ProjectThere", "StoreProblem", "project_at"]


class NoProject(Exception):  # noqa: N818 - an error names what was found
    """The folder is no project."""


class ProjectThere(Exception):  # noqa: N818 - an error names what was found
    """The folder is a project already."""


@dataclass(frozen=True)
class Project:
    """An open project. folder: a whole path."""

    folder: Path
    settings: ProjectSettings
    store: Store

    @classmethod
    def init(cls, folder: Path, name: str = "", store: str = "", coder: str = "") -> Self:
        """Make `folder` a project; a store that is there already is taken over with all it holds.

        Raises ProjectThere, BadSettings, StoreProblem or OSError; then nothing was made that stands in the way.
        """
        folder = Path(os.path.abspath(folder))
        if (folder / FILE).exists():
            return cls(folder, *_with_settings_there(folder))
        folder.mkdir(parents=True, exist_ok=True)
        settings = ProjectSettings(name.strip() or folder.name or "project", coder.strip())
        if store:
            settings = ProjectSettings(settings.name, settings.coder, store)
        opened = _made(settings, folder)
        beside = folder / f".{FILE}.new"
        beside.write_text(settings_text(settings), encoding="utf-8")
        os.replace(beside, folder / FILE)
        return cls(folder, settings, opened)

    @classmethod
    def open(cls, folder: Path, *, backed_up: bool = False, wait_s: float = WAIT_S) -> Self:
        """The project in `folder`. Raises NoProject, BadSettings, StoreProblem or OSError."""
        folder = Path(os.path.abspath(folder))
        if not (folder / FILE).is_file():
            raise NoProject(
                f"{folder} is no project (it has no {FILE}): go to one, name one with --project DIR, "
                "or make one with `facta init`"
            )
        settings = read_settings(folder)
        return cls(folder, settings, Store.open(settings.url(folder), backed_up=backed_up, wait_s=wait_s))

    @property
    def codebooks(self) -> tuple[Path, ...]:
        """The codebook files that the project adds."""
        return tuple(self.folder / file for file in self.settings.codebooks)

    @property
    def id(self) -> str:
        """The project's id: it seeds the random order of the queue and begins the chain of decisions."""
        return self.store.fact("id")

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def project_at(folder: Path) -> Path | None:
    """The project that `folder` is or lies in; None where there is none."""
    whole = Path(os.path.abspath(folder))
    return next((each for each in (whole, *whole.parents) if (each / FILE).is_file()), None)


def _with_settings_there(folder: Path) -> tuple[ProjectSettings, Store]:
    """The settings of a folder that has them already, and a new store. Raises ProjectThere where it has one."""
    settings = read_settings(folder)
    try:
        Store.open(settings.url(folder)).close()
    except StoreAbsent:
        return settings, _made(settings, folder)
    raise ProjectThere(f"{folder} is a project already: `facta status` shows it, `facta add PATH` adds to it")


def _made(settings: ProjectSettings, folder: Path) -> Store:
    """A new store, or the one that is there."""
    url = settings.url(folder)
    try:
        return Store.open(url)
    except StoreAbsent:
        return Store.create(url, identifier("w", settings.name), settings.name)
