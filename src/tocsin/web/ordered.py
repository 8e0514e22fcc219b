"""Incidents by id and in their order, in blocks, so that a change of a few shares all blocks that it does not touch."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, chain
from typing import overload

from tocsin.record import Incident
from tocsin.web.ordering import day_of
from tocsin.web.parted import Parted, parted

MOST = 512
"""Incidents of a block; one that grows beyond is made two."""
Item = tuple[str, Incident]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Block:
    """Incidents that follow each other, with their ids. It is equal to itself alone: what is made of it is kept by it."""

    ids: tuple[str, ...]
    incidents: tuple[Incident, ...]

    @property
    def first(self) -> tuple[date, str]:
        """Where in the order it begins."""
        return day_of(self.incidents[0]), self.ids[0]

    def but(self, gone: Collection[str], come: Iterable[Item]) -> list["Block"]:
        """What stands in its place without those that are gone, with what has come: one block, as a rule."""
        kept = (item for item in zip(self.ids, self.incidents, strict=True) if item[0] not in gone)
        return blocks_of(sorted((*kept, *come), key=_place))


def _place(item: Item) -> tuple[date, str]:
    """The order of an incident whose id is at hand, and so need not be worked out."""
    return day_of(item[1]), item[0]


def blocks_of(items: Sequence[Item]) -> list[Block]:
    """The items, which are in order, in one block, or in several with room to grow."""
    size = len(items) if len(items) <= MOST else MOST // 2
    some = (items[start : start + size] for start in range(0, len(items), size or 1))
    return [Block(*map(tuple, zip(*each, strict=True))) for each in some]


@dataclass(frozen=True, slots=True)
class InOrder(Sequence[Incident]):
    """The incidents of blocks, one after the other; `ends` are how many there are up to the end of each block."""

    blocks: tuple[Block, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """How many there are."""
        return self.ends[-1] if self.ends else 0

    def __iter__(self) -> Iterator[Incident]:
        """All of them."""
        return chain.from_iterable(block.incidents for block in self.blocks)

    @overload
    def __getitem__(self, at: int) -> Incident: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Incident, ...]: ...
    def __getitem__(self, at: int | slice) -> Incident | tuple[Incident, ...]:
        """One of them, or some."""
        if isinstance(at, slice):
            return tuple(map(self._at, range(len(self))[at]))
        return self._at(range(len(self))[at])

    def _at(self, at: int) -> Incident:
        block = bisect_right(self.ends, at)
        return self.blocks[block].incidents[at - self.ends[block]]


def in_order(blocks: Iterable[Block]) -> InOrder:
    """The incidents of these blocks."""
    held = tuple(blocks)
    return InOrder(held, tuple(accumulate(len(block.ids) for block in held)))


@dataclass(frozen=True, slots=True, eq=False)
class Ordered(Mapping[str, Incident]):
    """Incidents by id, in their order."""

    by_id: Parted[Incident] = field(default_factory=Parted)
    incidents: InOrder = InOrder((), ())

    def __getitem__(self, key: str) -> Incident:
        """The incident of an id; raises KeyError."""
        return self.by_id[key]

    def __contains__(self, key: object) -> bool:
        """Whether an incident has this id."""
        return key in self.by_id

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return chain.from_iterable(block.ids for block in self.incidents.blocks)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.incidents)

    def pairs(self) -> Iterator[Item]:
        """Ids and incidents; `items` looks each of them up."""
        return zip(self, self.incidents, strict=True)

    def but(self, changed: Iterable[str], come: Mapping[str, Incident]) -> "Ordered":
        """The incidents without those changed, with what has come of them."""
        gone = {each: self.by_id[each] for each in (*changed, *come) if each in self.by_id}
        if len(gone) == len(self):
            return ordered(dict(sorted(come.items(), key=_place)))
        leaving, coming = self._by_block(gone), self._by_block(come)
        after = (
            block.but(gone, coming.get(at, ())) if at in leaving or at in coming else (block,)
            for at, block in enumerate(self.incidents.blocks)
        )
        return Ordered(self.by_id.but(gone, come), in_order(chain.from_iterable(after)))

    def _by_block(self, held: Mapping[str, Incident]) -> Mapping[int, list[Item]]:
        """The incidents by the number of the block that each belongs into."""
        firsts = [block.first for block in self.incidents.blocks]
        found = defaultdict[int, list[Item]](list)
        for item in held.items():
            found[max(0, bisect_right(firsts, _place(item)) - 1)].append(item)
        return found


def ordered(held: Mapping[str, Incident]) -> Ordered:
    """The incidents of a mapping, which are in order."""
    return Ordered(parted(held), in_order(blocks_of(list(held.items()))))
