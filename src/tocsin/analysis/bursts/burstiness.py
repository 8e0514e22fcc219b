"""Is violence feeding on itself? The share of events that arrive in bursts, over several ideas of the background.

A slow change of the background looks like bursts to a model that holds it constant, and bursts look like background to
a model that lets it change every week. So no single share is printed, only the range, and it is called clustering.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc, kolmogorov, pdtr

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.bursts.daily import expected, fit_days, steps_of
from tocsin.analysis.bursts.hawkes import HawkesFit
from tocsin.analysis.bursts.kernel import Floats, Whole
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.clustering import widening_of
from tocsin.analysis.series import Series
from tocsin.analysis.wording import PValue, Share, capital, figure, some

STEPS = (None, 180, 90, 60)
"""Lengths of background steps tried, days; None is a constant background."""
CLEAR = 0.05
"""A pull that the same background alone explains as well, at this level, counts as none."""
CROWDED = 1.5
"""Variance of single days, over that of independent counts, from which bursts within a day are told."""
LEAST = 30
"""Events below which no share is fitted."""
GOLDEN = 0.6180339887498949
"""Multiples of it, without their whole part, fill the unit interval evenly: a spread of ties without chance."""


@dataclass(frozen=True, slots=True)
class Clustering:
    """The fit on one background: `step` days, None for constant. `p_value` is against the same background alone."""

    step: int | None
    share: float
    lag: float
    low: float
    high: float
    gain: float
    p_value: float
    ks: float
    ks_p_value: float
    left: float
    """Correlation of one day's residual with the next day's: what the fit leaves over."""


def clustering(counts: Floats, length: int | None, level: float = 0.9) -> Clustering:
    """The share of events in bursts and their mean lag, on a background of steps of this length."""
    step = steps_of(len(counts), length)
    fit = fit_days(counts, [counts], step)
    [pull], [error] = fit.pulls, fit.errors
    width = float(np.exp({0.9: 1.6449, 0.95: 1.96}[level] * min(error, 50.0)))
    p_value = float(chdtrc(2, 2 * max(fit.gain, 0.0)))
    ks, ks_p_value = uneven(evened(counts, fit, step))
    share = pull.share if p_value < CLEAR else 0.0
    residuals = np.sqrt(counts + 0.375) - np.sqrt(_mean(counts, fit, step) + 0.375)
    left = float(np.corrcoef(residuals[:-1], residuals[1:])[0, 1]) if residuals.std() > 0 else 0.0
    bounds = (pull.share / width, min(pull.share * width, 1.0))
    return Clustering(length, share, pull.lag, *bounds, fit.gain, p_value, ks, ks_p_value, left)


def _mean(counts: Floats, fit: HawkesFit, step: Whole) -> Floats:
    decays = [-np.log1p(-1 / max(pull.lag, 1.0001)) for pull in fit.pulls]
    logs = np.log([*fit.background, *(pull.share for pull in fit.pulls), *decays])
    return expected(step, [counts] * len(fit.pulls), logs)[0]


def evened(counts: Floats, fit: HawkesFit, step: Whole) -> Floats:
    """Each day's place in its expected distribution: even over 0 to 1 when the fit is right.

    Within the step that one count takes up, days are spread evenly and not by chance.
    """
    mean = _mean(counts, fit, step)
    within = np.modf(np.arange(1, len(counts) + 1) * GOLDEN)[0]
    below = np.where(counts > 0, pdtr(np.maximum(counts - 1, 0), mean), 0.0)
    return np.asarray(below + within * (pdtr(counts, mean) - below))


def uneven(places: Floats) -> tuple[float, float]:
    """Kolmogorov and Smirnov's distance of places from an even spread over 0 to 1, and its p-value for many places.

    >>> [round(value, 2) for value in uneven(np.array([0.1, 0.3, 0.5, 0.7, 0.9]))]
    [0.1, 1.0]
    """
    ordered, size = np.sort(places), len(places)
    ranks = np.arange(1, size + 1) / size
    distance = float(max((ranks - ordered).max(), (ordered - ranks + 1 / size).max()))
    return distance, float(kolmogorov(np.sqrt(size) * distance))


def backgrounds(days: int) -> tuple[int | None, ...]:
    """The background steps that a window of so many days can tell apart: those of which it holds three or more.

    >>> backgrounds(400)
    (None, 90, 60)
    """
    return tuple(length for length in STEPS if length is None or days >= 3 * length)


def burstiness(series: Series, *, to_the_day: float | None = None, merging: str = "") -> Answer:
    """The range of the share of events in bursts over backgrounds; refused under thirty events or two backgrounds."""
    counted = Counted(f"{series.name}, by day, {series.start} to {series.end}", series.n, to_the_day, merging)
    question = f"Do {series.name} come in bursts?"
    steps = backgrounds(len(series.counts))
    if series.n < LEAST or len(steps) < 2:
        held = f"{some(series.n, series.name)} in {some(len(series.counts), 'days')}"
        why = f"{held}: too few to tell bursts from a changing background"
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    counts = series.array.astype(float)
    found = [clustering(counts, length) for length in steps]
    low, high = min(each.share for each in found), max(each.share for each in found)
    return Answer(
        question=question,
        sentence=_sentence(series.name, found),
        counted=counted,
        grade=Grade.DESCRIPTION,
        unit="share of events in bursts",
        intervals=(Interval(low, high, 1.0, f"range over {len(found)} backgrounds, not an interval of confidence"),),
        tables=(_table(found),),
        caveats=_caveats(found, widening_of(series.array).within),
        chart=_chart(series, found),
    )


def _sentence(name: str, found: list[Clustering]) -> str:
    burst = [each for each in found if each.share > 0]
    if not burst:
        return f"No bursts from day to day show among {name}: the days alone, on a background that changes slowly, say as much."
    low, high = min(each.share for each in found), max(each.share for each in found)
    lags = sorted(each.lag for each in burst)
    first, last = (round(lag) for lag in (lags[0], lags[-1]))
    days = f"{first} to {last} days" if first < last else some(first, "days") if first else "less than a day"
    shares = f"About {low:.0%}" if f"{low:.0%}" == f"{high:.0%}" else f"Between {low:.0%} and {high:.0%}"
    return (
        f"{shares} of {name} arrived in bursts, depending on how slow changes of the background "
        f"are modelled; bursts fade in {days}. Bursts also come from several reports of one operation."
    ).replace("%", " %")


def _caveats(found: list[Clustering], within: float) -> tuple[str, ...]:
    """Words on what weakens it; `within` is how much more counts of single days vary than independent ones would."""
    said = ["This is clustering in time; it does not show that one event brought about another."]
    if within > CROWDED:
        said.append(
            f"Single days differ {figure(within)} times as much as they would alone: bursts within a day are not in the range."
        )
    if all(each.ks_p_value < 0.05 for each in found):
        said.append("No background fits the days well (time-rescaling test, p under 0.05): take the range as rough.")
    if min(abs(each.left) for each in found) > 0.1:
        said.append("What the fits leave over still hangs together from one day to the next.")
    if found[-1].share < 0.5 * found[0].share:
        said.append("More than half of the clustering under a constant background is slow change of the background.")
    return tuple(said)


def _table(found: list[Clustering]) -> Rows:
    columns = ("background", "share", "90 % from", "to", "mean lag, days", "gain", "p", "KS p", "left over")
    return Rows("clustering by background", columns, tuple(_row(each) for each in found))


def _row(each: Clustering) -> tuple[Cell, ...]:
    return (
        f"steps of {each.step} days" if each.step else "constant",
        *(Share(round(value, 3)) for value in (each.share, each.low, each.high)),
        round(each.lag, 1),
        round(each.gain, 1),
        *(PValue(f"{value:.2g}") for value in (each.p_value, each.ks_p_value)),
        float(f"{each.left:.2g}"),
    )


def _chart(series: Series, found: list[Clustering]) -> Chart:
    """The share by how long the background is held constant; the whole window is the longest."""
    placed = [(float(each.step or len(series.counts)), each) for each in reversed(found)]
    band = Layer(Mark.BAND, "90 %", tuple((days, each.low, each.high) for days, each in placed))
    shares = Layer(Mark.POINT, "share in bursts", tuple((days, each.share) for days, each in placed))
    return Chart(f"{series.name} in bursts, by background", "days that the background is held", "share", (band, shares))
