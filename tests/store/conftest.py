"""Every test that asks for `address` runs on SQLite and on a real PostgreSQL server."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.store.servers import postgres, postgres_tools

type NewDatabase = Callable[..., str]


@pytest.fixture(scope="session")
def postgres_port() -> Iterator[int]:
    tools = postgres_tools()
    if tools is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed")
    with postgres(tools) as port:
        yield port


@pytest.fixture(scope="session")
def new_postgres(request: pytest.FixtureRequest) -> NewDatabase:
    """Makes a database, empty or as a copy of another, and gives its address; the server starts when it is needed."""

    def made(copy_of: str = "template1") -> str:
        port: int = request.getfixturevalue("postgres_port")
        with psycopg.connect(f"host=127.0.0.1 port={port} user=facta dbname=postgres", autocommit=True) as server:
            found = server.execute("SELECT count(*) FROM pg_database").fetchone()
            name = f"facta_{os.getpid()}_{found[0] if found else 0}"
            template = copy_of.rpartition("/")[2]
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return f"postgresql+psycopg://facta@127.0.0.1:{port}/{name}"

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, new_postgres: NewDatabase) -> str:
    """The address of a store that is not there yet."""
    return f"sqlite:///{tmp_path / 'facta.db'}" if request.param == "sqlite" else new_postgres()
