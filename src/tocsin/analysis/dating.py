"""When a rate changed, if it did once, where events may come in bursts: every date with its probability.

A day's expected count is, of the rate that holds, what is not left to bursts, and from each event of the days before a
part of one more, fading out. How much comes in bursts, and how slowly they fade, is not known: every combination of a
grid is weighed by how well it tells the counts, and half the weight beforehand lies on no bursts at all. So a date is as
sure as the counts make it, whether they come singly or in bursts; without bursts it is `breaks.one_break`, exactly.

Some of what follows falls on the day itself: there it makes counts vary more, as those of a negative binomial do whose
variance is so many times its mean. How many times follows from share and lag. What single days vary beyond that, as when
one raid is told five times, is measured, and counts and times are divided by it.

For each combination the likelihood of a stretch, as its rate varies, is matched by that of a plain count in a plain time
(three points about its peak fix both); so the rate goes out as it does there, by Gamma and Poisson.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter
from scipy.special import gammaln, logsumexp

from tocsin.analysis.breaks import Floats, OneBreak, Prior, evidence

SHARES = np.array([0.1, 0.25, 0.4, 0.55, 0.7, 0.85])
"""The shares of events tried that follow from others."""
LAGS = np.array([1.5, 3.0, 6.0, 12.0, 24.0])
"""How slowly bursts fade: the mean lags tried, in days."""
SINGLY = 0.5
"""How likely it is beforehand that attacks come singly. In open tables 0 to 7 % of windows do (`python -m evaluation.singly`);
were it so little here, days would hold better where there are bursts, and a real rise be seen a good deal less often."""
SHORTEST = 0.7
"""No lag below this many periods is tried: such bursts lie within a period, and `within` allows for them."""
NODES = 41
"""Rates at which likelihoods are computed."""
WIDER = 1.5
"""The rates reach so many times beyond the lowest and the highest of any stretch."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Stretches as if their events were independent: log-likelihood but for rate, count and time, each an array."""

    height: Floats
    count: Floats
    time: Floats

    def weight(self, prior: Prior, within: float) -> Floats:
        """The log-probability of each stretch, its rate unknown, where counts of one period vary `within` times as much."""
        return np.asarray(self.height / within + evidence(self.count / within, self.time / within, prior))

    def rate(self, place: int) -> float:
        """The likeliest rate of the stretch at this place."""
        return float(self.count[place] / self.time[place])


