"""Whether events have become more or fewer since a date (question: have attacks gone up since the killing?)."""

from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.chart import Chart, Layer, Mark, weekly
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.context import KNOWN, Context, reporting_rows
from tocsin.analysis.guards import Chosen
from tocsin.analysis.intervals import (
    Exposed,
    Widening,
    count_interval,
    exact_p,
    exact_ratio,
    ratio,
    widened_p,
    widened_ratio,
)
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.series import Series
from tocsin.analysis.wording import PValue, Ratio, capital, figure, on, ratios, some, span

LEVEL = 0.95
WINDOWS = (30, 60, 90, 180, 365)
BASELINES = (30, 90, 365)
Rivals = tuple[tuple[date, str], ...]


class OutsideSeries(ValueError):
    """The date asked about leaves no day before or none after."""

    def __init__(self, since: date, series: Series) -> None:
        super().__init__(
            f"{since} leaves nothing to compare: the counts go from {series.start} to {series.end}; "
            "ask about a later day than the first, and not after the last"
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: since when, how that date was chosen, against how many days before, and if the season matters."""

    since: date
    chosen: Chosen
    before_days: int = 365
    season: bool = True
    dates: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides of a date, and how much wider bursts make intervals; `dates` could have been picked."""

    before: Exposed
    after: Exposed
    widening: Widening
    dates: int = 1

    @property
    def interval(self) -> Interval:
        """The headline interval: for bursts, and for the dates that could have been picked."""
        found = widened_ratio(self.after, self.before, self.widening, 1 - (1 - LEVEL) / self.dates)
        how = "allowing for bursts" + (
            f" and for {self.dates:,} dates that could have been picked" if self.dates > 1 else ""
        )
        return Interval(found.low, found.high, LEVEL, how)

    @property
    def p(self) -> float:
        """How often chance alone does as much, for bursts and for the dates that could have been picked."""
        return min(1.0, self.dates * widened_p(self.after, self.before, self.widening))

    @property
    def direction(self) -> int:
        """1 when the interval lies above one, -1 when below, 0 when it holds one."""
        low, high = self.interval.low, self.interval.high
        return 1 if low > 1 else -1 if high is not None and high < 1 else 0


def compare(series: Series, asked: Asked) -> Compared:
    """Both sides of the date, counted."""
    step = series.index(asked.since)
    if not 0 < step < len(series.counts):
        raise OutsideSeries(asked.since, series)
    first = max(0, step - asked.before_days)
    counts = series.array[first:]
    before = Exposed(int(series.array[first:step].sum()), step - first)
    after = Exposed(int(series.array[step:].sum()), len(series.counts) - step)
    dates = 1 if asked.chosen is Chosen.GIVEN else asked.dates or max(1, len(series.counts) // 7)
    return Compared(before, after, widening_at(counts, step - first), dates)


def sentence(found: Compared, series: Series, since: date, refused: str) -> str:
    """The answer in one sentence, and what it does not say."""
    after, before = found.after, found.before
    counted = f"{capital(some(after.count, series.name))} in the {some(round(after.days), 'days')} from {on(since)} on"
    head = f"{counted}, against {before.count or 'none'} in the {some(round(before.days), 'days')} before"
    if refused:
        return f"{head}: not compared ({refused})."
    times = ratio(after, before)
    exact = ratios(exact_ratio(after, before))
    ranges = f"95 % range {exact} if they were independent; {ratios(found.interval)} {found.interval.how}"
    core = f"{figure(times)} times the earlier rate" if times is not None else "no earlier rate to compare with"
    return f"{head}: {core} ({ranges}). This describes timing; it does not show the reason."


def windows(series: Series, asked: Asked) -> Rows:
    """The ratio over the first days after, in growing windows: where the statement turns, a reader should know."""
    rows: list[tuple[Cell, ...]] = []
    for days in WINDOWS:
        last = asked.since + timedelta(days=days - 1)
        if last > series.end:
            break
        found = compare(series.between(series.start, last), asked)
        rows.append(_row(f"first {days} days", found))
    return Rows("Windows after", ("window", "after", "before", "ratio", "low", "high"), tuple(rows))


def baselines(series: Series, asked: Asked) -> Rows:
    """The ratio against baselines of different length: what follows a spike falls back by itself."""
    rows = []
    for days in BASELINES:
        if series.index(asked.since) >= days:
            against = Asked(asked.since, asked.chosen, days, asked.season, asked.dates)
            rows.append(_row(f"{days} days before", compare(series, against)))
    return Rows("Baselines before", ("baseline", "after", "before", "ratio", "low", "high"), tuple(rows))


def _row(name: str, found: Compared) -> tuple[Cell, ...]:
    times, interval = ratio(found.after, found.before), found.interval
    ends = (None if each is None else Ratio(round(each, 3)) for each in (times, interval.low, interval.high))
    return name, found.after.count, found.before.count, *ends


def earlier_years(series: Series, asked: Asked) -> Rows:
    """The same calendar days in earlier years against the days before them: a rise may be a season's."""
    rows, days = [], (series.end - asked.since).days
    for back in range(1, 6):
        since = asked.since - timedelta(days=round(365.25 * back))
        if series.index(since) < 30:
            break
        against = Asked(since, Chosen.GIVEN, asked.before_days, asked.season)
        rows.append(_row(f"from {since}", compare(series.between(series.start, since + timedelta(days=days)), against)))
    return Rows("Same days in earlier years", ("period", "after", "before", "ratio", "low", "high"), tuple(rows))


def turns(series: Series, asked: Asked, direction: int) -> int | None:
    """The shortest window after the date, in days, at which the statement is another; None where it holds in all."""
    for days in WINDOWS:
        last = asked.since + timedelta(days=days - 1)
        if last > series.end:
            return None
        if compare(series.between(series.start, last), asked).direction != direction:
            return days
    return None


def rate_change(series: Series, asked: Asked, context: Context = KNOWN, rivals: Rivals = ()) -> Answer:
    """The answer: counts, ratio, both intervals, windows, baselines, earlier years, and what weakens it.

    `rivals` are what else happened near the date, with their days.
    """
    found = compare(series, asked)
    history = context.history(series.start, asked.since)
    refused = guards.too_few(found.before.count + found.after.count) or (
        guards.too_short(history) if asked.season else None
    )
    caveats = (*_turning(series, asked, found, context, refused), *_caveats(series, asked, found, context))
    times = ratio(found.after, found.before)
    return Answer(
        question=f"Have {series.name} become more or fewer since {on(asked.since)}?",
        sentence=sentence(found, series, asked.since, refused or ""),
        counted=Counted(series.name, found.before.count + found.after.count, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=None if refused else times,
        unit="times the earlier rate",
        intervals=(found.interval, exact_ratio(found.after, found.before)),
        figures=_figures(found),
        tables=(
            *(() if refused else (windows(series, asked), baselines(series, asked), earlier_years(series, asked))),
            Rows("What else happened near", ("day", "what"), tuple((day.isoformat(), what) for day, what in rivals)),
            reporting_rows(context, series.start, asked.since, series.end),
        ),
        caveats=(*caveats, *guards.said(guards.rivals_near(len(rivals), asked.since))),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        refused=refused or "",
        chart=chart(series, asked.since, found),
    )


def _caveats(series: Series, asked: Asked, found: Compared, context: Context) -> tuple[str, ...]:
    seasonless = None if asked.season else "The asker set the season aside: there is no earlier year to compare with."
    return tuple(
        guards.said(
            guards.chosen_after_looking(asked.chosen, found.dates),
            guards.sources_moved(context, series.start, asked.since, series.end),
            seasonless if context.history(series.start, asked.since) < guards.A_YEAR else None,
            guards.bursts(found.widening.factor),
            guards.undated(context),
            guards.nothing_seen(found.after.count, context, asked.since, series.end),
            guards.nothing_seen(found.before.count, context, series.start, asked.since - timedelta(days=1)),
            guards.many_questions(context, found.p),
        )
    )


def _turning(series: Series, asked: Asked, found: Compared, context: Context, refused: str | None) -> tuple[str, ...]:
    """What turns the statement: another merging, which comes first, and a shorter window."""
    if refused:
        return ()
    words = []
    if context.coarser and (other := compare(context.coarser, asked)).direction != found.direction:
        words.append(
            f"The statement turns with the merging: counted once a day and place, it is {other.after.count} against "
            f"{other.before.count} ({ratios(other.interval)})."
        )
    if days := turns(series, asked, found.direction):
        words.append(f"The statement turns when only the first {days} days are counted.")
    return tuple(words)


def _figures(found: Compared) -> tuple[tuple[str, Cell], ...]:
    after, before = found.after, found.before
    low, high = difference(found)
    seen, earlier = count_interval(after.count), count_interval(before.count)
    return (
        ("a week after", round(after.weekly, 3)),
        ("a week before", round(before.weekly, 3)),
        ("difference a week", round(after.weekly - before.weekly, 3)),
        ("difference a week, low", round(low, 3)),
        ("difference a week, high", round(high, 3)),
        ("expected count after, if independent", span(seen)),
        ("expected count before, if independent", span(earlier)),
        ("p, if independent", PValue(round(exact_p(after, before), 5))),
        ("p, allowing for bursts and dates looked at", PValue(round(found.p, 5))),
    )


def difference(found: Compared) -> tuple[float, float]:
    """The differences a week that are compatible with the counts, allowing for bursts."""
    after, before = found.after, found.before
    error = 7 * (max(after.count, 1) / after.days**2 + max(before.count, 1) / before.days**2) ** 0.5
    reach = error * found.widening.factor * found.widening.quantile(LEVEL)
    middle = after.weekly - before.weekly
    return middle - reach, middle + reach


def chart(series: Series, since: date, found: Compared) -> Chart:
    """Weekly counts, the date, and the two rates."""
    step = series.index(since)
    first = since - timedelta(days=int(found.before.days))
    rates = (
        Layer(Mark.LINE, "rate before", ((first, found.before.weekly), (since, found.before.weekly))),
        Layer(Mark.LINE, "rate after", ((since, found.after.weekly), (series.end, found.after.weekly))),
    )
    bars = weekly(series, step)
    return Chart(
        f"{series.name}, week by week", "week from", "a week", (bars, *rates, Layer(Mark.RULE, str(since), ((since,),)))
    )
