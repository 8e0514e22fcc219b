"""Days weighed as if acts had come at another rate.

The stochastic interventions of Papadogeorgou, Imai, Lyall and Li (Journal of the Royal Statistical Society B 84, 2022),
with how many acts come a day in place of a rate at every point. On each day the number of acts is taken for a draw from a negative binomial, whose mean is what the days before let
expect. A stretch of days weighs as much more as its numbers would be likelier at the rate asked about; where the acts
fell is left as it was. Attacks after the stretch are counted against what the days before it let expect, so that a
season or a trend does not pass for the acts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.stats import nbinom
from scipy.stats import t as student

from tocsin.analysis.intensity.history import FIRST, histories
from tocsin.analysis.regression import Floats, fit_counts

HEAVIEST = 0.95
"""Weights above this share of all are cut down to it, as in the authors' package."""
LEAST_MEMORY = 14
"""Days over which errors are taken to go together, at least; else twice the stretch."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """How many acts come on each day from `FIRST` on: what is expected, what came, and how little they are bunched."""

    came: Counts
    expected: Floats
    evenness: float

    def likely(self, mean: Floats | float) -> Floats:
        """The logarithm of how likely what came is when this many are expected."""
        return np.asarray(nbinom.logpmf(self.came, self.evenness, self.evenness / (self.evenness + mean)))


def numbers_of(acts: Counts, attacks: Counts) -> Numbers:
    """How many acts the days before let expect, by a negative binomial regression in two steps."""
    came = acts[FIRST:]
    expected = np.maximum(fit_counts(came, histories(acts, attacks)[FIRST:]).expected, 1e-3)

    def unlikely(power: float) -> float:
        return -float(Numbers(came, expected, float(np.exp(power))).likely(expected).sum())

    best = minimize_scalar(unlikely, bounds=(-4.0, 8.0), method="bounded")
    return Numbers(came, expected, float(np.exp(best.x)))


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The weight of each stretch at one rate, before and after the heaviest were cut."""

    whole: Floats
    cut: Floats

    @property
    def worth(self) -> float:
        """How many stretches of equal weight they are worth."""
        return float(self.cut.sum() ** 2 / (self.cut**2).sum())

    def of(self, values: Floats) -> float:
        """The weighted mean of a value for each stretch."""
        return float(np.average(values, weights=self.cut))

    @property
    def mean(self) -> float:
        """The mean weight, which is one when the numbers are as the model says."""
        return float(self.whole.mean())

    def pull(self, values: Floats) -> Floats:
        """What each stretch adds to the error of the weighted mean."""
        return np.asarray(self.cut * (values - self.of(values)) / self.cut.mean(), dtype=np.float64)


def weighed(numbers: Numbers, rate: float, days: int) -> Weighed:
    """The weights of all stretches of so many days, of which the day after is in the series too."""
    gain = numbers.likely(rate) - numbers.likely(numbers.expected)
    sums = np.concatenate([[0.0], np.cumsum(gain)])
    whole = np.exp(np.clip(sums[days:-1] - sums[: -days - 1], -50, 50))
    return Weighed(whole, np.minimum(whole, np.quantile(whole, HEAVIEST)))


@dataclass(frozen=True, slots=True)
class Shift:
    """How many more attacks a day come after a stretch at one rate than at the other, with its standard error.

    `worth` is how many stretches of equal weight that do not overlap the error rests on.
    """

    more: float
    error: float
    worth: float

    def interval(self, level: float) -> tuple[float, float]:
        """Its ends, by Student's t."""
        reach = self.error * float(student.ppf((1 + level) / 2, max(self.worth, 1.0)))
        return self.more - reach, self.more + reach

    @property
    def p(self) -> float:
        """How often as much would be found were there no change."""
        return float(2 * student.sf(abs(self.more) / self.error, max(self.worth, 1.0))) if self.error else 1.0


def shift(values: Floats, low: Weighed, high: Weighed, days: int) -> Shift:
    """The difference of the weighted means; the error allows for stretches that overlap and days that go together."""
    more = high.of(values) - low.of(values)
    memory = max(2 * days, LEAST_MEMORY)
    spread = max(_spread(high.pull(values) - low.pull(values), memory), 0.0)
    return Shift(more, float(np.sqrt(spread)), min(low.worth, high.worth) / days)


def _spread(values: Floats, memory: int) -> float:
    """The variance of a mean of values that go together over so many days (Newey and West 1987)."""
    centred, size = values - values.mean(), len(values)
    total = float(centred @ centred)
    for lag in range(1, min(memory, size - 1) + 1):
        total += 2 * (1 - lag / (memory + 1)) * float(centred[lag:] @ centred[:-lag])
    return total / size**2


def unexpected(attacks: Counts, known: Floats, days: int, *, before: bool = False) -> Floats:
    """Attacks on the day after each stretch, less what the days before it let expect.

    `known` are the histories of all days. With `before`, attacks on the day before the stretch, less what the days
    before that let expect: acts to come must leave them alone.
    """
    first = np.arange(FIRST, len(attacks) - days)
    day, told = (first - 1, known[first - 1]) if before else (first + days, known[first])
    return _less_expected(attacks[day].astype(float), told)


def unexpected_acts(acts: Counts, known: Floats, days: int) -> Floats:
    """Acts a day in each stretch, less what the same histories let expect: what the attacks after it can go with."""
    first = np.arange(FIRST, len(acts) - days)
    sums = np.concatenate([[0], np.cumsum(acts)])
    return _less_expected((sums[first + days] - sums[first]) / days, known[first])


def _less_expected(values: Floats, known: Floats) -> Floats:
    return np.asarray(values - known @ np.linalg.lstsq(known, values, rcond=None)[0], dtype=np.float64)
