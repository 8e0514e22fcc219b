"""Place phrases resolved: each becomes a Place with an honest radius, or stays open with its candidates.

Of a phrase with several parts ("Taji, north of Baghdad") the most exact part that resolves is the place; the others
narrow what each name can mean, and so does what the text says next to it. Nothing is chosen where two stay plausible.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tocsin.codebook.disputed import dispute_note
from tocsin.codebook.gazetteer import Known
from tocsin.record import Place, great_circle_km
from tocsin.resolving.border import border_place, capital_of
from tocsin.resolving.choice import Choice, choose
from tocsin.resolving.context import Atlas, Context, with_settled
from tocsin.resolving.named import Setting, named
from tocsin.resolving.parts import Names, Part
from tocsin.resolving.phrase import take_apart
from tocsin.resolving.placing import place_part
from tocsin.resolving.told import Told

HELPERS = 60
"""How many places on each side help to settle one; few articles name as many, and long lists stay cheap."""
BETWEEN_KM = 800
"""Farther apart, two places between which something is told to lie are not the two that are meant."""
STOOD_IN_FOR = frozenset({"at", "near", "several", "between"})
"""How a place can be told for which a wider one that the text tells stands in, where no table holds its name."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The place of a phrase, or None while open; the candidates left, and why."""

    place: Place | None
    candidates: tuple[Known, ...] = ()
    why: str = ""
    known: Known | None = None


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
    instead = next((choice for choice in chosen if choice.relation), None)
    if instead and part.relation in STOOD_IN_FOR:
        part, chosen = replace(part, relation=instead.relation, thing="district"), [instead]
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
    alone = [named(name, part, around, setting) for name in part.names]
    if len(alone) == 1:
        return alone
    settled = (*setting.context.settled, *(choice.known for choice in alone if choice.known))
    clear = replace(setting, context=with_settled(setting.context, settled))
    return [
        choice if choice.known else named(name, part, around, clear)
        for name, choice in zip(part.names, alone, strict=True)
    ]


def _surroundings(wider: Sequence[Part], context: Context, atlas: Atlas) -> tuple[Known, ...]:
    """What the later parts of a phrase name beyond doubt."""
    choices = (choose(atlas.find(name), context) for part in wider if part.relation != "border" for name in part.names)
    return tuple(choice.known for choice in choices if choice.known)
