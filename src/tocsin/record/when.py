"""When: the days on which something can have happened.

Both ends are days and both are included; either is None where the words leave it open. A day is the day at the place
told, so that two reports of one night may differ by one day.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exact the words are, from a day to nothing."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    LONGER = "longer"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class When:
    """The days `earliest`..`latest`, both included; None is an open end.

    `how` says in words why these days were chosen, or why they stay open. It is no part of what the time is: two times
    of the same days are equal however they were found.
    """

    earliest: date | None
    latest: date | None
    how: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a time needs earliest <= latest, got {self.earliest} > {self.latest}")

    def __str__(self) -> str:
        """The plain form: `2020-01-03..2020-01-03`, `2020-01-03..`."""
        return f"{self.earliest or ''}..{self.latest or ''}"

    @property
    def is_open(self) -> bool:
        """Whether neither end is known."""
        return self.earliest is None and self.latest is None

    @property
    def days(self) -> int | None:
        """How many days the interval holds; None when an end is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    @property
    def precision(self) -> Precision:
        """The narrowest name for the interval's width.

        >>> When(date(2020, 1, 3), date(2020, 1, 3)).precision
        <Precision.DAY: 'day'>
        """
        days = self.days
        if days is None:
            return Precision.OPEN
        steps = ((1, Precision.DAY), (6, Precision.DAYS), (8, Precision.WEEK), (31, Precision.MONTH))
        longer = ((100, Precision.SEASON), (366, Precision.YEAR))
        return next((name for most, name in steps + longer if days <= most), Precision.LONGER)

    def agrees(self, other: "When") -> bool:
        """Whether one day could satisfy both."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )


OPEN = When(None, None)
PLAIN = re.compile(r"(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?")


def parse_when(plain: str) -> When:
    """Read back the plain form of a time.

    >>> parse_when("2020-01-03..")
    When(earliest=datetime.date(2020, 1, 3), latest=None, how='')
    """
    match = PLAIN.fullmatch(plain)
    if not match:
        raise ValueError(f'a time reads like 2020-01-03..2020-01-05, got "{plain}"')
    earliest, latest = (date.fromisoformat(part) if part else None for part in match.groups())
    return When(earliest, latest)
