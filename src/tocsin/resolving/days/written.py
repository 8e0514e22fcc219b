"""Calendar dates: days and months that are written out.

    3 January 2020 · January 3, 2020 · Jan. 3 · Friday, January 3 · 3-8 January · the 3rd
    January 2020 · early January · the end of March · last August · May of last year

A day or month without its year takes the nearest one not after the article (not before it, for what is to come), and
stays open where the article has no date.
"""

import re
from datetime import date, timedelta

from tocsin.codebook.months import MONTHS, NAMES
from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, because, unknown
from tocsin.resolving.days.arithmetic import WEEKDAYS, clipped, month_of, one_day, part_of, real_day, stretch

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
PART = r"(?P<part>early|earlier|mid|middle|late|later|beginning|start|end|close|turn|outset|first half|second half)(?: part)?(?: of| in)?[ -](?:the )?"
TO = r"(?: ?[-/] ?| to | and | or | through | until | till )"

DAY_FIRST = re.compile(rf"(?:(?P<w>{WEEKDAY}),? )?(?:the )?(?P<d>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?")
MONTH_FIRST = re.compile(rf"(?:(?P<w>{WEEKDAY}),? )?(?P<m>{MONTH}) (?:the )?(?P<d>{DAY})(?:,? (?P<y>{YEAR}))?")
SAME_MONTH = re.compile(
    rf"(?:the )?(?P<a>{DAY}){TO}(?:the )?(?P<b>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"
    rf"|(?P<m2>{MONTH}) (?P<a2>{DAY}){TO}(?P<b2>{DAY})(?:,? (?P<y2>{YEAR}))?"
)
OF_MONTH = re.compile(rf"(?:the )?(?:{PART})?(?:month of )?(?P<m>{MONTH})(?: of)?(?:,? (?P<y>{YEAR}))?")
MONTH_OF_YEAR = re.compile(rf"(?:the )?(?:{PART})?(?P<m>{MONTH}) (?:of )?(?P<which>last|this|next) year")
WHICH_MONTH = re.compile(rf"(?P<which>last|past|this|this past|next|this coming) (?P<m>{MONTH})")
DAY_ALONE = re.compile(r"the (?P<d>\d{1,2}(?:st|nd|rd|th))(?: of (?P<which>this|last|next|the) month)?")
DAY_OF_MONTH_OF_YEAR = re.compile(
    rf"(?:(?P<d>{DAY})(?: of)? (?P<m>{MONTH})|(?P<m2>{MONTH}) (?P<d2>{DAY})),? (?:of )?(?P<which>last|this|next) year"
)
FAMOUS_DAYS = {(10, 7): date(2023, 10, 7), (9, 11): date(2001, 9, 11)}
"""Days that years later are still told without their year; told long after the last one, both years are plausible."""
FAMOUS_AFTER = 60
BORROWED_DAYS = 75
"""Days within which a date takes its year from the date told before, where the article has no day (own choice)."""
SOON_DAYS = 14
"""Days after the article within which a day without its year is the coming one, also for what is told as done: the
words tell when it takes effect, and who means a day of the year before says so (own choice)."""
STEP = {"last": -1, "past": -1, "this": 0, "the": 0, "next": 1, "this past": -1, "this coming": 1}


def read_written(words: str, anchor: Anchor) -> When | None:
    """The days of a date in words; None where the words are none.

    >>> day = Anchor(date(2020, 4, 3))
    >>> str(read_written("january 3", day)), read_written("january 3", Anchor()).how
    ('2020-01-03..2020-01-03', 'open: the words give no year, and the article has no date to count from')
    """
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return rule(match, anchor)
    return None


