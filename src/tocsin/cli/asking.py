"""How a question is answered at the command line: one ledger opened, the question noted, the answer told."""

from datetime import UTC, datetime

from tocsin.analysis.guards import Chosen
from tocsin.answering.asking import Ask, put
from tocsin.answering.held import held_in
from tocsin.cli.about import Question
from tocsin.cli.answers import command_line, tell
from tocsin.cli.screen import held


def answered(question: Question, ask: Ask) -> int:
    """Ask the ledger, note that it was asked, and tell the answer; 2 when it cannot be asked."""
    with held(question.ledger.name, ValueError) as ledger:
        known = held_in(ledger.at(question.ledger.moment) if question.ledger.moment else ledger)
        answer = put(ledger, known, command_line(), ask, datetime.now(UTC))
    return tell(answer, question.shown)


def chosen(value: str | None) -> Chosen:
    """How the date was chosen, as typed."""
    return {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(value or "", Chosen.UNSAID)
