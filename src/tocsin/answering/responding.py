"""What a response is to, and what is looked at beside it: interventions, what should stay the same, and rival events."""

from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.bursts.answers import who_answers
from tocsin.analysis.responses.found import Beside
from tocsin.analysis.series import Series
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.held import Happening, Held
from tocsin.answering.parties import EVERYONE, Fit, fit, side
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.codebook.kinds import kinds
from tocsin.record import DONE, Effect

RIVAL_DEAD = 10
"""Incidents with at least so many dead are told as rivals of an intervention."""
RIVAL_KINDS = frozenset({"ceasefire", "agreement", "capture"})


def interventions(words: str, since: date | None = None, until: date | None = None) -> Wanted:
    """The incidents of a kind, or by a doer.

    >>> [interventions(words).named() for words in ("air-strike", "US", "air-strike by US")]
    ['air-strikes', 'attacks by the US', 'air-strikes by the US']
    """
    what, _, by = words.partition(" by ")
    named = all(part.strip() in kinds() for part in what.split(","))
    doer = by or ("" if named else what)
    chosen = kinds_of(what if named else None)
    return Wanted(kinds=chosen, by=side(doer) if doer else EVERYONE, since=since, until=until)


def days_of(counting: Counting) -> tuple[date, ...]:
    """The days with one, each once."""
    return tuple(sorted({match.happening.day for match in counting.matched if match.happening.day}))


def beside(held: Held, seen: Counting, first: Counting, doer: Wanted, control: Series | None = None) -> Beside:
    """The same window for attacks that neither are asked about nor are by the doer, and what else happened."""
    start, end = seen.series.start, seen.series.end
    asked = {match.happening.incident.reports for counting in (seen, first) for match in counting.matched}
    violent = kinds_of(None)
    others = [
        (one, one.day)
        for one in held.happenings
        if one.day and start <= one.day <= end and one.incident.stage in DONE and one.incident.reports not in asked
    ]
    apart_from = {who: doer.by.anyone or fit(who, doer.by) is Fit.NO for who in {one.doers for one, _ in others}}
    apart = [day for one, day in others if one.incident.kind in violent and apart_from[one.doers]]
    placebo = by_day(apart, start, end, "attacks by anyone else")
    big = [(day, f"{one.incident.kind} {one.incident.place_words}".strip()) for one, day in others if _is_rival(one)]
    return Beside(placebo, control, tuple(big))


def _is_rival(one: Happening) -> bool:
    dead = one.incident.toll(Effect.KILLED)
    return one.incident.kind in RIVAL_KINDS or (dead is not None and dead.low >= RIVAL_DEAD)


def between(held: Held, first: Wanted, second: Wanted, within: int = 7) -> Answer:
    """Whether the second's attacks follow the first's, over the days on which both can have been heard of."""
    one, other = counted(held, first), counted(held, second)
    start = max(one.series.start, other.series.start)
    end = max(min(one.series.end, other.series.end), start)
    sides = [each.series.between(start, end) for each in (one, other)]
    shared = min(one.context.to_the_day, other.context.to_the_day)
    return who_answers(*sides, within=within, to_the_day=shared)
