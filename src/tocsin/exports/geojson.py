"""GeoJSON (RFC 7946): a feature an incident; null geometry where the place stays open, the radius as a property."""

import json
from collections.abc import Callable, Iterable
from typing import IO

from tocsin.exports.sourced import Sourced
from tocsin.exports.wide import wide_row
from tocsin.record.rows import Json


def feature(sourced: Sourced) -> Json:
    """One incident as a feature; longitude comes first, as the standard has it."""
    row = wide_row(sourced)
    lat, lon = row.pop("lat"), row.pop("lon")
    geometry = {"type": "Point", "coordinates": [lon, lat]} if lat is not None else None
    return {"type": "Feature", "id": sourced.incident.id, "geometry": geometry, "properties": row}


def write_geojson(sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json]) -> None:
    """Write one collection, a feature a line; what the file says of itself stands at its end, under "tocsin"."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    for number, one in enumerate(sourced):
        out.write(b",\n" if number else b"\n")
        out.write(_line(feature(one)))
    out.write(b'\n], "tocsin": ' + _line(about()) + b"}\n")


def _line(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
