"""How long each question takes of 400,000 incidents: `python -m benchmarks.questions [--ledger]`.

The incidents are plain records made here (twenty years, a thousand places, several hundred doers). With `--ledger` they
are also written into a database, and what opening and loading it costs is told beside.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

import numpy as np

from tocsin.analysis.bursts.burstiness import burstiness
from tocsin.analysis.change import when_changed
from tocsin.analysis.claims.judging import Claimed
from tocsin.analysis.forecasting.forecast import forecast, outlook
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked, rate_change
from tocsin.analysis.reporting.coverage import coverage
from tocsin.analysis.responses.answers import response
from tocsin.analysis.responses.found import Intervention
from tocsin.analysis.series import Series
from tocsin.analysis.signals import signals
from tocsin.answering.claims import Claim, check
from tocsin.answering.counting import counted, share_to_the_day
from tocsin.answering.held import Held, held_in, hold
from tocsin.answering.outlooks import delays, printed, signs
from tocsin.answering.parties import side
from tocsin.answering.responding import beside, days_of, interventions
from tocsin.answering.selection import Wanted
from tocsin.ledger import open_ledger
from tocsin.record import Incident, Place, Stage, When

SIZE = 400_000
WANTED = 1.0
"""Seconds for any question."""
BACKTEST = 60.0
FIRST, DAYS = date(2000, 1, 1), 7305
KINDS = ("shelling", "air-strike", "bombing", "shooting", "threat", "protest", "armed-clash", "deploy")
DOERS = ("Kata'ib Hizbollah", "US", "Islamic State", "gunmen", "", *(f"Brigade {n}" for n in range(300)))
TARGETS = ("US forces", "Iraqi army", "civilians", "", *(f"Village {n}" for n in range(500)))


def incidents(size: int) -> list[Incident]:
    """So many incidents, from one seed."""
    rng = np.random.default_rng(1)
    places = [Place(f"Place {n}", "IQ", 30 + n / 200, 40 + n / 200, 5.0, place_id=str(n)) for n in range(1000)]
    draws = (rng.integers(0, top, size).tolist() for top in (DAYS, len(KINDS), len(DOERS), len(TARGETS), len(places)))
    return [
        Incident(
            reports=(f"{n:06x}",),
            kind=KINDS[kind],
            stage=Stage.OCCURRED,
            when=When(FIRST + timedelta(days=day), FIRST + timedelta(days=day)),
            place=places[place],
            actors=(DOERS[doer],) if DOERS[doer] else (),
            targets=(TARGETS[target],) if TARGETS[target] else (),
        )
        for n, (day, kind, doer, target, place) in enumerate(zip(*draws, strict=True))
    ]


def reporting() -> tuple[tuple[date, str], ...]:
    """An article a day from each of six sources."""
    return tuple((FIRST + timedelta(days=day), f"Source {n}") for day in range(DAYS) for n in range(6))


def questions(held: Held) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each question with what asks it."""
    on, since = side("US forces"), FIRST + timedelta(days=DAYS - 100)
    wanted = Wanted(on=on)
    claimed = Claim("at least 15", Wanted(on=on, since=since), Claimed("at least 15", 15, None))

    def respond() -> object:
        seen, meant = counted(held, wanted), interventions("air-strike by US")
        first = counted(held, meant)
        to = Intervention(name=meant.named(), days=days_of(first)[-5:])
        return response(seen.series, to, seen.context, beside(held, seen, first, meant))

    def rate() -> object:
        seen = counted(held, wanted)
        return rate_change(seen.series, Asked(since, Chosen.GIVEN), seen.context)

    def change() -> object:
        seen = counted(held, wanted)
        return when_changed(seen.series, seen.context)

    yield "rate", rate
    yield "change", change
    yield "response", respond
    yield "bursts", lambda: burstiness(counted(held, wanted).series)
    yield "check", lambda: check(held, claimed)
    yield "forecast", lambda: forecast(counted(held, wanted).series, 4)
    yield "coverage", lambda: coverage(printed(held), delays(held.happenings), share_to_the_day(held.happenings))
    yield "signals", lambda: signals(signs(held, wanted.by, on), counted(held, wanted).series)


def timed(run: Callable[[], object]) -> float:
    """Processor seconds that it takes once: what a machine with nothing else to do would take."""
    start = process_time()
    run()
    return process_time() - start


def backtest_seconds() -> float:
    """Seconds for a forecast of a weekly series of ten years with its whole back-test."""
    counts = np.random.default_rng(2).negative_binomial(1, 0.4, 3653)
    return timed(lambda: outlook(Series(FIRST, tuple(counts.tolist())), 4))


def from_database(made: list[Incident], folder: Path) -> float:
    """Seconds to load so many incidents from a ledger."""
    with open_ledger(str(folder / "bench.db")) as ledger:
        ledger.replace_incidents(made, datetime(2020, 1, 1, tzinfo=UTC))
        return timed(lambda: held_in(ledger))


def main() -> int:
    """Print a line for each question; 1 when one takes longer than wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--ledger", action="store_true", help="also load from a database")
    asked = parser.parse_args()
    made = incidents(asked.size)
    held, slow = hold(made, (), reporting()), 0
    for name, ask in questions(held):
        taken = timed(ask)
        slow += taken > WANTED
        print(f"{name:24} {taken:7.2f} s   wanted {WANTED} s", flush=True)
    taken = backtest_seconds()
    slow += taken > BACKTEST
    print(f"{'back-test, ten years':24} {taken:7.2f} s   wanted {BACKTEST} s", flush=True)
    if asked.ledger:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{'loaded from a database':24} {from_database(made, Path(folder)):7.2f} s")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
