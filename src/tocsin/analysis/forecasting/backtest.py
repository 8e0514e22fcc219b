"""How well a forecast would have done on this very series: from every past day with what was known then."""

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.forecasting.baselines import drawn_from, last_again, none_at_all, past_sums
from tocsin.analysis.forecasting.foresight import Foresight, Question, foresee
from tocsin.analysis.forecasting.scores import covered, crps, grid_up_to, pit_bins

OURS = "weighted recent means"


@dataclass(frozen=True, slots=True)
class Scored:
    """One forecast's mean CRPS and the share of outcomes inside its 90 % intervals."""

    name: str
    crps: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Backtest:
    """Ours first, then the simpler forecasts; `pit` is the share of outcomes in each tenth of our forecasts."""

    scored: tuple[Scored, ...]
    outcomes: int
    pit: tuple[float, ...]

    @property
    def best(self) -> Scored:
        """The best of the simpler forecasts."""
        return min(self.scored[1:], key=lambda each: each.crps)

    @property
    def skill(self) -> float:
        """How much lower our score is than the best simpler one's; negative where it is higher."""
        return 1 - self.scored[0].crps / self.best.crps if self.best.crps > 0 else 0.0

    @property
    def pit_p_value(self) -> float:
        """Against even tenths; overlapping outcomes make it too small."""
        expected = self.outcomes / len(self.pit)
        statistic = sum((share * self.outcomes - expected) ** 2 / expected for share in self.pit)
        return float(chdtrc(len(self.pit) - 1, statistic))


def backtest(
    panel: Floats, start: int, question: Question, last: int | None = None, *, made: Foresight | None = None
) -> Backtest:
    """Every forecast scored at each origin from number `start` on, to `last` where given; a row a unit.

    `made` is the panel's own foresight, where it is at hand.
    """
    outcomes = question.outcomes(panel)
    end = min(outcomes.shape[1], last if last is not None else outcomes.shape[1])
    ours = made or foresee(panel, question)
    sums: dict[str, list[Floats]] = {}
    inside: dict[str, list[Floats]] = {}
    pits = []
    for unit in range(len(panel)):
        happened = outcomes[unit, start:end]
        grid = grid_up_to(float(max(happened.max(initial=0.0), panel[unit, :end].max(initial=0.0))))
        row = slice(start, end)
        forecasts = {OURS: ours.cumulative(unit, row, grid)}
        forecasts |= simpler(panel[unit : unit + 1, :end], row, question.length, grid)
        for name, cumulative in forecasts.items():
            sums.setdefault(name, []).append(crps(cumulative, grid, happened))
            inside.setdefault(name, []).append(covered(cumulative, grid, happened).astype(float))
        pits.append(pit_bins(forecasts[OURS], grid, happened))
    scored = tuple(
        Scored(name, float(np.concatenate(sums[name]).mean()), float(np.concatenate(inside[name]).mean()))
        for name in sums
    )
    return Backtest(scored, len(panel) * (end - start), tuple(map(float, np.mean(pits, axis=0))))


def simpler(past: Floats, row: slice, length: int, grid: Floats) -> dict[str, Floats]:
    """The simpler forecasts of one unit at these origins, each a row of cumulative chances an origin."""
    return {
        "last count again": last_again(past_sums(past, length)[:, row] / length, length, grid)[0],
        "draw from the last 6": drawn_from(past, 6, length, grid)[0, row],
        "draw from the last 12": drawn_from(past, 12, length, grid)[0, row],
        "none at all": none_at_all(past[:, row], grid)[0],
    }
