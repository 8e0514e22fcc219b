"""Candidates: the pairs worth comparing, found by looking up shared days, areas and names; never all pairs."""

from collections.abc import Iterator, Sequence

from tocsin.merging.blocks import Blocks
from tocsin.merging.kinds import compatible
from tocsin.merging.profile import Profile, profile_of
from tocsin.merging.shared_names import SharedNames
from tocsin.record import Telling

Pair = tuple[str, str]


class Candidates:
    """Tellings that find each other. Which pairs are worth comparing depends only on who is there."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}
        self.blocks, self.names = Blocks(), SharedNames()

    def add(self, profile: Profile) -> list[list[str]]:
        """Let the telling be found; gives ids of which some pairs may no longer be worth comparing."""
        self.profiles[profile.id] = profile
        self.blocks.add(profile)
        return list(self.names.add(profile))

    def remove(self, each: str) -> list[list[str]]:
        """Let the telling be found no more; gives ids of which some pairs may now be worth comparing."""
        profile = self.profiles.pop(each)
        self.blocks.remove(profile)
        return list(self.names.remove(profile))

    def near(self, each: str) -> set[str]:
        """The ids of the tellings of other articles that are worth comparing with this one."""
        profile = self.profiles[each]
        found = self.blocks.near(profile) | self.names.near(profile)
        others = (self.profiles[other] for other in found)
        return {o.id for o in others if o.article != profile.article and compatible(profile.kind, o.kind)}


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Index pairs, each once and the smaller first, of tellings that may be of one occurrence."""
    found, index = Candidates(), {telling.id: number for number, telling in enumerate(tellings)}
    for telling in tellings:
        found.add(profile_of(telling))
    for each, number in index.items():
        yield from sorted((index[other], number) for other in found.near(each) if index[other] < number)
