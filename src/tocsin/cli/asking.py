"""How a question is answered at the command line: one ledger opened, the question noted, the answer told."""

from collections.abc import Callable
from datetime import UTC, datetime

from tocsin.analysis.answer import Answer
from tocsin.analysis.guards import Chosen
from tocsin.answering.asking import Ask, put
from tocsin.answering.held import Held, held_in
from tocsin.answering.registering import kept, registered
from tocsin.cli.about import Question
from tocsin.cli.answers import command_line, tell
from tocsin.cli.screen import held
from tocsin.ledger import Ledger

Keep = Callable[[Ledger, Held, Answer, datetime], Answer]
"""What keeps an answer in the ledger beside noting that it was asked, and says so in the answer."""


def answered(question: Question, ask: Ask, keep: Keep | None = None) -> int:
    """Ask the ledger, note that it was asked, and tell the answer; 2 when it cannot be asked."""
    with held(question.ledger.name, ValueError) as ledger:
        view, now = ledger.at(question.ledger.moment) if question.ledger.moment else ledger, datetime.now(UTC)
        known = held_in(view).dated(question.about)
        answer = put(ledger, known, command_line(), ask, now)
        answer = keep(ledger, known, answer, now) if keep else answer
    return tell(answer, question.shown)


def told_of_forecasts(question: Question) -> int:
    """Tell how the registered forecasts did; 2 when the ledger cannot be asked."""
    with held(question.ledger.name, ValueError) as ledger:
        known, forecasts = held_in(ledger), kept(ledger)
        answer = put(ledger, known, command_line(), lambda now, _: registered(now, forecasts), datetime.now(UTC))
    return tell(answer, question.shown)


def chosen(value: str | None) -> Chosen:
    """How the date was chosen, as typed."""
    return {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(value or "", Chosen.UNSAID)
