"""Facts of tolls and weapons: whether the numbers can be of one occurrence."""

from tocsin.merging.profile import Profile, Values
from tocsin.record import Count

MANY = 3
"""From here on an exact number of harmed people is seldom shared by chance."""

VERY_MANY = 10
"""From here on it is hardly ever."""

FAR = 5
"""A toll more than five times another is not a toll that rose."""


def _tolls(left: Profile, right: Profile) -> Values:
    return left.told.tolls, right.told.tolls


def _both_tolls(left: Profile, right: Profile) -> list[tuple[Count, Count]]:
    """The two numbers for each harm that both tell."""
    if not (left.tolls and right.tolls):
        return []
    return [(count, right.tolls[effect]) for effect, count in left.tolls.items() if effect in right.tolls]


def _equal(left: Count, right: Count) -> bool:
    return left.low == right.low == left.high == right.high and left.low > 0


def _rises(left: Profile, right: Profile) -> bool:
    """Whether whoever published later tells of more."""
    if not (left.published and right.published) or left.published == right.published:
        return False
    early, late = (left, right) if left.published < right.published else (right, left)
    return all(after.low >= before.low for before, after in _both_tolls(early, late))


def large_tolls_equal(left: Profile, right: Profile) -> Values:
    """Both give one exact number of `VERY_MANY` or more for some harm, and none conflicts."""
    return _tolls(left, right) if _most_equal(left, right) >= VERY_MANY else None


def tolls_equal(left: Profile, right: Profile) -> Values:
    """Both give one exact number from `MANY` up to `VERY_MANY` for some harm, and none conflicts."""
    return _tolls(left, right) if MANY <= _most_equal(left, right) < VERY_MANY else None


def few_harmed_alike(left: Profile, right: Profile) -> Values:
    """Both give one exact number for some harm, and none conflicts; the number is small, as many are."""
    return _tolls(left, right) if 0 < _most_equal(left, right) < MANY else None


def _most_equal(left: Profile, right: Profile) -> int:
    """The largest exact number that both give for one harm; 0 when there is none or some harm conflicts."""
    both = _both_tolls(left, right)
    agree = all(one.agrees(other) for one, other in both)
    return max((one.low for one, other in both if _equal(one, other)), default=0) if agree else 0


def tolls_agree(left: Profile, right: Profile) -> Values:
    """One number could satisfy both for every harm that both tell, though they do not give the same one."""
    both = _both_tolls(left, right)
    agree = both and all(one.agrees(other) for one, other in both) and not any(_equal(*pair) for pair in both)
    return _tolls(left, right) if agree else None


def toll_rises(left: Profile, right: Profile) -> Values:
    """The tolls conflict, and the later publication tells of more, as it does while the dead are being found."""
    return _tolls(left, right) if _conflict(left, right) and _rises(left, right) else None


def tolls_conflict(left: Profile, right: Profile) -> Values:
    """No number satisfies both, and the later publication does not simply tell of more."""
    return _tolls(left, right) if _conflict(left, right) and not _rises(left, right) else None


def harmed_or_not(left: Profile, right: Profile) -> Values:
    """One says that nobody came to harm, the other that people were killed or wounded, or the like."""
    said = [(profile, sum(count.low for count in profile.tolls.values())) for profile in (left, right)]
    told = all(profile.tolls for profile, _ in said) and any(_unharmed(profile) for profile, _ in said)
    return _tolls(left, right) if told and any(low > 0 for _, low in said) and not _both_tolls(left, right) else None


def _unharmed(profile: Profile) -> bool:
    return all(count.high == 0 for count in profile.tolls.values())


def tolls_far_apart(left: Profile, right: Profile) -> Values:
    """One toll is many times the other."""
    return _tolls(left, right) if any(_far(*pair) for pair in _both_tolls(left, right)) else None


def _conflict(left: Profile, right: Profile) -> bool:
    both = _both_tolls(left, right)
    return any(not one.agrees(other) for one, other in both) and not any(_far(*pair) for pair in both)


def _far(left: Count, right: Count) -> bool:
    few, many = sorted((left, right), key=lambda count: count.low)
    return not few.agrees(many) and few.high is not None and many.low > FAR + FAR * few.high


def means_agree(left: Profile, right: Profile) -> Values:
    """Both name the same weapon, without the same number."""
    if means_counted_alike(left, right):
        return None
    shared = left.means.nouns & right.means.nouns or left.means.names & right.means.names
    return (left.means.label, right.means.label) if shared else None


def means_counted_alike(left: Profile, right: Profile) -> Values:
    """Both name the same weapon and the same number of it."""
    return (left.means.label, right.means.label) if left.counted_means & right.counted_means else None
