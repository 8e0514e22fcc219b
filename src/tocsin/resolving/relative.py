"""Times told from the article's own day, or from the time told before.

    Tuesday · Friday night · last Friday · overnight · yesterday · this week · late last month · over the weekend
    two weeks ago · the past three months · in recent weeks · the coming days · two days earlier · the next day

All but the last two need the article's day, and stay open without it. Those two need a day told before them.
"""

import re
from datetime import date, timedelta

from tocsin.codebook.months import MONTHS
from tocsin.record import When
from tocsin.resolving.calendar import (
    WEEKDAYS,
    Anchor,
    back,
    clipped,
    forth,
    month_of,
    one_day,
    stretch,
    week_of,
    weekday_near,
    year_of,
)
from tocsin.resolving.dates import MONTH, PART, WEEKDAY, portion

NUMBER = r"(?P<n>\d+(?:\.\d+)?|few|several|couple of|couple|some)"
UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
SMALL = r"(?:hour|minute|second)s?"
VAGUE = {"few": (2, 6), "several": (3, 8), "some": (2, 6), "couple": (2, 3), "couple of": (2, 3)}
"""How many "a few" and its like may mean here, widely."""
RECENT_DAYS = {"day": 10, "week": 60, "month": 365, "year": 3653, "decade": 18263}
"""How far back "in recent days, weeks …" reaches: widely (own choice)."""
SPAN_OF_DAY = r"(?:early|late|earlier|later|mid|pre-dawn|predawn|dawn|morning|midday|noon|afternoon|evening|dusk|daybreak|midnight)"

DAY_WORDS = {
    "today": (0, 0),
    "tonight": (0, 1),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "earlier today": (0, 0),
    "later today": (0, 0),
    "early today": (0, 0),
    "now": (0, 0),
    "currently": (0, 0),
    "at present": (0, 0),
    "just now": (0, 0),
    "minutes ago": (0, 0),
    "moments ago": (0, 0),
    "hours ago": (-1, 0),
    "hour ago": (-1, 0),
    "overnight": (-1, 0),
    "last night": (-1, 0),
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
    "tomorrow night": (1, 2),
    "day after tomorrow": (2, 2),
    "recently": (-60, 0),
    "lately": (-60, 0),
    "recent": (-60, 0),
    "imminently": (0, 7),
    "soon": (0, 60),
    "shortly": (0, 14),
}
"""Words of one meaning, as days from the article's: from, to."""

WEEKDAY_TOLD = re.compile(
    rf"(?:{SPAN_OF_DAY} (?:on |of )?)?(?P<which>last|past|this past|this|next|coming|this coming|previous)? ?(?P<day>{WEEKDAY})'?s?"
    rf"(?: {SPAN_OF_DAY}| (?P<night>night|overnight))?(?: (?P<week>last|this|next) week)?"
)
NIGHT_OF = re.compile(rf"(?:the )?night of (?P<day>{WEEKDAY})")
OVERNIGHT_INTO = re.compile(rf"overnight (?:into |to )(?P<day>{WEEKDAY})(?: morning)?")
OVERNIGHT_ON = re.compile(rf"overnight (?:on )?(?P<day>{WEEKDAY})")
WEEKEND = re.compile(r"(?:the )?(?P<which>last|past|this past|this|next|coming|previous)? ?weekend")
PERIOD = re.compile(
    rf"(?:{PART}(?: of)?[ -])?(?P<earlier>earlier |later |so far )?(?P<which>this|last|next|past|previous|the|current|coming) "
    r"(?P<unit>week|month|year|decade|century)"
)
AGO = re.compile(
    rf"(?P<more>more than |over |at least )?(?:about |around |nearly |almost |just |some |roughly )?(?:{NUMBER} )?(?P<unit>day|week|fortnight|month|year|decade)s? ago"
)
HOURS = re.compile(rf"(?:(?:the )?(?:last|past|previous) |{NUMBER} )(?:\d+ )?{SMALL}(?: ago)?")
PAST = re.compile(rf"(?:(?:for|over) )?(?:the )?(?:last|past|previous|preceding)(?: {NUMBER})? {UNIT}")
LASTING = re.compile(rf"for (?:about |around |nearly |almost |more than |over |at least )?(?:{NUMBER} )?{UNIT}")
RECENT = re.compile(r"(?:more )?recent (?P<unit>day|week|month|year|decade)s?")
COMING = re.compile(
    rf"(?:the )?(?:next|coming|following|upcoming)(?: {NUMBER})? {UNIT}(?: ahead)?|(?:the )?(?P<unit2>day|week|month|year)s (?:ahead|to come)"
)
IN_SO_MANY = re.compile(rf"in (?:about )?{NUMBER} {UNIT}(?:'s?)?(?: time)?")
MONTH_OF = re.compile(rf"(?P<m>{MONTH}) (?:of )?(?P<which>last|this|next) year")
HOURS_AHEAD = re.compile(rf"(?:within |in )?(?:the )?(?:next|coming)? ?(?:\d+ )?{SMALL}")


