"""What a response is to, and what is looked at beside it: interventions, what should stay the same, and rival events."""

from dataclasses import replace
from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.bursts.answers import who_answers
from tocsin.analysis.guards import RIVAL_DAYS
from tocsin.analysis.responses.found import Beside
from tocsin.analysis.series import Series
from tocsin.analysis.wording import capital
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.held import Happening, Held, Named
from tocsin.answering.parties import EVERYONE, Fit, fit, side
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.codebook.kinds import kinds
from tocsin.record import DONE, Effect, Incident

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
    apart: list[date] = []
    rivals: list[tuple[date, str]] = []
    kinds_apart, known = kinds_of(None), dict[tuple[Named, ...], bool]()
    for one in held.happenings:
        incident, day = one.incident, one.day
        if day is None or incident.stage not in DONE or not start <= day <= end or incident.reports in asked:
            continue
        if incident.kind in kinds_apart and _is_of_others(one, doer, known):
            apart.append(day)
        if _is_rival(incident):
            rivals.append((day, _said(incident)))
    return Beside(by_day(apart, start, end, "attacks by anyone else"), control, tuple(rivals))


def rivals_near(held: Held, seen: Counting, day: date) -> tuple[tuple[date, str], ...]:
    """What else of weight happened near a day, the earliest first."""
    asked = {match.happening.incident.reports for match in seen.matched}
    found = (
        (one.day, _said(one.incident))
        for one in held.happenings
        if one.day
        and abs((one.day - day).days) <= RIVAL_DAYS
        and one.incident.stage in DONE
        and _is_rival(one.incident)
        and one.incident.reports not in asked
    )
    return tuple(sorted(found))


def _said(incident: Incident) -> str:
    return f"{incident.kind} {incident.place_words}".strip()


def _is_of_others(one: Happening, doer: Wanted, known: dict[tuple[Named, ...], bool]) -> bool:
    """Whether nobody of the doer's side did it; each set of names is looked at once."""
    found = known.get(one.doers)
    if found is None:
        found = known[one.doers] = doer.by.anyone or fit(one.doers, doer.by) is Fit.NO
    return found


def _is_rival(incident: Incident) -> bool:
    dead = incident.toll(Effect.KILLED) if incident.tolls else None
    return incident.kind in RIVAL_KINDS or (dead is not None and dead.low >= RIVAL_DEAD)


def between(held: Held, first: Wanted, second: Wanted, within: int = 7) -> Answer:
    """Whether the second's attacks follow the first's, over the days on which both can have been heard of."""
    one, other = counted(held, first), counted(held, second)
    start = max(one.series.start, other.series.start)
    end = max(min(one.series.end, other.series.end), start)
    sides = [each.series.between(start, end) for each in (one, other)]
    shared = min(one.context.to_the_day, other.context.to_the_day)
    answer = who_answers(*sides, within=within, to_the_day=shared)
    basis = replace(answer.counted, merging=one.context.merging)
    return replace(answer, counted=basis).but(
        *(
            f"{capital(each.series.name)}: {words[:1].lower()}{words[1:]}"
            for each in (one, other)
            for words in each.losses
        )
    )
