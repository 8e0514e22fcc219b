"""How likely is an attack in the coming weeks, and how many? With the record of the same forecast on this series."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from tocsin.analysis.answer import Answer, Cell, Confidence, Counted, Grade, Interval, Rows
from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.forecasting.backtest import Backtest, backtest, simpler
from tocsin.analysis.forecasting.baselines import steady_rate
from tocsin.analysis.forecasting.foresight import Question, foresee
from tocsin.analysis.forecasting.scores import grid_up_to, interval
from tocsin.analysis.likelihood import likelihood
from tocsin.analysis.series import Series
from tocsin.analysis.wording import Chance, Share, capital, on, some

WEEK = 7
LEAST_EVENTS = 10
START = 8
"""Weeks before the first forecast that is scored."""
LEAST_SCORED = 5
"""Past outcomes that a forecast is tested on, were none to overlap."""


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """The forecast from the last day: chances of at least so many, interval, and its record."""

    weeks: int
    cumulative: Floats
    grid: Floats
    low: int
    high: int
    record: Backtest
    beside: tuple[tuple[str, float], ...]
    """The chance of at least one, by each simpler forecast."""

    def at_least(self, count: int) -> float:
        """The chance of so many or more."""
        if count <= 0:
            return 1.0
        place = int(np.searchsorted(self.grid, count - 1))
        return max(float(1 - self.cumulative[min(place, len(self.grid) - 1)]), 0.0)


def weekly(series: Series) -> Floats:
    """Counts of whole weeks that end on the series' last day, as a panel of one row."""
    weeks = len(series.counts) // WEEK
    days = series.array[len(series.counts) - weeks * WEEK :]
    return np.asarray(days.reshape(weeks, WEEK).sum(axis=1), dtype=np.float64)[None, :]


def thin(series: Series, weeks: int) -> str:
    """Why the series is too thin for a forecast so far ahead; "" when it is not."""
    held = len(series.counts) // WEEK
    needed = START + weeks * LEAST_SCORED
    if series.n < LEAST_EVENTS:
        return f"too few for a forecast: {some(series.n, series.name)}, and {LEAST_EVENTS} are needed"
    if held < needed:
        return f"too short for a forecast of {some(weeks, 'weeks')}: {held} whole weeks are held, and {needed} are needed to test it"
    return ""


def outlook(series: Series, weeks: int) -> Outlook:
    """The forecast of the sum of the next weeks, from the series' last day."""
    panel, question = weekly(series), Question(length=weeks)
    found = foresee(panel, question)
    grid = grid_up_to(float(panel.max()) * weeks)
    now = slice(panel.shape[1] - 1, panel.shape[1])
    cumulative = found.cumulative(0, now, grid)
    low, high = interval(cumulative, grid)
    size, chance = steady_rate(series.n, len(series.counts), weeks * WEEK)
    beside = [(name, float(1 - each[0, 0])) for name, each in simpler(panel, now, weeks, grid).items()]
    beside.append(("steady rate, no bursts", 1 - chance**size))
    record = backtest(panel, START - 1, question, made=found)
    return Outlook(weeks, cumulative[0], grid, max(int(low[0]), 0), int(high[0]), record, tuple(beside))


def forecast(series: Series, weeks: int = 1, *, at_least: int = 1, confidence: Confidence | None = None) -> Answer:
    """The chance of at least one (and of at least so many) in the coming weeks; refused where data are too thin.

    The series ends on the last day that is not still filling with reports.
    """
    ahead = f"the {weeks * WEEK} days after {on(series.end)}"
    question = f"How many {series.name} in {ahead}?"
    counted = Counted(f"{series.name} by week, {series.start} to {series.end}", series.n)
    if why := thin(series, weeks):
        return Answer(
            question=question,
            sentence=f"{capital(why)}.",
            counted=counted,
            grade=Grade.DESCRIPTION,
            refused=why,
        )
    found = outlook(series, weeks)
    return Answer(
        question=question,
        sentence=_sentence(series, found, ahead, at_least),
        counted=counted,
        grade=Grade.DESCRIPTION,
        estimate=found.at_least(1),
        unit="probability of at least one",
        intervals=(Interval(found.low, found.high, 0.9, f"number of {series.name}, wide enough for bursts"),),
        figures=_figures(found, at_least),
        tables=(_scores(found.record), _calibration(found.record)),
        caveats=_caveats(found),
        confidence=confidence,
        chart=_chart(series, found),
    )


def _sentence(series: Series, found: Outlook, ahead: str, at_least: int) -> str:
    said = [f"{some(1, series.name)} or more in {ahead}: {likelihood(found.at_least(1))}."]
    if at_least > 1:
        said.append(f"At least {at_least}: {likelihood(found.at_least(at_least))}.")
    said.append(f"90 % range {found.low}–{found.high}, widened for bursts.")
    if found.record.skill <= 0:
        chance = dict(found.beside)[found.record.best.name]
        said.append(f'By "{found.record.best.name}", which did better on this series: {likelihood(chance)}.')
    return " ".join(said)


def _figures(found: Outlook, at_least: int) -> tuple[tuple[str, Cell], ...]:
    counts = sorted({1, 2, 5, 10, at_least})
    chances = [(f"chance of at least {count}", Chance(round(found.at_least(count), 3))) for count in counts]
    beside = [(f"at least one, by {name}", Chance(round(chance, 3))) for name, chance in found.beside]
    return (*chances, *beside, ("skill over the best simpler forecast", Share(round(found.record.skill, 3))))


def _scores(record: Backtest) -> Rows:
    rows = tuple((each.name, round(each.crps, 3), Share(round(each.coverage, 3))) for each in record.scored)
    return Rows(f"past forecasts of this series, {record.outcomes} outcomes", ("forecast", "CRPS", "in 90 %"), rows)


def _calibration(record: Backtest) -> Rows:
    tenths = tuple(
        (f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}", Share(round(share, 3))) for tenth, share in enumerate(record.pit)
    )
    return Rows("where outcomes fell within the forecasts (even tenths are best)", ("tenth", "share"), tenths)


def _caveats(found: Outlook) -> tuple[str, ...]:
    record, said = found.record, []
    if record.skill <= 0:
        said.append(f'On this series "{record.best.name}" has scored better so far: do not lean on the first figure.')
    if record.outcomes < 30:
        said.append(f"Tested on only {some(record.outcomes, 'past outcomes')}.")
    if not 0.8 <= record.scored[0].coverage <= 0.98 and record.outcomes >= 30:
        share = f"{record.scored[0].coverage * 100:.0f} %"
        said.append(f"{share} of past outcomes fell inside ranges that promised 90 %.")
    if found.weeks > 1:
        said.append("Past outcomes overlap, so their number overstates how much was learned.")
    said.append("A new actor, a truce or a new source changes the rate in ways that no past count shows.")
    return tuple(said)


def _chart(series: Series, found: Outlook) -> Chart:
    days = WEEK * found.weeks
    whole = len(series.counts) // days
    sums = series.array[len(series.counts) - whole * days :].reshape(whole, days).sum(axis=1)
    ahead = series.end + timedelta(days=1)
    points = tuple((ahead - timedelta(days=days * (whole - place)), float(count)) for place, count in enumerate(sums))
    range_ = (float(found.low), float(found.high))
    band = ((ahead, *range_), (ahead + timedelta(days=days), *range_))
    unit = "week" if found.weeks == 1 else f"{found.weeks} weeks"
    layers = (Layer(Mark.BAR, "counted", points), Layer(Mark.BAND, f"next {unit}, 90 %", band))
    return Chart(f"{series.name}, by {unit}", f"{unit} from", "number", layers)
