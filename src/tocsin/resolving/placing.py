"""From chosen places to points with a radius, by how the place told stands to them.

The radii are set wide enough to hold what reporters mean by the words; none is sharper than the words.
"""

from collections.abc import Sequence

from tocsin.codebook.gazetteer import Known
from tocsin.record import Place, great_circle_km
from tocsin.resolving.geometry import Point, bearing_of, middle, reach_km, shifted
from tocsin.resolving.parts import Part

NEAR_KM = 25
"""What "near" a town reaches, beyond the town (own estimate)."""
TOWARD_KM = 30
"""How far "north of" a town usually lies beyond it: Taji is told as north of Baghdad at 27 km."""
OFF_KM = 60
"""How far offshore "off" a place reaches: territorial waters (22 km) and as much again, widely."""
FACILITY_KM = 15
"""How far from a town's edge its airport, base or port may lie."""
AREA_KM = {"area": 60.0, "district": 20.0, "town": 0.0}
"""How far a province or a district reaches around the town it is called after, where no table knows it; a town no more."""
WIDE = frozenset({"country", "worldregion", "region", "admin1", "sea", "water", "mountain"})


def place_part(part: Part, known: Sequence[Known], why: str) -> Place:
    """The place of one part, from the places chosen for its names."""
    if part.relation in ("between", "several"):
        return _among(part, known, why)
    lat, lon, radius, words = _placed(part, known[0])
    at_sea = part.relation == "off"
    return Place(
        name=known[0].name if part.relation in ("at", "facility", "capital") else f"{words} {known[0].name}",
        country="" if at_sea else known[0].country,
        lat=lat,
        lon=lon,
        precision_km=round(radius, 1),
        admin1="" if part.relation in ("toward", "near", "off", "around") else known[0].admin1,
        feature=_feature(part, known[0]),
        place_id=known[0].place_id if part.relation in ("at", "capital") else "",
        how=why if part.relation in ("at", "capital") else f"{words} {known[0].name}, {_reach(part, known[0])}; {why}",
    )


def _reach(part: Part, known: Known) -> str:
    """How far such words are taken to reach, in words."""
    if part.relation == "part" or (part.relation == "toward" and known.feature in WIDE and part.km is None):
        return "which is taken as the part that lies that way"
    if part.relation == "toward" and part.km is not None:
        return "give or take a third of the way, since a way is told to the nearest of eight"
    return {
        "toward": f"which is taken as about {TOWARD_KM} km from its edge",
        "near": f"which is taken as within {NEAR_KM} km of its edge",
        "off": f"which is taken as within {OFF_KM} km of it, at sea",
        "around": "in any direction",
        "facility": f"which is taken as within {FACILITY_KM} km of the town",
    }[part.relation]


def _feature(part: Part, known: Known) -> str:
    plain = {"at": known.feature, "capital": known.feature, "off": "sea", "facility": part.thing}
    return plain.get(part.relation, "area")


def _placed(part: Part, known: Known) -> tuple[float, float, float, str]:
    """Latitude, longitude, radius and the relation in words."""
    wide = known.feature in WIDE
    if part.relation == "part" or (part.relation == "toward" and wide and part.km is None):
        return _sector(part, known)
    if part.relation == "toward":
        return _beyond(part, known)
    return known.lat, known.lon, *_around(part, known, wide=wide)


def _around(part: Part, known: Known, *, wide: bool) -> tuple[float, str]:
    """The radius about the place's own point, and the relation in words."""
    radius = known.radius_km
    town_thing = part.thing and part.thing not in AREA_KM and known.feature == "town"
    if part.relation == "facility" or town_thing:
        return radius + FACILITY_KM, f"{part.thing} of"
    if part.relation == "at":
        return (radius if wide else max(radius, AREA_KM.get(part.thing, 0.0))), "at"
    beyond = {"near": max(NEAR_KM, radius * 0.3) if wide else NEAR_KM, "off": OFF_KM, "around": part.km or 0.0}
    words = f"{part.km:g} km from" if part.relation == "around" else part.relation
    return radius + beyond.get(part.relation, 0.0), words


def _sector(part: Part, known: Known) -> tuple[float, float, float, str]:
    bearing = bearing_of(part.way)
    if bearing is None:
        return known.lat, known.lon, known.radius_km * 0.6, f"{part.way} part of"
    point = shifted(known.lat, known.lon, bearing, known.radius_km * 0.45)
    return *point, known.radius_km * 0.65, f"{part.way} part of"


def _beyond(part: Part, known: Known) -> tuple[float, float, float, str]:
    bearing = bearing_of(part.way) or 0
    if part.km is None:
        away = known.radius_km * 0.5 + TOWARD_KM
        return *shifted(known.lat, known.lon, bearing, away), away, f"{part.way} of"
    # a way is told to the nearest of eight, so a point may lie some 20 degrees aside, a third of the distance
    point = shifted(known.lat, known.lon, bearing, part.km)
    return *point, max(3.0, part.km * 0.35 + min(known.radius_km, 10)), f"{part.km:g} km {part.way} of"


def _among(part: Part, known: Sequence[Known], why: str) -> Place:
    points: list[Point] = [(place.lat, place.lon) for place in known]
    centre = middle(points)
    if part.relation == "between":
        radius = great_circle_km(*points[0], *points[-1]) / 2
        name = f"between {known[0].name} and {known[-1].name}"
    else:
        radius = reach_km(centre, [(point, place.radius_km) for point, place in zip(points, known, strict=True)])
        name = ", ".join(place.name for place in known)
    homes = {place.country for place in known}
    country = homes.pop() if len(homes) == 1 else ""
    told = "halfway, with the radius that holds both" if part.relation == "between" else "the circle that holds all"
    return Place(name, country, *centre, max(1.0, round(radius, 1)), feature="area", how=f"{name}: {told}; {why}")
