"""Times counted from another time of the text: the one told before, a date in the words, or a dated event.

two days earlier · hours later · the next day · that night · in the weeks since · at the same time · later
two days before the strike · a day after 3 January · hours after the killing of the general · in the days after it
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import NO_DAY, Anchor, Read, because, read_known, unknown
from tocsin.resolving.days.arithmetic import UNIT_DAYS, back, forth, stretch
from tocsin.resolving.days.bounds import base_of
from tocsin.resolving.days.counted import ABOUT, RECENT_DAYS, N, counts

SIDE = r"(?P<way>earlier|before|prior to|prior|previously|ahead of|later|after|afterwards?|following|on|since|into|of)"
APART = re.compile(
    rf"(?P<more>more than |over |at least )?(?P<less>less than |under )?(?:{ABOUT})?(?:{N} )?(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade)s? "
    r"(?P<way>earlier|before|prior to|prior|previously|ahead of|later|after|afterwards?|following|on|into)(?: (?P<event>\S.*))?"
)
SINCE_THEN = re.compile(
    rf"(?:the )?(?:{N} )?(?:hour|day|week|month|year|decade)s? since(?: then| (?P<event>\S.*))?|(?:ever )?since(?: then)?|from then on|to this day"
)
NEAR = re.compile(
    r"(?:the )?(?:immediate )?(?P<unit>hour|day|week|month|year)s (?P<way>after|following|before|leading up to|preceding|prior to|since)(?: (?P<event>\S.*))?"
)
SAME = re.compile(
    r"(?:(?:on|in|at|during) )?(?:later |earlier |late |early )?(?:(?:on )?(?:that|the same|same|the very same|very same) (?:day|night|evening|morning|afternoon|week|weekend|month|year|time|moment|period)(?:'s)?"
    r"|(?:later|earlier) in the (?:day|night|week)|simultaneously|concurrently|concurrent|meanwhile|in the meantime|at the time|same-day|by then|then)"
)
NEXT = re.compile(
    r"(?:the )?(?:very )?(?P<way>next|following|previous|preceding|prior|subsequent) (?P<unit>day|night|morning|evening|afternoon|week|weekend|month|year)(?: (?:of|to|after|before) (?P<event>\S.*))?"
    r"|(?:the )?(?P<unit2>day|night|morning|evening|week|month|year) (?P<way2>before|after|prior|earlier|later)(?: to)?(?: (?P<event2>\S.*))?"
    r"|(?:the )?(?P<way3>eve) of (?P<event3>\S.*)"
)
DAY_OF = re.compile(
    r"(?:the )?(?:same )?(?:day|morning|evening|time|hour) of (?P<event>\S.*)|(?:during|amid|throughout) (?P<during>\S.*)"
)
LATER = frozenset(
    [
        "later",
        "later on",
        "then",
        "subsequently",
        "subsequent",
        "afterwards",
        "afterward",
        "after that",
        "after this",
        "thereafter",
        "eventually",
        "next",
    ]
)
SOON = re.compile(
    r"(?:just )?(?:minutes|moments|seconds|hours|shortly|soon|immediately|right|straight)(?:-| )?(?:later|after|afterwards?|thereafter|after that|after this)"
)
EARLIER = frozenset(
    [
        "earlier",
        "previously",
        "previous",
        "before that",
        "before this",
        "prior",
        "beforehand",
        "before",
        "already",
        "formerly",
    ]
)
AT_ONCE = frozenset(["immediately", "immediate", "at once", "instantly"])
BACKWARD = re.compile(r"earlier|before|prior|previous|preceding|ahead|leading|eve$")
NO_TOLD = "the words count from a time that the text does not tell"
UNDATED = "inferred: told from an event that the article does not date"


def read_told(words: str, anchor: Anchor, read: Read) -> When | None:
    """The days of a time told from another; None where the words are none.

    >>> monday = When(date(2020, 3, 30), date(2020, 3, 30))
    >>> none = lambda words, anchor: None
    >>> str(read_told("2 days later", Anchor(date(2020, 4, 3), told=monday), none))
    '2020-04-01..2020-04-01'
    >>> read_told("hours later", Anchor(date(2020, 4, 3), told=monday), none).how
    'inferred: within a day after the time told before, 2020-03-30..2020-03-30'
    """
    bare = re.sub(r"^(?:in|on|at|during|over) ", "", words)
    if words in LATER or SOON.fullmatch(words) or words in EARLIER or words in AT_ONCE:
        return _loose(words, anchor)
    if SAME.fullmatch(words):
        return _same(anchor)
    for pattern, rule in ((SINCE_THEN, _since), (NEAR, _near), (NEXT, _next), (APART, _apart)):
        if match := pattern.fullmatch(bare):
            return rule(match, anchor, read)
    if (match := DAY_OF.fullmatch(words)) and (match["event"] or len(match["during"].split()) > 1):
        inside = match["event"] or match["during"]
        return read_known(read, inside, anchor) or _base(inside, anchor, read)
    return None


def _base(event: str | None, anchor: Anchor, read: Read) -> When:
    """The time to count from: a date or dated event in the words; where they name nothing, the time told before.

    What is told from an event that nothing dates had happened by the article's day, if it is not to come.
    """
    if event is None:
        if anchor.told:
            return because(anchor.told, f"inferred: counted from the time told before, {anchor.told}")
        if anchor.published is None or anchor.ahead:
            return unknown(NO_TOLD)
        return When(None, anchor.published, f"{UNDATED}, so no later than the article's day, {anchor.published}")
    found = base_of(event, anchor, read)
    return because(found, f"counted from {event}: {found.how}")


def _capped(earliest: date | None, latest: date | None, how: str, anchor: Anchor) -> When:
    """The interval, ended at the article's day where it tells of what has happened by then."""
    near = anchor.published
    if near and latest and latest > near and not anchor.ahead and (earliest is None or earliest <= near):
        latest = near
    return stretch(earliest, latest, how)


