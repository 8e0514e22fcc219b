"""Which incidents a question is about, and how surely each of them is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tocsin.answering.happenings import Fits, Flags, Happenings, Ids, Rows
from tocsin.answering.parties import EVERYONE, Fit, Side, party_of
from tocsin.codebook.actors import load_actors
from tocsin.codebook.kinds import kinds

VAGUE = frozenset({"attack", "killing"})
"""Kinds that say that force was used and not how."""
MANY = ("attack", "attacks", "violence")


class UnknownKind(ValueError):
    """A kind that the codebook does not have."""

    def __init__(self, kind: str) -> None:
        super().__init__(f'"{kind}" is no kind of event; use one of {", ".join(kinds())}')


HARMING = ("accident", "displacement")
"""Kinds in which people come to harm without an attack."""


def every_violence() -> frozenset[str]:
    """The kinds in which people can come to harm, by whomever.

    >>> {"crackdown", "accident"} <= every_violence(), "talks" in every_violence()
    (True, False)
    """
    return frozenset(name for name, kind in kinds().items() if kind.violent or name in HARMING)


def kinds_of(kind: str | None) -> frozenset[str]:
    """The kinds meant by a word: of "attack" and of nothing, every use of force between sides.

    >>> "shelling" in kinds_of("attack"), kinds_of("threat"), "crackdown" in kinds_of(None)
    (True, frozenset({'threat'}), False)
    """
    if not kind or kind in MANY:
        apart = {
            "crackdown",
            "mob-violence",
            "torture",
            "sexual-violence",
            "cyber-attack",
            "displacement",
            "interception",
        }
        return frozenset(name for name, one in kinds().items() if one.violent) - apart
    named = frozenset(part.strip() for part in kind.split(","))
    for each in sorted(named):
        if each not in kinds():
            raise UnknownKind(each)
    return named


@dataclass(frozen=True, slots=True)
class Around:
    """A circle on the globe: its middle in degrees, and how far it reaches."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a question is about; what is left out does not narrow. `place` is part of a place's name, or a country.

    What lies wholly within `around` is at the place too, whatever it is called.
    """

    kinds: frozenset[str] = field(default_factory=lambda: kinds_of(None))
    by: Side = EVERYONE
    on: Side = EVERYONE
    place: str = ""
    around: Around | None = None
    since: date | None = None
    until: date | None = None

    def named(self) -> str:
        """What is counted, in words: a plural noun first."""
        noun = "attacks" if len(self.kinds) > 3 else _plural(sorted(self.kinds))
        by = "" if self.by.anyone else f" by {self.by.said}"
        on = "" if self.on.anyone else f" on {self.on.said}"
        return f"{noun}{by}{on}{_there(self.place)}"


def _there(place: str) -> str:
    """The place with what stands before it.

    >>> _there("Iraq"), _there("near Kirkuk")
    (' in Iraq', ' near Kirkuk')
    >>> _there("there")
    ' there'
    """
    if not place:
        return ""
    if place.casefold() in ("here", "there"):
        return f" {place}"
    return f" {place}" if re.match(r"(?:near|around|between|along|off|outside|\w+ of)\b", place) else f" in {place}"


UNCOUNTED = re.compile(r"(?:ing|violence)$|^(?:sabotage|torture|support|aid|cooperation|displacement)$")
"""Kinds whose names have no plural."""
SEVERAL = {"deploy": "deployments", "mobilise": "mobilisations", "talks": "talks", "other": "other events"}
"""Kinds whose names are no nouns in the singular."""


def _plural(names: list[str]) -> str:
    """The kinds as a plural noun.

    >>> _plural(["shelling"]), _plural(["armed-clash", "raid"]), _plural(["deploy"])
    ('acts of shelling', 'armed-clashes or raids', 'deployments')
    """
    if any(UNCOUNTED.search(name) for name in names):
        return f"acts of {' or '.join(names)}"
    return " or ".join(SEVERAL.get(name) or name + ("es" if name.endswith("sh") else "s") for name in names)


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Incidents in order, with how surely the kind, doer, target, place and days of each are the wanted ones."""

    happenings: Happenings
    rows: Rows
    fits: Mapping[str, Fits]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)

    @property
    def ids(self) -> Ids:
        """The ids of the incidents."""
        return self.happenings.ids(self.rows)

    @property
    def days(self) -> NDArray[np.int32]:
        """The day that each is counted on, as `date.toordinal` counts; 0 where it has none."""
        return self.happenings.days[self.rows]

    @property
    def marked(self) -> Flags:
        """Of all incidents, whether each is one of these."""
        found = np.zeros(len(self.happenings), bool)
        found[self.rows] = True
        return found

    def open(self, question: str) -> Flags:
        """Of which a question is open."""
        return np.equal(self.fits[question], Fit.PERHAPS)

    def where(self, chosen: Flags) -> "Matches":
        """Those chosen."""
        return Matches(self.happenings, self.rows[chosen], {name: each[chosen] for name, each in self.fits.items()})

    def allowing(self, questions: Iterable[str] = ()) -> "Matches":
        """Those that fit when these questions may be open."""
        asked = [question for question in self.fits if question not in set(questions)]
        return self.where(np.logical_and.reduce([self.fits[question] == Fit.YES for question in asked]))

    def dated(self, wanted: Wanted) -> "Matches":
        """Those whose days can be the wanted ones, with how surely they are."""
        days = days_fit(self.happenings, wanted)[self.rows]
        return Matches(self.happenings, self.rows, {**self.fits, "days": days}).where(days != Fit.NO)


