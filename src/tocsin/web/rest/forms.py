"""What the API tells of rows that are not incidents: the same names as everywhere else."""

from dataclasses import asdict
from typing import Any

from tocsin.ledger import ArticleRow, HistoryRow
from tocsin.ledger.following import LogLine
from tocsin.reviewing import Outcome

Json = dict[str, Any]


def article_form(row: ArticleRow) -> Json:
    """A line of the list of articles."""
    return asdict(row)


def line_form(line: HistoryRow) -> Json:
    """A line of history."""
    return asdict(line)


def log_form(line: LogLine) -> Json:
    """A line of the log with its number."""
    return {"number": line.number} | line_form(line.line)


def decision_form(outcome: Outcome) -> Json:
    """What a decision came to."""
    return asdict(outcome)
