"""UCDP GED-like: our deadly incidents in the 49 columns of UCDP's georeferenced events. See docs/exports.md."""

from collections.abc import Callable
from math import floor

from tocsin.codebook.countries import country_name
from tocsin.codebook.countrycodes import country_codes
from tocsin.exports.deaths import deaths
from tocsin.exports.layout import Cell, Column, Layout, itself, of_place
from tocsin.exports.precision import ucdp_place, ucdp_time
from tocsin.exports.scope import first_day, last_day, undated, undone
from tocsin.exports.sides import Side, actors, armed, civilians_aimed_at, targets
from tocsin.exports.sourced import Sourced
from tocsin.record import Effect, Place

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CELLS_A_ROW = 720
"""Cells of half a degree about the earth, as PRIO-GRID counts them from the south-west."""


def sides(sourced: Sourced) -> tuple[Side | None, Side | None]:
    """Side a and side b: the first actor and target, or the first two actors of a two-sided fight."""
    doers, aimed = actors(sourced), targets(sourced)
    both = (*doers[:1], *aimed[:1]) if aimed else doers[:2]
    if aimed and not doers:
        return None, aimed[0]
    return (both[0] if both else None), (both[1] if len(both) > 1 else None)


def type_of_violence(sourced: Sourced) -> int | None:
    """1 state-based, 2 between groups, 3 against civilians; None where the sides are not known well enough."""
    a, b = sides(sourced)
    if b and not armed(b, sourced) and civilians_aimed_at(sourced):
        return ONE_SIDED
    if a is None or b is None or not (armed(a, sourced) and armed(b, sourced)):
        return ONE_SIDED if b is None and civilians_aimed_at(sourced) else None
    return STATE_BASED if a.of_state or b.of_state else NON_STATE


def left_out(sourced: Sourced) -> str:
    """Why UCDP would not hold this incident; "" where it would."""
    killed = sourced.incident.toll(Effect.KILLED)
    bloodless = (
        "" if killed and killed.high != 0 else "nobody is told to have been killed: the scheme holds deadly events"
    )
    return undone(sourced) or bloodless or undated(sourced)


def priogrid(place: Place) -> int:
    """The number of the PRIO-GRID cell that a point lies in.

    >>> priogrid(Place("Mexico city", "MX", 19.42847, -99.12766, 20))
    157122
    """
    row, column = min(floor((place.lat + 90) * 2), 359), floor((place.lon + 180) * 2) % CELLS_A_ROW
    return row * CELLS_A_ROW + column + 1


def _side(number: int, fill: Callable[[Side], Cell]) -> Callable[[Sourced], Cell]:
    def of_side(sourced: Sourced) -> Cell:
        side = sides(sourced)[number]
        return fill(side) if side else None

    return of_side


def _dyad(sourced: Sourced) -> str:
    return " - ".join(side.label if side else "unknown" for side in sides(sourced))


def _sources(name: str) -> Callable[[Sourced], Cell]:
    def joined(sourced: Sourced) -> str:
        if sourced.withheld and name in ("title", "article"):
            return ""
        told = [
            f"{one.publisher},{one.published or ''},{one.title}" if name == "article" else str(getattr(one, name) or "")
            for one in sourced.sources
        ]
        return ";".join(each.replace(";", ",") for each in told)

    return joined


def _gw_of(side: Side) -> Cell:
    return country_codes(side.country).gw if side.of_state else None


