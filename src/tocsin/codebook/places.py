"""The place tables kept beside the gazetteer: countries, their areas and borders, and what conflict reporting names.

`places.csv` is kept by hand; `countries.csv`, `admin1.csv` and `borders.csv` come from `training/gazetteer/build.py`.
A fault in one of them names file, line and mend.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from tocsin.codebook.gazetteer import Known
from tocsin.codebook.names import bare, loose_key, strict_key
from tocsin.codebook.tablefile import FOLDER, TableFault

FEATURES = frozenset(
    [
        "town",
        "base",
        "camp",
        "airport",
        "port",
        "crossing",
        "strait",
        "sea",
        "water",
        "island",
        "dam",
        "oilfield",
        "nuclear",
        "prison",
        "embassy",
        "zone",
        "mountain",
        "region",
        "worldregion",
        "admin1",
        "country",
    ]
)
WIDE_FEATURES = frozenset({"country", "admin1", "region"})
"""Features of areas that a town can be told to lie in."""
WAYS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre"})
"""Names of some first-level areas that alone say a way ("Northern Iraq"); with the word for their kind they are found."""
AREA_WORDS = frozenset(
    [
        "province",
        "governorate",
        "region",
        "oblast",
        "state",
        "district",
        "county",
        "department",
        "division",
        "prefecture",
        "territory",
        "krai",
        "municipality",
        "city",
        "republic",
        "canton",
        "voivodeship",
    ]
)
"""Words that say what kind of area a name is, which reports add or leave out as they like."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Border:
    """The middle of a land border and the radius that holds it."""

    a: str
    b: str
    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True, eq=False)
class PlaceTable:
    """All rows of the tables, found by name. Compared by identity: they are read once."""

    rows: tuple[Known, ...]
    borders: tuple[Border, ...]
    capitals: Mapping[str, str] = field(repr=False)
    by_strict: Mapping[str, tuple[Known, ...]] = field(repr=False)
    areas: tuple[tuple[Known, str], ...] = field(repr=False)
    adjectives: Mapping[str, tuple[str, ...]] = field(repr=False)
    countries: Mapping[str, Known] = field(repr=False)
    area_names: Mapping[tuple[str, str], str] = field(repr=False)

    def find(self, name: str) -> tuple[Known, ...]:
        """The rows so named: those spelled just so, or else those that transliterate alike.

        >>> [row.name for row in load_place_table().find("'Ayn al-Assad")]
        ['Ain al-Asad']
        """
        key = bare(strict_key(name))
        if exact := self.by_strict.get(key):
            return exact
        return tuple(replace(known, exact=False) for known in _loose(self).get(loose_key(key), ()))

    def named(self, name: str) -> tuple[Known, ...]:
        """The rows spelled just so.

        >>> [row.feature for row in load_place_table().named("Jordan")]
        ['country']
        """
        return self.by_strict.get(bare(strict_key(name)), ())

    def area_name(self, country: str, code: str) -> str:
        """The name of a first-level area by its code; the code where it is not known.

        >>> load_place_table().area_name("IQ", "01")
        'Anbar'
        """
        return self.area_names.get((country, code), code)

    def area(self, name: str) -> tuple[Known, ...]:
        """The first-level areas so named, with or without the word for their kind.

        >>> [row.name for row in load_place_table().area("Basra province")]
        ['Basra Governorate']
        """
        return _areas_by_key(self).get(area_key(name), ())

    def people(self, word: str) -> tuple[str, ...]:
        """The countries whose people or adjective `word` is, by code.

        >>> load_place_table().people("Iraqi"), load_place_table().people("Congolese")
        (('IQ',), ('CD', 'CG'))
        """
        return self.adjectives.get(strict_key(word), ())

    def borders_of(self, country: str) -> tuple[Border, ...]:
        """The land borders of a country."""
        return tuple(border for border in self.borders if country in (border.a, border.b))


def area_key(name: str) -> str:
    """The loose key of an area's name without the words for its kind, before or after it.

    >>> area_key("Province of Diyala") == area_key("Diyala governorate") == area_key("Diyala")
    True
    """
    words = bare(strict_key(name)).split()
    kept = [word for word in words if word not in AREA_WORDS]
    kept = kept[1:] if len(kept) > 1 and kept[0] == "of" else kept
    return loose_key(" ".join(kept or words))


