"""Whether events became more or fewer after interventions (question: did the strikes deter attacks, or the reverse?)."""

from collections.abc import Sequence
from datetime import timedelta

from tocsin.analysis import guards
from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Rows
from tocsin.analysis.chart import Chart, Layer, Mark, weekly
from tocsin.analysis.clustering import widening_at
from tocsin.analysis.context import KNOWN, Context, reporting_rows
from tocsin.analysis.interrupted import LEAST_REST, allowed_for, until
from tocsin.analysis.intervals import Widening
from tocsin.analysis.likelihood import confidence
from tocsin.analysis.responses.earned import ASSUMED, short_of_causal, tested_at
from tocsin.analysis.responses.found import (
    BASELINES,
    ENOUGH_PLACEBOS,
    Beside,
    Cells,
    Found,
    Intervention,
    Setting,
    at_horizon,
    baselines,
    moved,
    verdict,
)
from tocsin.analysis.series import Series
from tocsin.analysis.wording import Ratio, capital, figure, on, ratios, some

NAMED = 5
"""Days of interventions that are named at most where nothing is compared."""


def response(series: Series, to: Intervention, context: Context = KNOWN, beside: Beside | None = None) -> Answer:
    """The answer: ratios at both horizons, placebo dates, a placebo outcome and a control region, rivals."""
    starts = tuple(series.index(day) for day in sorted(set(to.days)) if series.start < day < series.end)
    few = _refusal(series, starts, to, context)
    if few:
        return _refused(series, to, context, few)
    widening = widening_at(series.array[until(len(series.counts), starts, to.horizons[-1])], starts[0])
    at = Setting(series, to, context, beside or Beside(), starts, widening)
    found = [one for horizon in to.horizons if (one := at_horizon(at, horizon))]
    if not found:
        return _refused(series, to, context, f"fewer than {LEAST_REST} days without an intervention to compare with")
    return _answer(at, found)


def _answer(at: Setting, found: list[Found]) -> Answer:
    series, to, context, head = at.series, at.to, at.context, found[0]
    tested = tested_at(at, head)
    missing = short_of_causal(at, head, tested)
    ranked = ("days after", "counted", "expected", "ratio", "low", "high", "ordinary as far")
    compared = ("baseline", "after", "before", "ratio")
    return Answer(
        question=f"Were there more or fewer {series.name} after “{to.name}”?",
        sentence=_sentence(series, to, head, earned=not missing),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.ASSOCIATION if missing else Grade.CAUSAL,
        estimate=head.effect.times,
        unit="times the count expected without them",
        intervals=(head.effect.interval,),
        figures=(
            ("verdict", verdict(head, to.smallest)),
            ("smallest change that matters", to.smallest),
            ("interventions", len(at.starts)),
            ("ordinary dates tried", len(head.ordinary)),
            ("ordinary dates that show as much", head.as_far),
            ("short of the causal grade", "; ".join(missing) or "nothing"),
        ),
        tables=(
            Rows("Horizons", ranked, _horizons(found)),
            Rows("Baselines before", compared, baselines(series, at.starts[0], head.horizon)),
            Rows("What should not change", ("series", "counted", "ratio", "low", "high"), tested.sides),
            Rows(f"Rivals within {guards.RIVAL_DAYS} days", ("day", "what"), tested.rivals),
            reporting_rows(context, series.start, series.day(at.starts[0]), series.end),
        ),
        caveats=(
            *guards.said(tested.turned),
            *_beside(tested.rivals, tested.sides),
            *_caveats(series, to, context, head, at.widening),
            *(() if missing else (ASSUMED,)),
        ),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        chart=_chart(series, to, at.starts, head),
    )


def _refusal(series: Series, starts: Sequence[int], to: Intervention, context: Context) -> str | None:
    if not starts:
        return "no intervention falls within the counted days"
    return guards.too_few(series.n) or (
        guards.too_short(context.history(series.start, series.day(starts[0]))) if to.season else None
    )