def month_name(month: int) -> str:
    """The full name of a month, as printed."""
    return NAMES[month - 1].split()[0].title()


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def day_of(year: int | None, month: int, day: int, anchor: Anchor) -> When:
    """The day of the year told, else the nearest such day on the side of the article that the words mean."""
    if year:
        found = real_day(year, month, day)
        return one_day(found, "as written") if found else unknown(f"{month_name(month)} {year} has no day {day}")
    near = anchor.published
    if near is None:
        return _borrowed(month, day, anchor)
    years = (near.year + step for step in ((0, 1, 2, 3, 4) if anchor.ahead else (0, -1, -2, -3, -4)))
    days = (real_day(each, month, day) for each in years if 1 <= each <= 9999)
    fit = (found for found in days if found and (found >= near if anchor.ahead else found <= near))
    found_day = next(fit, None)
    if found_day is None:
        return unknown(f"{month_name(month)} has no day {day}")
    coming = next(
        (
            found
            for year in (near.year, near.year + 1)
            if year <= 9999 and (found := real_day(year, month, day)) and found > near
        ),
        None,
    )
    if coming and not anchor.ahead and (coming - near).days <= SOON_DAYS and (near - found_day).days > 20 * SOON_DAYS:
        return one_day(coming, f"the next such day after the article's day, {near}; the last one was a year before")
    famous = FAMOUS_DAYS.get((month, day))
    if famous and famous < found_day and abs((near - found_day).days) > FAMOUS_AFTER:
        return When(famous, found_day, f"either {famous} or {found_day}: the words give no year")
    side = "first such day from the article's day on" if anchor.ahead else "last such day up to the article's day"
    return one_day(found_day, f"the {side}, {near}")


def _borrowed(month: int, day: int | None, anchor: Anchor) -> When:
    """Of an article without its day, the day or month nearest to the day dated last before, if it is near."""
    told = anchor.dated
    if told is None:
        return unknown(f"the words give no year, and {NO_DAY}")
    years = [year for year in (told.year - 1, told.year, told.year + 1) if 1 <= year <= 9999]
    days = [found for year in years if (found := real_day(year, month, day or 15))]
    nearest = min(days, key=lambda found: abs((found - told).days), default=None)
    if nearest is None or abs((nearest - told).days) > BORROWED_DAYS:
        return unknown(f"the words give no year, and {NO_DAY}")
    how = f"inferred: the words give no year, the nearest to {told}, dated before"
    return one_day(nearest, how) if day else because(month_of(nearest.year, month), how)


def _written(match: re.Match[str], anchor: Anchor) -> When:
    year, month, day = int(match["y"]) if match["y"] else None, MONTHS[match["m"]], _number(match["d"])
    found = day_of(year, month, day, anchor)
    weekday = WEEKDAYS[match["w"]] if match["w"] else None
    if weekday is None or found.earliest is None or found.days != 1 or found.earliest.weekday() == weekday:
        return found
    return _with_weekday(found, found.earliest, weekday, anchor if year is None else None)


def _with_weekday(found: When, day: date, weekday: int, anchor: Anchor | None) -> When:
    """A day whose weekday is not the one told: that of another year near, or of the next day, or as it stands."""
    near = anchor.published if anchor else None
    if near:
        years = sorted((near.year + step for step in (1, 0, -1, -2, -3)), key=lambda year: abs(year - near.year))
        days = [other for year in years if 1 <= year <= 9999 and (other := real_day(year, day.month, day.day))]
        fit = sorted(
            (other for other in days if other.weekday() == weekday), key=lambda other: abs((other - near).days)
        )
        if fit:
            return one_day(fit[0], f"the year nearest to the article's day, {near}, in which it is the weekday told")
    apart = (weekday - day.weekday()) % 7
    if apart in (1, 6):
        other = day + timedelta(days=1 if apart == 1 else -1)
        return When(min(day, other), max(day, other), f"{found.how}, but the weekday told is that of {other}")
    return because(found, f"{found.how}, though its weekday is not the one told")


def _day_of_year(match: re.Match[str], anchor: Anchor) -> When:
    if anchor.published is None:
        return unknown(NO_DAY)
    year = anchor.published.year + STEP[match["which"]]
    found = day_of(year, MONTHS[match["m"] or match["m2"]], _number(match["d"] or match["d2"]), anchor)
    return because(found, f"of {year}, counted from the article's year")


