"""The ledger: the one room with a database; keeps what was received, told, judged and decided, and finds it again."""

from tocsin.ledger.answers import ArticleRow, Counts, DecisionRow, HistoryRow, IncidentFilter, ProblemRow
from tocsin.ledger.corrections import reviewed, value_of, with_value
from tocsin.ledger.deciding import CORRECT, UNDO, standing, undone
from tocsin.ledger.errors import (
    AmbiguousId,
    CannotOpen,
    CannotReach,
    HashMismatch,
    IdTaken,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    NoLedger,
    NotALedger,
    OtherVersion,
    TimeWithoutZone,
)
from tocsin.ledger.forms import written
from tocsin.ledger.ledger import Ledger
from tocsin.ledger.opening import open_ledger
from tocsin.ledger.view import View

__all__ = [
    "CORRECT",
    "UNDO",
    "AmbiguousId",
    "ArticleRow",
    "CannotOpen",
    "CannotReach",
    "Counts",
    "DecisionRow",
    "HashMismatch",
    "HistoryRow",
    "IdTaken",
    "IncidentFilter",
    "Ledger",
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerLocked",
    "NoLedger",
    "NotALedger",
    "OtherVersion",
    "ProblemRow",
    "TimeWithoutZone",
    "View",
    "open_ledger",
    "reviewed",
    "standing",
    "undone",
    "value_of",
    "with_value",
    "written",
]
