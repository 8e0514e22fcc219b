"""POLECAT-like: our incidents in POLECAT's 40 tab-separated columns. It holds no counts: see docs/exports.md."""

from collections.abc import Callable

from tocsin import __version__
from tocsin.codebook.countries import country_name
from tocsin.codebook.countrycodes import country_codes
from tocsin.codebook.kinds import Kind, kinds
from tocsin.exports.layout import Cell, Column, Layout, itself, of_place
from tocsin.exports.precision import ucdp_time
from tocsin.exports.scope import first_day, undated, undone
from tocsin.exports.sides import Side, actors, targets
from tocsin.exports.sourced import Sourced
from tocsin.record import Place

WEEK = 3
"""UCDP's precision of a date that is known to the week."""
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
QUAD_NAMES = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}


def plover_kind(sourced: Sourced) -> Kind | None:
    """The incident's kind where PLOVER has a type for it."""
    kind = kinds().get(sourced.incident.kind)
    return kind if kind and kind.plover_type else None


def no_type(sourced: Sourced) -> str:
    """Why PLOVER has no type for the incident; "" where it has."""
    return "" if plover_kind(sourced) else f"kind {sourced.incident.kind}: the scheme has no type for it"


def left_out(sourced: Sourced) -> str:
    """Why POLECAT would not hold this incident; "" where it would."""
    wide = "" if ucdp_time(sourced.incident.when) <= WEEK else "its days span more than a week: the scheme has one day"
    return undone(sourced) or no_type(sourced) or undated(sourced) or wide


def _kind(fill: Callable[[Kind], Cell]) -> Callable[[Sourced], Cell]:
    def of_kind(sourced: Sourced) -> Cell:
        kind = plover_kind(sourced)
        return fill(kind) if kind else None

    return of_kind


def _each(of: Callable[[Sourced], tuple[Side, ...]], fill: Callable[[Side], str]) -> Callable[[Sourced], Cell]:
    def joined(sourced: Sourced) -> str:
        told = [fill(side) for side in of(sourced)]
        return "; ".join(told) if any(told) else ""

    return joined


def _first(of: Callable[[Sourced], tuple[Side, ...]], fill: Callable[[Side], str]) -> Callable[[Sourced], Cell]:
    return lambda sourced: next((fill(side) for side in of(sourced)), "")


def known_name(side: Side) -> str:
    """The name of the actor in the tables, else the label as reported."""
    return side.actor.name if side.actor else side.label


def _gw(side: Side) -> str:
    return str(country_codes(side.country).gw or "")


def _party(of: Callable[[Sourced], tuple[Side, ...]], role: str) -> tuple[Column[Sourced], ...]:
    """The eight columns of actor or recipient."""
    return (
        Column(f"{role} Name", _each(of, known_name), holds="by the table of actors, else as reported; joined by ;"),
        Column(f"{role} Country", _each(of, lambda side: country_codes(side.country).iso3), holds="three letters"),
        Column(f"{role} COW", _each(of, _gw), holds="Gleditsch and Ward's number, which is nearly COW's"),
        Column(f"Primary {role} Sector", _first(of, lambda side: side.sector), holds="of the first"),
        Column(f"{role} Sectors", _each(of, lambda side: side.sector), holds="joined by ;"),
        Column(f"{role} Title", holds="not in the ledger"),
        Column(f"{role} Name Raw", _each(of, lambda side: side.label), holds="as reported"),
        Column(f"Wikipedia {role} ID", holds="not in the ledger"),
    )


def _geonames(place: Place) -> str:
    return place.place_id.removeprefix("geonames:") if place.place_id.startswith("geonames:") else ""


POLECAT = Layout(
    "polecat-like",
    (
        Column("Event ID", lambda s: s.incident.id, holds="the incident's id"),
        Column("Event Date", first_day, holds="the first day on which it can have happened"),
        Column("Event Type", _kind(lambda kind: kind.plover_type), holds="by the codebook's crosswalk"),
        Column("Event Mode", _kind(lambda kind: kind.plover_mode), holds="by the codebook's crosswalk"),
        Column("Intensity", holds="not in the ledger: the scheme's own scores contradict each other"),
        Column("Quad Code", _kind(lambda kind: QUAD_NAMES[QUADS[kind.plover_type]]), holds="from the type"),
        Column("Contexts", holds="not in the ledger"),
        *_party(actors, "Actor"),
        *_party(targets, "Recipient"),
        Column("Placename", of_place(lambda p: p.name), holds="name of the place"),
        Column("City", of_place(lambda p: p.name if p.feature == "town" else ""), holds="where the place is a town"),
        Column("District", holds="not in the ledger"),
        Column("Province", of_place(lambda p: p.admin1), holds="first-level area"),
        Column("Country", of_place(lambda p: country_name(p.country)), holds="name"),
        Column("Latitude", of_place(lambda p: round(p.lat, 5)), float, "degrees"),
        Column("Longitude", of_place(lambda p: round(p.lon, 5)), float, "degrees"),
        Column("GeoNames ID", of_place(_geonames), holds="where the place is one of GeoNames"),
        Column("Raw Placename", lambda s: s.incident.place_words, holds="the words of the source"),
        Column("Feature Type", of_place(lambda p: p.feature), holds="in our words"),
        Column("Source", lambda s: "; ".join(s.incident.publishers), holds="publishers"),
        Column("Publication Date", lambda s: str(min((a.published for a in s.sources if a.published), default="")), holds="of the first"),
        Column("Story People", holds="not in the ledger"),
        Column("Story Organizations", holds="not in the ledger"),
        Column("Story Locations", holds="not in the ledger"),
        Column("Language", lambda s: "; ".join(dict.fromkeys(a.language for a in s.sources if a.language)), holds="of the articles"),
        Column("Version", lambda _: f"tocsin {__version__}", holds="of the program"),
    ),
    itself,
    left_out,
)  # fmt: skip
