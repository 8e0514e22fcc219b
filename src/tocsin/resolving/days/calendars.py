"""The other calendars, by arithmetic: Islamic (tabular, civil), Persian (33-year rule), Hebrew, and Easter.

Rules after Reingold and Dershowitz, "Calendrical Calculations"; Easter after Meeus, Jones and Butcher. A month of the
Islamic calendar is begun by who sees the moon: of the 1,896 months of the Umm al-Qura calendar of 1343 to 1500, 95 %
begin at most a day from the tabular one and 5 % two days before it. Users widen by `MOON_BEFORE` and `MOON_AFTER`.
"""

from datetime import date, timedelta

MOON_BEFORE, MOON_AFTER = 2, 1
"""Days that an Islamic date may lie before and after its tabular one."""
PERSIAN_FROM, PERSIAN_TO = 1244, 1472
"""Years of the Persian calendar for which the 33-year rule is exact."""
PERSIAN_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def islamic_day(year: int, month: int, day: int) -> date:
    """The tabular day of an Islamic date; day 30 of a month of 29 days is the first of the next.

    >>> str(islamic_day(1441, 9, 15))
    '2020-05-08'
    """
    return date.fromordinal(day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014)


def islamic_year(day: date) -> int:
    """The Islamic year in which a day lies, by the tables.

    >>> islamic_year(date(2020, 4, 3))
    1441
    """
    year = (30 * (day.toordinal() - 227015) + 10646) // 10631
    return int(year)


def persian_leap(year: int) -> bool:
    """Whether a Persian year has 366 days.

    >>> [year for year in range(1395, 1410) if persian_leap(year)]
    [1395, 1399, 1403, 1408]
    """
    return year % 33 in PERSIAN_LEAP


def persian_day(year: int, month: int, day: int) -> date | None:
    """The day of a Persian date, None where there is none such.

    >>> str(persian_day(1357, 11, 22)), str(persian_day(1403, 1, 1)), persian_day(1400, 12, 30)
    ('1979-02-11', '2024-03-20', None)
    """
    length = 31 if month <= 6 else 30 if month < 12 or persian_leap(year) else 29
    if not (1 <= month <= 12 and 1 <= day <= length and 1000 <= year <= 1600):
        return None
    years = range(1398, year) if year >= 1398 else range(year, 1398)
    days = sum(366 if persian_leap(each) else 365 for each in years) * (1 if year >= 1398 else -1)
    months = 31 * min(month - 1, 6) + 30 * max(0, month - 7)
    return date(2019, 3, 21) + timedelta(days=days + months + day - 1)


def hebrew_new_year(year: int) -> date:
    """The first of Tishri of a Hebrew year.

    >>> str(hebrew_new_year(5785))
    '2024-10-03'
    """

    def elapsed(of: int) -> int:
        months = (235 * of - 234) // 19
        days = 29 * months + (12084 + 13753 * months) // 25920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, this, after = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + delay - 1373427)


def passover(year: int) -> date:
    """The first day of Passover (15 Nisan) of a year of ours: 163 days before the next Hebrew new year.

    >>> str(passover(2025))
    '2025-04-13'
    """
    return hebrew_new_year(year + 3761) - timedelta(days=163)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> str(easter(2025))
    '2025-04-20'
    """
    century, place = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * place + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - place) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in our calendar of 1900 to 2099.

    >>> str(orthodox_easter(2026)), str(orthodox_easter(2025))
    ('2026-04-12', '2025-04-20')
    """
    place = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - place + 34) % 7
    month, day = divmod(place + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
