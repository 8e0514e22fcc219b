"""The table of incidents: rows in words, the order asked for, a page of them, and how many each facet has."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tocsin.codebook.countries import country_name
from tocsin.record import DONE, Effect, Incident, Stage
from tocsin.record.wording import counted, days, placed
from tocsin.web.filters import Filter
from tocsin.web.once import once
from tocsin.web.ordering import latest_first, order
from tocsin.web.selection import Selection

ON_A_PAGE = 50
SHOWN_OF_A_FACET = 12


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in words. `done` is whether it was at least tried, `reviewed` whether a person has decided on it."""

    id: str
    when: str
    kind: str
    stage: str
    who: str
    whom: str
    where: str
    killed: str
    wounded: str
    reports: int
    sources: int
    done: bool
    reviewed: bool


def line_of(incident: Incident, *, reviewed: bool = False) -> IncidentLine:
    """The incident in words; what is not known is "", an unnamed doer "unknown"."""
    return IncidentLine(
        id=incident.id,
        when=days(incident.when),
        kind=incident.kind,
        stage=incident.stage.value,
        who=_few(incident.actors) or "unknown",
        whom=_few(incident.targets),
        where=placed(incident.place, incident.place_words),
        killed=counted(incident.toll(Effect.KILLED)),
        wounded=counted(incident.toll(Effect.WOUNDED)),
        reports=len(incident.reports),
        sources=len(incident.publishers),
        done=incident.stage in DONE,
        reviewed=reviewed,
    )


def _few(labels: Sequence[str]) -> str:
    more = f" +{len(labels) - 2}" if len(labels) > 2 else ""
    return "; ".join(labels[:2]) + more


def _killed(incident: Incident) -> int:
    toll = incident.toll(Effect.KILLED)
    return toll.low if toll else -1


SORTS: dict[str, tuple[str, Callable[[Incident], Any] | None]] = {
    "day": ("earliest first", None),
    "-day": ("latest first", None),
    "killed": ("most killed first", lambda incident: -_killed(incident)),
    "reports": ("most reports first", lambda incident: -len(incident.reports)),
    "doubt": ("least sure first", lambda incident: incident.confidence),
}
"""The orders of the table by their name in the address: words for each, and the key after which equals keep their day."""


LATEST = "-day"
"""The order unless another is asked for: what is news stands first."""


@once(16)
def by_key(selection: Selection, sort: str) -> Sequence[Incident]:
    """The incidents in an order that is not that of their days; made once for each, since a selection never changes."""
    return sorted(selection.incidents, key=SORTS[sort][1] or order)


def some_of(selection: Selection, sort: str, start: int, stop: int) -> Sequence[Incident]:
    """Those from `start` to `stop` in the order asked for; those without a day come last in both directions of time."""
    if sort == LATEST:
        return latest_first(selection.incidents, start, stop)
    return (by_key(selection, sort) if SORTS[sort][1] else selection.incidents)[start:stop]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the table, from 1, of so many."""

    lines: tuple[IncidentLine, ...]
    number: int
    last: int
    first_line: int


def page_of(selection: Selection, sort: str, number: int) -> Page:
    """The page of this number, or the nearest there is."""
    last = max(1, -(-len(selection.incidents) // ON_A_PAGE))
    number = min(max(1, number), last)
    start = (number - 1) * ON_A_PAGE
    chosen = some_of(selection, sort, start, start + ON_A_PAGE)
    lines = tuple(line_of(one, reviewed=one.id in selection.reviewed) for one in chosen)
    return Page(lines, number, last, start + 1 if lines else 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet in words, how many incidents have it, whether it is chosen, and the query that turns it on or off."""

    value: str
    words: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A field by which the table is narrowed, with its commonest values."""

    name: str
    choices: tuple[Choice, ...]


def facets(selection: Selection, wanted: Filter) -> tuple[Facet, ...]:
    """How many of the incidents have each kind, country and source."""
    found = selection.counted
    kinds, countries, sources = found.kinds, found.countries, found.sources
    return (
        Facet("kind", _choices(kinds, wanted.kind, lambda value: wanted.but(kind=_toggled(wanted.kind, value)))),
        Facet(
            "country",
            _choices(
                countries, (wanted.country,), lambda v: wanted.but(country=_other(wanted.country, v)), country_name
            ),
        ),
        Facet("source", _choices(sources, (wanted.source,), lambda v: wanted.but(source=_other(wanted.source, v)))),
    )


def stage_counts(every: Selection) -> dict[str, int]:
    """How many incidents there are of each stage, out of a selection of every one."""
    return {stage.value: every.counted.stages[stage.value] for stage in Stage}


def _choices(
    counts: Counter[str], chosen: tuple[str, ...], turned: Callable[[str], Filter], said: Callable[[str], str] = str
) -> tuple[Choice, ...]:
    often = sorted(counts.items(), key=lambda item: (item[0] not in chosen, -item[1], item[0]))[:SHOWN_OF_A_FACET]
    return tuple(Choice(value, said(value), count, value in chosen, turned(value).query()) for value, count in often)


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)


def _other(chosen: str, value: str) -> str:
    return "" if chosen == value else value