def _sentence(series: Series, to: Intervention, head: Found, *, earned: bool) -> str:
    shown, told = head.effect, verdict(head, to.smallest)
    expected = f"{figure(shown.times)} times (95 % range {ratios(shown.interval)}) {allowed_for(head.used)}"
    start = f"{some(shown.seen, series.name)} in the {some(shown.days, 'days')} within {some(head.horizon, 'days')} after {to.name}: {expected}"
    ordinary = f"{head.as_far} of {len(head.ordinary)} ordinary dates show as much"
    if not head.ordinary:
        ordinary = "There are no ordinary dates to compare with"
    if told == "cannot tell":
        return f"{start}. {ordinary}. It cannot be told whether they became more or fewer."
    if earned:
        did = "raised" if told == "more" else "lowered"
        return f"{start}. {ordinary}. Under the assumptions below, “{to.name}” {did} their number."
    word = {"more": "There were more", "fewer": "There were fewer"}.get(told)
    change = word or f"Any change is smaller than {figure(to.smallest)} times"
    return f"{start}. {ordinary}. {change}; the order in time does not show the reason."


def _horizons(found: list[Found]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            one.horizon,
            one.effect.seen,
            round(one.effect.expected, 2),
            Ratio(round(one.effect.times, 3)),
            Ratio(round(one.effect.interval.low, 3)),
            None if one.effect.interval.high is None else Ratio(round(one.effect.interval.high, 3)),
            f"{one.as_far} of {len(one.ordinary)}",
        )
        for one in found
    )


def _caveats(series: Series, to: Intervention, context: Context, head: Found, widening: Widening) -> tuple[str, ...]:
    first = min(day for day in to.days if day > series.start)
    few = len(head.ordinary) < ENOUGH_PLACEBOS
    spikes = ": compare the baselines" if (first - series.start).days >= min(BASELINES) else " by themselves"
    rank = f"a rank among fewer than {ENOUGH_PLACEBOS} is weak"
    return tuple(
        guards.said(
            f"Of ordinary dates, {len(head.ordinary)} can be compared: {rank}." if few else None,
            None if to.season else "The asker set the season aside.",
            guards.chosen_after_looking(to.chosen, max(1, len(series.counts) // 7)),
            guards.sources_moved(context, series.start, first, series.end),
            f"Interventions follow spikes, and spikes pass{spikes}.",
            guards.bursts(widening.factor),
            guards.undated(context),
            guards.many_questions(context, head.share),
        )
    )


def _beside(rivals: Cells, sides: Cells) -> tuple[str, ...]:
    """Words on other events near an intervention, and on what should have stayed the same."""
    near = f"Other events within {guards.RIVAL_DAYS} days of an intervention: {len(rivals)}."
    return tuple(
        guards.said(
            near if rivals else None,
            "What should not have changed did change too: something else moved the counts."
            if any(map(moved, sides))
            else None,
            None if sides else "No outcome or region that should stay the same could be compared.",
        )
    )


def _refused(series: Series, to: Intervention, context: Context, why: str) -> Answer:
    days = ", ".join(on(day) for day in sorted(to.days)[:NAMED]) or "no day"
    days += f" and {len(to.days) - NAMED:,} more" if len(to.days) > NAMED else ""
    return Answer(
        question=f"Were there more or fewer {series.name} after “{to.name}”?",
        sentence=(
            f"{capital(some(series.n, series.name))} in {some(len(series.counts), 'days')}, with interventions on {days}: "
            f"not compared ({why})."
        ),
        counted=Counted(series.name, series.n, context.to_the_day, context.merging),
        grade=Grade.DESCRIPTION,
        caveats=tuple(guards.said(guards.nothing_seen(series.n, context, series.start, series.end))),
        confidence=confidence(sources=context.sources, to_the_day=context.to_the_day),
        refused=why,
    )


def _chart(series: Series, to: Intervention, starts: Sequence[int], head: Found) -> Chart:
    rules = tuple((series.day(start),) for start in starts)
    expected = 7 * head.effect.expected / head.effect.days
    level = Layer(Mark.LINE, "expected", ((series.start, expected), (series.end + timedelta(days=0), expected)))
    return Chart(
        f"{series.name} a week, and “{to.name}”",
        "week from",
        "a week",
        (weekly(series), level, Layer(Mark.RULE, to.name, rules)),
    )
