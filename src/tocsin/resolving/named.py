"""Which place a name in a phrase means, by what stands beside it: in the phrase, next to it in the text, in the article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.codebook.gazetteer import Known
from tocsin.codebook.places import WIDE_FEATURES
from tocsin.record import great_circle_km
from tocsin.resolving.choice import LARGE_AREA, Choice, choose
from tocsin.resolving.context import Atlas, Context
from tocsin.resolving.parts import Part
from tocsin.resolving.placing import AREA_KM
from tocsin.resolving.told import Told

WITHIN_KM = 150
"""How far beyond a wider place's own radius a place told to be in or by it may lie."""
SMALL_BESIDE = 20
"""A town with so many times fewer people than an area of its name is not meant by the bare name."""
MUCH_OF = 10
"""A town with a tenth of its area's people is what their common name means, unless the text says otherwise."""
OF_KIND = {"area": frozenset({"admin1", "region"}), "country": frozenset({"country"})}
"""The features that a kind told by the text next to a name leaves; "town" leaves all that are no area."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What answering one phrase looks at: the text next to it, the article, and the sources of names."""

    told: Told
    context: Context
    atlas: Atlas


def named(name: str, part: Part, around: Sequence[Known], setting: Setting) -> Choice:
    """The place that one name of a part means; `around` are the places of the phrase that it is told with."""
    candidates = _candidates(name, part, setting)
    if candidates and around:
        candidates = [c for c in candidates if any(stands_in(c, wide) for wide in around)] or [
            c for c in candidates if all(_fits(c, wide) for wide in around)
        ]
        if not candidates:
            return Choice(None, (), f"no {name} is known in {', '.join(wide.name for wide in around)}")
        return choose(dict.fromkeys(candidates), setting.context, told=f"told with {around[0].name}")
    candidates = _of_told_kind(candidates, setting)
    inside, wide = _inside_told(name, candidates, part, setting)
    if not inside and is_name(name) and (wide or setting.told.beside):
        return _beside(name, setting) or _only_wider(name, wide, setting)
    told = f"in {wide}, as the text says" if wide else ""
    return choose(dict.fromkeys(inside), setting.context, told=told)


def _candidates(name: str, part: Part, setting: Setting) -> list[Known]:
    """What the name can mean, by the table, the words for its kind and the text next to it."""
    atlas, context = setting.atlas, setting.context
    found = list(atlas.find(name)) if is_name(name) else []
    if part.thing and part.thing not in AREA_KM:
        found = [known for known in found if known.feature not in ("country", "worldregion")]
    if part.thing == "town":
        found = [known for known in found if known.feature not in WIDE_FEATURES]
    if part.thing == "area" or setting.told.kind == "area" or setting.told.holds:
        areas = list(atlas.table.area(name))
        found = areas if part.thing == "area" and areas else [*areas, *found]
    if not found and part.relation != "at" and (home := atlas.home_of(name)):
        found = list(atlas.table.named(home))
    if any(known.exact for known in found):
        found = [known for known in found if known.exact or known.country in context.countries]
    return found


def _of_told_kind(found: list[Known], setting: Setting) -> list[Known]:
    """The candidates of the kind that the text tells; without a word of it, a country is not a town of its name.

    Neither is a large first-level area a small town of the same country.
    """
    kind, homes = setting.told.kind, setting.told.homes
    if setting.told.holds and (around := _areas_around(found, setting)):
        return around
    whole = [known for known in found if known.exact and known.main and known.feature in ("country", "admin1")]
    if kind and not (kind == "town" and any(known.feature == "country" for known in whole)):
        left = OF_KIND.get(kind)
        of_kind = [k for k in found if (k.feature in left if left else k.feature not in WIDE_FEATURES)]
        return [known for known in of_kind if not homes or known.country in homes] or found
    kept = [known for known in found if not any(_outshines(area, known) for area in whole)]
    seats = [known for known in kept if known.feature == "town"]
    return [known for known in kept if not any(_is_seat(town, known) for town in seats)]


