"""Days, weeks, months and years as intervals. Weeks begin on Monday; both ends are days and included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.record import When

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30.44, "year": 365.25, "decade": 3652.5}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time phrase is read against.

    `published` is the article's day or None. `ahead` says that the words speak of what is to come. `told` is the time
    that the text gave last before the phrase, for "two days earlier" and its like.
    """

    published: date | None = None
    ahead: bool = False
    told: When | None = None


def one_day(day: date) -> When:
    """A day as an interval."""
    return When(day, day)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such.

    >>> real_day(2020, 2, 30) is None
    True
    """
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def month_of(year: int, month: int) -> When:
    """A whole month; a month number beyond the year runs on into the next, or back.

    >>> str(month_of(2020, 0))
    '2019-12-01..2019-12-31'
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> When:
    """A whole year."""
    return When(date(year, 1, 1), date(year, 12, 31))


def week_of(day: date, weeks: int = 0) -> When:
    """The week, Monday to Sunday, of a day, or so many weeks after it."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return When(monday, monday + timedelta(days=6))


def weekday_near(day: date, weekday: int, *, ahead: bool = False, strictly: bool = False) -> date:
    """The last such weekday up to and including `day`, or the next from it on; `strictly` leaves `day` itself out.

    >>> str(weekday_near(date(2020, 1, 8), WEEKDAYS["friday"]))
    '2020-01-03'
    """
    apart = (weekday - day.weekday()) % 7 if ahead else (day.weekday() - weekday) % 7
    if strictly and apart == 0:
        apart = 7
    return day + timedelta(days=apart if ahead else -apart)


def stretch(earliest: date | None, latest: date | None) -> When | None:
    """The interval, or None where its ends are the wrong way round."""
    return None if earliest and latest and earliest > latest else When(earliest, latest)


def clipped(when: When, anchor: Anchor) -> When:
    """The part of an interval that had come when the article was published, or that was yet to come.

    An interval that lies wholly on the other side stays as told.
    """
    day = anchor.published
    if day is None or when.earliest is None or when.latest is None or not when.earliest <= day <= when.latest:
        return when
    return When(day, when.latest) if anchor.ahead else When(when.earliest, day)


def back(day: date, count: float, unit: str) -> date:
    """The day so many units before, months and years by the calendar.

    >>> str(back(date(2020, 3, 31), 1, "month")), str(back(date(2020, 4, 3), 2, "week"))
    ('2020-02-29', '2020-03-20')
    """
    if unit in ("month", "year", "decade") and count == int(count):
        months = int(count) * {"month": 1, "year": 12, "decade": 120}[unit]
        target = month_of(day.year, day.month - months)
        first, last = target.earliest or day, target.latest or day
        return first.replace(day=min(day.day, last.day))
    return day - timedelta(days=round(count * UNIT_DAYS[unit]))


def forth(day: date, count: float, unit: str) -> date:
    """The day so many units after."""
    return back(day, -count, unit)


def part_of(when: When, part: str) -> When:
    """The early, middle or late third of an interval, a little widened: "early January" is the 1st to the 11th.

    >>> str(part_of(month_of(2020, 1), "late"))
    '2020-01-21..2020-01-31'
    """
    if when.earliest is None or when.latest is None:
        return when
    days = (when.latest - when.earliest).days + 1
    third = -(-days // 3)
    if part == "early":
        return When(when.earliest, when.earliest + timedelta(days=third - 1))
    if part == "late":
        return When(when.latest - timedelta(days=third - 1), when.latest)
    return When(when.earliest + timedelta(days=days // 4), when.latest - timedelta(days=days // 4))
