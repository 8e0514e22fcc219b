"""Numbers, days and counts in the words of an answer."""

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.analysis.answer import Cell, Interval


class Share(float):
    """A part of a whole: a number like any other, shown in percent."""


class Chance(Share):
    """A probability: shown in percent, and never as none at all or as sure."""


class Ratio(float):
    """How many times as much: told no closer than says anything."""


class PValue(float):
    """How often chance alone shows as much: shown as a number, and never as none at all or as sure."""


def shown(value: "Cell") -> str:
    """A figure as an analyst prints it.

    >>> [shown(value) for value in (None, 5000, 0.2974, "2020-03", Share(0.6184), Chance(0.9999), PValue(0.00003))]
    ['', '5,000', '0.30', '2020-03', '62 %', 'over 99 %', 'under 0.001']
    >>> shown(Ratio(2.4)), shown(Ratio(37_639_310_371))
    ('2.4', 'over 1,000')
    """
    if isinstance(value, Chance):
        return chance(value)
    if isinstance(value, PValue):
        return "under 0.001" if value < 0.001 else "over 0.99" if value > 0.99 else figure(value)
    if isinstance(value, Share):
        return share(value)
    if isinstance(value, Ratio) and value > FARTHEST:
        return f"over {FARTHEST:,.0f}"
    if isinstance(value, float):
        return figure(value)
    return "" if value is None else f"{value:,}" if isinstance(value, int) else value


def figure(value: float) -> str:
    """A number with two digits that count, three where two would hide on which side of one it lies.

    >>> [figure(value) for value in (2.444, 1.047, 0.0493, 41.3, 0.998, 4522.2, 15)]
    ['2.4', '1.05', '0.049', '41', '1.00', '4,522', '15']
    >>> figure(1), figure(5.0), figure(0.0002), figure(-0.0002), figure(-5.7)
    ('1', '5', 'under 0.001', 'over −0.001', '−5.7')
    """
    if value < 0:
        return "over −0.001" if value > -0.0005 else f"−{figure(-value)}"
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    if value < 0.0005:
        return "under 0.001"
    if value >= 9.95:
        return f"{value:.0f}"
    if 0.9 < value < 1.1:
        return f"{value:.2f}"
    digits = 1 if value >= 1 else 2 if value >= 0.095 else 3
    return f"{value:.{digits}f}"


def span(interval: "Interval", unit: str = "") -> str:
    """An interval's ends; of a unit that begins with "times" those of ratios.

    >>> from tocsin.analysis.answer import Interval
    >>> span(Interval(1.254, 4.522, 0.95, "exact")), span(Interval(0.5, None, 0.95, "exact"))
    ('1.3–4.5', '0.50 or more')
    >>> span(Interval(-2.5, 7.2, 0.95, "")), span(Interval(0.5, 9e9, 0.95, ""), "times the earlier rate")
    ('−2.5 to 7.2', '0.50 to over 1,000')
    """
    if unit.startswith("times"):
        return ratios(interval)
    if interval.high is None:
        return f"{figure(interval.low)} or more"
    return f"{figure(interval.low)}{' to ' if interval.low < 0 else '–'}{figure(interval.high)}"


FARTHEST = 1000.0
"""Ratios beyond this, or under one to this, are told no closer: they say that nothing is known."""


def ratios(interval: "Interval") -> str:
    """The ends of an interval of ratios.

    >>> from tocsin.analysis.answer import Interval
    >>> ratios(Interval(0.39, 2.5, 0.95, "")), ratios(Interval(1e-9, 4e7, 0.95, "")), ratios(Interval(0.0, 9e9, 0.95, ""))
    ('0.39–2.5', 'under 0.001 to over 1,000', '0 to over 1,000')
    """
    low = f"under {1 / FARTHEST}" if 0 < interval.low < 1 / FARTHEST else figure(interval.low)
    if interval.high is None:
        return f"{low} or more"
    high = f"over {FARTHEST:,.0f}" if interval.high > FARTHEST else figure(interval.high)
    return f"{low}–{high}" if {low, high} == {figure(interval.low), figure(interval.high)} else f"{low} to {high}"


def on(day: date) -> str:
    """A day as a reader writes it.

    >>> on(date(2020, 1, 3))
    '3 January 2020'
    """
    return f"{day.day} {day:%B %Y}"


def some(count: int, noun: str) -> str:
    """A count with its noun, which is plural.

    >>> some(1, "attacks"), some(15, "attacks"), some(0, "attacks by militias"), some(1_200, "articles")
    ('1 attack', '15 attacks', 'no attacks by militias', '1,200 articles')
    """
    return f"1 {one_of(noun)}" if count == 1 else f"{count:,} {noun}" if count else f"no {noun}"


def one_of(noun: str) -> str:
    """One of what a plural noun names; what follows the noun stays.

    >>> one_of("acts of shelling"), one_of("armed-clashes or raids on US forces")
    ('act of shelling', 'armed-clash or raid on US forces')
    """
    nouns, *rest = re.split(r"(?= (?:of|by|on|in) )", noun, maxsplit=1)
    return "".join([re.sub(r"(?<=sh|ch)es\b|s\b", "", nouns), *rest])


def capital(words: str) -> str:
    """The words as a sentence begins; names keep their letters.

    >>> capital("air-strikes by the US"), capital("")
    ('Air-strikes by the US', '')
    """
    return f"{words[:1].upper()}{words[1:]}"


def chance(value: float) -> str:
    """A probability in percent, which none is ever sure of.

    >>> chance(0.62), chance(0.004), chance(1.0)
    ('62 %', 'under 1 %', 'over 99 %')
    """
    return "under 1 %" if value < 0.01 else "over 99 %" if value > 0.99 else share(value)


def share(value: float) -> str:
    """A share in percent.

    >>> share(0.62)
    '62 %'
    """
    return f"{value * 100:.0f} %"
