"""Where an axis is labelled: round values, and the first days of months."""

from datetime import date
from math import floor, log10

APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one label to the next."""
MOST_LABELS = 7


def months(first: date, last: date) -> list[date]:
    """First days of months between two days, at most seven of them and as far from each other.

    >>> [f"{each:%m-%d}" for each in months(date(2019, 12, 27), date(2020, 4, 29))]
    ['01-01', '02-01', '03-01', '04-01']
    >>> [each.year for each in months(date(1990, 6, 1), date(2020, 6, 1))]
    [1995, 2000, 2005, 2010, 2015, 2020]
    """
    every = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    for step in APART:
        kept = [date(year, month, 1) for year, month in every if (12 * year + month - 1) % step == 0]
        found = [day for day in kept if first <= day <= last]
        if len(found) <= MOST_LABELS:
            return found
    return []


def ticks(low: float, high: float) -> list[float]:
    """Round values between two ends, four to nine of them.

    >>> ticks(0, 10.5), ticks(0, 0.07)
    ([0.0, 2.0, 4.0, 6.0, 8.0, 10.0], [0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07])
    """
    size = 10 ** floor(log10(high - low))
    step = next(size * part for part in (0.1, 0.2, 0.5, 1, 2) if (high - low) / (size * part) <= 8)
    first = -(-low // step)
    return [round((first + n) * step, 12) for n in range(int((high - first * step) / step + 1e-9) + 1)]
