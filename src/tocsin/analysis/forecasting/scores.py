"""Scores of forecasts of counts, from their cumulative chances on a grid of counts. Lower is better."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis.bursts.kernel import Floats

BINS = (0, 1, 3, 6, 11, 26, 51, 101, 251, 501, 1001)
"""Where the bins of the ignorance score begin: 0, 1-2, 3-5, 6-10, 11-25 … 1001 and more (VIEWS 2023/24)."""
FINEST = 700
"""Counts held on a grid at most; beyond, several counts share a place."""


def grid_up_to(most: float) -> Floats:
    """Counts from 0 to well beyond `most`, so many apart that there are few of them; each stands for those up to it."""
    last = int(most * 2.5) + 30
    step = max(1, last // FINEST)
    return np.arange(step - 1, last + step, step, dtype=float)


def crps(cumulative: Floats, grid: Floats, happened: Floats) -> Floats:
    """Continuous ranked probability score of each forecast (rows) against what happened.

    Of counts that share a place on the grid, those below what happened are told from the others.

    >>> crps(np.array([[0.0, 1.0, 1.0]]), np.arange(3.0), np.array([0.0])).tolist()
    [1.0]
    >>> crps(np.ones((1, 3)), np.array([3.0, 7.0, 11.0]), np.array([5.0])).tolist()
    [5.0]
    """
    step = float(grid[1] - grid[0])
    below = np.clip(np.asarray(happened, dtype=float)[:, None] - (grid - step + 1), 0.0, step)
    return np.asarray((below * cumulative**2 + (step - below) * (1 - cumulative) ** 2).sum(axis=1))


def crps_of_samples(samples: Sequence[float], happened: float) -> float:
    """The same from draws: mean distance to what happened, less half the mean distance between draws.

    >>> crps_of_samples([1.0, 1.0], 0.0)
    1.0
    """
    drawn = np.sort(np.asarray(samples, dtype=float))
    size = len(drawn)
    order = 2 * np.arange(1, size + 1) - size - 1
    return float(np.abs(drawn - happened).mean() - (order * drawn).sum() / size**2)


def interval_score(low: Floats, high: Floats, happened: Floats, level: float = 0.9) -> Floats:
    """The width of each interval, and a fine for what fell outside it: twenty times the miss at 90 %.

    >>> interval_score(np.array([2.0]), np.array([5.0]), np.array([6.0])).round(6).tolist()
    [23.0]
    """
    fine = 2 / (1 - level)
    return np.asarray(
        (high - low) + fine * np.maximum(low - happened, 0) + fine * np.maximum(happened - high, 0), dtype=np.float64
    )


def ignorance(samples: Sequence[float], happened: float, pseudo: float = 1.0) -> float:
    """Bits of surprise: -log2 of the share of draws in the bin of what happened, with so many pseudo-draws a bin.

    >>> round(ignorance([0.0] * 989, 0.0), 3)
    0.014
    """
    held = np.bincount(np.searchsorted(BINS, samples, side="right") - 1, minlength=len(BINS)) + pseudo
    return float(-np.log2(held[int(np.searchsorted(BINS, happened, side="right")) - 1] / held.sum()))


def quantile(cumulative: Floats, grid: Floats, share: float) -> Floats:
    """The least count that each forecast puts at least this share at or below."""
    return np.asarray(grid[np.minimum((cumulative < share - 1e-12).sum(axis=1), len(grid) - 1)])


def interval(cumulative: Floats, grid: Floats, level: float = 0.9) -> tuple[Floats, Floats]:
    """Both ends, included, of each forecast's interval: as much left out below as above.

    Where none at all is likelier than the part to leave out below, the interval begins at 0 and the whole is left out
    above; otherwise quiet series would have intervals far wider than they say.
    """
    step = float(grid[1] - grid[0])
    low = quantile(cumulative, grid, (1 - level) / 2) - (step - 1)
    high = np.where(low > 0, quantile(cumulative, grid, (1 + level) / 2), quantile(cumulative, grid, level))
    return low, high


def covered(cumulative: Floats, grid: Floats, happened: Floats, level: float = 0.9) -> NDArray[np.bool_]:
    """Whether what happened fell inside each forecast's interval."""
    low, high = interval(cumulative, grid, level)
    return np.asarray((happened >= low) & (happened <= high), dtype=np.bool_)


def pit_bins(cumulative: Floats, grid: Floats, happened: Floats, bins: int = 10) -> Floats:
    """The share of forecasts whose place of what happened falls in each tenth, without chance (Czado et al. 2009).

    Even tenths mean calibration; full ends mean intervals that are too narrow.
    """
    place = np.searchsorted(grid, happened)
    rows = np.arange(len(happened))
    upper = cumulative[rows, np.minimum(place, len(grid) - 1)]
    lower = np.where(place > 0, cumulative[rows, np.maximum(place - 1, 0)], 0.0)
    edges = np.linspace(0, 1, bins + 1)
    reached = np.clip((edges[None, :] - lower[:, None]) / np.maximum(upper - lower, 1e-12)[:, None], 0, 1)
    return np.asarray(np.diff(reached.mean(axis=0)))
