"""Large counts whose level drifts: a step measured against a random walk, with the season and other columns taken out.

For series with many events a period (casualties a month, not attacks a week). The level moves by a random step each
period, whose size is fitted; so a step at a date is told from a drift that would have come anyway.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize_scalar

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LevelFit:
    """Coefficients of the columns, their standard errors, and how much the level moves against the noise."""

    coefficients: Floats
    errors: Floats
    drift: float

    def t(self, column: int) -> float:
        """How many standard errors a coefficient is from nothing."""
        return float(self.coefficients[column] / self.errors[column])


def fit_level(values: Floats, columns: Floats, around: Floats) -> LevelFit:
    """A drifting level, noise and these columns, by maximum likelihood.

    `around` are columns of no interest (the season), of which, as of the first level, nothing is known beforehand.
    """
    size = len(values)
    steps = np.minimum.outer(np.arange(size), np.arange(size)).astype(float)
    unknown = np.column_stack([np.ones(size), around])
    full = np.column_stack([unknown, columns])
    free = size - unknown.shape[1]

    def solve(drift: float) -> tuple[float, Floats, Floats]:
        factor = cho_factor(np.eye(size) + drift * steps, lower=True)
        weighted = cho_solve(factor, full)
        information = full.T @ weighted
        found = np.linalg.solve(information, weighted.T @ values)
        rest = values - full @ found
        noise = float(rest @ cho_solve(factor, rest)) / free
        known = information[: unknown.shape[1], : unknown.shape[1]]
        height = 2 * float(np.log(np.diag(factor[0])).sum()) + float(np.linalg.slogdet(known)[1])
        errors: Floats = np.sqrt(noise * np.diag(np.linalg.inv(information)))
        return free * float(np.log(noise)) + height, found, errors

    best = minimize_scalar(lambda power: solve(float(np.exp(power)))[0], bounds=(-10.0, 4.0), method="bounded")
    drift = float(np.exp(best.x))
    _, found, errors = solve(drift)
    return LevelFit(found[unknown.shape[1] :], errors[unknown.shape[1] :], drift)


def seasons(size: int, period: int) -> Floats:
    """A column for each part of a period but the first, which the level holds."""
    return np.eye(period)[np.arange(size) % period][:, 1:]
