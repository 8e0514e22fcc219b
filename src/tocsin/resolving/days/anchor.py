"""What time phrases are read against, and how an answer says why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tocsin.record import Span, When


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of the same article: its kind, the stems of its trigger and of all its words, its days."""

    kind: str
    trigger: frozenset[str]
    words: frozenset[str]
    when: When
    told_at: Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time phrase is read against.

    `published` is the article's day or None. `ahead` says that the words speak of what is to come, `ongoing` of what
    still goes on. `told` is the time that the text gave last before the phrase, for "two days earlier" and its like;
    `events` are the dated events of the article, for "two days before the strike". `lat` and `lon` are those of the
    place where known, `home_lon` that of the place the article was written in; `before` and `after` the words around; `names` the stems of
    the capitalised words of the phrase itself. `dated` is the day dated last before the phrase, which lends its year
    where the article has no day.
    """

    published: date | None = None
    ahead: bool = False
    told: When | None = None
    ongoing: bool = False
    events: tuple[Event, ...] = ()
    lat: float | None = None
    lon: float | None = None
    home_lon: float | None = None
    before: str = ""
    after: str = ""
    names: frozenset[str] = frozenset()
    dated: date | None = None


Read = Callable[[str, Anchor], When | None]
"""What reads the words inside a phrase; None where they are no time, an open time where they are one and leave it open."""

NO_DAY = "the article has no date to count from"


def unknown(why: str) -> When:
    """A time that stays open, and why.

    >>> unknown("the words name no day").how
    'open: the words name no day'
    """
    return When(None, None, f"open: {why}")


def because(when: When, how: str) -> When:
    """The same days with another reason; what is open keeps its own."""
    return when if when.is_open else replace(when, how=how)


def read_known(read: Read, words: str, anchor: Anchor) -> When | None:
    """The time that the words mean, None where they are none or leave it open."""
    when = read(words, anchor)
    return None if when is None or when.is_open else when
