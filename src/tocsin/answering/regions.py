"""Attacks by region: what goes with more acts of another kind a day, and where."""

import numpy as np

from tocsin.analysis.answer import Answer
from tocsin.analysis.intensity.answers import intensity
from tocsin.analysis.intensity.found import Rates, Regions, usual
from tocsin.analysis.series import Series
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.held import Held
from tocsin.answering.selection import Wanted
from tocsin.codebook.countries import country_name

UNTOLD = "region not told"
DAYS = 7


def region(admin1: str, country: str) -> str:
    """The first-level area, the country where none is told, or that none is.

    >>> region("Anbar", "IQ"), region("", "IQ"), region("", "")
    ('Anbar', 'Iraq, region not told', 'region not told')
    """
    return admin1 or (f"{country_name(country)}, {UNTOLD}" if country else UNTOLD)


def by_region(seen: Counting) -> tuple[Series, ...]:
    """The counted by day, a series for each region, by name."""
    gists, rows = seen.matched.happenings.gists, seen.matched.rows
    words = gists.words.__getitem__
    told = (map(words, gists.worded[column][rows].tolist()) for column in ("admin1", "country"))
    names = np.array([region(*each) for each in zip(*told, strict=True)], object)
    days, start, end = seen.matched.days, seen.series.start, seen.series.end
    return tuple(by_day(days[names == name], start, end, name) for name in sorted(set(names.tolist())))


def where(held: Held, seen: Counting, meant: Wanted, a_day: tuple[float, float] | None, days: int | None) -> Answer:
    """How the counted differ after days with more and with fewer of the meant, and where."""
    window = seen.series
    ours = counted(held, meant).matched.days
    inside = ours[(ours >= window.start.toordinal()) & (ours <= window.end.toordinal())]
    acts = by_day(inside, window.start, window.end, meant.named())
    lasting = days or DAYS
    rates = Rates(*a_day, lasting) if a_day else usual(acts, lasting)
    return intensity(acts, Regions(window.name, by_region(seen) or (window,)), rates, seen.context)
