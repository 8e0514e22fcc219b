"""What is known of a day before it comes: how many acts and attacks the days before held, the weekday, the season."""

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis.regression import Floats, design

BACK = (1, 7, 30)
"""Days looked back over."""
FIRST = BACK[-1]
"""The first day with a whole history."""
KNOT_EVERY = 120
MOST_KNOTS = 12


def trailing(counts: NDArray[np.int64], days: int) -> Floats:
    """The mean of so many days before each day; of the first days, of those that there are.

    >>> trailing(np.array([2, 4, 0]), 2)
    array([0., 2., 3.])
    """
    sums, day = np.concatenate([[0], np.cumsum(counts)]), np.arange(len(counts))
    since = np.maximum(day - days, 0)
    return np.asarray((sums[day] - sums[since]) / np.maximum(day - since, 1), dtype=np.float64)


def histories(*counted: NDArray[np.int64]) -> Floats:
    """A row for each day: the logarithm of what the days before held of each, weekdays, and a bent line of time."""
    size = len(counted[0])
    time = np.arange(size) / size
    knots = np.linspace(0, 1, min(size // KNOT_EVERY, MOST_KNOTS) + 2)[1:-1]
    recent = [np.log1p(trailing(counts, days)) for counts in counted for days in BACK]
    weekdays = [(np.arange(size) % 7 == day).astype(float) for day in range(1, 7)]
    return design(*recent, *weekdays, time, *(np.maximum(time - knot, 0) for knot in knots))
