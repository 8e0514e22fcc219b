"""The timeline: how many incidents fall in each day, week or month, as bars that are also links."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from tocsin.web.filters import Filter
from tocsin.web.once import once
from tocsin.web.selection import Counted, Selection

WIDTH, HEIGHT, HEAD, FOOT = 1000, 272, 32, 34
ROOM = 80
"""What the words under a bar need to its right."""
BARS_AT_MOST = 120
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


def drawn_days(dated: Counter[date]) -> tuple[date, date]:
    """The first and last day drawn: all, unless a twentieth at an end would take up most of the picture."""
    days = sorted(dated)
    first, last = days[0], days[-1]
    total, through = dated.total(), list(accumulate(dated[day] for day in days))
    low, high = (days[bisect_right(through, at)] for at in (total // 20, total - 1 - total // 20))
    margin = timedelta((high - low).days // 4 + 7)
    if (last - first) > 3 * (high - low + margin):
        within = [day for day in days if low - margin <= day <= high + margin]
        first, last = within[0], within[-1]
    return first, last


def timeline(found: Counted, wanted: Filter) -> Timeline:
    """The incidents counted, by period; periods are as long as it takes to draw at most 120 of them."""
    dated = Counter({day: count for day, count in found.days.items() if day})
    if not dated:
        return Timeline("day", (), found.days.total(), 0, 0, ())
    first, last = drawn_days(dated)
    name, step = next((one for one in STEPS if (last - first).days / one[1] < BARS_AT_MOST), STEPS[-1])
    counts, dead = Counter[int](), Counter[int]()
    for day, count in dated.items():
        if first <= day <= last:
            counts[(day - first).days // step] += count
            dead[(day - first).days // step] += found.dead[day]
    most, number = max(counts.values()), (last - first).days // step + 1
    bars = tuple(
        _bar(first + timedelta(at * step), step, at, number, counts[at], most, dead[at], wanted) for at in range(number)
    )
    ticks = tuple((bar.x, str(bar.first)) for bar in bars[:: max(1, -(-number // 8))] if bar.x < WIDTH - ROOM)
    return Timeline(name, bars, found.days[None], dated.total() - counts.total(), most, ticks)


@once(8)
def drawn_timeline(selection: Selection, wanted: Filter) -> Timeline:
    """The timeline of a selection; made once for each, since a selection never changes."""
    return timeline(selection.counted, wanted)


def _bar(first: date, step: int, at: int, number: int, count: int, most: int, killed: int, wanted: Filter) -> Bar:
    width, high = WIDTH / number, (HEIGHT - HEAD - FOOT) * count / most
    last = first + timedelta(step - 1)
    query = wanted.but(since=first, until=last).query()
    x, y = round(at * width, 2), round(HEIGHT - FOOT - high, 2)
    return Bar(first, last, count, killed, x, y, round(max(1.0, width * 0.86), 2), round(high, 2), query)
