"""When a rate changed, were it constant before and after: every date with its probability (Gamma–Poisson, exact).

Bursts look like changes. So counts and time enter divided by the factor with which bursts multiply the variance: the
evidence of ten attacks that come in fives is that of two.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is thought of a rate before looking: Gamma with this shape and this much time; and of there being a change."""

    shape: float = 1.0
    time: float = 1.0
    change: float = 0.5


def prior_for(counts: NDArray[np.int64]) -> Prior:
    """A prior worth one event, at the overall rate: so that the unit of time does not matter."""
    return Prior(1.0, 1 / max(float(counts.mean()), 1e-9))


def evidence(count: Floats, time: Floats | float, prior: Prior) -> Floats:
    """The log-probability of a stretch with one unknown rate, but for what is the same under every split."""
    shape, scale = prior.shape, prior.time
    const = shape * np.log(scale) - gammaln(shape)
    found: Floats = const + gammaln(shape + count) - (shape + count) * np.log(scale + time)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class OneBreak:
    """`at[i]` is the probability that the last period of the old rate is i, given one change; `none` that there is none."""

    at: Floats
    none: float

    @classmethod
    def weighed(cls, split: Floats, whole: float, prior: Prior) -> Self:
        """From the log-probability of the counts for each last period of the old rate, and for one rate throughout."""
        total = float(logsumexp(split))
        odds = np.log(1 - prior.change) - np.log(prior.change) + whole - (total - np.log(len(split)))
        return cls(np.exp(split - total), float(1 / (1 + np.exp(-np.clip(odds, -700, 700)))))

    @property
    def best(self) -> int:
        """The likeliest last period of the old rate."""
        return int(self.at.argmax())

    @property
    def mean(self) -> float:
        """The mean of the last period of the old rate."""
        return float((self.at * np.arange(len(self.at))).sum())

    def range(self, level: float) -> tuple[int, int]:
        """The shortest run of periods that holds this much of the probability."""
        sums = np.concatenate([[0.0], np.cumsum(self.at)])
        ends = np.searchsorted(sums, sums + level - 1e-12)
        starts = np.flatnonzero(ends < len(sums))
        first = int(starts[(ends[starts] - starts).argmin()])
        return first, int(ends[first]) - 1


def one_break(counts: NDArray[np.int64], prior: Prior, burst: float = 1.0) -> OneBreak:
    """Where one change fell, and whether there was one. `burst` is how much bursts multiply the variance."""
    seen = np.cumsum(counts) / burst
    time = np.arange(1, len(counts) + 1) / burst
    split = evidence(seen[:-1], time[:-1], prior) + evidence(seen[-1] - seen[:-1], time[-1] - time[:-1], prior)
    return OneBreak.weighed(split, float(evidence(seen[-1:], time[-1:], prior)[0]), prior)