def read_rows(path: Path, needs: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Each row of a table with its line number. Lines that open with `#` are remarks.

    Raises `TableFault` for a missing column, an unnamed row, a repeated name or a point that is not on earth.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    table = csv.reader(line for _number, line in body)
    head = next(table)
    if missing := [column for column in needs if column not in head]:
        raise TableFault(
            path, body[0][0], f'the column "{missing[0]}" is missing', f"name the columns {', '.join(needs)}"
        )
    for (number, _line), cells in zip(body[1:], table, strict=True):
        if len(cells) != len(head):
            raise TableFault(path, number, f"{len(cells)} cells under {len(head)} columns", "add or drop a comma")
        row = dict(zip(head, cells, strict=True))
        _check_point(path, number, row)
        yield number, row


def _check_point(path: Path, number: int, row: Row) -> None:
    try:
        lat, lon, radius = (float(row[column]) for column in ("lat", "lon", "radius_km"))
    except ValueError as wrong:
        raise TableFault(path, number, f"a point that is no number ({wrong})", "write degrees as 33.312") from wrong
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or radius <= 0:
        raise TableFault(
            path, number, f"the point {lat}, {lon} ±{radius} km", "latitude comes first, the radius is above 0"
        )


def _known(row: Row, feature: str, place_id: str) -> Known:
    lat, lon, radius = (float(row[column]) for column in ("lat", "lon", "radius_km"))
    people, admin1 = int(row.get("population") or 0), row.get("admin1") or row.get("code") or ""
    return Known(row["name"], feature, row["country"], admin1, lat, lon, radius, people, place_id)


def _places(path: Path) -> Iterator[tuple[Known, str]]:
    seen: dict[tuple[str, str], int] = {}
    for number, row in read_rows(path, ("name", "aliases", "feature", "country", "lat", "lon", "radius_km", "source")):
        if row["feature"] not in FEATURES:
            raise TableFault(
                path, number, f'unknown feature "{row["feature"]}"', f"use one of {', '.join(sorted(FEATURES))}"
            )
        first = seen.setdefault((row["name"], row["country"]), number)
        if first != number:
            raise TableFault(path, number, f'"{row["name"]}" stands on line {first} too', "keep one")
        place_id = f"place:{strict_key(row['name']).replace(' ', '-')}"
        yield _known(row, row["feature"], place_id), row["aliases"]


def _countries(path: Path) -> Iterator[tuple[Known, Row]]:
    for number, row in read_rows(
        path, ("country", "name", "aliases", "adjectives", "lat", "lon", "radius_km", "capital")
    ):
        if len(row["country"]) != 2:
            raise TableFault(path, number, f'"{row["country"]}" is no ISO 3166 code', "write two letters")
        yield _known(row, "country", f"country:{row['country']}"), row


@cache
def _areas_by_key(table: PlaceTable) -> dict[str, tuple[Known, ...]]:
    """The first-level areas by their keys without kind: made when first asked for, as the loose keys are."""
    found: dict[str, list[Known]] = defaultdict(list)
    for known, aliases in table.areas:
        for key in {area_key(name) for name in (known.name, *filter(None, aliases.split("|")))}:
            found[key].append(known)
    return _frozen(found)


def _areas(path: Path) -> Iterator[tuple[Known, str]]:
    for _number, row in read_rows(path, ("country", "code", "name", "aliases", "lat", "lon", "radius_km")):
        yield _known(row, "admin1", f"admin1:{row['country']}.{row['code']}"), row["aliases"]


def _borders(path: Path) -> tuple[Border, ...]:
    rows = read_rows(path, ("a", "b", "lat", "lon", "radius_km"))
    return tuple(
        Border(row["a"], row["b"], float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for _number, row in rows
    )


@cache
def _loose(table: PlaceTable) -> dict[str, tuple[Known, ...]]:
    """The rows by loose key: made when first asked for, so that opening the tables stays quick."""
    found: dict[str, list[Known]] = defaultdict(list)
    for key, rows in table.by_strict.items():
        found[loose_key(key)].extend(rows)
    return _frozen(found)


def _frozen(index: Mapping[str, list[Known]]) -> dict[str, tuple[Known, ...]]:
    return {key: tuple(rows) if len(rows) == 1 else tuple(dict.fromkeys(rows)) for key, rows in index.items()}


def open_place_table(folder: Path) -> PlaceTable:
    """The tables in a folder, checked."""
    countries = list(_countries(folder / "countries.csv"))
    named = [(known, row["aliases"]) for known, row in countries]
    areas = list(_areas(folder / "admin1.csv"))
    named += areas + list(_places(folder / "places.csv"))
    strict = defaultdict(list)
    for known, aliases in named:
        for key in {bare(strict_key(name)) for name in (known.name, *filter(None, aliases.split("|")))}:
            if key not in WAYS:
                strict[key].append(known)
    return PlaceTable(
        rows=tuple(known for known, _aliases in named),
        borders=_borders(folder / "borders.csv"),
        capitals={row["country"]: row["capital"] for _known, row in countries},
        by_strict=_frozen(strict),
        areas=tuple(areas),
        adjectives=_adjectives(row for _known, row in countries),
        countries={known.country: known for known, _row in countries},
        area_names={(known.country, known.admin1): known.name for known, _aliases in areas if known.admin1},
    )


def _adjectives(rows: Iterator[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for word in filter(None, row["adjectives"].split("|")):
            found[strict_key(word)].append(row["country"])
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def load_place_table() -> PlaceTable:
    """The tables that come with the program."""
    return open_place_table(FOLDER)
