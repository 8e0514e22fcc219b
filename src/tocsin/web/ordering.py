"""The order of incidents, and keeping a mapping of them in that order while a few of them become others."""

from bisect import insort
from collections.abc import Collection, Mapping
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
    """The incidents by id, in order, without those `changed`, and with what has come of them."""
    if all(each in held and day_of(held[each]) == day_of(one) for each, one in come.items()) and come.keys() >= set(
        changed
    ):
        return {**held, **come}
    kept = [(each, one) for each, one in held.items() if each not in changed]
    for item in come.items():
        insort(kept, item, key=lambda item: (day_of(item[1]), item[0]))
    return dict(kept)
