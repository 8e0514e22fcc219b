"""What of a telling is compared, worked out once, so that each pair costs only comparisons."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from sys import intern

from tocsin.codebook.months import day_of_year
from tocsin.merging.counts import counted_means, tolls_of
from tocsin.merging.described import (
    ages_of,
    counts_of,
    distinctive_of,
    nouns_of,
    site_sorts,
    things_told,
    victim_labels,
    victim_names,
    victim_sorts,
    wire_of,
)
from tocsin.merging.kinds import HARMING_PEOPLE
from tocsin.merging.names import (
    BODIES,
    common_nouns,
    name_words,
    own_names,
    person_names,
    site_names,
    site_words,
)
from tocsin.merging.once import once
from tocsin.record import Basis, Count, Effect, Party, Place, Report, Stage, Telling, When
from tocsin.record.wording import counted, days, placed

SHARP_DAYS = 8
"""A time as wide as this still points to one occurrence: "last week"."""

SHARP_KM = 50.0
"""A place as wide as this still points to a town or a base, not to a province."""

DIRECTION = re.compile(r"(?i)\b(?:north|south|east|west)\w*(?:-\w+)? of\b|\b(?:km|kilometres|miles) ")
"""Words that say that something lies outside the place named after them."""

AHEAD = frozenset({Stage.PLANNED, Stage.THREATENED, Stage.FEARED, Stage.CALLED_FOR, Stage.HYPOTHETICAL})
"""Stages that tell of what has not happened."""


Values = tuple[str, str] | None
"""What a fact gives back: the two values that bear it out, in words, or None when it does not hold."""


@dataclass(frozen=True, slots=True)
class Names:
    """Parties of one role: their labels, known ids, names, and other words."""

    label: str
    ids: frozenset[str]
    names: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class InWords:
    """Time, place, tolls and those harmed of a telling as people read them."""

    when: str
    place: str
    tolls: str
    victims: str


@dataclass(frozen=True, slots=True)
class Hit:
    """How many were hit or harmed, from two on, each with what, the ages told of them, and who is named."""

    many: frozenset[tuple[int, str]]
    ages: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """One telling, ready to be compared. Sets are empty and values None where the telling does not say."""

    id: str
    article: str
    publisher: str
    published: date | None
    kind: str
    stage: Stage
    when: When | None
    calendar_day: str
    place: Place | None
    place_words: str
    site: str
    site_names: frozenset[str]
    site_sort: frozenset[str]
    actor: Names
    target: Names
    means: Names
    counted_means: frozenset[tuple[str, Count]]
    tolls: dict[Effect, Count]
    distinctive: frozenset[str]
    place_names: frozenset[str]
    wire: tuple[str, ...]
    things: frozenset[str]
    victims: frozenset[str]
    victim_names: frozenset[str]
    victim_sorts: frozenset[str]
    times: Count | None
    own_place_names: frozenset[str]
    target_names: frozenset[str]
    site_sorts: frozenset[str]
    hit: Hit
    told: InWords

    @property
    def names(self) -> frozenset[str]:
        """The names by which the telling can be found."""
        words = self.distinctive | self.place_names | self.actor.names
        return (words - BODIES) | self.actor.ids | self.target.ids

    @property
    def ahead(self) -> bool:
        """Whether the telling is of something that has not happened."""
        return self.stage in AHEAD

    @property
    def sharp(self) -> bool:
        """Whether the telling's own time words leave at most a week."""
        days = self.when.days if self.when else None
        return days is not None and days <= SHARP_DAYS

    @property
    def country(self) -> str:
        """The country of the place, "" when not known."""
        return self.place.country if self.place else ""

    @property
    def spot(self) -> Place | None:
        """The place, where it is sharp enough to tell towns apart."""
        return self.place if self.place and self.place.precision_km <= SHARP_KM else None

    @property
    def placed(self) -> bool:
        """Whether the place is sharp, or its country known."""
        return bool(self.spot or self.country)

    def window(self, around: int) -> tuple[date, date] | None:
        """The days that the telling may mean: its own where sharp, else so many days up to its publication.

        What lies ahead means the days after instead. None when it has neither, or when its own words are wide.
        """
        if self.sharp and self.when and self.when.earliest and self.when.latest:
            return self.when.earliest, self.when.latest
        tells_nothing = self.when is None or (self.when.earliest is None and self.when.latest == self.published)
        if tells_nothing and self.published:
            return days_after(self.published, around) if self.ahead else days_before(self.published, around)
        return None


def days_before(day: date, many: int) -> tuple[date, date]:
    """The day and so many before it, as far as the calendar goes."""
    return day - min(timedelta(many), day - date.min), day


