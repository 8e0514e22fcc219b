"""Where incidents are, as a map shows them: rounded once, and kept while they stay where they are."""

from collections.abc import Mapping
from typing import NamedTuple

from tocsin.record import Effect, Incident, Place

DECIMALS = 3
"""About a hundred metres: less than the smallest radius of a place."""


class Point(NamedTuple):
    """A placed incident: degrees, the radius in km within which it was, and how many were killed, at least."""

    lat: float
    lon: float
    km: float
    killed: int


def points_of(incidents: Mapping[str, Incident]) -> dict[str, Point]:
    """The points of those that have a place, by id, in their order."""
    return {each: _point(one, one.place) for each, one in incidents.items() if one.place}


def points_after(
    before: Mapping[str, Point],
    gone: Mapping[str, Incident],
    come: Mapping[str, Incident],
    held: Mapping[str, Incident],
) -> dict[str, Point]:
    """The points without those of what is gone, with those of what has come, in the order of what is held now."""
    found = {**before, **dict.fromkeys(gone), **points_of(come)}
    return {each: point for each in held if (point := found.get(each))}


def _point(incident: Incident, at: Place) -> Point:
    toll = incident.toll(Effect.KILLED)
    killed = toll.low if toll else 0
    return Point(round(at.lat, DECIMALS), round(at.lon, DECIMALS), round(at.precision_km, 1), killed)
