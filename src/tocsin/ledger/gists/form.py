"""The crossing between gists and the bytes that a row keeps of them: column after column, as `columns` lists them."""

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.ledger.forms import written
from tocsin.ledger.gists.columns import LISTED, MEASURED, WORDED, Gists, Lists


def words_form(gists: Gists) -> str:
    """The words as JSON."""
    return written(gists.words)


def numbers_form(gists: Gists) -> bytes:
    """All columns: those of numbers, those of words, and of lists the lengths and then the words."""
    columns = (
        *(gists.measured[name].astype(sort) for name, sort in MEASURED.items()),
        *(gists.worded[name].astype("<i4") for name in WORDED),
        *(gists.listed[name].counts.astype("<i4") for name in LISTED),
        *(gists.listed[name].words.astype("<i4") for name in LISTED),
    )
    return b"".join(column.tobytes() for column in columns)


def read_gists(incidents: int, words: str, numbers: bytes) -> Gists:
    """The gists of so many incidents back from their words and numbers."""
    columns = _Columns(numbers)
    measured = {name: columns.next(incidents, sort) for name, sort in MEASURED.items()}
    worded = {name: columns.next(incidents, "<i4") for name in WORDED}
    counts = {name: columns.next(incidents, "<i4") for name in LISTED}
    listed = {name: Lists(each, columns.next(int(each.sum()), "<i4")) for name, each in counts.items()}
    return Gists(tuple(json.loads(words)), measured, worded, listed)


class _Columns:
    """Columns read one after another."""

    def __init__(self, numbers: bytes) -> None:
        self.numbers, self.at = numbers, 0

    def next(self, size: int, sort: str) -> NDArray[Any]:
        """The next column, of so many numbers of this sort."""
        found = np.frombuffer(self.numbers, sort, size, self.at)
        self.at += found.nbytes
        return found
