"""Calendar dates: days, months and years that are written out.

    3 January 2020 · January 3, 2020 · Jan. 3 · Friday, January 3 · 2020-01-03 · 13/01/2020
    January 2020 · early January · the end of March · 2014 · mid-2014 · the 1990s · 3-8 January

A day or month without its year takes the nearest one not after the article (not before it, for what is to come), and
stays open where the article has no date. Of 03/04/2020 both readings are tried; it stays open where both could be.
"""

import re
from datetime import date

from tocsin.codebook.months import MONTHS
from tocsin.record import When
from tocsin.resolving.calendar import WEEKDAYS, Anchor, clipped, month_of, one_day, part_of, real_day, year_of

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
YEAR = r"(?:1[89]|20)\d\d"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
PART = r"(?P<part>early|mid|middle|late|beginning|start|end|close|turn|outset|first half|second half)"
PART_NAMES = {
    "middle": "mid",
    "beginning": "early",
    "start": "early",
    "end": "late",
    "close": "late",
    "turn": "early",
    "outset": "early",
}

ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d\d)[-/.](?P<d>\d\d)")
DAY_FIRST = re.compile(rf"(?:{WEEKDAY},? )?(?:the )?(?P<d>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?")
MONTH_FIRST = re.compile(rf"(?:{WEEKDAY},? )?(?P<m>{MONTH}) (?:the )?(?P<d>{DAY})(?:,? (?P<y>{YEAR}))?")
NUMERIC = re.compile(rf"(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<y>{YEAR})")
OF_MONTH = re.compile(rf"(?:the )?(?:{PART}(?: of)?[ -](?:the )?)?(?P<m>{MONTH})(?: of)?(?:,? (?P<y>{YEAR}))?")
OF_YEAR = re.compile(rf"(?:the )?(?:{PART}(?: of)?[ -])?(?:the year )?(?P<y>{YEAR})(?: calendar year)?")
DECADE = re.compile(rf"(?:the )?(?:{PART}[ -])?(?P<y>{YEAR})s")
SEASON = re.compile(rf"(?:the )?(?:{PART}[ -])?(?:spring|summer|autumn|fall|winter)(?: of)? (?P<y>{YEAR})")
SAME_MONTH = re.compile(
    rf"(?:the )?(?P<a>{DAY})(?: ?[-–—/] ?| to | and | or | through | until | till )(?:the )?(?P<b>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"
    rf"|(?P<m2>{MONTH}) (?P<a2>{DAY})(?: ?[-–—/] ?| to | and | or | through | until | till )(?P<b2>{DAY})(?:,? (?P<y2>{YEAR}))?"
)
NAMED_DAYS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "may day": (5, 1),
    "valentine's day": (2, 14),
}
FAMOUS_DAYS = frozenset({(10, 7), (9, 11)})
"""Days that years later are still told without their year; told long after the last one, both years are plausible."""
FAMOUS_AFTER = 60
NAMED_DATES = {
    "9/11": date(2001, 9, 11),
    "september 11 attacks": date(2001, 9, 11),
    "october 7 attacks": date(2023, 10, 7),
    "october 7 attack": date(2023, 10, 7),
    "october 7 massacre": date(2023, 10, 7),
}


def read_date(words: str, anchor: Anchor) -> tuple[bool, When | None]:
    """Whether the words are a calendar date, and which; None where they leave it open.

    >>> day = Anchor(date(2020, 4, 3))
    >>> str(read_date("january 3", day)[1]), read_date("january 3", Anchor())
    ('2020-01-03..2020-01-03', (True, None))
    """
    if words in NAMED_DATES:
        return True, one_day(NAMED_DATES[words])
    if words in NAMED_DAYS:
        return True, _day(None, *NAMED_DAYS[words], anchor)
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return True, rule(match, anchor)
    return False, None


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _day(year: int | None, month: int, day: int, anchor: Anchor) -> When | None:
    if year:
        found = real_day(year, month, day)
        return one_day(found) if found else None
    near = anchor.published
    if near is None:
        return None
    years = (near.year + step for step in ((0, 1, 2, 3, 4) if anchor.ahead else (0, -1, -2, -3, -4)))
    days = (real_day(year, month, day) for year in years)
    fit = (found for found in days if found and (found >= near if anchor.ahead else found <= near))
    found_day = next(fit, None)
    if found_day is None or ((month, day) in FAMOUS_DAYS and abs((near - found_day).days) > FAMOUS_AFTER):
        return None
    return one_day(found_day)


def _iso(match: re.Match[str], _anchor: Anchor) -> When | None:
    found = real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return one_day(found) if found else None


def _written(match: re.Match[str], anchor: Anchor) -> When | None:
    return _day(int(match["y"]) if match["y"] else None, MONTHS[match["m"]], _number(match["d"]), anchor)


def _numeric(match: re.Match[str], anchor: Anchor) -> When | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {found for found in (real_day(year, b, a), real_day(year, a, b)) if found}
    near = anchor.published
    if near and len(readings) > 1:
        readings = {found for found in readings if (found >= near if anchor.ahead else found <= near)}
    return one_day(readings.pop()) if len(readings) == 1 else None


def month_near(month: int, anchor: Anchor) -> When | None:
    """The nearest such month begun by the article's day (ending on it or after, for what is to come), cut at that day."""
    near = anchor.published
    if near is None:
        return None
    behind = month > near.month
    ahead = month < near.month
    year = near.year + (1 if anchor.ahead and ahead else 0) - (1 if not anchor.ahead and behind else 0)
    return month_of(year, month)


def _month(match: re.Match[str], anchor: Anchor) -> When | None:
    month = MONTHS[match["m"]]
    whole = month_of(int(match["y"]), month) if match["y"] else month_near(month, anchor)
    return clipped(portion(whole, match["part"]), anchor) if whole else None


def _year(match: re.Match[str], anchor: Anchor) -> When | None:
    return clipped(portion(year_of(int(match["y"])), match["part"]), anchor)


def _decade(match: re.Match[str], anchor: Anchor) -> When | None:
    year = int(match["y"])
    return clipped(portion(When(date(year, 1, 1), date(year + 9, 12, 31)), match["part"]), anchor)


def _season(match: re.Match[str], anchor: Anchor) -> When | None:
    """The whole year: which months a season has depends on the half of the globe, and winters span two years."""
    year = int(match["y"])
    return clipped(When(date(year, 1, 1), date(year + 1, 3, 31)), anchor)


def _same_month(match: re.Match[str], anchor: Anchor) -> When | None:
    month, a, b, year = (match[name] or match[f"{name}2"] for name in "maby")
    last = _day(int(year) if year else None, MONTHS[month], _number(b), anchor)
    if not last or not last.latest:
        return None
    first = real_day(last.latest.year, MONTHS[month], _number(a))
    return When(first, last.latest) if first and first <= last.latest else None


def portion(whole: When, part: str | None) -> When:
    """The part named of an interval; halves are halves."""
    if not part:
        return whole
    if part.endswith("half") and whole.earliest and whole.latest:
        middle = whole.earliest + (whole.latest - whole.earliest) / 2
        return When(whole.earliest, middle) if part.startswith("first") else When(middle, whole.latest)
    return part_of(whole, PART_NAMES.get(part, part))


RULES = (
    (ISO, _iso),
    (SAME_MONTH, _same_month),
    (DAY_FIRST, _written),
    (MONTH_FIRST, _written),
    (NUMERIC, _numeric),
    (OF_MONTH, _month),
    (DECADE, _decade),
    (SEASON, _season),
    (OF_YEAR, _year),
)