def read_relative(words: str, anchor: Anchor) -> tuple[bool, When | None]:
    """Whether the words tell a time from the article's day, and which; None where that day is not known.

    >>> published = Anchor(date(2020, 1, 8))
    >>> str(read_relative("friday", published)[1]), read_relative("friday", Anchor())
    ('2020-01-03..2020-01-03', (True, None))
    """
    if words in DAY_WORDS:
        first, last = DAY_WORDS[words]
        return True, _from_to(anchor.published, first, last)
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return True, rule(match, anchor.published, anchor) if anchor.published else None
    return False, None


def _from_to(day: date | None, first: int, last: int) -> When | None:
    return When(day + timedelta(days=first), day + timedelta(days=last)) if day else None


def _weekday(match: re.Match[str], day: date, anchor: Anchor) -> When | None:
    number, which = WEEKDAYS[match["day"]], match["which"] or ""
    if match["week"] or which == "next":
        weeks = {"last": -1, "this": 0, "next": 1}[match["week"] or "next"]
        found = (week_of(day, weeks).earliest or day) + timedelta(days=number)
        if which == "next" and not match["week"]:
            found = weekday_near(day, number, ahead=True, strictly=True)
    elif "coming" in which or (anchor.ahead and which not in ("last", "past", "this past", "previous")):
        found = weekday_near(day, number, ahead=True)
    else:
        found = weekday_near(day, number, strictly=which in ("last", "previous"))
    return When(found, found + timedelta(days=1)) if match["night"] else one_day(found)


def _night_of(match: re.Match[str], day: date, anchor: Anchor) -> When:
    found = weekday_near(day, WEEKDAYS[match["day"]], ahead=anchor.ahead)
    return When(found, found + timedelta(days=1))


def _overnight_into(match: re.Match[str], day: date, anchor: Anchor) -> When:
    found = weekday_near(day, WEEKDAYS[match["day"]], ahead=anchor.ahead)
    return When(found - timedelta(days=1), found)


def _overnight_on(match: re.Match[str], day: date, anchor: Anchor) -> When:
    found = weekday_near(day, WEEKDAYS[match["day"]], ahead=anchor.ahead)
    return clipped(When(found - timedelta(days=1), found + timedelta(days=1)), anchor)


def _weekend(match: re.Match[str], day: date, anchor: Anchor) -> When:
    which = match["which"] or ""
    ahead = which in ("next", "coming") or (anchor.ahead and which in ("", "this"))
    saturday = weekday_near(day, WEEKDAYS["saturday"], ahead=ahead, strictly=which == "next")
    if which in ("last", "previous") and day - saturday < timedelta(days=2):
        saturday -= timedelta(weeks=1)
    return clipped(When(saturday, saturday + timedelta(days=1)), anchor)


