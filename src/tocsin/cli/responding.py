"""What `tocsin response` does: what followed what, measured in one of four ways."""

from dataclasses import dataclass, replace

from tocsin.analysis.answer import Answer
from tocsin.analysis.bursts.burstiness import burstiness
from tocsin.analysis.responses.answers import response
from tocsin.analysis.responses.found import HORIZONS
from tocsin.analysis.responses.found import Intervention as Interventions
from tocsin.analysis.waiting.next_attack import Intervention, next_attack
from tocsin.analysis.wording import on
from tocsin.answering.asking import with_losses
from tocsin.answering.counting import counted
from tocsin.answering.held import Held
from tocsin.answering.responding import beside, between, days_of, interventions
from tocsin.cli.about import About, Question
from tocsin.cli.asking import answered, counted_after, wanted
from tocsin.ledger.questions import Asked as Noted


@dataclass(frozen=True, slots=True)
class After:
    """What the response is to, as typed: a kind of event or a doer; and what is asked of it."""

    what: str
    season: bool = True
    smallest: float = 1.5
    against: str | None = None
    within: int | None = None


def respond(question: Question, measure: str, after: After) -> int:
    """`tocsin response`."""
    ways = {"step": _step, "answers": _answers, "waits": _waits, "bursts": _bursts}

    def ask(held: Held, before: list[Noted]) -> Answer:
        return ways[measure](held, question.about, before, after)

    return answered(question, ask)


def _step(held: Held, about: About, before: list[Noted], after: After) -> Answer:
    seen, meant = counted_after(held, about, before), interventions(after.what, about.since, about.until)
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


def _answers(held: Held, about: About, _before: list[Noted], after: After) -> Answer:
    meant = interventions(after.what, about.since, about.until)
    return between(held, meant, wanted(about), after.within or 7)


def _waits(held: Held, about: About, before: list[Noted], after: After) -> Answer:
    seen, meant = counted_after(held, about, before), interventions(after.what, about.since, about.until)
    acts = [Intervention(f"{meant.named()} on {on(day)}", day) for day in days_of(counted(held, meant))]
    return with_losses(next_attack(seen.series, acts, after.within or 30), seen)


def _bursts(held: Held, about: About, before: list[Noted], _after: After) -> Answer:
    seen = counted_after(held, about, before)
    found = burstiness(seen.series, to_the_day=seen.context.to_the_day, merging=seen.context.merging)
    return with_losses(found, seen)
