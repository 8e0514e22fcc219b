"""The computed tables of areas: admin1, countries and borders, from the towns in them."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from math import pi
from pathlib import Path

from tocsin.codebook.names import strict_key
from tocsin.codebook.places import AREA_WORDS
from tocsin.record import great_circle_km

FEW_TOWNS, CITY_PEOPLE, WIDEST_GUESS_KM = 10, 400_000, 120
"""An area of so few towns, with none so large, is taken to be as wide as the areas of its country usually are."""
CITY = re.compile(r"City|Municipality|Capital|Municipiu|Kota|Town\b")
NEAR_BORDER_KM = 60
"""Towns of two countries at most this far apart stand at their border; the nearest pair where none is that near."""
MOST_IN_CELL = 15
"""Towns looked at in a square of one degree, the most populous first; more do not move a border."""


def middle(towns: list[dict]) -> tuple[float, float]:
    """The middle of the box around the inner nine tenths of the towns, so that outliers do not pull it.

    Longitudes are taken around the first town's, so that a box may cross the date line.
    """
    home = towns[0]["longitude"]
    lats = sorted(town["latitude"] for town in towns)
    lons = sorted((town["longitude"] - home + 180) % 360 - 180 for town in towns)
    cut = max(len(towns) // 20, int(len(towns) >= 8))
    lat = (lats[cut] + lats[-1 - cut]) / 2
    lon = (lons[cut] + lons[-1 - cut]) / 2 + home
    return round(lat, 3), round((lon + 180) % 360 - 180, 3)


def reach_km(lat: float, lon: float, towns: list[dict]) -> int:
    """The radius around the point that holds all but the farthest twentieth of the towns, at least 5 km."""
    far = sorted(great_circle_km(lat, lon, town["latitude"], town["longitude"]) for town in towns)
    return max(5, round(far[-1 - max(len(far) // 20, int(len(far) >= 8))]))


def read(path: Path) -> list[dict]:
    """The rows of a hand-kept list, `#` lines left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def write(path: Path, note: str, rows: list[dict]) -> str:
    """Write the table, and say so."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {note}\n")
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return f"{path.name}: {len(rows)} rows"


def area_reach_km(name: str, point: tuple[float, float], towns: list[dict], country: dict, count: int) -> int:
    """The radius of a first-level area: that of its towns, but of a usual area's size where it has few and is no city."""
    reach = reach_km(*point, towns)
    city = CITY.search(name) or max(town["population"] for town in towns) > CITY_PEOPLE
    if len(towns) >= FEW_TOWNS or city or not country:
        return reach
    return max(reach, min(WIDEST_GUESS_KM, round(0.7 * (country["areakm2"] / max(1, count) / pi) ** 0.5)))


def bare(name: str) -> str:
    """The name of an area without the word for its kind."""
    words = [word for word in name.split() if strict_key(word) not in AREA_WORDS]
    return " ".join(words[1:] if words[:1] in (["of"], ["de"]) else words)


def others(listed: Path, seen: dict, areas: dict, towns: set, radius: Callable[..., int]) -> list[dict]:
    """A row for each area that only GeoNames names, called without its kind too where no town has that name."""
    rows = []
    for row in read(listed):
        key = (row["country"], row["code"])
        if row["code"] and key in seen:
            continue
        short = bare(row["name"])
        alone = short and short != row["name"] and (row["country"], strict_key(short)) not in towns
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else middle(areas[key])
        rows.append(
            {"country": key[0], "code": key[1], "name": row["name"], "aliases": short if alone else ""}
            | {"lat": lat, "lon": lon, "radius_km": row["radius_km"] or radius(row["name"], (lat, lon), key)}
            | {"population": sum(city["population"] for city in areas[key]) if row["code"] else 0}
        )
    return rows


