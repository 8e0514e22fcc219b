"""Numbers in gists: how many came to harm, and how many times something was done, read once for each way of telling it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tocsin.answering.happenings import Happenings, Rows
from tocsin.record import Effect, parse_count

MOST = 10_000
"""Tolls and counts that are remembered."""


class Toll(NamedTuple):
    """How many at least came to one harm, and how many at most; the least again where that is open."""

    low: int
    high: int


NONE = Toll(0, 0)


@lru_cache(MOST)
def toll_of(word: str, effect: Effect) -> Toll:
    """The toll that a word of a gist tells, none where it is of another harm.

    >>> toll_of("killed 2..", Effect.KILLED), toll_of("killed 2..3", Effect.WOUNDED)
    (Toll(low=2, high=2), Toll(low=0, high=0))
    """
    harm, _, count = word.partition(" ")
    return _read(count) if harm == effect else NONE


@lru_cache(MOST)
def _read(count: str) -> Toll:
    told = parse_count(count)
    return Toll(told.low, told.high or told.low)


def harmed(happenings: Happenings, rows: Rows, effect: Effect) -> Toll:
    """How many came to a harm in these incidents together."""
    tolls = happenings.gists.listed["tolls"].taken(rows).words
    return _together((toll_of(word, effect), often) for word, often in _often(happenings, tolls))


def times(happenings: Happenings, rows: Rows) -> Toll:
    """How many times it was done in these incidents together: once, where that is not told."""
    told = happenings.gists.worded["times"][rows]
    return _together((_read(word) if word else Toll(1, 1), often) for word, often in _often(happenings, told))


def _often(happenings: Happenings, numbers: NDArray[np.int32]) -> Iterator[tuple[str, int]]:
    """Each word and how often it stands."""
    found, often = np.unique(numbers, return_counts=True)
    return zip(map(happenings.gists.words.__getitem__, found.tolist()), often.tolist(), strict=True)


def _together(tolls: Iterable[tuple[Toll, int]]) -> Toll:
    low, high = 0, 0
    for toll, often in tolls:
        low, high = low + toll.low * often, high + toll.high * often
    return Toll(low, high)
