"""Time phrases resolved: the days that the words can mean, or None where they leave that open.

Ranges, bounds and distances are read here; what they are made of in `dates` and `relative`. A phrase that no rule
reads stays open: the article's own date is never taken in its place.
"""

import re
from dataclasses import replace
from datetime import timedelta

from tocsin.record import When
from tocsin.resolving.calendar import UNIT_DAYS, Anchor, back, forth, stretch
from tocsin.resolving.dates import DAY, MONTH, YEAR, read_date
from tocsin.resolving.parts import LONGEST
from tocsin.resolving.relative import NUMBER, read_relative

NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
} | {"dozen": "12", "thirty": "30", "forty": "40", "fifty": "50", "ninety": "90"}
LEAD = re.compile(
    r"^(?:(?:on|in|at|during|of|around|about|approximately|circa|over|throughout|as of|as recently as|as early as|only|just|"
    r"back|within|the|a|an|some time|sometime|time|course of|again|even|mainly|mostly|that|period|(?:pre-?dawn|small|wee|early|late) hours of|"
    r"morning of|afternoon of|evening of|the hours of|(?:pre-?)?dawn of|dawn|daylight hours|night on|hours of) )+"
)
CLOCK = re.compile(
    r"\b(?:at|around|about|shortly (?:before|after)|just (?:before|after)|before|after|by)? ?(?:about |around )?"
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?)|\d{1,2}:\d\d|\d{4} hours|\bmidnight|\bnoon|(?<!-)\bdawn|\bdusk)"
    r"(?: local time| gmt| utc| \([^)]*\))*,?"
)
BETWEEN = re.compile(r"(?:between|from) (?P<a>.+?) (?:and|to|until|till|through|up to) (?P<b>.+)")
SINCE = re.compile(r"(?:ever )?since (?:about |around |at least )?(?P<a>.+)")
ONWARD = re.compile(r"(?:from )?(?P<a>.+?) (?:onwards?|on)|starting (?:on |in |from )?(?P<b>.+)")
AFTER = re.compile(r"(?:shortly |soon |immediately )?after (?P<a>.+)")
BEFORE = re.compile(r"(?:shortly |just )?(?:before|prior to|ahead of) (?P<a>.+)")
UNTIL = re.compile(r"(?:until|till|up to|through|by|no later than|by the end of) (?P<a>.+)")
FROM = re.compile(r"from (?P<a>.+?)(?: onwards?| on)?")
EVENT_ON = re.compile(
    rf"(?P<bound>since|after|following|before|until|during) .+ (?:on|in|of) (?P<date>(?:{DAY} |{MONTH} |{YEAR}).*|{YEAR})"
    rf"|(?P<bound2>since|after|following|before|until|during) the (?P<date2>{MONTH} {YEAR}) \w+(?: \w+)?"
)
"""A bound whose event comes with its own date: "since the ceasefire on 19 January"."""
NIGHT_OF = re.compile(
    r"(?:the )?(?:over)?nights? (?:of|between|from|on) (?P<a>.+?) (?:to|and|-) (?P<b>.+)|overnight (?:from )?(?P<c>.+?) (?:to|and|into) (?P<d>.+)"
)
NIGHT_ON = re.compile(rf"(?:the )?night of (?P<a>(?:{DAY} )?{MONTH}(?: {DAY})?(?:,? {YEAR})?)|(?P<b>.*{MONTH}.*) night")
EITHER = re.compile(r"(?P<a>.+?) (?:and|or|to|through|into|-|–) (?P<b>.+)")
DASHED = re.compile(rf"(?P<a>{YEAR}) ?[-–—] ?(?P<b>{YEAR}|\d\d)")
APART = re.compile(
    rf"(?:about |around |some |barely |just |more than |less than )?(?:{NUMBER} )?(?P<unit>day|night|week|month|year)s? "
    r"(?P<way>earlier|before|later|after|previously|afterwards)(?: (?P<event>.+))?"
)
SAME_DAY = re.compile(r"(?:that|the same|same) (?P<unit>day|night|evening|morning|afternoon|week|month|year)")
NEXT_DAY = re.compile(
    r"(?:the )?(?P<way>(?:next|following|previous|preceding) (?:day|night|morning|evening)|day before|day after|night before)"
    r"(?: (?P<event>.+))?"
)
IN_SINCE = re.compile(rf"(?:the )?(?:{NUMBER} )?(?:day|week|month|year)s? since(?: then| (?P<event>.+))?|since then")
AFTER_THAT = re.compile(
    r"(?:the )?(?P<unit>day|week|month|year)s (?P<way>after|following|before|leading up to|preceding)(?: (?P<event>.+))?"
)


