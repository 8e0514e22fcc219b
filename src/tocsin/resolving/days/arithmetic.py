"""Days, weeks, months and years as intervals. Weeks begin on Monday; both ends are days and included."""

from calendar import monthrange
from datetime import date, timedelta
from math import ceil

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor, because, unknown

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
UNIT_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "weekend": 7,
    "week": 7,
    "fortnight": 14,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}


MONTHS_IN = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def one_day(day: date, how: str = "") -> When:
    """A day as an interval."""
    return When(day, day, how)


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


def stretch(earliest: date | None, latest: date | None, how: str = "") -> When:
    """The interval; open where its ends are the wrong way round.

    >>> stretch(date(2020, 1, 3), date(2020, 1, 1)).how
    'open: it would end on 2020-01-01, before it begins on 2020-01-03'
    """
    if earliest and latest and earliest > latest:
        return unknown(f"it would end on {latest}, before it begins on {earliest}")
    return When(earliest, latest, how)


def clipped(when: When, anchor: Anchor) -> When:
    """The part of an interval that had come when the article was published, or that was yet to come.

    An interval that lies wholly on the other side stays as told.
    """
    day = anchor.published
    if day is None or when.earliest is None or when.latest is None or not when.earliest <= day <= when.latest:
        return when
    if anchor.ahead:
        return because(
            When(day, when.latest), f"{when.how}, from the article's day on" if day > when.earliest else when.how
        )
    return because(When(when.earliest, day), f"{when.how}, up to the article's day" if day < when.latest else when.how)


def back(day: date, count: float, unit: str) -> date:
    """The day so many units before, months and years by the calendar.

    >>> str(back(date(2020, 3, 31), 1, "month")), str(back(date(2020, 4, 3), 2, "week"))
    ('2020-02-29', '2020-03-20')
    """
    if unit in MONTHS_IN and count == int(count):
        months = int(count) * MONTHS_IN[unit]
        target = month_of(day.year, day.month - months)
        first, last = target.earliest or day, target.latest or day
        return first.replace(day=min(day.day, last.day))
    days = count * UNIT_DAYS[unit]
    return day - timedelta(days=(ceil(days) if days > 0 else -ceil(-days)) if UNIT_DAYS[unit] < 1 else round(days))


def forth(day: date, count: float, unit: str) -> date:
    """The day so many units after."""
    return back(day, -count, unit)


PART_NAMES = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "outset": "early",
    "turn": "early",
    "mid": "mid",
}
PART_NAMES |= {"middle": "mid", "late": "late", "end": "late", "close": "late", "earlier": "", "later": ""}


def part_of(when: When, part: str | None) -> When:
    """The early, middle or late third of an interval, or a half of it; "earlier" and "later" take nothing off.

    >>> str(part_of(month_of(2020, 1), "late")), str(part_of(month_of(2020, 1), "early"))
    ('2020-01-21..2020-01-31', '2020-01-01..2020-01-11')
    """
    if when.earliest is None or when.latest is None or not part:
        return when
    first, last, days = when.earliest, when.latest, (when.latest - when.earliest).days + 1
    third, name = timedelta(days=-(-days // 3) - 1), PART_NAMES.get(part, part)
    how = f"{'the ' if 'half' in name else ''}{name} {'of ' if 'half' in name else ''}{when.how.removeprefix('the year ')}".strip()
    is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    middle = date((first.year + last.year) // 2, 6, 30) if is_year else first + (last - first) / 2
    ends = {
        "early": (first, first + third),
        "mid": (first + timedelta(days=days // 4), last - timedelta(days=days // 4)),
        "late": (last - third, last),
        "first half": (first, middle),
        "second half": (middle + timedelta(days=1), last),
    }
    return When(*ends[name], how) if name in ends else when
