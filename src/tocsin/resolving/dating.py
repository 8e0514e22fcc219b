"""The times of a whole article's statements: each in the light of those told before it and of its dated events.

Time words are resolved in the order of the text, so that "two days earlier" counts from the day told last; then again
with the events that are dated by then, so that "two days before the strike" finds its strike. An event without time
words that a word of sequence ties to the one before ("then", "hours later") takes its time from that one, as inferred.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tocsin.record import DONE, Article, Report, Span, Stage, Statement, TimeWords, When, span_of
from tocsin.resolving.days.anchor import Anchor, Event
from tocsin.resolving.days.events import event_of
from tocsin.resolving.days.tense import goes_on, sets_limit, speaks_ahead
from tocsin.resolving.times import resolve_time

AHEAD = frozenset({Stage.PLANNED, Stage.THREATENED, Stage.FEARED, Stage.CALLED_FOR})
"""Stages whose times lie ahead of the article."""
ASKING = frozenset({"demand", "threat"})
"""Kinds whose limits of time are those of what is asked for or threatened."""
MEASURES = ASKING | {"sanction", "concession", "ceasefire", "agreement", "blockade", "talks", "prosecution"}
"""Kinds that are done at once and last from then on: "has barred him for five years" does not end with the article."""
ROUNDS = 3
"""How often events dated by other events are looked for: A by B, B by C, and no further."""
TOLD_NEAR = 600
"""Characters after which a day told is no longer the one that "the next day" counts from (own choice)."""
AROUND = 40
"""Characters of context that go with time words."""
MONTH_DAYS = 31
SHARP_DAYS = 2
"""Days that a time told may last for another to be counted from it."""
SEQUENCE = re.compile(
    r"(?:^|(?<=, )|(?<=and ))(?:then|soon afterwards?|shortly afterwards?|afterwards|minutes later|hours later|moments later|later that day|"
    r"the same day|that night|the next day|the following day|a day later|subsequently|later)\b(?! (?:than|on|in|at|this|last|next|\d))",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[^,;.!?\n]{1,80}")
"""What may stand between "a week after" and the event of which it is told."""
SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Told:
    """A time of the article in the order of the text: whether it lies ahead, and where its words stand."""

    words: Span
    ahead: bool
    when: When


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for the whole article: the longitude it was written at, and a latitude of the half of the globe it is set in."""

    lon: float | None = None
    lat: float | None = None


def shared_lat(statements: Sequence[Statement]) -> float | None:
    """The latitude nearest to the equator of the places told, where all lie in one half of the globe."""
    lats = [each.place.place.lat for each in statements if each.place and each.place.place]
    return min(lats, key=abs) if lats and (min(lats) > 0 or max(lats) < 0) else None


def is_ahead(statement: Statement) -> bool:
    """Whether what the statement tells lies ahead of the article."""
    return statement.stage in AHEAD


def dated(article: Article, statements: Sequence[Statement], home_lon: float | None = None) -> tuple[Statement, ...]:
    """The statements with their times, those that stay open with the reason; `home_lon` is where the article was written."""
    desk = Desk(home_lon, shared_lat(statements))
    cues = {at: cue for at, each in enumerate(statements) if (cue := sequence_words(article.text, each))}
    asked = [_asked(statement, cues.get(at)) for at, statement in enumerate(statements)]
    events: tuple[Event, ...] = ()
    answers: list[Statement] = asked
    for _round in range(ROUNDS):
        answers = _round_of(article, asked, events, desk)
        found = tuple(sorted({event for each in answers if (event := event_of(each))}, key=lambda event: event.told_at))
        if found == events:
            break
        events = found
    return tuple(
        statements[at] if at in cues and not _is_inferred(answer) else answer for at, answer in enumerate(answers)
    )


def _asked(statement: Statement, cue: Span | None) -> Statement:
    """The statement with its time words unresolved, or with the word of sequence for them."""
    words = cue or (statement.when.words if statement.when else None)
    return replace(statement, when=TimeWords(words)) if words else statement


def _is_inferred(statement: Statement) -> bool:
    when = statement.when.known if statement.when else None
    return when is not None and when.earliest is not None and when.how.startswith("inferred")


