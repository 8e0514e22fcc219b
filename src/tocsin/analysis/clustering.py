"""How much events come in bursts: the share of them that follow from earlier ones, for widening intervals.

A day's expected count is a background and, from each event of the days before, a share of one more, fading out over
days to weeks. The share depends on what is taken for background: with a constant one, a real rise passes for a burst;
with a step at the date asked about, bursts that happen to straddle it pass for a rise. So the two are averaged. In the
simulations of `python -m evaluation.falsealarms` the average keeps false alarms near the nominal share where either
alone does not, and sees real rises twice as often as the constant one. It is no estimate to print by itself.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from tocsin.analysis.intervals import Widening

LAGS = np.array([1.0, 2.0, 4.0, 7.0, 12.0, 20.0, 35.0])
"""Mean lags tried, in days."""
STEPS = 80
MOST = 0.9
"""No share above this is believed: the interval would be as wide as the world."""
PER_FREEDOM = 3.0
"""Events for one degree of freedom of t: the share itself is estimated from them."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bursts:
    """The best fit: the share that follows from earlier events, its mean lag in days, and the log-likelihood.

    `within` is how much more the counts of single days vary than independent ones would, by Pearson's residuals.
    """

    share: float
    lag: float
    fit: float
    within: float


def fit_bursts(counts: NDArray[np.int64], background: Floats) -> Bursts:
    """The share of events that follow from others, over `background` (a column a level, each day in one of them).

    All mean lags are climbed at once by expectation and maximisation, which cannot leave the range.
    """
    seen = counts.astype(float)
    faded = np.array([lfilter([0, 1 - fade], [1, -fade], seen) for fade in np.exp(-1 / LAGS)])
    design = np.empty((len(LAGS), len(seen), background.shape[1] + 1))
    design[:, :, :-1], design[:, :, -1] = background, faded
    total = np.maximum(design.sum(axis=1), 1e-12)
    level = (background * seen[:, None]).sum(axis=0) / background.sum(axis=0)
    weights = np.tile(np.append(0.7 * level + 1e-3, 0.3), (len(LAGS), 1))
    held, some = design[:, seen > 0], seen[seen > 0]
    for _ in range(STEPS):
        pull = some / (held @ weights[:, :, None])[:, :, 0]
        weights *= (pull[:, None, :] @ held)[:, 0] / total
    expected = (held @ weights[:, :, None])[:, :, 0]
    fit = (some * np.log(expected)).sum(axis=1) - (total * weights).sum(axis=1)
    best = int(fit.argmax())
    daily = np.maximum(design[best] @ weights[best], 1e-9)
    within = float(((seen - daily) ** 2 / daily).mean())
    return Bursts(float(weights[best, -1]), float(LAGS[best]), float(fit[best]), max(within, 1.0))


def widening_at(counts: NDArray[np.int64], step: int) -> Widening:
    """The widening for a comparison of the days before place `step` with those from it on."""
    days = np.arange(len(counts))
    flat = np.ones((len(counts), 1))
    stepped = np.column_stack([days < step, days >= step]).astype(float)
    if not counts.any() or not 0 < step < len(counts):
        return Widening()
    return _widening(counts, fit_bursts(counts, flat), fit_bursts(counts, stepped))


def widening_of(counts: NDArray[np.int64]) -> Widening:
    """The widening for a rate over the whole of the counts."""
    return _widening(counts, fit_bursts(counts, np.ones((len(counts), 1)))) if counts.any() else Widening()


def _widening(counts: NDArray[np.int64], *fits: Bursts) -> Widening:
    # a share of one or more is an outbreak without end: under a constant background any large rise passes for that
    share = sum(min(fit.share, MOST) for fit in fits) / len(fits)
    return Widening(share, max(float(counts.sum()) / PER_FREEDOM, 3.0), fits[-1].within)


def fano(counts: NDArray[np.int64], bin_days: int) -> float:
    """Variance over mean of the counts in bins of this many days; 1 for independent events, more for bursts."""
    whole = len(counts) // bin_days * bin_days
    bins = counts[:whole].reshape(-1, bin_days).sum(axis=1)
    mean = float(bins.mean()) if len(bins) else 0.0
    return float(bins.var(ddof=1)) / mean if len(bins) > 1 and mean > 0 else 1.0
