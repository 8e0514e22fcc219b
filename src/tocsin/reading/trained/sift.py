"""The sift: sentences that surely tell of nothing are put aside before the encoder runs.

Each sentence is weighed by a small net over the encoder's own word vectors, three pieces at a time, and a text by its
strongest sentence and its length. `training/sift.py` makes the weights and says what the sift misses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.reading.sentences import sentences
from tocsin.reading.trained.windows import Ints, Words

LEAST = -1.0
"""Log-odds from which a sentence is read."""
STRONG, GROWS = -0.75, 0.7
"""Log-odds from which a sentence of a text is strong, and by how much that rises with the log of the text's sentences.

The neighbours of a strong sentence are read with it, and a text without one is put aside whole. The more sentences a text
has, the likelier is one of them to look like news of conflict by chance; and the likelier one to tell of it plainly.
"""
WHOLE = 1 / 3
"""Share of strong sentences from which a text is read whole.

Without the quiet sentences between, the encoder loses places and names: held-out articles lost 0.01 to 0.03 on `all`.
All were chosen on halves of the training texts; `docs/reader.md` says what is missed at this point.
"""
MILD = 5
"""Pieces by which every sentence counts as longer, so that short ones are not judged by two words alone."""
GRAIN = 16
"""Steps in one unit of the vectors, which are kept as whole numbers of eight bits."""

TOLL = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds) (?:dead|hurt|killed|wounded)\b"
)
"""A bare toll. Headlines and briefs set it without a verb or a doer, which the net meets too seldom to learn."""
TOLD = 3.0
"""Log-odds that a sentence with a bare toll has at least."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sift:
    """What the net makes of each word piece, by its number in the vocabulary.

    `looks` (pieces, 3, features) is what a piece adds to the features of the place after it, of its own and of the place
    before it. `most` weighs the highest value of each feature in a sentence, `mean` its mean, `cue` the pieces
    themselves; every place starts from `bias`, every sentence from `start`.
    """

    looks: NDArray[np.float16]
    bias: Floats
    most: Floats
    mean: Floats
    cue: Floats
    start: float

    def weigh(self, pieces: Ints, begins: Ints) -> Floats:
        """Log-odds that the runs of pieces beginning at `begins` tell of anything; no run may be empty."""
        sizes = np.diff(begins, append=len(pieces))
        seen = np.maximum(self._features(pieces, begins), 0)
        most = np.maximum.reduceat(seen, begins) @ self.most
        mean = np.add.reduceat(seen, begins) @ self.mean / (sizes + MILD)
        cues = np.add.reduceat(self.cue[pieces], begins) / np.sqrt(sizes + MILD)
        return np.asarray(most + mean + cues + self.start, np.float32)

    def _features(self, pieces: Ints, begins: Ints) -> Floats:
        before, here, after = np.moveaxis(self.looks[pieces].astype(np.float32), 1, 0)
        before, after = np.roll(before, 1, 0), np.roll(after, -1, 0)
        before[begins], after[begins - 1] = 0, 0
        return np.asarray(before + here + after + self.bias, np.float32)

    def weigh_text(self, text: str, words: Words) -> tuple[Floats, Ints]:
        """The log-odds of the sentences of a text, and the first word of each; `words` may not be empty."""
        starts = np.array([span.start for span in sentences(text)], np.int64)
        begins = np.unique(np.searchsorted(words.starts, starts))
        begins = np.concatenate(([0], begins[(begins > 0) & (begins < len(words))]))
        odds = self.weigh(words.pieces, words.first[begins])
        for toll in TOLL.finditer(text):
            at = np.searchsorted(words.starts[begins], toll.start(), side="right") - 1
            odds[at] = max(odds[at], TOLD)
        return odds, begins

    def telling(self, text: str, words: Words) -> NDArray[np.bool_]:
        """Whether each word stands in a sentence that may tell of something."""
        odds, begins = self.weigh_text(text, words)
        return np.repeat(read_from(odds), np.diff(begins, append=len(words)))


def looks_of(vectors: NDArray[np.int8], look: Floats) -> NDArray[np.float16]:
    """What each piece adds to the features (pieces, 3, features), from its vector and the net's (three vectors, features)."""
    parts = look.reshape(3, vectors.shape[1], -1)
    table = vectors.astype(np.float32) / GRAIN
    return np.stack([table @ part for part in parts], 1).astype(np.float16)


def read_from(odds: Floats) -> NDArray[np.bool_]:
    """Which sentences are read, from the log-odds of all sentences of a text in order.

    >>> read_from(np.array([-3.0, 2.0, -3.0, -3.0, -0.5, -3.0], np.float32)).astype(int).tolist()
    [1, 1, 1, 0, 1, 0]
    >>> read_from(np.array([2.0, -3.0, -3.0], np.float32)).astype(int).tolist()
    [1, 1, 1]
    >>> read_from(np.array([-3.0, -0.4, -3.0], np.float32)).astype(int).tolist()
    [0, 0, 0]
    """
    strong = odds >= STRONG + GROWS * np.log(len(odds))
    kept: NDArray[np.bool_] = (odds >= LEAST) & strong.any()
    if strong.mean() >= WHOLE:
        return np.ones_like(kept)
    kept[1:] |= strong[:-1]
    kept[:-1] |= strong[1:]
    return kept


def sift_of(kept: Mapping[str, NDArray[Any]]) -> Sift:
    """The sift of weights as `training/sift.py` keeps them."""
    bias, most, mean, cue, look = (kept[name].astype(np.float32) for name in ("bias", "most", "mean", "cue", "look"))
    return Sift(looks_of(kept["vectors"], look), bias, most, mean, cue, float(kept["start"][0]))


@cache
def load_sift() -> Sift:
    """The sift that travels with the package."""
    with (files("tocsin.reading") / "weights" / "sift.npz").open("rb") as file, np.load(file) as kept:
        return sift_of(kept)
