"""Time phrases resolved: the days that the words can mean and why, or open and why.

The families of phrases stand in `days`, one a module; here is their order. A phrase that no family reads stays open:
the article's own date is never taken in its place.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from tocsin.record import When
from tocsin.resolving.days.anchor import Anchor, because, unknown
from tocsin.resolving.days.bounds import read_bound, read_pair
from tocsin.resolving.days.counted import read_counted
from tocsin.resolving.days.cuts import read_cut
from tocsin.resolving.days.eras import read_era
from tocsin.resolving.days.events import names_in
from tocsin.resolving.days.feasts import read_feast
from tocsin.resolving.days.names import read_name
from tocsin.resolving.days.normal import BARE_CLOCK, plain
from tocsin.resolving.days.numeric import read_numeric
from tocsin.resolving.days.periods import read_period
from tocsin.resolving.days.told import read_told
from tocsin.resolving.days.weekdays import read_weekday
from tocsin.resolving.days.written import read_written
from tocsin.resolving.days.zones import at_place
from tocsin.resolving.parts import LONGEST

DEEPEST = 4
"""Phrases inside phrases above which words are no time."""
LEAD = re.compile(
    r"(?:on|in|at|during|of|around|about|approximately|circa|over|throughout|as of|as recently as|as early as|as late as|only|just|"
    r"back|within|the|an?|some time|sometime|time|course of|again|even|mainly|mostly|that|period|into|both|for|"
    r"(?:the )?(?:pre-?dawn|small|wee|early|late|morning|evening|daylight) hours of|(?:early |late )?(?:morning|afternoon|evening) of|hours of|"
    r"(?:pre-?)?dawn of|dawn|night on|before dawn|at dawn|nearly|almost|since at least|,) "
)
PART_OF_DAY = re.compile(
    r"(?:(?:in|at|during|on|by|over|early|late|mid|the|(?:early |small |wee )?hours of) )*(?:early[- ]|late[- ]|mid-?)?(?:morning|afternoon|evening|night|nighttime|night-time|daytime|dawn|predawn|pre-dawn|"
    r"daylight|dusk|midnight|noon|midday|daybreak|sunrise|sunset|nightfall|broad daylight|night-long|nightly|early hours|small hours)(?: hours)?(?: of the morning)?"
)
TO_DATE = frozenset(["to date", "so far", "thus far", "until now", "up to now", "as yet", "ever"])
READERS = (read_numeric, read_weekday, read_written, read_period, read_counted, read_era, read_feast)


def resolve_time(phrase: str, anchor: Anchor) -> When:
    """The days that a time phrase means, and how they were found; open, and why, where the words leave that open.

    >>> published = Anchor(date(2020, 4, 3))
    >>> str(resolve_time("since January", published)), str(resolve_time("on Wednesday", published))
    ('2020-01-01..2020-04-03', '2020-04-01..2020-04-01')
    >>> resolve_time("on Wednesday", published).how
    "the Wednesday before the article's day, Friday 2020-04-03"
    >>> resolve_time("Tuesday", Anchor()).how, resolve_time("in the chaos", published).how
    ('open: the article has no date to count from', 'open: no rule reads these words as a time')

    The calendar holds the years 1 to 9999; what lies beyond stays open:

    >>> resolve_time("5,000 years ago", published).how
    'open: it lies beyond the years 1 to 9999'
    """
    if not any(letter.isalnum() for letter in phrase[:LONGEST]):
        return unknown("there are no words")
    if len(phrase) > LONGEST:
        return unknown("too many words for a time")
    try:
        words = plain(phrase)
        named = replace(anchor, names=names_in(phrase))
        found = read_name(phrase, words, anchor) or (_read(words, named, 0) if words else _part_of_day(named))
        return at_place(phrase, found, anchor) if found else unknown("no rule reads these words as a time")
    except (OverflowError, ValueError):
        return unknown("it lies beyond the years 1 to 9999")


def _read(words: str, anchor: Anchor, depth: int) -> When | None:
    """The time that plain words mean: open where they are a time and leave it open, None where they are none."""
    if not words or depth > DEEPEST:
        return None

    def inner(part: str, against: Anchor) -> When | None:
        return _read(part.strip(" ,"), against, depth + 1)

    found = next((when for read in READERS if (when := read(words, anchor)) is not None), None) or _vague(words, anchor)
    for read_inside in (read_told, read_cut, read_bound):
        found = found or read_inside(words, anchor, inner)
    if found is None and (lead := LEAD.match(words)):
        return inner(words[lead.end() :], anchor)
    return found or read_pair(words, anchor, inner) or _in_pieces(words, anchor, depth)


def _vague(words: str, anchor: Anchor) -> When | None:
    """A part of a day without its day, and "so far" and its like."""
    if PART_OF_DAY.fullmatch(words) or BARE_CLOCK.fullmatch(words):
        return _part_of_day(anchor)
    return _to_date(anchor) if words in TO_DATE else None


def _part_of_day(anchor: Anchor) -> When:
    """A time of day is of the day told before; without one it is of no day."""
    if anchor.told is None:
        return unknown("a time of day, and the text does not tell of which day")
    latest = anchor.told.latest
    if latest and latest < date.max and (anchor.published is None or latest < anchor.published):
        latest += timedelta(days=1)
    return When(anchor.told.earliest, latest, f"inferred: the time told before, {anchor.told}, or the night after it")


def _to_date(anchor: Anchor) -> When:
    if anchor.published is None:
        return unknown("the article has no date to count from")
    return When(None, anchor.published, f"up to the article's day, {anchor.published}")


def _in_pieces(words: str, anchor: Anchor, depth: int) -> When | None:
    """A time with words after a comma or before "on" that add none ("Friday, hours after the strike")."""
    pieces = words.split(", ") if ", " in words else []
    read = [when for piece in pieces[:6] if (when := _read(piece, anchor, depth + 1)) and not when.is_open]
    if len(read) == 1:
        return read[0]
    if re.match(r"(?:before|after|since|until|following|prior|ahead|from|by|to)\b", words):
        return None
    links = (f" {link} " for link in ("on", "in", "around"))
    start = max(words.rfind(link) + len(link) if link in words else -1 for link in links)
    found = _read(words[start:], anchor, depth + 1) if start > 0 and depth == 0 else None
    return because(found, f"{found.how}, the date told in the words") if found else None
