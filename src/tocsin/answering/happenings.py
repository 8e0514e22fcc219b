"""A ledger's incidents as questions look through them: a column for each thing asked about, a row for each incident.

What is asked of a word, a kind or a party say, is asked once of each word and not of each incident.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from tocsin.answering.parties import Fit, Named, Side, is_meant, is_nameless, party_of
from tocsin.ledger.gists import Gists, Lists
from tocsin.record import DONE, Incident, Stage
from tocsin.record.place import EARTH_KM

T = TypeVar("T")
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]
Fits = NDArray[np.int8]
MONTH = 31
"""Days over which an incident may be spread and still be counted, on the middle of them."""
ROLES = {
    "doers": ("actors", "other_doers"),
    "targets": ("targets", "other_targets"),
    "victims": ("victims",),
}
"""Of each role the columns that name its parties. `victims` are those who came to harm: a base can be told as the target
while the dead tell whose it was."""
REMEMBERED = 64
"""Sides whose members are remembered."""


class Happening(NamedTuple):
    """One incident: what is told of it in lists. The other parties are named in its reports and not in its own labels."""

    id: str
    kind: str
    day: date | None
    reported: date | None
    place: str
    place_words: str
    doers: tuple[Named, ...]
    other_doers: tuple[Named, ...]
    targets: tuple[Named, ...]
    publishers: tuple[str, ...]

    @property
    def where(self) -> str:
        """The name of the place that is meant, or else the words for it."""
        return self.place or self.place_words


@dataclass(frozen=True, eq=False)
class Happenings:
    """The incidents whose gists these are. With `first_told` those without a day have the one they were first told on."""

    gists: Gists
    first_told: bool = False
    _sides: dict[Side, Flags] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """How many incidents there are."""
        return len(self.gists)

    # --- days, counted as `date.toordinal` counts, 0 where none is told ---------------------------------------------

    def days_of(self, name: str) -> NDArray[np.int32]:
        """The `earliest` or `latest` day on which each can have happened, or the one on which it was first `reported`."""
        told = self.gists.measured[name]
        if self.first_told and name != "reported":
            return np.where(self.lent, self.gists.measured["reported"], told)
        return told

    @cached_property
    def lent(self) -> Flags:
        """Which have no day of their own, and are counted on the one they were first told on."""
        measured = self.gists.measured
        latest, reported = measured["latest"], measured["reported"]
        dayless: Flags = (measured["earliest"] == 0) & ((latest == 0) | (latest == reported)) & (reported > 0)
        return dayless & self.first_told

    @cached_property
    def days(self) -> NDArray[np.int32]:
        """The day that each is counted on: the middle of those on which it can have happened, if these are at most a month."""
        earliest, latest = self.days_of("earliest"), self.days_of("latest")
        known = (earliest > 0) & (latest > 0) & (latest - earliest < MONTH)
        return np.where(known, earliest + (latest - earliest) // 2, 0)

    @cached_property
    def to_the_day(self) -> Flags:
        """Whose day is told."""
        earliest = self.gists.measured["earliest"]
        told: Flags = (earliest > 0) & (earliest == self.gists.measured["latest"])
        return told

    def rows(self, chosen: Flags) -> Rows:
        """Those chosen, in the order of incidents everywhere: by day, the undated last, equals by id."""
        return self._order[chosen[self._order]]

    @cached_property
    def _order(self) -> Rows:
        earliest, latest = self.days_of("earliest"), self.days_of("latest")
        first = np.where(earliest > 0, earliest, latest)
        # gists are by id
        return np.argsort(np.where(first > 0, first, date.max.toordinal()), kind="stable")

    def among(self, ids: Iterable[str]) -> Flags:
        """Which have one of these ids."""
        return np.isin(self.gists.measured["id"], np.array([int(each, 16) for each in ids], np.uint64))

    # --- words ------------------------------------------------------------------------------------------------------

    def where(self, column: str, holds: Callable[[str], bool]) -> Flags:
        """Of which incidents it holds what is told in a column of words."""
        numbers = self.gists.worded[column]
        return self._judged(numbers, holds)[numbers]

    def where_any(self, column: str, holds: Callable[[str], bool]) -> Flags:
        """Of which incidents it holds one of the words in a column of lists."""
        lists = self.gists.listed[column]
        return self._any(lists, self._judged(lists.words, holds)[lists.words])

    def _judged(self, numbers: NDArray[np.int32], holds: Callable[[str], bool]) -> Flags:
        """For each word that is among these, whether it holds of it."""
        words, found, used = self.gists.words, np.zeros(len(self.gists.words), bool), self._used(numbers)
        found[used] = [holds(words[number]) for number in used.tolist()]
        return found

    def _used(self, numbers: NDArray[np.int32]) -> Rows:
        """The words that are among these, each once."""
        return np.flatnonzero(np.bincount(numbers, minlength=len(self.gists.words)))

    def _any(self, lists: Lists, marked: Flags) -> Flags:
        found = np.zeros(len(self), bool)
        found[lists.rows[marked]] = True
        return found

    @cached_property
    def done(self) -> Flags:
        """Which happened, or go on."""
        return self.where("stage", lambda stage: Stage(stage) in DONE)

    @cached_property
    def placed(self) -> Flags:
        """Of which it is known where they were."""
        known: Flags = ~np.isnan(self.gists.measured["lat"])
        return known

    @cached_property
    def spots(self) -> NDArray[np.int32]:
        """A number for each place: that of the tables where it is known, or else of the words for it."""
        worded = self.gists.worded
        return np.where(self.placed, worded["place_id"], worded["place_words"])

    def km_from(self, lat: float, lon: float) -> NDArray[np.float64]:
        """How far each lies from a point, in kilometres by the haversine formula; NaN where it is not known where it was."""
        ours, theirs = np.radians(self.gists.measured["lat"]), np.radians(lat)
        apart = np.radians(self.gists.measured["lon"] - lon)
        half = np.sin((ours - theirs) / 2) ** 2 + np.cos(ours) * np.cos(theirs) * np.sin(apart / 2) ** 2
        km: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
        return km

    # --- parties ----------------------------------------------------------------------------------------------------

    def names(self, role: str) -> Flags:
        """Which incidents name anybody in a role."""
        named: Flags = np.any([lists.counts > 0 for lists in self._lists[role]], axis=0)
        return named

    def fits(self, role: str, meant: Side) -> Fits:
        """For each incident whether one of those in a role is meant, as `parties.fit` says of one."""
        if meant.anyone:
            return np.full(len(self), Fit.YES, np.int8)
        members, found = self._members(meant), np.full(len(self), Fit.PERHAPS, np.int8)
        for lists in self._lists[role]:
            found[self._any(lists, ~self._nameless[lists.words])] = Fit.NO
        for lists in self._lists[role]:
            found[self._any(lists, members[lists.words])] = Fit.YES
        return found

    def _members(self, meant: Side) -> Flags:
        """Which of the parties, by the numbers of their words, are of the side."""
        if len(self._sides) >= REMEMBERED:
            self._sides.clear()
        found = self._sides.get(meant)
        if found is None:
            found = self._sides[meant] = self._of_parties(lambda party: is_meant(party, meant))
        return found

    @cached_property
    def _nameless(self) -> Flags:
        return self._of_parties(is_nameless)

    def _of_parties(self, holds: Callable[[Named], bool]) -> Flags:
        found = np.zeros(len(self.gists.words), bool)
        found[list(self._parties)] = [holds(party) for party in self._parties.values()]
        return found

    @cached_property
    def _parties(self) -> dict[int, Named]:
        """The parties by the numbers of their words."""
        numbers = [self.gists.listed[column].words for columns in ROLES.values() for column in columns]
        used = self._used(np.concatenate(numbers))
        return {number: party_of(self.gists.words[number]) for number in used.tolist()}

    @cached_property
    def _lists(self) -> dict[str, tuple[Lists, ...]]:
        """Of each role its lists of parties; others of whom an own label tells already are left out."""
        found = {role: [self.gists.listed[column] for column in columns] for role, columns in ROLES.items()}
        return {
            role: (lists[0], *(self._untold(lists[0], other) for other in lists[1:])) for role, lists in found.items()
        }

    def _untold(self, own: Lists, other: Lists) -> Lists:
        """Those of the others whose actors are not those of the own."""
        if not len(other.words):
            return other
        actors = self._actors
        kept = ~np.isin(*(lists.rows * (actors.max() + 1) + actors[lists.words] for lists in (other, own)))
        return Lists(np.bincount(other.rows[kept], minlength=len(self)).astype(np.int32), other.words[kept])

    @cached_property
    def _actors(self) -> Rows:
        """A number for each party's actor; those without one have 0."""
        numbers: dict[str | None, int] = {None: 0}
        found = np.zeros(len(self.gists.words), np.intp)
        for word, party in self._parties.items():
            found[word] = numbers.setdefault(party.actor_id, len(numbers))
        return found

    # --- one by one -------------------------------------------------------------------------------------------------

    def ids(self, rows: Rows) -> "Ids":
        """The ids of these incidents."""
        return Ids(self.gists.measured["id"][rows])

    def read(self, rows: Rows) -> Iterator[Happening]:
        """These incidents, one by one."""
        words = self.gists.words.__getitem__
        worded = [map(words, self.gists.worded[name][rows].tolist()) for name in ("kind", "place", "place_words")]
        days = [map(day_at, column[rows].tolist()) for column in (self.days, self.days_of("reported"))]
        parties = [
            self._read(lists, rows, self._parties.__getitem__)
            for lists in (*self._lists["doers"], self._lists["targets"][0])
        ]
        publishers = self._read(self.gists.listed["publishers"], rows, words)
        for each, kind, place, place_words, day, reported, doers, others, targets, told_by in zip(
            self.ids(rows), *worded, *days, *parties, publishers, strict=True
        ):
            yield Happening(each, kind, day, reported, place, place_words, doers, others, targets, told_by)

    def _read(self, lists: Lists, rows: Rows, read: Callable[[int], T]) -> Iterator[tuple[T, ...]]:
        taken = lists.taken(rows)
        numbers, start = taken.words.tolist(), 0
        for count in taken.counts.tolist():
            yield tuple(map(read, numbers[start : start + count]))
            start += count


@dataclass(frozen=True, slots=True, eq=False)
class Ids(Sequence[str]):
    """Ids of incidents, written out when they are looked at."""

    numbers: NDArray[np.uint64]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> "Ids": ...

    def __getitem__(self, at: int | slice) -> "str | Ids":
        """The id at a place, or those of a slice."""
        return Ids(self.numbers[at]) if isinstance(at, slice) else f"{int(self.numbers[at]):016x}"


def day_of(incident: Incident) -> date | None:
    """The day that it is counted on: the middle of those on which it can have happened, if these are at most a month."""
    when = incident.when
    if when is None or when.earliest is None or when.latest is None or (when.days or 0) > MONTH:
        return None
    return when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)


def day_at(number: int) -> date | None:
    """The day with this number, None for 0."""
    return date.fromordinal(number) if number else None
