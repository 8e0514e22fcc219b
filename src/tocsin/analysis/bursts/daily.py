"""Self-exciting daily counts: a stepwise background, and after each event of a source a passing rise on later days.

The expected count of day d is background(d) + sum over sources of share * (1 - stay) * sum over j < d of
count_j * stay^(d - 1 - j). Events of one day do not excite each other, so that several reports or several parts of one
attack on one day are no excitation; the mean lag is 1 / (1 - stay) days, at least one.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter
from scipy.special import gammaln

from tocsin.analysis.bursts.hawkes import MOST, PARTS, HawkesFit, Pull, curvature, damped_move, errors_of
from tocsin.analysis.bursts.kernel import Floats, Whole

Bounds = tuple[Floats, Floats]

STARTS = (1.2, 3.0, 8.0, 25.0)
"""Mean lags tried first, days."""
SHORTEST = 10.0
"""Days of mean lag that are looked for however short the window."""
ROUNDS = 300
LONGEST_STEP = 1.0
TOLERANCE = 1e-5
ROUGH = 0.01
"""A round that gains less log-likelihood than this is the last of a start."""
MOST_TAKEN, MOST_ADDED = 0.95, 1.7
"""A round takes at most so much of a background or share away, or adds so many times as much."""


def steps_of(days: int, length: int | None) -> Whole:
    """For each day the number of its background step; a last step shorter than half is joined to the one before.

    >>> steps_of(10, 4).tolist(), steps_of(3, None).tolist()
    ([0, 0, 0, 0, 1, 1, 1, 1, 2, 2], [0, 0, 0])
    """
    if not length:
        return np.zeros(days, dtype=np.int64)
    most = max((days + length // 2) // length, 1)
    return np.minimum(np.arange(days) // length, most - 1)


def begins_of(step: Whole) -> Whole:
    """The first day of each background step, whose days follow one another.

    >>> begins_of(np.array([0, 0, 1])).tolist()
    [0, 2]
    """
    return np.searchsorted(step, np.arange(step[-1] + 1))


def by_step(begins: Whole, values: Floats) -> Floats:
    """The sum over each background step of a value for each day.

    >>> by_step(np.array([0, 2]), np.array([1.0, 2.0, 4.0])).tolist()
    [3.0, 4.0]
    """
    return np.asarray(np.add.reduceat(values, begins))


def rise(counts: Floats, stay: float) -> tuple[Floats, Floats]:
    """What earlier days' events add to each day for a share of one, and its derivative by `stay`."""
    # the recursion behind the derivative holds the value's within it: value = once more - stay * the day before's
    twice = np.zeros(len(counts) + 1)
    twice[1:] = lfilter([0.0, 1.0], [1.0, -2 * stay, stay * stay], counts)
    value = twice[1:] - stay * twice[:-1]
    return (1 - stay) * value, (1 - stay) * twice[:-1] - value


def expected(step: Whole, sources: Sequence[Floats], logs: Floats) -> tuple[Floats, Floats, list[Floats]]:
    """The expected count of each day, and its derivatives by the parameters' logarithms.

    By that of the day's own background step: one column; then one for each share, then one for each decay.
    """
    steps = int(step.max()) + 1
    own = np.exp(logs[:steps])[step]
    mean, by_share, by_decay = own.copy(), [], []
    for i, source in enumerate(sources):
        share, decay = np.exp(logs[steps + i]), np.exp(logs[steps + len(sources) + i])
        stay = float(np.exp(-decay))
        value, by_stay = rise(source, stay)
        value *= share
        mean += value
        by_share.append(value)
        by_stay *= share * -decay * stay
        by_decay.append(by_stay)
    return mean, own, [*by_share, *by_decay]


def gradient_of(counts: Floats, begins: Whole, at: tuple[Floats, Floats, list[Floats]]) -> Floats:
    """How the log-likelihood rises by each parameter's logarithm."""
    mean, own, columns = at
    left = counts / mean - 1
    return np.concatenate([by_step(begins, own * left), [float(column @ left) for column in columns]])


def information(begins: Whole, at: tuple[Floats, Floats, list[Floats]]) -> Floats:
    """Fisher's information of the parameters' logarithms."""
    mean, own, columns = at
    part = 1 / np.sqrt(mean)
    return curvature(partial(by_step, begins), own * part, [column * part for column in columns])


def value_of(counts: Floats, mean: Floats) -> float:
    """The Poisson log-likelihood without the counts' own constant."""
    return float(np.sum(counts * np.log(mean) - mean))