UCDP = Layout(
    "ucdp-like",
    (
        Column("id", lambda s: s.incident.id, holds="the incident's id: letters and digits, where UCDP has numbers"),
        Column("relid", holds="not in the ledger"),
        Column("year", lambda s: int(first_day(s)[:4]), int, "of date_start"),
        Column("active_year", holds="not in the ledger"),
        Column("code_status", lambda _: "Clear", holds="always Clear"),
        Column("type_of_violence", type_of_violence, int, "1 state-based, 2 non-state, 3 one-sided; empty where not known"),
        Column("conflict_dset_id", holds="UCDP's own numbers"),
        Column("conflict_new_id", holds="UCDP's own numbers"),
        Column("conflict_name", _dyad, holds="as dyad_name"),
        Column("dyad_dset_id", holds="UCDP's own numbers"),
        Column("dyad_new_id", holds="UCDP's own numbers"),
        Column("dyad_name", _dyad, holds="side a - side b"),
        Column("side_a_dset_id", holds="UCDP's own numbers"),
        Column("side_a_new_id", holds="UCDP's own numbers"),
        Column("side_a", _side(0, lambda side: side.label), holds="the first actor"),
        Column("side_b_dset_id", holds="UCDP's own numbers"),
        Column("side_b_new_id", holds="UCDP's own numbers"),
        Column("side_b", _side(1, lambda side: side.label), holds="the first target, or the second actor of a fight"),
        Column("number_of_sources", lambda s: len(s.incident.publishers) or -1, int, "publishers; -1 where none is named"),
        Column("source_article", _sources("article"), holds="publisher,day,title of each article, joined by ;"),
        Column("source_office", _sources("publisher"), holds="publishers, joined by ;"),
        Column("source_date", _sources("published"), holds="days of publication, joined by ;"),
        Column("source_headline", _sources("title"), holds="titles, joined by ;"),
        Column("source_original", lambda s: ";".join(s.speakers), holds="who said it: our speakers"),
        Column("where_prec", of_place(ucdp_place), int, "1 the place, 2 near, 3-4 areas, 5 region, 6 country, 7 beyond"),
        Column("where_coordinates", of_place(lambda p: p.name), holds="name of the point"),
        Column("where_description", lambda s: s.incident.place_words, holds="the words of the source"),
        Column("adm_1", of_place(lambda p: p.admin1), holds="first-level area"),
        Column("adm_2", holds="not in the ledger"),
        Column("latitude", of_place(lambda p: round(p.lat, 5)), float, "degrees"),
        Column("longitude", of_place(lambda p: round(p.lon, 5)), float, "degrees"),
        Column("geom_wkt", of_place(lambda p: f"POINT ({round(p.lon, 5)} {round(p.lat, 5)})"), holds="lon lat"),
        Column("priogrid_gid", of_place(priogrid), int, "cell of half a degree"),
        Column("country", of_place(lambda p: country_name(p.country)), holds="name"),
        Column("country_id", of_place(lambda p: country_codes(p.country).gw), int, "Gleditsch and Ward's number"),
        Column("region", of_place(lambda p: country_codes(p.country).ucdp_region), holds="one of five"),
        Column("event_clarity", lambda s: 1 if ucdp_time(s.incident.when) == 1 else 2, int, "1 where one day is told"),
        Column("date_prec", lambda s: ucdp_time(s.incident.when), int, "1 a day, 2 to six days, 3 a week, 4 a month, 5 longer"),
        Column("date_start", first_day, holds="first day; the last where that is open"),
        Column("date_end", last_day, holds="last day; the first where that is open"),
        Column("deaths_a", lambda s: deaths(s).a, int, "the four add up to best"),
        Column("deaths_b", lambda s: deaths(s).b, int, "the four add up to best"),
        Column("deaths_civilians", lambda s: deaths(s).civilians, int, "civilians and officials"),
        Column("deaths_unknown", lambda s: deaths(s).unknown, int, "told without who they were"),
        Column("best", lambda s: deaths(s).best, int, "the least of what most sources tell"),
        Column("high", lambda s: deaths(s).high, int, "the most that is told; best where the top is open"),
        Column("low", lambda s: deaths(s).low, int, "the least that is told"),
        Column("gwnoa", _side(0, _gw_of), int, "of side a where it is a state's"),
        Column("gwnob", _side(1, _gw_of), int, "of side b where it is a state's"),
    ),
    itself,
    left_out,
)  # fmt: skip
