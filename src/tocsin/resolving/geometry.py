"""Points on the globe: from a point by bearing and distance, and the middle of several."""

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin

from tocsin.record import great_circle_km
from tocsin.record.place import EARTH_KM

BEARINGS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}

Point = tuple[float, float]


def bearing_of(word: str) -> int | None:
    """Degrees from north of a direction word; None for "central" and its like.

    >>> bearing_of("north-western"), bearing_of("South East"), bearing_of("central")
    (315, 135, None)
    """
    plain = word.lower().replace("-", "").replace(" ", "").replace("ern", "")
    return BEARINGS.get(plain.removesuffix("wards").removesuffix("ward"))


def shifted(lat: float, lon: float, bearing: float, km: float) -> Point:
    """The point `km` away along a bearing.

    >>> shifted(33.0, 44.0, 0, 111.2)
    (34.00005, 44.0)
    """
    angle, start, course = km / EARTH_KM, radians(lat), radians(bearing)
    there = asin(sin(start) * cos(angle) + cos(start) * sin(angle) * cos(course))
    east = atan2(sin(course) * sin(angle) * cos(start), cos(angle) - sin(start) * sin(there))
    return round(degrees(there), 5), round((lon + degrees(east) + 180) % 360 - 180, 5)


def middle(points: Sequence[Point]) -> Point:
    """The point between several, across the date line too.

    >>> middle([(34.0, 36.0), (36.0, 38.0)])
    (35.0041, 36.98778)
    """
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in points)
    z = sum(sin(radians(lat)) for lat, _lon in points)
    return round(degrees(atan2(z, hypot(x, y))), 5), round(degrees(atan2(y, x)), 5)


def reach_km(centre: Point, circles: Sequence[tuple[Point, float]]) -> float:
    """The radius around `centre` that holds every circle."""
    return max(great_circle_km(*centre, *point) + radius for point, radius in circles)
