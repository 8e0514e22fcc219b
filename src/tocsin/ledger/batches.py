"""Ids, and other keys, asked for a few hundred at a time, below every database's limit on parameters."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

AT_ONCE = 500
Key = TypeVar("Key", str, int, datetime)


def batches(ids: Iterable[Key]) -> Iterator[list[Key]]:
    """The ids, each once, in order, `AT_ONCE` at a time; nothing for none."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
