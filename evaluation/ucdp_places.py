"""Measures place resolving on the place names of UCDP events in Syria, Mexico and Myanmar.

    python -m evaluation.ucdp_places [FOLDER] [--misses]

FOLDER (`../shared/data/ucdp` unless told) holds UCDP's event files (CC BY 4.0). Each name as its coders wrote it
("Teir Maaleh village", "Mintaung town (Myebon Township)") is resolved once, with nothing known but the country, and again
with the first-level area told too, as reports often do; its point is the median of its events'. Rows whose precision
is a district, province or country are left out. "absent" are names of which no table knows a place within 50 km of
the gold point: what a longer list of villages would add.
"""

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.record import Place, great_circle_km
from tocsin.resolving.context import Atlas, weighed
from tocsin.resolving.parts import Names
from tocsin.resolving.phrase import take_apart
from tocsin.resolving.places import resolve_place

FOLDER = Path("../shared/data/ucdp")
FILES = (
    ("Syria", "SY", "syria_2016_2019.csv.gz"),
    ("Mexico", "MX", "mexico_1989_2023.csv.gz"),
    ("Myanmar", "MM", "myanmar_1989_2023.csv.gz"),
)
EXACT = ("1.0", "2.0", "1", "2")
"""`where_prec` of rows that name a spot, or a place near one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its first-level area, its point, and how many events it has."""

    name: str
    area: str
    point: tuple[float, float]
    events: int


def read_names(path: Path) -> Iterator[Named]:
    """Each name of the file with its area, once."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["where_prec"] in EXACT and row["where_coordinates"]:
                points[row["where_coordinates"], row["adm_1"]].append((float(row["latitude"]), float(row["longitude"])))
    for (name, area), found in sorted(points.items()):
        yield Named(name, area, (median(lat for lat, _ in found), median(lon for _, lon in found)), len(found))


def why_missed(named: Named, place: Place | None, atlas: Atlas) -> str:
    """Absent from the tables, left open, or placed wrongly."""
    parts = take_apart(named.name, Names(atlas.is_known, atlas.home_of))
    known = [row for part in parts[:1] for name in part.names for row in atlas.find(name)]
    if all(great_circle_km(*named.point, row.lat, row.lon) > 50 for row in known):
        return "absent"
    return "wrong place" if place else "left open"


def measure(label: str, names: list[Named], country: str, atlas: Atlas, *, told: bool) -> list[str]:
    """Print one line; gives a line for each name that is missed by 50 km."""
    missed, within, held, placed, events = [], Counter[int](), 0, 0, 0
    for named in names:
        phrase = f"{named.name}, {named.area}" if told and named.area else named.name
        place = resolve_place(phrase, weighed({country: 1.0}), atlas).place
        km = great_circle_km(*named.point, place.lat, place.lon) if place else 99_999
        placed += place is not None
        within.update(band for band in (10, 25, 50) if km <= band)
        held += bool(place and km <= max(25, place.precision_km))
        events += named.events if km <= 25 else 0
        if km > 50:
            missed.append(f"{why_missed(named, place, atlas)} | {named.name} | {named.area} | {place}")
    count, total = len(names), sum(named.events for named in names)
    shares = "  ".join(f"{within[band] / count:.3f}" for band in (10, 25, 50))
    reasons = Counter(line.split(" | ")[0] for line in missed)
    limits = ", ".join(f"{why} {number / count:.3f}" for why, number in reasons.most_common())
    print(
        f"{label:<26}{count:>6}  {shares}   {placed / count:.3f}    {held / count:.3f}    {events / total:.3f}     {limits}"
    )
    return missed


def main() -> None:
    """Print the table, and on demand the misses."""
    told = [word for word in sys.argv[1:] if not word.startswith("--")]
    folder = Path(told[0]) if told else FOLDER
    atlas = Atlas(load_place_table(), load_gazetteer())
    print("                           names    10     25     50   placed  in radius  events25  missed by 50 km")
    for label, country, file in FILES:
        if not (folder / file).exists():
            sys.exit(f"{folder / file}: not found; name the folder that holds UCDP's event files")
        names = list(read_names(folder / file))
        missed = measure(f"{label}, country", names, country, atlas, told=False)
        measure(f"{label}, country and area", names, country, atlas, told=True)
        print("\n".join(missed) if "--misses" in sys.argv else "", end="")


if __name__ == "__main__":
    main()
