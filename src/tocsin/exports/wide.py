"""The wide form: one row an incident, in our own columns."""

from collections.abc import Iterator
from operator import itemgetter

from tocsin.exports.layout import Column, Layout
from tocsin.exports.sourced import Sourced
from tocsin.record import Effect
from tocsin.record.rows import Json, incident_row

HOLDS = {
    "id": "the incident's id",
    "earliest": "first day on which it can have happened; empty where open",
    "latest": "last day on which it can have happened; empty where open",
    "kind": "what sort of event, by the codebook",
    "stage": "whether the articles say that it happened",
    "actor": "who did it, joined by ;",
    "target": "whom or what it was aimed at, joined by ;",
    "means": "weapons or tools, joined by ;",
    "place": "name of the place; empty while open",
    "place_words": "the words of the source",
    "country": "ISO 3166 two letters; empty at sea",
    "admin1": "first-level area",
    "feature": "what sort of place",
    "lat": "degrees, five decimals at most",
    "lon": "degrees, five decimals at most",
    "precision_km": "radius within which the words put it, kilometres",
    **{
        f"{effect.value}_{end}": f"{effect.value}: {'least' if end == 'low' else 'most; empty where no ceiling is told'}"
        for effect in Effect
        for end in ("low", "high")
    },
    "times_low": "least number of like occurrences",
    "times_high": "most; empty where no ceiling is told",
    "reports": "how many reports tell of it",
    "publishers": "outlets, joined by ;",
    "urls": "addresses of the articles, joined by blanks",
    "confidence": "how sure the reader is, 0 to 1",
}
"""Every column, in order."""
FLOATS = {"lat", "lon", "precision_km", "confidence"}
WHOLE = {name for name in HOLDS if name.endswith(("_low", "_high"))} | {"reports"}


def wide_row(sourced: Sourced) -> Json:
    """The row of one incident."""
    place = sourced.incident.place
    urls = (
        "" if sourced.withheld else " ".join(dict.fromkeys(article.url for article in sourced.sources if article.url))
    )
    area = {"admin1": place.admin1, "feature": place.feature} if place else {"admin1": None, "feature": None}
    return incident_row(sourced.incident) | area | {"urls": urls}


def _items(sourced: Sourced) -> Iterator[Json]:
    yield wide_row(sourced)


def _type(name: str) -> type:
    return float if name in FLOATS else int if name in WHOLE else str


WIDE: Layout[Json] = Layout(
    "incidents",
    tuple(Column(name, itemgetter(name), _type(name), holds) for name, holds in HOLDS.items()),
    _items,
)
