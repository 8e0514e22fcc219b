"""After each intervention, does the next attack come sooner or later? A hazard with a window after every intervention.

Beside the windows stand what else goes with short waits: the wait before, how many attacks the last sixty days held,
and the year. What windows at ordinary dates show widens the intervals, so that bursts alone seldom count as an answer.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.chart import Chart, Layer, Mark, weekly
from tocsin.analysis.series import Series
from tocsin.analysis.waiting.cox import Waits, fit_hazard
from tocsin.analysis.wording import Share, capital, figure, some

RECENT = 60
LEAST_WAITS = 30
LEAST_EACH = 5
"""Days with an attack for each thing that the hazard is asked about, an intervention or one of the `KNOWN`.

Vittinghoff and McCulloch, American Journal of Epidemiology 165 (2007): under five to nine, errors cannot be trusted.
"""
KNOWN = 3
"""What else goes with short waits: the wait before, the last attacks, the year."""
LEAST_IN_WINDOW = 5
PLACEBOS = 40
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Intervention:
    """Something after which the wait may change: its name and day."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Hazard:
    """The hazard in the window after one intervention, as a ratio to other days. `widened` allows for bursts."""

    name: str
    waits: int
    ratio: float
    low: float
    high: float
    widened_low: float
    widened_high: float
    placebo: float

    @property
    def verdict(self) -> str:
        """Sooner, later, or that it cannot be told."""
        if self.widened_low > 1:
            return "sooner"
        return "later" if self.widened_high < 1 else "cannot be told"


def waits_of(series: Series, days: Sequence[int], window: int) -> Waits:
    """The waits between days with an attack, cut where a window begins or ends, with a column for each window."""
    attacks = np.flatnonzero(series.array)
    before = np.concatenate([[0], np.cumsum(series.array)])
    cuts = sorted({edge for day in days for edge in (day + 1, day + 1 + window)})
    rows: list[tuple[int, int, int, bool, tuple[float, ...]]] = []
    final = len(series.counts)
    for place, (last, following) in enumerate(pairwise([*attacks, final])):
        edges = [last + 1, *cuts[bisect_right(cuts, last + 1) : bisect_left(cuts, following + 1)], following + 1]
        gap = float(last - attacks[place - 1]) if place else float(last + 1)
        recent = float(before[last + 1] - before[max(last + 1 - RECENT, 0)])
        known = (np.log1p(gap), np.log1p(recent), last / 365.25)
        for start, end in pairwise(edges):
            rows.append((last + 1, start, end, end == following + 1 and following < final, known))
    since, starts, ends, ended, told = map(np.array, zip(*rows, strict=True))
    begun = starts[:, None] - np.array(days) - 1
    inside = (begun >= 0) & (begun < window)
    return Waits((starts - since) * 1.0, (ends - since) * 1.0, ended, np.column_stack([inside, told]))


def placebo_scores(series: Series, days: Sequence[int], window: int) -> Floats:
    """How many standard errors off one an ordinary date's hazard is: windows that meet no intervention's."""
    room = np.arange(RECENT, len(series.counts) - window)
    taken = np.unique(np.add.outer(days, np.arange(-window, window + 1)))
    free = room[~np.isin(room, taken)].tolist()
    chosen = [free[int(place)] for place in np.linspace(0, len(free) - 1, min(PLACEBOS, len(free)))] if free else []
    scores = []
    for day in chosen:
        waits = waits_of(series, [day], window)
        if _ended_within(waits, 0):
            fit = fit_hazard(waits)
            scores.append(fit.weights[0] / fit.errors[0])
    return np.array(scores)


def _ended_within(waits: Waits, column: int) -> int:
    return int((waits.ended & (waits.covariates[:, column] > 0)).sum())


def hazard_after(series: Series, interventions: Sequence[Intervention], window: int = 30) -> tuple[Hazard, ...]:
    """The hazard of the next attack in the window after each intervention, against other days."""
    days = [series.index(each.day) for each in interventions]
    waits = waits_of(series, days, window)
    fit = fit_hazard(waits)
    scores = placebo_scores(series, days, window)
    wider = max(1.0, float(np.quantile(np.abs(scores), 0.95)) / Z) if len(scores) >= 20 else 2.0
    found = []
    for column, each in enumerate(interventions):
        weight, error = float(fit.weights[column]), float(fit.errors[column])
        score = abs(weight / error) if error > 0 else 0.0
        low, high, widened_low, widened_high = (
            float(np.exp(np.clip(weight + sign * Z * error * by, -50.0, 50.0)))
            for by in (1.0, wider)
            for sign in (-1, 1)
        )
        placebo = float((np.sum(np.abs(scores) >= score) + 1) / (len(scores) + 1))
        ended = _ended_within(waits, column)
        found.append(
            Hazard(each.name, ended, float(np.exp(max(weight, -50.0))), low, high, widened_low, widened_high, placebo)
        )
    return tuple(found)


