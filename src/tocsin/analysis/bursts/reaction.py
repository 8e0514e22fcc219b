"""Who answers whom, and how fast: what one side's days are followed by, against the same days moved about.

The comparison moves the first side's days as a whole, by every number of days from beyond the longest lag up to half a
year, round the end of the window. That keeps each side's own bursts and slow changes, and takes away only their order.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from tocsin.analysis.bursts.burstiness import backgrounds
from tocsin.analysis.bursts.daily import fit_days, steps_of
from tocsin.analysis.bursts.kernel import Floats

SHIFT = 180
"""The farthest that days are moved: beyond it, slow changes would no longer be the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Following:
    """What follows the first side's days.

    `chance` is of a day with the second side within so many days after a day with the first, `otherwise` after a day
    without; `usual` is the mean chance after moved days, and `p_value` the share of moves with as high a chance.
    `curve` holds, for lags of 1 day and more, the chance of B on that day; `usual_curve`, `low`, `high` its mean and
    90 % band over moved days. `peak` is the lag with most excess, `half` the one by which half of the excess has come;
    both None where no lag is above its band.
    """

    within: int
    days: int
    chance: float
    otherwise: float
    usual: float
    p_value: float
    curve: tuple[float, ...]
    usual_curve: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    peak: int | None
    half: int | None


def soon(outcome: Floats, within: int) -> Floats:
    """For each day 1.0 where the outcome follows on one of the next days, else 0.0.

    >>> soon(np.array([0.0, 0.0, 2.0, 0.0]), 2).tolist()
    [1.0, 1.0, 0.0, 0.0]
    """
    padded = np.concatenate([outcome > 0, np.zeros(within, dtype=bool)])
    ahead = np.array([padded[lag : lag + len(outcome)] for lag in range(1, within + 1)])
    return np.asarray(ahead.any(axis=0), dtype=np.float64)


def moves(days: int, longest: int) -> list[int]:
    """By how many days the first side is moved: beyond the longest lag, at most half a year, either way."""
    farthest = min(SHIFT, days // 2)
    ahead = range(longest + 1, farthest + 1)
    return [*(-move for move in reversed(ahead)), *ahead]


def following(first: Floats, second: Floats, *, within: int = 7, longest: int = 30) -> Following:
    """What the days with any of the first are followed by in the second, against the first's days moved about."""
    usable = len(first) - longest
    acted = first[:usable] > 0
    answered = soon(second, within)[:usable]
    lagged = np.array([(second[lag : lag + usable] > 0) for lag in range(1, longest + 1)], dtype=float)
    moved = np.array([np.roll(acted, move) for move in moves(usable, longest)], dtype=float)
    active = max(float(acted.sum()), 1.0)
    curve, curves = lagged @ acted / active, moved @ lagged.T / active
    usual = moved @ answered / active
    chance = float(acted @ answered / active)
    idle = max(float((~acted).sum()), 1.0)
    low, high = np.quantile(curves, [0.05, 0.95], axis=0)
    mean = curves.mean(axis=0)
    peak, half = _timing(curve, mean, high)
    return Following(
        within=within,
        days=int(acted.sum()),
        chance=chance,
        otherwise=float((~acted) @ answered / idle),
        usual=float(usual.mean()),
        p_value=float((np.sum(usual >= chance) + 1) / (len(usual) + 1)),
        curve=tuple(map(float, curve)),
        usual_curve=tuple(map(float, mean)),
        low=tuple(map(float, low)),
        high=tuple(map(float, high)),
        peak=peak,
        half=half,
    )


def _timing(curve: Floats, mean: Floats, high: Floats) -> tuple[int | None, int | None]:
    """The lag of the peak and the lag by which half of the excess has come; None where nothing stands out."""
    excess = np.where(curve > high, curve - mean, 0.0)
    if not excess.any():
        return None, None
    gathered = np.cumsum(excess)
    return int(np.argmax(excess)) + 1, int(np.searchsorted(gathered, gathered[-1] / 2)) + 1


@dataclass(frozen=True, slots=True)
class CrossPull:
    """Events of the second in excess for one event of the first, over one background; beside the second's own bursts."""

    step: int | None
    share: float
    lag: float
    own: float
    gain: float
    p_value: float


def cross_pulls(first: Floats, second: Floats) -> tuple[CrossPull, ...]:
    """How the second's daily counts follow the first's, beside their own bursts, over every background."""
    found = []
    for length in backgrounds(len(second)):
        step = steps_of(len(second), length)
        alone, both = fit_days(second, [second], step), fit_days(second, [second, first], step)
        gain = max(both.log_likelihood - alone.log_likelihood, 0.0)
        own, cross = both.pulls
        share = cross.share if gain >= 1 else 0.0
        found.append(CrossPull(length, share, cross.lag, own.share, gain, float(chdtrc(2, 2 * gain))))
    return tuple(found)
