"""Candidates: the pairs worth comparing, found by looking up shared days, areas and kinds; never all pairs.

A telling stands under keys of (family of kinds, day, area) and looks under the keys of its neighbours. Where it names
no day, the days up to its publication stand in; where it names no place, a shared name does. Names that very many
tellings share say nothing and are not followed.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from math import floor

from tocsin.merging.kinds import compatible, families_of
from tocsin.merging.profile import Profile, profile_of
from tocsin.record import Place, Telling

DAYS_BEFORE_PUBLICATION = 3
"""A telling without a day most often means one of the days just before its publication."""

MOST_BY_NAME = 200
"""A name that more tellings of a family share than this is not followed where no day narrows it down."""

Keys = list[Hashable]


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Index pairs, each once and the smaller first, of tellings that may be of one occurrence."""
    yield from candidate_pairs([profile_of(telling) for telling in tellings])


def candidate_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The same as `candidates`, for tellings whose profiles are at hand."""
    named = Counter(key for profile in profiles for key in name_keys(profile))
    standing: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        names = [key for key in name_keys(profile) if named[key] <= MOST_BY_NAME]
        near = {other for key in sought(profile, names) for other in standing.get(key, ())}
        for other in sorted(near):
            if compatible(profile.kind, profiles[other].kind):
                yield other, index
        for key in stood_under(profile, names):
            standing[key].append(index)


# --- keys ----------------------------------------------------------------------------------------------------------


def stood_under(profile: Profile, names: Keys) -> Keys:
    """The keys under which a telling is found: each day in each area, or its names where it has no days."""
    dated = bool(profile.window(DAYS_BEFORE_PUBLICATION))
    return [*_by_day(profile, areas_of(profile), slack=0), *((dated, name) for name in names)]


def sought(profile: Profile, names: Keys) -> Keys:
    """The keys to look under: each day, and the next, in each neighbouring area; names where a side has no days."""
    dated = bool(profile.window(DAYS_BEFORE_PUBLICATION))
    sides = (False,) if dated else (True, False)
    return [*_by_day(profile, areas_around(profile), slack=1), *((side, name) for side in sides for name in names)]


def _by_day(profile: Profile, areas: Keys, *, slack: int) -> Keys:
    days = days_of(profile, slack)
    return [(family, day, area) for family in families_of(profile.kind) for day in days for area in areas]


def areas_of(profile: Profile) -> Keys:
    """The areas in which a telling is found; its names stand in for an area that it does not tell."""
    names: Keys = [(profile.placed, name) for name in names_of(profile)]
    if profile.spot:
        return [cell_of(profile.spot), ("all", profile.country), *names]
    return [("wide", profile.country), ("all", profile.country), *names] if profile.country else names


def areas_around(profile: Profile) -> Keys:
    """The areas in which to look for others.

    A sharp place meets sharp ones in its cell and the next, and wide ones of its country; a wide place meets all of
    its country; a telling without a place meets whatever shares a name.
    """
    nowhere: Keys = [(False, name) for name in names_of(profile)]
    if profile.spot:
        return [*cells_around(profile.spot), ("wide", profile.country), *nowhere]
    if profile.country:
        return [("all", profile.country), *nowhere]
    return [*nowhere, *((True, name) for name in names_of(profile))]


def days_of(profile: Profile, slack: int) -> range:
    """The ordinals of the days that the telling may mean, with `slack` days on both sides."""
    window = profile.window(DAYS_BEFORE_PUBLICATION)
    return range(window[0].toordinal() - slack, window[1].toordinal() + slack + 1) if window else range(0)


def names_of(profile: Profile) -> list[str]:
    """The names by which a telling can be found."""
    return sorted(
        profile.distinctive | profile.place_names | profile.actor.names | profile.actor.ids | profile.target.ids
    )


def name_keys(profile: Profile) -> Keys:
    """The names by which a telling can be found in its family of kinds."""
    return [(family, name) for family in families_of(profile.kind) for name in names_of(profile)]


def cell_of(place: Place) -> tuple[int, int]:
    """The square of one degree in which the place lies; longitudes meet at 180."""
    return floor(place.lat), floor(place.lon) % 360


def cells_around(place: Place) -> list[Hashable]:
    """The cells that hold whatever is within about 100 km of the place: more of them where meridians crowd."""
    row, column = cell_of(place)
    reach = next((cells for most, cells in REACH if abs(place.lat) < most), 179)
    columns = [(column + step) % 360 for step in range(-reach, reach + 1)]
    return [(near, each) for near in (row - 1, row, row + 1) for each in columns]


REACH = ((60, 1), (75, 2), (85, 6))
"""Below which latitude how many cells to each side are looked into; nearer the poles all are."""
