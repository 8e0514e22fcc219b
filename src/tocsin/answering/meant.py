"""Which incidents a claim means: the sides, place and days of what was read, filled from the rest of its words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tocsin.answering.claimwords import TIMES, aimed_at, left_over, left_over_beside, struck_at, time_in, whose
from tocsin.answering.parties import EVERYONE, Side, side
from tocsin.answering.selection import Around, Wanted, every_violence, kinds_of
from tocsin.codebook.numbers import numbers
from tocsin.record import Party, PlaceWords, Report, Span, Statement, Tally, TimeWords, Trend, When

AMID = re.compile(r"\s(?:more|less|fewer|nearly|almost|about)(?: than)?$", re.IGNORECASE)
"""Words of an amount that readers may take for the end of a name: "US troops more than doubled"."""
CLAIMING = re.compile(r"\bclaim(?:s|ed)? (?:responsibility for )?(?!that\b)", re.IGNORECASE)
AREAS = frozenset({"country", "admin1", "admin2", "region"})
"""Features of places that are asked for by name and not by distance."""

Told = Tally | Trend | Report
Parties = tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """An event that a claim counts from: its words, and which incidents can be it."""

    words: Span
    wanted: Wanted

    @property
    def names_somebody(self) -> bool:
        """Whether the event can be looked for: it has a side or a place."""
        return bool(self.wanted.place) or not (self.wanted.by.anyone and self.wanted.on.anyone)


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a claim and what the readers find in them, the first reader's first; `anchors` stand apart.

    Nothing else is known of a claim that an article makes, and its statements' offsets are the article's.
    """

    words: str
    today: date | None
    told: tuple[Statement, ...] = ()
    anchors: tuple[Since, ...] = ()

    @property
    def rest(self) -> str:
        """The words without those of the anchors, each letter of these a space."""
        spans = [each.words for each in self.anchors]
        held = (any(span.start <= at < span.end for span in spans) for at in range(len(self.words)))
        return "".join(" " if gone else letter for gone, letter in zip(held, self.words, strict=True))

    def holds(self, span: Span) -> bool:
        """Whether the words of a span are not those of an anchor."""
        return not any(each.words.start <= span.start and span.end <= each.words.end for each in self.anchors)

    def fuller(self, party: Party) -> Party:
        """The party in the most words of those that begin where this one does, by any reader."""
        parties = (each for told in others(self) for each in (*told.actor, *told.target))
        same = [each for each in parties if each.words.start == party.words.start]
        return max([party, *same], key=lambda each: len(plain_label(each.words.quote)))


def anchored_at(report: Report, begin: int, words: str) -> Since:
    """The event that a claim counts from, told by a report whose words begin there; what stands before is not its own."""
    actor = tuple(each for each in report.actor if each.words.start >= begin)
    target = tuple(each for each in report.target if each.words.start >= begin)
    place = report.place if report.place and report.place.words.start >= begin else None
    kinds = every_violence() if report.kind in every_violence() else kinds_of(report.kind)
    by, on = (_side(parties, place, words) for parties in (actor, target))
    named, around = _place(place, (by, on))
    spans = [report.trigger, *(each.words for each in (*actor, *target)), *(each.words for each in report.harm)]
    own = [each for each in spans if each.start >= begin] + ([place.words] if place else [])
    start, end = min(each.start for each in own), max(each.end for each in own)
    wanted = Wanted(kinds=kinds, by=by, on=on, place=named, around=around)
    return Since(Span(start, end, words[start:end]), wanted)


def meant_by(statement: Told, kind: str, heard: Heard) -> Wanted:
    """The incidents of this kind that a statement means; what it leaves open, the claim's other words may tell."""
    since, until = _window(_time(statement, heard), heard)
    place = next((each.place for each in (statement, *others(heard)) if _has_place(each, heard)), None)
    doers = statement.actor or ((statement.speaker,) if statement.speaker and CLAIMING.search(heard.words) else ())
    doers, targets = _roles(doers, statement.target, heard)
    by, on = _side(doers, place, heard.words), _side(tuple(map(heard.fuller, targets)), place, heard.words)
    named, around = _place(place, (by, on))
    return Wanted(kinds=kinds_of(kind), by=by, on=on, place=named, around=around, since=since, until=until)


def _roles(doers: Parties, targets: Parties, heard: Heard) -> tuple[Parties, Parties]:
    """The doers and targets, none an anchor's; whom the words say that attacks were on is a target."""
    doers = tuple(each for each in doers if heard.holds(each.words))
    targets = tuple(each for each in targets if heard.holds(each.words))
    aimed = tuple(each for each in doers if heard.told and _is_target(heard.words, each.words))
    apart = (each for each in doers if each not in aimed and not any(_within(each, other) for other in targets))
    return tuple(apart), (*targets, *aimed)


def _is_target(words: str, party: Span) -> bool:
    return aimed_at(words, party.start) or struck_at(words, party.end)


def _within(party: Party, other: Party) -> bool:
    """Whether a party is told by a part of another's words: the "US" of "US forces"."""
    return other.words.start <= party.words.start and party.words.end <= other.words.end


