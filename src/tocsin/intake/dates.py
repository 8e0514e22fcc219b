"""Days as printed on a page: read with their precision, never filled in from the clock."""

import re
from calendar import monthrange
from datetime import date

from tocsin.codebook.months import MONTHS
from tocsin.record import When

MONTH = rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
YEAR = r"((?:19|20)\d\d)"

DAY_FORMS = (
    (re.compile(rf"\b{YEAR}[-/.](\d\d?)[-/.](\d\d?)(?!\d)"), (1, 2, 3)),
    (re.compile(rf"\b{YEAR}(\d\d)(\d\d)(?:T|\b)"), (1, 2, 3)),
    (re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)?[ -](?:of )?{MONTH}[, -]+{YEAR}\b", re.IGNORECASE), (3, 2, 1)),
    (re.compile(rf"\b{MONTH} (\d\d?)(?:st|nd|rd|th)?,? {YEAR}\b", re.IGNORECASE), (3, 1, 2)),
)
SLASHED = re.compile(rf"\b(\d\d?)[/.](\d\d?)[/.]{YEAR}\b")
MONTH_FORMS = (
    (re.compile(rf"\b{YEAR}-(\d\d)\b"), (1, 2)),
    (re.compile(rf"\b{MONTH},? {YEAR}\b", re.IGNORECASE), (2, 1)),
)
ONLY_YEAR = re.compile(rf"\s*{YEAR}\s*")


def read_printed(words: str) -> When | None:
    """The days that a printed date can mean; None when there is no date in it, or two days fit.

    The day is the printed one, in the publisher's own zone:

    >>> str(read_printed("Wed, 11 Mar 2020 23:30:00 -0500"))
    '2020-03-11..2020-03-11'
    >>> str(read_printed("March 2020"))
    '2020-03-01..2020-03-31'
    >>> read_printed("03/04/2020") is None
    True
    """
    for form, order in DAY_FORMS:
        if match := form.search(words):
            return _day(*(match[group] for group in order))
    if match := SLASHED.search(words):
        return _slashed(match)
    return _wider(words)


def _day(year: str, month: str, day: str) -> When | None:
    number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return When(found, found)


def _slashed(match: re.Match[str]) -> When | None:
    """Day and month are told apart only when one of them is above 12, or both are equal."""
    first, second, year = match.groups()
    if int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _wider(words: str) -> When | None:
    for form, (year_at, month_at) in MONTH_FORMS:
        if match := form.search(words):
            year, month = int(match[year_at]), match[month_at]
            number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
            return (
                When(date(year, number, 1), date(year, number, monthrange(year, number)[1]))
                if 0 < number < 13
                else None
            )
    if match := ONLY_YEAR.fullmatch(words):
        return When(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
    return None
