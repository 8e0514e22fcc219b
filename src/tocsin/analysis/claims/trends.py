"""Whether a claimed rise or fall fits what the ledger holds on both sides of its day."""

from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Counted, Grade
from tocsin.analysis.claims.judging import Verdict
from tocsin.analysis.context import KNOWN, Context
from tocsin.analysis.intervals import ratio
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.rate import Compared
from tocsin.analysis.wording import figure, on, ratios, some


@dataclass(frozen=True, slots=True)
class Trended:
    """A claim that something has risen (1) or fallen (-1) since a day; `name` says what.

    `timed` is whether the claim tells that day: where not, nothing counted can contradict it. `begun` is the event that it
    counts from where nobody knows the day of that: nothing counted can bear out such a claim either, nor one of which not
    all that narrows it was understood.
    """

    words: str
    direction: int
    name: str
    since: date
    timed: bool = True
    begun: str = ""
    narrowed: bool = True


FEWEST_BEFORE = 7
"""Days before a claimed change under which nothing is compared (own choice)."""
SHARE_BEFORE = 0.25
"""The share of the days after that must have been counted before (own choice): a few bad or quiet days are no yardstick."""


def _too_few_before(found: Compared) -> bool:
    return found.before.days < max(FEWEST_BEFORE, SHARE_BEFORE * found.after.days)


def _trend_verdict(claimed: Trended, found: Compared) -> Verdict:
    """Supported when the interval says so, hard when it says the reverse of a claim that tells its time."""
    if (
        claimed.begun
        or _too_few_before(found)
        or not found.direction
        or (found.direction != claimed.direction and not claimed.timed)
    ):
        return Verdict.CONSISTENT
    return Verdict.SUPPORTED if found.direction == claimed.direction else Verdict.HARD


def _window(claimed: Trended, found: Compared) -> tuple[date, date, date]:
    """The first day counted, the day of the claim, and the last day counted."""
    since = claimed.since
    return since - timedelta(days=found.before.days), since, since + timedelta(days=found.after.days - 1)


def check_trend(claimed: Trended, found: Compared, context: Context = KNOWN) -> Answer:
    """The answer to a claim of a trend, from the counts on both sides of its day."""
    total = found.before.count + found.after.count
    few = guards.too_few(total)
    verdict = _trend_verdict(claimed, found) if not few else Verdict.CONSISTENT
    after, before = found.after, found.before
    times = ratio(after, before)
    core = "" if times is None else f"{figure(times)} times the earlier rate, "
    range_ = f"{core}95 % range {ratios(found.interval)}, allowing for bursts"
    taken = f"The ledger does not date “{claimed.begun}”" if claimed.begun else "The claim tells no time"
    told = "consistent: the counts do not tell" if verdict is Verdict.CONSISTENT else verdict.value
    return Answer(
        question=f"Does the ledger bear out “{claimed.words}”?",
        sentence=(
            f"The ledger holds {some(after.count, 'such events')} in the {some(round(after.days), 'days')} from {on(claimed.since)} on and "
            f"{before.count or 'none'} in the {some(round(before.days), 'days')} before ({range_}). Verdict: {told}."
        ),
        counted=Counted(claimed.name, total, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        estimate=None if few or not before.count else after.rate / before.rate,
        unit="times the earlier rate",
        intervals=(found.interval,),
        figures=(("verdict", verdict.value), ("claimed", "a rise" if claimed.direction > 0 else "a fall")),
        caveats=tuple(
            guards.said(
                None if claimed.timed else f"{taken}; {on(claimed.since)} was taken for its beginning.",
                f"Not compared closely: {few}." if few else None,
                f"The ledger begins only {some(round(found.before.days), 'days')} before; that is no yardstick for the {found.after.days:.0f} after."
                if _too_few_before(found)
                else None,
                guards.too_short(round(before.days))
                and "Less than a year before: a season cannot be told from a change.",
                guards.sources_moved(context, *_window(claimed, found)),
                guards.bursts(found.widening.factor),
                guards.undated(context),
            )
        ),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
    )
