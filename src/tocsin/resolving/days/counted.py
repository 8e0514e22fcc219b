"""Times counted from the article's day in so many hours, days, weeks, months or years, and bare lengths of time.

two weeks ago · the past three months · in recent weeks · within 48 hours · the coming days · in two or three days
for three days · for the second consecutive day · a three-day (which say how long, and not when)
"""

import re
from datetime import date, timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, unknown
from tocsin.resolving.days.arithmetic import UNIT_DAYS, back, forth, stretch

ABOUT = r"(?:about|around|nearly|almost|just|just over|just under|some|roughly|approximately|at most|up to|under|barely|only) "
N = r"(?P<n>\d+(?:-plus| plus)|\d+(?:\.\d+)?(?:(?: ?- ?| to | or )\d+)?|few|several|couple of|couple|some|many|matter of|\d+ and half|half)"
UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|year|decade)s?"
MORE = r"(?P<more>more than |over |at least |well over )?"
LESS = r"(?P<less>less than |under |fewer than )?"
VAGUE = {
    "few": (2, 6),
    "several": (3, 8),
    "some": (2, 6),
    "couple": (2, 3),
    "couple of": (2, 3),
    "many": (3, 12),
    "matter of": (1, 10),
    "half": (0.5, 0.5),
}
"""How many "a few" and its like may mean here, widely."""
RECENT_DAYS = {
    "hour": 1,
    "day": 10,
    "night": 10,
    "weekend": 60,
    "week": 60,
    "month": 365,
    "year": 3653,
    "decade": 18263,
}
"""How far back "in recent days, weeks …" reaches: widely (own choice)."""
SLACK = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "day": 0,
    "night": 0,
    "weekend": 3,
    "week": 3,
    "fortnight": 3,
    "month": 15,
    "year": 183,
    "decade": 730,
}
"""Days by which "three weeks ago" and its like may be off (own choice: half the unit)."""

AGO = re.compile(rf"{MORE}{LESS}(?:{ABOUT})?(?:{N} )?{UNIT} (?:ago|back)")
PAST = re.compile(
    rf"(?:(?:for|over|in) )?(?:the )?(?:(?:last|past)(?: {N})?|(?:previous|preceding|prior) {N.replace('<n>', '<n2>')}) {UNIT}"
)
RECENT = re.compile(r"(?:more |the most )?recent (?P<unit>hour|day|night|weekend|week|month|year|decade)s?")
COMING = re.compile(
    rf"(?!(?:the )?(?:next|coming) (?:day|night)$)(?:within )?(?:the )?(?:(?:next|coming|upcoming)(?: {N})?|following {N.replace('<n>', '<n2>')}) {UNIT}(?: ahead)?|(?:the )?(?P<unit2>day|week|month|year)s (?:ahead|to come)"
)
WITHIN = re.compile(
    rf"(?:within|in|inside) (?:the )?{MORE}{LESS}(?:{ABOUT})?(?:(?:period|space|span|course) of )?(?:{N} )?(?!weekend){UNIT}(?:'?s? time)?"
)
FROM_NOW = re.compile(rf"(?:{ABOUT})?{N} {UNIT} from (?:now|today)")
LASTING = re.compile(
    rf"for (?:period of )?(?:the )?{MORE}{LESS}(?:{ABOUT})?(?:{N} )?(?!weekend){UNIT}(?: now| so far)?"
)
LENGTH = re.compile(
    rf"(?:the )?{MORE}{LESS}(?:{ABOUT})?(?:by )?{N}[ -]{UNIT}(?:-long| period)?|(?:second|minute|hour|day|week|month|year|decade)s?(?:-long)?"
)
ORDER = {
    word: number
    for number, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
}
IN_A_ROW = re.compile(
    rf"(?:for )?(?:the )?(?:(?P<word>{'|'.join(ORDER)})|(?P<n>\d+)(?:st|nd|rd|th)?) (?:consecutive|straight|successive) (?P<unit>day|night|week|month|year)s?"
    r"|(?P<n2>\d+) (?P<unit2>day|night|week|month|year)s in a row"
)
NO_LENGTH = "a length of time, and the words do not say when it began"


def read_counted(words: str, anchor: Anchor) -> When | None:
    """The days of a counted time; None where the words are none.

    >>> str(read_counted("2 weeks ago", Anchor(date(2020, 4, 3))))
    '2020-03-17..2020-03-23'
    >>> read_counted("3-day", Anchor(date(2020, 4, 3))).how
    'open: a length of time, and the words do not say when it began'
    """
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            if anchor.published is None:
                return unknown(NO_LENGTH if pattern is LENGTH else NO_DAY)
            return rule(match, anchor.published, anchor)
    return None


