"""Databases to try a ledger on: a file, and where a PostgreSQL server is given, a database of its own for each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, create_engine, make_url

from tocsin.ledger import open_ledger
from tocsin.ledger.schema import tables

# how long an example takes is the machine's affair: a busy one must not fail a law
settings.register_profile("tocsin", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tocsin")
# the width of a terminal that some process above was told must not decide what a test sees
os.environ.pop("COLUMNS", None)

SERVER = "TOCSIN_TEST_POSTGRES"
"""The variable that names a server on which databases may be made, as `.ci/with-postgresql` sets it."""
ABSENT = f"no PostgreSQL server to try it on: run it under .ci/with-postgresql, or set {SERVER}=postgresql://…"


class Databases:
    """The databases of one run of tests: one that is emptied for each test, and new ones for tests that break theirs."""

    def __init__(self, server: URL) -> None:
        self.server, self.made = server.set(drivername="postgresql+psycopg"), []
        self.template = self._make("")
        open_ledger(self.template).close()
        self.shared = self.own()
        self.emptying = create_engine(make_url(self.shared).set(drivername=self.server.drivername))

    def own(self) -> str:
        """The address of a database of its own that holds an empty ledger."""
        return self._make(f"TEMPLATE {make_url(self.template).database}")

    def empty(self) -> str:
        """The address of the shared database, its ledger emptied."""
        names = ", ".join(name for name in tables.tables if name != "ledger_version")
        with self.emptying.begin() as connection:
            connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
        return self.shared

    def drop(self) -> None:
        """Leave the server as it was."""
        self.emptying.dispose()
        for name in self.made:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _make(self, how: str) -> str:
        name = f"tocsin_test_{os.getpid()}_{len(self.made)}"
        self.made.append(name)
        self._do(f"CREATE DATABASE {name} {how}")
        return self.server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)

    def _do(self, command: str) -> None:
        engine = create_engine(self.server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(command)
        engine.dispose()


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """The databases on the server given."""
    if SERVER not in os.environ:
        pytest.skip(ABSENT)
    made = Databases(make_url(os.environ[SERVER]))
    yield made
    made.drop()


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where a ledger's file may be made."""
    return str(tmp_path / "a.tocsin")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Where a ledger may be made: a file, then a database."""
    return request.getfixturevalue("path" if request.param == "sqlite" else "new_address")


@pytest.fixture
def new_address(databases: Databases) -> str:
    """The address of a database that holds an empty ledger, shared with other tests and emptied for each."""
    return databases.empty()


@pytest.fixture
def own_address(databases: Databases) -> str:
    """The address of a database of the test's own that holds an empty ledger."""
    return databases.own()
