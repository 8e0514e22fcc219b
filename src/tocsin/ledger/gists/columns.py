"""The columns of gists, and gists taken out and put together.

Words stand once in `words`; a column of words holds their numbers there, and a list of words for each incident is how
many each has and the numbers of all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Rows = NDArray[np.intp] | NDArray[np.bool_]

MEASURED = {
    "id": "<u8",
    "digest": "<u8",
    "earliest": "<i4",
    "latest": "<i4",
    "reported": "<i4",
    "lat": "<f8",
    "lon": "<f8",
    "precision_km": "<f8",
}
"""Columns of numbers, with their sorts. `id` and `digest` (of the incident's form) are sixteen hexadecimal digits; days
are counted as `date.toordinal` counts them, 0 where none is told; a place that is not told is nowhere (NaN)."""
WORDED = ("kind", "stage", "place", "country", "admin1", "place_id", "place_words", "times")
"""Columns of words, "" where nothing is told; `times` is a count in its plain form."""
LISTED = ("actors", "other_doers", "targets", "other_targets", "victims", "publishers", "tolls")
"""Columns of lists of words. Parties are a label and the actor that a report says it is; a toll is `killed 2..2`."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """A list of words for each incident: how many each has, and the numbers of all, in order."""

    counts: Numbers
    words: Numbers

    @property
    def rows(self) -> NDArray[np.intp]:
        """For each word the row of the incident that has it."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def taken(self, rows: NDArray[np.intp]) -> "Lists":
        """The lists of these rows, in this order."""
        counts = self.counts[rows]
        first = np.cumsum(self.counts) - self.counts
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return Lists(counts, self.words[np.repeat(first[rows], counts) + within])


@dataclass(frozen=True, slots=True, eq=False)
class Gists:
    """The gists of some incidents, a row for each."""

    words: tuple[str, ...]
    measured: Mapping[str, NDArray[Any]]
    worded: Mapping[str, Numbers]
    listed: Mapping[str, Lists]

    def __len__(self) -> int:
        """How many incidents there are."""
        return len(self.measured["id"])

    def taken(self, rows: Rows) -> "Gists":
        """Those of these rows, in this order, or those marked."""
        rows = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        return Gists(
            self.words,
            {name: column[rows] for name, column in self.measured.items()},
            {name: column[rows] for name, column in self.worded.items()},
            {name: lists.taken(np.asarray(rows)) for name, lists in self.listed.items()},
        )

    def reworded(self, words: tuple[str, ...], numbers: Numbers) -> "Gists":
        """The same with other words, where `numbers` says for each word which of the others it is."""
        return Gists(
            words,
            self.measured,
            {name: numbers[column] for name, column in self.worded.items()},
            {name: Lists(lists.counts, numbers[lists.words]) for name, lists in self.listed.items()},
        )


def joined(parts: Iterable[Gists]) -> Gists:
    """All of the parts, one after another; each word stands once."""
    every = tuple(parts)
    words = tuple(dict.fromkeys(chain.from_iterable(part.words for part in every)))
    numbers = dict(zip(words, range(len(words)), strict=True)).__getitem__
    told = [part.reworded((), np.fromiter(map(numbers, part.words), np.int32, len(part.words))) for part in every]
    return Gists(
        words,
        {name: _whole([part.measured[name] for part in told], sort) for name, sort in MEASURED.items()},
        {name: _whole([part.worded[name] for part in told], "<i4") for name in WORDED},
        {
            name: Lists(
                _whole([part.listed[name].counts for part in told], "<i4"),
                _whole([part.listed[name].words for part in told], "<i4"),
            )
            for name in LISTED
        },
    )


def _whole(columns: Sequence[NDArray[Any]], sort: str) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, sort), *columns])


def tidy(gists: Gists) -> Gists:
    """The same by id, with no word that is not used, the words in order: one form for the same incidents."""
    ordered = gists.taken(np.argsort(gists.measured["id"]))
    of = [*ordered.worded.values(), *(lists.words for lists in ordered.listed.values())]
    used = sorted(np.unique(np.concatenate(of)).tolist(), key=ordered.words.__getitem__)
    numbers = np.zeros(len(ordered.words), np.int32)
    numbers[used] = np.arange(len(used))
    return ordered.reworded(tuple(ordered.words[number] for number in used), numbers)
