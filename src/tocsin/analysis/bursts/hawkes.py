"""Self-exciting event times: a stepwise background, and after each event of a source a passing rise in the rate.

The rate at t is background(t) + sum over sources of share * decay * sum of e^(-decay * age). `share` is how many events
of the target one event of the source is followed by on average in excess of the background; 1/decay is the mean lag.
The fit is by Fisher scoring on logarithms, which keeps everything positive; starts differ in lag, the best end wins.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.analysis.bursts.kernel import Floats, Past, Whole, decayed, past_of

SAMPLE = 10_000
"""Above so many events, a stretch of this length says where the fit of all of them starts."""
LAGS = (0.1, 1.0, 10.0, 100.0)
"""Mean lags tried first, in mean gaps between events."""
PARTS = 20
"""The longest mean lag looked for is the window by this: what fades slower is change of the background."""
ROUNDS = 200
TOLERANCE = 1e-4
"""A round that gains less log-likelihood than this is the last."""
MOST = 2.0
"""The largest share looked for: above one, every event would be followed by more than one other."""
LONGEST_STEP = 1.5
"""In logarithms, so that no round changes a parameter more than about fourfold."""


@dataclass(frozen=True, slots=True)
class Pull:
    """How one source's events are followed by the target's: `share` an event, with this mean `lag`."""

    share: float
    lag: float


@dataclass(frozen=True, slots=True)
class HawkesFit:
    """A fitted rate. `background` is events a day on each step between `edges`; `alone` the log-likelihood without pulls."""

    background: tuple[float, ...]
    edges: tuple[float, ...]
    pulls: tuple[Pull, ...]
    log_likelihood: float
    alone: float
    events: int
    evaluations: int
    errors: tuple[float, ...] = ()
    """The standard error of each share's logarithm, from the curvature at the best fit."""

    @property
    def gain(self) -> float:
        """Log-likelihood gained over the same background without any pull."""
        return self.log_likelihood - self.alone


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """What a fit looks at: the target's events, where they stand among each source's, and on which background step."""

    target: Floats
    sources: tuple[Floats, ...]
    pasts: tuple[Past, ...]
    step: Whole
    edges: Floats

    @property
    def lengths(self) -> Floats:
        """The length of each background step."""
        return np.diff(self.edges)

    @property
    def on_steps(self) -> Floats:
        """How many events each background step holds."""
        return np.bincount(self.step, minlength=len(self.edges) - 1).astype(float)


def times_of(target: Floats, sources: Sequence[Floats], edges: Floats) -> Times:
    """The times, ready to fit; all sorted, all between the first and the last edge."""
    step = np.clip(np.searchsorted(edges, target, side="right") - 1, 0, len(edges) - 2).astype(np.int64)
    return Times(target, tuple(sources), tuple(past_of(target, each) for each in sources), step, edges)


