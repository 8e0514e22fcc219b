"""Facts of time: whether two tellings can mean one day."""

from datetime import date
from math import inf

from tocsin.codebook.months import LEAP_YEAR
from tocsin.merging.profile import SHARP_DAYS, Profile, Values
from tocsin.record import When

NIGHT = 2
"""How many days a night touches."""

MONTH_DAYS = 35
"""A time as wide as this was told by its month, or by weeks."""

LONG_DAYS = 56
"""Publications further apart than this tell of one thing only where it is remembered."""


LEAP_DAYS = 366


def _days(left: Profile, right: Profile) -> Values:
    return left.told.when, right.told.when


def _gap(left: When, right: When) -> int:
    """Days between the two intervals: 0 when they share a day, 1 for neighbours."""
    if left.agrees(right):
        return 0
    first, second = (left, right) if left.latest and right.earliest and left.latest < right.earliest else (right, left)
    return (second.earliest - first.latest).days if first.latest and second.earliest else 0


def _between(left: Profile, right: Profile) -> int:
    """Days between the times of the two, by the day of the year where one tells none; 0 where one tells neither."""
    if left.when and right.when:
        return _gap(left.when, right.when)
    if not (left.calendar_day and right.calendar_day):
        return 0
    apart = abs((_in_any_year(left.calendar_day) - _in_any_year(right.calendar_day)).days)
    return min(apart, LEAP_DAYS - apart)


def _in_any_year(day: str) -> date:
    return date.fromisoformat(f"{LEAP_YEAR}-{day}")


def same_day(left: Profile, right: Profile) -> Values:
    """Both name one day, the same, or the same two: one night."""
    narrow = left.when and left.when.days is not None and left.when.days <= NIGHT
    return _days(left, right) if narrow and left.when == right.when else None


def days_overlap(left: Profile, right: Profile) -> Values:
    """Both name a time of at most a week, at least one of several days, and the times share a day."""
    if not (left.sharp and right.sharp and left.when and right.when) or same_day(left, right):
        return None
    return _days(left, right) if left.when.agrees(right.when) else None


def days_overlap_in_a_month(left: Profile, right: Profile) -> Values:
    """Both name a time of at most a month, at least one of more than a week, and the times share a day."""
    return _days(left, right) if _loosely(left, right) and _widest(left, right) <= MONTH_DAYS else None


def days_overlap_loosely(left: Profile, right: Profile) -> Values:
    """Both name a time, at least one of more than a month or without an end, and the times share a day."""
    return _days(left, right) if _loosely(left, right) and _widest(left, right) > MONTH_DAYS else None


def _loosely(left: Profile, right: Profile) -> bool:
    """Whether the times share a day, and not both are sharp, nor one the end of what the other tells."""
    if left.when is None or right.when is None or (left.sharp and right.sharp) or within_bound(left, right):
        return False
    return left.when.agrees(right.when)


def _widest(left: Profile, right: Profile) -> float:
    """The days of the wider of two times."""
    return max((each.when and each.when.days) or inf for each in (left, right))


def within_bound(left: Profile, right: Profile) -> Values:
    """One names only the last day or the first on which it can have been, and the other a day close within."""
    for bound, named in ((left, right), (right, left)):
        if bound.when and named.sharp and named.when and bound.when.days is None and bound.when.agrees(named.when):
            ends = [(bound.when.latest, named.when.latest), (bound.when.earliest, named.when.earliest)]
            if any(end and day and abs((end - day).days) <= SHARP_DAYS for end, day in ends):
                return _days(left, right)
    return None


def one_day_apart(left: Profile, right: Profile) -> Values:
    """The times are neighbours: one night may have two dates."""
    return _days(left, right) if _between(left, right) == 1 else None


def days_apart(left: Profile, right: Profile) -> Values:
    """The times are two or three days apart."""
    return _days(left, right) if 2 <= _between(left, right) <= 3 else None


def days_far_apart(left: Profile, right: Profile) -> Values:
    """The times are four days apart or more."""
    return _days(left, right) if _between(left, right) > 3 else None


def one_outlet_two_days(left: Profile, right: Profile) -> Values:
    """One outlet names a day or night for the one, and another for the other: it does not date one thing twice."""
    if not (left.when and right.when and left.publisher and left.publisher == right.publisher):
        return None
    named = all(each.days is not None and each.days <= NIGHT for each in (left.when, right.when))
    return _days(left, right) if named and not left.when.agrees(right.when) else None


def told_next_day(left: Profile, right: Profile) -> Values:
    """One does not say when, and was published on the last day that the other names or the day after it."""
    return _told_after(left, right, range(-1, 2))


def told_soon_after(left: Profile, right: Profile) -> Values:
    """One does not say when, and was published two or three days after the last day that the other names."""
    return _told_after(left, right, range(2, 4))


def told_days_after(left: Profile, right: Profile) -> Values:
    """One does not say when, and was published up to two weeks after the last day that the other names."""
    return _told_after(left, right, range(4, 15))


def told_long_after(left: Profile, right: Profile) -> Values:
    """One does not say when, and was published more than two weeks after the last day that the other names."""
    return _told_after(left, right, range(15, date.max.toordinal()))


def _told_after(left: Profile, right: Profile, days: range) -> Values:
    """The publication of the one that does not say when, and the days of the other, where so many lie between."""
    for told, named in ((left, right), (right, left)):
        last = named.when.latest if named.when else None
        if told.when is None and told.published and not told.ahead and last and (told.published - last).days in days:
            words = {told.id: f"published {told.published}", named.id: named.told.when}
            return words[left.id], words[right.id]
    return None


def published_same_day(left: Profile, right: Profile) -> Values:
    """Neither says when, or both lie ahead, and both were published on one day."""
    return _published(left, right, range(1))


def published_next_day(left: Profile, right: Profile) -> Values:
    """Neither says when, or both lie ahead, and the one was published the day after the other."""
    return _published(left, right, range(1, 2))


def published_days_apart(left: Profile, right: Profile) -> Values:
    """Neither says when, or both lie ahead, and two to six days lie between the publications."""
    return _published(left, right, range(2, 7))


def published_apart(left: Profile, right: Profile) -> Values:
    """Neither says when, or both lie ahead, and one week to eight lies between the publications."""
    return _published(left, right, range(7, LONG_DAYS + 1))


def published_long_apart(left: Profile, right: Profile) -> Values:
    """Neither says when, or both lie ahead, and more than eight weeks lie between the publications."""
    return _published(left, right, range(LONG_DAYS + 1, date.max.toordinal()))


def _published_apart(left: Profile, right: Profile) -> int | None:
    """Days between the publications, where these are all that tells when."""
    named = (left.when and right.when) if left.ahead and right.ahead else (left.when or right.when)
    if named or not (left.published and right.published):
        return None
    return abs((left.published - right.published).days)


def _published(left: Profile, right: Profile, days: range) -> Values:
    """The days of publication, where they are all that tells when and so many days lie between them."""
    apart = _published_apart(left, right)
    if apart is None or apart not in days:
        return None
    return f"published {left.published}", f"published {right.published}"


def told_before_it_happened(left: Profile, right: Profile) -> Values:
    """One was published at least two days before the other's earliest day, and tells of a thing done."""
    for told, happened in ((left, right), (right, left)):
        earliest = happened.when.earliest if happened.when else None
        if earliest and told.published and not told.ahead and (earliest - told.published).days >= 2:
            named = {told.id: f"published {told.published}", happened.id: f"happened {happened.told.when}"}
            return named[left.id], named[right.id]
    return None
