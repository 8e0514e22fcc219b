"""The ledger: the one room with a database; keeps what was received, told, judged and decided, and finds it again."""

from tocsin.ledger.answers import (
    ArticleRow,
    ChangeRow,
    Counts,
    DecisionRow,
    Found,
    GradeRow,
    HistoryRow,
    IncidentFilter,
    ProblemRow,
    SourceRow,
)
from tocsin.ledger.corrections import reviewed, subjects_of, value_of, with_value
from tocsin.ledger.deciding import CORRECT, UNDO, standing, undone
from tocsin.ledger.errors import (
    AmbiguousId,
    CannotOpen,
    CannotReach,
    CannotWrite,
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
    UnknownSource,
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
    "CannotWrite",
    "ChangeRow",
    "Counts",
    "DecisionRow",
    "Found",
    "GradeRow",
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
    "SourceRow",
    "TimeWithoutZone",
    "UnknownSource",
    "View",
    "open_ledger",
    "reviewed",
    "standing",
    "subjects_of",
    "undone",
    "value_of",
    "with_value",
    "written",
]
