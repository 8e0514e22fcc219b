"""Place phrases resolved: each becomes a Place with an honest radius, or stays open with its candidates.

Of a phrase with several parts ("Taji, north of Baghdad") the most exact part that resolves is the place; the others
narrow what each name can mean, and so does what the text says next to it. Nothing is chosen where two stay plausible.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tocsin.codebook.disputed import dispute_note
from tocsin.codebook.gazetteer import Known
from tocsin.codebook.places import WIDE_FEATURES
from tocsin.record import Place, great_circle_km
from tocsin.resolving.border import border_place, capital_of
from tocsin.resolving.choice import LARGE_AREA, Choice, choose
from tocsin.resolving.context import Atlas, Context, with_settled
from tocsin.resolving.parts import Names, Part
from tocsin.resolving.phrase import take_apart
from tocsin.resolving.placing import AREA_KM, place_part
from tocsin.resolving.told import Told

HELPERS = 60
"""How many places on each side help to settle one; few articles name as many, and long lists stay cheap."""
BETWEEN_KM = 800
"""Farther apart, two places between which something is told to lie are not the two that are meant."""
WITHIN_KM = 150
"""How far beyond a wider place's own radius a place told to be in or by it may lie."""
SMALL_BESIDE = 20
"""A town with so many times fewer people than an area of its name is not meant by the bare name."""
MUCH_OF = 10
"""A town with a tenth of its area's people is what their common name means, unless the text says otherwise."""
OF_KIND = {"area": frozenset({"admin1", "region"}), "country": frozenset({"country"})}
"""The features that a kind told by the text next to a name leaves; "town" leaves all that are no area."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The place of a phrase, or None while open; the candidates left, and why."""

    place: Place | None
    candidates: tuple[Known, ...] = ()
    why: str = ""
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What answering one phrase looks at: the text next to it, the article, and the sources of names."""

    told: Told
    context: Context
    atlas: Atlas


def resolve_places(phrases: Sequence[str], context: Context, atlas: Atlas) -> tuple[PlaceAnswer, ...]:
    """An answer for each phrase of one article, in their order."""
    found = resolve_told([Told(phrase) for phrase in phrases], context, atlas)
    return tuple(found[Told(phrase)] for phrase in phrases)


def resolve_told(told: Sequence[Told], context: Context, atlas: Atlas) -> Mapping[Told, PlaceAnswer]:
    """An answer for each phrase of one article with what the text next to it says.

    Twice over: what is clear alone settles first, and then helps the rest; so the order of phrases does not matter,
    but in texts of very many places, where only those told nearest help.
    """
    apart = {one: _parts(one.phrase, atlas) for one in dict.fromkeys(told)}
    answers = {one: _answer(parts, Setting(one, context, atlas)) for one, parts in apart.items()}
    alone = list(answers.values())
    for at, (one, parts) in enumerate(apart.items()):
        if not alone[at].place or len(alone[at].candidates) > 1:
            answers[one] = _answer(parts, Setting(one, _helped(at, alone, context), atlas))
    return answers


@lru_cache(maxsize=8192)
def _parts(phrase: str, atlas: Atlas) -> tuple[Part, ...]:
    return take_apart(phrase, Names(atlas.is_known, atlas.home_of))


def _helped(at: int, alone: Sequence[PlaceAnswer], context: Context) -> Context:
    """The context with what the phrases about the one at `at` settled."""
    around = (*alone[max(0, at - HELPERS) : at], *alone[at + 1 : at + 1 + HELPERS])
    others = (answer.known for answer in around)
    return with_settled(context, [known for known in others if known and known.feature != "worldregion"])


def resolve_place(phrase: str, context: Context, atlas: Atlas) -> PlaceAnswer:
    """The answer for one phrase alone."""
    return resolve_places([phrase], context, atlas)[0]


def _answer(parts: Sequence[Part], setting: Setting) -> PlaceAnswer:
    if setting.told.person:
        return PlaceAnswer(None, (), f"open: “{setting.told.person}” is a person")
    found = [_part_answer(part, parts[at + 1 :], setting) for at, part in enumerate(parts)]
    placed = [answer for answer in found if answer.place]
    blocked = [answer for answer in found[:1] if not answer.place and answer.candidates]
    if blocked:
        return blocked[0]
    if placed:
        exact = min(placed, key=lambda answer: answer.place.precision_km if answer.place else 0)
        return _finished(exact, found[0], setting)
    return found[0] if found else PlaceAnswer(None, (), "open: the words name no place")


def _finished(exact: PlaceAnswer, first: PlaceAnswer, setting: Setting) -> PlaceAnswer:
    """The answer with its area by name, and with what a reader of its reason should know besides."""
    if not exact.place:
        return exact
    place = replace(exact.place, admin1=setting.atlas.table.area_name(exact.place.country, exact.place.admin1))
    wider = "" if first.place else f"“{setting.told.phrase}” itself is in no table, so the wider place it is told in"
    note = dispute_note(place)
    how = "; ".join(filter(None, (wider, place.how, note and f"disputed area ({note})")))
    return replace(exact, place=replace(place, how=how), why=how)


def _part_answer(part: Part, wider: Sequence[Part], setting: Setting) -> PlaceAnswer:
    context, atlas = setting.context, setting.atlas
    around = _surroundings(wider, context, atlas)
    if part.relation == "border":
        place = border_place(part.names, context, atlas, around)
        return PlaceAnswer(place, (), place.how if place else "open: whose border is not told")
    if part.relation == "capital":
        chosen = [capital_of(part.names[0], context, atlas)]
    else:
        chosen = _together(part, around, setting)
    missing = next((choice for choice in chosen if choice.known is None), None)
    if missing:
        return PlaceAnswer(None, missing.candidates, missing.why)
    known = tuple(choice.known for choice in chosen if choice.known)
    if part.relation == "between" and (apart := _gap_km(known)) > BETWEEN_KM:
        both = " and ".join(one.name for one in known)
        return PlaceAnswer(None, known, f"open: {both} lie {apart:.0f} km apart, too far to say where between them")
    place = place_part(part, known, "; ".join(dict.fromkeys(choice.why for choice in chosen)))
    return PlaceAnswer(place, chosen[0].candidates, place.how, known[0])


def _gap_km(known: Sequence[Known]) -> float:
    first, last = known[0], known[-1]
    return great_circle_km(first.lat, first.lon, last.lat, last.lon)


def _together(part: Part, around: Sequence[Known], setting: Setting) -> list[Choice]:
    """A choice for each name of a part; what is clear alone helps the others."""
    alone = [_named(name, part, around, setting) for name in part.names]
    if len(alone) == 1:
        return alone
    settled = (*setting.context.settled, *(choice.known for choice in alone if choice.known))
    clear = replace(setting, context=with_settled(setting.context, settled))
    return [
        choice if choice.known else _named(name, part, around, clear)
        for name, choice in zip(part.names, alone, strict=True)
    ]


def _named(name: str, part: Part, around: Sequence[Known], setting: Setting) -> Choice:
    candidates = _candidates(name, part, setting)
    if candidates and around:
        candidates = [c for c in candidates if any(stands_in(c, wide) for wide in around)] or [
            c for c in candidates if all(_fits(c, wide) for wide in around)
        ]
        if not candidates:
            return Choice(None, (), f"no {name} is known in {', '.join(wide.name for wide in around)}")
        return choose(dict.fromkeys(candidates), setting.context, told=f"told with {around[0].name}")
    candidates = _of_told_kind(candidates, setting)
    inside, wide = _inside_told(candidates, part, setting)
    if wide and not inside and is_name(name):
        return _only_wider(name, wide, setting)
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


def _inside_told(candidates: Sequence[Known], part: Part, setting: Setting) -> tuple[Sequence[Known], str]:
    """The candidates that stand in the narrowest place told next to the name, and its name; all where none do.

    A district or province told with what it lies in is no town of its name elsewhere: none is left then.
    """
    country = any(known.feature == "country" for known in candidates)
    for name in setting.told.within:
        wide = [known for known in setting.atlas.table.named(name) if known.feature in WIDE_FEATURES]
        inside = [known for known in candidates if any(stands_in(known, one) for one in wide)]
        inside = [known for known in inside if known.feature == "admin1" or not country]
        if inside or not candidates or part.thing in ("area", "district"):
            return inside, name
    return candidates, ""


def _only_wider(name: str, wide: str, setting: Setting) -> Choice:
    """The wider place that the text puts an unknown name in."""
    choice = choose(
        setting.atlas.table.named(wide), setting.context, told=f"{name} is in no table; the text puts it there"
    )
    return replace(choice, candidates=())


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