def left_unread(heard: Heard, statement: Told, wanted: Wanted, after: Since | None) -> tuple[str, ...]:
    """The times, names and pronouns in the claim that nothing in its reading stands for.

    Of an article's sentence only the clause around the trigger is looked at, and of its names those that say where or on
    whom: the rest of a sentence says much that narrows no claim.
    """
    owners = [f" {whose(heard.words, each.words.quote)}" for each in (*statement.actor, *statement.target)]
    used = [each.quote for each in (statement.trigger, *_spans(statement))]
    said = [wanted.by.words, wanted.on.words, wanted.place, *(owner for owner in owners if owner.strip())]
    dated = _time(statement, heard)
    times = [dated.words.quote if dated else "", after.words.quote if after else ""]
    if heard.told:
        several = tuple(
            each.place.words.quote for each in (statement, *others(heard)) if each.place and is_several(each.place)
        )
        return tuple(dict.fromkeys((*several, *left_over(heard.words, [*used, *said], times))))
    speaker = [statement.speaker.words.quote] if statement.speaker else []
    return left_over_beside(heard.words, statement.trigger.quote, [*used, *said, *speaker, *times])


def others(heard: Heard) -> Iterator[Told]:
    """What the readers find that has sides, a place and a time."""
    return (each for each in heard.told if isinstance(each, Tally | Trend | Report))


def _has_place(told: Told, heard: Heard) -> bool:
    """Whether it tells a place that is neither an anchor's nor but a part of a side's name: the "K" of "K-1"."""
    if told.place is None or not heard.holds(told.place.words):
        return False
    at = told.place.words
    spans = [each.words for by_any in (told, *others(heard)) for each in (*by_any.actor, *by_any.target)]
    return not any(span.start <= at.start < span.end and at.quote != plain_label(span.quote) for span in spans)


def plain_label(words: str) -> str:
    """A side's words without how often it was hit, which readers may take for a part of its name, and how many.

    >>> plain_label("Camp Taji three times"), plain_label("six villages")
    ('Camp Taji', 'villages')
    """
    said = AMID.sub("", TIMES.sub("", words)).strip()
    many = numbers().phrase.match(said)
    return (said[many.end() :].strip() if many and many.end() < len(said) and not said[:1].isupper() else said) or said


def _spans(told: Told) -> list[Span]:
    """The words of a statement's parties, place, harm and number."""
    parties = [each.words for each in (*told.actor, *told.target)]
    number = [told.words] if isinstance(told, Tally) else []
    harm = [each.words for each in told.harm] if isinstance(told, Report) else []
    often = [told.times.words] if isinstance(told, Report) and told.times else []
    return [*parties, *number, *harm, *often, *([told.place.words] if told.place else [])]


def _time(statement: Told, heard: Heard) -> TimeWords | None:
    """The time words that can be dated: the statement's, or else of another, or else any in the claim."""
    told = (each.when for each in (statement, *others(heard)))
    dated = next((each for each in told if each and _is_dated(each.when, heard.today)), None)
    other = time_in(heard.words, heard.today) if heard.told else None
    within = dated and other and other.words.quote[:8].lower() == "between " and dated.words.quote in other.words.quote
    return other if within else dated or other


def _window(words: TimeWords | None, heard: Heard) -> tuple[date | None, date | None]:
    """The first and last day; up to the claim's own where no last is told."""
    when = words.when if words else None
    return (when.earliest, when.latest or heard.today) if when else (None, heard.today)


def _is_dated(when: When | None, today: date | None) -> bool:
    """Whether it has a beginning, or an end before the claim's own day: "in three days" has neither."""
    return when is not None and (when.earliest is not None or when.latest not in (None, today))


def _side(parties: tuple[Party, ...], place: PlaceWords | None, words: str) -> Side:
    """Whom the words mean; of several, the one with the most to find it by. What is told as the place is no side."""
    there = place.words.quote.casefold() if place else ""
    named = [each for each in parties if any(map(str.isalpha, each.label))]
    meant = [each for each in named if each.actor_id or plain_label(each.words.quote).casefold() not in there]
    sides = [_owned(each, whose(words, each.words.quote)) for each in meant]
    told = [one for one in sides if one.actors or (not one.anyone and one.labels)]
    return max(told, key=lambda one: len(one.actors), default=EVERYONE)


def _owned(party: Party, owner: str) -> Side:
    """Whom a party means; a thing with an owner ("bases hosting American troops") means what is the owner's."""
    label = plain_label(party.label)
    return replace(side(f"{owner} {label}"), words=f"{label} of {owner}") if owner else side(label)


def is_several(place: PlaceWords) -> bool:
    """Whether several places are told in one: what lies within the circle that holds "Basra or Mosul" need be at neither."""
    where = place.place
    return where is not None and where.feature == "area" and ", " in where.name


def _place(place: PlaceWords | None, sides: Iterable[Side]) -> tuple[str, Around | None]:
    """The name of the place and the circle around it; none where the words are a side's."""
    if place is None or is_several(place) or place.words.quote in [one.words for one in sides]:
        return "", None
    where = place.place
    if where is None:
        return place.words.quote, None
    around = None if where.feature in AREAS else Around(where.lat, where.lon, where.precision_km)
    return where.name, around
