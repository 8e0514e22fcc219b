"""The change in attacks for a change in how many acts come a day: in all, by region, and by how long it lasts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from tocsin.analysis.intensity.history import FIRST, histories
from tocsin.analysis.intensity.weighing import (
    Counts,
    Numbers,
    Shift,
    Weighed,
    numbers_of,
    shift,
    unexpected,
    unexpected_acts,
    weighed,
)
from tocsin.analysis.series import Series
from tocsin.analysis.wording import some

LEVEL = 0.95
LASTING = (1, 2, 3, 5, 7, 10, 14, 21, 30)
"""Days running that are looked at, up to those asked about."""
LEAST_DAYS = 180
LEAST_ACTS = 50
LEAST_ATTACKS = 50
LEAST_WORTH = 30
"""Stretches of equal weight that each rate must be worth."""
LEAST_REACH = 0.25
"""The part of the difference asked about that the days weighed must show."""


class NoRates(ValueError):
    """Two numbers of acts a day that cannot be compared."""

    def __init__(self, low: float, high: float) -> None:
        super().__init__(f"two numbers above 0 are compared, the lower first, like 1 and 6; got {low:g} and {high:g}")


@dataclass(frozen=True, slots=True)
class Rates:
    """Two numbers of acts a day, each for so many days running."""

    low: float
    high: float
    days: int = 7

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high < np.inf or self.days < 1:
            raise NoRates(self.low, self.high)


def usual(acts: Series, days: int) -> Rates:
    """Half as many as usual, and half as many again: what is compared where nothing else is asked."""
    mean = float(acts.array.mean()) or 1.0
    return Rates(mean / 2, mean * 1.5, days)


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """The stretches of so many days, weighed for both rates, and what they held of acts a day."""

    days: int
    low: Weighed
    high: Weighed
    held: tuple[float, float]

    def shift(self, attacks: Counts, *, before: bool = False) -> Shift:
        """The change in these attacks; with `before`, on the day before each stretch."""
        values = unexpected(attacks, histories(attacks), self.days, before=before)
        return shift(values, self.low, self.high, self.days)

    def too_thin(self, rates: Rates) -> str:
        """Why nothing can be told, "" when something can."""
        worth = min(self.low.worth, self.high.worth)
        if worth < LEAST_WORTH:
            return f"the days weigh as much as {worth:.0f} equal ones, and {LEAST_WORTH} are needed"
        if self.held[1] - self.held[0] < LEAST_REACH * (rates.high - rates.low):
            return (
                f"the days that come nearest to these rates held {self.held[0]:.1f} and {self.held[1]:.1f} a day; "
                "ask about rates that did come"
            )
        return ""


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """Acts and attacks by day, with what the days before let expect of the acts."""

    acts: Counts
    attacks: Counts
    numbers: Numbers

    @classmethod
    def of(cls, acts: Counts, attacks: Counts) -> Self:
        """The two with the numbers fitted."""
        return cls(acts, attacks, numbers_of(acts, attacks))

    def stretches(self, rates: Rates, days: int) -> Stretches:
        """All stretches of so many days, weighed for both rates; cutting brings what they held nearer to the usual."""
        low, high = (weighed(self.numbers, rate, days) for rate in (rates.low, rates.high))
        acts, mean = unexpected_acts(self.acts, histories(self.attacks), days), float(self.acts.mean())
        return Stretches(days, low, high, (mean + low.of(acts), mean + high.of(acts)))


def lasting(days: int) -> tuple[int, ...]:
    """The numbers of days running that are looked at, the last being those asked about.

    >>> lasting(7), lasting(4)
    ((1, 2, 3, 5, 7), (1, 2, 3, 4))
    """
    return (*(each for each in LASTING if each < days), days)


def too_little(acts: Series, attacks: Series, days: int) -> str:
    """Why nothing is weighed, "" when there is enough."""
    size, least = len(acts.counts), LEAST_DAYS + FIRST + days
    if size < least:
        return f"{some(size, 'days')} {'is' if size == 1 else 'are'} held, and {least} are needed"
    if acts.n < LEAST_ACTS or attacks.n < LEAST_ATTACKS:
        return f"{some(acts.n, acts.name)} and {some(attacks.n, attacks.name)} are held; {LEAST_ACTS} and {LEAST_ATTACKS} are needed"
    return ""


ByRegion = tuple[tuple[Series, Shift], ...]
ELSEWHERE = "elsewhere"


def direction(found: Shift, level: float = LEVEL) -> int:
    """1 when the interval lies above nothing, -1 when below, 0 when it holds nothing."""
    low, high = found.interval(level)
    return 1 if low > 0 else -1 if high < 0 else 0


def shared(regions: int) -> float:
    """The level of each of several intervals that all hold together at `LEVEL` (Bonferroni)."""
    return 1 - (1 - LEVEL) / max(regions, 1)


@dataclass(frozen=True, slots=True)
class Regions:
    """Attacks by region, over one window; `name` is what they are in all."""

    name: str
    places: tuple[Series, ...]

    def together(self) -> Series:
        """All regions as one."""
        return _sum(self.places, self.name)

    def gathered(self) -> tuple[Series, ...]:
        """The regions with attacks enough to be told apart, those with most first, and the rest as one."""
        named = sorted((each for each in self.places if each.n >= LEAST_ATTACKS), key=lambda each: (-each.n, each.name))
        rest = [each for each in self.places if 0 < each.n < LEAST_ATTACKS]
        return (*named, _sum(rest, ELSEWHERE)) if rest else tuple(named)


def _sum(places: Sequence[Series], name: str) -> Series:
    total = np.sum([each.array for each in places], axis=0)
    return Series(places[0].start, tuple(map(int, total)), name)
