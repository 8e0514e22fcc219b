"""Forecasts that ask for nothing: the last count again, a draw from the last counts, none at all, a steady rate.

A forecast worth having beats all of them; on quiet series the promise of nothing at all is hard to beat.
"""

import numpy as np
from scipy.special import pdtr

from tocsin.analysis.bursts.kernel import Floats


def last_again(panel: Floats, times: float, grid: Floats) -> Floats:
    """Cumulative chances of a Poisson count with the last value as its mean, for every origin; `times` periods long."""
    # the same few counts come again and again, and each chance takes long
    counts, among = np.unique(panel, return_inverse=True)
    return np.asarray(pdtr(grid, np.maximum(counts * times, 1e-9)[:, None])[among])


def drawn_from(panel: Floats, window: int, times: int, grid: Floats) -> Floats:
    """Cumulative chances of a draw from the last sums of so many periods, each as likely as any other."""
    sums = past_sums(panel, times)
    cumulative = np.zeros((*panel.shape, len(grid)))
    for back in range(window):
        earlier = sums[:, np.maximum(np.arange(panel.shape[1]) - back, 0)]
        cumulative += earlier[..., None] <= grid
    return cumulative / window


def past_sums(panel: Floats, times: int) -> Floats:
    """For each origin the sum of the last `times` periods; fewer at the start are scaled up.

    >>> past_sums(np.array([[1.0, 2.0, 4.0]]), 2).tolist()
    [[2.0, 3.0, 6.0]]
    """
    held = np.minimum(np.arange(1, panel.shape[1] + 1), times)
    total = np.cumsum(panel, axis=1)
    earlier = np.concatenate([np.zeros((len(panel), 1)), total], axis=1)[:, np.arange(panel.shape[1]) + 1 - held]
    return np.asarray((total - earlier) * times / held)


def none_at_all(panel: Floats, grid: Floats) -> Floats:
    """Cumulative chances of a sure zero."""
    return np.ones((*panel.shape, len(grid)))


def negative_binomial(mean: Floats, dispersion: Floats, grid: Floats) -> Floats:
    """Cumulative chances with variance mean + dispersion * mean^2, for arrays of means, on a grid of counts that rises.

    Each count's chance follows from that of the one before; all means step up together. Dispersions well above 0:
    under 0.01, the chance of none can be too small to start from.

    >>> negative_binomial(np.array([1.0]), np.array([1.0]), np.array([0.0, 2.0])).tolist()
    [[0.5, 0.875]]
    """
    size = 1 / dispersion
    part = mean / (size + mean)
    chance = (size / (size + mean)) ** size
    total, found = chance.copy(), np.empty((len(grid), *np.shape(mean)))
    more, factor = part * (size - 1), np.empty_like(chance)
    at = 0
    for place, last in enumerate(grid.astype(int).tolist()):
        for count in range(at + 1, last + 1):
            np.divide(more, count, out=factor)
            factor += part
            chance *= factor
            total += chance
        at, found[place] = last, total
    return np.moveaxis(found, 0, -1)


def steady_rate(events: int, days: float, ahead: float) -> tuple[float, float]:
    """Size and chance of the negative binomial for a steady rate: so many events seen in days, so many days ahead.

    Gamma-Poisson with Jeffreys' prior. It takes events to be independent, so for bursts its interval is too narrow.

    >>> from scipy.stats import nbinom
    >>> size, chance = steady_rate(15, 56, 7)
    >>> round(float(nbinom.sf(0, size, chance)), 3), round(float(nbinom.sf(4, size, chance)), 3)
    (0.839, 0.057)
    >>> [int(nbinom.ppf(tail, *steady_rate(15, 56, 30))) for tail in (0.05, 0.95)]
    [3, 15]
    """
    return events + 0.5, days / (days + ahead)
