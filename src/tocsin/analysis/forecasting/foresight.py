"""The forecast: recent means of three memories, spread by what recent counts and past errors show.

A recent mean with memory a is m <- a * count + (1 - a) * m. Its spread, as a negative binomial's dispersion, is told in
three ways: by the last twelve counts, by past errors of the same forecast, and by the geometric mean of both. A fourth
way draws from the last twelve counts, with one part in thirteen of the third for counts not seen before. What each way
would have said before is scored (CRPS), and the ways are weighted by how well they have done of late.
"""

from dataclasses import dataclass

import numpy as np

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
BOTH, DRAWS = 1, 3


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
    for period in range(panel.shape[1]):
        window = panel[:, max(0, period + 1 - RECENT) : period + 1]
        mean = window.mean(axis=1)
        variance = window.var(axis=1, ddof=1) if window.shape[1] > 1 else mean
        safe = np.where(mean > 0, mean, 1.0)
        own = np.clip(np.where(mean > 0, (variance - mean) / safe**2, NARROWEST), NARROWEST, WIDEST)
        found[:, period] = 0.5 * own + 0.5 * np.median(own)
    return found


def spread_of_errors(outcomes: Floats, means: Floats, known_after: int) -> Floats:
    """Dispersion that past errors of the same forecast show, half and half with that of all units together."""
    over, under = np.zeros(len(means)), np.full(len(means), 1e-9)
    found = np.full_like(means, 0.3)
    for origin in range(known_after, means.shape[1]):
        past = origin - known_after
        mean = means[:, past]
        weight = 1 / (1 + mean)
        over = FADE * over + weight * ((outcomes[:, past] - mean) ** 2 - mean)
        under = FADE * under + weight * mean**2
        pooled = over.sum() / under.sum()
        found[:, origin] = np.clip(0.5 * np.clip(over / under, 0.02, WIDEST) + 0.5 * pooled, 0.03, WIDEST)
    return found


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
        total = np.zeros((len(range(*origins.indices(self.means.shape[2]))), len(grid)))
        for way in range(len(WAYS)):
            total += self.weights[origins, way, None] * self.way(way, unit, origins, grid)
        return total

    def way(self, way: int, unit: int, origins: slice, grid: Floats) -> Floats:
        """Cumulative chances by one way, over all memories alike."""
        if way == DRAWS:
            return self._drawn(unit, origins, grid)
        parts = [
            negative_binomial(self.means[memory, unit, origins], self.spreads[way, memory, unit, origins], grid)
            for memory in range(len(MEMORIES))
        ]
        return np.asarray(np.mean(parts, axis=0))

    def _drawn(self, unit: int, origins: slice, grid: Floats) -> Floats:
        """A draw from the last sums, and a part of what has not been seen before."""
        places = np.arange(self.sums.shape[1])[origins]
        drawn = np.zeros((len(places), len(grid)))
        for back in range(RECENT):
            drawn += self.sums[unit, np.maximum(places - back, 0)][:, None] <= grid
        return np.asarray((drawn + self.way(BOTH, unit, origins, grid)) / (RECENT + 1))


def foresee(panel: Floats, question: Question) -> Foresight:
    """The forecast at every origin of a panel (a row a unit, a column a period), from what was known then."""
    outcomes = question.outcomes(panel)
    means = np.array([recent_means(panel, memory) for memory in MEMORIES]) * question.length
    counts = np.broadcast_to(spread_of_counts(panel), means.shape)
    errors = np.array([spread_of_errors(outcomes, mean, question.known_after) for mean in means])
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
        for way in range(len(WAYS)):
            scores[:, way] += crps(found.way(way, unit, slice(0, known), grid), grid, happened)
    weights, faded = found.weights.copy(), np.zeros(len(WAYS))
    for origin in range(known_after, len(weights)):
        faded = FADE * faded + scores[origin - known_after]
        relative = (faded + 1e-9) / (faded.min() + 1e-9)
        raw = relative**-SHARPNESS
        weights[origin] = raw / raw.sum()
    return weights
