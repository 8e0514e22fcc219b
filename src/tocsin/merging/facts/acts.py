"""Facts of kind and stage: whether two tellings can be of one act."""

from tocsin.merging.kinds import EVERYDAY, METHOD_NOT_TOLD, compatible
from tocsin.merging.profile import Profile, Values
from tocsin.record import Count
from tocsin.record.wording import counted

SEVERAL = 3
"""From here on several blows are told apart; two bombs of one attack are often told as one."""


def _kinds(left: Profile, right: Profile) -> Values:
    return left.kind, right.kind


def same_kind(left: Profile, right: Profile) -> Values:
    """Both have one kind of everyday violence."""
    return _kinds(left, right) if left.kind == right.kind and left.kind in EVERYDAY else None


def same_rare_kind(left: Profile, right: Profile) -> Values:
    """Both have one kind that is seldom told: a capture, a release."""
    return _kinds(left, right) if left.kind == right.kind and left.kind not in EVERYDAY | {"other"} else None


def method_not_told(left: Profile, right: Profile) -> Values:
    """One says how force was used, the other only that it was."""
    vague = left.kind != right.kind and METHOD_NOT_TOLD & {left.kind, right.kind}
    return _kinds(left, right) if vague and compatible(left.kind, right.kind) else None


def kinds_compatible(left: Profile, right: Profile) -> Values:
    """The kinds differ, both say how, and outlets use both for one occurrence."""
    alike = left.kind != right.kind and compatible(left.kind, right.kind)
    return _kinds(left, right) if alike and not method_not_told(left, right) else None


def sides_of_a_protest(left: Profile, right: Profile) -> Values:
    """One tells what the crowd did, the other what was done to it."""
    crossed = any(_is_crowd(one.kind) and other.kind == "crackdown" for one, other in ((left, right), (right, left)))
    return _kinds(left, right) if crossed else None


def fight_or_killing(left: Profile, right: Profile) -> Values:
    """One tells of a fight of two sides, the other of people killed."""
    return _kinds(left, right) if {left.kind, right.kind} == {"armed-clash", "killing"} else None


def _is_crowd(kind: str) -> bool:
    return kind in {"mob-violence", "protest"}


def kinds_clash(left: Profile, right: Profile) -> Values:
    """No occurrence is told under both kinds."""
    return None if compatible(left.kind, right.kind) else _kinds(left, right)


def stages_clash(left: Profile, right: Profile) -> Values:
    """One tells of a thing done or denied, the other of one that lies ahead: to be linked, never merged."""
    return (left.stage.value, right.stage.value) if left.ahead != right.ahead else None


def stages_differ(left: Profile, right: Profile) -> Values:
    """Both lie ahead, at different stages: a fear of something is not a plan of it."""
    both = left.ahead and right.ahead and left.stage != right.stage
    return (left.stage.value, right.stage.value) if both else None


def counted_alike(left: Profile, right: Profile) -> Values:
    """Both tell of several like occurrences at once, and of as many."""
    both = _several(left) and _several(right)
    return _times(left, right) if both and left.times and right.times and left.times.agrees(right.times) else None


def counted_otherwise(left: Profile, right: Profile) -> Values:
    """One tells of several like occurrences at once, the other of one of them or of another number."""
    several = _several(left) or _several(right)
    return _times(left, right) if several and not counted_alike(left, right) else None


def _several(profile: Profile) -> bool:
    return profile.times is not None and profile.times.low >= SEVERAL


def _times(left: Profile, right: Profile) -> Values:
    return counted(left.times or Count(1, 1)), counted(right.times or Count(1, 1))
