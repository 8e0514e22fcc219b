"""How a question is answered at the command line: one ledger opened, the question noted, the answer told."""

from collections.abc import Callable
from datetime import UTC, datetime

from tocsin.analysis.answer import Answer
from tocsin.analysis.guards import Chosen
from tocsin.answering.held import Held, held_in
from tocsin.cli.about import Question
from tocsin.cli.answers import command_line, tell
from tocsin.cli.screen import errors, open_existing
from tocsin.ledger import Ledger, LedgerError
from tocsin.ledger.questions import Asked as Noted
from tocsin.ledger.questions import note_question, questions_asked


def answered(question: Question, ask: Callable[[Held, list[Noted]], Answer]) -> int:
    """Ask the ledger, note that it was asked, and tell the answer; 2 when it cannot be asked."""
    try:
        with open_existing(question.ledger.name) as ledger:
            with ledger.reading() as connection:
                before = [one for one in questions_asked(connection) if one.command != command_line()]
            held = held_in(ledger.at(question.ledger.moment) if question.ledger.moment else ledger)
            answer = ask(held, before).reproducible(command_line(), held.hash)
            _note(ledger, answer)
    except (LedgerError, ValueError) as error:
        errors.print(str(error), markup=False)
        return 2
    return tell(answer, question.shown)


def _note(ledger: Ledger, answer: Answer) -> None:
    with ledger.writing() as connection:
        note_question(connection, Noted(answer.command, answer.p_allowing()), datetime.now(UTC))


def chosen(value: str | None) -> Chosen:
    """How the date was chosen, as typed."""
    return {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(value or "", Chosen.UNSAID)
