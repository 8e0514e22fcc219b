"""How exactly a time or place is known, in the numbers of other schemes."""

from tocsin.record import Place, When

BY_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""UCDP's precision of a date by the most days that it spans; 5 beyond."""
BY_FEATURE = {"admin1": 4, "region": 5, "country": 6, "worldregion": 7, "sea": 7, "strait": 7, "water": 7}
BY_KM = ((25.0, 2), (75.0, 3), (150.0, 4), (300.0, 5))
"""UCDP's precision of an area told by its relation to a place, by the radius within which it lies (own choice)."""
FOLDED_TIME = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
FOLDED_PLACE = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}


def ucdp_time(when: When | None) -> int:
    """UCDP's `date_prec`: 1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 longer or open."""
    days = when.days if when else None
    return 5 if days is None else next((level for most, level in BY_DAYS if days <= most), 5)


def ucdp_place(place: Place) -> int:
    """UCDP's `where_prec`: 1 the place itself, 2 near it, 3 and 4 areas, 5 a region, 6 a country, 7 beyond countries.

    >>> ucdp_place(Place("Taji", "IQ", 33.5, 44.3, 5, feature="town")), ucdp_place(Place("Iraq", "IQ", 33, 44, 500, feature="country"))
    (1, 6)
    >>> ucdp_place(Place("north of Baghdad", "IQ", 33.6, 44.4, 40, feature="area"))
    3
    """
    if place.feature in BY_FEATURE:
        return BY_FEATURE[place.feature]
    if place.feature in ("area", ""):
        return next((level for most, level in BY_KM if place.precision_km <= most), 6)
    return 1


def acled_time(when: When | None) -> int:
    """ACLED's `time_precision`: 1 a day, 2 up to a week, 3 longer."""
    return FOLDED_TIME[ucdp_time(when)]


def acled_place(place: Place) -> int:
    """ACLED's `geo_precision`: 1 the place, 2 near it or part of a region, 3 a larger region."""
    return FOLDED_PLACE[ucdp_place(place)]
