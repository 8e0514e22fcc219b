"""Reviewing: what a person decides on a ledger, at once derived again; what waits for a person; what was decided.

Every decision has who made it and why. Decisions are only ever added, outrank the program's, outlive every re-reading,
and are undone by another entry in the log.
"""

from tocsin.reviewing.case import offsets
from tocsin.reviewing.correcting import correct
from tocsin.reviewing.faults import (
    HiddenWithoutReason,
    NotBorneOut,
    NothingToUndo,
    ReviewError,
    UnknownField,
    UnknownId,
)
from tocsin.reviewing.items import Lane, QueueItem
from tocsin.reviewing.judging import different, same, unsure
from tocsin.reviewing.lines import queue
from tocsin.reviewing.outcome import Outcome
from tocsin.reviewing.past import history, history_of, numbers_of
from tocsin.reviewing.rebuilding import rebuild, verify
from tocsin.reviewing.rereading import Reread, reread
from tocsin.reviewing.states import FieldState, State, states, states_of
from tocsin.reviewing.stating import accept, comment, reject
from tocsin.reviewing.undoing import undo

__all__ = [
    "FieldState",
    "HiddenWithoutReason",
    "Lane",
    "NotBorneOut",
    "NothingToUndo",
    "Outcome",
    "QueueItem",
    "Reread",
    "ReviewError",
    "State",
    "UnknownField",
    "UnknownId",
    "accept",
    "comment",
    "correct",
    "different",
    "history",
    "history_of",
    "numbers_of",
    "offsets",
    "queue",
    "rebuild",
    "reject",
    "reread",
    "same",
    "states",
    "states_of",
    "undo",
    "unsure",
    "verify",
]
