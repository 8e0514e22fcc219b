"""Whether events became more or fewer after interventions (question: did the strikes deter attacks, or the reverse?)."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Rows
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.context import KNOWN, Context, reporting_rows
from tocsin.analysis.guards import Chosen
from tocsin.analysis.interrupted import (
    LEAST_REST,
    Effect,
    after,
    allowed_for,
    as_far,
    effect,
    placebos,
    until,
)
from tocsin.analysis.intervals import Exposed, Widening, ratio
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.series import Series
from tocsin.analysis.wording import figure, on, some, span

HORIZONS = (30, 90)
ENOUGH_PLACEBOS = 100
RIVAL_DAYS = 30
BASELINES = (30, 90, 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """What was done, on which days, how those were chosen, and the smallest change that would matter, as a ratio."""

    name: str
    days: tuple[date, ...]
    chosen: Chosen = Chosen.GIVEN
    smallest: float = 1.5
    season: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """What is looked at beside: an outcome and a region that the intervention should leave alone, and rival events."""

    placebo: Series | None = None
    control: Series | None = None
    rivals: tuple[tuple[date, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Found:
    """The effect at one horizon, with the effects after ordinary dates."""

    horizon: int
    effect: Effect
    ordinary: tuple[float, ...]
    used: int
    """How many days were looked at in all."""

    @property
    def as_far(self) -> int:
        """How many ordinary dates show as much."""
        return as_far(self.effect.times, self.ordinary)

    @property
    def share(self) -> float:
        """The share of dates, the real one among them, that show as much: never nothing."""
        return (self.as_far + 1) / (len(self.ordinary) + 1)


def verdict(found: Found, smallest: float) -> str:
    """Rises, falls, no change that matters, or cannot tell."""
    low, high = found.effect.interval.low, found.effect.interval.high or float("inf")
    unusual = found.share <= 0.05 and len(found.ordinary) >= ENOUGH_PLACEBOS
    if low > 1 and unusual:
        return "more"
    if high < 1 and unusual:
        return "fewer"
    return "no change that matters" if 1 / smallest < low and high < smallest else "cannot tell"


def response(series: Series, to: Intervention, context: Context = KNOWN, beside: Beside | None = None) -> Answer:
    """The answer: ratios at both horizons, placebo dates, a placebo outcome and a control region, rivals."""
    apart = beside or Beside()
    starts = [series.index(day) for day in sorted(set(to.days)) if series.start < day < series.end]
    few = _refusal(series, starts, to)
    if few:
        return _refused(series, to, context, few)
    held = series.array[until(len(series.counts), starts, HORIZONS[-1])]
    widening = widening_at(held, starts[0])
    found = [one for horizon in HORIZONS if (one := at_horizon(series, starts, horizon, widening))]
    if not found:
        return _refused(series, to, context, f"fewer than {LEAST_REST} days without an intervention to compare with")
    return _answer(series, to, context, found, _Around(starts, widening, apart))


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the effects: the places of the interventions, the widening, and what is looked at beside."""

    starts: list[int]
    widening: Widening
    apart: Beside


def _answer(series: Series, to: Intervention, context: Context, found: list[Found], around: _Around) -> Answer:
    head, starts = found[0], around.starts
    sides, rivals = _sides(series, around.apart, starts, head.horizon), _rivals(series, starts, around.apart)
    told = verdict(head, to.smallest)
    ranked = ("days after", "counted", "expected", "ratio", "low", "high", "ordinary as far")
    return Answer(
        question=f"Were there more or fewer {series.name} after “{to.name}”?",
        sentence=_sentence(series, to, head, told),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.ASSOCIATION,
        estimate=head.effect.times,
        unit="times the count expected without them",
        intervals=(head.effect.interval,),
        figures=(
            ("verdict", told),
            ("smallest change that matters", to.smallest),
            ("interventions", len(starts)),
            ("ordinary dates tried", len(head.ordinary)),
            ("ordinary dates that show as much", head.as_far),
        ),
        tables=(
            Rows("Horizons", ranked, _horizons(found)),
            Rows(
                "Baselines before",
                ("baseline", "after", "before", "ratio"),
                _baselines(series, starts[0], head.horizon),
            ),
            Rows("What should not change", ("series", "counted", "ratio", "low", "high"), sides),
            Rows("Rivals within 30 days", ("day", "what"), rivals),
            reporting_rows(context, series.start, series.day(starts[0]), series.end),
        ),
        caveats=(
            *guards.said(_merged_otherwise(head, around, context)),
            *_beside(rivals, sides),
            *_caveats(series, to, context, head, around.widening),
        ),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=_chart(series, to, starts, head),
    )


