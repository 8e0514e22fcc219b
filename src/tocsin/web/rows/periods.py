"""The timeline: how many incidents fall in each day, week or month, as bars that are also links."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.record import Effect, Incident
from tocsin.web.filters import Filter

WIDTH, HEIGHT, FOOT = 1000, 240, 28
ROOM = 80
"""What the words under a bar need to its right."""
BARS_AT_MOST = 120
MONTH_DAYS = 31
"""Wider times are not drawn: a bar would say what nobody said."""
STEPS = (("day", 1), ("week", 7), ("four weeks", 28), ("twelve weeks", 84), ("year", 364), ("ten years", 3640))


@dataclass(frozen=True, slots=True)
class Bar:
    """A period from its first to its last day, its count and dead (at least), its place in the picture, its query."""

    first: date
    last: date
    count: int
    killed: int
    x: float
    y: float
    width: float
    height: float
    query: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, the words for their step, how many incidents have no day, and how many lie far before or after the rest."""

    step: str
    bars: tuple[Bar, ...]
    undated: int
    aside: int
    most: int
    ticks: tuple[tuple[float, str], ...]


def drawn_at(incident: Incident) -> date | None:
    """The middle of its days where these are at most a month, else None."""
    when = incident.when
    if not when or not when.earliest or not when.latest or (when.days or 0) > MONTH_DAYS:
        return None
    return when.earliest + (when.latest - when.earliest) // 2


def drawn_days(days: Sequence[date]) -> tuple[date, date]:
    """The first and last day drawn: all, unless a twentieth at an end would take up most of the picture."""
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    low, high = ordered[len(ordered) // 20], ordered[-1 - len(ordered) // 20]
    margin = timedelta((high - low).days // 4 + 7)
    if (last - first) > 3 * (high - low + margin):
        first, last = max(first, low - margin), min(last, high + margin)
    return first, last


def timeline(incidents: Iterable[Incident], wanted: Filter) -> Timeline:
    """The incidents by period; periods are as long as it takes to draw at most 120 of them."""
    days = [(drawn_at(one), one.toll(Effect.KILLED)) for one in incidents]
    dated = [(day, toll.low if toll else 0) for day, toll in days if day]
    undated = len(days) - len(dated)
    if not dated:
        return Timeline("day", (), undated, 0, 0, ())
    first, last = drawn_days([day for day, _ in dated])
    name, step = next((one for one in STEPS if (last - first).days / one[1] < BARS_AT_MOST), STEPS[-1])
    counts, dead = Counter[int](), Counter[int]()
    for day, killed in dated:
        if first <= day <= last:
            counts[(day - first).days // step] += 1
            dead[(day - first).days // step] += killed
    most, number = max(counts.values()), (last - first).days // step + 1
    bars = tuple(
        _bar(first + timedelta(at * step), step, at, number, counts[at], most, dead[at], wanted) for at in range(number)
    )
    ticks = tuple((bar.x, str(bar.first)) for bar in bars[:: max(1, -(-number // 8))] if bar.x < WIDTH - ROOM)
    return Timeline(name, bars, undated, len(dated) - counts.total(), most, ticks)


def _bar(first: date, step: int, at: int, number: int, count: int, most: int, killed: int, wanted: Filter) -> Bar:
    width, high = WIDTH / number, (HEIGHT - FOOT) * count / most
    last = first + timedelta(step - 1)
    query = wanted.but(since=first, until=last).query()
    x, y = round(at * width, 2), round(HEIGHT - FOOT - high, 2)
    return Bar(first, last, count, killed, x, y, round(max(1.0, width * 0.86), 2), round(high, 2), query)
