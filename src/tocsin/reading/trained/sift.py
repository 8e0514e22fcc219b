"""The sift: sentences that surely tell of nothing are put aside before the encoder runs.

A sentence is weighed by its word pieces alone: each speaks for being a trigger (`cue`), and for or against standing in
a sentence that tells of conflict (`air`). `training/sift.py` makes the weights and says what the sift misses.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tocsin.reading.sentences import sentences
from tocsin.reading.trained.windows import Ints, Words

LEAST, STRONG = -1.0, 0.0
"""Log-odds from which a sentence is read, and from which its neighbours are read with it.

A text in which no sentence is strong is put aside whole.
"""
WHOLE = 1 / 3
"""Share of strong sentences from which a text is read whole.

Without the quiet sentences between, the encoder loses places and names: held-out articles lost 0.01 to 0.03 on `all`.
All three were swept on coded texts kept out of the training; `docs/reader.md` says what is missed at this point.
"""
MILD = 5
"""Pieces by which every sentence counts as longer, so that short ones are not judged by two words alone."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sift:
    """Weights of the word pieces, by their number in the vocabulary, and what every sentence starts from."""

    cue: Floats
    air: Floats
    start: float

    def weigh(self, pieces: Ints, begins: Ints) -> Floats:
        """Log-odds that the runs of pieces beginning at `begins` tell of anything; no run may be empty."""
        sizes = np.diff(begins, append=len(pieces))
        cues = self.cue[pieces]
        most = np.maximum.reduceat(cues, begins)
        told = most + np.log(np.add.reduceat(np.exp(cues - np.repeat(most, sizes)), begins))
        air = np.add.reduceat(self.air[pieces], begins) * MILD / (sizes + MILD)
        return np.asarray(told + air + self.start, np.float32)

    def telling(self, text: str, words: Words) -> NDArray[np.bool_]:
        """Whether each word stands in a sentence that may tell of something."""
        starts = np.array([span.start for span in sentences(text)], np.int64)
        begins = np.unique(np.searchsorted(words.starts, starts))
        begins = np.concatenate(([0], begins[(begins > 0) & (begins < len(words))]))
        kept = read_from(self.weigh(words.pieces, words.first[begins]))
        return np.repeat(kept, np.diff(begins, append=len(words)))


def read_from(odds: Floats) -> NDArray[np.bool_]:
    """Which sentences are read, from the log-odds of all sentences of a text in order.

    >>> read_from(np.array([-3.0, 2.0, -3.0, -3.0, -0.5, -3.0], np.float32)).astype(int).tolist()
    [1, 1, 1, 0, 1, 0]
    >>> read_from(np.array([2.0, -3.0, -3.0], np.float32)).astype(int).tolist()
    [1, 1, 1]
    >>> read_from(np.array([-3.0, -0.5, -3.0], np.float32)).astype(int).tolist()
    [0, 0, 0]
    """
    strong = odds >= STRONG
    kept = (odds >= LEAST) & strong.any()
    if strong.mean() >= WHOLE:
        return np.ones_like(kept)
    kept[1:] |= strong[:-1]
    kept[:-1] |= strong[1:]
    return kept


@cache
def load_sift() -> Sift:
    """The sift that travels with the package."""
    with (files("tocsin.reading") / "weights" / "sift.npz").open("rb") as file, np.load(file) as held:
        cue, air = (held[name].astype(np.float32) for name in ("cue", "air"))
        return Sift(cue, air, float(held["start"]))
