"""Questions asked and answered: from what a ledger holds and what is meant to an answer, with what was left out said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.change import when_changed
from tocsin.analysis.forecasting.forecast import forecast
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.rate import Asked, rate_change
from tocsin.analysis.reporting.coverage import coverage
from tocsin.answering.counting import Counting, counted, share_to_the_day
from tocsin.answering.held import Held
from tocsin.answering.outlooks import delays, printed
from tocsin.answering.parties import EVERYONE, side
from tocsin.answering.responding import rivals_near
from tocsin.answering.selection import Wanted, kinds_of

Earlier = Sequence[float | None]
"""Of each other question asked of the same ledger, its p-value, None where it had none."""


def wanted(  # noqa: PLR0913 - what narrows a question
    *,
    kind: str | None = None,
    by: str | None = None,
    on: str | None = None,
    place: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Wanted:
    """The selection in the words of an asker; raises `UnknownKind` for a kind that the codebook does not have."""
    return Wanted(
        kinds=kinds_of(kind),
        by=side(by) if by else EVERYONE,
        on=side(on) if on else EVERYONE,
        place=place or "",
        since=since,
        until=until,
    )


def count(held: Held, meant: Wanted, earlier: Earlier) -> Counting:
    """The wanted incidents by day, with how many questions came before."""
    return counted(held, meant, asked=len(earlier), p_values=tuple(p for p in earlier if p is not None))


def ask_rate(held: Held, meant: Wanted, asked: Asked, earlier: Earlier = ()) -> Answer:
    """Whether there have been more or fewer since a date."""
    seen = count(held, meant, earlier)
    return with_losses(rate_change(seen.series, asked, seen.context, rivals_near(held, seen, asked.since)), seen)


def ask_change(held: Held, meant: Wanted, earlier: Earlier = (), *, most: int = 1) -> Answer:
    """Between which days the rate changed."""
    seen = count(held, meant, earlier)
    return with_losses(when_changed(seen.series, seen.context, most=most), seen)


def ask_forecast(held: Held, meant: Wanted, *, weeks: int = 1, at_least: int = 1) -> Answer:
    """How likely incidents are in the coming weeks."""
    seen = counted(held, meant)
    trust = confidence(sources=seen.context.sources, to_the_day=seen.context.to_the_day)
    return with_basis(forecast(seen.series, weeks, at_least=at_least, confidence=trust), seen)


def ask_coverage(held: Held) -> Answer:
    """What the ledger could have seen."""
    return coverage(printed(held), delays(held.happenings), share_to_the_day(held.happenings))


def with_losses(answer: Answer, seen: Counting) -> Answer:
    """The answer with words on what the counting left out."""
    return answer.but(*seen.losses)


def with_basis(answer: Answer, seen: Counting) -> Answer:
    """The answer with how its counts came to be, and words on what was left out."""
    basis = replace(answer.counted, to_the_day=seen.context.to_the_day, merging=seen.context.merging)
    return with_losses(replace(answer, counted=basis), seen)