def _direction(shown: Effect) -> int:
    low, high = shown.interval.low, shown.interval.high
    return 1 if low > 1 else -1 if high is not None and high < 1 else 0


def _merged_otherwise(head: Found, around: _Around, context: Context) -> str | None:
    """Words on an effect that turns when what happened on one day at one place is counted once."""
    other = context.coarser
    if other is None:
        return None
    size, starts = len(other.counts), around.starts
    held = until(size, starts, head.horizon)
    shown = effect(other.array, after(size, starts, head.horizon), around.widening, kept=held)
    if shown is None or _direction(shown) == _direction(head.effect):
        return None
    times = f"{figure(shown.times)} times ({span(shown.interval)})"
    return f"The statement turns with the merging: counted once a day and place, it is {times}."


def at_horizon(series: Series, starts: list[int], horizon: int, widening: Widening) -> Found | None:
    """The effect within so many days, with ordinary dates beside it."""
    size = len(series.counts)
    kept = until(size, starts, horizon)
    shown = effect(series.array, after(size, starts, horizon), widening, kept=kept)
    if shown is None:
        return None
    return Found(horizon, shown, placebos(series.array, starts, horizon, widening), int(kept.sum()))


def _refusal(series: Series, starts: list[int], to: Intervention) -> str | None:
    if not starts:
        return "no intervention falls within the counted days"
    return guards.too_few(series.n) or (guards.too_short(starts[0]) if to.season else None)


def _sentence(series: Series, to: Intervention, head: Found, told: str) -> str:
    shown = head.effect
    expected = f"{figure(shown.times)} times ({span(shown.interval)}) {allowed_for(head.used)}"
    start = f"{some(shown.seen, series.name)} in the {shown.days} days within {head.horizon} days after: {expected}"
    ordinary = f"{head.as_far} of {len(head.ordinary)} ordinary dates show as much"
    if not head.ordinary:
        ordinary = "There are no ordinary dates to compare with"
    if told == "cannot tell":
        return f"{start}. {ordinary}. It cannot be told whether they became more or fewer."
    word = {"more": "There were more", "fewer": "There were fewer"}.get(told)
    change = word or f"Any change is smaller than {figure(to.smallest)} times"
    return f"{start}. {ordinary}. {change}; the order in time does not show the reason."


def _horizons(found: list[Found]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            one.horizon,
            one.effect.seen,
            round(one.effect.expected, 2),
            round(one.effect.times, 3),
            round(one.effect.interval.low, 3),
            None if one.effect.interval.high is None else round(one.effect.interval.high, 3),
            f"{one.as_far} of {len(one.ordinary)}",
        )
        for one in found
    )


def _baselines(series: Series, start: int, horizon: int) -> tuple[tuple[Cell, ...], ...]:
    """The days after the first against short and long baselines: interventions follow spikes, and spikes pass."""
    counts = series.array
    seen = counts[start + 1 : start + 1 + horizon]
    rows: list[tuple[Cell, ...]] = []
    for days in BASELINES:
        if start >= days and len(seen):
            before = Exposed(int(counts[start - days : start].sum()), days)
            times = ratio(Exposed(int(seen.sum()), len(seen)), before)
            rows.append(
                (f"{days} days before", int(seen.sum()), before.count, None if times is None else round(times, 3))
            )
    return tuple(rows)


