"""What a filter means: the incidents in order, with the numbers that screens show, brought up to date by what changed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from tocsin.answering.happenings import day_of as middle_day
from tocsin.record import Effect, Incident
from tocsin.web.ordered import InOrder, Ordered

Valued = TypeVar("Valued")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many incidents there are of each kind, stage, country, source and day, without a place, and the dead of each day.

    An incident counts on the middle of its days, and on None where these are more than a month; the dead are at least
    so many.
    """

    kinds: Counter[str]
    stages: Counter[str]
    countries: Counter[str]
    sources: Counter[str]
    days: Counter[date | None]
    dead: Counter[date | None]
    without_place: int

    def but(self, gone: "Counted", come: "Counted") -> "Counted":
        """The numbers without what is gone, with what has come."""
        return Counted(
            _but(self.kinds, gone.kinds, come.kinds),
            _but(self.stages, gone.stages, come.stages),
            _but(self.countries, gone.countries, come.countries),
            _but(self.sources, gone.sources, come.sources),
            _but(self.days, gone.days, come.days),
            _but(self.dead, gone.dead, come.dead),
            self.without_place - gone.without_place + come.without_place,
        )


def _but(held: Counter[Valued], gone: Counter[Valued], come: Counter[Valued]) -> Counter[Valued]:
    """The counts without what is gone, with what has come; the many values that neither names are not looked at.

    >>> _but(Counter("aab"), Counter("b"), Counter("c"))
    Counter({'a': 2, 'c': 1})
    """
    after = held.copy()
    after.subtract(gone)
    after.update(come)
    for value in gone:
        if not after[value]:
            del after[value]
    return after


def counted(incidents: Collection[Incident]) -> Counted:
    """The numbers of these incidents."""
    dead = Counter[date | None]()
    for one in incidents:
        toll = one.toll(Effect.KILLED)
        dead[middle_day(one)] += toll.low if toll else 0
    return Counted(
        Counter(one.kind for one in incidents),
        Counter(one.stage.value for one in incidents),
        Counter(one.place.country for one in incidents if one.place and one.place.country),
        Counter(each for one in incidents for each in one.publishers),
        Counter(map(middle_day, incidents)),
        +dead,
        sum(one.place is None for one in incidents),
    )


@dataclass(frozen=True, eq=False)
class Selection:
    """The incidents that a filter means, by id, in order; and which incidents of the ledger a person has decided on.

    It is equal to itself alone, so that what is made of it can be kept by it. `given` are its numbers and `left` how
    many nobody has decided on, where they are known already; `mapped_in` is the selection before it that looks the same
    on a map, if one does.
    """

    held: Ordered
    reviewed: frozenset[str]
    given: Counted | None = None
    left: int | None = None
    mapped_in: "Selection | None" = None

    @property
    def incidents(self) -> InOrder:
        """The incidents in order."""
        return self.held.incidents

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Their ids, in the same order."""
        return tuple(self.held)

    @cached_property
    def counted(self) -> Counted:
        """How many there are of what."""
        return self.given or counted(self.incidents)

    @property
    def without_place(self) -> int:
        """How many have no point on the map."""
        return self.counted.without_place

    @cached_property
    def unreviewed(self) -> int:
        """How many no person has decided on."""
        return len(self.held) - sum(each in self.held for each in self.reviewed) if self.left is None else self.left

    @property
    def mapped(self) -> "Selection":
        """The first selection that looks the same on a map: what is drawn of it serves this one too."""
        return self.mapped_in or self

    def but(self, changed: Collection[str], come: Mapping[str, Incident], reviewed: frozenset[str]) -> "Selection":
        """The selection with what has come of those changed in their place; itself where it is the same.

        `changed` are all that are other now, or that a person decides on or does no more.
        """
        gone = {each: self.held[each] for each in changed if each in self.held}
        if gone == come and reviewed == self.reviewed:
            return self
        left = self.unreviewed - len(gone.keys() - self.reviewed) + len(come.keys() - reviewed)
        known = self.counted if "counted" in self.__dict__ else None
        if gone == come:
            return Selection(self.held, reviewed, known, left, self.mapped)
        given = known.but(counted(gone.values()), counted(come.values())) if known else None
        alike = _mapped(gone.values()) == _mapped(come.values())
        return Selection(self.held.but(gone, come), reviewed, given, left, self.mapped if alike else None)


def _mapped(incidents: Iterable[Incident]) -> set[tuple[object, ...]]:
    """What a map shows of these incidents."""
    placed = (one for one in incidents if one.place)
    return {(one.id, one.place, toll.low if (toll := one.toll(Effect.KILLED)) else 0) for one in placed}
