"""Feasts, and dates of the Islamic, Persian and Afghan calendars, as days of ours.

15 Ramadan 1441 · Ramadan · 10 Muharram · 1441 AH · 22 Bahman 1398 · 7 Saur 1357 · Nowruz
Eid al-Fitr · Ashura · Arbaeen · Easter · Orthodox Christmas · Passover · New Year's Eve
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, because, unknown
from tocsin.resolving.days.arithmetic import clipped, one_day, part_of
from tocsin.resolving.days.calendars import (
    MOON_AFTER,
    MOON_BEFORE,
    PERSIAN_FROM,
    PERSIAN_TO,
    easter,
    hebrew_new_year,
    islamic_day,
    islamic_year,
    orthodox_easter,
    passover,
    persian_day,
)
from tocsin.resolving.days.written import DAY, PART, YEAR

ISLAMIC_MONTHS = (
    *(
        "muharram moharram",
        "safar",
        "rabi al-awwal|rabi al-awal|rabi i|rabi ul-awwal",
        "rabi al-thani|rabi al-akhir|rabi ii",
    ),
    *(
        "jumada al-awwal|jumada al-ula|jumada i",
        "jumada al-thani|jumada al-akhira|jumada ii",
        "rajab",
        "shaaban shaban sha'ban",
    ),
    *("ramadan ramadhan ramazan ramzan", "shawwal shawal", "dhu al-qadah|dhul qadah|zulqada|dhu al-qi'dah"),
    "dhu al-hijjah|dhul hijjah|dhu al-hijja|zulhijja|zilhij",
)
PERSIAN_MONTHS = (
    *("farvardin hamal", "ordibehesht saur sawr", "khordad jawza", "tir saratan", "mordad asad", "shahrivar sunbula"),
    *("mehr mizan", "aban aqrab", "azar qaws", "dey jadi", "bahman dalwa", "esfand hut"),
)


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {
        name: number for number, row in enumerate(rows, 1) for name in (row.split("|") if "|" in row else row.split())
    }


ISLAMIC, PERSIAN = _numbered(ISLAMIC_MONTHS), _numbered(PERSIAN_MONTHS)
I_MONTH, P_MONTH = ("(?:" + "|".join(sorted(each, key=len, reverse=True)) + ")" for each in (ISLAMIC, PERSIAN))
I_YEAR, P_YEAR = r"1[34]\d\d(?: ?(?:ah|h|hijri))?", r"1[234]\d\d(?: ?(?:ap|sh|solar hijri))?"
ISLAMIC_DATE = re.compile(
    rf"(?:(?:the )?(?:month of |holy month of |(?:muslim )?holy month of |fasting month of )?(?:{PART})?(?:(?P<d>{DAY})(?: of)? )?(?P<m>{I_MONTH})(?: (?P<d2>{DAY}))?(?:,? (?P<y>{I_YEAR}|{YEAR}))?|(?P<only>1[34]\d\d) ?(?:ah|hijri)|ah (?P<only2>1[34]\d\d))"
)
PERSIAN_DATE = re.compile(
    rf"(?:the )?(?:{PART})?(?:(?P<d>{DAY})(?: of)? )?(?P<m>{P_MONTH})(?: (?P<d2>{DAY}))?(?:,? (?P<y>{P_YEAR}))?|(?P<only>1[34]\d\d) ?(?:ap|sh|solar hijri)"
)
FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's": (1, 1), "new year": (1, 1), "new year's eve": (12, 31), "may day": (5, 1),
    "valentine's day": (2, 14), "orthodox christmas": (1, 7), "epiphany": (1, 6), "all saints' day": (11, 1),
    "halloween": (10, 31), "armistice day": (11, 11), "women's day": (3, 8), "international women's day": (3, 8),
    "labour day": (5, 1),
}  # fmt: skip
MOVED: dict[str, tuple[Callable[[int], date], int, int]] = {
    "easter": (easter, 0, 0), "easter sunday": (easter, 0, 0), "easter monday": (easter, 1, 1),
    "good friday": (easter, -2, -2), "palm sunday": (easter, -7, -7), "ash wednesday": (easter, -46, -46),
    "lent": (easter, -46, -1), "holy week": (easter, -7, -1), "easter weekend": (easter, -2, 1), "pentecost": (easter, 49, 49),
    "orthodox easter": (orthodox_easter, 0, 0), "orthodox palm sunday": (orthodox_easter, -7, -7),
    "passover": (passover, -1, 7), "purim": (passover, -31, -29), "shavuot": (passover, 49, 51),
    "rosh hashanah": (lambda year: hebrew_new_year(year + 3761), -1, 1),
    "yom kippur": (lambda year: hebrew_new_year(year + 3761), 8, 9),
    "sukkot": (lambda year: hebrew_new_year(year + 3761), 13, 20),
    "simchat torah": (lambda year: hebrew_new_year(year + 3761), 20, 22),
    "nowruz": (lambda year: persian_day(year - 621, 1, 1) or date(year, 3, 21), -1, 1),
}  # fmt: skip
"""Feasts that move: the day of a year they are counted from, and their first and last day from it on."""
LUNAR = {
    "eid al-fitr": (10, 1, 3), "eid ul-fitr": (10, 1, 3), "eid al-adha": (12, 10, 13), "eid ul-adha": (12, 10, 13),
    "ashura": (1, 10, 10), "tasua": (1, 9, 9), "arbaeen": (2, 20, 20), "arba'een": (2, 20, 20), "mawlid": (3, 12, 17),
    "hajj": (12, 8, 13), "the hajj": (12, 8, 13), "islamic new year": (1, 1, 1), "laylat al-qadr": (9, 19, 27),
}  # fmt: skip
NEAR_DAYS, MUCH_NEARER = 60, 5
"""A feast told without its year is the one at most so many days off and so many times nearer than the other, whatever
the tense: "announce a truce for Easter" on Easter's eve (own choice)."""
NAME = "(?:" + "|".join(re.escape(name) for name in sorted({*FIXED, *MOVED, *LUNAR}, key=len, reverse=True)) + ")"
FEAST = re.compile(
    rf"(?:the )?(?:(?:muslim |jewish |christian |islamic |religious )?(?:holiday|feast|festival|celebration)s? of )?(?P<name>{NAME})(?:,? (?P<y>{YEAR}))?"
    r"(?: (?:holiday|festival|celebration|service|mass|prayer|ceremonie|procession|pilgrimage|weekend|gathering)s?)?(?P<near> this (?:week|month|weekend))?"
)