def bounds(steps: int, sources: int, days: int) -> Bounds:
    """What such a window can show, the least and most of each parameter: a mean lag of a twentieth, a share below two."""
    slowest = np.log(1 / max(days / PARTS, SHORTEST))
    sizes = (steps, sources, sources)
    return np.repeat([-18.0, -18.0, slowest], sizes), np.repeat([12.0, np.log(MOST), np.log(5.0)], sizes)


def beyond(logs: Floats, gradient: Floats, limits: Bounds) -> NDArray[np.bool_]:
    """Which parameters are at a bound and would go beyond: the others are to be moved as if these stayed."""
    least, most = limits
    return ((logs <= least) & (gradient < 0)) | ((logs >= most) & (gradient > 0))


def moved(logs: Floats, move: Floats, sources: int) -> Floats:
    """The parameters after a move: backgrounds and shares by what it adds to themselves, decays to their logarithms.

    The mean is a sum of the first two times what is known, so that such steps reach the best in a few rounds, and a
    share that is best at nothing goes there and does not creep.
    """
    onward = logs + np.clip(move, -LONGEST_STEP, LONGEST_STEP)
    onward[:-sources] = logs[:-sources] + np.log1p(np.clip(move[:-sources], -MOST_TAKEN, MOST_ADDED))
    return onward


def climb(
    counts: Floats, step: Whole, sources: Sequence[Floats], logs: Floats, tolerance: float = TOLERANCE
) -> tuple[Floats, float, int]:
    """The best parameters reached from these, their log-likelihood, and how many rounds that took."""
    begins, many = begins_of(step), len(sources)
    limits = bounds(len(begins), many, len(step))
    logs = np.clip(logs, *limits)
    here = expected(step, sources, logs)
    value, damping, done = value_of(counts, here[0]), 1e-6, 0
    while done < ROUNDS:
        done += 1
        known, gradient = information(begins, here), gradient_of(counts, begins, here)
        stay = beyond(logs, gradient, limits)
        known[stay], known[:, stay], gradient[stay] = 0.0, 0.0, 0.0
        there = np.clip(moved(logs, damped_move(known, gradient, damping, len(begins)), many), *limits)
        onward = expected(step, sources, there)
        gain = value_of(counts, onward[0]) - value
        if gain > 0:
            logs, here, value, damping = there, onward, value + gain, damping / 5
        else:
            damping = max(damping * 10, 1e-4)
        if 0 <= gain < tolerance or damping > 1e7:
            break
    return logs, value, done


def start_at(lag: float, sources: int, step: Whole, counts: Floats) -> Floats:
    """Parameters to start from: this lag, two fifths of the events shared between the sources, the rest background."""
    background = np.maximum(by_step(begins_of(step), counts), 0.25) / np.bincount(step) * 0.6
    shares = np.full(sources, 0.4 / max(sources, 1))
    return np.asarray(np.log(np.concatenate([background, shares, np.full(sources, -np.log1p(-1 / lag))])))


def fit_days(counts: Floats, sources: Sequence[Floats], step: Whole) -> HawkesFit:
    """The best expected counts, with a pull from each source's earlier days; a series may be its own source.

    Every start is followed roughly, and the one that got highest to the end.
    """
    climbed = [climb(counts, step, sources, start_at(lag, len(sources), step, counts), ROUGH) for lag in STARTS]
    best = max(climbed, key=lambda end: end[1])
    logs, value, rounds = climb(counts, step, sources, best[0])
    known = information(begins_of(step), expected(step, sources, logs))
    return _fit(counts, step, len(sources), (value, logs, known), rounds + sum(end[2] for end in climbed))


def _fit(counts: Floats, step: Whole, sources: int, best: tuple[float, Floats, Floats], spent: int) -> HawkesFit:
    value, logs, known = best
    steps = int(step.max()) + 1
    shares, decays = np.exp(logs[steps : steps + sources]), np.exp(logs[steps + sources :])
    pulls = tuple(Pull(float(share), float(1 / -np.expm1(-decay))) for share, decay in zip(shares, decays, strict=True))
    lengths, on_steps = np.bincount(step).astype(float), np.bincount(step, counts)
    held = on_steps > 0
    alone = float(np.sum(on_steps[held] * np.log(on_steps[held] / lengths[held])) - on_steps.sum())
    constant = float(gammaln(counts + 1).sum())
    edges = tuple(map(float, np.concatenate([[0], np.cumsum(lengths)])))
    background = tuple(map(float, np.exp(logs[:steps])))
    errors = errors_of(known, steps, sources)
    return HawkesFit(background, edges, pulls, value - constant, alone - constant, int(counts.sum()), spent, errors)
