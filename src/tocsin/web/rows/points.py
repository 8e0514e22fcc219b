"""The map's points: columns in place of features, so that fifty thousand go over quickly; what is told waits for a click."""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from tocsin.codebook.graphic import is_graphic
from tocsin.reading import sentences
from tocsin.record import Article, Incident, Telling
from tocsin.record.evidence import evidence, passages
from tocsin.web.once import once
from tocsin.web.rows.listing import line_of
from tocsin.web.selection import Selection

QUICKLY = 1
"""How hard gzip tries; more takes longer than the shorter answer saves."""
Columns = dict[str, object]


def columns(selection: Selection) -> Columns:
    """The placed incidents: `id`, `lat`, `lon`, `km` and `killed` (at least), a list each, all in one order.

    `bounds` are west, south, east, north of what to show first: the edges of the points, without the twentieth at each
    end that would take up most of the picture.
    """
    points = selection.points
    lat, lon, km, killed = map(list, zip(*points.values(), strict=True)) if points else ([], [], [], [])
    bounds = list(frame(lat, lon)) if points else None
    return {"id": list(points), "lat": lat, "lon": lon, "km": km, "killed": killed, "bounds": bounds}


def central(values: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest value, unless a twentieth at the ends would take up most of what lies between.

    >>> central([33.0, 34.0, 36.0]), central([44.0] * 30 + [45.0] * 30 + [-77.0])
    ((33.0, 36.0), (44.0, 45.0))
    """
    if not values:
        return 0.0, 0.0
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 20], ordered[-1 - len(ordered) // 20]
    margin = (high - low) / 2 + 0.5
    if ordered[-1] - ordered[0] <= 3 * (high - low + margin):
        return ordered[0], ordered[-1]
    near = [value for value in ordered if low - margin <= value <= high + margin]
    return near[0], near[-1]


def frame(lat: Sequence[float], lon: Sequence[float]) -> tuple[float, float, float, float]:
    """West, south, east, north of the points but for those far from all others in either direction.

    >>> frame([33.0] * 30 + [34.0] * 30 + [51.1], [44.0] * 30 + [45.0] * 30 + [10.4])
    (44.0, 33.0, 45.0, 34.0)
    """
    (south, north), (west, east) = central(lat), central(lon)
    points = list(zip(lat, lon, strict=True))
    near = [(y, x) for y, x in points if south <= y <= north and west <= x <= east] or points
    ups, alongs = zip(*near, strict=True)
    return min(alongs), min(ups), max(alongs), max(ups)


@once(8)
def packed(selection: Selection) -> bytes:
    """The columns of a selection as JSON in gzip; made once for each, since a selection never changes."""
    raw = json.dumps(columns(selection), separators=(",", ":")).encode()
    return gzip.compress(raw, QUICKLY, mtime=0)


def told(
    incidents: Iterable[Incident], tellings: Mapping[str, Telling], article: Callable[[str], Article | None]
) -> list[dict[str, str | bool]]:
    """What the map says of each incident when it is chosen: its line in words, and a sentence that says so."""
    return [_told(one, tellings.get(one.reports[0]), article) for one in incidents]


def _told(
    incident: Incident, telling: Telling | None, article: Callable[[str], Article | None]
) -> dict[str, str | bool]:
    line = line_of(incident)
    found = article(telling.article_id) if telling else None
    runs = passages(sentences(found.text), evidence(telling.statement)) if telling and found else []
    said = " … ".join(" ".join(found.text[start:end].split()) for start, end in runs) if found else ""
    shown = {name: getattr(line, name) for name in ("id", "when", "kind", "stage", "who", "whom", "where")}
    return shown | {"said": said, "graphic": is_graphic(said), "publisher": telling.publisher if telling else ""}