@dataclass(frozen=True, slots=True, eq=False)
class Bursting:
    """One combination, seen on the counts: the parts of each period's expected count that go with the rate and do not.

    `factor` is how much more single periods vary than independent counts would. `sums` is the log-likelihood of all up to
    each edge between periods, a row for each rate of the `grid`.
    """

    loose: Floats
    bound: Floats
    factor: float
    grid: Floats
    sums: Floats
    before: Likeness
    after: Likeness
    whole: Likeness

    def split(self, prior: Prior, within: float = 1.0) -> Floats:
        """The log-probability of the counts for each last period of the old rate."""
        return self.before.weight(prior, within) + self.after.weight(prior, within)

    def stretches(self, edges: NDArray[np.intp], prior: Prior, within: float) -> Floats:
        """The log-probability of the counts between each two edges, one rate in all of them; -inf for edges in wrong order."""
        sums = self.sums[:, edges]
        found = np.full((len(edges), len(edges)), -np.inf)
        for start in range(len(edges) - 1):
            found[start, start + 1 :] = _likeness(sums[:, start + 1 :] - sums[:, [start]], self.grid).weight(
                prior, within
            )
        return found

    def dispersion(self, counts: NDArray[np.int64], last: int) -> float:
        """How much more single periods vary than bursts of this sort would have them, with the rate changed after `last`."""
        rate = np.where(np.arange(len(counts)) <= last, self.before.rate(last), self.after.rate(last))
        expected = np.maximum(rate * self.loose + self.bound, 1e-9)
        return max(float(((counts - expected) ** 2 / expected).mean()) / self.factor, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The counts under every combination, with the logarithm of its weight beforehand; and what single periods vary beyond."""

    beforehand: Floats
    each: tuple[Bursting, ...]
    within: float

    def weighed(self, found: list[Floats]) -> Floats:
        """What was found under each combination, as log-probabilities, taken together."""
        return np.asarray(logsumexp([weight + one for weight, one in zip(self.beforehand, found, strict=True)], axis=0))


def seen_in(counts: NDArray[np.int64], prior: Prior, days: int = 1) -> Seen:
    """The counts as bursts of every sort would have them, and none. `days` is how long a period is."""
    tried, grid = _combinations(days), _rates(counts)
    each = tuple(_bursting(counts, grid, share, lag) for _, share, lag in tried)
    beforehand = np.log([weight for weight, _, _ in tried])
    best = each[int((beforehand + [one.split(prior).max() for one in each]).argmax())]
    return Seen(beforehand, each, best.dispersion(counts, int(best.split(prior).argmax())))


def date_break(counts: NDArray[np.int64], prior: Prior, days: int = 1) -> OneBreak:
    """Where one change fell, and whether there was one, bursts or none. `days` is how long a period is."""
    seen = seen_in(counts, prior, days)
    split = seen.weighed([each.split(prior, seen.within) for each in seen.each])
    none = seen.weighed([each.whole.weight(prior, seen.within) for each in seen.each])
    return OneBreak.weighed(split, float(none[0]), prior)


def _combinations(days: int) -> list[tuple[float, float, float]]:
    """The weight beforehand, share and lag in periods of each combination."""
    lags = [lag for lag in LAGS / days if lag >= SHORTEST]
    each = (1 - SINGLY) / (len(SHARES) * len(lags)) if lags else 0.0
    return [
        (SINGLY if lags else 1.0, 0.0, 1.0),
        *((each, float(share), float(lag)) for share in SHARES for lag in lags),
    ]


def _rates(counts: NDArray[np.int64]) -> Floats:
    """Logarithms of the rates tried, evenly spaced."""
    sums, periods = np.cumsum(counts), np.arange(1, len(counts) + 1)
    low, high = np.maximum(sums, 0.1) / periods, np.maximum(sums[-1] - sums[:-1], 0.1) / periods[-2::-1]
    ends = np.log([min(low.min(), high.min()) / WIDER, max(low.max(), high.max()) * WIDER])
    return np.linspace(ends[0], ends[1], NODES)


def _bursting(counts: NDArray[np.int64], grid: Floats, share: float, lag: float) -> Bursting:
    """One combination, seen on the counts; before the first day all is taken to have been as it is at each rate."""
    fade, size = float(np.exp(-1 / lag)), len(counts)
    at_once = share * (1 - lag * (1 - fade))
    later = (share - at_once) / (1 - at_once)
    loose = np.asarray(1 - later + later * fade ** np.arange(size), dtype=np.float64)
    bound = np.asarray(later * lfilter([0, 1 - fade], [1, -fade], counts.astype(float)), dtype=np.float64)
    factor = (1 - at_once) ** -2
    told = _told(counts, np.exp(grid)[:, None] * loose + bound, factor)
    sums = np.concatenate([np.zeros((len(grid), 1)), np.cumsum(told, axis=1)], axis=1)
    early, whole = sums[:, 1:-1], sums[:, -1:]
    sides = _likeness(early, grid), _likeness(whole - early, grid)
    return Bursting(loose, bound, factor, grid, sums, *sides, _likeness(whole, grid))


def _told(counts: NDArray[np.int64], expected: Floats, factor: float) -> Floats:
    """The log-probability of each period's count, but for what is the same under every combination."""
    some = np.flatnonzero(counts)
    came, likely = counts[some], expected[:, some]
    if factor == 1:
        told = -expected
        told[:, some] += came * np.log(likely)
        return told
    beyond = factor - 1
    told = -expected * (np.log(factor) / beyond)
    told[:, some] += gammaln(came + likely / beyond) - gammaln(likely / beyond) + came * np.log(beyond / factor)
    return np.asarray(told)


def _likeness(told: Floats, grid: Floats) -> Likeness:
    """For each column the count and time whose likelihood goes through the highest point and its neighbours."""
    peak, step = np.clip(told.argmax(axis=0), 1, len(grid) - 2), float(grid[1] - grid[0])
    below, at, above = (told[peak + aside, np.arange(told.shape[1])] for aside in (-1, 0, 1))
    rate = np.exp(grid[peak])
    time = np.maximum((2 * at - below - above) / (rate * (2 * np.cosh(step) - 2)), 1e-9)
    count = np.maximum((above - below + 2 * rate * time * np.sinh(step)) / (2 * step), 0.0)
    return Likeness(np.asarray(at - count * grid[peak] + rate * time), count, time)
