"""Facts of wording: what two tellings share word for word."""

from tocsin.merging.profile import Profile, Values


def distinctive_words(left: Profile, right: Profile) -> Values:
    """Two or more name words of targets, victims or weapons are shared."""
    shared = left.distinctive & right.distinctive
    return (", ".join(sorted(shared)),) * 2 if len(shared) > 1 else None


def same_words(left: Profile, right: Profile) -> Values:
    """Both quote the same words throughout, and enough of them: one wire text in two papers."""
    if not left.wire or left.wire != right.wire:
        return None
    return left.publisher or left.article, right.publisher or right.article


def one_article(left: Profile, right: Profile) -> Values:
    """Both stand in one article, which tells them apart."""
    return (left.article, right.article) if left.article == right.article else None
