"""When a rate changed, if it did (question: since when are there more attacks?)."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.breaks import OneBreak, one_break, prior_for, several_breaks
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.context import KNOWN, Context, reporting_rows
from tocsin.analysis.intervals import Exposed, ratio
from tocsin.analysis.likelihood import confidence, likelihood
from tocsin.analysis.monitoring import changed_within, run_lengths
from tocsin.analysis.series import Series
from tocsin.analysis.wording import figure, on, some

LEVEL = 0.9
Day = Callable[[int], date]
"""The first day after a period."""
MOST_PERIODS = 1000
"""Above this, periods are joined: splits are weighed against each other in a table of this many squared."""
RECENT = 28
"""Days for which it is said whether the rate has just changed."""


def periods(series: Series) -> tuple[NDArray[np.int64], int]:
    """The counts in periods of equal length, and how many days each has; the first days may be left over."""
    days = -(-len(series.counts) // MOST_PERIODS)
    whole = len(series.counts) // days * days
    return series.array[len(series.counts) - whole :].reshape(-1, days).sum(axis=1), days


def burst_factor(counts: NDArray[np.int64]) -> float:
    """How much bursts multiply the variance, with a change allowed at the likeliest place."""
    best = one_break(counts, prior_for(counts)).best
    return widening_at(counts, best + 1).factor ** 2


def when_changed(series: Series, context: Context = KNOWN, *, most: int = 1) -> Answer:
    """The days between which one change fell, if it did; with `most` above 1 also how many changes there were."""
    counts, days = periods(series)
    few = guards.too_few(series.n) or ("fewer than 4 periods" if len(counts) < 4 else None)
    if few:
        return _refused(series, context, few)
    burst = burst_factor(counts)
    found = one_break(counts, prior_for(counts), burst)
    first_day = series.end - timedelta(days=len(counts) * days - 1)

    def day(period: int) -> date:
        return first_day + timedelta(days=(period + 1) * days)

    low, high = (day(period) for period in found.range(LEVEL))
    before, after = _sides(counts, found.best, days)
    recent = changed_within(
        run_lengths(counts, prior_for(counts), every=max(180 / days, 2), burst=burst), RECENT // days
    )
    return Answer(
        question=f"When did the rate of {series.name} change?",
        sentence=_sentence(found, low, high, before, after),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=1 - found.none,
        unit="probability that the rate changed once rather than never",
        intervals=(
            Interval(
                low.toordinal(), high.toordinal(), LEVEL, "first day of the new rate, as ordinals, allowing for bursts"
            ),
        ),
        figures=(
            ("first day of the new rate, from", low.isoformat()),
            ("first day of the new rate, to", high.isoformat()),
            ("likeliest first day", day(found.best).isoformat()),
            ("probability of no change", round(found.none, 4)),
            ("a week before", round(before.weekly, 3)),
            ("a week after", round(after.weekly, 3)),
            (f"probability of a change in the last {RECENT} days", round(recent, 4)),
        ),
        tables=(
            *_several(counts, most, burst, day),
            reporting_rows(context, series.start, day(found.best), series.end),
        ),
        caveats=tuple(
            guards.said(
                "The date was found by looking: it is no confirmation of a date that was expected.",
                guards.sources_moved(context, series.start, day(found.best), series.end),
                guards.bursts(burst**0.5),
                guards.undated(context),
                guards.many_questions(context, None),
            )
        ),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=_chart(series, found, day),
    )


def _sides(counts: NDArray[np.int64], last: int, days: int) -> tuple[Exposed, Exposed]:
    before, total, size = int(counts[: last + 1].sum()), int(counts.sum()), len(counts)
    return Exposed(before, (last + 1) * days), Exposed(total - before, (size - last - 1) * days)


def _sentence(found: OneBreak, low: date, high: date, before: Exposed, after: Exposed) -> str:
    times = ratio(after, before)
    rates = f"from {figure(before.weekly)} to {figure(after.weekly)} a week"
    size = f" ({figure(times)} times)" if times is not None else ""
    return (
        f"If there was one change it fell between {on(low)} and {on(high)} (90 %), {rates}{size} at the likeliest day; "
        f"no change at all: {likelihood(found.none)}."
    )


def _several(counts: NDArray[np.int64], most: int, burst: float, day: Day) -> tuple[Rows, ...]:
    if most < 2:
        return ()
    rows: list[tuple[Cell, ...]] = [
        (number, round(share, 4), ", ".join(day(each).isoformat() for each in breaks))
        for number, (share, breaks) in enumerate(several_breaks(counts, most, prior_for(counts), burst))
    ]
    return (Rows("How many changes", ("changes", "probability", "likeliest first days"), tuple(rows)),)


def _refused(series: Series, context: Context, why: str) -> Answer:
    return Answer(
        question=f"When did the rate of {series.name} change?",
        sentence=f"{some(series.n, series.name)} in {len(series.counts)} days: not enough to look for a change ({why}).",
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        caveats=tuple(guards.said(guards.nothing_seen(series.n, context, series.start, series.end))),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        refused=why,
    )


def _chart(series: Series, found: OneBreak, day: Day) -> Chart:
    shown = [(day(period), float(p)) for period, p in enumerate(found.at) if p > 1e-4]
    return Chart(
        f"{series.name}: when the rate changed, if once",
        "first day of the new rate",
        "probability",
        (Layer(Mark.BAR, "probability", tuple(shown)),),
    )
