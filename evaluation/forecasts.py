"""Forecasts against simpler ones, from every past month or week of open tables of armed violence.

    python -m evaluation.forecasts [--set NAME]

Rolling origin: at each month (week), 1 to 6 months (4 weeks) ahead, from what was known then. CRPS, lower is better;
share of outcomes inside 90 % intervals; `pit` is how far the tenths are from even. Sets that are not here are skipped.
"""

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from tocsin.analysis.bursts.kernel import Floats
from tocsin.analysis.forecasting.backtest import OURS, Scored, backtest
from tocsin.analysis.forecasting.baselines import negative_binomial
from tocsin.analysis.forecasting.foresight import Question, recent_means, spread_of_counts
from tocsin.analysis.forecasting.scores import covered, crps, grid_up_to

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
REFERENCE = "recent mean (0.5), spread of counts"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of events: where it is, its first period, how many, the first origin, and how far ahead."""

    file: str
    first: date
    periods: int
    start: int
    ahead: int
    weekly: bool = False


TABLES = {
    "mexico": Table("ucdp/mexico_1989_2023.csv.gz", date(2007, 1, 1), 204, 25, 6),
    "myanmar": Table("ucdp/myanmar_1989_2023.csv.gz", date(2007, 1, 1), 204, 25, 6),
    "syria": Table("ucdp/syria_2016_2019.csv.gz", date(2016, 1, 1), 47, 13, 6),
    "iraq-2007": Table("iraq_attacks/insurgencies.csv.gz", date(2007, 2, 23), 71, 13, 4, weekly=True),
    "iraq-2006": Table("iraq_attacks/insurgencies_2006.csv.gz", date(2006, 1, 1), 38, 13, 4, weekly=True),
}


def panel_of(table: Table, folder: Path = SHARED) -> Floats:
    """Counts by unit and period: first-level areas by month, or cells of one degree by week."""
    counts: Counter[tuple[str, int]] = Counter()
    with gzip.open(folder / table.file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            unit, day = _unit_and_day(row, weekly=table.weekly)
            period = _period(day, table)
            if unit and 0 <= period < table.periods:
                counts[unit, period] += 1
    units = sorted({unit for unit, _ in counts})
    panel = np.zeros((len(units), table.periods))
    for (unit, period), count in counts.items():
        panel[units.index(unit), period] = count
    return panel


def _unit_and_day(row: dict[str, str], *, weekly: bool) -> tuple[str, date]:
    if weekly:
        return f"{float(row['latitude']) // 1:.0f} {float(row['longitude']) // 1:.0f}", date.fromisoformat(row["date"])
    return row["adm_1"], date.fromisoformat(row["date_start"][:10])


def _period(day: date, table: Table) -> int:
    if table.weekly:
        return (day - table.first).days // 7
    return (day.year - table.first.year) * 12 + day.month - table.first.month


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


def measure(table: Table, panel: Floats) -> tuple[list[Scored], float]:
    """Each forecast's scores over all leads, ours first, and how far our tenths are from even at most."""
    last = table.periods - table.ahead
    found: dict[str, list[Scored]] = {}
    pits = []
    for lead in range(1, table.ahead + 1):
        record = backtest(panel, table.start - 1, Question(lead=lead), last)
        pits.append(record.pit)
        for each in (*record.scored, reference(panel, table.start - 1, lead, last)):
            found.setdefault(each.name, []).append(each)
    scored = [
        Scored(name, float(np.mean([each.crps for each in all_])), float(np.mean([each.coverage for each in all_])))
        for name, all_ in found.items()
    ]
    return scored, float(np.abs(np.mean(pits, axis=0) - 0.1).max())


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
        scored, pit = measure(table, panel)
        print(f"\n{name}: {panel.shape[0]} units, {panel.shape[1]} periods; tenths off even by {pit:.3f} at most")
        for each in scored:
            print(f"  {each.name:36} CRPS {each.crps:8.4f}   in 90 % {each.coverage:.3f}")
        faults += faults_of(name, scored)
    print("\n" + ("\n".join(faults) if faults else "every bar holds"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
