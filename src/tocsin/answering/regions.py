"""Attacks by region: what goes with more acts of another kind a day, and where."""

from collections import defaultdict
from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.intensity.answers import intensity
from tocsin.analysis.intensity.found import Rates, Regions, usual
from tocsin.analysis.series import Series
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.held import Held
from tocsin.answering.selection import Match, Wanted
from tocsin.codebook.places import country_name

UNTOLD = "region not told"
DAYS = 7


def region(match: Match) -> str:
    """The first-level area of its place, the country where none is told, or that none is."""
    place = match.happening.incident.place
    if place is None or not (place.admin1 or place.country):
        return UNTOLD
    return place.admin1 or f"{country_name(place.country)}, {UNTOLD}"


def by_region(seen: Counting) -> tuple[Series, ...]:
    """The counted by day, a series for each region, by name."""
    days: dict[str, list[date]] = defaultdict(list)
    for match in seen.matched:
        if match.happening.day:
            days[region(match)].append(match.happening.day)
    start, end = seen.series.start, seen.series.end
    return tuple(by_day(found, start, end, name) for name, found in sorted(days.items()))


def where(held: Held, seen: Counting, meant: Wanted, a_day: tuple[float, float] | None, days: int | None) -> Answer:
    """How the counted differ after days with more and with fewer of the meant, and where."""
    window = seen.series
    ours = [day for match in counted(held, meant).matched if (day := match.happening.day)]
    inside = [day for day in ours if window.start <= day <= window.end]
    acts = by_day(inside, window.start, window.end, meant.named())
    lasting = days or DAYS
    rates = Rates(*a_day, lasting) if a_day else usual(acts, lasting)
    return intensity(acts, Regions(window.name, by_region(seen) or (window,)), rates, seen.context)