def days_after(day: date, many: int) -> tuple[date, date]:
    """The day and so many after it, as far as the calendar goes."""
    return day, day + min(timedelta(many), date.max - day)


def profile_of(telling: Telling) -> Profile:
    """The profile of a telling whose statement is a report."""
    report = telling.statement
    if not isinstance(report, Report):
        raise NotAReport(telling)
    place_words = report.place.words.quote if report.place else ""
    target, means = names_of(report.target), names_of_labels([item.words.quote for item in report.means])
    site = next((label for label in (target.label, place_words) if site_words(label)), "")
    things = once(things_told(target.label, place_words))
    return Profile(
        id=telling.id,
        article=telling.article_id,
        publisher=telling.publisher,
        published=telling.published,
        kind=report.kind,
        stage=report.stage,
        when=bounded(report, telling.published),
        calendar_day=intern(calendar_day_of(report)),
        place=report.place.place if report.place else None,
        place_words=place_words,
        site=site,
        site_names=site_names(site),
        site_sort=site_words(site),
        actor=names_of(party for party in report.actor if party.basis is not Basis.DENIED),
        target=target,
        means=means,
        counted_means=once(counted_means(report)),
        tolls=tolls_of(report),
        distinctive=once(distinctive_of(report)),
        place_names=name_words(place_words),
        wire=wire_of(report),
        things=things,
        victims=once(nouns_of(victim_labels(report))),
        victim_names=once(victim_names(report)),
        victim_sorts=once(victim_sorts(report)),
        times=report.times.count if report.times else None,
        own_place_names=once(own_place_names(report)),
        target_names=once(frozenset(name for name in own_names(target.label) if not name.isdigit()) | target.ids),
        site_sorts=once(site_sorts(things)),
        hit=once(hit_of(report)),
        told=once(in_words(report, telling.published)),
    )


def in_words(report: Report, published: date | None) -> InWords:
    """The time, place and tolls of the report in words; each text is held once."""
    when, place = bounded(report, published), report.place
    tolls = (f"{counted(count)} {effect.value}" for effect, count in sorted(tolls_of(report).items()))
    where = "" if place is None else placed(place.place) if place.place else place.words.quote
    return InWords(
        intern(days(when) if when else calendar_day_of(report) or "not told"),
        intern(where),
        intern(", ".join(tolls)),
        intern(", ".join(victim_labels(report))),
    )


def own_place_names(report: Report) -> frozenset[str]:
    """The names in the words of the place, without that of the province in which it lies: a village's own.

    Empty for a place that is told by its direction from another: "north of Jenin" is not Jenin.
    """
    if report.place is None or DIRECTION.search(report.place.words.quote):
        return frozenset()
    place = report.place.place
    wide = place if place and place.precision_km > SHARP_KM else None
    return name_words(report.place.words.quote) - (name_words(f"{wide.name} {wide.admin1}") if wide else frozenset())


def hit_of(report: Report) -> Hit:
    """The numbers, ages and names in the labels of those hit or harmed; what is hit otherwise than in person is no one."""
    targets = [party.label for party in report.target]
    labels = targets + victim_labels(report)
    people = targets if report.kind in HARMING_PEOPLE else []
    return Hit(counts_of(labels), ages_of(labels), victim_names(report).union(*map(person_names, people)))


def bounded(report: Report, published: date | None) -> When | None:
    """The days that the report names, where it names any; what is done was done by the day of its publication."""
    when = report.when.known if report.when else None
    if not (when and when.earliest and published) or when.latest or report.stage in AHEAD:
        return when
    return When(when.earliest, published) if when.earliest <= published else when


def calendar_day_of(report: Report) -> str:
    """The day of the year that the report names, as "01-09", though the year be open; "" where it names none."""
    if report.when is None:
        return ""
    known = report.when.known
    if known and known.earliest and known.earliest == known.latest:
        return f"{known.earliest:%m-%d}"
    return day_of_year(report.when.words.quote)


class NotAReport(TypeError):
    """A telling of a tally, a trend, a strength or a tie was handed in to be merged."""

    def __init__(self, telling: Telling) -> None:
        sort = type(telling.statement).__name__.lower()
        super().__init__(f"statement {telling.id} is a {sort}; only reports of events are compared and merged")


def names_of(parties: Iterable[Party]) -> Names:
    """The names of parties, by id, by name and by other words."""
    listed = list(parties)
    ids = frozenset(party.actor_id for party in listed if party.actor_id)
    return _names([party.label for party in listed], ids)


def names_of_labels(labels: list[str]) -> Names:
    """The names of things that have no id."""
    return _names(labels, frozenset())


def _names(labels: list[str], ids: frozenset[str]) -> Names:
    joined = ", ".join(labels)
    return once(Names(joined, ids, name_words(joined), common_nouns(joined)))
