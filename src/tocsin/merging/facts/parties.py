"""Facts of the parties: who did it, and to whom."""

from tocsin.merging.facts.places import sites_agree, sites_named_otherwise
from tocsin.merging.names import BODIES, SITE_SORTS
from tocsin.merging.profile import Names, Profile, Values
from tocsin.merging.vocabulary import SITES


def _share_names(left: Names, right: Names) -> bool:
    return bool(left.ids & right.ids or left.names & right.names)


def _labels(left: Names, right: Names) -> Values:
    return left.label, right.label


def actors_agree(left: Profile, right: Profile) -> Values:
    """The doers share an id or a name."""
    return _labels(left.actor, right.actor) if _share_names(left.actor, right.actor) else None


def actors_described_alike(left: Profile, right: Profile) -> Values:
    """The doers share no name, but a word: "militants"."""
    alike = not _share_names(left.actor, right.actor) and left.actor.nouns & right.actor.nouns
    return _labels(left.actor, right.actor) if alike else None


def actors_conflict(left: Profile, right: Profile) -> Values:
    """Both doers are known by id, and not one is the same."""
    known = left.actor.ids and right.actor.ids and not _share_names(left.actor, right.actor)
    return _labels(left.actor, right.actor) if known else None


def roles_reversed(left: Profile, right: Profile) -> Values:
    """The doer of each is the target of the other: a blow and its answer."""
    crossed = _share_names(left.actor, right.target) and _share_names(right.actor, left.target)
    if not crossed or _share_names(left.actor, right.actor):
        return None
    return f"{left.actor.label} on {left.target.label}", f"{right.actor.label} on {right.target.label}"


def targets_fully_named_alike(left: Profile, right: Profile) -> Values:
    """The targets share two words of names that are no nation's, nor the place's of both: a ship's, a firm's."""
    if sites_agree(left, right):
        return None
    return _labels(left.target, right.target) if _full_name(left, right) else None


def targets_agree(left: Profile, right: Profile) -> Values:
    """The targets share an id, or one word of a name that is no nation's and not that of a site, a fact of its own."""
    if sites_agree(left, right) or _full_name(left, right):
        return None
    shared = left.target.ids & right.target.ids or _shared_names(left, right)
    return _labels(left.target, right.target) if shared else None


def _full_name(left: Profile, right: Profile) -> bool:
    of_place = left.place_names & right.place_names
    return len(_shared_names(left, right) - left.target.ids - BODIES - of_place) > 1


def _shared_names(left: Profile, right: Profile) -> frozenset[str]:
    """The names that the targets share, without those of people hit by both, a fact of their own, and of sorts of site."""
    return (left.target_names & right.target_names) - (left.hit.names & right.hit.names) - SITE_SORTS


def targets_conflict(left: Profile, right: Profile) -> Values:
    """Both targets are known by id, and not one is the same."""
    known = left.target.ids and right.target.ids and not _share_names(left.target, right.target)
    return _labels(left.target, right.target) if known else None


def targets_named_otherwise(left: Profile, right: Profile) -> Values:
    """Both targets bear names, and share none; sites under other names are a fact of their own."""
    named = left.target_names and right.target_names and left.target_names.isdisjoint(right.target_names)
    if not named or sites_named_otherwise(left, right) or targets_conflict(left, right):
        return None
    return _labels(left.target, right.target)


def targets_described_alike(left: Profile, right: Profile) -> Values:
    """The targets share no name, but a word, and not only that for a sort of site: "oil tanker"."""
    named = targets_agree(left, right) or targets_fully_named_alike(left, right) or sites_agree(left, right)
    return None if named or not (left.things & right.things) - SITES else _labels(left.target, right.target)


def targets_described_otherwise(left: Profile, right: Profile) -> Values:
    """Both say in words what was hit, and share none of them."""
    shared = left.things & right.things or _share_names(left.target, right.target) or sites_agree(left, right)
    return None if shared or not (left.things and right.things) else _labels(left.target, right.target)
