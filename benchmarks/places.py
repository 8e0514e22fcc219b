"""How long the place tables take to open, and a name takes to be looked up."""

import subprocess
import sys
import time
from statistics import median

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
