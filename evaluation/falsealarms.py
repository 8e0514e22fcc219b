"""How often the tests of a change cry wolf, and how often they see a real one: `python -m evaluation.falsealarms`.

Ledgers are simulated in which nothing changes: 0.15 attacks a day, 360 days before a date and 56 after, alone or in
bursts (each attack is followed by others with a share and a mean lag). A test at a nominal 5 % may call at most 6 % of
them a change. Then the same with twice and three times as many attacks after the date: the share found is the power.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis.breaks import prior_for
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.dating import date_break
from tocsin.analysis.guards import Chosen
from tocsin.analysis.intervals import Exposed, exact_p, widened_p
from tocsin.analysis.rate import Asked, compare
from tocsin.analysis.series import Series

START = date(2019, 1, 1)
BEFORE, AFTER, RATE = 360, 56, 0.15
SCANNED = tuple(range(BEFORE + AFTER - 180, BEFORE + AFTER - 10, 7))
"""Weekly dates within the last 180 days, of which one is picked after looking."""
LIMIT = 0.06


@dataclass(frozen=True, slots=True)
class Regime:
    """How attacks come: the share that follows from earlier ones, and after how many days in the mean."""

    share: float
    lag: float

    def __str__(self) -> str:
        """In words."""
        return f"{self.share:.1f} after {self.lag:g} d" if self.share else "independent"


REGIMES = (Regime(0, 5), Regime(0.3, 5), Regime(0.5, 5), Regime(0.5, 14), Regime(0.7, 10))


def ledger(
    regime: Regime, times: float, rng: np.random.Generator, rate: float = RATE, days: tuple[int, int] = (BEFORE, AFTER)
) -> NDArray[np.int64]:
    """Daily counts of one simulated ledger, with `times` as many attacks after the first number of `days`."""
    before, after = days
    warm, size = 400, before + after
    own = rate * (1 - regime.share)
    old = rng.uniform(-warm, size, rng.poisson(own * (size + warm)))
    if times < 1:
        old = old[(old < before) | (rng.random(len(old)) < times)]
    extra = rng.uniform(before, size, rng.poisson(own * max(times - 1, 0) * after))
    born = np.concatenate([old, extra])
    told = [born]
    while born.size and regime.share:
        children = rng.poisson(regime.share, born.size)
        born = np.repeat(born, children) + rng.exponential(regime.lag, int(children.sum()))
        born = born[born < size]
        told.append(born)
    came = np.concatenate(told)
    counts: NDArray[np.int64] = np.bincount(came[came >= 0].astype(int), minlength=size)[:size]
    return counts


def sides(counts: NDArray[np.int64], step: int = BEFORE) -> tuple[Exposed, Exposed]:
    """After and before a step."""
    return Exposed(int(counts[step:].sum()), len(counts) - step), Exposed(int(counts[:step].sum()), step)


@cache
def p_at(after: int, total: int, step: int) -> float:
    """The usual test's p at a step, kept: the scans ask for the same numbers again and again."""
    return exact_p(Exposed(after, BEFORE + AFTER - step), Exposed(total - after, step))


def scanned(counts: NDArray[np.int64]) -> dict[int, float]:
    """The usual test's p at every date that could be picked."""
    return {step: p_at(int(counts[step:].sum()), int(counts.sum()), step) for step in SCANNED}


def exact(counts: NDArray[np.int64]) -> bool:
    """The usual test, which takes attacks for independent."""
    return p_at(int(counts[BEFORE:].sum()), int(counts.sum()), BEFORE) < 0.05


def headline(counts: NDArray[np.int64]) -> bool:
    """What `tocsin rate` says of a date given by the question."""
    return widened_p(*sides(counts), widening_at(counts, BEFORE)) < 0.05


def picked(counts: NDArray[np.int64]) -> bool:
    """The usual test at the date, of 25, where it finds most."""
    return min(scanned(counts).values()) < 0.05


def picked_and_said(counts: NDArray[np.int64]) -> bool:
    """What `tocsin rate` says of that date when told that it was picked after looking."""
    found = scanned(counts)
    step = min(found, key=lambda one: found[one])
    series = Series(START, tuple(counts.tolist()))
    return compare(series, Asked(series.day(step), Chosen.SCANNED, dates=len(SCANNED))).p < 0.05


def change_found(counts: NDArray[np.int64]) -> bool:
    """Whether `tocsin change` gives no change a probability below 5 %."""
    return date_break(counts, prior_for(counts)).none < 0.05


TESTS: dict[str, Callable[[NDArray[np.int64]], bool]] = {
    "exact": exact,
    "rate, date given": headline,
    "picked, exact": picked,
    "rate, date picked": picked_and_said,
    "change": change_found,
}


def shares(times: float, runs: int, seed: int) -> dict[Regime, dict[str, float]]:
    """For each regime and test, the share of simulated ledgers called a change."""
    found = {}
    for regime in REGIMES:
        rng = np.random.default_rng(seed)
        drawn = [ledger(regime, times, rng) for _ in range(runs)]
        found[regime] = {name: sum(map(test, drawn)) / runs for name, test in TESTS.items()}
    return found


def main() -> int:
    """Print size and power; 1 when a test that is to be trusted cries wolf too often."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=1000)
    options.add_argument("--seed", type=int, default=2020)
    asked = options.parse_args()
    worst = 0.0
    for times in (1.0, 2.0, 3.0):
        print("no change" if times == 1 else f"{times:g} times as many")
        print(f"{'regime':<16}" + "".join(f"{name:>20}" for name in TESTS))
        for regime, found in shares(times, asked.runs if times == 1 else max(asked.runs // 4, 1), asked.seed).items():
            print(f"{regime!s:<16}" + "".join(f"{share:>20.1%}" for share in found.values()), flush=True)
            if times == 1:
                worst = max(worst, *(found[name] for name in ("rate, date given", "rate, date picked", "change")))
    print(f"worst false-alarm share of the trusted tests: {worst:.1%} (at most {LIMIT:.0%})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
