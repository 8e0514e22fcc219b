"""The answer to what goes with more acts a day, and where (question: six air-strikes a day in place of one?)."""

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Counted, Grade, Interval
from tocsin.analysis.context import KNOWN, Context
from tocsin.analysis.intensity.found import (
    LEVEL,
    Both,
    Rates,
    Regions,
    Stretches,
    direction,
    lasting,
    too_little,
)
from tocsin.analysis.intensity.told import by_regions, chart, ends, figures, lasts, sentence, signed
from tocsin.analysis.intensity.weighing import HEAVIEST, Shift
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.series import Series
from tocsin.analysis.wording import capital, figure, one_of, share, some

OFF = 0.2
"""How far the mean weight may be from one before it is told."""
NEAR = 0.9
"""The part of the difference asked about that the days weighed must show for nothing to be said."""
UNSEEN = (
    "Whatever moved both acts and attacks, and shows neither in the days before nor in the season, is not allowed for."
)


def intensity(acts: Series, regions: Regions, rates: Rates, context: Context = KNOWN) -> Answer:
    """How attacks differ, in all and by region, after days with more acts and with fewer, over the same window.

    Refused where days are too few, or never came near the rates.
    """
    attacks, days = regions.together(), rates.days
    why = too_little(acts, attacks, days)
    rule = f"{regions.name} by region, and {acts.name}, by day, {acts.start} to {acts.end}"
    counted = Counted(rule, attacks.n, context.to_the_day, context.merging)
    noun = one_of(acts.name) if rates.high == 1 else acts.name
    asked = f"{figure(rates.high)} {noun} a day rather than {figure(rates.low)}, for {some(days, 'days')}"
    question = f"What goes with {asked}, and where?"
    if not why:
        both = Both.of(acts.array, attacks.array)
        weighed = [both.stretches(rates, each) for each in lasting(days)]
        why = weighed[-1].too_thin(rates)
    if why:
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    head = weighed[-1]
    found, before = head.shift(attacks.array), head.shift(attacks.array, before=True)
    by_region = tuple((each, head.shift(each.array)) for each in regions.gathered())
    interval = Interval(*found.interval(LEVEL), LEVEL, "days weighed; days that go together allowed for")
    return Answer(
        question=question,
        sentence=sentence(rates, (acts.name, attacks.name), head, found, by_region),
        counted=counted,
        grade=Grade.ASSOCIATION,
        estimate=found.more,
        unit="attacks a day more",
        intervals=(interval,),
        figures=figures(acts, head, found, before),
        tables=(by_regions(by_region, weighed), lasts(attacks, weighed)),
        caveats=_caveats(rates, head, (found, before), (acts, attacks), context),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=chart(attacks, weighed, rates, acts),
    )


def _caveats(
    rates: Rates, head: Stretches, changes: tuple[Shift, Shift], sides: tuple[Series, Series], context: Context
) -> tuple[str, ...]:
    (acts, attacks), (found, before) = sides, changes
    reach = (head.held[1] - head.held[0]) / (rates.high - rates.low)
    means = [each.mean for each in (head.low, head.high)]
    middle = acts.day(len(acts.counts) // 2)
    return tuple(
        guards.said(
            _merged_otherwise(head, attacks, context),
            UNSEEN,
            f"{capital(acts.name)} are taken as bunched as they came, where they came; only how many is asked about.",
            f"The heaviest {share(1 - HEAVIEST)} of days were cut down: the days weighed show {share(reach)} of the "
            "difference asked about."
            if reach < NEAR
            else None,
            f"Weights have means of {means[0]:.2f} and {means[1]:.2f} in place of one: how many acts came is not wholly "
            "what the days before let expect."
            if max(abs(mean - 1) for mean in means) > OFF
            else None,
            "The days weighed differ already on the day before: the days before do not say all that decides when acts come."
            if direction(before)
            else None,
            guards.sources_moved(context, acts.start, middle, acts.end),
            guards.undated(context),
            guards.many_questions(context, found.p),
        )
    )


def _merged_otherwise(head: Stretches, attacks: Series, context: Context) -> str | None:
    """Words on a change that turns when what happened on one day at one place is counted once."""
    if context.coarser is None or len(context.coarser.counts) != len(attacks.counts):
        return None
    found, other = head.shift(attacks.array), head.shift(context.coarser.array)
    if direction(found) == direction(other):
        return None
    return f"The statement turns with the merging: counted once a day and place, it is {signed(other.more)} ({ends(other)})."
