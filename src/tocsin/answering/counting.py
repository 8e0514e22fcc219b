"""Incidents as a series of days, with what is known of how they came to be counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis.context import Context
from tocsin.analysis.guards import said, silence, still_coming, unheard
from tocsin.analysis.series import Series
from tocsin.answering.happenings import Happenings, Rows
from tocsin.answering.held import Held
from tocsin.answering.selection import Matches, Wanted, matches

Days = NDArray[np.int32] | NDArray[np.int64]
LATE = 60
"""Reports that come later than this many days are looks back, and tell nothing of delay."""
SHARE_IN = 0.9
FEWEST = 10
"""Delays by which that is told."""
FIRST_TOLD = "That is most of them: --first-told counts each on the day on which it was first told of."
BACK = "A look back that names no day is counted as new with them."


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
    matched: Matches
    dropped: int
    undated: int
    found: int
    """How many fit, with a day or without."""
    outside: int
    """How many are dated before the ledger's first article or after its last, where the asker sets no window."""
    lent: int = 0
    """How many are counted on the day on which they were first told of."""

    @property
    def losses(self) -> tuple[str, ...]:
        """Words on what was not counted: what has no day or none of the window's, silences, days that are still filling."""
        quiet = silence(self.context, self.series.start, self.series.end)
        beyond = unheard(self.context, self.series.start, self.series.end)
        filling = still_coming(self.context, self.dropped)
        return tuple(said(self._undated, self._outside, self._lent, beyond, quiet, filling))

    @property
    def _undated(self) -> str | None:
        if not self.undated:
            return None
        lost = f"Not counted, for want of a day or a span of at most a month: {self.undated} of {self.found}."
        return lost if self.lent or 2 * self.undated < self.found else f"{lost} {FIRST_TOLD}"

    @property
    def _outside(self) -> str | None:
        if not self.outside:
            return None
        return f"Not counted, of days before the first article or after the last: {self.outside} of {self.found}."

    @property
    def _lent(self) -> str | None:
        if not self.lent:
            return None
        return f"Counted on the day they were first told of, for want of another: {self.lent} of {len(self.matched)}. {BACK}"


def counted(
    held: Held, wanted: Wanted, *, asked: int = 0, p_values: tuple[float, ...] = (), perhaps: Iterable[str] = ()
) -> Counting:
    """The wanted incidents by day, over the days on which the ledger can have heard of them.

    An incident counts when all that is asked fits for sure; `perhaps` names what may stay open.
    """
    found = matches(held.happenings, wanted).allowing({*perhaps, "days"})
    return counted_of(held, wanted, found, asked=asked, p_values=p_values)


def counted_of(
    held: Held, wanted: Wanted, found: Matches, *, asked: int = 0, p_values: tuple[float, ...] = ()
) -> Counting:
    """These matches by day, over the same days."""
    if held.first is None or held.last is None:
        raise NothingHeld
    delay = delay_days(held.happenings, found.rows)
    start = wanted.since or held.first
    dropped = 0 if wanted.until else min(delay or 0, (held.last - start).days)
    end = max(start, wanted.until or held.last - timedelta(days=dropped))
    dated = found.where((found.days >= start.toordinal()) & (found.days <= end.toordinal()))
    context = Context(
        to_the_day=share_to_the_day(held.happenings, found.rows),
        reporting=held.reporting,
        delay_days=delay,
        coarser=by_day(_once_a_day_and_place(dated), start, end, wanted.named()),
        asked=asked,
        p_values=p_values,
    )
    series = by_day(dated.days, start, end, wanted.named())
    early = (found.days > 0) & (found.days < start.toordinal()) & (wanted.since is None)
    late = (found.days > held.last.toordinal()) & (wanted.until is None)
    undated, outside = int((found.days == 0).sum()), int((early | late).sum())
    lent = int(held.happenings.lent[dated.rows].sum())
    return Counting(series, context, dated, dropped, undated, len(found.rows), outside, lent)


def by_day(days: Days, start: date, end: date, name: str) -> Series:
    """How many of these days, as `date.toordinal` counts them, fall on each day of the window."""
    counts = np.bincount(days - start.toordinal(), minlength=(end - start).days + 1)
    return Series(start, tuple(counts.tolist()), name)


def _once_a_day_and_place(matched: Matches) -> NDArray[np.int64]:
    return days_and_places(matched) % DAYS


def days_and_places(matched: Matches) -> NDArray[np.int64]:
    """What incidents share that a free hand would merge, each once: the place, times `DAYS`, and the day."""
    told = np.sort(matched.happenings.spots[matched.rows].astype(np.int64) * DAYS + matched.days)
    # numpy's own way, by hashes, takes seven times as long on so many
    return told[np.diff(told, prepend=-1) > 0]


DAYS = 10_000_000
"""More than any day's number."""


def delay_days(happenings: Happenings, rows: Rows) -> int | None:
    """Days after which nine in ten first reports are in; None where too few can be told."""
    reported, days = happenings.days_of("reported")[rows], happenings.days[rows]
    late = (reported - days)[happenings.to_the_day[rows] & (reported > 0)]
    told = np.sort(late[(late >= 0) & (late <= LATE)])
    return int(told[int(SHARE_IN * (len(told) - 1))]) if len(told) >= FEWEST else None


def share_to_the_day(happenings: Happenings, rows: Rows | slice = slice(None)) -> float:
    """The share whose day is told, 1 of none."""
    told = happenings.to_the_day[rows]
    return float(told.mean()) if len(told) else 1.0
