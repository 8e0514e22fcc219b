"""Hints: what the word lists make of each word, told to the model beside the word itself.

The lists know words and clause order that the model met too seldom to learn; the model learns when to believe them.
"""

from dataclasses import replace

import numpy as np

from tocsin.reading.trained import labels
from tocsin.reading.trained.windows import HINTS, Words
from tocsin.record import Marks, Span, Trigger

TRIGGERS = (*labels.KINDS[:-1], "tally", "trend", "strength", "tie")
SIZES = (1 + len(TRIGGERS), 1 + len(labels.STAGES), 1 + len(labels.ROLES))
"""How many values each column (trigger, stage, role) may take; 0 says that the lists see nothing there."""


def hinted(words: Words, seen: Marks) -> Words:
    """The words with the hints that the lexical reader's marks of the same text give."""
    out = np.zeros((len(words.pieces), HINTS), np.int64)
    for link in seen.links:
        out[_pieces(words, link.words), 2] = 1 + labels.ROLES.index(link.role)
    for trigger in seen.triggers:
        out[_pieces(words, trigger.words), 0] = 1 + TRIGGERS.index(_sort(trigger))
        if trigger.sort == "event":
            out[_pieces(words, trigger.words), 1] = 1 + labels.STAGES.index(trigger.stage)
    return replace(words, hints=out)


def _sort(trigger: Trigger) -> str:
    return trigger.label if trigger.sort == "event" else trigger.sort


def _pieces(words: Words, span: Span) -> slice:
    first = int(np.searchsorted(words.ends, span.start, side="right"))
    last = int(np.searchsorted(words.starts, span.end, side="left")) - 1
    if first >= len(words) or last < first:
        return slice(0, 0)
    return slice(int(words.first[first]), int(words.last[last]) + 1)
