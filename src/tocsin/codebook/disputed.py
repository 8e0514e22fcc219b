"""Areas whose status is disputed, and the note that goes with places in them.

`tables/disputed.csv` is kept by hand and takes no side: a place keeps the name and country that its source gives it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.codebook.places import read_rows
from tocsin.codebook.tablefile import FOLDER
from tocsin.record import Place, great_circle_km

COLUMNS = ("name", "country", "admin1", "lat", "lon", "radius_km", "note")


@dataclass(frozen=True, slots=True)
class Disputed:
    """One area: a country, a first-level area of it, or where `admin1` is "" and others share the country, a circle."""

    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_km: float
    note: str

    def holds(self, place: Place) -> bool:
        """Whether the place is the area or stands in it; what is wider than the area does not."""
        if place.country != self.country or place.precision_km > 2 * self.radius_km:
            return False
        if self.admin1 and place.admin1:
            return self.admin1 == place.admin1
        return great_circle_km(self.lat, self.lon, place.lat, place.lon) <= self.radius_km


def open_disputed(path: Path) -> tuple[Disputed, ...]:
    """The areas in the file at `path`, checked as all place tables are."""
    return tuple(
        Disputed(
            row["name"], row["country"], row["admin1"],
            float(row["lat"]), float(row["lon"]), float(row["radius_km"]), row["note"],
        )
        for _number, row in read_rows(path, COLUMNS)
    )  # fmt: skip


@cache
def load_disputed() -> dict[str, tuple[Disputed, ...]]:
    """The areas that come with the program, by country."""
    found: dict[str, tuple[Disputed, ...]] = {}
    for area in open_disputed(FOLDER / "disputed.csv"):
        found[area.country] = (*found.get(area.country, ()), area)
    return found


def dispute_note(place: Place) -> str:
    """What is disputed about the place, or "".

    >>> dispute_note(Place("Sokhumi", "GE", 43.0, 41.02, 5, admin1="Abkhazia"))
    'Abkhazia: declared independent of Georgia; recognised by few states'
    >>> dispute_note(Place("Tbilisi", "GE", 41.7, 44.8, 10, admin1="Tbilisi City"))
    ''
    """
    areas = load_disputed().get(place.country, ())
    return next((f"{area.name}: {area.note}" for area in areas if area.holds(place)), "")
