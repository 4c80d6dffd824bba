"""A project of three small reports, and the server on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facta.engine.project import Project
from tests.web.projects import made_project
from tests.web.reports import three
from tests.web.serving import Client, served


@pytest.fixture(scope="session")
def folder_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder to be copied: made once."""
    folder = tmp_path_factory.mktemp("three") / "project"
    made_project(folder, three()).close()
    return folder


@pytest.fixture
def project(folder_of_three: Path, tmp_path: Path) -> Iterator[Project]:
    copied = Project.open(shutil.copytree(folder_of_three, tmp_path / "project"))
    yield copied
    copied.close()


@pytest.fixture
def client(project: Project) -> Iterator[Client]:
    """A reviewer who has opened the address that the terminal printed."""
    with served(project) as found:
        yield found.enter()