def _loose(words: str, anchor: Anchor) -> When:
    near, told = anchor.published, anchor.told
    if words in AT_ONCE:
        return _at_once(near, anchor)
    if words in EARLIER:
        last = told.latest if told else near
        which = f"the time told before, {told}" if told else f"the article's day, {near}"
        return When(None, last, f"inferred: before {which}") if last else unknown(NO_TOLD)
    if told is None:
        return _base(None, anchor, lambda _words, _anchor: None)
    if SOON.fullmatch(words):
        end = told.latest + timedelta(days=1) if told.latest else None
        return _capped(told.earliest, end, f"inferred: within a day after the time told before, {told}", anchor)
    end = near if not anchor.ahead else None
    return stretch(told.earliest, end, f"inferred: after the time told before, {told}, and by the article's day")


def _at_once(near: date | None, anchor: Anchor) -> When:
    if near is None:
        return unknown(NO_DAY)
    if anchor.ahead:
        return When(near, near + timedelta(days=1), f"at once, from the article's day, {near}")
    return When(None, near, f"at once, by the article's day, {near}")


def _same(anchor: Anchor) -> When:
    if anchor.told:
        return because(anchor.told, f"inferred: the time told before, {anchor.told}")
    return _base(None, anchor, lambda _words, _anchor: None)


def _since(match: re.Match[str], anchor: Anchor, read: Read) -> When:
    base = _base(match["event"], anchor, read)
    if base.earliest is None:
        return base if base.is_open else unknown(NO_TOLD)
    return stretch(base.earliest, anchor.published, f"{base.how}, up to the article's day")


@dataclass(frozen=True, slots=True)
class Step:
    """How far to move: at least and at most so many units, forward or backward."""

    least: float
    most: float
    unit: str
    backward: bool


def _shifted(base: When, step: Step, anchor: Anchor) -> When:
    """The base moved by so many units, its ends apart by what the words leave open (a third of a long unit)."""
    if base.is_open:
        return base
    least, most, unit, backward = step.least, step.most, step.unit, step.backward
    move = back if backward else forth
    wide = timedelta(days=0 if UNIT_DAYS[unit] <= 1 else round(UNIT_DAYS[unit] / 3))
    near, far = (most, least) if backward else (least, most)
    earliest = move(base.earliest, near, unit) - wide if base.earliest else None
    latest = move(base.latest, far, unit) + wide if base.latest else None
    if UNIT_DAYS[unit] < 1:
        earliest = base.earliest - timedelta(days=1) if backward and base.earliest else base.earliest
        latest = base.latest if backward else latest
    return _capped(earliest, latest, base.how, anchor)


def _apart(match: re.Match[str], anchor: Anchor, read: Read) -> When:
    base = _base(match["event"], anchor, read)
    unit = match["unit"].replace("night", "day")
    least, most = counts(match["n"])
    if match["n"] is None and f"{match['unit']}s" in match[0]:
        least, most = (0, 1) if UNIT_DAYS[unit] < 1 else (1, RECENT_DAYS[unit] / UNIT_DAYS[unit])
    if match["less"]:
        least = 0
    backward = BACKWARD.search(match["way"]) is not None
    found = _shifted(base, Step(least, most, unit, backward), anchor)
    if match["more"] and not found.is_open:
        return When(None, found.latest, found.how) if backward else _capped(found.earliest, None, found.how, anchor)
    return found


def _near(match: re.Match[str], anchor: Anchor, read: Read) -> When:
    """Of "the days after 3 January" ten days on that side, of weeks sixty days, and so on."""
    if match["way"] == "since":
        return _since(match, anchor, read)
    base = _base(match["event"], anchor, read)
    if base.is_open:
        return base
    reach = timedelta(days=RECENT_DAYS[match["unit"]])
    if BACKWARD.search(match["way"]):
        first = base.earliest - reach if base.earliest else None
        return stretch(first, base.earliest or base.latest, base.how)
    return _capped(base.earliest, base.latest + reach if base.latest else None, base.how, anchor)


def _next(match: re.Match[str], anchor: Anchor, read: Read) -> When:
    event = match["event"] or match["event2"] or match["event3"]
    way = match["way"] or match["way2"] or match["way3"]
    unit = {"night": "day", "morning": "day", "evening": "day", "afternoon": "day", "weekend": "week"}.get(
        told := match["unit"] or match["unit2"] or "day", told
    )
    base, backward = _base(event, anchor, read), BACKWARD.search(way) is not None
    if base.is_open and event is None and anchor.ahead and anchor.published and not backward:
        end = forth(anchor.published, 1, unit)
        return stretch(anchor.published, end, f"{UNDATED}, about the article's day, {anchor.published}")
    found = _shifted(base, Step(1, 1, unit, backward), anchor)
    if told == "night" and found.latest and not found.is_open:
        return _capped(
            found.earliest, found.latest + timedelta(days=1), f"{found.how}, the night into the day after", anchor
        )
    return found