def counts(number: str | None) -> tuple[float, float]:
    """The least and most that number words may mean; no number at all is one.

    >>> counts("2-3"), counts("few"), counts(None)
    ((2.0, 3.0), (2, 6), (1, 1))
    """
    if number is None:
        return 1, 1
    if number in VAGUE:
        return VAGUE[number]
    figures = [float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", number)]
    return min(figures), max(figures)


def _is_many(match: re.Match[str]) -> bool:
    """Whether a plural unit stands without a number ("weeks ago")."""
    return match["n"] is None and re.search(rf"\b{match['unit']}s\b", match[0]) is not None


def _ago(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    unit, (least, most) = match["unit"], counts(match["n"])
    how = f"counted back from the article's day, {day}"
    if _is_many(match):
        return stretch(day - timedelta(days=RECENT_DAYS[unit]), back(day, 1, unit), how)
    if match["more"]:
        return When(None, back(day, least, unit), f"{how}; how much more is not told")
    slack = timedelta(days=SLACK[unit])
    last = day if match["less"] or UNIT_DAYS[unit] < 1 else min(day, back(day, least, unit) + slack)
    return stretch(back(day, most, unit) - slack, last, how)


def _past(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    number = match["n"] or match["n2"]
    many = number is None and _is_many(match) and RECENT_DAYS.get(match["unit"])
    first = day - timedelta(days=many) if many else back(day, counts(number)[1], match["unit"])
    return stretch(first, day, f"up to the article's day, {day}")


def _recent(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    return When(
        day - timedelta(days=RECENT_DAYS[match["unit"]]),
        day,
        f"up to the article's day, {day}; how far back is not told",
    )


def _coming(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    unit = match["unit"] or match["unit2"]
    how = f"from the article's day, {day}, on"
    number = match["n"] or match["n2"]
    if number is None:
        return When(day, day + timedelta(days=RECENT_DAYS.get(unit, 60)), f"{how}; how far is not told")
    return stretch(day, forth(day, counts(number)[1], unit), how)


def _within(match: re.Match[str], day: date, anchor: Anchor) -> When:
    """Ahead, from the article's day on, or just so far for "in two days"; of what happened, how long that took."""
    unit, (least, most) = match["unit"], counts(match["n"])
    if not anchor.ahead:
        return (
            _lasting(match, day, anchor)
            if anchor.ongoing
            else When(None, day, f"by the article's day, {day}: {NO_LENGTH}")
        )
    how = f"counted from the article's day, {day}"
    if _is_many(match):
        return When(day, day + timedelta(days=RECENT_DAYS.get(unit, 60)), f"{how}; how many is not told")
    exact = match[0].startswith("in ") and UNIT_DAYS[unit] >= 1 and not match["less"]
    slack = timedelta(days=SLACK[unit] if unit != "week" else 1)
    first = max(day, forth(day, least, unit) - slack) if exact else day
    return stretch(first, forth(day, most, unit) + (slack if exact else timedelta()), how)


def _from_now(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    (least, most), slack = counts(match["n"]), timedelta(days=SLACK[match["unit"]])
    first = max(day, forth(day, least, match["unit"]) - slack)
    return stretch(first, forth(day, most, match["unit"]) + slack, f"counted from the article's day, {day}")


def _lasting(match: re.Match[str], day: date, anchor: Anchor) -> When:
    """How long something lasts: up to the article's day where it goes on, from it on where it is to come."""
    unit, most = match["unit"], counts(match["n"])[1]
    if anchor.ahead:
        end = None if match["more"] or _is_many(match) else forth(day, most, unit)
        return stretch(day, end, f"so long, from about the article's day, {day}, on")
    if anchor.ongoing:
        first = None if match["more"] or _is_many(match) else back(day, most, unit) - timedelta(days=SLACK[unit])
        return stretch(first, day, f"so long, up to the article's day, {day}")
    return unknown(NO_LENGTH)


def _length(match: re.Match[str], day: date, anchor: Anchor) -> When:
    if (anchor.ongoing or anchor.ahead) and match["n"] and f"{match['unit']}s" in match[0]:
        return _lasting(match, day, anchor)
    return unknown(NO_LENGTH)


def _in_a_row(match: re.Match[str], day: date, _anchor: Anchor) -> When:
    number = int(match["n"] or match["n2"] or 0) or ORDER[match["word"]]
    unit = match["unit"] or match["unit2"]
    return stretch(back(day, number, unit), day, f"a run up to the article's day, {day}")


RULES = (
    (AGO, _ago),
    (LASTING, _lasting),
    (PAST, _past),
    (RECENT, _recent),
    (COMING, _coming),
    (WITHIN, _within),
    (FROM_NOW, _from_now),
    (IN_A_ROW, _in_a_row),
    (LENGTH, _length),
)
