"""Dates in figures: ISO (2020-01-03), European (03/01/2020, 3.1.2020) and American (01/03/2020).

Which of two figures is the day is told by their size, by a date that would lie on the wrong side of the article, or
by dots, which only Europeans write. Where both readings are left, both are kept: from the one to the other.
"""

import re
from datetime import date

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor, unknown
from tocsin.resolving.days.arithmetic import month_of, one_day, real_day
from tocsin.resolving.days.written import tense_fits

ISO = re.compile(r"(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d\d)(?P=mark)(?P<d>\d\d)")
COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>0\d|1[0-2])(?P<d>[0-2]\d|3[01])")
ISO_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>0\d|1[0-2])")
FIGURES = re.compile(r"(?P<a>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<b>\d{1,2}) ?(?P=mark) ?(?P<y>(?:19|20)?\d\d)")


def read_numeric(words: str, anchor: Anchor) -> When | None:
    """The days of a date in figures; None where the words are none.

    >>> both = read_numeric("03/01/2020", Anchor())
    >>> str(both), both.how
    ('2020-01-03..2020-03-01', 'either 2020-01-03 or 2020-03-01: the words do not say which figure is the day')
    """
    if match := ISO.fullmatch(words) or COMPACT.fullmatch(words):
        found = real_day(int(match["y"]), int(match["m"]), int(match["d"])) if int(match["y"]) else None
        return one_day(found, "as written") if found else unknown(f"{words} is no day of the calendar")
    if match := ISO_MONTH.fullmatch(words):
        whole = month_of(int(match["y"]), int(match["m"]))
        return When(whole.earliest, whole.latest, "the month as written")
    if match := FIGURES.fullmatch(words):
        return _figures(match, anchor)
    return None


def _figures(match: re.Match[str], anchor: Anchor) -> When:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    european, american = real_day(year, b, a), real_day(year, a, b)
    if match["mark"] == "." and european:
        return one_day(european, "day before month, as dates with dots are written")
    readings = sorted({found for found in (european, american) if found})
    if not readings:
        return unknown(f"{match[0]} is no day of the calendar")
    if len(readings) == 1:
        return one_day(readings[0], "the one reading that is a day")
    return _chosen([found for found in readings if tense_fits(found, anchor)], readings, anchor)


def _chosen(fit: list[date], readings: list[date], anchor: Anchor) -> When:
    if len(fit) == 1:
        other = next(found for found in readings if found != fit[0])
        side = "before" if anchor.ahead else "after"
        return one_day(fit[0], f"the other reading, {other}, would lie {side} the article's day, {anchor.published}")
    either = f"either {readings[0]} or {readings[1]}: the words do not say which figure is the day"
    return When(readings[0], readings[1], either)
