"""What `tocsin rate`, `change`, `response` and `check` do: one ledger opened, one question answered."""

from collections.abc import Callable
from datetime import UTC, datetime

from tocsin.analysis.answer import Answer
from tocsin.analysis.change import when_changed
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked, rate_change
from tocsin.answering.counting import Counting, counted
from tocsin.answering.held import Held, held_in
from tocsin.answering.parties import EVERYONE, side
from tocsin.answering.responding import rivals_near
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.cli.about import About, Question
from tocsin.cli.answers import command_line, tell
from tocsin.cli.screen import errors, open_existing
from tocsin.ledger import Ledger, LedgerError
from tocsin.ledger.questions import Asked as Noted
from tocsin.ledger.questions import note_question, questions_asked


def wanted(about: About) -> Wanted:
    """The selection; raises `UnknownKind` for a kind that the codebook does not have."""
    return Wanted(
        kinds=kinds_of(about.kind),
        by=side(about.by) if about.by else EVERYONE,
        on=side(about.on) if about.on else EVERYONE,
        place=about.place or "",
        since=about.since,
        until=about.until,
    )


def answered(question: Question, ask: Callable[[Held, list[Noted]], Answer]) -> int:
    """Ask the ledger, note that it was asked, and tell the answer; 2 when it cannot be asked."""
    try:
        with open_existing(question.ledger) as ledger:
            with ledger.reading() as connection:
                before = [one for one in questions_asked(connection) if one.command != command_line()]
            held = held_in(ledger)
            answer = ask(held, before).reproducible(command_line(), held.hash)
            _note(ledger, answer)
    except (LedgerError, ValueError) as error:
        errors.print(str(error), markup=False)
        return 2
    return tell(answer, question.shown)


def _note(ledger: Ledger, answer: Answer) -> None:
    p = next(
        (float(value) for name, value in answer.figures if name.startswith("p, allowing") and value is not None), None
    )
    with ledger.writing() as connection:
        note_question(connection, Noted(answer.command, p), datetime.now(UTC))


def counted_after(held: Held, about: About, before: list[Noted]) -> Counting:
    """What is asked about, by day, with what was asked of the ledger before."""
    p_values = tuple(one.p for one in before if one.p is not None)
    return counted(held, wanted(about), asked=len(before), p_values=p_values)


def with_losses(answer: Answer, seen: Counting) -> Answer:
    """The answer with words on what the counting left out."""
    return answer.but(*seen.losses)


def rate(question: Question, asked: Asked) -> int:
    """`tocsin rate`."""

    def ask(held: Held, before: list[Noted]) -> Answer:
        seen = counted_after(held, question.about, before)
        return with_losses(rate_change(seen.series, asked, seen.context, rivals_near(held, seen, asked.since)), seen)

    return answered(question, ask)


def change(question: Question, most: int) -> int:
    """`tocsin change`."""

    def ask(held: Held, before: list[Noted]) -> Answer:
        seen = counted_after(held, question.about, before)
        return with_losses(when_changed(seen.series, seen.context, most=most), seen)

    return answered(question, ask)


def chosen(value: str | None) -> Chosen:
    """How the date was chosen, as typed."""
    return {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(value or "", Chosen.UNSAID)
