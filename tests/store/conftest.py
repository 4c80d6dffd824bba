"""Every test that asks for `address` runs on SQLite and on a real PostgreSQL server."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.store.servers import postgres, postgres_tools


@pytest.fixture(scope="session")
def postgres_port() -> Iterator[int]:
    tools = postgres_tools()
    if tools is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed")
    with postgres(tools) as port:
        yield port


@pytest.fixture
def new_postgres(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes an empty database and gives its address."""
    port: int = request.getfixturevalue("postgres_port")

    def made() -> str:
        with psycopg.connect(f"host=127.0.0.1 port={port} user=facta dbname=postgres", autocommit=True) as server:
            found = server.execute("SELECT count(*) FROM pg_database").fetchone()
            name = f"facta_{os.getpid()}_{found[0] if found else 0}"
            server.execute(f'CREATE DATABASE "{name}"')  # pyright: ignore
        return f"postgresql+psycopg://facta@127.0.0.1:{port}/{name}"

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'facta.db'}"
    made: Callable[[], str] = request.getfixturevalue("new_postgres")
    return made()
