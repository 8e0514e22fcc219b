"""Shared names: how tellings that leave open when or where are found, by a name that few others bear at that time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from itertools import combinations, product

from tocsin.merging.blocks import DAYS_UNTOLD
from tocsin.merging.facts.tolls import MANY
from tocsin.merging.kinds import families_of
from tocsin.merging.names import BODIES, name_words
from tocsin.merging.profile import Profile, days_after, days_before

MOST_MONTHS = 13
"""A time that touches more months than this tells as little as none."""

DAYS_BACK = 14
"""What names no day is mostly of the fortnight up to its publication, or of that after it when it lies ahead."""


class Span(IntEnum):
    """How much time a name is looked up in."""

    WEEK = 0
    MONTH = 1
    EVER = 2


MOST_BY_NAME = {Span.WEEK: 40, Span.MONTH: 40, Span.EVER: 10}
"""A name that more tellings of such a time share than this says too little, and is not followed.

Where the day is open, more must speak for a pair than where only the place is.
"""

Key = tuple[str, str, Span, int]
"""A family of kinds, a name, and a time."""


class SharedNames:
    """All tellings by family, name and time.

    Two meet by a name in a week when their days are at most one apart and one of them has no place, or both places bear
    one name; in a month, when one of them has no day and both may mean the same; in all time, when one has no bounds to
    its time. In each case only while no more than `most` of the family bear the name there.
    """

    def __init__(self, most: Mapping[Span, int] = MOST_BY_NAME) -> None:
        self.most = most
        self.under: defaultdict[Key, list[Profile]] = defaultdict(list)

    def add(self, profile: Profile) -> Iterator[list[str]]:
        """Let the telling be found; gives those who have just come to share too much, name by name."""
        for key in keys_of(profile):
            held = self.under[key]
            held.append(profile)
            if len(held) == self.most[key[2]] + 1:
                yield [each.id for each in held]

    def remove(self, profile: Profile) -> Iterator[list[str]]:
        """Let the telling be found no more; gives those who have just ceased to share too much, name by name."""
        for key in keys_of(profile):
            held = self.under[key]
            held[:] = [each for each in held if each.id != profile.id]
            if len(held) == self.most[key[2]]:
                yield [each.id for each in held]
            if not held:
                del self.under[key]

    def near(self, profile: Profile) -> set[str]:
        """The ids of those who meet the telling by a name; its own too, if it is there."""
        sharing: dict[Span, dict[str, Profile]] = {span: {} for span in Span}
        for key in keys_of(profile):
            held = self.under.get(key, ())
            if len(held) <= self.most[key[2]]:
                sharing[key[2]].update((each.id, each) for each in held)
        return {each.id for span in Span for each in sharing[span].values() if meet(span, profile, each)}


def meet(span: Span, left: Profile, right: Profile) -> bool:
    """Whether a name shared in that time makes the two worth comparing."""
    if span is Span.WEEK:
        return days_near(left, right) and (
            not (left.placed and right.placed) or bool(places_of(left) & places_of(right))
        )
    if span is Span.MONTH:
        return not (left.sharp and right.sharp) and bounds_near(left, right)
    return timeless(left) or timeless(right)


def days_near(left: Profile, right: Profile) -> bool:
    """Whether the days that both may mean are at most one apart."""
    return _near(left.window(DAYS_UNTOLD), right.window(DAYS_UNTOLD))


def _near(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return bool(one and other and (one[0] - other[1]).days <= 1 and (other[0] - one[1]).days <= 1)


def bounds_near(left: Profile, right: Profile) -> bool:
    """Whether the times that both may mean share a day, or nearly."""
    return _near(bounds_of(left), bounds_of(right))


def timeless(profile: Profile) -> bool:
    """Whether the telling may be of very long ago: it does not bound its time, or hardly."""
    bounded = profile.when is not None and profile.when.days is not None
    return not bounded or not months_of(profile)


def keys_of(profile: Profile) -> Iterable[Key]:
    """Where the telling stands, each once: under each name, each family, and each time that it may mean."""
    families, numbers, twofold = families_of(profile.kind), numbers_of(profile), twofold_of(profile)
    lone = profile.distinctive | places_of(profile)
    named = {
        Span.WEEK: {*profile.names, *profile.things, *exact_tolls(profile), *sorts_harmed(profile), *numbers},
        Span.MONTH: {*lone, *twofold, *harmed_of(profile), *numbers},
        Span.EVER: {*lone, *twofold},
    }
    times = {Span.WEEK: weeks_of(profile), Span.MONTH: months_of(profile), Span.EVER: range(1)}
    told = [(name, span, time) for span in Span for name in named[span] for time in times[span]]
    return dict.fromkeys((family, *each) for each in told for family in families)


def twofold_of(profile: Profile) -> list[str]:
    """What two things together say of the telling: two names, a place or a country with what is told of it."""
    nouns, tolls = sorted(profile.things | profile.victims), exact_tolls(profile)
    doers = sorted((profile.actor.names | profile.target.ids) - BODIES)
    pairs = [
        *combinations(sorted(profile.distinctive), 2),
        *product(sorted(places_of(profile)), [*nouns, *tolls, *doers]),
    ]
    pairs += product([profile.country] if profile.country else [], tolls)
    return [" ".join(pair) for pair in pairs]


def harmed_of(profile: Profile) -> list[str]:
    """Who came to harm, with how many of them: "two doctors", by name and number within a month."""
    return [f"{toll} {noun}" for toll in all_tolls(profile) for noun in profile.things | profile.victims]


def sorts_harmed(profile: Profile) -> list[str]:
    """Which sorts of people came to harm, with how many: one official, whatever the papers call him."""
    return [f"{toll} {sort}" for toll in all_tolls(profile) for sort in profile.victim_sorts]


def all_tolls(profile: Profile) -> list[str]:
    """The exact numbers of people harmed, as words: "1 killed"."""
    return [f"{count.low} {effect.value}" for effect, count in profile.tolls.items() if 0 < count.low == count.high]


def numbers_of(profile: Profile) -> list[str]:
    """How many were hit, with what was done to them, and the ages of those hit: "release 6", "aged 17 year"."""
    return [f"{profile.kind} {many}" for many, _thing in profile.hit.many] + [f"aged {age}" for age in profile.hit.ages]


def places_of(profile: Profile) -> frozenset[str]:
    """The names by which the place is found: as the telling has it, and as gazetteers do."""
    return profile.place_names | (name_words(profile.spot.name) if profile.spot else frozenset())


def exact_tolls(profile: Profile) -> list[str]:
    """The exact numbers of people harmed, as words, where they are too large to be shared by chance."""
    exact = (each for each in profile.tolls.items() if each[1].low == each[1].high)
    return sorted(f"{count.low} {effect.value}" for effect, count in exact if count.low >= MANY)


def weeks_of(profile: Profile) -> range:
    """The weeks that hold the telling's days, or the day after; none where it does not say enough."""
    window = profile.window(DAYS_UNTOLD)
    return range(window[0].toordinal() // 7, (window[1].toordinal() + 1) // 7 + 1) if window else range(0)


def months_of(profile: Profile) -> range:
    """The months that the telling may mean, counted from year 0; none where it may mean very many."""
    bounds = bounds_of(profile)
    if bounds is None:
        return range(0)
    first, last = (day.year * 12 + day.month for day in bounds)
    return range(first, last + 1) if last - first < MOST_MONTHS else range(0)


def bounds_of(profile: Profile) -> tuple[date, date] | None:
    """The first and last day that the telling may mean; a month reaches up to, or from, the one day that it gives."""
    earliest = profile.when.earliest if profile.when else None
    latest = profile.when.latest if profile.when else None
    if earliest and latest:
        return earliest, latest
    if earliest or (profile.ahead and not latest):
        day = earliest or profile.published
        return days_after(day, DAYS_BACK) if day else None
    day = latest or profile.published
    return days_before(day, DAYS_BACK) if day else None
