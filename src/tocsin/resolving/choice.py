"""Which of several places of one name is meant: how plausible each is, and when it is better not to say.

Each candidate's score is a prior (how large or how much reported a thing it is) and what the article adds. Where the
best does not lead by `CLEAR_LEAD`, and the next is somewhere else, nothing is chosen and both are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log10

from tocsin.codebook.gazetteer import Known
from tocsin.record import great_circle_km
from tocsin.resolving.context import Context

FEATURE_PRIOR = {
    "country": 9.0,
    "worldregion": 8.5,
    "sea": 8.5,
    "strait": 8.0,
    "water": 7.0,
    "region": 7.0,
    "admin1": 5.5,
}
TABLE_PRIOR = 5.5
"""For rows of our own tables that are no areas: conflict reporting names them, so they weigh as a town of 300,000."""
LOOSE, ALTERNATE = -1.5, -0.7
"""What a name that only transliterates alike, or is not the main name, takes off."""
COUNTRY_NAMED, COUNTRY_MOST_NAMED = 1.2, 1.8
NEARNESS = ((60, 2.0), (200, 1.4), (500, 0.6))
"""What it adds that a settled place of the article lies within so many kilometres."""
CLEAR_LEAD = 0.8
"""Nearly an order of magnitude in people, or the country named: own choice, not swept."""
SAME_SPOT_KM = 50
LEAST = 3.0
"""Below the weight of a town of 900 people that nothing in the article speaks for, nothing is said."""
LEAST_ABROAD, LEAST_ALONE = 5.0, 4.0
"""The same where the article names other countries: a town of 100,000, or of 10,000 where no other has the name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, or None and the candidates left, with the reason in words."""

    known: Known | None
    candidates: tuple[Known, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and what the article adds to it, in words."""

    known: Known
    score: float
    support: tuple[str, ...]


def prior(known: Known) -> float:
    """How plausible a place is before the article is looked at, on the scale of log10 of people."""
    if known.feature in FEATURE_PRIOR:
        base = max(FEATURE_PRIOR[known.feature], log10(known.population + 1) if known.feature == "admin1" else 0)
    elif known.place_id.startswith("geonames:"):
        base = log10(known.population + 100)
    else:
        base = TABLE_PRIOR
    return base + (0 if known.exact else LOOSE) + (0 if known.main else ALTERNATE)


def scored(known: Known, context: Context) -> Scored:
    """The candidate's prior, with what its country and the places settled near it add."""
    score, support = prior(known), []
    if weight := context.countries.get(known.country, 0.0):
        score += COUNTRY_NAMED + COUNTRY_MOST_NAMED * weight
        support.append(f"{known.country} is named in the article")
    near = [(_gap_km(known, other), other.name) for other in context.settled if other.feature != "country"]
    near = [(km, name) for km, name in near if name != known.name and km <= NEARNESS[-1][0]]
    if near:
        km, name = min(near)
        score += next(bonus for most, bonus in NEARNESS if km <= most)
        support.append(f"{km:.0f} km from {name}, named too")
    return Scored(known, round(score, 4), tuple(support))


def _gap_km(known: Known, other: Known) -> float:
    """How far apart two places are, edge to edge."""
    return max(0.0, great_circle_km(known.lat, known.lon, other.lat, other.lon) - known.radius_km - other.radius_km)


def choose(candidates: Iterable[Known], context: Context, *, told: bool = False) -> Choice:
    """The place meant, or an open choice with its candidates, best first.

    `told` says that the words themselves name what the candidates lie in or by, which then speaks for them.
    """
    ranked = sorted(
        (scored(known, context) for known in candidates), key=lambda s: (-s.score, s.known.place_id, s.known.name)
    )
    if not ranked:
        return Choice(None, (), "no place of that name is known")
    best = ranked[0]
    rivals = [other for other in ranked[1:] if best.score - other.score < CLEAR_LEAD and not _same_spot(best, other)]
    if rivals:
        left = (best.known, *(other.known for other in rivals))
        named = " or ".join(f"{known.name} ({known.country or known.feature})" for known in left[:3])
        return Choice(None, left, f"open: could be {named}")
    if not told and not best.support and best.score < _least(context, len(ranked)):
        return Choice(
            None, (best.known,), f"open: only {best.known.name} ({best.known.country}), which nothing speaks for"
        )
    return Choice(best.known, tuple(other.known for other in ranked), _reason(best, len(ranked)))


def _least(context: Context, count: int) -> float:
    if not context.countries:
        return LEAST
    return LEAST_ALONE if count == 1 else LEAST_ABROAD


def _same_spot(one: Scored, other: Scored) -> bool:
    apart = great_circle_km(one.known.lat, one.known.lon, other.known.lat, other.known.lon)
    return apart <= max(SAME_SPOT_KM, min(one.known.radius_km, other.known.radius_km))


def _reason(best: Scored, count: int) -> str:
    lead = "the only place of that name" if count == 1 else f"the likeliest of {count} of that name"
    return "; ".join((lead, *best.support))
