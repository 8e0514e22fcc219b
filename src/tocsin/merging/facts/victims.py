"""Facts of the people who came to harm."""

from tocsin.merging.profile import Profile, Values


def fully_named_victim(left: Profile, right: Profile) -> Values:
    """Both name one person who was hit or came to harm, by two names."""
    return _named(left, right) if len(left.hit.names & right.hit.names) > 1 else None


def named_victim(left: Profile, right: Profile) -> Values:
    """Both name one person who was hit or came to harm, by one name."""
    return _named(left, right) if len(left.hit.names & right.hit.names) == 1 else None


def _named(left: Profile, right: Profile) -> tuple[str, str]:
    return left.told.victims or left.target.label, right.told.victims or right.target.label


def other_named_victim(left: Profile, right: Profile) -> Values:
    """Both name somebody who came to harm, and nobody of one name."""
    other = left.victim_names and right.victim_names and left.victim_names.isdisjoint(right.victim_names)
    return (left.told.victims, right.told.victims) if other else None


def victims_described_alike(left: Profile, right: Profile) -> Values:
    """Those who came to harm are called by one word: "gendarmes"."""
    return _joined(left.victims, right.victims) if left.victims & right.victims else None


def victims_of_one_sort(left: Profile, right: Profile) -> Values:
    """Those who came to harm are of one sort, though no word for them is shared."""
    alike = left.victim_sorts & right.victim_sorts and not left.victims & right.victims
    return _joined(left.victim_sorts, right.victim_sorts) if alike else None


def victims_of_other_sort(left: Profile, right: Profile) -> Values:
    """Soldiers came to harm by the one, civilians by the other."""
    other = left.victim_sorts and right.victim_sorts and left.victim_sorts.isdisjoint(right.victim_sorts)
    return _joined(left.victim_sorts, right.victim_sorts) if other else None


def victims_of_one_age(left: Profile, right: Profile) -> Values:
    """Somebody who was hit or came to harm is of one age by both."""
    return _joined(left.hit.ages, right.hit.ages) if left.hit.ages & right.hit.ages else None


def victims_of_other_age(left: Profile, right: Profile) -> Values:
    """Both tell the age of somebody who was hit or came to harm, and no age is shared."""
    other = left.hit.ages and right.hit.ages and left.hit.ages.isdisjoint(right.hit.ages)
    return _joined(left.hit.ages, right.hit.ages) if other else None


def _joined(left: frozenset[str], right: frozenset[str]) -> Values:
    return ", ".join(sorted(left)), ", ".join(sorted(right))
