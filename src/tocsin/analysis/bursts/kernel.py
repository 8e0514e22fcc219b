"""Decaying sums over past events, in time that grows with the number of events and no faster.

The recursion P_k = 1 + e^(-decay * gap_k) P_(k-1) is a triangular system with one band below its diagonal, which
BLAS solves at compiled speed: a fit of a million events needs no compiler of our own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.blas import dtbsv

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Where each time of interest stands among the events of a source: the gap to the last one strictly before it."""

    gaps: Floats
    """Between one source event and the next, the first 0."""
    last: Whole
    """For each time of interest, the number of the last source event before it; -1 for none."""
    since: Floats
    """The time since that event, infinite for none."""
    own: bool
    """Whether the times of interest are the source's own events, all at different times."""


def past_of(times: Floats, source: Floats) -> Past:
    """Each time's place among the source's events; both sorted."""
    gaps = np.diff(source, prepend=source[:1])
    own = times is source and bool(np.all(gaps[1:] > 0))
    last = np.arange(-1, len(times) - 1) if own else np.searchsorted(source, times, side="left") - 1
    since = (
        np.where(last >= 0, times - source[np.maximum(last, 0)], np.inf) if len(source) else np.full(len(times), np.inf)
    )
    return Past(gaps, last.astype(np.int64), since, own)


def running(shrink: Floats, added: Floats) -> Floats:
    """The sums x_k = added_k + shrink_k * x_(k-1), from the first on; what the first shrinks is nothing.

    >>> running(np.array([0.0, 0.5, 0.5]), np.array([1.0, 1.0, 0.0])).tolist()
    [1.0, 1.5, 0.75]
    """
    band = np.empty((2, len(shrink)), order="F")
    band[0] = 1.0
    band[1, :-1] = -shrink[1:]
    band[1, -1] = 0.0
    return np.asarray(dtbsv(1, band, added, lower=1, diag=1), dtype=np.float64)


def decayed(past: Past, decay: float) -> tuple[Floats, Floats]:
    """For each time the sum of e^(-decay * age) over the source's earlier events, and its derivative by the decay."""
    if not len(past.gaps):
        return np.zeros(len(past.last)), np.zeros(len(past.last))
    shrink = np.exp(-decay * past.gaps)
    sums = running(shrink, np.ones_like(shrink))
    pull = np.zeros_like(shrink)
    pull[1:] = -past.gaps[1:] * shrink[1:] * sums[:-1]
    slopes = running(shrink, pull)
    if past.own:
        value, slope = np.zeros_like(sums), np.zeros_like(sums)
        value[1:] = sums[:-1] * shrink[1:]
        slope[1:] = shrink[1:] * (slopes[:-1] - past.gaps[1:] * sums[:-1])
        return value, slope
    fade = np.exp(-decay * past.since)
    since = np.where(np.isfinite(past.since), past.since, 0.0)
    before, before_slope = sums[past.last], slopes[past.last]
    return fade * before, fade * (before_slope - since * before)
