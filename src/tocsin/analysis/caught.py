"""How many there were, when the ledger holds some and catches each with a chance that is itself not known for sure."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.stats import betabinom, betanbinom

Floats = NDArray[np.float64]


LEAST, RAREST = 1, 100
"""Fewer caught, or rarer, say nothing of how many there were."""


class NoCatching(ValueError):
    """A share of caught events must lie between nearly nothing and all."""

    def __init__(self, caught: float, missed: float) -> None:
        super().__init__(
            f"a chance of being caught is given as caught and missed, {LEAST} or more caught, some missed and no more than "
            f"{RAREST} for each that is caught; got {caught:g} and {missed:g}"
        )


@dataclass(frozen=True, slots=True)
class Catching:
    """What is known of the chance of being caught: as if so many of a second list's events had been caught, and missed."""

    caught: float
    missed: float

    def __post_init__(self) -> None:
        if not (LEAST <= self.caught < inf and 0 < self.missed <= RAREST * self.caught):
            raise NoCatching(self.caught, self.missed)

    @property
    def mean(self) -> float:
        """The chance expected."""
        return self.caught / (self.caught + self.missed)

    def shown(self) -> str:
        """The chance in words.

        >>> Catching(15, 5).shown()
        'about 75 % of events'
        """
        return f"about {self.mean * 100:.0f} % of events"


MOST, FEWER = Catching(30, 3), Catching(15, 5)
"""Two ledgers: one that catches about nine in ten, one about three in four."""


FARTHEST = 4_000_000
"""Numbers that are looked at at most."""
AT_FIRST = 256
"""Numbers that are looked at for a share before more are."""


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many there were in all, with `held` of them in the ledger; any number is thought as likely beforehand."""

    held: int
    catching: Catching

    def at_least(self, number: int) -> float:
        """The probability of this many or more.

        >>> round(HowMany(11, Catching(15, 5)).at_least(15), 2), HowMany(11, Catching(15, 5)).at_least(11)
        (0.51, 1.0)
        """
        if number <= self.held:
            return 1.0
        ours, caught, missed = self._shape
        if (beyond := number - self.held) <= ours:
            return float(betanbinom.sf(beyond - 1, ours, caught, missed))
        # the same told of those caught, who are fewer here: a claim can be of any size
        return float(np.minimum(betabinom.cdf(self.held, float(number), caught, missed), 1.0))

    def between(self, low: int, high: int | None) -> float:
        """The probability of `low` to `high`, both included."""
        return max(self.at_least(low) - (0.0 if high is None else self.at_least(high + 1)), 0.0)

    def quantile(self, share: float) -> int | None:
        """The number that is not passed with this probability, None where it lies out of reach."""
        chances = self.chances_to(share)
        return self.held + len(chances) - 1 if len(chances) < FARTHEST else None

    def chances_to(self, share: float) -> Floats:
        """The probability of each number from that held on, to the one that is not passed with this probability.

        No more than `FARTHEST` numbers are looked at.
        """
        # twice as many as can be expected to be missed, and some
        missed = min(AT_FIRST + round(2 * self.held * self.catching.missed / self.catching.caught), FARTHEST)
        while (reached := np.cumsum(self.chances(missed)))[-1] < share and missed < FARTHEST:
            missed = min(4 * missed, FARTHEST)
        return self.chances(missed)[: int(np.searchsorted(reached, share)) + 1]

    def chances(self, numbers: int) -> Floats:
        """The probability of each number from that held on, of so many numbers."""
        return _chances(numbers, *self._shape)

    @property
    def _shape(self) -> tuple[float, float, float]:
        # a flat prior on the number: the missed are negative binomial, mixed over the chance of being caught
        return self.held + 1, self.catching.caught, self.catching.missed


@lru_cache(4)
def _chances(numbers: int, held: float, caught: float, missed: float) -> Floats:
    """The probability of each number of missed, from none on."""
    return np.asarray(betanbinom.pmf(np.arange(numbers), held, caught, missed))
