"""Places told more roughly than they are known: never sharper, and without the words that would give them away."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import cos, radians

from tocsin.codebook.countries import country_name
from tocsin.codebook.gazetteer import Known
from tocsin.codebook.places import WIDE_FEATURES, load_place_table
from tocsin.exports.hiding import Names, known_as
from tocsin.exports.sourced import Sourced
from tocsin.exports.wordless import article_without, telling_without, told_without
from tocsin.record import Place

KM_A_DEGREE = 111.2
"""Kilometres in a degree of latitude."""
WIDEST_KM = 5000
NOTABLE = 100_000
"""People of a town that is looked for in the labels of an incident whose country is not known."""


class CannotCoarsen(ValueError):
    """The wish is none of the ways of coarsening."""

    def __init__(self, wish: str) -> None:
        super().__init__(
            f'places are coarsened to "admin1", "country" or a number of kilometres (1 to {WIDEST_KM}), got "{wish}"'
        )


@dataclass(frozen=True, slots=True)
class Coarseness:
    """How far places are coarsened: to their first-level area, their country, or a grid of so many kilometres."""

    to: str
    km: float = 0.0


AT_SEA = Coarseness("km", 500.0)
"""What stands in for an area or a country where there is none."""


def coarseness(wish: str) -> Coarseness:
    """The wish as typed: "admin1", "country", "25" or "25 km". Raises `CannotCoarsen`.

    >>> coarseness("25km")
    Coarseness(to='km', km=25.0)
    """
    if wish in ("admin1", "country"):
        return Coarseness(wish)
    number = re.fullmatch(r"(\d+(?:\.\d+)?) ?(?:km)?", wish)
    if not number or not 1 <= float(number[1]) <= WIDEST_KM:
        raise CannotCoarsen(wish)
    return Coarseness("km", float(number[1]))


def coarsened(sourced: Sourced, to: Coarseness) -> Sourced:
    """The incident told no more exactly than asked: its place rougher, and nothing beside it that names a finer one.

    Sentences, titles, addresses and quotes are left out; labels are told without the names of places.
    """
    place = sourced.incident.place
    rough = rougher(place, to) if place else None
    names = names_to_hide(sourced, rough, to)
    return replace(
        sourced,
        incident=told_without(replace(sourced.incident, place=rough, place_words=""), names),
        tellings=tuple(telling_without(telling, names) for telling in sourced.tellings),
        articles={name: article_without(article, names) for name, article in sourced.articles.items()},
        sentences={},
        withheld=True,
    )


def names_to_hide(sourced: Sourced, rough: Place | None, to: Coarseness) -> Names:
    """The names of every place finer than asked that the reports were resolved to, and of others in their countries."""
    told = [report.place.place for report in sourced.reports if report.place and report.place.place]
    places = (*told, *filter(None, (sourced.incident.place,)))
    countries = frozenset(place.country for place in places if place.country)
    fine = frozenset(place.name for place in places if rougher(place, to) != place)
    wide = {rough.name, rough.admin1} if rough else set()
    open_names = frozenset(filter(None, (*wide, *map(country_name, countries))))
    return Names(fine, open_names, partial(finer, countries=countries, to=to))


@lru_cache(maxsize=16_384)
def finer(name: str, countries: frozenset[str], to: Coarseness) -> bool | None:
    """Whether a name is of a place in these countries finer than asked; None where it is of none.

    A name that a wide place bears too, or a people, tells no more than that. Without countries only the best known
    places count: else many a word is the name of some town.

    >>> iraq, area = frozenset({"IQ"}), Coarseness("admin1")
    >>> finer("Taji base", iraq, area), finer("Anbar", iraq, area), finer("Police", iraq, area)
    (True, False, None)
    """
    table = load_place_table()
    if table.people(name) or any(_wide(known, to) for known in table.find(name) + table.area(name)):
        return False
    exact = [known for known in known_as(name) if known.exact]
    meant = [one for one in exact if one.country in countries or (not countries and _notable(one))]
    return not any(_wide(known, to) for known in meant) if meant else None


def _notable(known: Known) -> bool:
    return known.main and (known.population >= NOTABLE or known.place_id.startswith("place:"))


def _wide(known: Known, to: Coarseness) -> bool:
    if to.to == "km":
        return known.radius_km >= to.km
    return known.feature in (("country", "worldregion") if to.to == "country" else (*WIDE_FEATURES, "worldregion"))


def rougher(place: Place, to: Coarseness) -> Place:
    """The place no sharper than asked for; one that is as rough already stays as it is."""
    if to.to == "km":
        return place if place.precision_km >= to.km else _on_grid(place, to.km)
    if place.feature in ("country", "worldregion") or (to.to == "admin1" and place.feature in ("admin1", "region")):
        return place
    return (_area(place) if to.to == "admin1" else None) or _country(place) or rougher(place, AT_SEA)


def _on_grid(place: Place, km: float) -> Place:
    """The middle of the grid's cell; the radius holds all that the place's own radius held.

    Named by its area or country, since the name of the place itself would be sharper.
    """
    step = km / KM_A_DEGREE
    lat = max(-90.0, min(90.0, round(place.lat / step) * step))
    wide = step / max(0.01, cos(radians(lat)))
    lon = (round(place.lon / wide) * wide + 180) % 360 - 180
    name = place.admin1 or country_name(place.country) or "at sea"
    return Place(name, place.country, round(lat, 5), round(lon, 5), km + place.precision_km, place.admin1, "area")


def _area(place: Place) -> Place | None:
    found = [known for known in load_place_table().area(place.admin1) if known.country == place.country]
    if not place.admin1 or len(found) != 1:
        return None
    area = found[0]
    radius = max(area.radius_km, place.precision_km)
    return Place(area.name, area.country, area.lat, area.lon, radius, area.name, "admin1", area.place_id)


def _country(place: Place) -> Place | None:
    known = load_place_table().countries.get(place.country)
    if known is None:
        return None
    radius = max(known.radius_km, place.precision_km)
    return Place(known.name, known.country, known.lat, known.lon, radius, "", "country", known.place_id)
