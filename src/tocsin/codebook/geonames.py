"""Lists of places as users have them: a GeoNames country dump, plain or zipped, or a CSV with a head of its own.

    XX.txt of GeoNames     tab-separated, 19 columns, no head
    a CSV                  name, lat, lon; and if known aliases (with | between), country, admin1, feature, radius_km, population

A line that cannot be read becomes a Problem with its number, and the rest goes on.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tocsin.codebook.added import Addition
from tocsin.codebook.gazetteer import Known, town_radius_km
from tocsin.codebook.names import strict_key
from tocsin.codebook.places import FEATURES
from tocsin.record import Problem

COLUMNS = 19
NEEDED = ("name", "lat", "lon")
BY_CODE = {
    "ADM1": ("admin1", 80.0), "ADM2": ("region", 25.0), "ADM3": ("region", 15.0), "ADM4": ("region", 10.0),
    "AIRB": ("base", 5.0), "INSM": ("base", 4.0), "MILB": ("base", 5.0), "FT": ("base", 2.0),
    "AIRP": ("airport", 4.0), "AIRF": ("airport", 3.0), "CMPRF": ("camp", 3.0), "CMP": ("camp", 3.0),
    "PRN": ("prison", 2.0), "DAM": ("dam", 2.0), "PRT": ("port", 4.0), "HBR": ("port", 4.0), "STNB": ("base", 3.0),
    "OILF": ("oilfield", 8.0), "OILR": ("oilfield", 3.0), "GASF": ("oilfield", 8.0), "STRT": ("strait", 30.0),
    "SEA": ("sea", 300.0), "GULF": ("sea", 100.0), "ISL": ("island", 10.0), "ISLS": ("island", 40.0),
    "EMB": ("embassy", 1.0), "PSTB": ("crossing", 3.0), "PPLX": ("zone", 2.0),
}  # fmt: skip
"""What GeoNames' feature codes are here, and how far such a thing usually reaches, kilometres (own estimates)."""
BY_CLASS = {
    "A": ("region", 20.0), "H": ("water", 10.0), "L": ("region", 15.0), "R": ("zone", 5.0), "S": ("zone", 2.0),
    "T": ("mountain", 10.0), "U": ("sea", 50.0), "V": ("region", 15.0),
}  # fmt: skip

Read = Iterator[Addition | Problem]


def read_places(path: Path) -> Read:
    """The places of the file, and a Problem for each line that holds none; a list's kind is told by its first line."""
    try:
        text = _text(path)
    except (OSError, zipfile.BadZipFile) as wrong:
        yield Problem(str(path), f"cannot be read ({wrong})", "name a GeoNames dump such as IQ.txt or IQ.zip, or a CSV")
        return
    first = text.split("\n", 1)[0]
    yield from _geonames(path, text) if first.count("\t") >= COLUMNS - 1 else _table(path, text)


def _text(path: Path) -> str:
    if path.suffix.lower() != ".zip":
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    with zipfile.ZipFile(path) as packed:
        names = [name for name in packed.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        return packed.read(names[0]).decode("utf-8-sig", errors="replace") if names else ""


def _geonames(path: Path, text: str) -> Read:
    for number, line in enumerate(text.split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if not line.strip():
            continue
        try:
            addition = _dumped(cells)
        except (ValueError, IndexError):
            found = f"{len(cells)} columns" if len(cells) != COLUMNS else "a point or number that is none"
            yield Problem(f"{path}:{number}", found, f"a GeoNames line has {COLUMNS} columns with tabs between")
        else:
            if addition:
                yield addition


def _dumped(cells: list[str]) -> Addition | None:
    """A line of a dump; None for a country, which the program has, and for what is no more there."""
    if len(cells) != COLUMNS:
        raise ValueError
    code = cells[7]
    if code.startswith("PCL") or (code.endswith("H") and len(code) > 3 and code[:3] in ("PPL", "ADM")):
        return None
    people = int(cells[14] or 0)
    feature, radius = ("town", town_radius_km(people)) if cells[6] == "P" and code not in BY_CODE else _kind(cells)
    known = Known(
        cells[1], feature, cells[8], cells[10], *_point(cells[4], cells[5]), radius, people, f"geonames:{int(cells[0])}"
    )
    return Addition(known, tuple(filter(None, (cells[2], *cells[3].split(",")))))


def _kind(cells: list[str]) -> tuple[str, float]:
    return BY_CODE.get(cells[7]) or BY_CLASS.get(cells[6], ("zone", 5.0))


def _point(lat: str, lon: str) -> tuple[float, float]:
    point = (float(lat), float(lon))
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError
    return point


def _table(path: Path, text: str) -> Read:
    rows = csv.DictReader(io.StringIO(text))
    head = [str(name).strip() for name in rows.fieldnames or ()]
    if missing := [name for name in NEEDED if name not in head]:
        told = f'no column "{missing[0]}" (found {", ".join(head[:6]) or "nothing"})'
        yield Problem(
            f"{path}:1", told, f"name the columns {', '.join(NEEDED)}, or give a GeoNames dump of {COLUMNS} columns"
        )
        return
    for number, row in enumerate(rows, 2):
        cells = {str(name).strip(): (value or "").strip() for name, value in row.items() if isinstance(value, str)}
        try:
            yield _listed(cells)
        except ValueError:
            what = f'"{cells.get("name", "")}" at {cells.get("lat", "")}, {cells.get("lon", "")}'
            yield Problem(f"{path}:{number}", f"{what} is no place", "write a name, degrees as 33.312, a known feature")


def _listed(row: dict[str, str]) -> Addition:
    feature = row.get("feature") or "town"
    people = int(row.get("population") or 0)
    radius = float(row.get("radius_km") or (town_radius_km(people) if people else 5))
    country = row.get("country", "").upper()
    if not row.get("name") or feature not in FEATURES or radius <= 0 or len(country) not in (0, 2):
        raise ValueError
    place_id = f"added:{strict_key(row['name']).replace(' ', '-')}" + (f":{country.lower()}" if country else "")
    known = Known(
        row["name"], feature, country, row.get("admin1", ""), *_point(row["lat"], row["lon"]), radius, people, place_id
    )
    return Addition(known, tuple(name.strip() for name in row.get("aliases", "").split("|") if name.strip()))
