"""How strongly the sift holds that a text tells of anything at all, for archives that are mostly about other things."""

import numpy as np

from tocsin.reading.sentences import sentences
from tocsin.reading.trained.sift import load_sift
from tocsin.reading.trained.windows import split_words


def strongest(text: str) -> float:
    """Log-odds that the sentence which tells of something most surely does; minus infinity for a text without words.

    >>> strongest("Rockets killed two soldiers.") > 2 > strongest("The choir sang the second part by heart.")
    True
    """
    words, sift = split_words(text), load_sift()
    if not len(words):
        return -np.inf
    starts = np.array([span.start for span in sentences(text)], np.int64)
    begins = np.unique(np.searchsorted(words.starts, starts))
    begins = np.concatenate(([0], begins[(begins > 0) & (begins < len(words))]))
    return float(sift.weigh(words.pieces, words.first[begins]).max())
