"""PLOVER: one JSON object a line for each incident, in the fields of its 2018 and later manuals. See docs/exports.md."""

import json
from collections.abc import Callable, Iterable
from typing import IO

from tocsin import __version__
from tocsin.codebook.countries import country_name
from tocsin.codebook.countrycodes import country_codes
from tocsin.codebook.edition import edition
from tocsin.exports.layout import Layout, itself
from tocsin.exports.polecat import QUADS, no_type, plover_kind
from tocsin.exports.scope import first_day, last_day, undated
from tocsin.exports.sides import Side, actors, targets
from tocsin.exports.sourced import Sourced
from tocsin.record import Effect, Place, Stage
from tocsin.record.rows import Json

CONTEXT = {
    Stage.PLANNED: "future",
    Stage.HYPOTHETICAL: "hypothetical",
    Stage.FEARED: "hypothetical",
    Stage.DENIED: "negation",
}
"""Its auxiliary modes, which its manual puts under `context`."""
ELSEWHERE = {
    Stage.THREATENED: "the THREATEN event stands for it",
    Stage.CALLED_FOR: "the REQUEST event stands for it",
    Stage.FOILED: "the scheme has no word for what failed",
}
SIZES = {Effect.KILLED: "dead", Effect.WOUNDED: "injured", Effect.CAPTURED: "arrested"}
RESOLUTION = {"country": 1, "admin1": 2, "region": 2, "area": 3, "town": 4}
"""Its scale of places: 1 country, 2 province, 3 district, 4 city, 5 inside a city."""


def left_out(sourced: Sourced) -> str:
    """Why PLOVER would not hold this incident; "" where it would."""
    stage = sourced.incident.stage
    elsewhere = f"stage {stage.value}: {ELSEWHERE[stage]}" if stage in ELSEWHERE else ""
    return elsewhere or no_type(sourced) or undated(sourced)


def record(sourced: Sourced, licence: str) -> Json:
    """One incident as a PLOVER record; empty fields are left out."""
    kind, incident = plover_kind(sourced), sourced.incident
    if kind is None:
        return {}
    sizes = {name: str(count) for effect, name in SIZES.items() if (count := incident.toll(effect))}
    whole = {
        "id": incident.id,
        "date": first_day(sourced),
        "enddate": last_day(sourced) if last_day(sourced) != first_day(sourced) else "",
        "has_event": True,
        "actor": [entity(side) for side in actors(sourced)],
        "recipient": [entity(side) for side in targets(sourced)],
        "event": [kind.plover_type],
        "mode": [kind.plover_mode] if kind.plover_mode else [],
        "context": [CONTEXT[incident.stage]] if incident.stage in CONTEXT else [],
        "quad_code": [QUADS[kind.plover_type]],
        "event_text": [] if sourced.withheld else triggers(sourced),
        "event_loc": location(incident.place, "" if sourced.withheld else incident.place_words),
        "size": sizes,
        "cite_info": cited(sourced, licence),
        "comment": str(incident.when) if incident.when and incident.when.days is None else "",
    }
    return {name: value for name, value in whole.items() if value not in ("", [], {}) or name == "actor"}


def triggers(sourced: Sourced) -> list[str]:
    """The words that told of the event, each once."""
    return list(dict.fromkeys(report.trigger.quote for report in sourced.reports))


def entity(side: Side) -> Json:
    """A party; an actor of the tables gives its name beside the words."""
    told = {
        "code": country_codes(side.country).iso3,
        "sector": side.sector,
        "entity_text": side.label,
        "identifier_text": side.actor.name if side.actor else "",
    }
    return {name: value for name, value in told.items() if value}


def location(place: Place | None, words: str) -> Json:
    """Where it happened, {} where no words say it."""
    told: Json = {"extracted_place": words}
    if place:
        told |= {
            "resolved_place": place.name,
            "geonameid": place.place_id.removeprefix("geonames:") if place.place_id.startswith("geonames:") else "",
            "lat": round(place.lat, 5),
            "lon": round(place.lon, 5),
            "province": place.admin1,
            "country": country_name(place.country),
            "country_code": country_codes(place.country).iso3,
            "resolution": RESOLUTION.get(place.feature, 5),
        }
    return {name: value for name, value in told.items() if value != ""}


def cited(sourced: Sourced, licence: str) -> Json:
    """Where it was told, and by which codebook it was coded."""
    urls = [] if sourced.withheld else list(dict.fromkeys(article.url for article in sourced.sources if article.url))
    told = {
        "publication": list(sourced.incident.publishers),
        "url": urls,
        "license": licence,
        "coder": f"tocsin {__version__}",
        "codebook": edition(),
    }
    return {name: value for name, value in told.items() if value}


def write_plover(sourced: Iterable[Sourced], out: IO[bytes], about: Callable[[], Json]) -> None:
    """Write a line for each incident."""
    licence = str(about()["licence"])
    for one in sourced:
        out.write(json.dumps(record(one, licence), ensure_ascii=False).encode() + b"\n")


PLOVER: Layout[Sourced] = Layout("plover", (), itself, left_out)
