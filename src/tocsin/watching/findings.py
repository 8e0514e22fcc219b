"""Findings: what of a ledger sets a rule off, each with the keys by which it is known again when it is found again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.analysis import guards
from tocsin.analysis.breaks import prior_for
from tocsin.analysis.change import RECENT, burst_factor
from tocsin.analysis.forecasting.forecast import outlook, thin
from tocsin.analysis.forecasting.scores import interval
from tocsin.analysis.monitoring import Watch
from tocsin.analysis.series import Series
from tocsin.answering import counting
from tocsin.answering.happenings import day_of
from tocsin.answering.held import Held
from tocsin.answering.parties import Fit
from tocsin.answering.selection import kinds_of, matches
from tocsin.record import Effect, Incident, Place, Stage
from tocsin.record.wording import counted, days
from tocsin.watching.rules import Rule, When

WEEK = timedelta(days=7)
WIDEST_KM = 50.0
"""A place told more coarsely than this is near nothing in particular."""
AHEAD = (Stage.THREATENED, Stage.PLANNED, Stage.FEARED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What set a rule off. Two findings of one rule with a key in common are of one matter, told once."""

    keys: tuple[str, ...]
    sentence: str
    day: date | None = None
    incident: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What rules are held against: what the ledger holds, where a named place lies, and names that no table knows."""

    held: Held
    locate: Callable[[str], Place | None]
    unknown: Callable[[int], Iterable[tuple[str, int]]]


def findings(rule: Rule, looked: Looked) -> Iterator[Finding]:
    """All that sets the rule off now, whether told before or not."""
    yield from FINDERS[rule.when](rule, looked)


def _incidents(rule: Rule, looked: Looked) -> Iterator[Finding]:
    found = looked.held.incidents(matches(looked.held.happenings, rule.wanted).allowing().rows)
    yield from (_of(one) for one in found if _near(one, rule, looked) and _killed(one) >= rule.killed)


def _threats(rule: Rule, looked: Looked) -> Iterator[Finding]:
    told = looked.held.happenings
    ahead = told.where("kind", kinds_of(None).__contains__) & told.where("stage", lambda stage: Stage(stage) in AHEAD)
    threats = ahead | (told.where("kind", lambda kind: kind == "threat") & told.done)
    by, on = told.fits("doers", rule.wanted.by), told.fits("targets", rule.wanted.on)
    found = looked.held.incidents(told.rows(threats & (by == Fit.YES) & (on == Fit.YES)))
    yield from (_of(one) for one in found if _near(one, rule, looked))


def _rate(rule: Rule, looked: Looked) -> Iterator[Finding]:
    seen = _counted(rule, looked)
    if seen is None or len(seen.series.counts) <= WEEK.days:
        return
    series = seen.series
    before = Series(series.start, series.counts[: -WEEK.days], series.name)
    if thin(before, 1):
        return
    expected, last = outlook(before, 1), int(series.array[-WEEK.days :].sum())
    _, high = interval(expected.cumulative[None, :], expected.grid, rule.sure)
    if last > high[0]:
        span = (
            f"in the week to {series.end}, above the {int(high[0])} that the {rule.sure:.0%} forecast interval ends at"
        )
        yield Finding(keys=_days(series.end, WEEK.days), sentence=f"{last} {series.name} {span}.", day=series.end)


def _change(rule: Rule, looked: Looked) -> Iterator[Finding]:
    seen = _counted(rule, looked)
    if seen is None or guards.too_few(seen.series.n):
        return
    counts = seen.series.array
    chance = Watch(prior_for(counts), burst=burst_factor(counts)).after(counts).changed_within(RECENT)
    if chance >= rule.sure:
        end = seen.series.end
        words = f"The rate of {seen.series.name} changed in the {RECENT} days to {end}, with probability {chance:.2f}."
        yield Finding(keys=_days(end, RECENT), sentence=words, day=end)


def _actors(rule: Rule, looked: Looked) -> Iterator[Finding]:
    for name, articles in looked.unknown(rule.articles):
        words = f"“{name}” is told of in {articles} articles, and no table of actors holds it."
        yield Finding(keys=(name.casefold(),), sentence=words)


FINDERS: dict[When, Callable[[Rule, Looked], Iterator[Finding]]] = {
    When.INCIDENT: _incidents,
    When.THREAT: _threats,
    When.RATE: _rate,
    When.CHANGE: _change,
    When.ACTOR: _actors,
}


def _counted(rule: Rule, looked: Looked) -> counting.Counting | None:
    return counting.counted(looked.held, rule.wanted) if looked.held.first else None


def _days(end: date, days: int) -> tuple[str, ...]:
    """The days of a window: while it stays set off, the next day's window shares days with the last."""
    return tuple((end - timedelta(days=back)).isoformat() for back in range(days))


def _near(incident: Incident, rule: Rule, looked: Looked) -> bool:
    """Whether the incident is told to be at the rule's place, or its circle reaches into the rule's and is sharp enough.

    A base that was hit is often told as the target, while the place that is told is its country.
    """
    if not rule.near:
        return True
    told_there = (rule.near.casefold() in words.casefold() for words in (incident.place_words, *incident.targets))
    if any(told_there):
        return True
    centre, place = looked.locate(rule.near), incident.place
    if centre is None or place is None or place.precision_km > max(WIDEST_KM, rule.within_km):
        return False
    return centre.km_to(place) <= rule.within_km + place.precision_km


def _killed(incident: Incident) -> int:
    toll = incident.toll(Effect.KILLED)
    return toll.low if toll else 0


def _of(one: Incident) -> Finding:
    return Finding(keys=one.reports, sentence=told(one), day=day_of(one), incident=one.id)


def told(incident: Incident) -> str:
    """One line on an incident: what, by whom, on whom, where, when, how many killed, and who says so."""
    stage = "" if incident.stage is Stage.OCCURRED else f" ({incident.stage})"
    parts = [
        f"{incident.kind}{stage}",
        f"by {', '.join(incident.actors)}" if incident.actors else "",
        f"on {', '.join(incident.targets)}" if incident.targets else "",
        f"at {incident.place_words}" if incident.place_words else "",
        days(incident.when) if incident.when else "day not told",
        f"{counted(toll)} killed" if (toll := incident.toll(Effect.KILLED)) else "",
    ]
    return f"{'; '.join(filter(None, parts))}. Told by {', '.join(incident.publishers) or 'an unnamed source'}."
