"""Watching a rate as days come in: how long it has been what it is (Adams and MacKay 2007, Gamma–Poisson).

A `Watch` is all that must be kept from one day to the next; `seen` gives the next one, so that a program that runs for
months looks at each day once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

from tocsin.analysis.breaks import Prior

LONGEST = 730
"""Runs longer than this many days are one."""
EVERY = 180.0
"""A change is expected once in so many days."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """What is known after some days. `weight[i]` is the probability that today's rate has held for i + 1 days.

    `burst` is how much bursts multiply the variance: evidence counts less by it. `shape` and `time` are what each run
    length says of the rate.
    """

    prior: Prior
    every: float = EVERY
    burst: float = 1.0
    weight: Floats = field(default_factory=lambda: np.ones(1))
    shape: Floats | None = None
    time: Floats | None = None

    def seen(self, count: int) -> "Watch":
        """What is known a day later, on which so many were counted."""
        shape = np.array([self.prior.shape]) if self.shape is None else self.shape
        time = np.array([self.prior.time]) if self.time is None else self.time
        fits = self.weight * nbinom.pmf(count, shape, time / (time + 1)) ** (1 / self.burst)
        weight = np.concatenate([[fits.sum() / self.every], fits * (1 - 1 / self.every)])
        weight /= weight.sum()
        shape = np.concatenate([[self.prior.shape], shape + count / self.burst])
        time = np.concatenate([[self.prior.time], time + 1 / self.burst])
        if len(weight) > LONGEST:
            weight[-2] += weight[-1]
            weight, shape, time = weight[:-1], shape[:-1], time[:-1]
        return Watch(self.prior, self.every, self.burst, weight, shape, time)

    def after(self, counts: Iterable[int]) -> "Watch":
        """What is known after all of these days."""
        return reduce(Watch.seen, counts, self)

    def changed_within(self, days: int) -> float:
        """The probability that the rate changed within the last so many days."""
        return float(self.weight[:days].sum())
