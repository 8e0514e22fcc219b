"""What `tocsin rate`, `change`, `response` and `check` do: one ledger opened, one question answered."""

from collections.abc import Callable
from datetime import UTC, datetime

from tocsin.analysis.answer import Answer
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.answering.asking import Earlier, ask_change, ask_rate, count
from tocsin.answering.asking import wanted as selected
from tocsin.answering.counting import Counting
from tocsin.answering.held import Held, held_in
from tocsin.answering.selection import Wanted
from tocsin.cli.about import About, Question
from tocsin.cli.answers import command_line, tell
from tocsin.cli.screen import errors, open_existing
from tocsin.ledger import Ledger, LedgerError
from tocsin.ledger.questions import Asked as Noted
from tocsin.ledger.questions import note_question, questions_asked


def wanted(about: About) -> Wanted:
    """The selection; raises `UnknownKind` for a kind that the codebook does not have."""
    return selected(kind=about.kind, by=about.by, on=about.on, place=about.place, since=about.since, until=about.until)


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


def counted_after(held: Held, about: About, before: list[Noted]) -> Counting:
    """What is asked about, by day, with what was asked of the ledger before."""
    return count(held, wanted(about), earlier(before))


def earlier(before: list[Noted]) -> Earlier:
    """The p-values of what was asked before."""
    return [one.p for one in before]


def rate(question: Question, asked: Asked) -> int:
    """`tocsin rate`."""
    return answered(question, lambda held, before: ask_rate(held, wanted(question.about), asked, earlier(before)))


def change(question: Question, most: int) -> int:
    """`tocsin change`."""
    return answered(question, lambda held, before: ask_change(held, wanted(question.about), earlier(before), most=most))


def chosen(value: str | None) -> Chosen:
    """How the date was chosen, as typed."""
    return {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(value or "", Chosen.UNSAID)