def resolve_time(phrase: str, anchor: Anchor) -> When | None:
    """The days that a time phrase means.

    >>> from datetime import date
    >>> published = Anchor(date(2020, 4, 3))
    >>> str(resolve_time("since January", published)), str(resolve_time("on Wednesday", published))
    ('2020-01-01..2020-04-03', '2020-04-01..2020-04-01')
    >>> resolve_time("January 3", Anchor()) is None, resolve_time("in the chaos", published) is None
    (True, True)

    The calendar holds the years 1 to 9999; what lies beyond stays open:

    >>> resolve_time("5,000 years ago", published) is None
    True
    """
    try:
        return _read(plain(phrase), anchor, depth=0) if len(phrase) <= LONGEST else None
    except (OverflowError, ValueError):
        return None


def plain(phrase: str) -> str:
    """The phrase in small letters, with digits for number words, without clock times and marks at its edges.

    >>> plain("Two days earlier,"), plain("at 3 a.m. on Jan. 3")
    ('2 days earlier', 'on jan 3')
    """
    words = " ".join(phrase.lower().replace("’", "'").split()).strip(' ,.;:()"')
    words = CLOCK.sub(" ", words) if not re.fullmatch(r"(?:early |late )?(?:dawn|midnight|noon)", words) else words
    words = re.sub(rf"\b({MONTH})\.", r"\1", words)
    words = re.sub(r"\b(?:a|an) (?=(?:day|night|week|fortnight|month|year|decade|few|couple|dozen|hour)\b)", "", words)
    words = re.sub(r"\b[a-z]+\b", lambda match: NUMBER_WORDS.get(match[0], match[0]), words)
    words = re.sub(r"(?<=\d),(?=\d{3}\b)", "", words)
    words = re.sub(r"(?<=\d)[- ](?=(?:day|week|month|year)s?\b)", " ", words)
    return " ".join(words.split()).strip(" ,.;:")


def _read(words: str, anchor: Anchor, depth: int) -> When | None:
    if not words or depth > 4:
        return None
    for reader in (_spanned, _told, _bounded):
        is_read, when = reader(words, anchor, depth)
        if is_read:
            return when
    for read in (read_date, read_relative):
        is_read, when = read(words, anchor)
        if is_read:
            return when
    shorter = LEAD.sub("", words)
    if shorter != words:
        return _read(shorter, anchor, depth)
    return _pair(words, anchor, depth)[1]


Read = tuple[bool, When | None]


def _hull(a: When | None, b: When | None) -> When | None:
    if a is None or b is None:
        return None
    return stretch(a.earliest, b.latest)


def _ends(a: str, b: str, anchor: Anchor, depth: int) -> When | None:
    """From the start of `a` to the end of `b`; `a` takes the month or year that only `b` tells."""
    last = _read(b, anchor, depth + 1)
    if re.fullmatch(DAY, a) and (month := re.search(MONTH, b)):
        a = f"{a} {month[0]}"
    if last and last.latest and not re.search(YEAR, a) and re.search(MONTH, a):
        first = _read(a, Anchor(last.latest), depth + 1)
    else:
        first = _read(a, anchor, depth + 1)
    return _hull(first, last)


def _spanned(words: str, anchor: Anchor, depth: int) -> Read:
    if match := NIGHT_OF.fullmatch(words):
        return True, _ends(match["a"] or match["c"], match["b"] or match["d"], anchor, depth)
    if match := NIGHT_ON.fullmatch(words):
        day = _read(match["a"] or match["b"], anchor, depth + 1)
        return True, day and stretch(day.earliest, day.latest and day.latest + timedelta(days=1))
    if match := DASHED.fullmatch(LEAD.sub("", words)):
        b = match["b"] if len(match["b"]) == 4 else match["a"][:2] + match["b"]
        return True, _ends(match["a"], b, anchor, depth)
    if match := BETWEEN.fullmatch(words):
        return True, _ends(match["a"], match["b"], anchor, depth)
    return False, None


def _told(words: str, anchor: Anchor, depth: int) -> Read:
    """Times told from the time before them, or from the date that they name themselves."""
    bare = words.removeprefix("in ").removeprefix("on ").removeprefix("during ")
    if match := IN_SINCE.fullmatch(bare):
        base = _base(match["event"], anchor, depth)
        return True, stretch(base.earliest, anchor.published) if base else None
    if match := APART.fullmatch(bare):
        return True, _apart(match, anchor, depth)
    if match := AFTER_THAT.fullmatch(bare):
        return True, _around(match, anchor, depth)
    if SAME_DAY.fullmatch(bare):
        return True, anchor.told
    if match := NEXT_DAY.fullmatch(bare):
        base = _base(match["event"], anchor, depth)
        step = -1 if re.search("previous|preceding|before", match["way"]) else 1
        return True, _moved(base, timedelta(days=step))
    return False, None


