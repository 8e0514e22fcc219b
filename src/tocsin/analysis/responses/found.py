"""What followed interventions: the effect at each horizon, and what is looked at beside it."""

from dataclasses import dataclass, field
from datetime import date

from tocsin.analysis import guards
from tocsin.analysis.answer import Cell
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.context import Context
from tocsin.analysis.guards import Chosen
from tocsin.analysis.interrupted import Days, Effect, after, as_far, effect, placebos, until
from tocsin.analysis.intervals import Exposed, Widening, ratio
from tocsin.analysis.series import Series
from tocsin.analysis.wording import figure, ratios

Cells = tuple[tuple[Cell, ...], ...]
HORIZONS = (30, 90)
ENOUGH_PLACEBOS = 100
BASELINES = (30, 90, 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """What was done, on which days, how those were chosen, and the smallest change that would matter, as a ratio.

    `horizons` are the numbers of days after, the headline's first.
    """

    name: str
    days: tuple[date, ...]
    chosen: Chosen = Chosen.GIVEN
    smallest: float = 1.5
    season: bool = True
    horizons: tuple[int, ...] = HORIZONS


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


def direction(shown: Effect) -> int:
    """1 when the interval lies above one, -1 when below, 0 when it holds one."""
    low, high = shown.interval.low, shown.interval.high
    return 1 if low > 1 else -1 if high is not None and high < 1 else 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What is asked, of what, with what is looked at beside it; `starts` are the interventions' places in the series."""

    series: Series
    to: Intervention
    context: Context
    apart: Beside
    starts: tuple[int, ...]
    widening: Widening

    @property
    def size(self) -> int:
        """How many days the series has."""
        return len(self.series.counts)

    def marked(self, horizon: int) -> tuple[Days, Days]:
        """The days within so many days after an intervention, and the days that are looked at in all."""
        return after(self.size, self.starts, horizon), until(self.size, self.starts, horizon)


def at_horizon(at: Setting, horizon: int) -> Found | None:
    """The effect within so many days, with ordinary dates beside it."""
    marked, kept = at.marked(horizon)
    shown = effect(at.series.array, marked, at.widening, kept=kept)
    if shown is None:
        return None
    return Found(horizon, shown, placebos(at.series.array, at.starts, horizon, at.widening), int(kept.sum()))


def merged_otherwise(at: Setting, head: Found) -> str | None:
    """Words on an effect that turns when what happened on one day at one place is counted once."""
    other = at.context.coarser
    if other is None:
        return None
    marked, kept = at.marked(head.horizon)
    shown = effect(other.array, marked, at.widening, kept=kept)
    if shown is None or direction(shown) == direction(head.effect):
        return None
    times = f"{figure(shown.times)} times ({ratios(shown.interval)})"
    return f"The statement turns with the merging: counted once a day and place, it is {times}."


def baselines(series: Series, start: int, horizon: int) -> Cells:
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


def sides_of(at: Setting, horizon: int) -> Cells:
    """The same effect on what should stay the same: its name, count, ratio and the interval's ends."""
    rows: list[tuple[Cell, ...]] = []
    marked, kept = at.marked(horizon)
    for other in (at.apart.placebo, at.apart.control):
        if other is None or other.n < guards.FEWEST or len(other.counts) != at.size:
            continue
        shown = effect(other.array, marked, widening_at(other.array, at.starts[0]), kept=kept)
        if shown:
            low, high = round(shown.interval.low, 3), round(shown.interval.high or 0, 3)
            rows.append((other.name, shown.seen, round(shown.times, 3), low, high))
    return tuple(rows)


def rivals_of(at: Setting) -> Cells:
    """What else happened near an intervention: day and words."""
    days = [at.series.day(start) for start in at.starts]
    near = [
        (day, what) for day, what in at.apart.rivals if any(abs((day - one).days) <= guards.RIVAL_DAYS for one in days)
    ]
    return tuple((day.isoformat(), what) for day, what in sorted(near))


def moved(row: tuple[Cell, ...]) -> bool:
    """Whether the interval of a row of `sides_of` leaves one out."""
    return float(row[3] or 0) > 1 or float(row[4] or float("inf")) < 1
