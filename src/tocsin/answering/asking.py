"""Questions of how much and since when, as typed at any door: from what a ledger holds to an answer that says its losses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.analysis.answer import Answer
from tocsin.analysis.change import when_changed
from tocsin.analysis.guards import said, undated
from tocsin.analysis.rate import Asked, rate_change
from tocsin.answering.about import About, NoDays
from tocsin.answering.counting import Counting, counted
from tocsin.answering.held import Held
from tocsin.answering.parties import EVERYONE, side
from tocsin.answering.responding import rivals_near
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.ledger import Ledger
from tocsin.ledger.questions import Asked as Noted
from tocsin.ledger.questions import note_question, questions_asked

Ask = Callable[[Held, list[Noted]], Answer]
"""What answers a question, given what is held and the questions asked before."""


def put(ledger: Ledger, held: Held, command: str, ask: Ask, now: datetime) -> Answer:
    """The answer, with the command that gives it again; that it was asked is noted in the ledger's log."""
    answer = ask(held, asked_before(ledger, command)).reproducible(command, held.hash)
    note(ledger, answer, now)
    return answer


def asked_before(ledger: Ledger, command: str) -> list[Noted]:
    """The questions asked of the ledger so far, but for this one."""
    with ledger.reading() as connection:
        return [one for one in questions_asked(connection) if one.command != command]


def note(ledger: Ledger, answer: Answer, now: datetime) -> None:
    """Note that the question was asked, so that later answers allow for the number of questions."""
    with ledger.writing() as connection:
        note_question(connection, Noted(answer.command, answer.p_allowing()), now)


def wanted(about: About) -> Wanted:
    """The selection; raises `UnknownKind` for a kind that the codebook does not have, `NoDays` where no day is left."""
    if about.since and about.until and about.since > about.until:
        raise NoDays(about.since, about.until)
    return Wanted(
        kinds=kinds_of(about.kind),
        by=side(about.by) if about.by else EVERYONE,
        on=side(about.on) if about.on else EVERYONE,
        place=about.place or "",
        since=about.since,
        until=about.until,
    )


def counted_after(held: Held, before: Sequence[Noted], about: About) -> Counting:
    """What is asked about, by day; `before` are the questions asked of the ledger so far."""
    p_values = tuple(one.p for one in before if one.p is not None)
    return counted(held, wanted(about), asked=len(before), p_values=p_values)


def rate(held: Held, before: Sequence[Noted], about: About, asked: Asked) -> Answer:
    """Whether incidents have become more or fewer since a date."""
    seen = counted_after(held, before, about)
    return with_losses(rate_change(seen.series, asked, seen.context, rivals_near(held, seen, asked.since)), seen)


def change(held: Held, before: Sequence[Noted], about: About, most: int) -> Answer:
    """Between which days the rate changed, if it did."""
    seen = counted_after(held, before, about)
    return with_losses(when_changed(seen.series, seen.context, most=most), seen)


def with_losses(answer: Answer, seen: Counting) -> Answer:
    """The answer with words on what the counting left out."""
    return answer.but(*seen.losses)


def with_basis(answer: Answer, seen: Counting) -> Answer:
    """The answer with how its counts came to be, and words on what was left out."""
    basis = replace(answer.counted, to_the_day=seen.context.to_the_day, merging=seen.context.merging)
    return with_losses(replace(answer, counted=basis).but(*said(undated(seen.context))), seen)
