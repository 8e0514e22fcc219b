"""How many events no source told of: capture and recapture between several lists.

Every model puts another number on what all lists missed. Two lists can only say what they would say if independent;
Chao's estimate is a lower bound when lists overlap by more than chance, as news does.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import gammaln

from tocsin.analysis.bursts.kernel import Floats

ROUNDS = 100
Z95 = 1.959964
FARTHEST = 1000.0


class TooFewLists(ValueError):
    """A capture table needs two lists."""

    def __init__(self, lists: int) -> None:
        super().__init__(f"{lists} list says nothing of what it missed; two or more are needed")


@dataclass(frozen=True, slots=True, eq=False)
class Overlaps:
    """How many events are on exactly which lists: `patterns` holds a row of 0 and 1 for each, without the empty one."""

    names: tuple[str, ...]
    patterns: Floats
    counts: Floats

    @property
    def seen(self) -> int:
        """How many events are on at least one list."""
        return int(self.counts.sum())


def overlaps(names: tuple[str, ...], listed: Floats) -> Overlaps:
    """The table of overlaps from a row an event and a column a list, 1 where it is listed."""
    if len(names) < 2:
        raise TooFewLists(len(names))
    codes = (np.asarray(listed) > 0).astype(int) @ (1 << np.arange(len(names)))
    counts = np.bincount(codes, minlength=1 << len(names))[1:].astype(float)
    patterns = (np.arange(1, 1 << len(names))[:, None] >> np.arange(len(names)))[:, :] & 1
    return Overlaps(names, patterns.astype(float), counts)


def chapman(first: int, second: int, both: int) -> tuple[float, float]:
    """Chapman's estimate from two lists and its standard error: right when they are independent.

    >>> estimate, error = chapman(200, 150, 50)
    >>> round(estimate, 1), round(error, 1)
    (594.1, 58.0)
    """
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    return estimate, float(np.sqrt(variance))


def chao(table: Overlaps) -> float:
    """Chao's lower bound: those seen, and what those on one list and on two say of those on none."""
    on = table.patterns.sum(axis=1)
    once, twice = float(table.counts[on == 1].sum()), float(table.counts[on == 2].sum())
    return table.seen + (once**2 / (2 * twice) if twice else once * (once - 1) / 2)


@dataclass(frozen=True, slots=True)
class Model:
    """A log-linear model: its terms (sets of lists that go together), total, and AIC.

    `low` and `high` are the 95 % interval of the mean total, as is usual; `least` and `most` that of the number itself.
    """

    terms: tuple[tuple[str, ...], ...]
    total: float
    low: float
    high: float
    least: float
    most: float
    aic: float

    @property
    def name(self) -> str:
        """The terms in one line."""
        return " + ".join("·".join(term) for term in self.terms) or "independent"


def design(table: Overlaps, terms: tuple[tuple[str, ...], ...]) -> Floats:
    """A column of ones, one for each list, and one for each term."""
    places = [[table.names.index(name) for name in term] for term in terms]
    columns = [np.ones(len(table.counts)), *table.patterns.T]
    columns += [table.patterns[:, place].prod(axis=1) for place in places]
    return np.column_stack(columns)


def poisson_fit(x: Floats, counts: Floats) -> tuple[Floats, Floats, float]:
    """Weights of a log-linear Poisson model, their covariance, and the log-likelihood without the counts' constant."""
    weights = np.asarray(np.linalg.lstsq(x, np.log(counts + 0.5), rcond=None)[0], dtype=np.float64)
    last = -np.inf
    for _ in range(ROUNDS):
        mean = np.exp(np.clip(x @ weights, -30, 30))
        value = float(counts @ np.log(mean) - mean.sum())
        if abs(value - last) < 1e-12:
            break
        last = value
        weights += np.linalg.pinv((x * mean[:, None]).T @ x) @ (x.T @ (counts - mean))
    return weights, np.asarray(np.linalg.pinv((x * mean[:, None]).T @ x), dtype=np.float64), value


def fit_model(table: Overlaps, terms: tuple[tuple[str, ...], ...] = ()) -> Model:
    """What the model says of the number on no list; the interval holds the logarithm of that number symmetric."""
    x = design(table, terms)
    weights, covariance, value = poisson_fit(x, table.counts)
    missed = float(np.exp(weights[0]))
    variance = float(covariance[0, 0])
    low, high, least, most = (
        table.seen + missed * float(np.exp(min(sign * Z95 * np.sqrt(spread), 50.0)))
        for spread in (variance, variance + 1 / missed)
        for sign in (-1, 1)
    )
    whole = value - float(gammaln(table.counts + 1).sum())
    return Model(terms, table.seen + missed, low, high, least, most, 2 * x.shape[1] - 2 * whole)


def models(table: Overlaps) -> tuple[Model, ...]:
    """Every model of pairs that leaves a degree of freedom, and all pairs with one triple; the lowest AIC first.

    Models that the overlaps cannot pin down, with an end thousands of times what was seen, are left out.
    """
    pairs = list(combinations(table.names, 2))
    most = max(len(table.counts) - len(table.names) - 2, 0)
    chosen: list[tuple[tuple[str, ...], ...]] = [
        terms for size in range(min(len(pairs), most) + 1) for terms in combinations(pairs, size)
    ]
    if len(pairs) < most:
        chosen += [(*pairs, three) for three in combinations(table.names, 3)]
    fitted = (fit_model(table, terms) for terms in chosen)
    told = [model for model in fitted if model.high < FARTHEST * table.seen]
    return tuple(sorted(told, key=lambda model: (model.aic, model.name)))
