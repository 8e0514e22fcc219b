"""How often attacks come singly, and not in bursts of any sort: measured on the open tables of armed violence.

    python -m evaluation.singly [--days 60 400] [--most 300]

What `tocsin change` takes for likely beforehand (`tocsin.analysis.dating.SINGLY`) can be held against this.
Each unit's days are cut into windows; those with ten events and more are weighed under every combination of bursts and
under none, with one change or none. The share that comes singly is the one under which all windows of a table are
likeliest (expectation and maximisation), where every sort of bursts is as likely as the other.
"""

import argparse
import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

from evaluation.panels import (
    IRAQ,
    IRAQ_2006,
    MEXICO,
    MYANMAR,
    SHARED,
    SIGACTS,
    SYRIA,
    Read,
    Row,
    by_area,
    by_cell,
    by_city,
)
from tocsin.analysis.breaks import Floats, prior_for
from tocsin.analysis.dating import seen_in
from tocsin.analysis.guards import FEWEST

TABLES: dict[str, tuple[str, Read]] = {
    "Iraqi cities, 2004-2007": (SIGACTS, by_city),
    "Mexico, 1989-2023": (MEXICO, by_area),
    "Myanmar, 1989-2023": (MYANMAR, by_area),
    "Syria, 2016-2019": (SYRIA, by_area),
    "Iraq by degree, 2007-2008": (IRAQ, by_cell),
    "Iraq by degree, 2006": (IRAQ_2006, by_cell),
}
STEPS = 500


def to_the_day(row: Row) -> bool:
    """Whether a row's day is known; tables that do not say have days only."""
    return float(row.get("date_prec", 1)) == 1


def windows(file: str, read: Read, days: int) -> Iterator[NDArray[np.int64]]:
    """The daily counts of each window of so many days of each unit, from its first event on, with ten events and more."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    with gzip.open(SHARED / file, "rt", encoding="utf-8", newline="") as lines:
        for row in filter(to_the_day, csv.DictReader(lines)):
            unit, day, number = read(row)
            found[unit][day.toordinal()] += number
    for _, counts in sorted((unit, counts) for unit, counts in found.items() if unit):
        for first in range(min(counts), max(counts) - days + 2, days):
            window = np.array([counts[day] for day in range(first, first + days)])
            if window.sum() >= FEWEST:
                yield window


def weighed(counts: NDArray[np.int64]) -> tuple[float, float]:
    """The log-probability of the counts, one change or none, if they come singly and if they come in bursts."""
    prior = prior_for(counts)
    seen = seen_in(counts, prior)
    each = [
        np.logaddexp(
            logsumexp(one.split(prior, seen.within)) - np.log(len(counts) - 1), one.whole.weight(prior, seen.within)[0]
        )
        for one in seen.each
    ]
    return float(each[0]), float(logsumexp(each[1:]) - np.log(len(each) - 1))


def singly(told: Floats) -> float:
    """The share that comes singly under which all windows are likeliest; a row of `told` is a window's two logarithms."""
    share = 0.5
    for _ in range(STEPS):
        odds = np.clip(told[:, 1] - told[:, 0] + np.log(1 - share) - np.log(share), -500, 500)
        share = max(float((1 / (1 + np.exp(odds))).mean()), 1e-12)
    return share


def main(words: Sequence[str] | None = None) -> int:
    """Print the share of windows that come singly, by table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.singly", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--days", type=int, nargs="+", default=[60, 400])
    parser.add_argument("--most", type=int, default=300, help="windows of a table, drawn with a fixed seed")
    asked = parser.parse_args(words)
    for days in asked.days:
        for name, (file, read) in TABLES.items():
            every = list(windows(file, read, days))
            drawn = np.random.default_rng(1).permutation(len(every))[: asked.most]
            told = np.array([weighed(every[one]) for one in drawn])
            share = f"{singly(told):6.1%}" if len(told) else "     -"
            print(f"{name:28} {days:4} days {len(told):5} windows   singly {share}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
