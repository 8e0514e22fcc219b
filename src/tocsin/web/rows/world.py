"""The map drawn on the server: countries and incidents as SVG paths and circles, for browsers without WebGL."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import Any

from tocsin.record import Incident
from tocsin.web.once import once
from tocsin.web.rows.points import frame
from tocsin.web.selection import Selection

WIDTH, HEIGHT = 1000.0, 500.0
LEAST_DEGREES = 4.0
DOTS_AT_MOST = 2000
KM_IN_A_DEGREE = 111.2
WORLD = "world-110m.json"


@dataclass(frozen=True, slots=True)
class Dot:
    """The incidents at one point: how many, where on the picture, and how large."""

    x: float
    y: float
    size: float
    reach: float
    count: int
    hint: str
    box: str


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Paths of countries and dots, inside a view (x, y, width, height of the picture)."""

    view: str
    land: tuple[str, ...]
    dots: tuple[Dot, ...]
    scale: float


def across(lon: float) -> float:
    """The place from the left of a longitude, plate carrée."""
    return round((lon + 180) / 360 * WIDTH, 2)


def down(lat: float) -> float:
    """The place from the top of a latitude."""
    return round((90 - lat) / 180 * HEIGHT, 2)


def world_map(incidents: Iterable[Incident], base: Path) -> WorldMap:
    """The incidents that have a place, on the countries of a TopoJSON file where that is there."""
    points: Counter[tuple[float, float]] = Counter()
    named: dict[tuple[float, float], tuple[str, float]] = {}
    for one in incidents:
        if one.place:
            at = round(one.place.lat, 3), round(one.place.lon, 3)
            points[at] += 1
            named.setdefault(at, (one.place.name, one.place.precision_km))
    view = _view(list(points))
    scale = view[2] / WIDTH
    dots = tuple(_dot(at, count, *named[at], scale) for at, count in points.most_common(DOTS_AT_MOST))
    return WorldMap(" ".join(f"{edge:.1f}" for edge in view), land(base), dots, scale)


@once(8)
def drawn_map(selection: Selection, base: Path) -> WorldMap:
    """The map of a selection; made once for each, since a selection never changes."""
    return world_map(selection.incidents, base)


def _view(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the picture that holds the points but for a few far from all others, twice as wide as high."""
    if not points:
        return 0, 0, WIDTH, HEIGHT
    lats, lons = zip(*points, strict=True)
    margin = LEAST_DEGREES / 2
    west, south, east, north = frame(lats, lons)
    left, right = across(west - margin), across(east + margin)
    top, bottom = down(north + margin), down(south - margin)
    width = min(WIDTH, max(right - left, 2 * (bottom - top)))
    height = width / 2
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    return x, min(max(0.0, (top + bottom - height) / 2), HEIGHT - height), width, height


def _dot(at: tuple[float, float], count: int, name: str, precision_km: float, scale: float) -> Dot:
    lat, lon = at
    size, reach = (3 + log2(1 + count)) * scale, precision_km / KM_IN_A_DEGREE / 360 * WIDTH
    edge = 0.01
    box = f"{lon - edge:.3f},{lat - edge:.3f},{lon + edge:.3f},{lat + edge:.3f}"
    return Dot(across(lon), down(lat), round(size, 3), round(reach, 3), count, f"{name}: {count}", box)


@cache
def land(base: Path) -> tuple[str, ...]:
    """The outlines of countries as SVG path data; none where the file is missing."""
    if not base.is_file():
        return ()
    topology = json.loads(base.read_text(encoding="utf-8"))
    arcs = [list(_unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    return tuple(_path(shape, arcs) for shape in topology["objects"]["countries"]["geometries"])


def _unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """The points of an arc, which TopoJSON keeps as steps from one to the next."""
    (across_by, down_by), (east, north) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield across(x * across_by + east), down(y * down_by + north)


def _path(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> str:
    polygons = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
    rings = [ring for polygon in polygons for ring in polygon]
    return "".join(_outline(_ring(ring, arcs)) for ring in rings)


def _outline(points: list[tuple[float, float]]) -> str:
    """The ring as path data; one over the date line goes on beyond the picture, and is drawn at its other edge too."""
    flat, turn = [points[0]], 0.0
    for (before, _), (x, y) in pairwise(points):
        if abs(x - before) > WIDTH / 2:
            turn += WIDTH if x < before else -WIDTH
        flat.append((x + turn, y))
    if flat[0][0] != flat[-1][0]:
        # a ring about the pole
        flat += [(flat[-1][0], HEIGHT), (flat[0][0], HEIGHT)]
    places = [0.0]
    if max(x for x, _ in flat) > WIDTH:
        places.append(-WIDTH)
    if min(x for x, _ in flat) < 0:
        places.append(WIDTH)
    return "".join("M" + "L".join(f"{x + place:.2f} {y}" for x, y in flat) + "Z" for place in places)


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    return [point for each in ring for point in (arcs[each] if each >= 0 else arcs[~each][::-1])]
