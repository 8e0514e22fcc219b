"""How long each question takes of 400,000 incidents on disk: `python -m benchmarks.questions [--size N]`.

They are in a file, and where a server is named (`.ci/with-postgresql python -m benchmarks.questions`) in PostgreSQL too,
each with its report and article. A question is asked as the command line asks it, of a ledger that is open: all that it
looks at is read from the database; and again of what was read, as the desk asks it that stays open. Seconds are those of
the processor, the server's own among them: what a machine with nothing else to do would take, the least of three. Set
OPENBLAS_NUM_THREADS=1: threads that wait for one another on a busy machine count as busy too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from sqlalchemy import text

from benchmarks.manyincidents import DAYS, FIRST, NOW, fill, incidents
from tocsin.analysis.claims.judging import Claimed
from tocsin.analysis.forecasting.forecast import outlook
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.analysis.series import Series
from tocsin.answering import asking, following, foretelling
from tocsin.answering.about import About
from tocsin.answering.claiming import Claim
from tocsin.answering.claims import check
from tocsin.answering.following import After
from tocsin.answering.foretelling import Look
from tocsin.answering.held import Held, held_in
from tocsin.answering.parties import side
from tocsin.answering.selection import Wanted
from tocsin.ledger import Ledger, open_ledger
from tocsin.record import Incident

SIZE = 400_000
WANTED = 1.0
"""Seconds for any question."""
BACKTEST = 60.0
ROUNDS = 3
SERVER = "TOCSIN_TEST_POSTGRES"
SINCE = FIRST + timedelta(days=DAYS - 100)
ON = About(on="US forces")
GIVEN = Asked(SINCE, Chosen.GIVEN)
CLAIM = Claim("at least 15", Wanted(on=side("US forces"), since=SINCE), Claimed("at least 15", 15, None))
WIDE = Claim("at least 15", Wanted(), Claimed("at least 15", 15, None))
QUESTIONS: Mapping[str, Callable[[Held], object]] = {
    "rate": lambda held: asking.rate(held, [], ON, GIVEN),
    "rate, of all": lambda held: asking.rate(held, [], About(), GIVEN),
    "change": lambda held: asking.change(held, [], ON, 1),
    "response": lambda held: following.respond(held, [], ON, After("air-strike by US")),
    "response, of all": lambda held: following.respond(held, [], About(), After("air-strike by US")),
    "bursts": lambda held: following.respond(held, [], ON, After("US"), "bursts"),
    "bursts, of all": lambda held: following.respond(held, [], About(), After("US"), "bursts"),
    "answers": lambda held: following.respond(held, [], ON, After("US"), "answers"),
    "waits": lambda held: following.respond(held, [], ON, After("air-strike by US"), "waits"),
    "intensity": lambda held: following.respond(held, [], ON, After("US"), "intensity"),
    "check": lambda held: check(held, CLAIM),
    "check, of all": lambda held: check(held, WIDE),
    "forecast": lambda held: foretelling.forecasted(held, ON, 4, 1),
    "forecast, of all": lambda held: foretelling.forecasted(held, About(), 4, 1),
    "coverage": lambda held: foretelling.covered(held, About(), Look()),
    "still to come": lambda held: foretelling.covered(held, ON, Look(still_to_come=True)),
    "signals": lambda held: foretelling.signalled(held, ON, 14),
    "posture": lambda held: foretelling.postured(held, About(), "US"),
}


def timed(run: Callable[[], object], server: int = 0, rounds: int = ROUNDS) -> float:
    """Processor seconds that it takes, those of the server's process too where there is one; the least of some rounds."""
    taken = []
    for _ in range(rounds):
        start = process_time() + _seconds_of(server)
        run()
        taken.append(process_time() + _seconds_of(server) - start)
    return min(taken)


def _seconds_of(server: int) -> float:
    """What the process has taken of the processor so far, as `/proc` tells it."""
    if not server:
        return 0.0
    told = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def server_of(ledger: Ledger) -> int:
    """The server's process that answers this ledger, 0 for a file."""
    with ledger.reading() as connection:
        if connection.dialect.name != "postgresql":
            return 0
        return int(connection.scalar(text("SELECT pg_backend_pid()")) or 0)


def backtest() -> object:
    """A forecast of a weekly series of ten years with its whole back-test."""
    counts = np.random.default_rng(2).negative_binomial(1, 0.4, 3653)
    return outlook(Series(FIRST, tuple(counts.tolist())), 4)


def asked_of(ledger: Ledger, made: list[Incident]) -> int:
    """Ask every question of the ledger and of what was read from it; how many take longer than wanted."""
    slow, held, server = 0, held_in(ledger), server_of(ledger)
    print(f"{'the gists read':26} {timed(partial(held_in, ledger), server):7.2f} s", flush=True)
    print(f"{'whole incidents read':26} {timed(partial(whole_in, ledger), server, 1):7.2f} s, beside", flush=True)
    more = timed(partial(ledger.change_incidents, made[:5], (), NOW), server)
    print(f"{'five incidents derived':26} {more:7.2f} s, beside", flush=True)
    for name, ask in QUESTIONS.items():
        whole, open_ = timed(partial(_whole, ask, ledger), server), timed(partial(ask, held), server)
        slow += whole > WANTED
        print(f"{name:26} {whole:7.2f} s, staying open {open_:5.2f} s   wanted {WANTED} s", flush=True)
    return slow


def whole_in(ledger: Ledger) -> object:
    """What a question would need without gists: every incident, the parties of every report, every article."""
    return ledger.incidents(), ledger.parties(), list(ledger.articles())


def filled(ledger: Ledger, made: list[Incident]) -> None:
    """Fill the ledger, unless that was done before."""
    if not ledger.counts().incidents:
        fill(ledger, made)


def _whole(ask: Callable[[Held], object], ledger: Ledger) -> object:
    return ask(held_in(ledger))


def addresses(folder: str) -> dict[str, str]:
    """Where ledgers are made: a file, and a server's database where there is a server."""
    found = {"a file": str(Path(folder) / "bench.db")}
    return found | ({"PostgreSQL": os.environ[SERVER]} if SERVER in os.environ else {})


def started() -> float:
    """Seconds until the program is there, with all that a question needs."""
    needed = "import tocsin.answering.asking, tocsin.answering.foretelling, tocsin.answering.following, tocsin.ledger"
    start = perf_counter()
    subprocess.run([sys.executable, "-c", needed], check=True)
    return perf_counter() - start


def main() -> int:
    """Print a line for each question; 1 when one takes longer than wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument(
        "--folder", help="where the file is kept; what was filled before, there or on the server, stays"
    )
    asked, slow = parser.parse_args(), 0
    made = incidents(asked.size)
    with tempfile.TemporaryDirectory() as folder:
        for name, address in addresses(asked.folder or folder).items():
            with open_ledger(address) as ledger:
                taken = timed(partial(filled, ledger, made), rounds=1)
                print(f"== {asked.size:,} incidents in {name}, filled in {taken:.0f} s", flush=True)
                slow += asked_of(ledger, made)
    taken = timed(backtest, rounds=1)
    print(f"{'back-test, ten years':26} {taken:7.2f} s   wanted {BACKTEST} s")
    print(f"{'the program starts':26} {started():7.2f} s by the clock, beside")
    return 1 if slow or taken > BACKTEST else 0


if __name__ == "__main__":
    sys.exit(main())
