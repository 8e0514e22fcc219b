"""Whether one side's days help to foresee the other's, beside its own past, weekday and quarter: a regression.

Least squares with errors that allow for unequal spread (HC1), and a Wald test of all lags of the first side together.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.special import fdtrc

from tocsin.analysis.bursts.kernel import Floats


@dataclass(frozen=True, slots=True)
class WaldTest:
    """The F value of all lags together, its degrees of freedom and p-value, and the sum of the lags' weights."""

    f: float
    lags: int
    rest: int
    p_value: float
    weight: float


def lagged(series: Floats, lags: int) -> Floats:
    """A column for each lag, from the first day that has all of them."""
    return np.column_stack([series[lags - lag : len(series) - lag] for lag in range(1, lags + 1)])


def calendar_columns(start: date, days: int, first: int) -> Floats:
    """Columns that are 1 on each weekday but one, and in each quarter of a year but one, from day number `first` on."""
    numbers = np.arange(first, days)
    weekdays = (start.weekday() + numbers) % 7
    quarters = (np.datetime64(start, "D") + numbers).astype("datetime64[M]").astype(int) // 3
    later = np.arange(quarters[0] + 1, quarters[-1] + 1)
    return np.column_stack([weekdays[:, None] == np.arange(1, 7), quarters[:, None] == later]).astype(float)


def granger(first: Floats, second: Floats, start: date, lags: int) -> WaldTest:
    """Whether the last days of the first help to foresee the second; `start` is the day of both series' first value."""
    outcome = second[lags:]
    tested = lagged(first, lags)
    known = [np.ones(len(outcome)), lagged(second, lags), calendar_columns(start, len(second), lags)]
    design = np.column_stack([tested, *known])
    inverse = np.linalg.pinv(design.T @ design)
    weights = inverse @ (design.T @ outcome)
    left = outcome - design @ weights
    rest = len(outcome) - int(np.linalg.matrix_rank(design))
    spread = inverse @ ((design * (left**2)[:, None]).T @ design) @ inverse * len(outcome) / rest
    own = weights[:lags]
    value = float(own @ np.linalg.solve(spread[:lags, :lags], own)) / lags
    return WaldTest(value, lags, rest, float(fdtrc(lags, rest, value)), float(own.sum()))
