"""Place phrases resolved: each becomes a Place with an honest radius, or stays open with its candidates.

Of a phrase with several parts ("Taji, north of Baghdad") the most exact part that resolves is the place; the others
narrow what each name can mean. Nothing is chosen where two readings stay plausible.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.codebook.gazetteer import Known
from tocsin.record import Place, great_circle_km
from tocsin.resolving.choice import Choice, choose
from tocsin.resolving.context import Atlas, Context, with_settled
from tocsin.resolving.parts import Names, Part
from tocsin.resolving.phrase import take_apart
from tocsin.resolving.placing import AREA_KM, place_part

HELPERS = 60
"""How many places on each side help to settle one; few articles name as many, and long lists stay cheap."""
WITHIN_KM = 150
"""How far beyond a wider place's own radius a place told to be in or by it may lie."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The place of a phrase, or None while open; the candidates left, and why."""

    place: Place | None
    candidates: tuple[Known, ...] = ()
    why: str = ""
    known: Known | None = None


def resolve_places(phrases: Sequence[str], context: Context, atlas: Atlas) -> tuple[PlaceAnswer, ...]:
    """An answer for each phrase of one article, in their order.

    Twice over: what is clear alone settles first, and then helps the rest; so the order of phrases does not matter,
    but in texts of very many places, where only those told nearest help.
    """
    apart = {phrase: take_apart(phrase, Names(atlas.is_known, atlas.home_of)) for phrase in dict.fromkeys(phrases)}
    alone = {phrase: _answer(parts, context, atlas) for phrase, parts in apart.items()}
    answers = list(alone.values())
    helped = (_helped(at, answers, context) for at in range(len(answers)))
    final = {
        phrase: _answer(parts, around, atlas) for (phrase, parts), around in zip(apart.items(), helped, strict=True)
    }
    return tuple(final[phrase] for phrase in phrases)


def _helped(at: int, alone: Sequence[PlaceAnswer], context: Context) -> Context:
    """The context with what the phrases about the one at `at` settled."""
    around = (*alone[max(0, at - HELPERS) : at], *alone[at + 1 : at + 1 + HELPERS])
    others = (answer.known for answer in around)
    return with_settled(context, [known for known in others if known and known.feature != "worldregion"])


def resolve_place(phrase: str, context: Context, atlas: Atlas) -> PlaceAnswer:
    """The answer for one phrase alone."""
    return resolve_places([phrase], context, atlas)[0]


def _answer(parts: Sequence[Part], context: Context, atlas: Atlas) -> PlaceAnswer:
    found = [_part_answer(part, parts[at + 1 :], context, atlas) for at, part in enumerate(parts)]
    placed = [answer for answer in found if answer.place]
    blocked = [answer for answer in found[:1] if not answer.place and answer.candidates]
    if blocked:
        return blocked[0]
    if placed:
        return min(placed, key=lambda answer: answer.place.precision_km if answer.place else 0)
    return found[0] if found else PlaceAnswer(None, (), "the words name no place")


def _part_answer(part: Part, wider: Sequence[Part], context: Context, atlas: Atlas) -> PlaceAnswer:
    around = _surroundings(wider, context, atlas)
    if part.relation == "border":
        place = border_place(part.names, context, atlas, around)
        return PlaceAnswer(place, (), place.how if place else "open: whose border is not told")
    if part.relation == "capital":
        chosen = [_capital(part.names[0], context, atlas)]
    else:
        chosen = _together(part, around, context, atlas)
    missing = next((choice for choice in chosen if choice.known is None), None)
    if missing:
        return PlaceAnswer(None, missing.candidates, missing.why)
    known = tuple(choice.known for choice in chosen if choice.known)
    place = place_part(part, known, "; ".join(dict.fromkeys(choice.why for choice in chosen)))
    return PlaceAnswer(place, chosen[0].candidates, place.how, known[0])


def _together(part: Part, around: Sequence[Known], context: Context, atlas: Atlas) -> list[Choice]:
    """A choice for each name of a part; what is clear alone helps the others."""
    alone = [_named(name, part, around, context, atlas) for name in part.names]
    if len(alone) == 1:
        return alone
    clear = with_settled(context, (*context.settled, *(choice.known for choice in alone if choice.known)))
    return [
        choice if choice.known else _named(name, part, around, clear, atlas)
        for name, choice in zip(part.names, alone, strict=True)
    ]


def _named(name: str, part: Part, around: Sequence[Known], context: Context, atlas: Atlas) -> Choice:
    candidates = list(atlas.find(name)) if is_name(name) else []
    if part.thing and part.thing not in AREA_KM:
        candidates = [known for known in candidates if known.feature not in ("country", "worldregion")]
    if part.thing == "area":
        candidates = list(atlas.table.area(name)) or candidates
    if any(known.exact for known in candidates):
        candidates = [known for known in candidates if known.exact or known.country in context.countries]
    inside = [known for known in candidates if all(_fits(known, wide) for wide in around)]
    if around and candidates and not inside:
        names = ", ".join(wide.name for wide in around)
        return Choice(None, (), f"no {name} is known in {names}")
    return choose(dict.fromkeys(inside), context, told=bool(around))


def is_name(words: str) -> bool:
    """Whether words can be a name: a capital letter in them, or a script that has none.

    >>> is_name("a base"), is_name("al-Qaim"), is_name("بغداد")
    (False, True, True)
    """
    return any(letter.isupper() or (letter.isalpha() and letter == letter.upper()) for letter in words)


def _surroundings(wider: Sequence[Part], context: Context, atlas: Atlas) -> tuple[Known, ...]:
    """What the later parts of a phrase name beyond doubt."""
    choices = (choose(atlas.find(name), context) for part in wider if part.relation != "border" for name in part.names)
    return tuple(choice.known for choice in choices if choice.known)


def _fits(known: Known, wide: Known) -> bool:
    if wide.feature == "country":
        return known.country == wide.country
    return great_circle_km(known.lat, known.lon, wide.lat, wide.lon) <= wide.radius_km + WITHIN_KM


def _codes(word: str, atlas: Atlas) -> tuple[str, ...]:
    rows = (known.country for known in atlas.table.find(word) if known.feature == "country")
    return atlas.table.people(word) or tuple(rows)


def _capital(word: str, context: Context, atlas: Atlas) -> Choice:
    codes = _codes(word, atlas)
    likely = [code for code in codes if code in context.countries] or list(codes)
    if len(likely) != 1:
        return Choice(None, (), f'open: whose capital "{word}" means is not told')
    capital = atlas.table.capitals[likely[0]]
    towns = [known for known in atlas.find(capital) if known.country == likely[0] and known.feature in ("town", "zone")]
    return (
        Choice(towns[0], tuple(towns), f"the capital of {likely[0]}")
        if towns
        else Choice(None, (), "no capital is known")
    )


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
