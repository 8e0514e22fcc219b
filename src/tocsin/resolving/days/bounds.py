"""Ranges and bounds: from one time to another, since, after, before, until; nights between two days.

between Monday and Wednesday · from late 2013 to mid-2014 · the night of 7 to 8 January · since January
since the ceasefire on 19 January · before 2014 · until Friday · from March onwards · after the killing of the general
"""

import re
from dataclasses import replace
from datetime import timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor, Read, because, read_known, unknown
from tocsin.resolving.days.arithmetic import stretch
from tocsin.resolving.days.events import find_event
from tocsin.resolving.days.written import DAY, MONTH, WEEKDAY, YEAR

SPAN = re.compile(r"(?:between|from|during|for) (?P<rest>\S.*)")
SPLIT = re.compile(r" (?:and|to|until|till|through|up to|thru|into|or) | ?- ?(?=\S)|, ")
NIGHT = re.compile(
    r"(?:the )?(?:over)?nights? (?:of|between|from|on) (?:the )?(?P<rest>\S.*)|overnight (?:from )?(?P<over>\S.*)"
)
NIGHT_TO = re.compile(r"(?:the )?nights? (?:in)?to (?P<day>\S.*)")
NIGHT_AFTER = re.compile(
    rf"(?P<day>(?:{WEEKDAY},? )?(?:{MONTH} {DAY}|{DAY}(?: of)? {MONTH})(?:,? {YEAR})?)(?: at)? night"
)
DASHED = re.compile(rf"(?:the )?(?P<a>{YEAR}) ?[-/] ?(?P<b>{YEAR}|\d\d)")
SINCE = re.compile(r"(?:for the first time )?(?:ever )?since (?:about |around |at least |as early as )?(?P<a>\S.*)")
ONWARD = re.compile(
    r"(?:from |starting |beginning |effective |as of |as from |with effect from )+(?:on |in |from |at )?(?P<a>\S.*)"
)
ON_END = re.compile(r"(?: onwards?| on| forward)$")
AFTER = re.compile(
    r"(?:shortly |soon |immediately |right |just |in response to |in the wake of |in the aftermath of )*(?:after|following|in response to|in the wake of|in the aftermath of|in retaliation for) (?P<a>\S.*)"
)
BEFORE = re.compile(
    r"(?:shortly |just |right |immediately )?(?:before|prior to|ahead of|in the run-up to|in the lead-up to) (?P<a>\S.*)"
)
UNTIL = re.compile(
    r"(?:up )?(?:until|till|to|through|by|no later than|not later than|pending) (?:the )?(?:end of )?(?P<a>\S.*)"
)
BY_END = re.compile(r"(?:until|till|by|before|through) (?P<a>(?:the )?end of \S.*)")
EVENT_DATE = re.compile(
    rf" (?:on|in|of|at|since|late|early) (?=(?:the )?(?:{DAY}|{MONTH}|{YEAR}|{WEEKDAY}|early|mid|late|last)\b)"
)
PERIOD_BEGAN = re.compile(r"since the (?P<unit>year|month|week) (?:started|began|opened)")
NO_END = frozenset(
    ["until further notice", "indefinitely", "indefinite", "until now", "permanently", "temporarily", "temporary"]
)


def read_bound(words: str, anchor: Anchor, read: Read) -> When | None:
    """The days of a range or bound; None where the words are none."""
    if words in NO_END:
        return unknown("the words tell no end, and no day")
    for rule in (_ranged, _until, _since_known, _sided):
        if (found := rule(words, anchor, read)) is not None:
            return found
    return None


def _ranged(words: str, anchor: Anchor, read: Read) -> When | None:
    """Nights from one day into the next, rows of years, and times told with both their ends."""
    if (match := NIGHT.fullmatch(words)) and (found := _night(match["rest"] or match["over"], anchor, read)):
        return found
    if match := NIGHT_AFTER.fullmatch(words):
        return _night_from(read(match["day"], anchor))
    if match := NIGHT_TO.fullmatch(words):
        return _night_to(read(match["day"], anchor))
    if match := DASHED.fullmatch(words):
        last = match["b"] if len(match["b"]) == 4 else match["a"][:2] + match["b"]
        return _ends(match["a"], last, anchor, read)
    match = SPAN.fullmatch(words)
    return read_pair(match["rest"], anchor, read) if match else None


def _since_known(words: str, anchor: Anchor, read: Read) -> When | None:
    """Since the start of the running year, month or week, or since midnight."""
    if match := PERIOD_BEGAN.fullmatch(words):
        return read(f"since start of this {match['unit']}", anchor)
    if words != "since midnight" or anchor.published is None:
        return None
    day = anchor.published
    return stretch(day - timedelta(days=1), day, f"since the midnight before or after {day}, the article's day")