def _is_seat(town: Known, area: Known) -> bool:
    """Whether a name of both an area and a town in it means the town: where much of the area's people live there."""
    return area.feature == "admin1" and stands_in(town, area) and town.population * MUCH_OF >= area.population > 0


def _outshines(area: Known, town: Known) -> bool:
    """Whether a country or large area is meant rather than a town or small area of its name, when nothing more is told."""
    if area.feature == "country":
        return town.feature == "town" or (town.feature == "admin1" and town.population < area.population / 10)
    small = town.population < area.population / SMALL_BESIDE
    return area.population >= LARGE_AREA and town.feature == "town" and town.country == area.country and small


def _areas_around(found: list[Known], setting: Setting) -> list[Known]:
    """The candidates in which the place told just before, with a comma between, lies: "Buffalo, New York"."""
    inner = setting.atlas.find(setting.told.holds)
    areas = (known for known in found if known.feature in WIDE_FEATURES)
    return [area for area in areas if any(stands_in(known, area) for known in inner)]


def _inside_told(name: str, candidates: Sequence[Known], part: Part, setting: Setting) -> tuple[Sequence[Known], str]:
    """The candidates that stand in the narrowest place told next to the name, and its name; all where none is told.

    A name told to lie in one country is none of its namesakes in others, and a district or province told with what it
    lies in is no town of its name elsewhere: none is left then.
    """
    table = setting.atlas.table
    country = any(known.feature == "country" for known in candidates)
    homes = set[str]()
    for told in setting.told.within:
        wide = [known for known in table.named(told) if known.feature in WIDE_FEATURES]
        homes |= {one.country for one in wide}
        inside = [known for known in candidates if any(stands_in(known, one) for one in wide)]
        inside = [known for known in inside if known.feature == "admin1" or not country]
        inside = inside or [area for area in table.area(name) if any(stands_in(area, one) for one in wide)]
        if inside or not candidates or part.thing in ("area", "district"):
            return inside, told
    elsewhere = all(known.country and known.country not in homes for known in candidates)
    if elsewhere and not country and homes and "" not in homes:
        return (), setting.told.within[0]
    return candidates, ""


def _beside(name: str, setting: Setting) -> Choice | None:
    """The town that the text puts a name in or near which no table holds; None where it tells none that is known."""
    wide = [known for told in setting.told.within for known in setting.atlas.table.named(told)]
    for tie, town in setting.told.beside:
        found = [known for known in setting.atlas.find(town) if known.exact and known.feature not in WIDE_FEATURES]
        found = [known for known in found if not wide or any(stands_in(known, one) for one in wide)]
        told = f"{name} is in no table; the text puts it {tie} {town}"
        choice = choose(dict.fromkeys(found), setting.context, told=told)
        if choice.known:
            return replace(choice, candidates=(), relation="near" if tie == "near" else "at")
    return None


def _only_wider(name: str, wide: str, setting: Setting) -> Choice:
    """The wider place that the text puts an unknown name in."""
    known = setting.atlas.table.named(wide) if wide else ()
    choice = choose(known, setting.context, told=f"{name} is in no table; the text puts it there")
    return replace(choice, candidates=(), relation="at")


def is_name(words: str) -> bool:
    """Whether words can be a name: a capital letter in them, or a script that has none.

    >>> is_name("a base"), is_name("al-Qaim"), is_name("بغداد")
    (False, True, True)
    """
    return any(letter.isupper() or (letter.isalpha() and letter == letter.upper()) for letter in words)


def stands_in(known: Known, wide: Known) -> bool:
    """Whether a place is part of a country, of a first-level area by its code or name, or lies in another area's circle."""
    if known == wide or (wide.country and known.country != wide.country):
        return False
    if wide.feature == "country":
        return known.feature != "country"
    if wide.feature == "admin1":
        return known.feature != "admin1" and known.admin1 in (wide.admin1, wide.name)
    return great_circle_km(known.lat, known.lon, wide.lat, wide.lon) <= wide.radius_km


def _fits(known: Known, wide: Known) -> bool:
    if wide.feature == "country":
        return known.country == wide.country
    return great_circle_km(known.lat, known.lon, wide.lat, wide.lon) <= wide.radius_km + WITHIN_KM
