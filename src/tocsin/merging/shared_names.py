"""Shared names: how tellings without a day are found, by a name and the months that they may mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from tocsin.merging.blocks import DAYS_UNTOLD
from tocsin.merging.profile import Profile

MOST_BY_NAME = 40
"""A name that more tellings of a month share than this says nothing, and is not followed."""

MOST_MONTHS = 13
"""A time that touches more months than this tells as little as none."""

ANY_MONTH = -1

Key = tuple[str, int]


class SharedNames:
    """All tellings by name and month, and by name alone.

    Two meet by a name in a month when one of them has no day, and by a name alone when one has no months either; in
    both cases only while no more than `most` share the name there.
    """

    def __init__(self, most: int = MOST_BY_NAME) -> None:
        self.most = most
        self.under: defaultdict[Key, set[str]] = defaultdict(set)
        self.dayless: set[str] = set()
        self.timeless: set[str] = set()

    def add(self, profile: Profile) -> Iterator[set[str]]:
        """Let the telling be found; gives those who have just come to share too much, name by name."""
        if profile.window(DAYS_UNTOLD) is None:
            self.dayless.add(profile.id)
        if not months_of(profile):
            self.timeless.add(profile.id)
        for key in keys_of(profile):
            held = self.under[key]
            held.add(profile.id)
            if len(held) == self.most + 1:
                yield set(held)

    def remove(self, profile: Profile) -> Iterator[set[str]]:
        """Let the telling be found no more; gives those who have just ceased to share too much, name by name."""
        self.dayless.discard(profile.id)
        self.timeless.discard(profile.id)
        for key in keys_of(profile):
            held = self.under[key]
            held.discard(profile.id)
            if len(held) == self.most:
                yield set(held)

    def near(self, profile: Profile) -> set[str]:
        """The ids of those who meet the telling by a name; its own too, if it is there."""
        found = set[str]()
        for name, month in keys_of(profile):
            held = self.under.get((name, month), set())
            if len(held) <= self.most:
                vague = self.timeless if month == ANY_MONTH else self.dayless
                found |= held if profile.id in vague else held & vague
        return found


def keys_of(profile: Profile) -> Iterable[Key]:
    """The name and month pairs of a telling, with each name in any month."""
    months = months_of(profile)
    return ((name, month) for name in sorted(profile.names) for month in (*months, ANY_MONTH))


def months_of(profile: Profile) -> range:
    """The months that the telling may mean, counted from year 0; none where it may mean very many."""
    window = profile.window(DAYS_UNTOLD) or bounds_of(profile)
    if window is None:
        return range(0)
    first, last = (day.year * 12 + day.month for day in window)
    return range(first, last + 1) if last - first < MOST_MONTHS else range(0)


def bounds_of(profile: Profile) -> tuple[date, date] | None:
    """The first and last day that the telling itself names, where it names both."""
    when = profile.when
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None
