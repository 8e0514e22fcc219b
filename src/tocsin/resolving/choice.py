"""Which of several places of one name is meant: how plausible each is, and when it is better not to say.

Each candidate's score is a prior (how large or how much reported a thing it is) and what the article adds. Where the
best does not lead by `CLEAR_LEAD`, and the next is somewhere else, nothing is chosen and both are kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log10

from tocsin.codebook.countries import country_name
from tocsin.codebook.gazetteer import Known
from tocsin.codebook.places import load_place_table
from tocsin.record import great_circle_km
from tocsin.resolving.context import Context

FEATURE_PRIOR = {"country": 9.0, "worldregion": 8.5, "sea": 8.5, "strait": 8.0, "water": 7.0, "region": 7.0}
WIDE_AREAS = frozenset({"country", "worldregion", "sea", "water", "mountain"})
"""Features too wide for a town near by to speak for them."""
AREA_PRIOR, LARGE_AREA = 5.5, 300_000
"""A first-level area of so many people weighs as a town of 300,000 at least; a smaller one less than its main town."""
SMALL_AREA_LESS, SMALL_AREA_LEAST = 0.6, 4.0
TABLE_PRIOR = 5.5
"""For rows of our own tables that are no areas: conflict reporting names them, so they weigh as a town of 300,000."""
LOOSE, ALTERNATE = -1.5, -1.0
"""What a name that only transliterates alike, or is not the main name, takes off."""
COUNTRY_NAMED, COUNTRY_MOST_NAMED = 1.2, 1.8
ACTOR_HOME = 0.8
"""What it adds that its country is the home of an actor told, and itself not named."""
AREA_NAMED = 1.2
"""What it adds that the first-level area it stands in is named too."""
NEARNESS = ((60, 2.0), (200, 1.4), (500, 0.6))
"""What it adds that a settled place of the article lies within so many kilometres."""
LAT_REACH = 12
"""Degrees of latitude beyond which no radius brings two places near; saves measuring."""
CLEAR_LEAD = 0.8
"""Nearly an order of magnitude in people, or the country named: own choice, not swept."""
AREA_LEAD = 1.5
"""The same for a first-level area that nothing speaks for: towns of its name are named as often as their people say."""
SAME_SPOT_KM = 50
LEAST = 3.0
"""Below the weight of a town of 900 people that nothing in the article speaks for, nothing is said."""
LEAST_ABROAD, LEAST_ALONE = 5.0, 4.0
"""The same where the article names other countries: a town of 100,000, or of 10,000 where no other has the name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, or None and the candidates left, with the reason in words.

    `relation` is how the place told stands to what was chosen in its stead; "" where the phrase itself says it.
    """

    known: Known | None
    candidates: tuple[Known, ...]
    why: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and what the article adds to it, in words."""

    known: Known
    score: float
    support: tuple[str, ...]


def prior(known: Known) -> float:
    """How plausible a place is before the article is looked at, on the scale of log10 of people."""
    return _weight(known) + (0 if known.exact else LOOSE) + (0 if known.main else ALTERNATE)


def _weight(known: Known) -> float:
    people = log10(known.population + 100)
    if known.feature == "admin1":
        large = known.population >= LARGE_AREA
        return max(AREA_PRIOR, people) if large else max(SMALL_AREA_LEAST, people - SMALL_AREA_LESS)
    if known.feature in FEATURE_PRIOR:
        return FEATURE_PRIOR[known.feature]
    return people if known.population or known.place_id.startswith("geonames:") else TABLE_PRIOR


def scored(known: Known, context: Context) -> Scored:
    """The candidate's prior, with what its country, its area and the places settled near it add."""
    score, support = prior(known), []
    if weight := context.countries.get(known.country, 0.0):
        score += COUNTRY_NAMED + COUNTRY_MOST_NAMED * weight
        most = "the country most named" if weight == 1 else "named too"
        support.append(f"{country_name(known.country)} is {most} in the article")
    elif known.country in context.homes:
        score += ACTOR_HOME
        support.append(f"{country_name(known.country)} is the home of an actor named")
    area = (known.country, known.admin1)
    if known.admin1 and known.feature != "admin1" and area in context.areas:
        score += AREA_NAMED
        support.append(f"{context.areas[area]}, where it lies, is named too")
    if near := _nearest(known, context):
        km, name = near
        score += next(bonus for most_km, bonus in NEARNESS if km <= most_km)
        support.append(f"{km:.0f} km from {name}, named too" if km >= 1 else f"at or beside {name}, named too")
    return Scored(known, round(score, 4), tuple(support))


