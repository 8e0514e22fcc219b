"""Watching a rate as days come in: how long it has been what it is (Adams and MacKay 2007, Gamma–Poisson)."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

from tocsin.analysis.breaks import Prior

LONGEST = 730
"""Runs longer than this many days are one."""


def run_lengths(
    counts: NDArray[np.int64], prior: Prior, *, every: float = 180.0, burst: float = 1.0
) -> NDArray[np.float64]:
    """The probability, after the last day, that the rate of today has held for 1, 2, 3 … days.

    A change is expected once in `every` days. `burst` is how much bursts multiply the variance: evidence counts less by it.
    """
    shape, time = np.array([prior.shape]), np.array([prior.time])
    weight = np.ones(1)
    for count in counts:
        fits = nbinom.pmf(count, shape, time / (time + 1)) ** (1 / burst)
        grown = weight * fits * (1 - 1 / every)
        fresh = (weight * fits).sum() / every
        weight = np.concatenate([[fresh], grown])
        weight /= weight.sum()
        shape = np.concatenate([[prior.shape], shape + count / burst])
        time = np.concatenate([[prior.time], time + 1 / burst])
        if len(weight) > LONGEST:
            weight[-2] += weight[-1]
            weight, shape, time = weight[:-1], shape[:-1], time[:-1]
    return weight


def changed_within(lengths: NDArray[np.float64], days: int) -> float:
    """The probability that the rate changed within the last so many days."""
    return float(lengths[:days].sum())
