"""Questions of a ledger, as typed at any door: which incidents are meant, what is counted, which estimator answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.change import when_changed
from tocsin.analysis.guards import still_coming
from tocsin.analysis.rate import Asked, rate_change
from tocsin.analysis.response import Beside, Intervention, response
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.held import Held
from tocsin.answering.parties import EVERYONE, Fit, side
from tocsin.answering.parties import fit as fits
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.codebook.kinds import kinds
from tocsin.ledger.questions import Asked as Noted
from tocsin.record import DONE, Effect

RIVAL_DEAD = 10
"""Incidents with at least so many dead are told as rivals of an intervention."""
RIVAL_KINDS = frozenset({"ceasefire", "agreement", "capture"})


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the counted incidents are, as typed."""

    kind: str | None = None
    by: str | None = None
    on: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None

    def wanted(self) -> Wanted:
        """The selection; raises `UnknownKind` for a kind that the codebook does not have."""
        return Wanted(
            kinds=kinds_of(self.kind),
            by=side(self.by) if self.by else EVERYONE,
            on=side(self.on) if self.on else EVERYONE,
            place=self.place or "",
            since=self.since,
            until=self.until,
        )


def _counted(held: Held, about: About, before: Sequence[Noted]) -> Counting:
    p_values = tuple(one.p for one in before if one.p is not None)
    return counted(held, about.wanted(), asked=len(before), p_values=p_values)


def _with_losses(answer: Answer, seen: Counting) -> Answer:
    """The answer with words on what the counting left out."""
    left = [
        f"Not counted, for want of a day or a span of at most a month: {seen.undated}." if seen.undated else "",
        still_coming(seen.context, seen.dropped) or "",
    ]
    return answer.but(*filter(None, left))


def rate(held: Held, before: Sequence[Noted], about: About, asked: Asked) -> Answer:
    """Whether incidents have become more or fewer since a date; `before` are the questions asked of the ledger so far."""
    seen = _counted(held, about, before)
    return _with_losses(rate_change(seen.series, asked, seen.context), seen)


def change(held: Held, before: Sequence[Noted], about: About, most: int) -> Answer:
    """Between which days the rate changed, if it did."""
    seen = _counted(held, about, before)
    return _with_losses(when_changed(seen.series, seen.context, most=most), seen)


@dataclass(frozen=True, slots=True)
class After:
    """What the response is to: a kind of event or a doer, whether the season matters, the smallest change of interest."""

    what: str
    season: bool = True
    smallest: float = 1.5
    against: str | None = None


def respond(held: Held, before: Sequence[Noted], about: About, after: After) -> Answer:
    """Whether there were more or fewer incidents after interventions than after ordinary dates."""
    seen = _counted(held, about, before)
    first = counted(held, _interventions(after, about))
    days = tuple(sorted({match.happening.day for match in first.matched if match.happening.day}))
    to = Intervention(name=first.series.name, days=days, smallest=after.smallest, season=after.season)
    return _with_losses(response(seen.series, to, seen.context, _beside(held, about, seen, after)), seen)


def _interventions(after: After, about: About) -> Wanted:
    """The incidents of a kind, or by a doer: `air-strike`, `US`, `air-strike by US`."""
    what, _, by = after.what.partition(" by ")
    named = all(part.strip() in kinds() for part in what.split(","))
    doer = by or ("" if named else what)
    return Wanted(
        kinds=kinds_of(what if named else None),
        by=side(doer) if doer else EVERYONE,
        since=about.since,
        until=about.until,
    )


def _beside(held: Held, about: About, seen: Counting, after: After) -> Beside:
    """The same window for what should stay the same, and what else happened."""
    start, end = seen.series.start, seen.series.end
    control = None
    if after.against:
        other = counted(held, replace(about.wanted(), place=after.against, since=start, until=end))
        control = other.series
    mine = {match.happening.incident.id for match in seen.matched}
    doer = side(after.what.partition(" by ")[2] or after.what)
    others = [
        one
        for one in held.happenings
        if one.day and start <= one.day <= end and one.incident.stage in DONE and one.incident.id not in mine
    ]
    unrelated = [one for one in others if one.incident.kind in kinds_of(None) and fits(one.doers, doer) is Fit.NO]
    placebo = by_day([one.day for one in unrelated if one.day], start, end, "attacks by anyone else")
    big = [
        (one.day, f"{one.incident.kind} {one.incident.place_words}".strip())
        for one in others
        if one.day
        and (
            ((dead := one.incident.toll(Effect.KILLED)) and dead.low >= RIVAL_DEAD) or one.incident.kind in RIVAL_KINDS
        )
    ]
    return Beside(placebo, control, tuple(big))
