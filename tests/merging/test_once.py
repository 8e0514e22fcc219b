from collections.abc import Callable
from dataclasses import fields

from tocsin.merging.profile import Profile, profile_of
from tocsin.record import Telling

Tell = Callable[..., Telling]


def test_what_two_papers_call_by_the_same_words_is_held_once(tell: Tell) -> None:
    said = {"place": "Taji base", "actor": "Iran=irn", "target": "two policemen", "harm": "2..2 killed"}
    post, herald = (profile_of(tell(paper=paper, **said)) for paper in ("Post", "Herald"))
    twice = [name for name in told_by(post) if getattr(post, name) is not getattr(herald, name)]
    assert twice == []


def told_by(profile: Profile) -> list[str]:
    """The fields that hold sets, or values made of sets."""
    names = [field.name for field in fields(profile)]
    return [name for name in names if isinstance(getattr(profile, name), frozenset)] + [
        "actor",
        "target",
        "hit",
        "told",
    ]
