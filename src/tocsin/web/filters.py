"""The filter: which incidents are meant, read from the address, so that every screen, picture and export shares it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self
from urllib.parse import urlencode

from tocsin.codebook.countries import country_code
from tocsin.codebook.kinds import kinds
from tocsin.ledger import IncidentFilter
from tocsin.record import DONE, Incident, Stage
from tocsin.web.rows.columns import COLUMNS

EVERY = "every"
"""The stage that stands for all of them; without any, what was at least tried is meant."""
STATES = ("unreviewed", "reviewed")
LONGEST = 200
"""Characters of one value; nobody names a place in more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A value of the address that cannot be read, and what to write instead."""

    name: str
    what: str

    def __str__(self) -> str:
        """The plain form: `name: what`."""
        return f"{self.name}: {self.what}"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map, in degrees; it may cross the date line."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        """The form in the address: west,south,east,north."""
        return ",".join(f"{edge:g}" for edge in (self.west, self.south, self.east, self.north))

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point is inside.

        >>> Box(170, -10, -170, 10).holds(0, 179), Box(40, 30, 45, 35).holds(33.3, 44.4)
        (True, True)
        """
        along = self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east
        return along and self.south <= lat <= self.north


def exactly(labels: Iterable[str]) -> str:
    """What `by` and `on` take for just these labels, and no others that hold them: "US" is no part of "Russia" then.

    >>> exactly(["US", "American"])
    '=American|US'
    """
    return "=" + "|".join(sorted(labels))


