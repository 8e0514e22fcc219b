"""Guards against misuse: each looks at what was measured, and speaks or is silent.

They say what weakens an answer; two of them, too few events and too short a history, keep a comparison from being made.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from tocsin.analysis.context import Context
from tocsin.analysis.wording import on, share, some

FEWEST = 10
"""Under so many events in all, only counts and intervals are given."""
A_YEAR = 365
A_WEEK = 7
"""Over fewer days sources come and go by themselves (own choice)."""
MOVED = 0.25
"""A change of active sources above this share is told."""
QUESTIONS = 5
"""From so many questions on, chance finds are told."""


class Chosen(StrEnum):
    """How the date asked about was chosen: by the question, or by looking at the counts."""

    GIVEN = "given"
    SCANNED = "scanned"
    UNSAID = "unsaid"


def chosen_after_looking(chosen: Chosen, dates: int) -> str | None:
    """Words on a date that was not given by the question, for which the interval is widened."""
    if chosen is Chosen.GIVEN:
        return None
    who = "The date was picked by looking at the counts" if chosen is Chosen.SCANNED else "It was not said whether the"
    rest = "" if chosen is Chosen.SCANNED else " date was given by the question or picked by looking at the counts"
    allowed = "for no other" if dates == 1 else f"for {dates:,} dates that could have been picked"
    return f"{who}{rest}; the interval allows {allowed}."


def too_few(count: int) -> str | None:
    """Why nothing is compared when there are too few events."""
    return f"fewer than {FEWEST} in all: counts and intervals only" if count < FEWEST else None


def too_short(history_days: int) -> str | None:
    """Why nothing is compared without the same season in an earlier year."""
    if history_days >= A_YEAR:
        return None
    return (
        f"only {some(history_days, 'days')} of history, so that the season cannot be told from a change; "
        "add a year of reports, or say that the season does not matter"
    )


def sources_moved(context: Context, start: date, since: date, end: date) -> str | None:
    """Words on a change of active sources, over equal stretches on both sides."""
    days = min((since - start).days, (end - since).days + 1)
    if not len(context.reporting) or days < A_WEEK:
        return None
    before = context.active(since - timedelta(days=days), since - timedelta(days=1))[1]
    after = context.active(since, since + timedelta(days=days - 1))[1]
    if abs(after - before) <= MOVED * max(before, 1):
        return None
    return (
        f"Active sources went from {before} to {after} between the {some(days, 'days')} before {on(since)} and the "
        f"{some(days, 'days')} after: part of any change may be reporting."
    )


def undated(context: Context) -> str | None:
    """Words on events that are not dated to the day."""
    if context.to_the_day >= 0.9:
        return None
    return f"{share(context.to_the_day)} are dated to the day; the others are counted on one of the days they can have been on."


def bursts(factor: float) -> str | None:
    """Words on clustering, when it was measured."""
    if factor < 1.1:
        return None
    return f"Attacks come in bursts: intervals that take them for independent are {factor:.1f} times too narrow here."


def still_coming(context: Context, dropped: int) -> str | None:
    """Words on a last stretch that was left out since reports on it are still coming in."""
    if not dropped:
        return None
    delay = f"nine in ten first reports are in after {some(context.delay_days or 0, 'days')}"
    return f"Left out at the end: {some(dropped, 'days')}, since {delay}."


def nothing_seen(count: int, context: Context, start: date, end: date) -> str | None:
    """Words on an absence, with the coverage that it rests on."""
    if count:
        return None
    articles, sources = context.active(start, end)
    days = f"on {on(start)}" if start == end else f"from {on(start)} to {on(end)}"
    if not articles:
        return f"No record is not no event: {days} the ledger holds no article at all."
    silent = context.silent_days(start, end)
    none = f"none on {silent:,} of the days" if silent else "one or more on every day"
    told = f"{some(articles, 'articles')} from {some(sources, 'sources')}{f', {none}' if start < end else ''}"
    return f"No record is not no event: {days} the ledger holds {told}."


def unheard(context: Context, start: date, end: date) -> str | None:
    """Words on days that are counted though no article of their time is held."""
    first, last = context.reporting.first, context.reporting.last
    if first is None or last is None:
        return None
    days = max((first - start).days, 0) + max((end - last).days, 0)
    return f"Counted, though before the first article or after the last: {some(days, 'days')}." if days else None


SILENCE = 28
"""So many days running without any article are told."""


def silence(context: Context, start: date, end: date) -> str | None:
    """Words on the longest stretch in which nothing was published, when it is long."""
    found = context.reporting.longest_silence(start, end) if len(context.reporting) and start <= end else None
    if found is None or (days := (found[1] - found[0]).days + 1) < SILENCE:
        return None
    return f"Nothing was published on {days:,} days running, from {on(found[0])} to {on(found[1])}: no quiet can be read there."


def many_questions(context: Context, p: float | None) -> str | None:
    """Words on chance finds among many questions, by Benjamini and Hochberg at one in twenty."""
    if context.asked < QUESTIONS or p is None:
        return None
    ordered = sorted((*context.p_values, p))
    kept = max((value for rank, value in enumerate(ordered, 1) if value <= 0.05 * rank / len(ordered)), default=0.0)
    stands = "this one stands" if p <= kept else "this one does not stand out"
    return f"This is question {context.asked + 1} asked of this ledger; among all of them, {stands}."


RIVAL_DAYS = 30
"""Days around a date within which other events are told of."""


def rivals_near(count: int, day: date) -> str | None:
    """Words on other events near a date."""
    events = some(count, "other events of weight")
    return f"Within {RIVAL_DAYS} days of {on(day)}: {events}." if count else None


def said(*words: str | None) -> Iterator[str]:
    """The guards that spoke."""
    yield from (word for word in words if word)
