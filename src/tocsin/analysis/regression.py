"""Counts explained by a trend, seasons and a step: Poisson regression with the variance measured, not assumed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from tocsin.analysis.answer import Interval

Floats = NDArray[np.float64]
ROUNDS = 50
HALVINGS = 20
"""How often a step is halved that makes the counts less likely."""


class NoFit(ValueError):
    """The columns do not allow a fit: one repeats others, or nothing was counted."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the counts cannot be explained by these columns ({why}); use fewer, or a longer series")


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Coefficients, their covariance were the counts Poisson, the expected counts, and how far the counts vary more."""

    coefficients: Floats
    covariance: Floats
    expected: Floats
    dispersion: float

    def error(self, column: int, *, spread: float = 1.0) -> float:
        """The standard error of a coefficient, when the variance is `spread` times that of Poisson counts."""
        return float(np.sqrt(self.covariance[column, column] * spread))

    def times(self, column: int, level: float = 0.95, *, spread: float = 1.0) -> tuple[float, Interval]:
        """By what a count is multiplied for one more of the column, with its interval."""
        middle = float(self.coefficients[column])
        reach = float(norm.ppf((1 + level) / 2)) * self.error(column, spread=spread)
        how = "if counts were Poisson" if spread == 1.0 else f"variance {spread:.2f} times that of Poisson counts"
        return float(np.exp(middle)), Interval(float(np.exp(middle - reach)), float(np.exp(middle + reach)), level, how)


def fit_counts(counts: NDArray[np.int64], columns: Floats, offset: Floats | None = None) -> Fit:
    """Poisson regression with a logarithmic link, by reweighted least squares."""
    if not counts.any():
        raise NoFit("nothing was counted")
    shift = np.zeros(len(counts)) if offset is None else offset
    coefficients = _solved(columns.T @ columns, columns.T @ (np.log(counts + 0.5) - shift))
    expected = _expected(columns, coefficients, shift)
    for _ in range(ROUNDS):
        information = (columns * expected[:, None]).T @ columns
        step = _solved(information, columns.T @ (counts - expected))
        coefficients, expected = _onward(counts, columns, shift, coefficients, step)
        if np.abs(step).max() < 1e-10:
            break
    information = (columns * expected[:, None]).T @ columns
    freedom = max(len(counts) - columns.shape[1], 1)
    dispersion = float(((counts - expected) ** 2 / expected).sum() / freedom)
    covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
    return Fit(coefficients, covariance, expected, dispersion)


def _expected(columns: Floats, coefficients: Floats, shift: Floats) -> Floats:
    return np.asarray(np.exp(np.clip(columns @ coefficients + shift, -30, 30)), dtype=np.float64)


def _onward(
    counts: NDArray[np.int64], columns: Floats, shift: Floats, coefficients: Floats, step: Floats
) -> tuple[Floats, Floats]:
    """The coefficients a step on, and what they expect; the step is halved while it makes the counts less likely."""

    def likely(expected: Floats) -> float:
        return float((counts * np.log(expected) - expected).sum())

    least = likely(_expected(columns, coefficients, shift)) - 1e-9
    for _ in range(HALVINGS):
        expected = _expected(columns, coefficients + step, shift)
        if likely(expected) >= least:
            break
        step = step / 2
    return coefficients + step, expected


def _solved(information: Floats, gradient: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(information, gradient), dtype=np.float64)
    except np.linalg.LinAlgError as error:
        raise NoFit("columns repeat each other") from error


def harmonics(position: Floats, period: float, pairs: int) -> Floats:
    """Sines and cosines of a period and its parts, a column each."""
    angles = [2 * np.pi * turn * position / period for turn in range(1, pairs + 1)]
    return np.column_stack([wave(angle) for angle in angles for wave in (np.sin, np.cos)])


def design(*columns: Floats | Sequence[float]) -> Floats:
    """A constant and these columns side by side."""
    parts = [np.asarray(column, dtype=float) for column in columns]
    return np.column_stack([np.ones(len(parts[0])), *parts])
