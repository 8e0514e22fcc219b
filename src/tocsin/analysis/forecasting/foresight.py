"""The forecast: recent means of three memories, spread by what recent counts and past errors show.

A recent mean with memory a is m <- a * count + (1 - a) * m. Its spread, as a negative binomial's dispersion, is told in
three ways: by the last twelve counts, by past errors of the same forecast, and by the geometric mean of both. A fourth
way draws from the last twelve counts, with one part in thirteen of the third for counts not seen before. What each way
would have said before is scored (CRPS), and the ways are weighted by how well they have done of late.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.forecasting.baselines import negative_binomial, past_sums
from tocsin.analysis.forecasting.scores import crps, grid_up_to

MEMORIES = (0.3, 0.5, 0.7)
LEAST_MEAN = 0.05
RECENT = 12
NARROWEST, WIDEST = 0.05, 4.0
FADE = 0.95
"""How much of an error's weight is left a period later; half is gone after fourteen."""
SHARPNESS = 30.0
"""A way that scored 10 % worse of late than the best has 1/17 of its weight: 1.1 ** -30."""
WAYS = ("counts", "both", "errors", "draws")
BOTH = 1


@dataclass(frozen=True, slots=True)
class Question:
    """What is foretold at each origin: the sum of the next `length` periods after a lead of `lead` - 1 periods."""

    lead: int = 1
    length: int = 1

    @property
    def known_after(self) -> int:
        """How many periods after its origin the outcome is known."""
        return self.lead + self.length - 1

    def outcomes(self, panel: Floats) -> Floats:
        """The outcome of each origin that has one, a row a unit."""
        total = np.concatenate([np.zeros((len(panel), 1)), np.cumsum(panel, axis=1)], axis=1)
        origins = np.arange(panel.shape[1] - self.known_after)
        return np.asarray(total[:, origins + self.known_after + 1] - total[:, origins + self.lead])


def recent_means(panel: Floats, memory: float) -> Floats:
    """The recent mean at every origin, never quite zero."""
    means = np.empty_like(panel)
    means[:, 0] = panel[:, 0]
    for period in range(1, panel.shape[1]):
        means[:, period] = memory * panel[:, period] + (1 - memory) * means[:, period - 1]
    return np.maximum(means, LEAST_MEAN)


def spread_of_counts(panel: Floats) -> Floats:
    """Dispersion of the last twelve counts, half and half with the median over the units."""
    found = np.empty_like(panel)
    for period in range(min(RECENT - 1, panel.shape[1])):
        found[:, period] = _spread_within(panel[:, None, : period + 1])[:, 0]
    if panel.shape[1] >= RECENT:
        found[:, RECENT - 1 :] = _spread_within(sliding_window_view(panel, RECENT, axis=1))
    return 0.5 * found + 0.5 * np.median(found, axis=0)


def _spread_within(windows: Floats) -> Floats:
    """Dispersion of the counts in each window, the last axis."""
    mean = windows.mean(axis=-1)
    variance = windows.var(axis=-1, ddof=1) if windows.shape[-1] > 1 else mean
    safe = np.where(mean > 0, mean, 1.0)
    return np.clip(np.where(mean > 0, (variance - mean) / safe**2, NARROWEST), NARROWEST, WIDEST)


def spread_of_errors(outcomes: Floats, means: Floats, known_after: int) -> Floats:
    """Dispersion that past errors of the same forecast show, half and half with that of all units together.

    `means` are by memory, unit, origin, and so is what comes back.
    """
    over, under = np.zeros(means.shape[:-1]), np.full(means.shape[:-1], 1e-9)
    found = np.full_like(means, 0.3)
    for origin in range(known_after, means.shape[-1]):
        past = origin - known_after
        mean = means[..., past]
        weight = 1 / (1 + mean)
        over = FADE * over + weight * ((outcomes[:, past] - mean) ** 2 - mean)
        under = FADE * under + weight * mean**2
        pooled = over.sum(axis=-1, keepdims=True) / under.sum(axis=-1, keepdims=True)
        found[..., origin] = 0.5 * (over / under).clip(0.02, WIDEST) + 0.5 * pooled
    return np.where(np.arange(means.shape[-1]) < known_after, found, found.clip(0.03, WIDEST))


@dataclass(frozen=True, slots=True, eq=False)
class Foresight:
    """The forecast of every origin: means and dispersions by memory and way, and the ways' weights at each origin."""

    means: Floats
    """By memory, unit, origin."""
    spreads: Floats
    """By way, memory, unit, origin."""
    sums: Floats
    """By unit and origin, the sum of the last periods, as many as are foretold."""
    weights: Floats
    """By origin and way; they add up to 1."""

    def cumulative(self, unit: int, origins: slice, grid: Floats) -> Floats:
        """Cumulative chances for one unit, a row an origin."""
        told = self.ways(unit, origins, grid)
        return np.asarray(sum(weight[:, None] * way for weight, way in zip(self.weights[origins].T, told, strict=True)))

    def ways(self, unit: int, origins: slice, grid: Floats) -> list[Floats]:
        """The same by each way, over all memories alike."""
        means = self.means[:, unit, origins]
        spread = [negative_binomial(means, spreads[:, unit, origins], grid).mean(axis=0) for spreads in self.spreads]
        return [*spread, self._drawn(unit, origins, grid, spread[BOTH])]

    def _drawn(self, unit: int, origins: slice, grid: Floats, unseen: Floats) -> Floats:
        """A draw from the last sums, and a part of what has not been seen before."""
        places = np.arange(self.sums.shape[1])[origins]
        drawn = np.zeros((len(places), len(grid)))
        for back in range(RECENT):
            drawn += self.sums[unit, np.maximum(places - back, 0)][:, None] <= grid
        return np.asarray((drawn + unseen) / (RECENT + 1))


def foresee(panel: Floats, question: Question) -> Foresight:
    """The forecast at every origin of a panel (a row a unit, a column a period), from what was known then."""
    outcomes = question.outcomes(panel)
    means = np.array([recent_means(panel, memory) for memory in MEMORIES]) * question.length
    counts = np.broadcast_to(spread_of_counts(panel), means.shape)
    errors = spread_of_errors(outcomes, means, question.known_after)
    spreads = np.array([counts, np.sqrt(counts * errors), errors])
    even = np.full((panel.shape[1], len(WAYS)), 1 / len(WAYS))
    sums = past_sums(panel, question.length)
    unweighted = Foresight(means, spreads, sums, even)
    return Foresight(means, spreads, sums, _weights(unweighted, outcomes, question.known_after))


def _weights(found: Foresight, outcomes: Floats, known_after: int) -> Floats:
    """Each way's weight at each origin, by its faded score over all units on outcomes known by then."""
    known = outcomes.shape[1]
    scores = np.zeros((known, len(WAYS)))
    for unit, happened in enumerate(outcomes):
        grid = grid_up_to(float(happened.max(initial=0.0)))
        for way, cumulative in enumerate(found.ways(unit, slice(0, known), grid)):
            scores[:, way] += crps(cumulative, grid, happened)
    weights, faded = found.weights.copy(), np.zeros(len(WAYS))
    for origin in range(known_after, len(weights)):
        faded = FADE * faded + scores[origin - known_after]
        relative = (faded + 1e-9) / (faded.min() + 1e-9)
        raw = relative**-SHARPNESS
        weights[origin] = raw / raw.sum()
    return weights
