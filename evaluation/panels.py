"""Open tables of armed violence as panels of counts: a row a unit, a column a month or week.

`SEEN` were at hand while the forecast was built. `BLIND` were first forecast when it stood as it stands, and nothing in it
was changed after: other years, other countries' tables, people killed instead of events.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from tocsin.analysis.bursts.kernel import Floats

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
Row = dict[str, str]
Read = Callable[[Row], tuple[str, date, int]]
"""The unit, the day and the number of one row; "" where it belongs to no unit."""


def by_area(row: Row) -> tuple[str, date, int]:
    """Of UCDP's layout: one event in a first-level area."""
    return row["adm_1"], date.fromisoformat(row["date_start"][:10]), 1


def dead_by_area(row: Row) -> tuple[str, date, int]:
    """The same, people killed by the best estimate."""
    return row["adm_1"], date.fromisoformat(row["date_start"][:10]), int(float(row["best"] or 0))


def by_cell(row: Row) -> tuple[str, date, int]:
    """One attack in a cell of one degree."""
    unit = f"{float(row['latitude']) // 1:.0f} {float(row['longitude']) // 1:.0f}"
    return unit, date.fromisoformat(row["date"]), 1


def by_city(row: Row) -> tuple[str, date, int]:
    """One act in a city, told once."""
    unit = "" if row["duplicate"] == "1" else row["city_clean"]
    return unit, date.fromisoformat(row["time"][:10]), 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its file and how it is read, its first period, how many, the first origin, and how far ahead.

    Units with fewer than `least` are left out.
    """

    file: str
    read: Read
    first: date
    periods: int
    start: int
    ahead: int
    weekly: bool = False
    least: int = 1

    @property
    def deaths(self) -> bool:
        """Whether people are counted, and not events."""
        return self.read is dead_by_area

    def period(self, day: date) -> int:
        """The column of a day; it may lie outside of the table."""
        if self.weekly:
            return (day - self.first).days // 7
        return (day.year - self.first.year) * 12 + day.month - self.first.month


MEXICO, MYANMAR, SYRIA = (
    f"ucdp/{name}.csv.gz" for name in ("mexico_1989_2023", "myanmar_1989_2023", "syria_2016_2019")
)
IRAQ, IRAQ_2006 = "iraq_attacks/insurgencies.csv.gz", "iraq_attacks/insurgencies_2006.csv.gz"
SIGACTS = "sigacts_iraq/sigacts_iraq_2004_2007.csv.gz"
SEEN = {
    "mexico": Table(MEXICO, by_area, date(2007, 1, 1), 204, 25, 6),
    "myanmar": Table(MYANMAR, by_area, date(2007, 1, 1), 204, 25, 6),
    "syria": Table(SYRIA, by_area, date(2016, 1, 1), 47, 13, 6),
    "iraq-2007": Table(IRAQ, by_cell, date(2007, 2, 23), 71, 13, 4, weekly=True),
    "iraq-2006": Table(IRAQ_2006, by_cell, date(2006, 1, 1), 38, 13, 4, weekly=True),
}
BLIND = {
    "mexico-1989": Table(MEXICO, by_area, date(1989, 1, 1), 216, 25, 6),
    "myanmar-1989": Table(MYANMAR, by_area, date(1989, 1, 1), 216, 25, 6),
    "iraq-cities": Table(SIGACTS, by_city, date(2004, 1, 1), 42, 13, 6, least=250),
    "iraq-cities-weekly": Table(SIGACTS, by_city, date(2004, 1, 1), 182, 25, 4, weekly=True, least=250),
    "mexico-deaths": Table(MEXICO, dead_by_area, date(2007, 1, 1), 204, 25, 6),
    "myanmar-deaths": Table(MYANMAR, dead_by_area, date(2007, 1, 1), 204, 25, 6),
    "syria-deaths": Table(SYRIA, dead_by_area, date(2016, 1, 1), 47, 13, 6),
}
TABLES = SEEN | BLIND


def panel_of(table: Table, folder: Path = SHARED) -> Floats:
    """The table as counts by unit and period, units by name."""
    counts: Counter[tuple[str, int]] = Counter()
    with gzip.open(folder / table.file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            unit, day, number = table.read(row)
            period = table.period(day)
            if unit and 0 <= period < table.periods:
                counts[unit, period] += number
    units = sorted({unit for unit, _ in counts})
    panel: Floats = np.zeros((len(units), table.periods))
    for (unit, period), count in counts.items():
        panel[units.index(unit), period] = count
    return np.asarray(panel[panel.sum(axis=1) >= table.least])
