"""How likely is an attack with many dead in the coming weeks? A tail fitted to those told, refused where they are few.

Above a threshold, numbers of dead follow a generalized Pareto distribution (Pickands 1975). What comes out hangs on the
threshold, so several are tried and the range is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import genpareto

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Interval, Rows
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.likelihood import likelihood
from tocsin.analysis.series import Series
from tocsin.analysis.wording import Chance, Share, capital, on, share, some

LEAST = 50
"""Attacks whose dead are told, below which no tail is fitted."""
THRESHOLDS = (0.7, 0.8, 0.9)
"""Shares of the attacks that lie below the tail."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A tail that begins above `start`: its scale and shape, and the share of attacks in it."""

    below: float
    start: float
    share: float
    scale: float
    shape: float

    def beyond(self, dead: float) -> float:
        """The share of attacks with so many dead or more."""
        return self.share * float(genpareto.sf(dead - 0.5 - self.start, self.shape, scale=self.scale))


def tails(dead: Sequence[int]) -> tuple[Tail, ...]:
    """A tail for each threshold that leaves ten attacks above it."""
    told, found = np.sort(np.asarray(dead, dtype=float)), []
    for below in THRESHOLDS:
        start = float(np.quantile(told, below)) + 0.5
        over = told[told > start] - start
        if len(over) >= 10:
            shape, _, scale = genpareto.fit(over, floc=0)
            found.append(Tail(below, start, len(over) / len(told), float(scale), float(shape)))
    return tuple(found)


def chance_of(tail: Tail, dead: int, expected: float) -> float:
    """The chance of at least one such attack, when so many attacks are expected."""
    return float(1 - np.exp(-expected * tail.beyond(dead)))


def larger(series: Series, dead: Sequence[int], at_least: int, weeks: int) -> Answer:
    """The chance of an attack with so many dead or more in the coming weeks.

    `dead` are the numbers of the attacks in the series whose dead are told; the others are taken to have left none.
    """
    ahead = f"the {7 * weeks} days after {on(series.end)}"
    question = f"Will any of {series.name} in {ahead} leave {at_least} or more dead?"
    counted = Counted(f"{series.name} whose dead are told, {series.start} to {series.end}", len(dead))
    found = tails(dead) if len(dead) >= LEAST else ()
    if not found or at_least <= found[0].start:
        why = _refusal(series, dead, at_least, found)
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    expected = len(dead) / len(series.counts) * 7 * weeks
    chances = sorted(chance_of(tail, at_least, expected) for tail in found)
    middle, low, high = float(np.median(chances)), chances[0], chances[-1]
    return Answer(
        question=question,
        sentence=(
            f"{some(1, series.name)} or more with {at_least} or more dead in {ahead}: {likelihood(middle)}; "
            f"{share(low)} to {share(high)} by where the tail begins."
        ),
        counted=counted,
        grade=Grade.DESCRIPTION,
        estimate=middle,
        unit="probability of at least one",
        intervals=(Interval(low, high, 1.0, "range over where the tail begins, not an interval of confidence"),),
        tables=(_table(found, at_least, expected),),
        caveats=_caveats(series, dead, at_least),
        chart=_chart(series, dead, found),
    )


def _refusal(series: Series, dead: Sequence[int], at_least: int, found: Sequence[Tail]) -> str:
    if len(dead) < LEAST:
        return f"{some(len(dead), series.name)} whose dead are told, and {LEAST} are needed"
    if not found:
        return f"too few of {len(dead)} {series.name} whose dead are told stand out for a tail"
    return f"{at_least} dead are too few for a tail; it begins above {found[0].start:.0f}"


def _caveats(series: Series, dead: Sequence[int], at_least: int) -> tuple[str, ...]:
    said = ["The rate is taken to stay what it was on average, and attacks to be independent."]
    if at_least > max(dead):
        said.append(f"No attack with {at_least} dead was seen; the most was {max(dead)}.")
    if len(dead) < series.n:
        said.append(f"Left out: {series.n - len(dead)} of which no dead are told.")
    return tuple(said)


def _table(found: Sequence[Tail], at_least: int, expected: float) -> Rows:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            round(each.start),
            Share(round(each.share, 3)),
            round(each.shape, 2),
            Chance(round(chance_of(each, at_least, expected), 3)),
        )
        for each in found
    )
    return Rows("tails", ("begins above", "share in it", "shape", "chance"), rows)


def _chart(series: Series, dead: Sequence[int], found: Sequence[Tail]) -> Chart:
    told = np.sort(np.asarray(dead, dtype=float))
    seen = tuple((float(each), float((told >= each).mean())) for each in np.unique(told))
    grid = np.linspace(found[0].start + 1, told[-1] * 1.5, 40)
    lines = tuple(
        Layer(
            Mark.LINE, f"tail above {tail.start:.0f}", tuple((float(x), tail.beyond(x)) for x in grid if x > tail.start)
        )
        for tail in found
    )
    return Chart(f"dead in {series.name}", "dead, at least", "share", (Layer(Mark.POINT, "told", seen), *lines))