def _base(event: str | None, anchor: Anchor, depth: int) -> When | None:
    """The time to count from: the date in the words, or the one told before where they name nothing.

    An event that they name ("a day after the strike") is not looked up: which day it fell on is not told here.
    """
    return _read(event, anchor, depth + 1) if event else anchor.told


def _moved(base: When | None, by: timedelta) -> When | None:
    if base is None:
        return None
    return When(base.earliest and base.earliest + by, base.latest and base.latest + by)


def _apart(match: re.Match[str], anchor: Anchor, depth: int) -> When | None:
    base = _base(match["event"], anchor, depth)
    number, unit = match["n"] or "1", match["unit"].replace("night", "day")
    if base is None or not base.earliest or not base.latest or not number.replace(".", "").isdigit():
        return None
    move = back if match["way"] in ("earlier", "before", "previously") else forth
    slack = timedelta(days=0 if unit == "day" else UNIT_DAYS[unit] // 3)
    return stretch(move(base.earliest, float(number), unit) - slack, move(base.latest, float(number), unit) + slack)


def _around(match: re.Match[str], anchor: Anchor, depth: int) -> When | None:
    """Of "the days after 3 January", up to two months of days, eight of weeks, and so on, on that side."""
    base = _base(match["event"], anchor, depth)
    reach = timedelta(days={"day": 10, "week": 60, "month": 365, "year": 3653}[match["unit"]])
    if base is None or not base.earliest or not base.latest:
        return None
    if match["way"] in ("after", "following"):
        return stretch(base.latest, base.latest + reach)
    return stretch(base.earliest - reach, base.earliest)


def _bounded(words: str, anchor: Anchor, depth: int) -> Read:
    if match := EVENT_ON.fullmatch(words):
        bound, day = match["bound"] or match["bound2"], match["date"] or match["date2"]
        if _read(day, anchor, depth + 1):
            plain_bound = {"during": "", "following": "after "}.get(bound, f"{bound} ")
            return True, _read(f"{plain_bound}{day}", anchor, depth + 1)
    if match := UNTIL.fullmatch(words):
        return True, _until(match["a"], anchor, depth)
    for pattern, is_start in BOUNDS:
        if match := pattern.fullmatch(words):
            told = _read(next(filter(None, match.groups())), anchor, depth + 1)
            return True, told and (_from(told, pattern, anchor) if is_start else When(None, told.earliest))
    return False, None


def _from(start: When, pattern: re.Pattern[str], anchor: Anchor) -> When | None:
    """From a start to the article's day, or on without an end for what is to come."""
    return stretch(start.earliest, None if anchor.ahead and pattern is not SINCE else anchor.published)


BOUNDS = ((SINCE, True), (AFTER, True), (BEFORE, False), (FROM, True), (ONWARD, True))
"""Bounds in the order tried, and whether each is a start."""


def _until(words: str, anchor: Anchor, depth: int) -> When | None:
    """An end told by its day may lie on either side of the article: the much nearer one is meant, or neither."""
    ends = {ahead: _read(words, replace(anchor, ahead=ahead), depth + 1) for ahead in (False, True)}
    end = ends[anchor.ahead]
    if ends[False] != ends[True] and anchor.published and not anchor.ahead:
        apart = [abs((when.latest - anchor.published).days) if when and when.latest else 9999 for when in ends.values()]
        end = ends[apart[1] < apart[0]] if min(apart) * 3 < max(apart) else None
    if end is None:
        return None
    opens = (
        anchor.published
        if anchor.ahead or (anchor.published and end.latest and end.latest > anchor.published)
        else None
    )
    return When(opens, end.latest)


def _pair(words: str, anchor: Anchor, depth: int) -> Read:
    """Two times told together, or a time with words after a comma that add none ("Friday, hours after the strike")."""
    if match := EITHER.fullmatch(words):
        a, b = _read(match["a"], anchor, depth + 1), _read(match["b"], anchor, depth + 1)
        if a and b:
            return True, _ends(match["a"], match["b"], anchor, depth) or _hull(b, a)
    if "," in words:
        pieces = [_read(piece.strip(), anchor, depth + 1) for piece in words.split(",")]
        read = [when for when in pieces if when]
        if len(read) == 1:
            return True, read[0]
    return False, None
