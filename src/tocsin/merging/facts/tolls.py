"""Facts of tolls and weapons: whether the numbers can be of one occurrence."""

from tocsin.merging.profile import Profile, Values
from tocsin.record import Count

MANY = 3
"""From here on an exact number of harmed people is seldom shared by chance."""

VERY_MANY = 10
"""From here on it is hardly ever."""

CLOSE = 1.25
"""A toll at most so many times another may be the same, as counted at another hour."""

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
    return (left.low, left.high) == (right.low, right.high) and left.low > 0


def _rises(left: Profile, right: Profile) -> bool:
    """Whether whoever published later tells of more."""
    if not (left.published and right.published) or left.published == right.published:
        return False
    early, late = (left, right) if left.published < right.published else (right, left)
    return all(after.low >= before.low for before, after in _both_tolls(early, late))


def large_tolls_equal(left: Profile, right: Profile) -> Values:
    """Both give one number of `VERY_MANY` or more for some harm, or the same for two harms, and none conflicts."""
    equals = _equals(left, right)
    return _tolls(left, right) if _large(equals) else None


def tolls_equal(left: Profile, right: Profile) -> Values:
    """Both give one number from `MANY` up to `VERY_MANY` for one harm, and none conflicts."""
    equals = _equals(left, right)
    return _tolls(left, right) if equals and not _large(equals) and max(equals) >= MANY else None


def few_harmed_alike(left: Profile, right: Profile) -> Values:
    """Both give one number below `MANY` for some harm, more than one person, and none conflicts."""
    equals = _equals(left, right)
    return _tolls(left, right) if equals and not _large(equals) and 1 < max(equals) < MANY else None


def one_harmed_alike(left: Profile, right: Profile) -> Values:
    """Both tell of one person for some harm, and none conflicts: the toll that most occurrences have."""
    return _tolls(left, right) if max(_equals(left, right), default=0) == 1 else None


def _large(equals: list[int]) -> bool:
    return bool(equals) and (max(equals) >= VERY_MANY or (len(equals) > 1 and max(equals) >= MANY))


def _equals(left: Profile, right: Profile) -> list[int]:
    """The numbers that both give for a harm, "at least" with "at least" alike; none where some harm conflicts."""
    both = _both_tolls(left, right)
    agree = all(one.agrees(other) for one, other in both)
    return [one.low for one, other in both if _equal(one, other)] if agree else []


def tolls_close(left: Profile, right: Profile) -> Values:
    """The numbers of `VERY_MANY` or more lie close together, though not one: "at least 28" and "28", 41 and 46."""
    return _tolls(left, right) if _close(left, right) else None


def _close(left: Profile, right: Profile) -> bool:
    both = _both_tolls(left, right)
    large = [sorted((one.low, other.low)) for one, other in both if min(one.low, other.low) >= VERY_MANY]
    near = bool(large) and all(many <= CLOSE * few for few, many in large)
    return near and not _large(_equals(left, right)) and not any(_far(*pair) for pair in both)


def tolls_agree(left: Profile, right: Profile) -> Values:
    """Numbers that both bound, "about 20" and "19 to 22", agree for every harm that both tell, none being the same."""
    return _tolls(left, right) if _agree(left, right) and not _open(left, right) else None


def tolls_left_open(left: Profile, right: Profile) -> Values:
    """The numbers agree only because one is open: "at least 20" and "24", "dozens" and "40"."""
    return _tolls(left, right) if _agree(left, right) and _open(left, right) and not _leasts(left, right) else None


def open_tolls_apart(left: Profile, right: Profile) -> Values:
    """The numbers agree only because both are open, and they are not close: "at least 20" and "at least 70"."""
    return _tolls(left, right) if _agree(left, right) and _leasts(left, right) else None


def _agree(left: Profile, right: Profile) -> bool:
    both = _both_tolls(left, right)
    alike = bool(both) and all(one.agrees(other) and not _equal(one, other) for one, other in both)
    return alike and not _close(left, right)


def _leasts(left: Profile, right: Profile) -> bool:
    """Whether both tell of some harm by "at least", and of no small one."""
    pairs = _both_tolls(left, right)
    return any(one.high is None is other.high and min(one.low, other.low) >= MANY for one, other in pairs)


def _open(left: Profile, right: Profile) -> bool:
    return any(count.high is None for pair in _both_tolls(left, right) for count in pair)


def toll_rises(left: Profile, right: Profile) -> Values:
    """The tolls conflict, and the later publication tells of more, as it does while the dead are being found."""
    return _tolls(left, right) if _conflict(left, right) and _rises(left, right) else None


def tolls_conflict(left: Profile, right: Profile) -> Values:
    """No number satisfies both, and the later publication does not simply tell of more."""
    return _tolls(left, right) if _conflict(left, right) and not _rises(left, right) else None


def as_many_hit(left: Profile, right: Profile) -> Values:
    """As many people, or as many of one thing, were hit by both, though no harm is told by both: "three were freed"."""
    shared = left.hit.many & right.hit.many and not _both_tolls(left, right)
    return (left.target.label, right.target.label) if shared else None


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
    conflict = any(not one.agrees(other) for one, other in both) and not any(_far(*pair) for pair in both)
    return conflict and not _of_one_named(left, right) and not _close(left, right)


def _of_one_named(left: Profile, right: Profile) -> bool:
    """Whether one tells of one person only whom the other names among those who came to harm."""
    least = min((count.low for pair in _both_tolls(left, right) for count in pair), default=0)
    return least == 1 and bool(left.victim_names & right.victim_names)


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
