"""A series: how many occurrences were counted on each day of a window."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


class EmptySeries(ValueError):
    """A window without a day."""

    def __init__(self) -> None:
        super().__init__("a series needs at least one day; give a window whose end is not before its start")


@dataclass(frozen=True)
class Series:
    """Counts of consecutive days from `start`. `name` says in words what was counted."""

    start: date
    counts: tuple[int, ...]
    name: str = "incidents"

    def __post_init__(self) -> None:
        if not self.counts:
            raise EmptySeries

    @cached_property
    def array(self) -> Counts:
        """The counts as numbers to compute with."""
        return np.asarray(self.counts, dtype=np.int64)

    @property
    def end(self) -> date:
        """The last day, included."""
        return self.start + timedelta(days=len(self.counts) - 1)

    @property
    def n(self) -> int:
        """How many were counted in all."""
        return int(self.array.sum())

    def day(self, index: int) -> date:
        """The day at this place, counted from 0."""
        return self.start + timedelta(days=int(index))

    def index(self, day: date) -> int:
        """The place of a day, which may lie outside the window."""
        return (day - self.start).days

    def between(self, first: date, last: date) -> "Series":
        """The part from `first` to `last`, both included, as far as the window goes."""
        low, high = max(self.index(first), 0), min(self.index(last), len(self.counts) - 1)
        return Series(self.day(low), self.counts[low : high + 1], self.name)
