"""Incidents as flat rows and as GeoJSON: the same names as everywhere else."""

from typing import Any

from tocsin.record.incident import Incident
from tocsin.record.words import Effect

Json = dict[str, Any]


def incident_row(incident: Incident) -> Json:
    """One incident as a flat row; lists are joined by "; ", unknown values are None."""
    place, when, tolls = incident.place, incident.when, dict(incident.tolls)
    row: Json = {
        "id": incident.id,
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
        "kind": incident.kind,
        "stage": incident.stage.value,
        "actor": "; ".join(incident.actors),
        "target": "; ".join(incident.targets),
        "means": "; ".join(incident.means),
        "place": place.name if place else None,
        "place_words": incident.place_words,
        "country": place.country if place else None,
        "lat": round(place.lat, 5) if place else None,
        "lon": round(place.lon, 5) if place else None,
        "precision_km": place.precision_km if place else None,
    }
    for effect in Effect:
        toll = tolls.get(effect)
        row |= {f"{effect.value}_low": toll.low if toll else None, f"{effect.value}_high": toll.high if toll else None}
    return row | {
        "times_low": incident.times.low if incident.times else None,
        "times_high": incident.times.high if incident.times else None,
        "reports": len(incident.reports),
        "publishers": "; ".join(incident.publishers),
        "sources": incident.sources,
        "claimed_by": "; ".join(incident.claimed_by),
        "denied_by": "; ".join(incident.denied_by),
        "confidence": round(incident.confidence, 4),
    }


def incident_feature(incident: Incident) -> Json:
    """One incident as a GeoJSON feature (RFC 7946); geometry is null where the place stays open."""
    row = incident_row(incident)
    lat, lon = row.pop("lat"), row.pop("lon")
    geometry = {"type": "Point", "coordinates": [lon, lat]} if lat is not None else None
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": row}
