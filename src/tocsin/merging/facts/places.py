"""Facts of place: whether two tellings can mean one spot, given how wide each place is."""

from tocsin.merging.described import site_sorts
from tocsin.merging.names import one_name
from tocsin.merging.profile import Profile, Values

SPOT_KM = 12.0
"""Up to this wide a place seldom sees two occurrences of one kind on one day; a city, or a strip of land, may."""

NEAR_KM = 5.0
"""Slack for two gazetteers' points of one place."""

BESIDE_KM = 25.0
"""Places at most this far outside each other's radius may be one, told from two sides of a town."""


WIDE_KM = 300.0
"""A place as wide as this is a direction within its country, and holds whatever lies in that country."""


FEW_IN_TOWN = frozenset({"airport", "station"})
"""Sites of the sort of a base that are known by their word; of bases and camps a war has too many."""


def _places(left: Profile, right: Profile) -> Values:
    return left.told.place, right.told.place


def _outside_km(left: Profile, right: Profile) -> float | None:
    """Kilometres between the edges of the two places: negative or 0 when the radii touch; None when one is open."""
    if left.place is None or right.place is None:
        return None
    widest = max(left.place.precision_km, right.place.precision_km)
    if widest >= WIDE_KM and left.country and left.country == right.country:
        return 0.0
    return left.place.km_to(right.place) - left.place.precision_km - right.place.precision_km - NEAR_KM


def same_spot(left: Profile, right: Profile) -> Values:
    """Both places are as sharp as a village, a base or a small town, and within each other's radius."""
    return _places(left, right) if _one_place(left, right) and _widest_km(left, right) <= SPOT_KM else None


def same_city(left: Profile, right: Profile) -> Values:
    """Both places are as sharp as a town, at least one is as wide as a city, and they are within each other's radius."""
    return _places(left, right) if _one_place(left, right) and _widest_km(left, right) > SPOT_KM else None


def _one_place(left: Profile, right: Profile) -> bool:
    """Whether both places are sharp, and the radii touch."""
    outside = _outside_km(left, right) if left.spot and right.spot else None
    return outside is not None and outside <= 0


def _widest_km(left: Profile, right: Profile) -> float:
    return max(place.precision_km for place in (left.place, right.place) if place)


def places_near(left: Profile, right: Profile) -> Values:
    """One place is wide, and the other lies within it."""
    outside = None if left.spot and right.spot else _outside_km(left, right)
    return _places(left, right) if outside is not None and outside <= 0 else None


def places_beside(left: Profile, right: Profile) -> Values:
    """The places lie a little outside each other."""
    outside = _outside_km(left, right)
    return _places(left, right) if outside is not None and 0 < outside <= BESIDE_KM else None


def places_apart(left: Profile, right: Profile) -> Values:
    """The places cannot be one, and bear other names."""
    return _places(left, right) if not _namesakes(left, right) and _apart(left, right) else None


def namesakes_apart(left: Profile, right: Profile) -> Values:
    """The places cannot be one, but bear one name: one of them may be looked up wrongly."""
    return _places(left, right) if _namesakes(left, right) and _apart(left, right) else None


def _apart(left: Profile, right: Profile) -> bool:
    outside = _outside_km(left, right)
    return outside is not None and outside > BESIDE_KM


def _namesakes(left: Profile, right: Profile) -> bool:
    return one_name(left.own_place_names, right.own_place_names)


def country_differs(left: Profile, right: Profile) -> Values:
    """The countries are known and differ, and no radius reaches across the border."""
    outside = _outside_km(left, right)
    differs = left.country and right.country and left.country != right.country
    beyond = differs and outside is not None and outside > 0 and not _namesakes(left, right)
    return (left.country, right.country) if beyond else None


def place_words_agree(left: Profile, right: Profile) -> Values:
    """Both places are told by one name, and not known to be one: a place is open or wide."""
    if left.spot and right.spot:
        return None
    alike = _open(left, right) and left.place_words and left.place_words.casefold() == right.place_words.casefold()
    return _places(left, right) if (alike or _namesakes(left, right)) and not _apart(left, right) else None


def place_words_differ(left: Profile, right: Profile) -> Values:
    """A place is still open, and both are told by names with nothing in common."""
    named = _open(left, right) and left.own_place_names and right.own_place_names
    return _places(left, right) if named and left.own_place_names.isdisjoint(right.own_place_names) else None


def place_not_told(left: Profile, right: Profile) -> Values:
    """One of them tells no place, or one that is not known, and no word of a place is shared."""
    untold = _open(left, right) and not place_words_agree(left, right) and not place_words_differ(left, right)
    return _places(left, right) if untold else None


def _open(left: Profile, right: Profile) -> bool:
    return left.place is None or right.place is None


def sites_agree(left: Profile, right: Profile) -> Values:
    """Both name one base, embassy or the like by its own name."""
    named = one_name(left.site_names, right.site_names)
    return (left.site, right.site) if named and left.site_sort & right.site_sort else None


def bases_differ(left: Profile, right: Profile) -> Values:
    """Both name a base, under names with nothing in common."""
    return (left.site, right.site) if sites_named_otherwise(left, right) and _bases(left, right) else None


def sites_differ(left: Profile, right: Profile) -> Values:
    """Both name an embassy, a mosque or the like, under names with nothing in common: these are called by several."""
    return (left.site, right.site) if sites_named_otherwise(left, right) and not _bases(left, right) else None


def sites_named_otherwise(left: Profile, right: Profile) -> bool:
    """Whether both name a site, under names with nothing in common."""
    return bool(left.site_names and right.site_names and not left.site_names & right.site_names)


def _bases(left: Profile, right: Profile) -> bool:
    return all("base" in site_sorts(each.site_sort) for each in (left, right))


def site_sorts_agree(left: Profile, right: Profile) -> Values:
    """Both tell of a mosque, say, though not both of one by its own name; bases are too many to tell anything."""
    named = sites_agree(left, right) or sites_named_otherwise(left, right)
    return None if named or not (left.site_sorts & right.site_sorts) - {"base"} else (left.site, right.site)


def sites_of_one_word(left: Profile, right: Profile) -> Values:
    """Both tell of a station, or both of an airport, of which a town has few, and do not name them otherwise."""
    named = sites_agree(left, right) or sites_named_otherwise(left, right)
    return (left.site, right.site) if left.site_sort & right.site_sort & FEW_IN_TOWN and not named else None


def site_sorts_differ(left: Profile, right: Profile) -> Values:
    """One tells of a market, say, and the other of a mosque."""
    sorts = left.site_sorts, right.site_sorts
    return (left.site, right.site) if all(sorts) and sorts[0].isdisjoint(sorts[1]) else None
