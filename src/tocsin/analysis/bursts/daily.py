"""Self-exciting daily counts: a stepwise background, and after each event of a source a passing rise on later days.

The expected count of day d is background(d) + sum over sources of share * (1 - stay) * sum over j < d of
count_j * stay^(d - 1 - j). Events of one day do not excite each other, so that several reports or several parts of one
attack on one day are no excitation; the mean lag is 1 / (1 - stay) days, at least one.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np
from scipy.special import gammaln

from tocsin.analysis.bursts.hawkes import MOST, PARTS, HawkesFit, Pull, curvature, damped_move, errors_of
from tocsin.analysis.bursts.kernel import Floats, Whole, running

STARTS = (1.2, 3.0, 8.0, 25.0)
"""Mean lags tried first, days."""
SHORTEST = 10.0
"""Days of mean lag that are looked for however short the window."""
ROUNDS = 300
LONGEST_STEP = 1.0
TOLERANCE = 1e-5


def steps_of(days: int, length: int | None) -> Whole:
    """For each day the number of its background step; a last step shorter than half is joined to the one before.

    >>> steps_of(10, 4).tolist(), steps_of(3, None).tolist()
    ([0, 0, 0, 0, 1, 1, 1, 1, 2, 2], [0, 0, 0])
    """
    if not length:
        return np.zeros(days, dtype=np.int64)
    most = max((days + length // 2) // length, 1)
    return np.minimum(np.arange(days) // length, most - 1)


def by_step(step: Whole, values: Floats) -> Floats:
    """The sum over each background step of a value for each day.

    >>> by_step(np.array([0, 0, 1]), np.array([1.0, 2.0, 4.0])).tolist()
    [3.0, 4.0]
    """
    # the days of a step follow one another, so that nothing has to be looked up for each
    return np.asarray(np.add.reduceat(values, np.searchsorted(step, np.arange(step[-1] + 1))))


def rise(counts: Floats, stay: float) -> tuple[Floats, Floats]:
    """What earlier days' events add to each day for a share of one, and its derivative by `stay`."""
    shrink = np.full(len(counts), stay)
    value = running(shrink, _a_day_later(counts))
    return (1 - stay) * value, (1 - stay) * running(shrink, _a_day_later(value)) - value


def _a_day_later(values: Floats) -> Floats:
    return np.concatenate([[0.0], values[:-1]])


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
        mean += share * value
        by_share.append(share * value)
        by_decay.append(share * by_stay * -decay * stay)
    return mean, own, [*by_share, *by_decay]


def gradient_of(counts: Floats, step: Whole, at: tuple[Floats, Floats, list[Floats]]) -> Floats:
    """How the log-likelihood rises by each parameter's logarithm."""
    mean, own, columns = at
    left = counts / mean - 1
    return np.concatenate([by_step(step, own * left), [float(column @ left) for column in columns]])


def information(step: Whole, at: tuple[Floats, Floats, list[Floats]]) -> Floats:
    """Fisher's information of the parameters' logarithms."""
    mean, own, columns = at
    root = np.sqrt(mean)
    return curvature(partial(by_step, step), own / root, [column / root for column in columns])


def value_of(counts: Floats, mean: Floats) -> float:
    """The Poisson log-likelihood without the counts' own constant."""
    return float(np.sum(counts * np.log(mean) - mean))


def within(logs: Floats, sources: int, days: int) -> Floats:
    """The parameters held inside what such a window can show: a mean lag of at most a twentieth, a share below two."""
    held = np.clip(logs, -18.0, 12.0)
    held[-2 * sources : -sources] = np.minimum(held[-2 * sources : -sources], np.log(MOST))
    held[-sources:] = np.clip(held[-sources:], np.log(1 / max(days / PARTS, SHORTEST)), np.log(5.0))
    return held


def climb(counts: Floats, step: Whole, sources: Sequence[Floats], logs: Floats) -> tuple[Floats, float, int]:
    """The best parameters reached from these, their log-likelihood, and how many rounds that took."""
    here = expected(step, sources, logs)
    value, damping, done = value_of(counts, here[0]), 1e-6, 0
    while done < ROUNDS:
        done += 1
        move = damped_move(information(step, here), gradient_of(counts, step, here), damping, int(step[-1]) + 1)
        move = np.clip(move, -LONGEST_STEP, LONGEST_STEP)
        there = within(logs + move, len(sources), len(step))
        onward = expected(step, sources, there)
        gain = value_of(counts, onward[0]) - value
        if gain > 0:
            logs, here, value, damping = there, onward, value + gain, damping / 5
        else:
            damping = max(damping * 10, 1e-4)
        if 0 <= gain < TOLERANCE or damping > 1e7:
            break
    return logs, value, done


def fit_days(counts: Floats, sources: Sequence[Floats], step: Whole) -> HawkesFit:
    """The best expected counts, with a pull from each source's earlier days; a series may be its own source."""
    lengths = np.bincount(step).astype(float)
    on_steps = by_step(step, counts)
    best: tuple[float, Floats] | None = None
    spent = 0
    for lag in STARTS:
        background = np.maximum(on_steps, 0.25) / lengths * 0.6
        shares = np.full(len(sources), 0.4 / max(len(sources), 1))
        decays = np.full(len(sources), -np.log1p(-1 / lag))
        logs, value, rounds = climb(counts, step, sources, np.log(np.concatenate([background, shares, decays])))
        spent += rounds
        if best is None or value > best[0]:
            best = value, logs
    value, logs = best or (0.0, np.zeros(0))
    known = information(step, expected(step, sources, logs))
    return _fit(counts, step, len(sources), (value, logs, known), spent)


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
