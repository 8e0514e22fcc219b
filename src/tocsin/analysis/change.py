"""When a rate changed, if it did (question: since when are there more attacks?)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.breaks import OneBreak, one_break, prior_for
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.context import KNOWN, Context, reporting_rows
from tocsin.analysis.dating import date_break
from tocsin.analysis.intervals import Exposed, ratio
from tocsin.analysis.likelihood import confidence, likelihood, word
from tocsin.analysis.monitoring import EVERY, Watch
from tocsin.analysis.series import Series
from tocsin.analysis.several import number_of_changes, spacing
from tocsin.analysis.wording import Chance, capital, figure, on, share, some

LEVEL = 0.9
Day = Callable[[int], date]
"""The first day after a period."""
MOST_PERIODS = 1000
"""Above this, periods are joined: splits are weighed against each other in a table of this many squared."""
SURE = 0.1
"""Below this probability of no change, a change is taken for found."""
RECENT = 28
"""Days for which it is said whether the rate has just changed."""


def periods(series: Series) -> tuple[NDArray[np.int64], int]:
    """The counts in periods of equal length, and how many days each has; the first days may be left over."""
    days = -(-len(series.counts) // MOST_PERIODS)
    whole = len(series.counts) // days * days
    return series.array[len(series.counts) - whole :].reshape(-1, days).sum(axis=1), days


def burst_factor(counts: NDArray[np.int64]) -> float:
    """How much bursts multiply the variance, as if the change at the likeliest place might be one: a cautious number."""
    best = one_break(counts, prior_for(counts)).best
    return widening_at(counts, best + 1).factor ** 2


@dataclass(frozen=True, slots=True)
class Found:
    """One change as found: its days, the likeliest first day of the new rate, both rates, and what else was measured."""

    broken: OneBreak
    low: date
    high: date
    best: date
    before: Exposed
    after: Exposed
    burst: float
    recent: float


def find_change(counts: NDArray[np.int64], day: Day, days: int) -> Found:
    """Where one change fell, were there bursts or none; and whether the rate has just changed."""
    burst, prior = burst_factor(counts), prior_for(counts)
    broken = date_break(counts, prior, days)
    low, high = (day(period) for period in broken.range(LEVEL))
    watch = Watch(prior, every=max(EVERY / days, 2), burst=burst).after(counts)
    recent = watch.changed_within(max(RECENT // days, 1))
    return Found(broken, low, high, day(broken.best), *_sides(counts, broken.best, days), burst, recent)


def when_changed(series: Series, context: Context = KNOWN, *, most: int = 1) -> Answer:
    """The days between which one change fell, if it did; with `most` above 1 also how many changes there were."""
    counts, days = periods(series)
    few = guards.too_few(series.n) or ("fewer than 4 periods" if len(counts) < 4 else None)
    if few:
        return _refused(series, context, few)
    first_day = series.end - timedelta(days=len(counts) * days - 1)

    def day(period: int) -> date:
        return first_day + timedelta(days=(period + 1) * days)

    found = find_change(counts, day, days)
    ends = (found.low.toordinal(), found.high.toordinal())
    return Answer(
        question=f"When did the rate of {series.name} change?",
        sentence=_sentence(series.name, found),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=1 - found.broken.none,
        unit="probability that the rate changed once rather than never",
        intervals=(Interval(*ends, LEVEL, "first day of the new rate, as ordinals; bursts or none"),),
        figures=_figures(found),
        tables=(
            *_several(counts, most, days, day),
            reporting_rows(context, series.start, found.best, series.end),
        ),
        caveats=tuple(
            guards.said(
                _merged_otherwise(found, context),
                "The date was found by looking: it is no confirmation of a date that was expected.",
                _sources_moved(series, found, context),
                guards.bursts(found.burst**0.5),
                guards.undated(context),
                guards.many_questions(context, None),
            )
        ),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=_chart(series, found, day),
    )


def _merged_otherwise(found: Found, context: Context) -> str | None:
    """Words on a finding that turns when what happened on one day at one place is counted once."""
    if context.coarser is None or context.coarser.n < guards.FEWEST:
        return None
    counts, days = periods(context.coarser)
    none = date_break(counts, prior_for(counts), days).none
    same_side = (none < SURE) == (found.broken.none < SURE)
    if same_side or word(none) == word(found.broken.none):
        return None
    return (
        f"The statement turns with the merging: counted once a day and place, no change at all is {likelihood(none)}."
    )


def _sources_moved(series: Series, found: Found, context: Context) -> str | None:
    """Words on a change of active sources at the likeliest day, or at either end of the days between which it fell."""
    days = (day for day in (found.best, found.low, found.high) if series.start < day <= series.end)
    return next(guards.said(*(guards.sources_moved(context, series.start, day, series.end) for day in days)), None)


def _figures(found: Found) -> tuple[tuple[str, Cell], ...]:
    return (
        ("first day of the new rate, from", found.low.isoformat()),
        ("first day of the new rate, to", found.high.isoformat()),
        ("likeliest first day", found.best.isoformat()),
        ("probability of no change", Chance(round(found.broken.none, 4))),
        ("a week before", round(found.before.weekly, 3)),
        ("a week after", round(found.after.weekly, 3)),
        (f"probability of a change in the last {RECENT} days", Chance(round(found.recent, 4))),
    )


def _sides(counts: NDArray[np.int64], last: int, days: int) -> tuple[Exposed, Exposed]:
    before, total, size = int(counts[: last + 1].sum()), int(counts.sum()), len(counts)
    return Exposed(before, (last + 1) * days), Exposed(total - before, (size - last - 1) * days)


def _sentence(name: str, found: Found) -> str:
    times = ratio(found.after, found.before)
    rates = f"from {figure(found.before.weekly)} to {figure(found.after.weekly)} a week"
    size = f" ({figure(times)} times)" if times is not None else ""
    return (
        f"If there was one change in {name} it fell between {on(found.low)} and {on(found.high)} (90 %), {rates}{size} at the "
        f"likeliest day; no change at all: {likelihood(found.broken.none)}."
    )


def _several(counts: NDArray[np.int64], most: int, days: int, day: Day) -> tuple[Rows, ...]:
    if most < 2:
        return ()
    rows: list[tuple[Cell, ...]] = [
        (number, Chance(round(found.probability, 4)), ", ".join(day(each).isoformat() for each in found.last))
        for number, found in enumerate(number_of_changes(counts, prior_for(counts), most, days))
    ]
    apart = days * spacing(len(counts))
    looked = f", looked for every {apart} days" if apart > 1 else ""
    name = f"How many changes, each number up to {most} as likely beforehand{looked}"
    return (Rows(name, ("changes", "probability", "likeliest first days"), tuple(rows)),)


def _refused(series: Series, context: Context, why: str) -> Answer:
    return Answer(
        question=f"When did the rate of {series.name} change?",
        sentence=(
            f"{capital(some(series.n, series.name))} in {some(len(series.counts), 'days')}: not enough to look for a change "
            f"({why})."
        ),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        caveats=tuple(guards.said(guards.nothing_seen(series.n, context, series.start, series.end))),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        refused=why,
    )


def _chart(series: Series, found: Found, day: Day) -> Chart:
    shown = [(day(period), float(p)) for period, p in enumerate(found.broken.at) if p > 1e-4]
    ends = Layer(Mark.RULE, f"{share(LEVEL)} lies between", ((found.low,), (found.high,)))
    return Chart(
        f"{series.name}: when the rate changed, if once",
        "first day of the new rate",
        "probability",
        (Layer(Mark.BAR, "probability, given one change", tuple(shown)), ends),
    )