def _is_one_of(wanted: str, labels: Sequence[str]) -> bool:
    """Whether labels given exactly are among these; anything else was looked for by the ledger."""
    return not wanted.startswith("=") or not set(labels).isdisjoint(wanted[1:].split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which incidents are meant; what is left out does not narrow. The names are those of the address.

    `by` and `on` are parts of a label in any case, or labels as `exactly` gives them. `columns` narrow nothing: they are
    what the table shows of each, so that they go wherever the filter goes.
    """

    kind: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    by: str = ""
    on: str = ""
    place: str = ""
    country: str = ""
    since: date | None = None
    until: date | None = None
    killed: int = 0
    source: str = ""
    words: str = ""
    state: str = ""
    box: Box | None = None
    columns: tuple[str, ...] = ()

    def but(self, **changes: object) -> Self:
        """The filter with other values."""
        return replace(self, **changes)  # type: ignore[arg-type] # the names are checked by replace itself

    def without(self, name: str, value: str) -> Self:
        """The filter without one of its values.

        >>> Filter(kind=("shelling", "bombing"), killed=2).without("kind", "shelling").without("killed", "2").query()
        'kind=bombing'
        """
        held = getattr(self, name)
        plain = next(field.default for field in fields(self) if field.name == name)
        return self.but(**{name: tuple(each for each in held if each != value) if isinstance(held, tuple) else plain})

    def pairs(self) -> list[tuple[str, str]]:
        """What narrows, as names and values of an address, in a fixed order."""
        return list(_pairs(self))

    def query(self) -> str:
        """What narrows, as the part of an address after the question mark.

        >>> Filter(kind=("shelling",), since=date(2020, 1, 3)).query()
        'kind=shelling&since=2020-01-03'
        """
        return urlencode(self.pairs())

    def said(self) -> str:
        """What narrows, in words for those who get an export; the stages that are meant when none are named.

        >>> Filter(kind=("shelling",), country="IQ").said()
        'kind: shelling; country: IQ; stage: foiled, occurred, ongoing'
        """
        told = self.pairs() if self.stage else [*self.pairs(), ("stage", ", ".join(sorted(self.stages)))]
        return "; ".join(f"{name}: {value}" for name, value in told)

    @property
    def stages(self) -> frozenset[Stage]:
        """The stages meant; empty for all of them."""
        if EVERY in self.stage:
            return frozenset()
        return frozenset(map(Stage, self.stage)) or DONE

    def asked(self) -> IncidentFilter:
        """What of it the ledger finds."""
        return IncidentFilter(
            kind=self.kind[0] if len(self.kind) == 1 else "",
            stages=self.stages,
            country=self.country,
            actor="" if self.by.startswith("=") else self.by,
            target="" if self.on.startswith("=") else self.on,
            since=self.since,
            until=self.until,
            killed=self.killed,
            text=self.words,
        )

    def passes(self, incident: Incident, *, reviewed: bool) -> bool:
        """Whether what the ledger does not look at fits too: several kinds, place, source, box, review."""
        place = incident.place
        named = f"{incident.place_words}\n{place.name}\n{place.admin1}" if place else incident.place_words
        return (
            (len(self.kind) < 2 or incident.kind in self.kind)
            and _is_one_of(self.by, incident.actors)
            and _is_one_of(self.on, incident.targets)
            and (not self.place or self.place.casefold() in named.casefold())
            and (not self.source or self.source in incident.publishers)
            and (self.box is None or (place is not None and self.box.holds(place.lat, place.lon)))
            and (not self.state or reviewed == (self.state == "reviewed"))
        )


def _pairs(wanted: Filter) -> Iterator[tuple[str, str]]:
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if isinstance(value, tuple):
            yield from ((field.name, each) for each in value)
        elif value:
            yield field.name, str(value)


def read_filter(query: Iterable[tuple[str, str]]) -> tuple[Filter, tuple[Fault, ...]]:
    """The filter of an address's names and values, and what of it could not be read and so does not narrow.

    >>> read_filter([("since", "soon"), ("kind", "shelling")])[1]
    (Fault(name='since', what='"soon" is no day; write it like 2020-04-03'),)
    """
    given: dict[str, list[str]] = {}
    for name, value in query:
        if value.strip():
            given.setdefault(name, []).append(value.strip()[:LONGEST])
    found, faults = {}, []
    for name, reader in READERS.items():
        if name in given:
            try:
                found[name] = reader(given[name])
            except ValueError as error:
                faults.append(Fault(name, str(error)))
    return Filter(**found), tuple(faults)  # type: ignore[arg-type] # each reader gives its field's type


def _one_of(values: Sequence[str], known: Iterable[str], what: str) -> tuple[str, ...]:
    listed = list(known)
    for value in values:
        if value not in listed:
            raise ValueError(f'"{value}" is no {what}; use one of {", ".join(listed)}')
    return tuple(dict.fromkeys(values))


def day_in(words: str) -> date:
    """The day that is written so; raises `ValueError` for what is none."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise ValueError(f'"{words}" is no day; write it like 2020-04-03') from error


def _day(values: Sequence[str]) -> date:
    return day_in(values[-1])


def _country(values: Sequence[str]) -> str:
    code = country_code(values[-1])
    if not code:
        raise ValueError(f'"{values[-1]}" is no country; write its name or its code, like Iraq or IQ')
    return code


def _number(values: Sequence[str]) -> int:
    if not values[-1].isdecimal() or len(values[-1]) > 9:
        raise ValueError(f'"{values[-1]}" is no number; write it like 10')
    return int(values[-1])


def _box(values: Sequence[str]) -> Box:
    try:
        west, south, east, north = (float(edge) for edge in values[-1].split(","))
    except ValueError as error:
        raise ValueError(f'"{values[-1]}" is no box; write west,south,east,north in degrees') from error
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise ValueError(f'"{values[-1]}" is off the map; latitudes are -90..90, longitudes -180..180')
    return Box(west, south, east, north)


def _text(values: Sequence[str]) -> str:
    return values[-1]


READERS: Mapping[str, Callable[[Sequence[str]], object]] = {
    "kind": lambda values: _one_of(values, kinds(), "kind of event"),
    "stage": lambda values: _one_of(values, (*Stage, EVERY), "stage"),
    "by": _text,
    "on": _text,
    "place": _text,
    "country": _country,
    "since": _day,
    "until": _day,
    "killed": _number,
    "source": _text,
    "words": _text,
    "state": lambda values: _one_of(values[-1:], STATES, "state")[0],
    "box": _box,
    "columns": lambda values: _one_of(values, COLUMNS, "column"),
}
