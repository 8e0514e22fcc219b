"""Days of the week and weekends, counted from the article's own day.

Tuesday · Friday night · last Friday · the early hours of Thursday · overnight into Friday · Tuesday last week
over the weekend · midweek · Friday prayers
"""

import re
from datetime import date, timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, unknown
from tocsin.resolving.days.arithmetic import WEEKDAYS, clipped, one_day, stretch, week_of, weekday_near
from tocsin.resolving.days.written import WEEKDAY

SPAN_OF_DAY = r"(?:early|late|earlier|later|mid|pre-dawn|predawn|dawn|morning|midday|noon|mid-morning|afternoon|evening|dusk|daybreak|midnight|before dawn|at dawn)"
WHICH = r"(?:last|past|this past|this|next|coming|this coming|previous)"
TOLD = re.compile(
    rf"(?:(?:the )?(?:{SPAN_OF_DAY}|(?:early |late )?(?:morning|afternoon|evening|hours))(?: hours)?(?: on| of|,)? )?(?P<which>{WHICH})? ?(?P<day>{WEEKDAY})(?:'?s)?(?P<prayer> (?:noon )?prayers?)?"
    rf"(?:,? (?:early )?(?:{SPAN_OF_DAY}|(?P<night>night|overnight)))?(?:,? (?:of )?(?P<week>last|this|next) week| (?P<weeks>\d+|few) weeks? ago)?"
)
NIGHT_OF = re.compile(
    rf"(?:the )?(?:over)?night (?:of|on) (?P<day>{WEEKDAY})|(?:late|overnight) (?:on )?(?P<late>{WEEKDAY}) (?:night )?(?:to|into|or early|and early) (?P<into>{WEEKDAY}|early|the night)"
)
OVERNIGHT_INTO = re.compile(rf"overnight (?:in)?to (?P<day>{WEEKDAY})(?: morning)?")
OVERNIGHT_ON = re.compile(rf"overnight (?:on )?(?P<day>{WEEKDAY})")
WEEKEND = re.compile(rf"(?:the )?(?P<which>{WHICH})? ?(?P<long>long )?weekend")
MIDWEEK = re.compile(r"mid-?week")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEHIND = ("last", "past", "this past", "previous")


def read_weekday(words: str, anchor: Anchor) -> When | None:
    """The days of a weekday or weekend; None where the words are none.

    >>> published = Anchor(date(2020, 1, 8))
    >>> str(read_weekday("friday", published)), read_weekday("friday", Anchor()).how
    ('2020-01-03..2020-01-03', 'open: the article has no date to count from')
    """
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return rule(match, anchor.published, anchor) if anchor.published else unknown(NO_DAY)
    return None


def _how(found: date, day: date) -> str:
    if found == day:
        return f"the article's own day, a {NAMES[day.weekday()]}"
    return f"the {NAMES[found.weekday()]} {'before' if found < day else 'after'} the article's day, {NAMES[day.weekday()]} {day}"


def _day(match: re.Match[str], day: date, anchor: Anchor) -> When:
    number, which = WEEKDAYS[match["day"]], match["which"] or ""
    if match["weeks"]:
        weeks = 3 if match["weeks"] == "few" else int(match["weeks"])
        found = weekday_near(day, number) - timedelta(weeks=weeks)
        slack = timedelta(weeks=1)
        return When(
            found - slack, found + slack, f"a {NAMES[number]} about {weeks} weeks before the article's day, {day}"
        )
    if match["week"]:
        step = {"last": -1, "this": 0, "next": 1}[match["week"]]
        found = (week_of(day, step).earliest or day) + timedelta(days=number)
    elif which in ("next", "coming", "this coming"):
        found = weekday_near(day, number, ahead=True, strictly=which == "next")
    elif anchor.ahead and which not in BEHIND:
        found = weekday_near(day, number, ahead=True)
    else:
        found = weekday_near(day, number, strictly=which in ("last", "previous"))
    how = _how(found, day)
    if match["night"]:
        return When(found, found + timedelta(days=1), f"the night from {found}, {how}")
    return one_day(found, how)


def _night_of(match: re.Match[str], day: date, anchor: Anchor) -> When:
    found = weekday_near(day, WEEKDAYS[match["day"] or match["late"]], ahead=anchor.ahead)
    return When(found, found + timedelta(days=1), f"the night from {found}, {_how(found, day)}")


def _overnight_into(match: re.Match[str], day: date, anchor: Anchor) -> When:
    found = weekday_near(day, WEEKDAYS[match["day"]], ahead=anchor.ahead)
    return When(found - timedelta(days=1), found, f"the night into {found}, {_how(found, day)}")


def _overnight_on(match: re.Match[str], day: date, anchor: Anchor) -> When:
    found = weekday_near(day, WEEKDAYS[match["day"]], ahead=anchor.ahead)
    how = f"the night into or from {found}, {_how(found, day)}"
    return clipped(When(found - timedelta(days=1), found + timedelta(days=1), how), anchor)


def _weekend(match: re.Match[str], day: date, anchor: Anchor) -> When:
    which = match["which"] or ""
    ahead = which in ("next", "coming", "this coming") or (anchor.ahead and which in ("", "this"))
    saturday = weekday_near(day, WEEKDAYS["saturday"], ahead=ahead, strictly=which == "next")
    if anchor.ahead and which in ("", "this") and day.weekday() == WEEKDAYS["sunday"]:
        saturday = day - timedelta(days=1)
    if which in ("last", "previous") and day - saturday < timedelta(days=2):
        saturday -= timedelta(weeks=1)
    slack = timedelta(days=1 if match["long"] else 0)
    how = f"the weekend {'after' if saturday > day else 'nearest before'} the article's day, {day}"
    return clipped(When(saturday - slack, saturday + timedelta(days=1) + slack, how), anchor)


def _midweek(_match: re.Match[str], day: date, anchor: Anchor) -> When:
    monday = week_of(day).earliest or day
    return clipped(
        stretch(monday + timedelta(days=1), monday + timedelta(days=3), "the middle of the article's week"), anchor
    )


RULES = (
    (OVERNIGHT_INTO, _overnight_into),
    (OVERNIGHT_ON, _overnight_on),
    (NIGHT_OF, _night_of),
    (TOLD, _day),
    (WEEKEND, _weekend),
    (MIDWEEK, _midweek),
)
