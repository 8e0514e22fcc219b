"""The names of the months, as printed and as told."""

import re
from calendar import monthrange

NAMES = (
    *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
    *("september sept sep", "october oct", "november nov", "december dec"),
)
MONTHS = {name: number for number, names in enumerate(NAMES, 1) for name in names.split()}
"""The number of each month by its names, in lower case and without full stops."""

LEAP_YEAR = 2000
"""A year that has all days of years."""
_NAMED = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(
    rf"(?i)\b(?:(?P<month>{_NAMED})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?"
    rf"|(?P<first>\d\d?)(?:st|nd|rd|th)? (?P<then>{_NAMED}))\b"
)
SEVERAL = re.compile(r"\d\s*(?:-|–|,|and|or|to)\s*\d")


def day_of_year(words: str) -> str:
    """The one day of the year that words name, as month and day; "" where they name none, or several.

    >>> day_of_year("On Jan. 9"), day_of_year("the night of 10 October"), day_of_year("on 3 and 4 May"), day_of_year("in May 2016")
    ('01-09', '10-10', '', '')
    >>> day_of_year("31 June")
    ''
    """
    found = {(match["month"] or match["then"], match["day"] or match["first"]) for match in DAY.finditer(words)}
    if len(found) != 1 or SEVERAL.search(words):
        return ""
    month, day = found.pop()
    number = MONTHS[month.lower()]
    return f"{number:02d}-{int(day):02d}" if 0 < int(day) <= monthrange(LEAP_YEAR, number)[1] else ""