def month_near(month: int, anchor: Anchor) -> When:
    """The nearest such month begun by the article's day (ending on it or after, for what is to come), cut there."""
    near = anchor.published
    if near is None:
        return _borrowed(month, None, anchor)
    later = 1 if anchor.ahead and month < near.month else 0
    before = 1 if not anchor.ahead and month > near.month else 0
    side = "from the article's day on" if anchor.ahead else "up to the article's day"
    found = month_of(near.year + later - before, month)
    return because(found, f"{month_name(month)} {near.year + later - before}, the nearest {side}")


def _month(match: re.Match[str], anchor: Anchor) -> When:
    month = MONTHS[match["m"]]
    if match["y"]:
        year = int(match["y"])
        whole = because(month_of(year, month), f"{month_name(month)} {year}")
    else:
        whole = month_near(month, anchor)
    return clipped(part_of(whole, match["part"]), anchor)


def _month_of_year(match: re.Match[str], anchor: Anchor) -> When:
    if anchor.published is None:
        return unknown(NO_DAY)
    year, month = anchor.published.year + STEP[match["which"]], MONTHS[match["m"]]
    whole = because(month_of(year, month), f"{month_name(month)} {year}, counted from the article's year")
    return clipped(part_of(whole, match["part"]), anchor)


def _which_month(match: re.Match[str], anchor: Anchor) -> When:
    """The last such month that was over, the next that has not begun, or the one of the article's year."""
    if anchor.published is None:
        return unknown(NO_DAY)
    month, near, step = MONTHS[match["m"]], anchor.published, STEP[match["which"]]
    year = near.year
    if step < 0 and month >= near.month:
        year -= 1
    elif step > 0 and month <= near.month:
        year += 1
    found = because(month_of(year, month), f"{month_name(month)} {year}, the {match['which']} one seen from {near}")
    return clipped(found, anchor)


def _day_alone(match: re.Match[str], anchor: Anchor) -> When:
    near, day, which = anchor.published, _number(match["d"]), match["which"]
    if near is None:
        return unknown(f"the words give no month, and {NO_DAY}")
    steps = [STEP[which]] if which and which != "the" else [0, 1, 2] if anchor.ahead else [0, -1, -2]
    firsts = [month_of(near.year, near.month + step).earliest or near for step in steps]
    days = [found for first in firsts if (found := real_day(first.year, first.month, day))]
    fit = [
        found for found in days if which in ("this", "last", "next") or (found >= near) == anchor.ahead or found == near
    ]
    if not fit:
        return unknown(f"no month near the article's has a day {day}")
    return one_day(fit[0], f"day {day} of the month nearest to the article's day, {near}")


def _same_month(match: re.Match[str], anchor: Anchor) -> When:
    month, a, b, year = (match[name] or match[f"{name}2"] for name in "maby")
    last = day_of(int(year) if year else None, MONTHS[month], _number(b), anchor)
    if not last.latest:
        return last
    first = real_day(last.latest.year, MONTHS[month], _number(a))
    if first and first > last.latest:
        first = None
    return stretch(first, last.latest, last.how) if first else unknown(f"{a} to {b} is no run of days of {month}")


def tense_fits(day: date, anchor: Anchor) -> bool:
    """Whether a day lies on the side of the article that the words mean, a day's slack left for time zones.

    >>> tense_fits(date(2020, 5, 1), Anchor(date(2020, 4, 3)))
    False
    """
    near, slack = anchor.published, timedelta(days=1)
    return near is None or (day + slack >= near if anchor.ahead else day - slack <= near)


RULES = (
    (SAME_MONTH, _same_month),
    (DAY_FIRST, _written),
    (MONTH_FIRST, _written),
    (DAY_OF_MONTH_OF_YEAR, _day_of_year),
    (OF_MONTH, _month),
    (MONTH_OF_YEAR, _month_of_year),
    (WHICH_MONTH, _which_month),
    (DAY_ALONE, _day_alone),
)
