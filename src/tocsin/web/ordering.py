"""The order of incidents, and keeping a mapping of them in that order while a few of them become others."""

from bisect import bisect_left, insort
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from tocsin.record import Incident


def day_of(incident: Incident) -> date:
    """The day by which an incident is ordered: the earliest it can have been, else the latest, else the end of time."""
    when = incident.when
    return (when.earliest or when.latest or date.max) if when else date.max


def order(incident: Incident) -> tuple[date, str]:
    """The order of incidents everywhere: by day, the undated last, equals by id."""
    return day_of(incident), incident.id


def with_changes(
    held: Mapping[str, Incident], changed: Collection[str], come: Mapping[str, Incident]
) -> dict[str, Incident]:
    """The incidents by id, in order, without those `changed`, and with what has come of them.

    Incidents that keep their days keep their places; the others are looked for, since most are not touched at all.
    """
    if come.keys() >= set(changed) and all(_keeps_its_place(held, *item) for item in come.items()):
        return {**held, **come}
    kept = list(held.items())
    for each in changed:
        if each in held:
            del kept[bisect_left(kept, _place((each, held[each])), key=_place)]
    for item in come.items():
        insort(kept, item, key=_place)
    return dict(kept)


def _place(item: tuple[str, Incident]) -> tuple[date, str]:
    """The order of an incident whose id is at hand, and so need not be worked out."""
    return day_of(item[1]), item[0]


def _keeps_its_place(held: Mapping[str, Incident], each: str, one: Incident) -> bool:
    return each in held and day_of(held[each]) == day_of(one)


def latest_first(incidents: Sequence[Incident]) -> Sequence[Incident]:
    """Incidents that are in order, the other way round; those without a day stay last, and in their order.

    >>> from tocsin.record import Stage, When
    >>> days = (date(2020, 1, 1), date(2020, 1, 2), None, None)
    >>> told = [
    ...     Incident(reports=(str(n),), kind="raid", stage=Stage.OCCURRED, when=day and When(day, day), place=None)
    ...     for n, day in enumerate(days)
    ... ]
    >>> [one.reports[0] for one in latest_first(told)]
    ['1', '0', '2', '3']
    """
    dated = bisect_left(incidents, date.max, key=day_of)
    return (*reversed(incidents[:dated]), *incidents[dated:])