def read_pair(words: str, anchor: Anchor, read: Read) -> When | None:
    """Two times told together, as one interval; None where the words are not two times."""
    for split in list(SPLIT.finditer(words))[:4]:
        a, b = words[: split.start()], words[split.end() :]
        if a and b and not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", b) and (found := _ends(a, b, anchor, read)):
            return found
    return None


def _ends(a: str, b: str, anchor: Anchor, read: Read) -> When | None:
    """From the start of `a` to the end of `b`; `a` takes the month or year that only `b` tells."""
    last = read(b, anchor)
    if last is None:
        return None
    if re.fullmatch(DAY, a) and (month := re.search(MONTH, b)):
        a = f"{a} {month[0]}"
    borrowed = (
        last.latest
        and not re.search(YEAR, a)
        and re.search(rf"{MONTH}|early|mid|late", a)
        and re.search(f"{MONTH}|{YEAR}", b)
    )
    first = read(a, replace(anchor, published=last.latest, ahead=False) if borrowed else anchor)
    if first is None:
        return None
    if first.is_open or last.is_open:
        return first if first.is_open else last
    if last.latest and first.earliest and first.earliest > last.latest:
        first, last = last, first
    how = first.how if first.how == last.how else f"from {first.how}; to {last.how}"
    return stretch(first.earliest, last.latest, how)


def _night(rest: str, anchor: Anchor, read: Read) -> When | None:
    pair = read_pair(rest, anchor, read)
    return pair or _night_from(base_of(rest, anchor, read))


def _night_from(day: When | None) -> When | None:
    if day is None or day.is_open or day.latest is None:
        return day
    return stretch(
        day.earliest, day.latest + timedelta(days=1), f"the night from {day.latest} into the day after: {day.how}"
    )


def _night_to(day: When | None) -> When | None:
    if day is None or day.earliest is None:
        return day
    return stretch(day.earliest - timedelta(days=1), day.latest, f"the night into {day.earliest}: {day.how}")


def base_of(words: str, anchor: Anchor, read: Read) -> When:
    """The time that a bound is set by: one in the words, the date that an event brings with it, or a dated event."""
    found = read(words, anchor)
    if found is not None and not found.is_open:
        return found
    return _event_date(words, anchor, read) or found or find_event(words, anchor)


def _event_date(words: str, anchor: Anchor, read: Read) -> When | None:
    """The date at the end of an event ("the ceasefire on 19 January") or at its head ("the October 2025 ceasefire")."""
    for split in list(EVENT_DATE.finditer(words))[-2:]:
        if found := read_known(read, words[split.end() :], anchor):
            return because(found, f"{found.how}, the date told with the event")
    pieces = words.removeprefix("the ").split()
    for size in range(min(3, len(pieces) - 1), 0, -1):
        head = " ".join(pieces[:size]).removesuffix("'s")
        if re.search(rf"\b(?:{MONTH}|{YEAR}|{WEEKDAY})\b|yesterday|today", head) and (
            found := read_known(read, head, anchor)
        ):
            return because(found, f"{found.how}, the date told with the event")
    return None


def _sided(words: str, anchor: Anchor, read: Read) -> When | None:
    for pattern in (SINCE, AFTER, BEFORE, ONWARD):
        match = pattern.fullmatch(words)
        if match is None:
            continue
        told = ON_END.sub("", match["a"])
        base = base_of(told, anchor, read)
        if base.is_open:
            return base
        if pattern is BEFORE:
            return When(None, base.earliest or base.latest, f"before {told}: {base.how}")
        end = None if anchor.ahead and pattern is not SINCE else anchor.published
        return stretch(base.earliest, end, f"from {told} on: {base.how}") if base.earliest else base
    split = ON_END.search(words)
    found = read_known(read, words[: split.start()], anchor) if split else None
    if found is None:
        return None
    return stretch(found.earliest, None if anchor.ahead else anchor.published, f"from then on: {found.how}")


def _until(phrase: str, anchor: Anchor, read: Read) -> When | None:
    """An end told by its day may lie on either side of the article: the much nearer one is meant, or neither."""
    match = BY_END.fullmatch(phrase) or UNTIL.fullmatch(phrase)
    if match is None:
        return None
    words: str = match["a"]
    ends = {ahead: base_of(words, replace(anchor, ahead=ahead), read) for ahead in (False, True)}
    end = ends[anchor.ahead]
    if ends[False].latest != ends[True].latest and anchor.published and not anchor.ahead:
        apart = [abs((when.latest - anchor.published).days) if when.latest else 9999 for when in ends.values()]
        if min(apart) * 3 >= max(apart):
            return unknown(f"{words} may lie before the article's day, {anchor.published}, or after it")
        end = ends[apart[1] < apart[0]]
    if end.is_open:
        return end
    is_coming = anchor.published and (anchor.ahead or (end.latest and end.latest > anchor.published))
    opens = (
        anchor.published if is_coming and end.latest and anchor.published and end.latest >= anchor.published else None
    )
    return stretch(opens, end.latest, f"up to {words}: {end.how}")