def matches(happenings: Happenings, wanted: Wanted) -> Matches:
    """The incidents that can be meant."""
    doer, target = _parties(happenings, wanted)
    fits = {
        "kind": _kind(happenings, wanted),
        "doer": doer,
        "target": target,
        "place": _place(happenings, wanted),
        "days": days_fit(happenings, wanted),
    }
    rows = happenings.rows(happenings.done & np.logical_and.reduce([each != Fit.NO for each in fits.values()]))
    return Matches(happenings, rows, {name: each[rows] for name, each in fits.items()})


def _fits(sure: Flags, perhaps: Flags) -> Fits:
    return np.select([sure, perhaps], [Fit.YES, Fit.PERHAPS], Fit.NO).astype(np.int8)


def _kind(happenings: Happenings, wanted: Wanted) -> Fits:
    force = any(kinds()[kind].violent for kind in wanted.kinds)
    sure = happenings.where("kind", lambda kind: kind in wanted.kinds and kind in kinds())
    return _fits(sure, happenings.where("kind", lambda kind: kind in VAGUE and force))


def _parties(happenings: Happenings, wanted: Wanted) -> tuple[Fits, Fits]:
    """The fits of doer and target, who may be told as the victims; where one is open, a side attacks not itself."""
    doer, doer_on = (happenings.fits("doers", each) for each in (wanted.by, wanted.on))
    target_by, target = (happenings.fits("targets", each) for each in (wanted.by, wanted.on))
    harmed = happenings.names("victims") & (happenings.fits("victims", wanted.on) == Fit.YES)
    target[harmed & (doer_on != Fit.YES)] = Fit.YES
    target[_stood_at(happenings, wanted.on)] = Fit.YES
    target[(target == Fit.PERHAPS) & happenings.names("doers") & (doer_on == Fit.YES)] = Fit.NO
    doer[(doer == Fit.PERHAPS) & happenings.names("targets") & (target_by == Fit.YES)] = Fit.NO
    return doer, target


def _stood_at(happenings: Happenings, meant: Side) -> Flags:
    """Of which the place is what is meant: a base or a quarter that is no actor's name can be told as either."""
    named = meant.labels if not meant.actors and not meant.anyone else None
    if named is None:
        return np.zeros(len(happenings), bool)
    return happenings.where("place_words", lambda words: named.search(words) is not None)


def _place(happenings: Happenings, wanted: Wanted) -> Fits:
    if not wanted.place:
        return np.full(len(happenings), Fit.YES, np.int8)
    part = wanted.place.casefold()
    country, told = country_of(part), happenings.where("place_words", bool)
    sure = happenings.where_any("targets", lambda party: part in party_of(party).label.casefold())
    for column in ("place_words", "place", "admin1"):
        sure |= happenings.where(column, lambda words: part in words.casefold())
    if country:
        sure |= happenings.where("country", lambda code: code == country)
    within, touching = _around(happenings, wanted.around)
    return _fits(sure | within, touching | (~happenings.placed & ~told))


def _around(happenings: Happenings, circle: Around | None) -> tuple[Flags, Flags]:
    """Which lie wholly within a circle, and which can have been in it."""
    if circle is None:
        nowhere = np.zeros(len(happenings), bool)
        return nowhere, nowhere
    away, own = happenings.km_from(circle.lat, circle.lon), happenings.gists.measured["precision_km"]
    within: Flags = away + own <= circle.km
    touching: Flags = away <= circle.km + own
    return within, touching


@cache
def country_of(words: str) -> str:
    """The code of the country so named, "" when it is none.

    >>> country_of("iraq"), country_of("the moon")
    ('IQ', '')
    """
    named = [actor for name in (words, words.title()) for actor, _ in load_actors().find(name)]
    return next((actor.country for actor in named if actor.kind == "state"), "")


def days_fit(happenings: Happenings, wanted: Wanted) -> Fits:
    """Whether the days of each are the wanted ones."""
    since = wanted.since.toordinal() if wanted.since else 0
    until = wanted.until.toordinal() if wanted.until else date.max.toordinal()
    earliest, latest = happenings.days_of("earliest"), happenings.days_of("latest")
    # what is reported within the days has happened by then
    ended = np.where(latest > 0, latest, happenings.days_of("reported"))
    sure = np.ones(len(happenings), bool)
    if wanted.since:
        sure &= (earliest > 0) & (earliest >= since)
    if wanted.until:
        sure &= (ended > 0) & (ended <= until)
    outside = ((latest > 0) & (latest < since)) | (earliest > until)
    return _fits(sure & ~outside, ~outside)
