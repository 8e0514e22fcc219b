"""A mapping in parts, so that another with a few changes shares all that they do not touch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

Value = TypeVar("Value")

PARTS = 512
"""Of fifty thousand entries a part has a hundred, which are copied in no time."""


@dataclass(frozen=True, slots=True, eq=False)
class Parted(Mapping[str, Value]):
    """A mapping that never changes, in an order that means nothing.

    >>> before = parted({"a": 1, "b": 2})
    >>> after = before.but(["a"], {"c": 3})
    >>> before == {"a": 1, "b": 2}, after == {"b": 2, "c": 3}
    (True, True)
    """

    parts: tuple[dict[str, Value], ...] = ({},) * PARTS

    def __getitem__(self, key: str) -> Value:
        """The value of a key; raises KeyError."""
        return self.parts[hash(key) % PARTS][key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        return key in self.parts[hash(key) % PARTS]

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return chain.from_iterable(self.parts)

    def __len__(self) -> int:
        """How many keys there are."""
        return sum(map(len, self.parts))

    def but(self, gone: Iterable[str], come: Mapping[str, Value]) -> "Parted[Value]":
        """The mapping without the keys that are gone, with what has come."""
        parts = list(self.parts)
        for at in {hash(key) % PARTS for key in (*gone, *come)}:
            parts[at] = parts[at].copy()
        for key in gone:
            parts[hash(key) % PARTS].pop(key, None)
        for key, value in come.items():
            parts[hash(key) % PARTS][key] = value
        return Parted(tuple(parts))


def parted(held: Mapping[str, Value]) -> Parted[Value]:
    """The entries of a mapping, in parts."""
    parts: list[dict[str, Value]] = [{} for _ in range(PARTS)]
    for key, value in held.items():
        parts[hash(key) % PARTS][key] = value
    return Parted(tuple(parts))
