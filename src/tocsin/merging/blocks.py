"""Blocks: tellings by family of kinds and day, and within a day by area, so that near ones are found by looking up.

A telling stands in the block of each day that it may mean, and looks into those and the next. Where it names no day,
the days up to its publication stand in, or for what lies ahead the days after. What names no place, or whose day may be
another, is found by shared names.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import floor

from tocsin.merging.kinds import families_of
from tocsin.merging.profile import Profile
from tocsin.record import Place

DAYS_UNTOLD = 3
"""A telling without a day most often means one of the days just before its publication, or just after."""

Cell = tuple[int, int]


@dataclass(slots=True)
class Day:
    """The tellings of one family on one day, by where they lie and by country.

    Those of a sharp place, of a wide one in a country, and of a wide one in none, such as a sea or a border, stand apart.
    """

    sharp: dict[Cell, list[Profile]] = field(default_factory=dict)
    middle: dict[Cell, list[Profile]] = field(default_factory=dict)
    stateless: dict[Cell, list[Profile]] = field(default_factory=dict)
    wide: dict[str, list[Profile]] = field(default_factory=dict)
    country: dict[str, list[Profile]] = field(default_factory=dict)

    def lists(self, profile: Profile) -> Iterator[list[Profile]]:
        """The lists in which the telling stands."""
        if profile.place is None:
            return
        wide = self.middle if profile.country else self.stateless
        yield (self.sharp if profile.spot else wide).setdefault(cell_of(profile.place), [])
        if profile.country:
            yield self.country.setdefault(profile.country, [])
            if not profile.spot:
                yield self.wide.setdefault(profile.country, [])

    def near(self, profile: Profile) -> Iterator[Profile]:
        """Those that may be of one place with the telling.

        A sharp place meets sharp ones in its cell and the next, and wide ones of its country; a wide place meets all of
        its country. What lies in no country meets, and is met by, all in its cell and the next.
        """
        if profile.place is None:
            return
        for cell in cells_around(*cell_of(profile.place)):
            yield from self.stateless.get(cell, ())
            if profile.spot or not profile.country:
                yield from self.sharp.get(cell, ())
            if not profile.spot and not profile.country:
                yield from self.middle.get(cell, ())
        yield from (self.wide if profile.spot else self.country).get(profile.country, ())


class Blocks:
    """All tellings that have a day and a place."""

    def __init__(self) -> None:
        self.days: defaultdict[tuple[str, int], Day] = defaultdict(Day)

    def add(self, profile: Profile) -> None:
        """Let the telling be found."""
        for key in keys_of(profile, slack=0):
            for held in self.days[key].lists(profile):
                held.append(profile)

    def remove(self, profile: Profile) -> None:
        """Let the telling be found no more."""
        for key in keys_of(profile, slack=0):
            for held in self.days[key].lists(profile):
                held[:] = [each for each in held if each.id != profile.id]

    def near(self, profile: Profile) -> set[str]:
        """The ids of those within a day and near the place of the telling; its own too, if it is there."""
        days = (self.days.get(key) for key in keys_of(profile, slack=1))
        return {each.id for day in days if day for each in day.near(profile)}


def keys_of(profile: Profile, *, slack: int) -> list[tuple[str, int]]:
    """The blocks of a telling: a family and a day's ordinal each, with `slack` days on both sides."""
    window = profile.window(DAYS_UNTOLD) if profile.place else None
    if window is None:
        return []
    days = range(window[0].toordinal() - slack, window[1].toordinal() + slack + 1)
    return [(family, day) for family in families_of(profile.kind) for day in days]


def cell_of(place: Place) -> Cell:
    """The square of one degree in which the place lies; longitudes meet at 180."""
    return floor(place.lat), floor(place.lon) % 360


@cache
def cells_around(row: int, column: int) -> tuple[Cell, ...]:
    """The cells that hold whatever is within about 100 km of a place in the cell: more where meridians crowd."""
    rows = [(near, max(reach(row), reach(near))) for near in (row - 1, row, row + 1)]
    return tuple((near, (column + step) % 360) for near, far in rows for step in range(-far, far + 1))


def reach(row: int) -> int:
    """How many cells to each side lie within about 100 km, in the rows between two latitudes."""
    return next((cells for most, cells in REACH if max(abs(row), abs(row + 1)) <= most), 179)


REACH = ((60, 1), (75, 2), (85, 6))
"""Up to which latitude how many cells to each side are looked into; nearer the poles all are."""