def _sides(series: Series, apart: Beside, starts: list[int], horizon: int) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for other in (apart.placebo, apart.control):
        if other is None or other.n < guards.FEWEST or len(other.counts) != len(series.counts):
            continue
        size = len(other.counts)
        held, widening = until(size, starts, horizon), widening_at(other.array, starts[0])
        shown = effect(other.array, after(size, starts, horizon), widening, kept=held)
        if shown:
            low, high = round(shown.interval.low, 3), round(shown.interval.high or 0, 3)
            rows.append((other.name, shown.seen, round(shown.times, 3), low, high))
    return tuple(rows)


def _rivals(series: Series, starts: list[int], apart: Beside) -> tuple[tuple[Cell, ...], ...]:
    days = [series.day(start) for start in starts]
    near = [(day, what) for day, what in apart.rivals if any(abs((day - one).days) <= RIVAL_DAYS for one in days)]
    return tuple((day.isoformat(), what) for day, what in sorted(near))


def _caveats(series: Series, to: Intervention, context: Context, head: Found, widening: Widening) -> tuple[str, ...]:
    first = min(day for day in to.days if day > series.start)
    few = len(head.ordinary) < ENOUGH_PLACEBOS
    rank = f"a rank among fewer than {ENOUGH_PLACEBOS} is weak"
    return tuple(
        guards.said(
            f"Of ordinary dates, {len(head.ordinary)} can be compared: {rank}." if few else None,
            None if to.season else "The asker set the season aside.",
            guards.chosen_after_looking(to.chosen, max(1, len(series.counts) // 7)),
            guards.sources_moved(context, series.start, first, series.end),
            "Interventions follow spikes, and spikes pass: compare the baselines.",
            guards.bursts(widening.factor),
            guards.undated(context),
            guards.many_questions(context, head.share),
        )
    )


def _beside(rivals: tuple[tuple[Cell, ...], ...], sides: tuple[tuple[Cell, ...], ...]) -> tuple[str, ...]:
    """Words on other events near an intervention, and on what should have stayed the same."""
    moved = [row for row in sides if float(row[3] or 0) > 1 or float(row[4] or 9) < 1]
    near = f"Other events within {RIVAL_DAYS} days of an intervention: {len(rivals)}."
    return tuple(
        guards.said(
            near if rivals else None,
            "What should not have changed did change too: something else moved the counts." if moved else None,
            None if sides else "No outcome or region that should stay the same could be compared.",
        )
    )


def _refused(series: Series, to: Intervention, context: Context, why: str) -> Answer:
    days = ", ".join(on(day) for day in sorted(to.days)[:5]) or "no day"
    return Answer(
        question=f"Were there more or fewer {series.name} after “{to.name}”?",
        sentence=(
            f"{some(series.n, series.name)} in {len(series.counts)} days, with interventions on {days}: "
            f"not compared ({why})."
        ),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        caveats=tuple(guards.said(guards.nothing_seen(series.n, context, series.start, series.end))),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        refused=why,
    )


def _chart(series: Series, to: Intervention, starts: list[int], head: Found) -> Chart:
    weeks = [(series.day(n), int(series.array[n : n + 7].sum())) for n in range(0, len(series.counts) - 6, 7)]
    rules = tuple((series.day(start),) for start in starts)
    expected = 7 * head.effect.expected / head.effect.days
    level = Layer(Mark.LINE, "expected", ((series.start, expected), (series.end + timedelta(days=0), expected)))
    return Chart(
        f"{series.name} a week, and “{to.name}”",
        "week from",
        "a week",
        (Layer(Mark.BAR, series.name, tuple(weeks)), level, Layer(Mark.RULE, to.name, rules)),
    )
