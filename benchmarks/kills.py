"""`python -m benchmarks.kills`: SIGKILLs at random points of adding, merging, correcting and migrating.

After each kill the ledger is opened anew: everything that was accepted must be there, every row must hold, and what
follows from what was told and decided must be what is there. Articles that were added but not merged yet may wait for
the next merge, and are counted; after it, nothing may be missing. PostgreSQL is tried where TOCSIN_TEST_POSTGRES names
a server on which databases may be made (`.ci/with-postgresql` starts one).
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Protocol

from sqlalchemy import create_engine, make_url

from benchmarks.deeds import DEEDS, Accepted, fill, first_version, migrating, moments
from tocsin.ledger import Ledger, open_ledger
from tocsin.ledger.sqlite import sqlite_engine
from tocsin.pipeline import merge
from tocsin.reviewing import rebuild, verify

SERVER = "TOCSIN_TEST_POSTGRES"
ARTICLES = 10
READY = ("ready", "")
SPAN_S = 0.25
"""Longest wait before a kill: several articles, corrections or one migration."""


@dataclass
class Tally:
    """What the kills of one deed on one database came to."""

    kills: int = 0
    accepted: int = 0
    waiting: int = 0
    faults: list[str] = field(default_factory=list)


class Databases(Protocol):
    """Where ledgers are made: `name` says which database, `fresh` makes one of this or of the first version."""

    name: str

    def fresh(self, *, old: bool) -> str:
        """Where a new ledger is."""
        ...


class Files:
    """Ledgers in files."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, 0
        with open_ledger(str(folder / "new.db")) as ledger:
            fill(ledger, ARTICLES)
            old = sqlite_engine(str(folder / "old.db"), wait_s=1)
            with ledger.reading() as source, old.begin() as target:
                first_version(source, target)
            # what is not in the file itself yet would be missing from its copies
            old.dispose()

    def fresh(self, *, old: bool) -> str:
        """The path of a new ledger."""
        self.made += 1
        return str(copyfile(self.folder / ("old.db" if old else "new.db"), self.folder / f"{self.made}.db"))


class Server:
    """Ledgers in databases of a PostgreSQL server."""

    name = "PostgreSQL"

    def __init__(self, address: str) -> None:
        self.url = make_url(address).set(drivername="postgresql+psycopg")
        self.engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        self.made = 0
        for name in ("new", "old"):
            self._make(self._name(name))
        with open_ledger(self._address(self._name("new"))) as ledger:
            fill(ledger, ARTICLES)
            target = create_engine(self.url.set(database=self._name("old")))
            with ledger.reading() as source, target.begin() as connection:
                first_version(source, connection)
            target.dispose()

    def _name(self, what: str) -> str:
        return f"tocsin_kills_{os.getpid()}_{what}"

    def _address(self, name: str) -> str:
        return self.url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)

    def _make(self, name: str, template: str = "template1") -> str:
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        self.engine.dispose()
        return self._address(name)

    def fresh(self, *, old: bool) -> str:
        """The address of a new ledger, in place of the one before."""
        return self._make(self._name("tried"), self._name("old" if old else "new"))

    def close(self) -> None:
        """Take away all that was made."""
        with self.engine.connect() as connection:
            for name in ("tried", "new", "old"):
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {self._name(name)} WITH (FORCE)")
        self.engine.dispose()


def killed(work: Callable[[], Iterable[Accepted]], wait_s: float) -> list[Accepted]:
    """What a process of its own had accepted when it was killed, so long after it said that it was ready."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            for what, which in work():
                os.write(tell, f"{what} {which}\n".encode())
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as lines:
        lines.readline()
        time.sleep(wait_s)
        os.kill(child, signal.SIGKILL)
        said = [line.decode().split() for line in lines if line.endswith(b"\n")]
    os.waitpid(child, 0)
    return [(what, which) for what, which in said]


def begun(address: str, deed: str) -> Iterator[Accepted]:
    """The deed, on a ledger opened for it; it begins with saying that it is ready."""
    if deed == "migrate":
        yield READY
        yield from migrating(address)
        return
    with open_ledger(address) as ledger:
        yield READY
        yield from DEEDS[deed](ledger)


def look(address: str, deed: str, accepted: list[Accepted], tally: Tally) -> None:
    """Open the ledger anew, and note what is wrong with it."""
    with open_ledger(address) as ledger:
        tally.faults += [f"{deed}: {what} {which} was accepted and is gone" for what, which in _lost(ledger, accepted)]
        found = verify(ledger)
        if deed in ("add", "merge") and found and not ledger.what_does_not_hold():
            tally.waiting += 1
            merge(ledger, next(moments(ledger)))
            found = verify(ledger)
        found = found or rebuild(ledger, next(moments(ledger)))
        tally.faults += [f"{deed}: {each}" for each in found]
        if ledger.counts().articles < ARTICLES:
            tally.faults.append(f"{deed}: articles of before are gone")
    tally.kills += 1
    tally.accepted += len(accepted)


def _lost(ledger: Ledger, accepted: list[Accepted]) -> list[Accepted]:
    there = {("article", row.id) for row in ledger.articles()}
    there |= {("decision", str(each.number)) for each in ledger.decisions()}
    return [each for each in accepted if each not in there]


def kill_all(databases: Databases, kills: int, seed: int, span_s: float = SPAN_S) -> dict[str, Tally]:
    """Kill so often, each deed in turn; the same ledger is killed again and again, until it is migrated or long."""
    chance, tallies = random.Random(seed), {deed: Tally() for deed in (*DEEDS, "migrate")}  # noqa: S311 - no secret
    address = {deed: databases.fresh(old=False) if databases.name == "SQLite" else "" for deed in DEEDS}
    for number in range(kills):
        deed = list(tallies)[number % len(tallies)]
        old = deed == "migrate"
        where = databases.fresh(old=old) if old or databases.name != "SQLite" or number % 40 < 4 else address[deed]
        if not old:
            address[deed] = where
        accepted = killed(partial(begun, where, deed), chance.uniform(0, span_s))
        look(where, deed, accepted, tallies[deed])
    return tallies


def main() -> int:
    """Print a table; 1 when something was lost, half-written or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="on each database")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--span", type=float, default=SPAN_S, help="longest wait before a kill, in seconds")
    parser.add_argument("--skip-files", action="store_true", help="PostgreSQL alone")
    wanted = parser.parse_args()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        places: list[Databases] = [] if wanted.skip_files else [Files(Path(folder))]
        server = Server(os.environ[SERVER]) if SERVER in os.environ else None
        places += [server] if server else []
        for databases in places:
            for deed, tally in kill_all(databases, wanted.kills, wanted.seed, wanted.span).items():
                row = f"{tally.kills:4} kills  {tally.accepted:5} accepted  {tally.waiting:3} waited for the next merge"
                print(f"{databases.name:11} {deed:8} {row}  {len(tally.faults)} faults", flush=True)
                faults += tally.faults
        if server:
            server.close()
    for fault in faults[:20]:
        print(f"! {fault}", file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main())