def _round_of(article: Article, asked: Sequence[Statement], events: tuple[Event, ...], desk: Desk) -> list[Statement]:
    """Every time resolved once, in the order of the text, against the events dated so far."""
    order = sorted((at for at, each in enumerate(asked) if each.when), key=lambda at: _place_of(asked[at]))
    told: list[Told] = []
    answers = list(asked)
    for at in order:
        statement = asked[at]
        if statement.when is None:
            continue
        anchor = anchor_of(article, statement, told, events, desk)
        when = resolve_time(*as_counted_from(article.text, statement, statement.when.words, anchor))
        told.append(Told(statement.when.words, anchor.ahead, when))
        answers[at] = replace(statement, when=replace(statement.when, when=when))
    return answers


def _place_of(statement: Statement) -> tuple[Span, Span, str]:
    """Where a statement's time words and trigger stand: its rank among those told."""
    words = statement.when.words if statement.when else statement.trigger
    return words, statement.trigger, statement.stage.value


def anchor_of(
    article: Article, statement: Statement, told: Sequence[Told], events: tuple[Event, ...], desk: Desk
) -> Anchor:
    """What a statement's time words are read against."""
    words = statement.when.words if statement.when else statement.trigger
    place = statement.place.place if statement.place else None
    asks = isinstance(statement, Report) and statement.kind in ASKING and sets_limit(words)
    ahead = is_ahead(statement) or asks or speaks_ahead(article.text, statement.trigger, words)
    return Anchor(
        article.published,
        ahead=ahead,
        told=_told_before(words, told, ahead=ahead),
        ongoing=lasts(article.text, statement),
        events=tuple(event for event in events if event.told_at != words),
        lat=place.lat if place else desk.lat,
        lon=place.lon if place else None,
        home_lon=desk.lon,
        before=article.text[max(0, words.start - AROUND) : words.start],
        after=article.text[words.end : words.end + AROUND],
        dated=_dated_before(words, told) if article.published is None else None,
    )


def as_counted_from(text: str, statement: Statement, words: Span, anchor: Anchor) -> tuple[str, Anchor]:
    """The time words and what they are read against, seen from the news where they count back from it.

    In "two were hurt on Friday, a week after a mosque was bombed" the bombing is a week earlier than Friday; where the
    news has no day of its own it is of the article's day.
    """
    if not words.quote.casefold().endswith(" after") or not CLAUSE.fullmatch(text[words.end : statement.trigger.start]):
        return words.quote, anchor
    day = anchor.published
    told = anchor.told or (When(day, day, f"the article's day, {day}") if day else None)
    return f"{words.quote[: -len(' after')]} earlier", replace(anchor, told=told)


def _dated_before(words: Span, told: Sequence[Told]) -> date | None:
    """The first day of the last time of at most a month that was told before, however long before."""
    days = (
        each.when.earliest
        for each in reversed(told)
        if each.words.end <= words.start and each.when.days is not None and each.when.days <= MONTH_DAYS
    )
    return next(days, None)


def lasts(text: str, statement: Statement) -> bool:
    """Whether what the statement tells went on up to the article."""
    is_measure = isinstance(statement, Report) and statement.kind in MEASURES
    return statement.stage is Stage.ONGOING or (not is_measure and goes_on(text, statement.trigger))


def _told_before(words: Span, told: Sequence[Told], *, ahead: bool) -> When | None:
    """The last narrow time told shortly before, of what has happened unless these words too lie ahead."""
    near = (
        each.when
        for each in reversed(told)
        if each.words.end <= words.start <= each.words.end + TOLD_NEAR
        and each.when.days is not None
        and each.when.days <= SHARP_DAYS
        and (ahead or not each.ahead)
    )
    return next(near, None)


def sequence_words(text: str, statement: Statement) -> Span | None:
    """The word of sequence that opens the clause of an event without time words; None where there is none.

    >>> from tocsin.record import Report, span_of
    >>> text = "On Monday rebels attacked the town. Hours later the army shelled it."
    >>> sequence_words(text, Report(trigger=span_of(text, 57, 64), kind="shelling")).quote
    'Hours later'
    """
    if not isinstance(statement, Report) or statement.when is not None or statement.stage not in DONE:
        return None
    start = max(0, statement.trigger.start - 120)
    ends = list(SENTENCE_END.finditer(text, start, statement.trigger.start))
    start = ends[-1].end() if ends else 0 if start == 0 else statement.trigger.start
    clause = text[start : statement.trigger.start]
    found = list(SEQUENCE.finditer(clause))
    return span_of(text, start + found[-1].start(), start + found[-1].end()) if found else None
