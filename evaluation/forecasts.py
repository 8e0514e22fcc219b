"""Forecasts against simpler ones, from every past month or week of open tables of armed violence.

    python -m evaluation.forecasts [--set NAME]

Rolling origin: at each month (week), 1 to 6 months (4 weeks) ahead, from what was known then. CRPS, lower is better;
share of outcomes inside 90 % intervals; how far the tenths are from even. Sets that are not here are skipped.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.panels import SHARED, TABLES, Table, panel_of
from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.forecasting.backtest import OURS, Scored, backtest
from tocsin.analysis.forecasting.baselines import negative_binomial
from tocsin.analysis.forecasting.foresight import Question, recent_means, spread_of_counts
from tocsin.analysis.forecasting.scores import covered, crps, grid_up_to

REFERENCE = "recent mean (0.5), spread of counts"


def reference(panel: Floats, start: int, lead: int, last: int) -> Scored:
    """The plain negative binomial around one recent mean, which the literature finds hard to beat."""
    means, spreads = recent_means(panel, 0.5), spread_of_counts(panel)
    scores, inside = [], []
    for unit in range(len(panel)):
        happened = panel[unit, start + lead : last + lead]
        grid = grid_up_to(float(panel[unit].max()))
        cumulative = negative_binomial(means[unit, start:last], spreads[unit, start:last], grid)
        scores.append(crps(cumulative, grid, happened))
        inside.append(covered(cumulative, grid, happened))
    return Scored(REFERENCE, float(np.concatenate(scores).mean()), float(np.concatenate(inside).mean()))


@dataclass(frozen=True, slots=True)
class Measured:
    """Each forecast's scores over all leads, ours first; how far our tenths are from even, over all leads and as a test.

    `p` is of one period ahead, where outcomes do not overlap; units that rise together make it too small.
    """

    scored: list[Scored]
    off_even: float
    p: float


def measure(table: Table, panel: Floats) -> Measured:
    """The forecasts of a table, scored."""
    last = table.periods - table.ahead
    found: dict[str, list[Scored]] = {}
    records = [backtest(panel, table.start - 1, Question(lead=lead), last) for lead in range(1, table.ahead + 1)]
    for lead, record in enumerate(records, 1):
        for each in (*record.scored, reference(panel, table.start - 1, lead, last)):
            found.setdefault(each.name, []).append(each)
    scored = [
        Scored(name, float(np.mean([each.crps for each in all_])), float(np.mean([each.coverage for each in all_])))
        for name, all_ in found.items()
    ]
    even = np.abs(np.mean([record.pit for record in records], axis=0) - 0.1)
    return Measured(scored, float(even.max()), records[0].pit_p_value)


def faults_of(name: str, scored: Sequence[Scored]) -> list[str]:
    """What falls short of the bar: below the best simpler forecast, intervals that hold 85 to 95 %."""
    ours, best = scored[0], min(each.crps for each in scored if each.name not in {OURS, REFERENCE})
    faults = []
    if ours.crps >= best:
        faults.append(f"{name}: CRPS {ours.crps:.3f} is not below {best:.3f}")
    if not 0.85 <= ours.coverage <= 0.95:
        faults.append(f"{name}: {ours.coverage:.1%} of outcomes in 90 % intervals")
    return faults


def main(words: Sequence[str] | None = None) -> int:
    """Print a table for each set; 0 when every bar holds."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.forecasts", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--set", action="append", choices=list(TABLES), help="measure this set only; may be repeated")
    faults: list[str] = []
    for name in parser.parse_args(words).set or TABLES:
        table = TABLES[name]
        if not (SHARED / table.file).exists():
            print(f"{name}: not on this machine, skipped")
            continue
        panel = panel_of(table)
        found = measure(table, panel)
        print(f"\n{name}: {panel.shape[0]} units, {panel.shape[1]} periods; ", end="")
        print(f"tenths off even by {found.off_even:.3f} at most, one period ahead p = {found.p:.3f}")
        for each in found.scored:
            print(f"  {each.name:36} CRPS {each.crps:8.4f}   in 90 % {each.coverage:.3f}", flush=True)
        faults += faults_of(name, found.scored)
    print("\n" + ("\n".join(faults) if faults else "every bar holds"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
