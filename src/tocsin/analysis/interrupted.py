"""A series interrupted by interventions: the days after them against what trend and season would have brought."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis.answer import Interval
from tocsin.analysis.intervals import Widening
from tocsin.analysis.regression import NoFit, design, fit_counts, harmonics

A_YEAR = 365.25
LEAST_REST = 30
"""Days without an intervention that its days are compared with: fewer tell too little of the level."""
FARTHEST = 50.0
"""No logarithm of a ratio is followed farther than this."""
EARLIEST = 60
"""Days before an ordinary date, or a third of those before the first real one: fewer tell too little of the level."""
Floats = NDArray[np.float64]
Days = NDArray[np.bool_]


def after(size: int, starts: Sequence[int], horizon: int) -> Days:
    """Which days lie within `horizon` days from one of these on, the day itself left out: it may come before it.

    >>> after(8, [1, 4], 2).astype(int).tolist()
    [0, 0, 1, 1, 0, 1, 1, 0]
    """
    marked = np.zeros(size, dtype=bool)
    for start in starts:
        marked[max(start + 1, 0) : max(start + 1 + horizon, 0)] = True
    return marked


def columns_for(days: Days) -> tuple[Floats, ...]:
    """What is allowed for on these days beside the interventions: a trend from a year on, a season from two years on."""
    places = np.flatnonzero(days).astype(float)
    trend = (places / len(days),) if len(places) >= A_YEAR else ()
    return (*trend, harmonics(places, A_YEAR, 2)) if len(places) >= 2 * A_YEAR else trend


def allowed_for(days: int) -> str:
    """What `columns_for` allows for on so many days, in words.

    >>> allowed_for(125), allowed_for(800)
    ('the level of the other days', 'the level expected from trend and season')
    """
    if days < A_YEAR:
        return "the level of the other days"
    return "the level expected from trend" + (" and season" if days >= 2 * A_YEAR else "")


@dataclass(frozen=True, slots=True)
class Effect:
    """How many times the expected count there was after; the interval allows for bursts. `days` are those looked at."""

    times: float
    interval: Interval
    seen: int
    expected: float
    days: int

    @property
    def size(self) -> float:
        """How far from one, on either side: a half and a double are equally far."""
        return abs(float(np.log(max(self.times, 1e-9))))


def effect(
    counts: NDArray[np.int64], marked: Days, widening: Widening, level: float = 0.95, kept: Days | None = None
) -> Effect | None:
    """The step on the marked days; None where they are none, or the others too few or empty."""
    use = np.ones(len(counts), dtype=bool) if kept is None else kept
    seen, shown = counts[use], marked[use]
    if not shown.any() or (~shown).sum() < LEAST_REST or not seen[~shown].any():
        return None
    # half an event more on both sides keeps a count of nothing from being infinitely far from the rest
    if not seen[shown].any():
        return _none_seen(seen, shown, widening, level)
    try:
        fit = fit_counts(seen, design(shown.astype(float), *columns_for(use)))
    except NoFit:
        return None
    spread = max(fit.dispersion, 1.0, widening.factor**2)
    middle, error = float(fit.coefficients[1]), fit.error(1, spread=spread)
    reach = widening.quantile(level) * error
    return _effect(middle, reach, level, int(seen[shown].sum()), int(shown.sum()))


def _none_seen(seen: NDArray[np.int64], shown: Days, widening: Widening, level: float) -> Effect:
    rest, days = int(seen[~shown].sum()), int(shown.sum())
    middle = float(np.log(0.5 / days) - np.log((rest + 0.5) / int((~shown).sum())))
    error = (1 / 0.5 + 1 / (rest + 0.5)) ** 0.5 * widening.factor
    return _effect(middle, widening.quantile(level) * error, level, 0, days)


def _effect(middle: float, reach: float, level: float, seen: int, days: int) -> Effect:
    reach = min(reach, FARTHEST)
    interval = Interval(float(np.exp(middle - reach)), float(np.exp(middle + reach)), level, "allowing for bursts")
    times = float(np.exp(middle))
    return Effect(times, interval, seen, max(seen, 0.5) / times, days)


def until(size: int, starts: Sequence[int], horizon: int) -> Days:
    """The days up to the end of the last window: what came later may be another level, and is no baseline."""
    return np.arange(size) <= max(starts) + horizon


def placebo_starts(size: int, starts: Sequence[int], horizon: int, most: int = 120) -> list[list[int]]:
    """Sets of ordinary dates, up to `most`: the same dates moved together to where few of their days are after real ones.

    Several dates go round the end; a single one moves to where no window meets its own.
    """
    first, last = min(starts), max(starts)
    earliest = max(horizon, EARLIEST, first // 3 if first == last else 0)
    room, real = size - horizon - earliest, after(size, starts, horizon)
    found = []
    for shift in range(1, room):
        moved = sorted((start - earliest + shift) % room + earliest for start in starts)
        shown = after(size, moved, horizon)
        if (shown & real).sum() <= (shown.sum() / 2 if len(starts) > 1 else 0):
            found.append(moved)
    kept = np.linspace(0, len(found) - 1, min(len(found), most)).round().astype(int)
    return [found[place] for place in kept]


def placebos(counts: NDArray[np.int64], starts: Sequence[int], horizon: int, widening: Widening) -> tuple[float, ...]:
    """How many times the expected there was after each set of ordinary dates; days after real ones are left out."""
    size = len(counts)
    held = until(size, starts, horizon)
    real = after(size, starts, horizon)
    found = []
    for moved in placebo_starts(int(held.sum()), starts, horizon):
        kept = held & until(size, moved, horizon) & ~real
        shown = effect(counts, after(size, moved, horizon), widening, kept=kept)
        if shown:
            found.append(shown.times)
    return tuple(found)


def as_far(times: float, others: Sequence[float]) -> int:
    """How many of the others are as far from one as this, on the same side."""
    if times >= 1:
        return sum(other >= times for other in others)
    return sum(other <= times for other in others)
