"""Questions of what may come, what could have been seen, and what came before attacks, as typed at any door."""

from dataclasses import dataclass, replace
from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.forecasting.forecast import forecast
from tocsin.analysis.forecasting.larger import larger
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.posture import posture
from tocsin.analysis.reporting.coverage import coverage
from tocsin.analysis.reporting.nowcast import still_to_come
from tocsin.analysis.reporting.overlap import missed
from tocsin.analysis.signals import signals
from tocsin.answering.about import About
from tocsin.answering.asking import wanted, with_basis
from tocsin.answering.counting import NothingHeld, counted, share_to_the_day
from tocsin.answering.held import Held
from tocsin.answering.outlooks import dead_in, delays, lists_of, moves_of, on_side, signs, strengths_of
from tocsin.answering.parties import side


class OneSource(ValueError):
    """What was missed was asked of incidents that fewer than two sources tell of."""

    def __init__(self) -> None:
        super().__init__(
            "fewer than two sources tell of these incidents; what was missed shows only where lists overlap"
        )


WHOLE = "Articles, silences and delays are those of the whole ledger: what was asked about narrows none of them."


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked of coverage beside sources and silences: what is still to come, or what nobody told."""

    still_to_come: bool = False
    missed: bool = False


def forecasted(held: Held, about: About, weeks: int, at_least: int) -> Answer:
    """How likely incidents are in the coming weeks, beside simpler forecasts and the record of each."""
    seen = counted(held, wanted(about))
    trust = confidence(sources=seen.context.sources, to_the_day=seen.context.to_the_day)
    return with_basis(forecast(seen.series, weeks, at_least=at_least, confidence=trust), seen)


def foretold(held: Held, about: About, weeks: int, at_least: int, dead: int | None = None) -> Answer:
    """How likely incidents are in the coming weeks; with `dead`, one with at least so many dead."""
    return larger_ahead(held, about, weeks, dead) if dead else forecasted(held, about, weeks, at_least)


def larger_ahead(held: Held, about: About, weeks: int, dead: int) -> Answer:
    """How likely an incident with at least so many dead is in the coming weeks."""
    seen = counted(held, wanted(about))
    return with_basis(larger(seen.series, dead_in(seen.matched), dead, weeks), seen)


def covered(held: Held, about: About, look: Look) -> Answer:
    """What the ledger could have seen: sources over time, delays, silences; or what is still to come, or was missed."""
    narrowed = wanted(about) != wanted(About())
    if look.missed:
        return _missed(held, about)
    if look.still_to_come:
        return _still_to_come(held, about)
    answer = coverage(held.reporting, delays(held.happenings), share_to_the_day(held.happenings))
    return answer.but(WHOLE) if narrowed else answer


def signalled(held: Held, about: About, within: int) -> Answer:
    """How often attacks followed threats, warnings and deployments, against the same dates moved about."""
    meant = wanted(about)
    seen = counted(held, meant)
    return with_basis(signals(signs(held, meant.by, meant.on), seen.series, within), seen)


def postured(held: Held, about: About, of: str) -> Answer:
    """Where a side's forces were told to be, how strong, and how many attacks on them came for each thousand."""
    meant = side(of)
    seen = counted(held, on_side(wanted(about), meant))
    told = strengths_of(held, meant, about.place or "")
    return with_basis(posture(moves_of(held, meant), told, seen.series, of=meant.said), seen)


def _missed(held: Held, about: About) -> Answer:
    seen = counted(held, wanted(about))
    table = lists_of(seen.matched)
    if table is None:
        raise OneSource
    return with_basis(missed(table, name=seen.series.name), seen)


def _still_to_come(held: Held, about: About) -> Answer:
    seen = counted(held, wanted(replace(about, until=about.until or held.last)))
    told = delays(held.happenings, seen.matched.marked)
    if held.last is None:
        raise NothingHeld
    events, reports, now = told.events[told.late], told.reports[told.late], held.last.toordinal()
    first = int(events.min()) if len(events) else now
    name, start = seen.series.name, date.fromordinal(first)
    return still_to_come(events - first, reports - events, now - first, name=name, start=start)