def write_admin1(cities: list[dict], countries: dict[str, dict], lists: tuple[Path, Path], out: Path) -> str:
    """Areas named in the list, each found by a town in it; a fault in the list stops with its line."""
    homes, areas, rows, seen = defaultdict(list), defaultdict(list), [], {}
    for city in cities:
        homes[city["countrycode"], strict_key(city["name"])].append(city)
        areas[city["countrycode"], city["admin1code"]].append(city)
    for city in cities:
        for name in city["alternatenames"]:
            homes[city["countrycode"], strict_key(name)].append(city)
    names, listed = lists
    counts = Counter(country for country, _code in areas)

    def radius(name: str, point: tuple[float, float], key: tuple[str, str]) -> int:
        return area_reach_km(name, point, areas[key], countries.get(key[0], {}), counts[key[0]])

    for row in read(names):
        found = homes.get((row["country"], strict_key(row["town"])))
        if not found:
            print(f"{names.name}: no town {row['town']} in {row['country']}; name another town of {row['name']}")
            continue
        key = (row["country"], found[0]["admin1code"])
        if key in seen:
            print(f"{names.name}: {row['name']} and {seen[key]} share code {key}; name another town")
            continue
        seen[key] = row["name"]
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else middle(areas[key])
        rows.append(
            {"country": key[0], "code": key[1], "name": row["name"], "aliases": row["aliases"], "lat": lat, "lon": lon}
            | {
                "radius_km": radius(row["name"], (lat, lon), key),
                "population": sum(c["population"] for c in areas[key]),
            }
        )
    rows += others(listed, seen, areas, {(city["countrycode"], strict_key(city["name"])) for city in cities}, radius)
    note = "First-level areas. Names: general public knowledge, and GeoNames. Codes, points and radii: computed from GeoNames towns, CC BY 4.0."
    return write(out, note, rows)


def write_countries(cities: list[dict], countries: dict[str, dict], points: Path, out: Path) -> str:
    """The hand-kept countries with their capital, the radius that holds most of their towns, and their people."""
    areas, rows = defaultdict(list), []
    for city in cities:
        areas[city["countrycode"]].append(city)
    for row in read(points):
        towns = areas.get(row["country"], [])
        lat, lon = float(row["lat"]), float(row["lon"])
        radius = reach_km(lat, lon, towns) if towns else 50
        capital = countries.get(row["country"], {}).get("capital", "")
        rows.append(
            row | {"capital": capital, "radius_km": radius, "population": sum(city["population"] for city in towns)}
        )
    note = "Countries and territories by ISO 3166 code, borders and names as commonly reported. Names and points: general public knowledge. Radii: computed from GeoNames towns, CC BY 4.0."
    return write(out, note, rows)


def write_borders(cities: list[dict], countries: dict[str, dict], out: Path) -> str:
    """For each pair of neighbours, the middle and reach of the towns on both sides of their border."""
    cells = defaultdict(list)
    for city in cities:
        cell = cells[city["countrycode"], round(city["latitude"]), round(city["longitude"])]
        if len(cell) < MOST_IN_CELL:
            cell.append(city)
    rows = []
    for code, country in sorted(countries.items()):
        for other in sorted(filter(None, country["neighbours"].split(","))):
            if code < other and (pairs := facing(code, other, cells)):
                lat, lon = middle(pairs)
                rows.append(
                    {"a": code, "b": other, "lat": lat, "lon": lon, "radius_km": max(20, reach_km(lat, lon, pairs))}
                )
    return write(out, "Land borders, computed from GeoNames towns, CC BY 4.0.", rows)


def facing(code: str, other: str, cells: dict) -> list[dict]:
    """Midpoints of the towns of `code` and their nearest town of `other`, where near the border."""
    found, nearest = [], None
    for (country, lat, lon), towns in cells.items():
        across = country == code and [
            c for y in (-1, 0, 1) for x in (-1, 0, 1) for c in cells.get((other, lat + y, lon + x), ())
        ]
        for town in towns if across else ():
            km, twin = min((rough_km(town, twin), twin["geonameid"]) for twin in across)
            twin = next(c for c in across if c["geonameid"] == twin)
            point = {
                "latitude": (town["latitude"] + twin["latitude"]) / 2,
                "longitude": (town["longitude"] + twin["longitude"]) / 2,
            }
            nearest = min(nearest or (km, point), (km, point), key=lambda pair: pair[0])
            if km <= NEAR_BORDER_KM:
                found.append(point)
    return found or ([nearest[1]] if nearest else [])


def rough_km(one: dict, other: dict) -> float:
    """Flat distance, near enough for choosing a nearest town."""
    return (
        (one["latitude"] - other["latitude"]) ** 2 + ((one["longitude"] - other["longitude"]) * 0.75) ** 2
    ) ** 0.5 * 111
