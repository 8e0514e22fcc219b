"""Databases to try a ledger on: a file, and where a PostgreSQL server is given, a database of its own for each test."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url

from tocsin.ledger import open_ledger

SERVER = "TOCSIN_TEST_POSTGRES"
"""The variable that names a server on which databases may be made, as `.ci/with-postgresql` sets it."""
ABSENT = f"no PostgreSQL server to try it on: run it under .ci/with-postgresql, or set {SERVER}=postgresql://…"


@pytest.fixture(scope="session")
def new_database() -> Iterator[Callable[[], str]]:
    """Makes a new database that holds an empty ledger, and gives its address."""
    if SERVER not in os.environ:
        pytest.skip(ABSENT)
    server = make_url(os.environ[SERVER]).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    made = [f"tocsin_test_{os.getpid()}_{number}" for number in (0,)]
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {made[0]}")
        open_ledger(_address(server, made[0])).close()
        numbers = count(1)

        def make() -> str:
            made.append(f"tocsin_test_{os.getpid()}_{next(numbers)}")
            connection.exec_driver_sql(f"CREATE DATABASE {made[-1]} TEMPLATE {made[0]}")
            return _address(server, made[-1])

        yield make
        for name in made:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


def _address(server: URL, name: str) -> str:
    return server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where a ledger's file may be made."""
    return str(tmp_path / "a.tocsin")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Where a ledger may be made: a file, then a database."""
    return request.getfixturevalue("path" if request.param == "sqlite" else "new_address")


@pytest.fixture
def new_address(new_database: Callable[[], str]) -> str:
    """The address of a database that holds an empty ledger."""
    return new_database()
