"""`python -m benchmarks.desk [--seconds 60] [ADDRESS …]`: a desk at work on one ledger.

Eight writers, each a process of its own, record corrections one after the other, each after a pause of a tenth of a
second (`--pause 0` for none at all); four readers list, search and look back meanwhile, with the same pauses. Printed
for each ledger: how much was done, errors, and how long the middle and the slowest twentieth took, by the clock and of
the worker's own processor, which other work on the machine hardly changes (a server's is not among it). The bar: no
error, and 95 of 100 corrections within 50 ms. A correction is its decision and its line of history, kept; what deriving
the incidents again takes beside that is measured by `--deriving`.

Without addresses a new file is used, and where TOCSIN_TEST_POSTGRES names a server, a new database on it.
"""

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path

from sqlalchemy import create_engine, make_url

from benchmarks.texts import bodies
from tocsin.ledger import DecisionRow, Ledger, LedgerError, open_ledger
from tocsin.pipeline import merge, open_rooms, read_one
from tocsin.record import Article
from tocsin.reviewing import correct

WRITERS, READERS = 8, 4
BAR_MS = 50.0
START = datetime(2020, 1, 1, 12, tzinfo=UTC)

Step = Callable[[Ledger, int], object]
Times = tuple[float, float]
"""Milliseconds that a thing took by the clock, and of the worker's processor."""
Took = tuple[str, list[Times], list[str]]
"""Who, how long each thing took that was done, and what went wrong."""


def fill(address: str) -> None:
    """Add the benchmark's texts to a ledger and merge them."""
    rooms = open_rooms("lexical")
    with open_ledger(address) as ledger:
        for number, body in enumerate(bodies()):
            day = date(2020, 1, 1) + timedelta(days=number)
            article = Article(body, id=f"desk{number}", publisher=f"Paper {number % 5}", published=day)
            ledger.add(None, article, read_one(article, rooms), reader="lexical 1", now=START)
        merge(ledger, START)


@dataclass(frozen=True)
class Shift:
    """How long the work lasts and how long each rests in between, in seconds, and when all are there."""

    lasting: float
    pause: float
    ready: Barrier


def work(who: str, address: str, shift: Shift, step: Step, done: "multiprocessing.Queue[Took]") -> None:
    """Do one step after the other until the shift is over, and say how long each took."""
    took, wrong = [], []
    with open_ledger(address) as ledger:
        step(ledger, 0)
        shift.ready.wait()
        until = time.monotonic() + shift.lasting
        for number in count(1):
            started, busy = time.perf_counter(), time.process_time()
            try:
                step(ledger, number)
            except LedgerError as error:
                wrong.append(str(error))
            took.append(((time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000))
            if time.monotonic() >= until:
                break
            time.sleep(shift.pause)
    done.put((who, took, wrong))


@cache
def reports_of(ledger: Ledger) -> list[str]:
    """The reports of the ledger's incidents."""
    return [each for one in ledger.incidents() for each in one.reports]


def decide(ledger: Ledger, number: int) -> object:
    """Record that a person corrected a report."""
    reports = reports_of(ledger)
    kinds = ("shelling", "air-strike", "raid")
    said = f'{{"value":"{kinds[number % 3]}"}}'
    chosen = reports[(number * 7 + os.getpid()) % len(reports)]
    return ledger.decide(DecisionRow(chosen, "correct", "kind", said, f"w{os.getpid()}", "", datetime.now(UTC)))


def decide_and_derive(ledger: Ledger, number: int) -> object:
    """Correct a report as `tocsin correct` does: record it, and derive the incidents again."""
    reports = reports_of(ledger)
    kind = ("shelling", "air-strike", "raid")[number % 3]
    chosen = reports[(number * 7 + os.getpid()) % len(reports)]
    return correct(ledger, chosen, "kind", kind, by=f"w{os.getpid()}", why="", now=datetime.now(UTC))


def ask(ledger: Ledger, number: int) -> object:
    """One of four questions in turn."""
    asked = (
        ledger.incidents,
        lambda: list(ledger.articles()),
        lambda: ledger.search("rocket base"),
        lambda: ledger.at(START).counts(),
    )
    return asked[number % 4]()


def desk(address: str, seconds: float, pause: float, correcting: Step) -> dict[str, list[Took]]:
    """What the writers and the readers did, all at once."""
    done: multiprocessing.Queue[Took] = multiprocessing.Queue()
    shift = Shift(seconds, pause, multiprocessing.Barrier(WRITERS + READERS))
    parts = [("corrections", correcting)] * WRITERS + [("questions", ask)] * READERS
    people = [multiprocessing.Process(target=work, args=(who, address, shift, step, done)) for who, step in parts]
    for each in people:
        each.start()
    told = [done.get(timeout=seconds + 300) for _ in people]
    for each in people:
        each.join()
    return {name: [one for one in told if one[0] == name] for name in ("corrections", "questions")}


def middle_and_slow(took: list[float]) -> str:
    """The median and the 95th of 100, of times in order."""
    return f"p50 {statistics.median(took):.1f} ms, p95 {took[int(len(took) * 0.95)]:.1f} ms"


def report(name: str, told: list[Took]) -> bool:
    """Print a line; whether nothing went wrong and corrections keep to the bar."""
    clock, busy = (sorted(each[by] for _, took, _ in told for each in took) for by in (0, 1))
    wrong = [each for _, _, each_wrong in told for each in each_wrong]
    slow = clock[int(len(clock) * 0.95)]
    print(
        f"  {name:<12} {len(clock):>7} done, {len(wrong)} errors, {middle_and_slow(clock)}, processor {middle_and_slow(busy)}"
    )
    for each in sorted(set(wrong))[:3]:
        print(f"    {each}")
    return not wrong and (name != "corrections" or slow <= BAR_MS)


@contextmanager
def new_ledgers() -> Iterator[list[str]]:
    """A new file, and where there is a server a new database on it."""
    with tempfile.TemporaryDirectory() as folder:
        addresses = [str(Path(folder) / "desk.db")]
        server = os.environ.get("TOCSIN_TEST_POSTGRES")
        if not server:
            yield addresses
            return
        name = f"tocsin_desk_{os.getpid()}"
        engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
            yield [*addresses, make_url(server).set(database=name).render_as_string(hide_password=False)]
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def main() -> int:
    """Run the desk on each ledger; 1 when a bar is missed."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    wanted.add_argument("addresses", nargs="*", help="ledgers that may be written to; by default new ones")
    wanted.add_argument("--seconds", type=float, default=60)
    wanted.add_argument("--pause", type=float, default=0.1, help="seconds of rest after each correction and question")
    wanted.add_argument("--deriving", action="store_true", help="also derive the incidents again after each correction")
    options = wanted.parse_args()
    kept = True
    with new_ledgers() as new:
        for address in options.addresses or new:
            fill(address)
            print(
                "PostgreSQL" if "://" in address else "SQLite", f"{options.seconds:g} s, pauses of {options.pause:g} s"
            )
            found = desk(address, options.seconds, options.pause, decide_and_derive if options.deriving else decide)
            kept &= min([report(name, told) for name, told in found.items()])
    return 0 if kept else 1


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    sys.exit(main())
