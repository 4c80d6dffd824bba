"""A project with six reports, on either backend, made once and copied."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from facta.engine.project import Project
from facta.engine.project_add import add
from facta.sources.collect import plan
from tests.engine.piles import write_pile
from tests.store.conftest import NewDatabase, new_postgres, postgres_port  # noqa: F401


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pile(tmp_path_factory.mktemp("pile"), 6)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, pile: Path) -> Callable[[str], Path]:
    """A project with six reports on the store at an address, made once."""
    made: dict[str, Path] = {}

    def project_on(store: str) -> Path:
        if store not in made:
            made[store] = tmp_path_factory.mktemp("whole")
            project = Project.init(made[store], "test", store, "ann")
            assert add(project, plan([pile])).new == 6
            project.close()
        return made[store]

    return project_on


@pytest.fixture(scope="module")
def filled(new_postgres: NewDatabase) -> Callable[[], str]:  # noqa: F811
    """The address of the PostgreSQL database that is copied."""
    return cache(new_postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def project(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    whole: Callable[[str], Path],
    filled: Callable[[], str],
    new_postgres: NewDatabase,  # noqa: F811
) -> Iterator[Project]:
    """A project with six reports of its own, on either backend: a copy, so that reading is paid for once."""
    store = "" if request.param == "sqlite" else filled()
    folder = shutil.copytree(whole(store), tmp_path / "project")
    if store:
        settings = folder / "facta.toml"
        settings.write_text(settings.read_text().replace(store, new_postgres(copy_of=store)))
    made = Project.open(folder)
    yield made
    made.close()
