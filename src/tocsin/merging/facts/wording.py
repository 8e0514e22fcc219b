"""Facts of wording: what two tellings share word for word."""

from tocsin.merging.names import skeleton, words
from tocsin.merging.profile import Profile, Values

WIRE_DAYS = 7
"""Papers print a wire text within so many days; later, like words tell of the next occurrence of a sort."""


def distinctive_words(left: Profile, right: Profile) -> Values:
    """Two or more name words of targets, victims or weapons are shared."""
    shared = left.distinctive & right.distinctive
    return (_as_told(left, shared), _as_told(right, shared)) if len(shared) > 1 else None


def _as_told(profile: Profile, shared: frozenset[str]) -> str:
    """The shared name words as the telling spells them, each once: they are compared without their vowels."""
    told = words(f"{profile.target.label}, {profile.told.victims}, {profile.means.label}")
    return " ".join(dict.fromkeys(word for word in told if skeleton(word) in shared and not word.islower()))


def same_words(left: Profile, right: Profile) -> Values:
    """Both quote the same words throughout, enough of them and within a week: one wire text in two papers."""
    if not left.wire or left.wire != right.wire or not _within(left, right, WIRE_DAYS):
        return None
    return left.publisher or left.article, right.publisher or right.article


def one_article(left: Profile, right: Profile) -> Values:
    """Both stand in one article, which tells them apart."""
    return (left.article, right.article) if left.article == right.article else None


def _within(left: Profile, right: Profile, days: int) -> bool:
    """Whether the publications are not known to be further apart."""
    return not (left.published and right.published) or abs((left.published - right.published).days) <= days