def next_attack(series: Series, interventions: Sequence[Intervention], window: int = 30) -> Answer:
    """Whether the next attack came sooner or later after each intervention; refused where there are too few waits."""
    question = f"After each intervention, do {series.name} come sooner or later?"
    rule = f"waits between days with {series.name}, {series.start} to {series.end}; windows of {some(window, 'days')}"
    counted = Counted(rule, series.n)
    attacks = int(np.count_nonzero(series.array))
    inside = [each for each in interventions if series.start <= each.day < series.day(len(series.counts) - window)]
    needed = max(LEAST_WAITS, LEAST_EACH * (len(inside) + KNOWN))
    if attacks < needed or not inside:
        why = (
            f"{some(attacks, 'days')} with {series.name} and {some(len(inside), 'interventions')} with a whole window; "
            f"{needed} such days and one intervention are needed"
        )
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    found = hazard_after(series, inside, window)
    return Answer(
        question=question,
        sentence=summary(found, window),
        counted=counted,
        grade=Grade.ASSOCIATION,
        estimate=found[0].ratio if len(found) == 1 else None,
        unit="hazard ratio",
        intervals=_intervals(found[0]) if len(found) == 1 else (),
        tables=(_table(found),),
        caveats=(*_caveats(found), *_crowded(inside, window)),
        chart=_chart(series, inside),
    )


def _intervals(found: Hazard) -> tuple[Interval, ...]:
    return (
        Interval(found.widened_low, found.widened_high, 0.95, "widened by what ordinary dates show"),
        Interval(found.low, found.high, 0.95, "if waits were independent"),
    )


def summary(found: Sequence[Hazard], window: int) -> str:
    """Each intervention's finding, or, of more than two, how many were found sooner and later."""
    if len(found) <= 2:
        return " ".join(map(sentence, found))
    sooner, later = (sum(each.verdict == verdict for each in found) for verdict in ("sooner", "later"))
    told = [f"the next came sooner after {sooner}" if sooner else "", f"later after {later}" if later else ""]
    rest = len(found) - sooner - later
    told.append(_untold(rest, len(found)))
    return f"Of {len(found)} interventions, with {some(window, 'days')} after each: {'; '.join(filter(None, told))}."


def _untold(rest: int, of: int) -> str:
    """How many interventions nothing can be told of, "" of none.

    >>> _untold(2, 3), _untold(3, 3)
    ('after 2 neither sooner nor later can be told', 'after none can it be told whether the next came sooner or later')
    """
    if rest == of:
        return "after none can it be told whether the next came sooner or later"
    return f"after {rest} neither sooner nor later can be told" if rest else ""


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 10 else figure(value)


def sentence(found: Hazard) -> str:
    """One intervention's finding.

    >>> sentence(Hazard("the raid", 12, 1.3, 0.9, 1.9, 0.8, 2.1, 0.4))
    'After the raid, attacks came 1.3 times as fast (0.8–2.1): neither sooner nor later can be told.'
    """
    told = {"sooner": "sooner than on other days", "later": "later than on other days"}
    verdict = told.get(found.verdict, "neither sooner nor later can be told")
    ratio = f"{_short(found.ratio)} times as fast ({_short(found.widened_low)}–{_short(found.widened_high)})"
    return f"After {found.name}, attacks came {ratio}: {verdict}."


def _caveats(found: Sequence[Hazard]) -> tuple[str, ...]:
    said = ["An intervention follows on a rise more often than not; the fall after a spike comes by itself."]
    said += [
        f"Only {each.waits} waits ended in the window after {each.name}: read its ratio as a guess."
        for each in found
        if each.waits < LEAST_IN_WINDOW
    ]
    if len(found) > 5:
        said.append("More than five windows were looked at: one in twenty would stand out by chance alone.")
    return tuple(said)


def _crowded(inside: Sequence[Intervention], window: int) -> tuple[str, ...]:
    days = sorted(each.day for each in inside)
    near = sum((later - day).days <= window for day, later in pairwise(days))
    return (
        (f"Windows overlap {near} times: what follows both of two interventions is told of neither.",) if near else ()
    )


def _table(found: Sequence[Hazard]) -> Rows:
    columns = ("intervention", "waits", "ratio", "95 % from", "to", "widened from", "to", "ordinary dates as far off")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.name, each.waits, *(round(value, 3) for value in _numbers(each)), Share(round(each.placebo, 3)))
        for each in found
    )
    return Rows("hazard after each intervention", columns, rows)


def _numbers(each: Hazard) -> tuple[float, ...]:
    return (each.ratio, each.low, each.high, each.widened_low, each.widened_high)


def _chart(series: Series, inside: Sequence[Intervention]) -> Chart:
    rules = Layer(Mark.RULE, "interventions", tuple((each.day,) for each in inside))
    return Chart(f"{series.name} a week, and interventions", "week from", "a week", (weekly(series), rules))
