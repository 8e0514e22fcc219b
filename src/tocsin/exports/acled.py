"""ACLED-like: our incidents in ACLED's 31 columns. One number of killed, no direction, no stage: see docs/exports.md."""

from collections.abc import Callable

from tocsin.codebook.countries import country_name
from tocsin.codebook.countrycodes import country_codes
from tocsin.codebook.kinds import kinds
from tocsin.codebook.sectors import ACLED_NAMES, interaction
from tocsin.exports.layout import Cell, Column, Layout, itself, of_place
from tocsin.exports.notes import notes, tags
from tocsin.exports.precision import acled_place, acled_time
from tocsin.exports.scope import first_day, undated, undone
from tocsin.exports.sides import Side, actors, armed, associates, civilians_aimed_at, targets
from tocsin.exports.sourced import Sourced
from tocsin.record import Effect

OPEN_TO_SIDES = frozenset({"attack", "killing", "shooting"})
"""Kinds whose row depends on whom they were aimed at: civilians, or an armed side."""
EXCESSIVE, MOB = "Excessive force against protesters", "Mob violence"


def event_types(sourced: Sourced) -> tuple[str, str]:
    """ACLED's event and sub-event type, both "" where the kind has no row there."""
    kind = kinds().get(sourced.incident.kind)
    event, sub = (kind.acled_event, kind.acled_sub) if kind else ("", "")
    aimed = targets(sourced)[:1]
    if sourced.incident.kind in OPEN_TO_SIDES and aimed and armed(aimed[0], sourced):
        return "Battles", "Armed clash"
    if sourced.incident.kind == "capture":
        doer = actors(sourced)[:1]
        regains = bool(doer) and doer[0].of_state
        return "Battles", "Government regains territory" if regains else "Non-state actor overtakes territory"
    return event, sub


def disorder_type(event: str, sub: str) -> str:
    """ACLED's disorder type of an event type.

    >>> disorder_type("Battles", "Armed clash"), disorder_type("Protests", "Excessive force against protesters")
    ('Political violence', 'Political violence; Demonstrations')
    """
    if event == "Strategic developments":
        return event
    if event in ("Protests", "Riots") and sub not in (EXCESSIVE, MOB):
        return "Demonstrations"
    return "Political violence; Demonstrations" if sub == EXCESSIVE else "Political violence"


def left_out(sourced: Sourced) -> str:
    """Why ACLED would not hold this incident; "" where it would."""
    no_row = "" if event_types(sourced)[0] else f"kind {sourced.incident.kind}: the scheme has no row for it"
    return undone(sourced) or no_row or undated(sourced)


def _side(of: Callable[[Sourced], tuple[Side, ...]], which: str) -> Callable[[Sourced], Cell]:
    def fill(sourced: Sourced) -> Cell:
        sides = of(sourced)
        if which == "others":
            return "; ".join(associates(sides))
        if not sides:
            return ""
        return sides[0].label if which == "name" else ACLED_NAMES.get(sides[0].acled_type(sourced) or 0, "")

    return fill


def _interaction(sourced: Sourced) -> str:
    """The pair of types in words, as the scheme writes it; one type alone where no second side is known."""
    codes = [sides[0].acled_type(sourced) for sides in (actors(sourced), targets(sourced)) if sides]
    known = [code for code in codes if code]
    if not known:
        return ""
    pair = interaction(*known)
    names = (ACLED_NAMES[pair // 10], ACLED_NAMES.get(pair % 10, ""))
    return "-".join(filter(None, names)) if names[1] else f"{names[0]} only"


def _fatalities(sourced: Sourced) -> int:
    killed = sourced.incident.toll(Effect.KILLED)
    return killed.low if killed else 0


ACLED = Layout(
    "acled-like",
    (
        Column("event_id_cnty", lambda s: s.incident.id, holds="the incident's id"),
        Column("event_date", first_day, holds="the first day on which it can have happened; the last where that is open"),
        Column("year", lambda s: int(first_day(s)[:4]), int, "of event_date"),
        Column("time_precision", lambda s: acled_time(s.incident.when), int, "1 a day, 2 up to a week, 3 longer or open"),
        Column("disorder_type", lambda s: disorder_type(*event_types(s)), holds="from the two types"),
        Column("event_type", lambda s: event_types(s)[0], holds="by the codebook's crosswalk"),
        Column("sub_event_type", lambda s: event_types(s)[1], holds="by the codebook's crosswalk"),
        Column("actor1", _side(actors, "name"), holds="the first actor: here the doer comes first"),
        Column("assoc_actor_1", _side(actors, "others"), holds="whom actor1 is aligned with, then the other actors"),
        Column("inter1", _side(actors, "type"), holds="ACLED's type of actor1"),
        Column("actor2", _side(targets, "name"), holds="the first target"),
        Column("assoc_actor_2", _side(targets, "others"), holds="the other targets"),
        Column("inter2", _side(targets, "type"), holds="ACLED's type of actor2"),
        Column("interaction", _interaction, holds="the two types"),
        Column("civilian_targeting", lambda s: "Civilian targeting" if civilians_aimed_at(s) else "", holds="or empty"),
        Column("iso", of_place(lambda p: country_codes(p.country).number), int, "ISO 3166-1 number"),
        Column("region", of_place(lambda p: country_codes(p.country).region), holds="part of the world"),
        Column("country", of_place(lambda p: country_name(p.country)), holds="name"),
        Column("admin1", of_place(lambda p: p.admin1), holds="first-level area"),
        Column("admin2", holds="not in the ledger"),
        Column("admin3", holds="not in the ledger"),
        Column("location", of_place(lambda p: p.name), holds="name of the place"),
        Column("latitude", of_place(lambda p: round(p.lat, 5)), float, "degrees"),
        Column("longitude", of_place(lambda p: round(p.lon, 5)), float, "degrees"),
        Column("geo_precision", of_place(acled_place), int, "1 the place, 2 near it, 3 a larger region"),
        Column("source", lambda s: "; ".join(s.incident.publishers), holds="the publishers"),
        Column("source_scale", holds="not in the ledger"),
        Column("notes", notes, holds="the incident in a line, then what each source says"),
        Column("fatalities", _fatalities, int, "the least that any source tells of; 0 where nobody tells"),
        Column("tags", tags, holds="stage, ranges of all harm, open ends"),
        Column("timestamp", holds="not in the ledger: incidents are derived"),
    ),
    itself,
    left_out,
)  # fmt: skip
