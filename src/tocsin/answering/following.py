"""What followed what, measured in one of five ways."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.analysis.answer import Answer
from tocsin.analysis.bursts.burstiness import burstiness
from tocsin.analysis.responses.answers import response
from tocsin.analysis.responses.found import HORIZONS
from tocsin.analysis.responses.found import Intervention as Interventions
from tocsin.analysis.waiting.next_attack import Intervention, next_attack
from tocsin.analysis.wording import on
from tocsin.answering.about import About
from tocsin.answering.asking import counted_after, wanted, with_basis, with_losses
from tocsin.answering.counting import counted
from tocsin.answering.held import Held
from tocsin.answering.regions import where
from tocsin.answering.responding import beside, between, days_of, interventions
from tocsin.ledger.questions import Asked as Noted


@dataclass(frozen=True, slots=True)
class After:
    """What the response is to, as typed: a kind of event or a doer; and what is asked of it."""

    what: str
    season: bool = True
    smallest: float = 1.5
    against: str | None = None
    within: int | None = None
    a_day: tuple[float, float] | None = None


def respond(held: Held, before: Sequence[Noted], about: About, after: After, measure: str = "step") -> Answer:
    """What followed, by its measure.

    A "step" in the rate, who "answers" whom, how long one "waits" for the next, how many come in "bursts", or what
    goes with another "intensity", and where.
    """
    ways = {"step": _step, "answers": _answers, "waits": _waits, "bursts": _bursts, "intensity": _intensity}
    return ways[measure](held, before, about, after)


def _step(held: Held, before: Sequence[Noted], about: About, after: After) -> Answer:
    seen, meant = counted_after(held, before, about), interventions(after.what, about.since, about.until)
    first, control = counted(held, meant), None
    if after.against:
        window = replace(about, place=after.against, since=seen.series.start, until=seen.series.end)
        control = counted(held, wanted(window)).series
    horizons = (after.within,) if after.within else HORIZONS
    to = Interventions(
        name=meant.named(),
        days=days_of(first),
        smallest=after.smallest,
        season=after.season,
        horizons=horizons,
    )
    apart = beside(held, seen, first, meant, control)
    return with_losses(response(seen.series, to, seen.context, apart), seen)


def _answers(held: Held, _before: Sequence[Noted], about: About, after: After) -> Answer:
    meant = interventions(after.what, about.since, about.until)
    return between(held, meant, wanted(about), after.within or 7)


def _waits(held: Held, before: Sequence[Noted], about: About, after: After) -> Answer:
    seen, meant = counted_after(held, before, about), interventions(after.what, about.since, about.until)
    acts = [Intervention(f"{meant.named()} on {on(day)}", day) for day in days_of(counted(held, meant))]
    return with_basis(next_attack(seen.series, acts, after.within or 30), seen)


def _intensity(held: Held, before: Sequence[Noted], about: About, after: After) -> Answer:
    seen, meant = counted_after(held, before, about), interventions(after.what, about.since, about.until)
    return with_losses(where(held, seen, meant, after.a_day, after.within), seen)


def _bursts(held: Held, before: Sequence[Noted], about: About, _after: After) -> Answer:
    seen = counted_after(held, before, about)
    found = burstiness(seen.series, to_the_day=seen.context.to_the_day, merging=seen.context.merging)
    return with_losses(found, seen)
