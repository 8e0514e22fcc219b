"""Days, weeks, months and years named by where they lie from the article's own.

today · yesterday · overnight · the night before last · now · recently · soon
this week · late last month · so far this year · the past decade · this time last year · a year ago today
"""

import re
from datetime import date, timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, because, unknown
from tocsin.resolving.days.arithmetic import back, clipped, forth, month_of, part_of, stretch, week_of, year_of
from tocsin.resolving.days.written import PART

DAY_WORDS = {
    "today": (0, 0),
    "tonight": (0, 1),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "earlier today": (0, 0),
    "later today": (0, 0),
    "early today": (0, 0),
    "late today": (0, 0),
    "early this morning": (0, 0),
    "late this morning": (0, 0),
    "earlier this morning": (0, 0),
    "later this evening": (0, 0),
    "now": (0, 0),
    "right now": (0, 0),
    "currently": (0, 0),
    "current": (0, 0),
    "presently": (0, 0),
    "at present": (0, 0),
    "at the moment": (0, 0),
    "present": (0, 0),
    "just now": (0, 0),
    "minutes ago": (0, 0),
    "moments ago": (0, 0),
    "hours ago": (-1, 0),
    "hour ago": (-1, 0),
    "overnight": (-1, 0),
    "last night": (-1, 0),
    "late last night": (-1, 0),
    "yesterday": (-1, -1),
    "earlier yesterday": (-1, -1),
    "early yesterday": (-1, -1),
    "late yesterday": (-1, -1),
    "yesterday morning": (-1, -1),
    "yesterday afternoon": (-1, -1),
    "yesterday evening": (-1, -1),
    "yesterday night": (-1, 0),
    "day before yesterday": (-2, -2),
    "night before last": (-2, -1),
    "tomorrow": (1, 1),
    "tomorrow morning": (1, 1),
    "tomorrow afternoon": (1, 1),
    "tomorrow evening": (1, 1),
    "tomorrow night": (1, 2),
    "day after tomorrow": (2, 2),
    "recently": (-60, 0),
    "most recently": (-60, 0),
    "lately": (-60, 0),
    "of late": (-60, 0),
    "recent": (-60, 0),
    "imminently": (0, 7),
    "imminent": (0, 7),
    "soon": (0, 60),
    "very soon": (0, 60),
    "shortly": (0, 14),
    "very shortly": (0, 14),
    "upcoming": (0, 60),
    "forthcoming": (0, 60),
    "effective immediately": (0, 0),
    "immediate effect": (0, 0),
    "with immediate effect": (0, 0),
}
"""Words of one meaning, as days from the article's: from, to (the vague ones widely, own choice)."""
WHICH = r"(?P<which>this|last|next|past|previous|the|current|coming|present)"
PERIOD = re.compile(
    rf"(?:the )?(?:{PART})?(?:(?P<earlier>earlier|later|so far|early|late|still) )?{WHICH} (?P<unit>week|month|year|decade|century)"
)
OPEN_AHEAD = frozenset(
    ["scheduled", "future", "in future", "near future", "next few", "later date", "foreseeable future", "going forward"]
)
YEAR_TO_DATE = re.compile(r"(?:so far )?(?:this )?(?:year|month|week) to date|(?:year|month|week) so far")
TIME_LAST = re.compile(
    r"(?:about )?(?:(?:this|the same|same) (?P<size>time|day|week|month|period|date)(?: of| in)?(?: the)? (?P<which>last|next|previous|following) (?P<unit>year|month|week)"
    r"|(?:(?P<n>\d+) )?(?P<unit2>year|month|week)s? ago (?P<size2>today|to the day|this (?:week|month|weekend)|on this day))"
)


def read_period(words: str, anchor: Anchor) -> When | None:
    """The days of a time told from the article's own; None where the words are none.

    >>> str(read_period("late last month", Anchor(date(2020, 4, 3))))
    '2020-03-21..2020-03-31'
    """
    day = anchor.published
    if words in DAY_WORDS or words.removeprefix("the ") in DAY_WORDS:
        return _from_to(words.removeprefix("the "), day)
    if words in OPEN_AHEAD:
        return (
            When(day, None, f"after the article's day, {day}; how long after is not told") if day else unknown(NO_DAY)
        )
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return rule(match, day, anchor) if day else unknown(NO_DAY)
    return None


def _from_to(words: str, day: date | None) -> When:
    if day is None:
        return unknown(NO_DAY)
    first, last = DAY_WORDS[words]
    return When(
        day + timedelta(days=first), day + timedelta(days=last), f'"{words}", counted from the article\'s day, {day}'
    )


def _period(match: re.Match[str], day: date, anchor: Anchor) -> When:
    which, unit = match["which"], match["unit"]
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    how = f"{which if step else 'this'} {unit}, counted from the article's day, {day}"
    if which in ("past", "coming"):
        return stretch(back(day, 1, unit), day, how) if step < 0 else stretch(day, forth(day, 1, unit), how)
    earlier = match["earlier"] or match["part"] or ""
    part = match["part"] or (earlier if earlier in ("early", "late") else None)
    later = Anchor(day, ahead=earlier == "later" or anchor.ahead)
    return clipped(part_of(because(_whole(day, unit, step), how), part), later)


def _whole(day: date, unit: str, step: int) -> When:
    if unit == "week":
        return week_of(day, step)
    if unit == "month":
        return month_of(day.year, day.month + step)
    if unit == "year":
        return year_of(day.year + step)
    years = 10 if unit == "decade" else 100
    first = (day.year // years + step) * years
    return When(date(first, 1, 1), date(first + years - 1, 12, 31))


def _to_date(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    unit = next(unit for unit in ("year", "month", "week") if unit in match[0])
    return stretch(_whole(day, unit, 0).earliest, day, f"this {unit} up to the article's day, {day}")


def _time_last(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    """The same day a year before, with the slack of the words: a day for "today", a month for "this time"."""
    size, unit = (match["size"] or match["size2"]).split()[-1], match["unit"] or match["unit2"]
    count = int(match["n"] or 1)
    near = (forth if match["which"] in ("next", "following") else back)(day, count, unit)
    how = f"counted from the article's day, {day}"
    if size in ("week", "weekend"):
        week = week_of(near)
        return because(week, how)
    if size in ("month", "period"):
        return because(month_of(near.year, near.month), how)
    slack = timedelta(days=0 if size in ("today", "day", "date") else 21 if unit == "year" else 3)
    return When(near - slack, near + slack, how)


RULES = ((YEAR_TO_DATE, _to_date), (PERIOD, _period), (TIME_LAST, _time_last))