def log_likelihood_alone(times: Times) -> float:
    """The log-likelihood of the best stepwise rate without any pull."""
    counts, lengths = times.on_steps, times.lengths
    held = counts > 0
    return float(np.sum(counts[held] * np.log(counts[held] / lengths[held])) - counts.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Slope:
    """The log-likelihood at some parameters, its gradient, and the sum of outer products that stands for its curvature."""

    value: float
    gradient: Floats
    curvature: Floats


def slope_at(times: Times, logs: Floats) -> Slope:
    """The log-likelihood at the logarithms of backgrounds, then shares, then decays, with its derivatives by them."""
    steps, sources = len(times.edges) - 1, len(times.sources)
    background = np.exp(logs[:steps])
    shares, decays = np.exp(logs[steps : steps + sources]), np.exp(logs[steps + sources :])
    rate = background[times.step]
    parts, lost, lost_slope = [], [], []
    for source, past, share, decay in zip(times.sources, times.pasts, shares, decays, strict=True):
        value, slope = decayed(past, decay)
        value *= share * decay
        slope *= share * decay * decay
        slope += value
        rate = rate + value
        parts.append((value, slope))
        left = times.edges[-1] - source
        fade = np.exp(-decay * left)
        lost.append(share * (len(source) - fade.sum()))
        lost_slope.append(share * decay * float(left @ fade))
    inverse = 1.0 / rate
    columns = [part[0] * inverse for part in parts] + [part[1] * inverse for part in parts]
    inverse *= background[times.step]
    paid = background * times.lengths
    total = np.bincount(times.step, inverse, steps)
    gradient = np.concatenate([total, [float(each.sum()) for each in columns]]) - np.concatenate(
        [paid, lost, lost_slope]
    )
    total_value = float(np.log(rate).sum() - paid.sum() - sum(lost))

    def by_step(each: Floats) -> Floats:
        return np.asarray(np.bincount(times.step, each, steps), dtype=np.float64)

    return Slope(total_value, gradient, curvature(by_step, inverse, columns))


def curvature(by_step: Callable[[Floats], Floats], own: Floats, columns: Sequence[Floats]) -> Floats:
    """Sums of products of the parts of the score, event by event; background steps never meet each other.

    `by_step` sums what is told of each event over the background steps.
    """
    alone = by_step(own * own)
    steps, size = len(alone), len(alone) + len(columns)
    found = np.zeros((size, size))
    found[np.arange(steps), np.arange(steps)] = alone
    for i, column in enumerate(columns):
        found[:steps, steps + i] = found[steps + i, :steps] = by_step(own * column)
        for j, other in enumerate(columns[: i + 1]):
            found[steps + i, steps + j] = found[steps + j, steps + i] = float(column @ other)
    return found


def damped_move(known: Floats, gradient: Floats, damping: float, steps: int) -> Floats:
    """How far to move the parameters by their curvature and gradient, the less the more it is damped.

    Background steps come first and never meet each other: what the others leave of them is a division for each.
    """
    held = (1 + damping) * np.diag(known) + 1e-9
    own, cross = held[:steps], known[:steps, steps:]
    shared = cross.T / own
    corner = known[steps:, steps:] - shared @ cross
    corner[np.diag_indices_from(corner)] += held[steps:] - np.diag(known)[steps:]
    others = np.linalg.solve(corner, gradient[steps:] - shared @ gradient[:steps])
    return np.concatenate([gradient[:steps] / own - others @ shared, others])


def within(logs: Floats, times: Times) -> Floats:
    """The parameters held inside what such a window can show: a mean lag of at most a twentieth, a share below two."""
    sources, window = len(times.sources), float(times.edges[-1] - times.edges[0])
    held = np.clip(logs, -30.0, 30.0)
    held[-2 * sources : -sources] = np.minimum(held[-2 * sources : -sources], np.log(MOST))
    held[-sources:] = np.maximum(held[-sources:], np.log(PARTS / window))
    return held


def errors_of(known: Floats, steps: int, sources: int) -> tuple[float, ...]:
    """Standard errors of the logarithms of the shares by their curvature; infinite where it says nothing of one."""
    spread = np.diag(np.linalg.pinv(known))[steps : steps + sources]
    flat = np.diag(known)[steps : steps + sources] < 1e-9
    return tuple(
        float("inf") if none else float(np.sqrt(max(each, 0.0))) for each, none in zip(spread, flat, strict=True)
    )


def climb(times: Times, logs: Floats, tolerance: float) -> tuple[Floats, Slope, int]:
    """The best parameters reached from these, the log-likelihood there, and how often it was worked out."""
    here, evaluations, damping = slope_at(times, logs), 1, 1e-9
    for _ in range(ROUNDS):
        move = damped_move(here.curvature, here.gradient, damping, len(times.edges) - 1)
        move = np.clip(move, -LONGEST_STEP, LONGEST_STEP)
        onward = within(logs + move, times)
        there = slope_at(times, onward)
        evaluations += 1
        gain = there.value - here.value
        if gain > 0:
            logs, here, damping = onward, there, damping / 10
        else:
            damping = max(damping * 10, 1e-3)
        if 0 <= gain < tolerance or damping > 1e6:
            break
    return logs, here, evaluations


def start_at(times: Times, share: float, lag: float) -> Floats:
    """Parameters to start from: this lag and share, shared between the sources, the rest background."""
    sources = len(times.sources)
    background = np.maximum(times.on_steps, 0.5) / times.lengths * (1 - share)
    logs = [np.log(background), np.full(sources, np.log(share / max(sources, 1))), np.full(sources, -np.log(lag))]
    return np.concatenate(logs)


def fit(target: Floats, sources: Sequence[Floats], edges: Floats) -> HawkesFit:
    """The best rate for the target's events, with a pull from each source; `edges` bound the background steps.

    The target may be its own source: pass the same array. Times are sorted, in days, within the edges.
    """
    times = times_of(target, sources, edges)
    starts, spent = _starts(times)
    ends = []
    for start in starts:
        logs, slope, evaluations = climb(times, start, TOLERANCE)
        spent += evaluations
        ends.append((slope, logs))
    best, logs = max(ends, key=lambda end: end[0].value)
    steps, count = len(edges) - 1, len(sources)
    shares, lags = np.exp(logs[steps : steps + count]), np.exp(-logs[steps + count :])
    pulls = tuple(Pull(float(share), float(lag)) for share, lag in zip(shares, lags, strict=True))
    bottom = log_likelihood_alone(times)
    background = tuple(map(float, np.exp(logs[:steps])))
    errors = errors_of(best.curvature, steps, count)
    return HawkesFit(background, tuple(map(float, edges)), pulls, best.value, bottom, len(target), spent, errors)


def _starts(times: Times) -> tuple[list[Floats], int]:
    gap = float(times.edges[-1] - times.edges[0]) / max(len(times.target), 1)
    if len(times.target) <= SAMPLE:
        return [start_at(times, 0.4, gap * lag) for lag in LAGS], 0
    found = _sample_fit(times)
    starts = start_at(times, 0.4, gap)
    steps, count = len(times.edges) - 1, len(times.sources)
    shares = np.clip([pull.share for pull in found.pulls], 0.01, 0.97)
    starts[:steps] += np.log((1 - min(float(shares.sum()), 0.97)) / 0.6)
    starts[steps : steps + count] = np.log(shares)
    starts[steps + count :] = [-np.log(pull.lag) for pull in found.pulls]
    return [starts], found.evaluations


def _sample_fit(times: Times) -> HawkesFit:
    """The fit of a stretch from the middle, on a constant background."""
    middle = len(times.target) // 2
    first, last = times.target[middle - SAMPLE // 2], times.target[middle + SAMPLE // 2 - 1]
    cut = [each[(each >= first) & (each <= last)] for each in times.sources]
    own = times.target[middle - SAMPLE // 2 : middle + SAMPLE // 2]
    sources = [own if whole is times.target else part for whole, part in zip(times.sources, cut, strict=True)]
    return fit(own, sources, np.array([first, np.nextafter(last, np.inf)]))