def _period(match: re.Match[str], day: date, anchor: Anchor) -> When | None:
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"], 0)
    unit = match["unit"]
    if match["which"] in ("past", "coming"):
        ends = (back(day, 1, unit), day) if step < 0 else (day, forth(day, 1, unit))
        return stretch(*ends) if unit != "century" else None
    if unit == "week":
        whole = week_of(day, step)
    elif unit == "month":
        whole = month_of(day.year, day.month + step)
    elif unit == "year":
        whole = year_of(day.year + step)
    else:
        years = 10 if unit == "decade" else 100
        first = (day.year // years + step) * years
        whole = When(date(first, 1, 1), date(first + years - 1, 12, 31))
    later = Anchor(day, ahead=(match["earlier"] or "").startswith("later") or anchor.ahead)
    return clipped(portion(whole, match["part"]), later)


def _counts(number: str | None) -> tuple[float, float]:
    """The least and most that a number word may mean; no number at all is one."""
    if number is None:
        return 1, 1
    return VAGUE[number] if number in VAGUE else (float(number), float(number))


def _ago(match: re.Match[str], day: date, _anchor: Anchor) -> When | None:
    unit, (least, most) = match["unit"], _counts(match["n"])
    if match["n"] is None and f"{unit}s" in match[0]:
        return stretch(day - timedelta(days=RECENT_DAYS[unit]), back(day, 1, unit))
    if match["more"]:
        return When(None, back(day, least, unit))
    slack = {"day": 0, "week": 3, "fortnight": 3, "month": 15, "year": 183, "decade": 730}[unit]
    return stretch(
        back(day, most, unit) - timedelta(days=slack), min(day, back(day, least, unit) + timedelta(days=slack))
    )


def _hours(_match: re.Match[str], day: date, _anchor: Anchor) -> When | None:
    hours = re.search(r"(\d+) hour", _match[0])
    days = -(-int(hours[1]) // 24) if hours else 1
    return stretch(day - timedelta(days=days), day)


def _past(match: re.Match[str], day: date, _anchor: Anchor) -> When | None:
    return stretch(back(day, _counts(match["n"])[1], match["unit"]), day)


def _lasting(match: re.Match[str], day: date, anchor: Anchor) -> When | None:
    if match["n"] is None and match[0].endswith("s"):
        reach = timedelta(days=RECENT_DAYS[match["unit"]])
        return When(day, day + reach) if anchor.ahead else When(day - reach, day)
    most = _counts(match["n"])[1]
    return (
        stretch(day, forth(day, most, match["unit"])) if anchor.ahead else stretch(back(day, most, match["unit"]), day)
    )


def _recent(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    return When(day - timedelta(days=RECENT_DAYS[match["unit"]]), day)


def _coming(match: re.Match[str], day: date, _anchor: Anchor) -> When | None:
    unit = match["unit"] or match["unit2"]
    if match["n"] is None:
        return When(day, day + timedelta(days=RECENT_DAYS[unit]))
    return stretch(day, forth(day, _counts(match["n"])[1], unit))


def _in_so_many(match: re.Match[str], day: date, anchor: Anchor) -> When | None:
    """Ahead, the day so far on; of what happened it says how long that took, which dates nothing."""
    least, most = _counts(match["n"])
    unit = match["unit"]
    return stretch(forth(day, least, unit), forth(day, most, unit)) if anchor.ahead else None


def _month_of(match: re.Match[str], day: date, anchor: Anchor) -> When:
    year = day.year + {"last": -1, "this": 0, "next": 1}[match["which"]]
    return clipped(month_of(year, MONTHS[match["m"]]), anchor)


def _hours_ahead(match: re.Match[str], day: date, anchor: Anchor) -> When | None:
    hours = re.search(r"(\d+) hour", match[0])
    days = -(-int(hours[1]) // 24) if hours else 1
    return (
        stretch(day, day + timedelta(days=days)) if anchor.ahead or "next" in match[0] or "coming" in match[0] else None
    )


RULES = (
    (OVERNIGHT_INTO, _overnight_into),
    (OVERNIGHT_ON, _overnight_on),
    (NIGHT_OF, _night_of),
    (WEEKDAY_TOLD, _weekday),
    (WEEKEND, _weekend),
    (PERIOD, _period),
    (AGO, _ago),
    (HOURS, _hours),
    (LASTING, _lasting),
    (PAST, _past),
    (RECENT, _recent),
    (IN_SO_MANY, _in_so_many),
    (MONTH_OF, _month_of),
    (COMING, _coming),
    (HOURS_AHEAD, _hours_ahead),
)
