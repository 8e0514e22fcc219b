"""The order of incidents everywhere, and the other way round."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from tocsin.record import Incident


def day_of(incident: Incident) -> date:
    """The day by which an incident is ordered: the earliest it can have been, else the latest, else the end of time."""
    when = incident.when
    return (when.earliest or when.latest or date.max) if when else date.max


def order(incident: Incident) -> tuple[date, str]:
    """The order of incidents everywhere: by day, the undated last, equals by id."""
    return day_of(incident), incident.id


def latest_first(incidents: Sequence[Incident], start: int, stop: int) -> list[Incident]:
    """Those from `start` to `stop` of incidents that are in order, the other way round.

    Those without a day stay last, and in their order.

    >>> from tocsin.record import Stage, When
    >>> days = (date(2020, 1, 1), date(2020, 1, 2), None, None)
    >>> told = [
    ...     Incident(reports=(str(n),), kind="raid", stage=Stage.OCCURRED, when=day and When(day, day), place=None)
    ...     for n, day in enumerate(days)
    ... ]
    >>> [one.reports[0] for one in latest_first(told, 0, 3)]
    ['1', '0', '2']
    """
    dated = bisect_left(incidents, date.max, key=day_of)
    turned, undated = range(dated)[::-1], range(dated, len(incidents))
    chosen = (*turned[start:stop], *undated[max(0, start - dated) : max(0, stop - dated)])
    return [incidents[at] for at in chosen]
