"""Places as resolved: a point with an honest radius, never sharper than the report."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
"""Mean radius of the earth, kilometres (IUGG)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point and the radius in kilometres within which the words put it.

    `country` is an ISO 3166 alpha-2 code, "" when at sea or not known. `how` says in words why this place was chosen.
    """

    name: str
    country: str
    lat: float
    lon: float
    precision_km: float
    admin1: str = ""
    feature: str = ""
    place_id: str = ""
    how: str = ""

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180) or self.precision_km < 0:
            raise ValueError(
                f"a place needs lat -90..90, lon -180..180 and a radius of 0 km or more, got {self.lat}, {self.lon}, {self.precision_km}"
            )

    def __str__(self) -> str:
        """The plain form, as a person reads it: name, country, point and radius."""
        return f"{self.name} ({self.country or '-'}) {self.lat:.5f},{self.lon:.5f} ±{self.precision_km:g}km"

    def km_to(self, other: "Place") -> float:
        """Great-circle distance between the two points, kilometres."""
        return great_circle_km(self.lat, self.lon, other.lat, other.lon)


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance between two points in degrees, kilometres, by the haversine formula.

    >>> round(great_circle_km(33.3152, 44.3661, 36.34, 43.13))
    355
    """
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
