"""Incidents as a series of days, with what is known of how they came to be counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.analysis.context import Context
from tocsin.analysis.guards import said, still_coming
from tocsin.analysis.series import Series
from tocsin.answering.held import Happening, Held
from tocsin.answering.selection import Match, Wanted, matches
from tocsin.record import Precision

LATE = 60
"""Reports that come later than this many days are looks back, and tell nothing of delay."""
SHARE_IN = 0.9


class NothingHeld(ValueError):
    """The ledger holds no article with a day of publication, so no window can be counted."""

    def __init__(self) -> None:
        super().__init__(
            "the ledger holds no dated article, so that there are no days to count; add some with `tocsin add`"
        )


@dataclass(frozen=True, slots=True)
class Counting:
    """A series, its context, the incidents in it and how many days were left out at the end."""

    series: Series
    context: Context
    matched: tuple[Match, ...]
    dropped: int
    undated: int

    @property
    def losses(self) -> tuple[str, ...]:
        """Words on what was not counted: what has no day, and the last days that are still filling."""
        undated = f"Not counted, for want of a day or a span of at most a month: {self.undated}."
        return tuple(said(undated if self.undated else None, still_coming(self.context, self.dropped)))


def counted(
    held: Held, wanted: Wanted, *, asked: int = 0, p_values: tuple[float, ...] = (), perhaps: Iterable[str] = ()
) -> Counting:
    """The wanted incidents by day, over the days on which the ledger can have heard of them.

    An incident counts when all that is asked fits for sure; `perhaps` names what may stay open.
    """
    allowed = {*perhaps, "days"}
    found = tuple(match for match in matches(held.happenings, wanted) if match.allows(allowed))
    return counted_of(held, wanted, found, asked=asked, p_values=p_values)


def counted_of(
    held: Held, wanted: Wanted, found: Sequence[Match], *, asked: int = 0, p_values: tuple[float, ...] = ()
) -> Counting:
    """These matches by day, over the same days."""
    if held.first is None or held.last is None:
        raise NothingHeld
    delay = delay_days([match.happening for match in found])
    start = wanted.since or held.first
    dropped = 0 if wanted.until else min(delay or 0, (held.last - start).days)
    end = wanted.until or held.last - timedelta(days=dropped)
    end = max(start, end)
    dated = [match for match in found if match.happening.day and start <= match.happening.day <= end]
    days = [match.happening.day for match in dated if match.happening.day]
    context = Context(
        to_the_day=share_to_the_day([match.happening for match in found]),
        reporting=held.reporting,
        delay_days=delay,
        coarser=by_day(_once_a_day_and_place(dated), start, end, wanted.named()),
        asked=asked,
        p_values=p_values,
    )
    undated = sum(match.happening.day is None for match in found)
    return Counting(by_day(days, start, end, wanted.named()), context, tuple(dated), dropped, undated)


def by_day(days: Iterable[date], start: date, end: date, name: str) -> Series:
    """How many of these days fall on each day of the window."""
    counts = [0] * ((end - start).days + 1)
    for day in days:
        counts[(day - start).days] += 1
    return Series(start, tuple(counts), name)


def _once_a_day_and_place(matched: Sequence[Match]) -> list[date]:
    return [day for day, _ in {day_and_place(match.happening) for match in matched} if day]


def day_and_place(happening: Happening) -> tuple[date | None, str | None]:
    """What incidents share that a free hand would merge: the day and the place, by its id or else as told."""
    place = happening.incident.place
    return happening.day, place.place_id if place else happening.incident.place_words


def delay_days(happenings: Sequence[Happening]) -> int | None:
    """Days after which nine in ten first reports are in; None where too few can be told."""
    delays = sorted(
        min((one.reported - one.day).days, LATE)
        for one in happenings
        if one.reported and one.day and 0 <= (one.reported - one.day).days <= LATE and _to_the_day(one)
    )
    return delays[int(SHARE_IN * (len(delays) - 1))] if len(delays) >= 10 else None


def _to_the_day(happening: Happening) -> bool:
    when = happening.incident.when
    return when is not None and when.precision is Precision.DAY


def share_to_the_day(happenings: Sequence[Happening]) -> float:
    """The share whose day is told, 1 of none."""
    return sum(_to_the_day(one) for one in happenings) / len(happenings) if happenings else 1.0
