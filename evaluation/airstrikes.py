"""More air-strikes a day, and attacks on the day after, in Iraq from February 2007 to July 2008.

    python -m evaluation.airstrikes [--low 1] [--high 6] [--days 7] [--year 2007]

The open tables of Papadogeorgou, Imai, Lyall and Li (2022), `../shared/data/iraq_attacks`. They report that six a day in
place of one, for seven days, raises attacks of all kinds, at up to 400 km. Printed are our answers for all attacks, with
the change by province, and for each kind.
"""

import argparse
import csv
import gzip
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from tocsin.analysis.answer import Answer
from tocsin.analysis.intensity.answers import intensity
from tocsin.analysis.intensity.found import Rates, Regions
from tocsin.answering.counting import by_day
from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.places import load_place_table

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "iraq_attacks"
FILES = {2007: "{}.csv.gz", 2006: "{}_2006.csv.gz"}
KINDS = ("IED", "SAF", "other")


class Row(NamedTuple):
    """One event: its day, kind, and place in degrees."""

    day: date
    kind: str
    lat: float
    lon: float


def rows_of(name: str, year: int, folder: Path = SHARED) -> list[Row]:
    """The events of a table."""
    with gzip.open(folder / FILES[year].format(name), "rt", encoding="utf-8", newline="") as lines:
        return [
            Row(date.fromisoformat(row["date"]), row["type"], float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(lines)
        ]


def provinces(rows: Sequence[Row]) -> list[str]:
    """The province of each event: that of the nearest town of the gazetteer."""
    towns = [each for each in load_gazetteer().towns() if each.country == "IQ" and each.admin1]
    names = load_place_table()
    wide = float(np.cos(np.radians(33.0)))
    near = KDTree([(each.lat, each.lon * wide) for each in towns])
    _, found = near.query([(row.lat, row.lon * wide) for row in rows])
    return [names.area_name("IQ", towns[int(each)].admin1) for each in found]


def days_of(rows: Sequence[Row]) -> NDArray[np.int64]:
    """The days of the events, as `date.toordinal` counts them."""
    return np.array([row.day.toordinal() for row in rows])


def answers(year: int, rates: Rates) -> dict[str, Answer]:
    """The answer for all attacks and for each kind."""
    attacks = rows_of("insurgencies", year)
    strikes = [row for row in rows_of("airstrikes", year) if row.kind == "Airstrike"]
    start, end = min(row.day for row in attacks), max(row.day for row in attacks)
    days, kinds, told = days_of(attacks), np.array([row.kind for row in attacks]), np.array(provinces(attacks))
    acts = by_day(days_of(strikes), start, end, "air-strikes")
    found = {}
    for kind in ("attacks", *KINDS):
        kept = (kinds == kind) | (kind == "attacks")
        regions = sorted(set(told[kept].tolist()))
        places = tuple(by_day(days[kept & (told == where)], start, end, where) for where in regions)
        name = "attacks" if kind == "attacks" else f"{kind} attacks"
        found[kind] = intensity(acts, Regions(name, places), rates)
    return found


def main(words: Sequence[str] | None = None) -> int:
    """Print the answers."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.airstrikes", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--low", type=float, default=1)
    parser.add_argument("--high", type=float, default=6)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--year", type=int, default=2007, choices=sorted(FILES))
    asked = parser.parse_args(words)
    if not SHARED.exists():
        print(f"needs {SHARED}")
        return 2
    for kind, answer in answers(asked.year, Rates(asked.low, asked.high, asked.days)).items():
        print(answer.sentence)
        print(*(f"  ! {caveat}" for caveat in answer.caveats), sep="\n")
        for table in answer.tables if kind == "attacks" else answer.tables[1:]:
            print(f"  {table.name}", "  " + " | ".join(table.columns), sep="\n")
            print(*("  " + " | ".join(map(str, row)) for row in table.rows), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