def read_feast(words: str, anchor: Anchor) -> When | None:
    """The days of a feast or of a date of another calendar; None where the words are none.

    >>> str(read_feast("15 ramadan 1441", Anchor())), str(read_feast("22 bahman 1398", Anchor()))
    ('2020-05-06..2020-05-09', '2020-02-11..2020-02-11')
    >>> str(read_feast("easter", Anchor(date(2025, 6, 1))))
    '2025-04-20..2025-04-20'
    """
    if match := ISLAMIC_DATE.fullmatch(words):
        return clipped(_islamic(match, anchor), anchor)
    if match := PERSIAN_DATE.fullmatch(words):
        return _persian(match, anchor)
    match = FEAST.fullmatch(words)
    if match and match["near"] and anchor.published:
        either = [_feast(match, replace(anchor, ahead=ahead)) for ahead in (False, True)]
        return min(either, key=lambda when: distance(when, anchor.published))
    return clipped(_feast(match, anchor), anchor) if match else None


def distance(when: When, day: date | None) -> int:
    """Days from a day to the nearest day of an interval; very many where either is open."""
    if day is None or when.earliest is None or when.latest is None:
        return 9999
    return max(0, (when.earliest - day).days, (day - when.latest).days)


def _moon(year: int, month: int, first: int, last: int | None, name: str) -> When:
    """Days of an Islamic month, widened by what the sighting of the moon leaves open; None is the month's last."""
    begin = islamic_day(year, month, first)
    end = islamic_day(year, month, last) if last else islamic_day(year, month + 1, 1) - timedelta(days=1)
    how = f"{name} {year} of the Islamic calendar, by tables that the sighting of the moon may be off by days"
    return When(begin - timedelta(days=MOON_BEFORE), end + timedelta(days=MOON_AFTER), how)


