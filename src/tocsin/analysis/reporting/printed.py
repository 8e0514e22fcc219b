"""The articles that were printed: a day and a source for each, in columns, since there may be hundreds of thousands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """For each article its day, counted as `date.toordinal` counts, and its source's number in `names`; by day."""

    days: Numbers
    sources: Numbers
    names: tuple[str, ...]

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.days)

    @property
    def first(self) -> date | None:
        """The first day with an article."""
        return date.fromordinal(int(self.days[0])) if len(self) else None

    @property
    def last(self) -> date | None:
        """The last day with an article."""
        return date.fromordinal(int(self.days[-1])) if len(self) else None

    def between(self, first: date, last: date) -> "Printed":
        """Those from `first` to `last`, both included."""
        start, end = np.searchsorted(self.days, [first.toordinal(), last.toordinal() + 1])
        return Printed(self.days[start:end], self.sources[start:end], self.names)

    def spoken(self) -> list[date]:
        """The days with an article, each once, in order."""
        return [date.fromordinal(day) for day in np.unique(self.days).tolist()]

    def articles(self) -> list[tuple[str, int]]:
        """Each source and how many articles it has, the most first, equals in the order in which they first spoke."""
        counts = np.bincount(self.sources, minlength=len(self.names)).tolist()
        present, first = np.unique(self.sources, return_index=True)
        begun = dict(zip(present.tolist(), self.days[first].tolist(), strict=True))
        ranked = sorted(begun, key=lambda each: (-counts[each], begun[each], self.names[each]))
        return [(self.names[each], counts[each]) for each in ranked]

    def silent_days(self, first: date, last: date) -> int:
        """How many days from `first` to `last` have no article."""
        return max((last - first).days + 1 - len(np.unique(self.between(first, last).days)), 0)

    def longest_silence(self, first: date, last: date) -> tuple[date, date] | None:
        """The longest run of days without an article, its first and its last, the earliest of equals; None where there is none."""
        ends = first.toordinal() - 1, last.toordinal() + 1
        spoken = np.unique(np.concatenate([ends, self.between(first, last).days]))
        gaps = np.diff(spoken)
        longest = int(gaps.argmax())
        if gaps[longest] < 2:
            return None
        return date.fromordinal(int(spoken[longest]) + 1), date.fromordinal(int(spoken[longest + 1]) - 1)


def printed_by(sources: Iterable[tuple[str, Numbers]]) -> Printed:
    """The articles of sources, each told with its days."""
    listed = [(name, np.asarray(days, np.int64)) for name, days in sources]
    days = np.concatenate([np.zeros(0, np.int64), *(days for _, days in listed)])
    numbers = np.repeat(np.arange(len(listed)), [len(days) for _, days in listed])
    order = np.argsort(days, kind="stable")
    return Printed(days[order], numbers[order], tuple(name for name, _ in listed))


def printed_of(articles: Iterable[tuple[date, str]]) -> Printed:
    """The articles, told one by one with day and source.

    >>> printed_of([(date(2020, 1, 5), "Wire"), (date(2020, 1, 3), "Post")]).first
    datetime.date(2020, 1, 3)
    """
    of: dict[str, list[int]] = {}
    for day, source in articles:
        of.setdefault(source, []).append(day.toordinal())
    return printed_by((source, np.array(of[source], np.int64)) for source in sorted(of))


NOTHING = printed_of(())
