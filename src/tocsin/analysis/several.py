"""How many times a rate changed, and when likeliest, were there bursts or none: as sure as `dating` is of one change.

Every number up to the most asked for is as likely beforehand, and so is every choice of that many places. For each
combination of bursts all choices are summed, and the likeliest found, by dynamic programming. Of no change and of one this
says what `dating.date_break` says.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp

from tocsin.analysis.breaks import Floats, Prior
from tocsin.analysis.dating import Seen, seen_in

PLACES = 200
"""Places at most at which changes are looked for; in longer series they stand several periods apart."""


@dataclass(frozen=True, slots=True)
class Changes:
    """One number of changes: its probability, and the likeliest last periods of old rates."""

    probability: float
    last: tuple[int, ...]


def spacing(periods: int) -> int:
    """How many periods lie between two places at which changes are looked for.

    >>> spacing(200), spacing(1000)
    (1, 5)
    """
    return -(-periods // PLACES)


def number_of_changes(counts: NDArray[np.int64], prior: Prior, most: int, days: int = 1) -> list[Changes]:
    """For no change, one, and so on up to `most`: its probability and its likeliest places. A period has so many `days`."""
    seen, size = seen_in(counts, prior, days), len(counts)
    edges = np.append(np.arange(0, size, spacing(size)), size)
    places = len(edges) - 2
    most = min(most, places)
    ways = [gammaln(places + 1) - gammaln(number + 1) - gammaln(places - number + 1) for number in range(most + 1)]
    found = [_divided(each.stretches(edges, prior, seen.within), most) for each in seen.each]
    weights = seen.weighed([one.total for one in found]) - ways
    shares = np.exp(weights - logsumexp(weights))
    return [Changes(float(share), _likeliest(found, seen, number, edges)) for number, share in enumerate(shares)]


@dataclass(frozen=True, slots=True, eq=False)
class Divided:
    """Under one combination, for each number of changes: all choices of places together, the best, and the way to it."""

    total: Floats
    best: Floats
    choices: tuple[NDArray[np.intp], ...]


def _divided(cost: Floats, most: int) -> Divided:
    """`cost` is the log-probability of the counts between each two edges."""
    total, best = cost[0], cost[0]
    totals, bests, choices = [total[-1]], [best[-1]], list[NDArray[np.intp]]()
    for _ in range(most):
        reached = best[:, None] + cost
        choices.append(reached.argmax(axis=0))
        best, total = reached.max(axis=0), np.asarray(logsumexp(total[:, None] + cost, axis=0))
        totals.append(total[-1])
        bests.append(best[-1])
    return Divided(np.array(totals), np.array(bests), tuple(choices))


def _likeliest(found: list[Divided], seen: Seen, number: int, edges: NDArray[np.intp]) -> tuple[int, ...]:
    """The last periods of old rates under the combination that tells this number of changes best."""
    weights = [weight + one.best[number] for weight, one in zip(seen.beforehand, found, strict=True)]
    chosen, at, places = found[int(np.argmax(weights))], len(edges) - 1, list[int]()
    for choice in reversed(chosen.choices[:number]):
        at = int(choice[at])
        places.append(int(edges[at]) - 1)
    return tuple(reversed(places))
