"""Whether one side's days help to foresee the other's, beside its own past, weekday and quarter: a regression.

Least squares with errors that allow for unequal spread (HC1), and a Wald test of all lags of the first side together.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import fdtrc

from tocsin.analysis.bursts.kernel import Floats, Whole

FAULTLESS = 1e-12
"""A share of the squares that is left over for want of digits alone."""


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


def weekdays(start: date, days: int) -> Floats:
    """A column that is 1 on each weekday, Monday first, for so many days from a start."""
    return np.asarray(((start.weekday() + np.arange(days)) % 7)[:, None] == np.arange(7), np.float64)


def quarters(start: date, days: int) -> Whole:
    """For so many days from a start the number of the quarter of a year that each is in, from 0 on."""
    told = (np.datetime64(start, "D") + np.arange(days)).astype("datetime64[M]").astype(np.int64) // 3
    return np.asarray(told - told[0])


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Columns of a regression, and after them one for each quarter, which is 1 on its days and is never written out."""

    columns: Floats
    quarter: Whole

    @property
    def products(self) -> Floats:
        """The sum over all days of the products of each two columns."""
        sums = np.add.reduceat(self.columns, np.searchsorted(self.quarter, np.arange(self.quarter[-1] + 1)))
        return np.block([[self.columns.T @ self.columns, sums.T], [sums, np.diag(np.bincount(self.quarter))]])

    def with_outcome(self, outcome: Floats) -> Floats:
        """The sum over all days of the products of each column and the outcome."""
        return np.concatenate([self.columns.T @ outcome, np.bincount(self.quarter, outcome)])

    def of(self, weights: Floats) -> Floats:
        """The sum over all columns with these weights; a column of weights gives a column."""
        own = self.columns.shape[1]
        return np.asarray(self.columns @ weights[:own] + weights[own:][self.quarter])


def granger(first: Floats, second: Floats, start: date, lags: int) -> WaldTest | None:
    """Whether the last days of the first help to foresee the second; `start` is the day of both series' first value.

    None where that cannot be told: the first's days do not vary by themselves, or the second's are foreseen without fault.
    """
    outcome, begun = second[lags:], start + timedelta(days=lags)
    columns = [lagged(first, lags), lagged(second, lags), weekdays(begun, len(outcome))]
    design = Design(np.column_stack(columns), quarters(begun, len(outcome)))
    products = design.products
    rank, inverse = rank_of(products), inverted(products)
    weights = inverse @ design.with_outcome(outcome)
    left = outcome - design.of(weights)
    if rank - rank_of(products[lags:, lags:]) < lags or left @ left <= FAULTLESS * float(outcome @ outcome):
        return None
    rest = len(outcome) - rank
    moved = design.of(inverse[:, :lags]) * left[:, None]
    spread = moved.T @ moved * len(outcome) / rest
    own = weights[:lags]
    value = float(own @ np.linalg.solve(spread, own)) / lags
    return WaldTest(value, lags, rest, float(fdtrc(lags, rest, value)), float(own.sum()))


def inverted(products: Floats) -> Floats:
    """The inverse of a table of products of columns, over the columns for which no others stand."""
    scale, (values, vectors) = _scale(products), np.linalg.eigh(_even(products))
    kept = values > _least(values)
    return np.asarray((vectors[:, kept] / values[kept]) @ vectors[:, kept].T / scale / scale[:, None])


def rank_of(products: Floats) -> int:
    """Of columns whose products these are, how many there are for which no others stand.

    >>> rank_of(np.array([[4.0, 2.0, 0.0], [2.0, 1.0, 0.0], [0.0, 0.0, 9.0]]))
    2
    """
    values = np.asarray(np.linalg.eigvalsh(_even(products)))
    return int(np.count_nonzero(values > _least(values)))


def _scale(products: Floats) -> Floats:
    lengths = np.sqrt(np.diag(products))
    return np.where(lengths > 0, lengths, 1.0)


def _even(products: Floats) -> Floats:
    """The products of the same columns, each of length one."""
    scale = _scale(products)
    return np.asarray(products / scale / scale[:, None])


def _least(values: Floats) -> float:
    """Below it a value is nothing but lost digits."""
    return float(values[-1]) * len(values) * float(np.finfo(float).eps)
