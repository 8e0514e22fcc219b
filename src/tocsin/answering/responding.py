"""What a response is to, and what is looked at beside it: interventions, what should stay the same, and rival events."""

from dataclasses import replace
from datetime import date

import numpy as np

from tocsin.analysis.answer import Answer
from tocsin.analysis.bursts.answers import who_answers
from tocsin.analysis.guards import RIVAL_DAYS
from tocsin.analysis.responses.found import Beside
from tocsin.analysis.series import Series
from tocsin.analysis.wording import capital
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.happenings import Flags, Happenings
from tocsin.answering.harm import toll_of
from tocsin.answering.held import Held
from tocsin.answering.parties import EVERYONE, Fit, side
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.codebook.kinds import kinds
from tocsin.record import Effect

RIVAL_DEAD = 10
"""Incidents with at least so many dead are told as rivals of an intervention."""
RIVAL_KINDS = frozenset({"ceasefire", "agreement", "capture"})


def interventions(words: str, since: date | None = None, until: date | None = None) -> Wanted:
    """The incidents of a kind, or by a doer.

    >>> [interventions(words).named() for words in ("air-strike", "US", "air-strike by US")]
    ['air-strikes', 'attacks by the US', 'air-strikes by the US']
    """
    what, _, by = words.partition(" by ")
    named = all(part.strip() in kinds() for part in what.split(","))
    doer = by or ("" if named else what)
    chosen = kinds_of(what if named else None)
    return Wanted(kinds=chosen, by=side(doer) if doer else EVERYONE, since=since, until=until)


def days_of(counting: Counting) -> tuple[date, ...]:
    """The days with one, each once."""
    return tuple(date.fromordinal(day) for day in np.unique(counting.matched.days).tolist() if day)


def beside(held: Held, seen: Counting, first: Counting, doer: Wanted, control: Series | None = None) -> Beside:
    """The same window for attacks that neither are asked about nor are by the doer, and what else happened."""
    start, end, happenings = seen.series.start, seen.series.end, held.happenings
    days = happenings.days
    looked_at = (days >= start.toordinal()) & (days <= end.toordinal()) & _apart_from(held, seen, first)
    others = happenings.where("kind", kinds_of(None).__contains__)
    if not doer.by.anyone:
        others &= happenings.fits("doers", doer.by) == Fit.NO
    apart = by_day(days[looked_at & others], start, end, "attacks by anyone else")
    return Beside(apart, control, _told(happenings, looked_at & _rivals(happenings)))


def rivals_near(held: Held, seen: Counting, day: date) -> tuple[tuple[date, str], ...]:
    """What else of weight happened near a day, the earliest first."""
    near = abs(held.happenings.days - day.toordinal()) <= RIVAL_DAYS
    return tuple(sorted(_told(held.happenings, near & _apart_from(held, seen) & _rivals(held.happenings))))


def _apart_from(held: Held, *asked: Counting) -> Flags:
    """Which happened and are not among those asked about."""
    apart = held.happenings.done.copy()
    for counting in asked:
        apart[counting.matched.rows] = False
    return apart


def _rivals(happenings: Happenings) -> Flags:
    """Which are of weight, by their kind or their dead."""
    deadly = happenings.where_any("tolls", lambda toll: toll_of(toll, Effect.KILLED).low >= RIVAL_DEAD)
    return deadly | happenings.where("kind", RIVAL_KINDS.__contains__)


def _told(happenings: Happenings, chosen: Flags) -> tuple[tuple[date, str], ...]:
    found = happenings.read(happenings.rows(chosen))
    return tuple((one.day, f"{one.kind} {one.place_words}".strip()) for one in found if one.day)


def between(held: Held, first: Wanted, second: Wanted, within: int = 7) -> Answer:
    """Whether the second's attacks follow the first's, over the days on which both can have been heard of."""
    one, other = counted(held, first), counted(held, second)
    start = max(one.series.start, other.series.start)
    end = max(min(one.series.end, other.series.end), start)
    sides = [each.series.between(start, end) for each in (one, other)]
    shared = min(one.context.to_the_day, other.context.to_the_day)
    answer = who_answers(*sides, within=within, to_the_day=shared)
    basis = replace(answer.counted, merging=one.context.merging)
    return replace(answer, counted=basis).but(
        *(
            f"{capital(each.series.name)}: {words[:1].lower()}{words[1:]}"
            for each in (one, other)
            for words in each.losses
        )
    )
