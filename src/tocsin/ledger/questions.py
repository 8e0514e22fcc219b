"""The questions asked of a ledger: lines of its history, so that chance finds among many can be told."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from tocsin.ledger.adding import log
from tocsin.ledger.schema import history

SUBJECT = "questions"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as its command, and the p-value of its answer where there was one."""

    command: str
    p: float | None


def note_question(connection: Connection, asked: Asked, now: datetime) -> None:
    """Keep that this was asked; the same question twice counts once."""
    if asked.command not in {one.command for one in questions_asked(connection)}:
        log(connection, SUBJECT, asked.command, now=now, why="" if asked.p is None else f"p={asked.p:.6g}")


def questions_asked(connection: Connection) -> list[Asked]:
    """The questions asked so far, the first first."""
    chosen = select(history.c.what, history.c.why).where(history.c.subject == SUBJECT).order_by(history.c.number)
    return [Asked(what, float(why[2:]) if why.startswith("p=") else None) for what, why in connection.execute(chosen)]