def _nearest(known: Known, context: Context) -> tuple[float, str] | None:
    """The settled place nearest to a candidate, and how far it is, edge to edge; None where none is near enough."""
    if known.feature in WIDE_AREAS:
        return None
    found: tuple[float, str] | None = None
    for other in context.settled:
        if other.feature in WIDE_AREAS or other.name == known.name or abs(other.lat - known.lat) > LAT_REACH:
            continue
        apart = great_circle_km(known.lat, known.lon, other.lat, other.lon) - known.radius_km - other.radius_km
        km = (max(0.0, apart), other.name)
        if km[0] <= NEARNESS[-1][0] and (found is None or km < found):
            found = km
    return found


def choose(candidates: Iterable[Known], context: Context, *, told: str = "") -> Choice:
    """The place meant, or an open choice with its candidates, best first.

    `told` says what the words themselves or those next to them tell of where the candidates lie; it speaks for all.
    """
    listed = list(candidates)
    context = _without(listed, context)
    ranked = sorted(
        (scored(known, context) for known in listed), key=lambda s: (-s.score, s.known.place_id, s.known.name)
    )
    if not ranked:
        return Choice(None, (), "no place of that name is known")
    best = ranked[0]
    lead = CLEAR_LEAD if told or best.support or best.known.feature != "admin1" else AREA_LEAD
    rivals = [other for other in ranked[1:] if best.score - other.score < lead and not _same_spot(best, other)]
    if rivals:
        left = (best.known, *(other.known for other in rivals))
        named = " or ".join(map(described, left[:3]))
        return Choice(None, left, f"open: could be {named}; nothing in the article tells which")
    if not told and not best.support and best.score < _least(context, len(ranked)):
        return Choice(None, (best.known,), f"open: only {described(best.known)} is known, which nothing speaks for")
    return Choice(best.known, tuple(other.known for other in ranked), _reason(ranked, told))


def _without(candidates: Sequence[Known], context: Context) -> Context:
    """The context without the candidates, of which another mention settled one: none speaks for its own rivals near by."""
    own = {(known.place_id, known.name) for known in candidates}
    kept = tuple(known for known in context.settled if (known.place_id, known.name) not in own)
    return context if len(kept) == len(context.settled) else replace(context, settled=kept)


def described(known: Known) -> str:
    """A candidate for a person's eyes: its name, area and country.

    >>> described(Known("Homs", "town", "SY", "11", 34.73, 36.72, 8.0))
    'Homs, Homs Governorate, Syria'
    >>> described(Known("Red Sea", "sea", "", "", 20.0, 38.0, 1000.0))
    'Red Sea'
    """
    area = load_place_table().area_name(known.country, known.admin1) if known.feature != "admin1" else ""
    names = (known.name, area if not area.isdigit() else "", country_name(known.country))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _least(context: Context, count: int) -> float:
    if not context.countries:
        return LEAST
    return LEAST_ALONE if count == 1 else LEAST_ABROAD


def _same_spot(one: Scored, other: Scored) -> bool:
    areas = [known for known in (one.known, other.known) if known.feature == "admin1"]
    if len(areas) == 1 and one.known.country == other.known.country and one.known.admin1 == other.known.admin1:
        return True
    apart = great_circle_km(one.known.lat, one.known.lon, other.known.lat, other.known.lon)
    return apart <= max(SAME_SPOT_KM, min(one.known.radius_km, other.known.radius_km))


def _reason(ranked: list[Scored], told: str) -> str:
    best = ranked[0]
    others = [other for other in ranked[1:] if not _same_spot(best, other)]
    lead = f"likeliest of {len(others) + 1} of that name" if others else "the only place of that name"
    size = ("the largest or best known",) if others and not best.support and not told else ()
    spelled = () if best.known.exact else (f"spelled {best.known.name} in the table",)
    return "; ".join((lead, *filter(None, (told,)), *size, *best.support, *spelled))
