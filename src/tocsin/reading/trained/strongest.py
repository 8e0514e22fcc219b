"""How strongly the sift holds that a text tells of anything at all, for archives that are mostly about other things."""

import numpy as np

from tocsin.reading.trained.sift import load_sift
from tocsin.reading.trained.windows import split_words


def strongest(text: str) -> float:
    """Log-odds that the sentence which tells of something most surely does; minus infinity for a text without words.

    >>> strongest("Rockets killed two soldiers.") > 2 > strongest("The choir sang the second part by heart.")
    True
    """
    words = split_words(text)
    return float(load_sift().weigh_text(text, words)[0].max()) if len(words) else -np.inf
