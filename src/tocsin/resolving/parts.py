"""The parts of a place phrase, and what taking one apart needs to know."""

from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 300
"""Characters above which words are no name, no place and no time; patterns are not tried on them, and stay cheap."""


@dataclass(frozen=True, slots=True)
class Names:
    """What taking apart needs to know of names: whether words are one, and whose country an adjective says."""

    is_known: Callable[[str], bool]
    home_of: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One name or pair of names in a phrase, and how the place told stands to it.

    `relation` is at, near, border, off, between, several, toward (outside, that way), part (inside, that way), around
    (so many km, no way told), facility (a thing in the town) or capital. `way` and `km` go with those that need them.
    """

    relation: str
    names: tuple[str, ...]
    way: str = ""
    km: float | None = None
    thing: str = ""
