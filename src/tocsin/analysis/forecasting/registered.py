"""Forecasts registered before their days, and how they did (question: what did we say, and was it so?)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.stats import nbinom

from tocsin.analysis.answer import Answer, Cell, Counted, Grade, Rows
from tocsin.analysis.forecasting.baselines import steady_rate
from tocsin.analysis.forecasting.forecast import WEEK, outlook
from tocsin.analysis.forecasting.scores import crps
from tocsin.analysis.series import Series
from tocsin.analysis.wording import Chance, capital, some

SURE = 0.999999
"""Counts beyond this chance are not kept."""
FEW = 30
"""Outcomes below which scores say little."""


@dataclass(frozen=True, slots=True)
class Registered:
    """What was said of how many there would be from `first` to `last`.

    `chances` are those of each of `counts` or fewer; `events` in `days` is what was known, for a steady rate beside it.
    """

    name: str
    first: date
    last: date
    counts: tuple[int, ...]
    chances: tuple[float, ...]
    low: int
    high: int
    events: int
    days: int

    @property
    def any(self) -> float:
        """The chance of one or more."""
        return 1 - self.chances[0] if self.counts[0] == 0 else 1.0

    def score(self, outcome: int) -> float:
        """The continuous ranked probability score against what came; less is better."""
        return self._score(np.interp(self._grid(outcome), self.counts, self.chances), outcome)

    def steady(self, outcome: int) -> float:
        """The same of a steady rate, as known then."""
        rate = steady_rate(self.events, self.days, (self.last - self.first).days + 1)
        return self._score(np.asarray(nbinom.cdf(self._grid(outcome), *rate)), outcome)

    def _grid(self, outcome: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.arange(max(self.counts[-1], 2 * outcome) + 50, dtype=np.float64)

    def _score(self, cumulative: np.ndarray[tuple[int], np.dtype[np.float64]], outcome: int) -> float:
        return float(crps(cumulative[None], self._grid(outcome), np.array([float(outcome)]))[0])


def registered_of(series: Series, weeks: int) -> Registered:
    """The forecast of the next weeks from the series' last day, as it is to be registered."""
    found = outlook(series, weeks)
    kept = int(np.searchsorted(found.cumulative, SURE)) + 1
    counts = tuple(int(count) for count in found.grid[:kept])
    chances = tuple(round(float(chance), 6) for chance in found.cumulative[:kept])
    first = series.end + timedelta(days=1)
    last = series.end + timedelta(days=weeks * WEEK)
    return Registered(series.name, first, last, counts, chances, found.low, found.high, series.n, len(series.counts))


@dataclass(frozen=True, slots=True)
class Due:
    """A registered forecast, its id and the day it was registered; `outcome` is None while its days are not all told."""

    id: str
    made: date
    said: Registered
    outcome: int | None

    @property
    def begun(self) -> int:
        """How many of its days had passed when it was registered."""
        return max((self.made - self.said.first).days, 0)


def how_they_did(forecasts: Sequence[Due]) -> Answer:
    """What was registered, what came of it, and how the forecasts scored beside a steady rate."""
    question = "How did the registered forecasts do?"
    counted = Counted("registered forecasts", len(forecasts))
    if not forecasts:
        why = "no forecast is registered; one can be before its days come, from its answer on the desk or with `tocsin forecast --register`"
        return Answer(
            question=question, sentence=f"{capital(why)}.", counted=counted, grade=Grade.DESCRIPTION, refused=why
        )
    due = [(each.said, each.outcome) for each in forecasts if each.outcome is not None]
    return Answer(
        question=question,
        sentence=_sentence(len(forecasts), due),
        counted=counted,
        grade=Grade.DESCRIPTION,
        figures=_figures(due),
        tables=(_rows(forecasts),),
        caveats=tuple(_caveats(forecasts, len(due))),
    )


Outcomes = Sequence[tuple[Registered, int]]


def _sentence(size: int, due: Outcomes) -> str:
    head = f"{some(size, 'forecasts')} registered"
    if not due:
        return f"{head}; the days of none are over and told."
    inside = sum(said.low <= outcome <= said.high for said, outcome in due)
    came, expected = sum(outcome > 0 for _, outcome in due), sum(said.any for said, _ in due)
    return (
        f"{head}; the days of {len(due)} are over. Within its 90 % range: {inside} of {len(due)} outcomes. One or more came in "
        f"{came}, where the chances add up to {expected:.1f}."
    )


def _figures(due: Outcomes) -> tuple[tuple[str, Cell], ...]:
    if not due:
        return ()
    ours = float(np.mean([said.score(outcome) for said, outcome in due]))
    steady = float(np.mean([said.steady(outcome) for said, outcome in due]))
    squares = float(np.mean([(said.any - (outcome > 0)) ** 2 for said, outcome in due]))
    return (
        ("mean CRPS, less is better", round(ours, 3)),
        ("mean CRPS of a steady rate as known then", round(steady, 3)),
        ("Brier score of one or more", round(squares, 3)),
    )


def _rows(forecasts: Sequence[Due]) -> Rows:
    columns = ("id", "registered", "of", "from", "to", "one or more", "90 % range", "outcome", "CRPS")
    rows: list[tuple[Cell, ...]] = []
    for each in forecasts:
        said, outcome = each.said, each.outcome
        told = ("not yet told", None) if outcome is None else (outcome, round(said.score(outcome), 3))
        days = (each.made.isoformat(), said.name, said.first.isoformat(), said.last.isoformat())
        rows.append((each.id, *days, Chance(round(said.any, 3)), f"{said.low}–{said.high}", *told))
    return Rows("Registered forecasts", columns, tuple(rows))


def _caveats(forecasts: Sequence[Due], due: int) -> list[str]:
    begun = [each for each in forecasts if each.begun]
    few = f"Only {some(due, 'outcomes')}: scores say little yet." if due else "No outcome yet: nothing is scored."
    said = [few] if due < FEW else []
    if begun:
        most = max(each.begun for each in begun)
        said.append(
            f"Registered after the first of its days, by up to {some(most, 'days')}: {some(len(begun), 'forecasts')}; reports "
            "of these days may have been known."
        )
    return [*said, "Outcomes are counted as the ledger holds them now; late reports and decisions change them."]