def nearest(make: Callable[[int], When | None], years: range, anchor: Anchor) -> When:
    """Of the spans that years give, the last begun by the article's day, or the first not over for what is to come."""
    near = anchor.published
    if near is None:
        return unknown(f"the words give no year, and {NO_DAY}")
    spans = [span for year in years if (span := make(year)) and span.earliest and span.latest]
    fit = [s for s in spans if s.earliest and s.latest and (s.latest >= near if anchor.ahead else s.earliest <= near)]
    if not fit:
        return unknown(f"no such day near {near}")
    chosen = fit[0] if anchor.ahead else fit[-1]
    closest = min(spans, key=lambda span: distance(span, near))
    if distance(closest, near) <= NEAR_DAYS and distance(closest, near) * MUCH_NEARER <= distance(chosen, near):
        return because(closest, f"{closest.how}, much the nearest to the article's day")
    return because(chosen, f"{chosen.how}, the nearest {'from' if anchor.ahead else 'up to'} the article's day")


def _islamic(match: re.Match[str], anchor: Anchor) -> When:
    if match["only"] or match["only2"]:
        year = int(match["only"] or match["only2"])
        whole = _moon(year, 1, 1, 30, "the year")
        return When(whole.earliest, islamic_day(year + 1, 1, 1) - timedelta(days=1 - MOON_AFTER), whole.how)
    name, day = match["m"], match["d"] or match["d2"]
    number = int(re.sub(r"\D", "", day)) if day else None
    if number is not None and not 1 <= number <= 30:
        return unknown(f"{name} has no day {number}")

    def span(of: int) -> When:
        title = f"{number} {name.title()}" if number else name.title()
        return part_of(_moon(of, ISLAMIC[name], number or 1, number, title), match["part"])

    told = int(match["y"][:4]) if match["y"] else None
    if told and told < 1500:
        return span(told)
    if told:
        within = [
            found
            for year in _islamic_years(date(told, 7, 1))
            if (found := span(year)).earliest and found.earliest.year == told
        ]
        return within[0] if within else unknown(f"{told} has no such day")
    return nearest(span, _islamic_years(anchor.published), anchor)


def _islamic_years(day: date | None) -> range:
    year = islamic_year(day) if day and day.year > 700 else 1
    return range(max(1, year - 2), year + 3)


def _persian(match: re.Match[str], anchor: Anchor) -> When | None:
    if match["only"]:
        return _persian_span(int(match["only"]), 1, None, whole_year=True)
    month, day, told = PERSIAN[match["m"]], match["d"] or match["d2"], match["y"]
    if not (day or told):
        return None
    number = int(re.sub(r"\D", "", day)) if day else None
    if told:
        return part_of(_persian_span(int(told[:4]), month, number), match["part"])
    near = (anchor.published.year - 621) if anchor.published else 1400
    return nearest(lambda year: _persian_span(year, month, number), range(near - 2, near + 3), anchor)


def _persian_span(year: int, month: int, day: int | None, *, whole_year: bool = False) -> When:
    first = persian_day(year, month, day or 1)
    after = persian_day(year + 1, 1, 1) if whole_year or month == 12 else persian_day(year, month + 1, 1)
    if first is None or after is None:
        return unknown(f"month {month} of {year} has no day {day}")
    last = first if day else after - timedelta(days=1)
    slack = timedelta(days=0 if PERSIAN_FROM <= year <= PERSIAN_TO else 1)
    return When(first - slack, last + slack, f"by the Persian calendar of {year}")


def _feast(match: re.Match[str], anchor: Anchor) -> When:
    name, told = match["name"], int(match["y"]) if match["y"] else None
    if name in LUNAR:
        month, first, last = LUNAR[name]
        if told is None:
            return nearest(lambda year: _moon(year, month, first, last, name), _islamic_years(anchor.published), anchor)
        spans = [_moon(year, month, first, last, name) for year in _islamic_years(date(told, 7, 1))]
        return next(
            (span for span in spans if span.earliest and span.earliest.year == told), unknown(f"none in {told}")
        )

    def span(year: int) -> When | None:
        if name in MOVED:
            count_from, first, last = MOVED[name]
            base = count_from(year)
            return When(base + timedelta(days=first), base + timedelta(days=last), f"{name} of {year}")
        return one_day(date(year, *FIXED[name]), f"{name} of {year}")

    if told:
        return span(told) or unknown(f"{name} is not in the tables")
    year = anchor.published.year if anchor.published else 2000
    return nearest(span, range(max(1, year - 1), min(9998, year + 1) + 1), anchor)
