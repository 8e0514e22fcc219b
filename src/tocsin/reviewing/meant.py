"""Parties, places and times of a correction: what the words that a person points at can mean."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tocsin.codebook.actors import Actor
from tocsin.codebook.gazetteer import Known
from tocsin.record import Party, Place, PlaceWords, Report, Span, Statement, TimeWords, When, parse_when
from tocsin.record.coded import Json, to_coded
from tocsin.resolving.context import read_context
from tocsin.resolving.days.anchor import Anchor
from tocsin.resolving.places import PlaceAnswer, resolve_place
from tocsin.resolving.times import resolve_time
from tocsin.reviewing.case import Case, form_of

DAY = re.compile(r"\d{4}-\d\d-\d\d")
POINT = re.compile(
    r"(?:(?P<name>.*\S) )??(?:\((?P<country>[A-Z]{2}|-)\) )?(?P<lat>-?\d+(?:\.\d+)?), ?(?P<lon>-?\d+(?:\.\d+)?)"
    r"(?: ?±(?P<km>\d+(?:\.\d+)?) ?km)?"
)
BY_PERSON = "read so by a person"
REACH_DAYS = (0, *range(-7, 15), 21, 28, 45, 60, 90, 180, 365)
"""How many days after a time people tell of it in words that count from the day of telling, such as "last month"."""


def parties(case: Case, value: str) -> list[Json]:
    """Parties by their words, or by an actor's id or name for the words pointed at; the article has to name them."""
    return [_party(case, item, words) for item, words in case.items(value)]


def _party(case: Case, item: Json, words: Span) -> Json:
    typed, resolver = item["q"], case.open_resolver()
    party = Party(words, item.get("name"))
    if typed != words.quote:
        actor = resolver.actors.actors.get(typed)
        if not _names(case.article.text, actor, typed):
            raise case.refuse(f'the article nowhere names "{typed}"; without words that name it nobody can be said')
        if actor:
            meant = {"actor_id": actor.id, "country": actor.country, "sector": actor.sector, "how": BY_PERSON}
            return form_of(words) | {"name": actor.name} | _basis(case, item) | meant
        party = replace(party, name=typed)
    elif party.name and party.name not in case.article.text:
        raise case.refuse(f'the article nowhere says "{party.name}"')
    report = replace(_report(case), actor=(party,), target=())
    (found,) = to_coded(_resolved(case, report))["actor"]
    return {name: held for name, held in found.items() if name != "basis"} | _basis(case, item)


def _basis(case: Case, item: Json) -> Json:
    return {"basis": item.get("basis", "stated")} if case.field == "actor" else {}


def _names(text: str, actor: Actor | None, typed: str) -> bool:
    """Whether the text has any name of the actor, or what was typed, as whole words."""
    names = (name for name, _ in actor.named()) if actor else (typed,)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def _report(case: Case) -> Report:
    """The case's statement as a report with nothing but its trigger, stage, place and time."""
    told = case.telling.statement
    kind = told.kind if isinstance(told, Report) else "other"
    return Report(trigger=told.trigger, kind=kind, stage=told.stage, place=told.place, when=told.when)


def _resolved(case: Case, report: Report) -> Statement:
    (found,) = case.open_resolver().resolve(case.article, (report,))
    return found


# --- places --------------------------------------------------------------------------------------------------------


def place(case: Case, value: str) -> Json:
    """A place by its words, or by a name of it or a point with a radius for the words pointed at; never sharper than these."""
    point = POINT.fullmatch(value)
    words = case.words or (case.own_words() if point else case.find(value))
    if words is None:
        raise case.refuse(
            f'“{value}” is not in the article; point at the words of the place (select them; --words "…")'
        )
    if point:
        found = _at_point(case, words, point)
    elif value == words.quote:
        return _placed(_resolved(case, replace(_report(case), place=PlaceWords(words))))
    else:
        found = _by_name(case, value)
    return _placed(replace(_report(case), place=PlaceWords(words, found)))


def _placed(report: Statement) -> Json:
    form: Json = to_coded(report)["place"]
    return form


