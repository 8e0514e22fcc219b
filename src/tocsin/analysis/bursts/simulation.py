"""Event times drawn from a self-exciting process, generation by generation: for tests and for intervals."""

from collections.abc import Sequence

import numpy as np

from tocsin.analysis.bursts.hawkes import Pull
from tocsin.analysis.bursts.kernel import Floats


def stepwise(background: Sequence[float], edges: Floats, rng: np.random.Generator) -> Floats:
    """Times of a Poisson process with this rate on each step."""
    counts = rng.poisson(np.asarray(background) * np.diff(edges))
    starts, lengths = np.repeat(edges[:-1], counts), np.repeat(np.diff(edges), counts)
    return starts + lengths * rng.random(int(counts.sum()))


def followers(parents: Floats, pull: Pull, end: float, rng: np.random.Generator) -> Floats:
    """The events that directly follow the parents', up to the end."""
    born = np.repeat(parents, rng.poisson(pull.share, len(parents)))
    born = born + rng.exponential(pull.lag, len(born))
    return born[born < end]


def simulate(background: Sequence[float], edges: Floats, pull: Pull, rng: np.random.Generator) -> Floats:
    """Sorted event times of a process that excites itself."""
    young = stepwise(background, edges, rng)
    all_born = [young]
    while len(young):
        young = followers(young, pull, float(edges[-1]), rng)
        all_born.append(young)
    return np.sort(np.concatenate(all_born))
