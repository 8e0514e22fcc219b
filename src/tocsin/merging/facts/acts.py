"""Facts of kind and stage: whether two tellings can be of one act."""

from tocsin.merging.kinds import compatible
from tocsin.merging.profile import Profile, Values


def _kinds(left: Profile, right: Profile) -> Values:
    return left.kind, right.kind


def same_kind(left: Profile, right: Profile) -> Values:
    """Both have one kind, and not the one for what fits none."""
    return _kinds(left, right) if left.kind == right.kind != "other" else None


def kinds_compatible(left: Profile, right: Profile) -> Values:
    """The kinds differ, and outlets use both for one occurrence."""
    return _kinds(left, right) if left.kind != right.kind and compatible(left.kind, right.kind) else None


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