def _by_name(case: Case, value: str) -> Place:
    if not re.search(rf"(?<!\w){re.escape(value)}(?!\w)", case.article.text, re.IGNORECASE):
        raise case.refuse(f'the article nowhere names "{value}"; give a name that it has, or a point with a radius')
    answer = _answer(case, value)
    if answer.place is None:
        raise case.refuse(f'"{value}": {answer.why}')
    return replace(answer.place, how=f"{BY_PERSON}; {answer.place.how}")


def _answer(case: Case, phrase: str) -> PlaceAnswer:
    atlas = case.open_resolver().atlas
    return resolve_place(phrase, read_context(case.article, atlas), atlas)


def _at_point(case: Case, words: Span, point: re.Match[str]) -> Place:
    if point["km"] is None:
        raise case.refuse("a point needs a radius, as in 33.53, 44.26 ±5km")
    country = (point["country"] or "").replace("-", "")
    lat, lon, km = (float(point[name]) for name in ("lat", "lon", "km"))
    try:
        given = Place(point["name"] or words.quote, country, lat, lon, km, how=BY_PERSON)
    except ValueError as wrong:
        raise case.refuse(str(wrong)) from wrong
    answer = _answer(case, words.quote)
    known = [answer.place] if answer.place else [_as_place(one) for one in answer.candidates]
    around = [wide for wide in known if _holds(wide, given)]
    if known and not around:
        told = "; ".join(map(str, known[:3]))
        raise case.refuse(f"“{words.quote}” is {told}; the point must lie there, with no smaller radius")
    homes = {wide.country for wide in around}
    return replace(given, country=homes.pop()) if not country and len(homes) == 1 else given


def _as_place(known: Known) -> Place:
    return Place(known.name, known.country, known.lat, known.lon, known.radius_km)


def _holds(wide: Place, given: Place) -> bool:
    """Whether the given circle is within reach of the wide one and no sharper."""
    return given.precision_km >= wide.precision_km and wide.km_to(given) <= wide.precision_km + given.precision_km


# --- times ---------------------------------------------------------------------------------------------------------


def when(case: Case, value: str) -> Json:
    """A time by its words, or the days that the words pointed at can mean, told on some day."""
    typed = _days(value)
    words = case.words or (case.own_words() if typed else case.find(value))
    if words is None:
        raise case.refuse(f'“{value}” is not in the article; point at the words of the time (select them; --words "…")')
    if typed is None:
        return _timed(_resolved(case, replace(_report(case), when=TimeWords(words))))
    if typed.is_open:
        raise case.refuse("days with neither end say nothing; `tocsin reject ID when` leaves the time out")
    if not any(_within(read, typed) for read in _readings(case, words, typed)):
        raise case.refuse(f"“{words.quote}” cannot mean {typed}, on whatever day it was told")
    told = TimeWords(words, replace(typed, how=BY_PERSON))
    return _timed(replace(_report(case), when=told))


def _timed(report: Statement) -> Json:
    form: Json = to_coded(report)["when"]
    return form


def _days(value: str) -> When | None:
    """The days that a person typed, None for other words.

    >>> str(_days("2020-01-03")), str(_days("2020-01-03..")), _days("Friday")
    ('2020-01-03..2020-01-03', '2020-01-03..', None)
    """
    try:
        return parse_when(f"{value}..{value}" if DAY.fullmatch(value) else value)
    except ValueError:
        return None


def _readings(case: Case, words: Span, typed: When) -> Iterator[When]:
    """What the words mean when told on the article's day, or on others around the days typed."""
    day = typed.latest or typed.earliest
    near = [day + timedelta(days=each) for each in REACH_DAYS if _is_day(day, each)] if day else []
    for told in filter(None, (case.article.published, *near)):
        before = When(told, told)
        for ahead in (False, True):
            yield resolve_time(words.quote, Anchor(told, ahead=ahead, told=before))


def _is_day(day: date, after: int) -> bool:
    return date.min.toordinal() <= day.toordinal() + after <= date.max.toordinal()


def _within(read: When, typed: When) -> bool:
    """Whether what the words mean lies in the days typed: these may be wider, and no sharper."""
    if read.is_open:
        return False
    begins = typed.earliest is None or (read.earliest is not None and typed.earliest <= read.earliest)
    return begins and (typed.latest is None or (read.latest is not None and read.latest <= typed.latest))
