"""The map drawn on the server: countries and incidents as SVG paths and circles, for browsers without WebGL."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tocsin.record import Incident, Place
from tocsin.web.once import once
from tocsin.web.rows.framing import frame
from tocsin.web.selection import Selection

WIDTH, HEIGHT = 1000.0, 500.0
LEAST_DEGREES = 4.0
DOTS_AT_MOST = 600
"""More would take a browser longer to lay out than to draw them all in WebGL; nearby places are then drawn as one."""
STEPS = (0.001, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Degrees between dots: the first step at which there are few enough."""
KM_IN_A_DEGREE = 111.2
WORLD = "world-110m.json"
ROUND = 10**6
"""More than there are steps around the world, so that two of them make one number."""
Degrees = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Dot:
    """The incidents at or about one point: how many, where on the picture, and how large."""

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
    places = [one.place for one in incidents if one.place]
    lat, lon = (np.array([getattr(place, axis) for place in places]) for axis in ("lat", "lon"))
    view = _view(lat, lon)
    scale = view[2] / WIDTH
    step, cells = _cells(lat, lon)
    dots = tuple(_dot(gathered, scale, step) for gathered in _gathered(places, cells))
    return WorldMap(" ".join(f"{edge:.1f}" for edge in view), within(view, base), dots, scale)


def _cells(lat: Degrees, lon: Degrees) -> tuple[float, NDArray[np.int64]]:
    """How near to each other places are drawn as one, so that there are few enough; and a number for where each is drawn."""
    for step in STEPS:
        cells = np.rint(lat / step).astype(np.int64) * ROUND + np.rint(lon / step).astype(np.int64)
        if np.unique(cells).size <= DOTS_AT_MOST:
            break
    return step, cells


@dataclass(frozen=True, slots=True)
class Gathered:
    """Incidents drawn as one: how many, the place of the first, and whether others have other names."""

    count: int
    first: Place
    others: bool


def _gathered(places: Sequence[Place], cells: NDArray[np.int64]) -> list[Gathered]:
    """The places of each cell, the most first, equals in their order."""
    _, firsts, which, counts = np.unique(cells, return_index=True, return_inverse=True, return_counts=True)
    named = [places[at].name for at in firsts]
    several = {cell for cell, place in zip(which.tolist(), places, strict=True) if place.name != named[cell]}
    order = np.lexsort((firsts, -counts))
    return [Gathered(int(counts[cell]), places[firsts[cell]], cell in several) for cell in order.tolist()]


@once(8)
def drawn_map(selection: Selection, base: Path) -> WorldMap:
    """The map of a selection; made once for each, since a selection never changes."""
    return world_map(selection.incidents, base)


def _view(lat: Degrees, lon: Degrees) -> tuple[float, float, float, float]:
    """The part of the picture that holds the points but for a few far from all others, twice as wide as high."""
    if not lat.size:
        return 0, 0, WIDTH, HEIGHT
    margin = LEAST_DEGREES / 2
    west, south, east, north = frame(lat, lon)
    left, right = across(west - margin), across(east + margin)
    top, bottom = down(north + margin), down(south - margin)
    width = min(WIDTH, max(right - left, 2 * (bottom - top)))
    height = width / 2
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    return x, min(max(0.0, (top + bottom - height) / 2), HEIGHT - height), width, height


def _dot(here: Gathered, scale: float, step: float) -> Dot:
    first, name = here.first, f"{here.first.name} and near it" if here.others else here.first.name
    lat, lon = (round(round(degrees / step) * step, 3) for degrees in (first.lat, first.lon))
    size, reach = (3 + log2(1 + here.count)) * scale, first.precision_km / KM_IN_A_DEGREE / 360 * WIDTH
    edge = max(0.01, step / 2 + 0.001)
    west, south, east, north = max(-180, lon - edge), max(-90, lat - edge), min(180, lon + edge), min(90, lat + edge)
    box = f"{west:.3f},{south:.3f},{east:.3f},{north:.3f}"
    return Dot(across(lon), down(lat), round(size, 3), round(reach, 3), here.count, f"{name}: {here.count}", box)


class Outline(NamedTuple):
    """A ring as path data, and the edges of what it covers of the picture."""

    path: str
    left: float
    top: float
    right: float
    bottom: float


def within(view: tuple[float, float, float, float], base: Path) -> tuple[str, ...]:
    """The countries of which something is within a view, or beside it, as path data: what nobody sees is not sent."""
    x, y, width, height = view
    left, top, right, bottom = x - width, y - height, x + 2 * width, y + 2 * height
    seen = (
        "".join(
            each.path
            for each in country
            if each.left < right and each.right > left and each.top < bottom and each.bottom > top
        )
        for country in land(base)
    )
    return tuple(filter(None, seen))


@cache
def land(base: Path) -> tuple[tuple[Outline, ...], ...]:
    """The outlines of each country; none where the file is missing."""
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


def _path(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> tuple[Outline, ...]:
    polygons = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
    rings = [ring for polygon in polygons for ring in polygon]
    return tuple(outline for ring in rings for outline in _outlines(_ring(ring, arcs)))


def _outlines(points: list[tuple[float, float]]) -> Iterator[Outline]:
    """The ring as path data; one over the date line goes on beyond the picture, and is drawn at its other edge too."""
    flat, turn = [points[0]], 0.0
    for (before, _), (x, y) in pairwise(points):
        if abs(x - before) > WIDTH / 2:
            turn += WIDTH if x < before else -WIDTH
        flat.append((x + turn, y))
    if flat[0][0] != flat[-1][0]:
        # a ring about the pole
        flat += [(flat[-1][0], HEIGHT), (flat[0][0], HEIGHT)]
    across_all, down_all = zip(*flat, strict=True)
    left, right = min(across_all), max(across_all)
    for place in (0.0, *((-WIDTH,) if right > WIDTH else ()), *((WIDTH,) if left < 0 else ())):
        path = "M" + "L".join(f"{x + place:.2f} {y}" for x, y in flat) + "Z"
        yield Outline(path, left + place, min(down_all), right + place, max(down_all))


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    return [point for each in ring for point in (arcs[each] if each >= 0 else arcs[~each][::-1])]
