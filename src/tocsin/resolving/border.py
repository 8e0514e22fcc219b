"""Borders and capitals: places told by the countries they belong to.

the Iraqi-Syrian border · near the Syrian border · the border between Iraq and Syria · the Iraqi capital

A border of which no side is told ("along their border") is that of the two countries whose parties are told.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.codebook.gazetteer import Known
from tocsin.record import Place
from tocsin.resolving.choice import Choice
from tocsin.resolving.context import Atlas, Context

SIDELESS = re.compile(
    r"(?:(?:on|at|near|along|across|over) )?(?:(?:the|their|both) )?(?:(?:shared|common|disputed|land) )?"
    r"(?:border|frontier)s?(?: between the two(?: countries)?)?",
    re.IGNORECASE,
)
"""A border of which the words say no side."""
SIDES = 2


def _codes(word: str, atlas: Atlas) -> tuple[str, ...]:
    found = atlas.table.find(word)
    rows = [known.country for known in found if known.feature == "country"]
    areas = [
        known.country for known in found if known.feature in ("admin1", "region") and known.exact and known.country
    ]
    return atlas.table.people(word) or tuple(rows or areas)


def capital_of(word: str, context: Context, atlas: Atlas) -> Choice:
    """The capital of the country whose name or adjective `word` is."""
    codes = _codes(word, atlas)
    likely = [code for code in codes if code in context.countries] or list(codes)
    if len(likely) != 1:
        return Choice(None, (), f'open: whose capital "{word}" means is not told')
    capital = atlas.table.capitals[likely[0]]
    towns = [known for known in atlas.find(capital) if known.country == likely[0] and known.feature in ("town", "zone")]
    home = atlas.table.countries[likely[0]].name
    if not towns:
        return Choice(None, (), f"open: no capital of {home} is in the tables")
    return Choice(towns[0], tuple(towns), f"the capital of {home}")


def border_place(names: Iterable[str], context: Context, atlas: Atlas, around: Sequence[Known] = ()) -> Place | None:
    """The stretch of border that the names and the article leave, or None where several borders are left.

    One name ("the Syrian border") needs the country on the other side: the surroundings told, or the article's.
    """
    told = [_codes(name, atlas) for name in names]
    if not told or not all(told):
        return None
    borders = [b for b in atlas.table.borders_of(told[0][0]) if all({b.a, b.b} & set(codes) for codes in told)]
    if len(told) == 1 and len(borders) > 1:
        homes = {known.country for known in around if known.country} or set(context.main_countries()[:3])
        borders = [border for border in borders if {border.a, border.b} - {told[0][0]} <= homes]
    if len(borders) != 1:
        return None
    border = borders[0]
    pair = " and ".join(atlas.table.countries[code].name for code in (border.a, border.b))
    how = f"the middle of the border of {pair}, with the radius that holds most of it"
    return Place(f"border of {pair}", "", border.lat, border.lon, border.radius_km, feature="border", how=how)


def shared_border(words: str, context: Context, atlas: Atlas) -> Place | None:
    """The border that words without a side mean: of the only two countries whose parties the article tells of."""
    sides = [atlas.table.countries[code].name for code in sorted(context.homes) if code in atlas.table.countries]
    if not SIDELESS.fullmatch(words) or len(sides) != SIDES:
        return None
    place = border_place(sides, context, atlas)
    return place and replace(place, how=f"{place.how}; parties of both countries are told")
