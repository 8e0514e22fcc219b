"""Tables of others into a ledger: `python -m benchmarks.importing [FILE]`, by default 5,000 made-up rows as UCDP has them.

What a row costs must not grow with the table: rows much alike, which the program would merge, are parted all at once.
"""

import csv
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.measuring import show
from tocsin.ledger import open_ledger
from tocsin.transfer.inward import import_file

ROWS = 5_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SIDES = ("Government of Norland", "Hill Front", "River Army", "Civilians")
TOWNS = tuple((f"Town {number}", 16.0 + number / 7, 96.0 + number / 11) for number in range(40))


def made(count: int, chance: Random) -> list[dict[str, object]]:
    """Rows of a war of twenty years in forty towns: many are much alike."""
    return [_row(number, chance) for number in range(count)]


def _row(number: int, chance: Random) -> dict[str, object]:
    town, lat, lon = chance.choice(TOWNS)
    day = date(2003, 1, 1) + timedelta(chance.randrange(7_000))
    low = chance.choice((0, 1, 1, 2, 3, 12))
    side_a, side_b = chance.sample(SIDES, 2)
    return {
        "id": number,
        "type_of_violence": 1,
        "side_a": side_a,
        "side_b": side_b,
        "source_original": "local police",
        "where_prec": chance.choice((1, 2, 4)),
        "where_coordinates": town,
        "latitude": lat,
        "longitude": lon,
        "country_id": 775,
        "date_prec": 1,
        "date_start": day,
        "date_end": day,
        "low": low,
        "best": low,
        "high": low + chance.randrange(3),
    }


def write(path: Path, count: int) -> Path:
    """The table of so many rows."""
    rows = made(count, Random(7))  # noqa: S311 - a made-up war is no cryptography
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def measure(table: Path, folder: Path) -> None:
    """Print how long the table takes and what became of it."""
    wall, processor = time.perf_counter(), time.process_time()
    with open_ledger(str(folder / f"{table.name}.db")) as ledger:
        imported = import_file(ledger, table, NOW)
        incidents = ledger.counts().incidents
    spent, worked = time.perf_counter() - wall, time.process_time() - processor
    rows = imported.new + imported.known
    show(
        f"{rows:,} rows, {incidents:,} incidents",
        f"{worked:.1f} s of the processor, {worked / rows * 1000:.1f} ms a row; {spent:.0f} s",
    )


def main(words: list[str]) -> None:
    """Measure the file named, or tables of a quarter and of all of the rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = [Path(word) for word in words] or [write(folder / f"{n}.csv", n) for n in (ROWS // 4, ROWS)]
        for table in tables:
            measure(table, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
